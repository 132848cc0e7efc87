"""Who speaks and who is spoken to in English: pronouns, and imperatives by the words around them.

English verbs do not show an imperative: "Design your kitchen" is one, "Design studio" is none. A verb is one where a
clause starts and what follows is no noun's company.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property

from audit.languages.en.compounds import (
    COMPOUNDS,
    NEVER_BEFORE,
    NO_OBJECT,
    OBJECT,
)
from audit.languages.en.verbs import (
    COMPANY,
    DOUBTFUL,
    VERBS,
)
from audit.languages.rules import listed
from audit.text.tokens import Tokens

Person = tuple[str, int, int]
"""Who ("us" or "you"), first token, the token after the last."""

_US = listed("we we're we've we'll we'd us our ours ourselves ourself i i'm i've i'll i'd me my myself let's")
_YOU = listed("you your yours yourself yourselves you're you've you'll you'd y'all")

# "US" and "ME" are places, and "I" is a number or a letter: persons only where the words around them say so.
_BEFORE_US = listed(
    "about contact call email text message follow join tell ask find trust choose hire reach let give send meet help "
    "why like behind visit ring phone"
)
_BEFORE_US_IN_CAPITALS = listed("with to for of at from around see watch than by")
_BEFORE_NUMERAL = listed(
    "type phase part class grade level division title chapter war mark stage section category group table tier volume "
    "book act annex appendix elizabeth charles george james francis"
)
_BEFORE_MINE = listed("of is are was were be been like than")  # what follows any other word is a pit

_LEADING = listed(
    "please just simply now then so also always never first next but kindly finally instead easily quickly instantly "
    "automatically safely securely effortlessly seamlessly confidently carefully gently regularly directly and or "
    "alternatively otherwise lastly firstly secondly thirdly afterwards today again still better second third "
    "occasionally immediately thoroughly lightly slowly only definitely absolutely maybe perhaps optionally ideally"
)
# Buttons of one word.
_ALONE = listed(
    "submit send search subscribe continue accept close cancel apply join save edit reply follow download register "
    "browse confirm delete remove add reset skip donate start go watch listen discover explore create compare select "
    "choose enter upload install unsubscribe enroll enrol redeem try decline allow reject agree dismiss connect learn "
    "buy read see view share print book call order hide show expand pause play stop mute unmute like pay vote copy "
    "reserve relax enjoy imagine unwind indulge breathe engage grow build give invest dream inquire enquire rsvp "
    "clear refresh activate verify login translate shop rent update import customise customize proceed unlock visit "
    "refer paste undo redo zoom publish approve"
)
# After a comma, in lower case, in a sentence that opens with one of _PURPOSE: "To book, call Anna".
_ASKED = listed(
    "call contact choose visit ask email click see try check book use fill complete write send ring text speak talk "
    "join follow read download get give look find select register apply let come stop drop go sign log take start "
    "consider make add bring note keep leave enter tell order phone press reply return refer scroll turn allow place "
    "avoid arrive remember submit request view enjoy watch head switch schedule subscribe wait pick save browse "
    "arrange remove reach open consult pay collect hold set share dial explore discover be don't do never always feel "
    "mention include ensure put bookmark message pop report"
)
_PURPOSE = listed(
    "to for when once before after instead with whenever while in if unless until should where as from on at during "
    "by because since although though upon without rather depending whether whatever however wherever either got need "
    "want looking ready"
)
_SUBJECTS = listed(
    "we i they he she it who that which can could will would may might should must to you people customers clients "
    "guests visitors members users staff and or not"
)
"""Before a verb in small letters they make it no imperative."""
_PHONED = listed("call text dial ring")  # a number follows
_PLEASING = listed("to we will that and can may not who it they would always aim eager hard best")
"""Before "please" that is a verb."""
_ORDERS = listed("don't never always do be have")
_FORBIDDEN = listed("hesitate forget worry miss wait panic delay let settle take be just hold leave use ask call")
_HAVE = listed(
    "look go seat chat read great nice good lovely "
    "wonderful safe think browse peek fantastic happy merry say question? "
    "drink break laugh word play listen fun"
)
_FINITE = listed("is offers provides has was helps delivers are specialises specializes makes gives does were works")
"""After a name: "Get Local offers"."""
_PREFIXES = listed("double pre re cross test hand fast co over self")
"""Before a hyphen that joins a verb to its first part: "double-check"."""
_WH = listed("how what why where when which who")
_AND = listed("and or so &")
_JOINED = listed(
    "call contact email visit ring phone text ask write send "
    "drop come see book click download request message try order"
)
_OURS = listed("us me our now today below here online free")
"""After one of _JOINED."""
_LACKING = listed("have want need like know think own")
"""After "don't" in a question that is not written as one: "Don't have time?"."""
_DOING = listed("not more it the this that your what some something try check come")
_CALLING = listed("call contact ask ring meet")
_NOBODY = listed(
    "centre center centres centers out outs girl box handling answering marketing campaigns support us it tone finger"
)
"""Nouns, in capitals, after one of _CALLING."""
_TOLD = listed("imagine picture tell call contact ask")
"""Verbs that ask the reader for something even in a question."""
_ADVERBS = listed(
    "easily quickly instantly automatically safely securely effortlessly seamlessly confidently carefully gently "
    "directly simply"
)
"""After these stands no noun."""
_ADJECTIVES = listed("open live free clean clear dry light fast close warm cool calm smooth complete separate double")
_CHECKED_IN = listed("online with here to using via on")
_NEAR = 6  # tokens
_MARK = re.compile(r"[^\w\s'’]")
_ROUND_OFF = re.compile(r"[?!;:|–—]|\.(?=\s|\Z)")
_OPENING = re.compile(r"[(\[?!.:|•·–—>»]|\s-\s")
# Every word that a rule below asks for by itself: a rule for another word needs it here.
_PERSONS = _US | _YOU | VERBS | DOUBTFUL | _ALONE | _ASKED | _PHONED | _ORDERS | listed("mine please")


def persons(tokens: Tokens, fragment: bool) -> tuple[Person, ...]:  # noqa: ARG001 - English needs it for nothing
    """Every first person and every address of the reader in a unit, in order. Linear."""
    return () if _PERSONS.isdisjoint(tokens.texts) else tuple(_Reader(tokens).found())


class _Reader:
    """A unit as one who looks for imperatives reads it."""

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self.words = tokens.texts

    @cached_property
    def _ends(self) -> list[tuple[int, bool]]:
        """Where clauses and sentences end in the folded text, and whether in a question."""
        text = self.tokens.folded.text
        return [(found.start(), found.group() == "?") for found in _ROUND_OFF.finditer(text)]

    def found(self) -> Iterator[Person]:
        words = self.words
        for place, word in enumerate(words):
            if word not in _PERSONS:
                continue
            if word in _YOU:
                yield "you", place, place + 1
            elif word in _US or word == "mine":
                if _is_us(self.tokens, words, place):
                    yield "us", place, place + 1
            elif word == "please":
                if not place or words[place - 1] not in _PLEASING or self.tokens.gap(place) > 1:
                    yield "you", place, place + 1
            elif self._is_imperative(place):
                yield "you", place, place + 1

    def _is_imperative(self, place: int) -> bool:
        if not (self._opens(place) or self._is_joined(place) or self._is_forbidden(place)):
            return False
        return self._is_verb(place) and not self._is_asked(place)

    # ---- where an imperative can stand

    @cached_property
    def _is_level(self) -> bool:
        """Whether neither a mark nor a capital stands within: then nothing but its start can open."""
        text = self.tokens.text
        return text[1:].islower() and _MARK.search(text, 0, len(text) - 1) is None

    def _opens(self, place: int) -> bool:
        """Whether a clause or a card's line starts here."""
        tokens, words = self.tokens, self.words
        if place == 0:
            return True
        before = words[place - 1]
        if place == 1 and (before in _LEADING or (before in _PREFIXES and self._hyphen(place))):
            return not self._hyphen(place) or before in _PREFIXES
        if self._is_level:
            return False  # most sentences, at little cost
        if tokens.gap(place) > 1:
            return self._opens_after_a_mark(place)
        if before in _LEADING and before not in _AND and tokens.gap(place - 1) > 1:
            return not self._has_subject(place - 1)
        # The lines of a card run into one another: "Our story Meet the bakers".
        if not tokens.capital(place) or place + 1 == len(tokens):
            return False
        following = tokens.written(place + 1)
        return following in OBJECT and not tokens.written(place - 1).istitle()

    def _opens_after_a_mark(self, place: int) -> bool:
        tokens = self.tokens
        between = tokens.folded.text[tokens.spans[place - 1][1] : tokens.spans[place][0]]
        if _OPENING.search(between):
            return tokens.capital(place) or self.words[place] in _ASKED
        if tokens.capital(place):
            return not self._has_subject(place) and self.words[0] not in _WH
        return "," in between and self.words[0] in _PURPOSE and self.words[place] in _ASKED

    def _has_subject(self, place: int) -> bool:
        """Whether somebody stands shortly before who may do it."""
        return not _SUBJECTS.isdisjoint(self.words[max(0, place - _NEAR) : place])

    def _is_joined(self, place: int) -> bool:
        """ "Come by or call us": by a conjunction, with the company as its object."""
        words = self.words
        if not place or words[place] not in _JOINED or place + 1 == len(words):
            return False
        if words[place - 1] not in _AND and not self._comma(place):
            return False
        after = words[place + 1]
        return (after in _OURS or after[0].isdigit()) and not self._has_subject(place)

    def _is_forbidden(self, place: int) -> bool:
        """ "We are here, so don't hesitate"."""
        words = self.words
        if words[place] != "don't" or not place or place + 1 == len(words) or words[place + 1] not in _FORBIDDEN:
            return False
        return words[place - 1] in _AND or self.tokens.gap(place) > 1

    def _comma(self, place: int) -> bool:
        spans = self.tokens.spans
        return self.tokens.folded.text[spans[place - 1][1] : spans[place][0]] == ", "

    def _hyphen(self, place: int) -> bool:
        """Whether a hyphen joins a word to the one before."""
        spans = self.tokens.spans
        return self.tokens.folded.text[spans[place - 1][1] : spans[place][0]] == "-"

    # ---- whether it is a verb

    def _is_asked(self, place: int) -> bool:
        """Whether its clause is a question: "Run a shop?"."""
        if self.words[place] in _TOLD:
            return False
        at = bisect_left(self._ends, (self.tokens.spans[place][1], False))
        return at < len(self._ends) and self._ends[at][1]

    def _is_verb(self, place: int) -> bool:
        words = self.words
        word = words[place]
        after = words[place + 1] if place + 1 < len(words) else ""
        if word in _ORDERS:
            return self._is_order(word, after, place)
        if len(words) == 1:
            return word in _ALONE
        if after and self._hyphen(place + 1):
            return False
        if after == "&":
            after = "and"
        if after in NO_OBJECT or (after in COMPOUNDS.get(word, ()) and not self._goes_on(place)):
            return False
        if word in VERBS:
            return not self._names(place)
        if word in _PHONED and after[:1].isdigit():
            return True
        return word in DOUBTFUL and self._has_verbs_company(word, after, place)

    def _has_verbs_company(self, word: str, after: str, place: int) -> bool:
        """Whether what stands around a verb that is a noun as often makes it a verb."""
        words = self.words
        if after in OBJECT:
            return after not in NEVER_BEFORE.get(word, ())
        if place and words[place - 1] in _ADVERBS and word not in _ADJECTIVES:
            return True
        if word == "check" and after == "in":
            return place + 2 < len(words) and words[place + 2] in _CHECKED_IN
        return after in COMPANY.get(word, ()) or self._calls_somebody(place) or self._is_coordinated(place)

    def _goes_on(self, place: int) -> bool:
        """ "Build and deploy the app": what follows "and" is a verb with its object."""
        words = self.words
        return (
            place + 3 < len(words)
            and words[place + 1] in _AND
            and words[place + 2] in VERBS
            and words[place + 3] in OBJECT
        )

    def _names(self, place: int) -> bool:
        """Whether it is a name that does something: "Get Local offers"."""
        for at in range(place + 1, min(place + 4, len(self.words))):
            if self.words[at] in _FINITE and not self.tokens.capital(at):
                return at > place + 1
            if not self.tokens.capital(at):
                return False
        return False

    def _calls_somebody(self, place: int) -> bool:
        """ "Call Anna before noon"."""
        tokens, words = self.tokens, self.words
        if words[place] not in _CALLING or place + 1 == len(words) or words[place + 1] in _NOBODY:
            return False
        if not tokens.capital(place + 1) or tokens.gap(place + 1) > 1:
            return False
        if place + 2 == len(words):
            return True
        return not tokens.capital(place + 2) or words[place + 2][0].isdigit()

    def _is_coordinated(self, place: int) -> bool:
        """ "Wash and dry your hands", "Pick, pack and ship the order": the verb that follows has the object."""
        words = self.words
        for at in range(place + 1, min(place + _NEAR, len(words) - 1)):
            word = words[at]
            if word in _AND:
                continue
            if word not in VERBS and word not in DOUBTFUL:
                return False
            if words[at + 1] in OBJECT or (word in VERBS and self._lists(place, at)):
                return True
        return False

    def _lists(self, place: int, at: int) -> bool:
        """Whether commas stand between two verbs, and no noun's company after the second."""
        after = self.words[at + 1]
        return self._comma(place + 1) and after not in NO_OBJECT and after not in COMPOUNDS.get(self.words[at], ())

    def _is_order(self, word: str, after: str, place: int) -> bool:
        """Whether it is "be sure", "do not iron", "don't wait", "have fun", "never leave" or "always check"."""
        if word == "do":
            return after in _DOING or after in VERBS
        if word == "be":
            return after != ""
        if word == "have":
            at_second = self.words[place + 2] if place + 2 < len(self.words) else ""
            return after == "fun" or (after in ("a", "your", "another", "some") and at_second in _HAVE)
        if word == "don't":
            return after not in _LACKING
        return after in VERBS or after in DOUBTFUL or after == "be"


def _is_us(tokens: Tokens, words: list[str], place: int) -> bool:
    word = words[place]
    before = words[place - 1] if place else ""
    if word == "i":
        return tokens.capital(place) and before not in _BEFORE_NUMERAL and not _is_letter(tokens, place + 1)
    if word == "mine":
        return before in _BEFORE_MINE
    if word not in ("us", "me"):
        return True
    if word == "us" and len(before) == 1 and before.isalpha():
        return False  # "Toys-R-Us"
    if not tokens.written(place).isupper():
        return True
    if word == "us":
        return before in _BEFORE_US or (before in _BEFORE_US_IN_CAPITALS and tokens.text.isupper())
    return len(words) > 1 and tokens.text.isupper()


def _is_letter(tokens: Tokens, place: int) -> bool:
    """Whether a single capital stands there, as in "I/O"."""
    return place < len(tokens) and len(tokens.texts[place]) == 1 and tokens.capital(place)
