"""One unit of copy as the marks see it: its tokens, who speaks, what is quoted."""

import re
from bisect import bisect_left, bisect_right
from functools import cached_property

from audit.sentence.vocabulary import Vocabulary, Words
from audit.text.tokens import Tokens

RUNNING = frozenset({"p", "li", "div", "td", "dd", "summary", "figcaption", "meta", "quote"})
"""Kinds of block that hold running text. A sentence there is one that ends like one; all else is a fragment."""

MIN_SENTENCE = 3  # words
_STOPS = frozenset(".!?…")
_END = re.compile(r"[.!?…][)\]\"'’”»\s]*\Z")
_QUOTED = re.compile(
    r"«[^«»]{1,2000}»|“[^“”]{1,2000}”|„[^„“”]{1,2000}[“”]|(?<!\w)‘[^‘’]{1,2000}’(?!\w)|(?<!\w)\"[^\"]{1,2000}\"(?!\w)"
)
_APOSTROPHE_FOR_ACCENT = re.compile(r"(?:\b[eE]|[a-zA-Z]{2}[aeiouAEIOU])['’](?!\w)")
_CLAUSE = re.compile(r"[;:!?|…]|\s[–—-]\s|\.\.\.|\. ")
_PROBE = 12  # characters: capitals that start later make no text in capitals
_LONGER = 4  # letters
_CAPITALS = 0.8  # share of the letters of a text in capitals


def is_complete(tokens: Tokens, kind: str) -> bool:
    """Whether a unit in a block of this kind is a sentence of running text; False: a fragment."""
    if kind not in RUNNING or len(tokens.words) < MIN_SENTENCE:
        return False
    return tokens.text[-1] in _STOPS or _END.search(tokens.text[-8:]) is not None


class Copy:
    """A unit, read once. Spans are half-open: of tokens, or where it says so in code points of `text`."""

    def __init__(self, tokens: Tokens, kind: str, vocabulary: Vocabulary) -> None:
        self.text = text = tokens.text
        self.kind = kind  # of its block
        self.fragment = not is_complete(tokens, kind)
        self.people = vocabulary.rules.persons(tokens, self.fragment)
        """ "us" or "you", and the tokens that say so; in the order of the text."""
        self.capitals = _in_capitals(text)
        if _lacks_accents(text, capitals=self.capitals):
            spelling, self.tokens = vocabulary.unaccented, tokens.without_accents()
        else:
            spelling, self.tokens = vocabulary.accented, tokens
        self.words = Words(vocabulary, spelling, self.tokens)

    @property
    def about(self) -> str:
        """Who speaks in it or is spoken to: "us", "you", "both" or nobody."""
        found = {person for person, _, _ in self.people}
        return "both" if len(found) == 2 else "".join(found)

    @cached_property
    def us(self) -> bool:
        """Whether a first person is in it."""
        return any(person == "us" for person, _, _ in self.people)

    @cached_property
    def last_question(self) -> int:
        """Where its last question mark stands, or -1."""
        return self.text.rfind("?")

    @cached_property
    def quoted(self) -> tuple[tuple[int, int], ...]:
        """What stands in quotation marks, with them."""
        if "«" in self.text or "‘" in self.text or "“" in self.text or "„" in self.text or '"' in self.text:
            return tuple(match.span() for match in _QUOTED.finditer(self.text))
        return ()

    def in_quotes(self, start: int, end: int) -> bool:
        """Whether a span stands in quotation marks."""
        at = bisect_right(self.quoted, (start, len(self.text))) - 1
        return at >= 0 and end <= self.quoted[at][1]

    def capital(self, at: int) -> bool:
        """Whether a token starts with a capital."""
        return self.tokens.capital(at)

    @cached_property
    def longer_words(self) -> tuple[int, int]:
        """How many words of four letters and more there are, and how many of them start with a capital."""
        longer = [at for at, word in enumerate(self.tokens.texts) if len(word) >= _LONGER and word.isalpha()]
        return len(longer), sum(map(self.capital, longer))

    @cached_property
    def clauses(self) -> list[int]:
        """The first token of every clause: a full stop ends one, as do ; : and the like, but no comma."""
        found = [0]
        spans = self.tokens.spans
        for end in _CLAUSE.finditer(self.tokens.folded.text):
            at = bisect_left(spans, (end.start(),))
            if found[-1] < at < len(spans) and (end.group() != ". " or self.tokens.stops(at)):
                found.append(at)
        return found

    def clause(self, at: int) -> tuple[int, int]:
        """The tokens of the clause that a token stands in."""
        place = bisect_right(self.clauses, at)
        last = self.clauses[place] if place < len(self.clauses) else len(self.tokens.texts)
        return self.clauses[place - 1], last

    def first_person(self, first: int, last: int) -> bool:
        """Whether a first person stands in the tokens from `first` to before `last`."""
        at = bisect_left(self.people, first, key=_first)
        while at < len(self.people) and self.people[at][1] < last:
            if self.people[at][0] == "us":
                return True
            at += 1
        return False


def _first(person: tuple[str, int, int]) -> int:
    return person[1]


def _in_capitals(text: str) -> bool:
    if text[:_PROBE].lower() == text[:_PROBE] or text[1:_PROBE].islower():
        return False  # most texts, at little cost
    letters = sum(map(str.isalpha, text))
    return letters > 1 and sum(map(str.isupper, text)) >= _CAPITALS * letters


def _lacks_accents(text: str, *, capitals: bool) -> bool:
    """Whether the text is written without accents: in capitals, or with apostrophes for them ("qualita'")."""
    return capitals or (("'" in text or "’" in text) and _APOSTROPHE_FOR_ACCENT.search(text) is not None)
