"""Who speaks and who is spoken to in Italian, by grammar.

Italian drops its pronouns, so the first person plural is read from the endings of verbs; the second person, whose
endings are those of nouns and participles too, from pronouns, from forms that are nothing else, and from imperatives
where a clause starts.
"""

from functools import lru_cache

from audit.languages.it.verbs import (
    AFTER_ARE,
    AFTER_COMMA,
    AFTER_I_OPENS,
    AFTER_PARTICIPLE,
    ARTICLES,
    BEFORE_ARE,
    BEFORE_I,
    BEFORE_PLURAL,
    BEFORE_PRESENT,
    DOUBTFUL,
    FIRST_SINGULAR,
    HER_VERB,
    HER_VERB_SHORT,
    HERS,
    I_AM,
    I_AM_ONE,
    I_OPENS,
    I_OR_NOUN,
    I_VERB,
    IMPERATIVES,
    JOINING,
    NO_I_AM_ONE,
    NO_I_VERB,
    NO_IMPERATIVE,
    NO_PLURAL_ENCLITIC,
    NO_PLURAL_PRESENT,
    NO_US_ENCLITIC,
    NO_WE,
    NO_YOU_ENCLITIC,
    NO_YOU_PRESENT,
    NO_YOU_VERB,
    NOT_TO,
    NOT_TO_YOU,
    OBJECTS,
    PARTICIPLES,
    PLURAL,
    PLURAL_ENCLITIC,
    PLURAL_PARTICIPLES,
    PLURAL_PRESENT,
    POLITE,
    POLITE_PURE,
    PRESENT,
    REFLEXIVE,
    THERE,
    TO_HER_VERB,
    TOGETHER_NOT_AFTER,
    TOGETHER_NOT_BEFORE,
    US_ENCLITIC,
    WE,
    WE_VERB,
    YOU,
    YOU_ENCLITIC,
    YOU_PRESENT,
    YOU_VERB,
    YOU_VERBS,
)
from audit.languages.rules import listed
from audit.text.tokens import Tokens


class _Unit:
    """The tokens of a unit as the grammar looks at them."""

    def __init__(self, tokens: Tokens, *, fragment: bool) -> None:
        self.tokens = tokens
        self.fragment = fragment
        self.words = tokens.texts

    def word(self, place: int) -> str:
        """The folded word, or none outside the unit."""
        return self.words[place] if 0 <= place < len(self.words) else ""

    def starts(self, place: int) -> bool:
        """Whether a clause starts here: at first, after punctuation, after "e"; or at a capital in a run of labels."""
        if place == 0 or self.tokens.gap(place) > 1:
            return True
        return self.word(place - 1) in JOINING or (self.fragment and self.capital(place))

    def capital(self, place: int) -> bool:
        """Whether the word has a capital, and is not all capitals."""
        text = self.tokens.written(place)
        return text[0].isupper() and not text[1:2].isupper()

    def ends(self, place: int) -> bool:
        """Whether the clause ends after this word."""
        following = place + 1
        return following == len(self.words) or self.tokens.gap(following) > 1


def persons(tokens: Tokens, fragment: bool) -> tuple[tuple[str, int, int], ...]:
    """("us" or "you", first token, last token + 1) of every first person and every address, in order of place."""
    unit = _Unit(tokens, fragment=fragment)
    who = _who if max(map(len, unit.words), default=0) <= _LONG else _who.__wrapped__  # no room for endless words
    found: list[tuple[str, int, int]] = []
    for place, (us, you) in enumerate(map(who, unit.words)):
        if us and _is_us(unit, place):
            found.append(("us", place, place + 1))
        if you and _is_you(unit, place):
            found.append(("you", place, place + 1))
    return tuple(found)


@lru_cache(maxsize=1 << 14)
def _who(word: str) -> tuple[bool, bool]:
    """Whether a word can say "us", and whether it can address "you", in whatever context: most can do neither."""
    us = word in _US_WORDS or _is_we_verb(word) or _is_i_verb(word) or _has_us(word)
    you = word in _YOU_WORDS or _has_you(word) or any(form.fullmatch(word) for form in (PLURAL_PRESENT, NOT_TO))
    return us, you


def _is_us(unit: _Unit, place: int) -> bool:
    word = unit.words[place]
    if word in {"me", "mi"}:
        if unit.tokens.written(place).isupper():
            return unit.tokens.text.isupper()  # else Milan
        return not unit.capital(place) or unit.starts(place)
    if word in WE or word in FIRST_SINGULAR:
        return True
    if word in {"ci", "ce"}:
        return _is_clitic(unit, place)
    if word in {"chiamo", "richiamo", "sono", "insieme"}:
        return _IN_CONTEXT[word](unit, place)
    if word in I_OPENS and unit.starts(place) and unit.word(place + 1) in AFTER_I_OPENS:
        return not unit.fragment
    if word in I_OR_NOUN:
        return place > 1 and unit.tokens.gap(place) == 1 and unit.word(place - 1) in BEFORE_I
    return _is_we_verb(word) or _is_i_verb(word) or _has_us(word)


def _is_we_verb(word: str) -> bool:
    return len(word) > 4 and word not in NO_WE and not word.endswith("grammo") and WE_VERB.fullmatch(word) is not None


def _is_i_verb(word: str) -> bool:
    return word not in NO_I_VERB and I_VERB.fullmatch(word) is not None


def _has_us(word: str) -> bool:
    """A verb that ends in "-ci": "contattarci", "aiutandoci", "scriveteci", "chiamaci"."""
    if word in NO_US_ENCLITIC:
        return False
    return US_ENCLITIC.fullmatch(word) is not None or _imperative_with(word, ("ci", "mi"))


def _imperative_with(word: str, pronouns: tuple[str, ...]) -> bool:
    return word.endswith(pronouns) and len(word) > 5 and word[:-2] in _BASES and word not in NO_IMPERATIVE


def _is_clitic(unit: _Unit, place: int) -> bool:
    """Whether "ci" or "ce" is us, "vi" or "ve" you, and not "there"."""
    after = unit.word(place + 1)
    if unit.words[place] in {"ce", "ve"}:
        return after in {"lo", "la", "li", "le"}
    text = unit.tokens.written(place)
    return bool(after) and not text.isupper() and after not in THERE and not unit.ends(place)


def _is_call(unit: _Unit, place: int) -> bool:
    """ "Ti richiamo", "mi chiamo", not "un richiamo"."""
    return unit.word(place - 1) in {"ti", "vi", "la", "mi", "li", "lo"}


def _is_i_am(unit: _Unit, place: int) -> bool:
    """ "Sono un architetto": most others are "they are"."""
    if unit.word(place - 1) in {"io", "mi"}:
        return True
    after = place + 1
    if unit.word(place - 1) == "chi" and place == 1 and unit.ends(place):
        return True  # the title of a page
    if unit.word(after) in {"sempre", "molto", "davvero", "anche", "stato", "stata", "così"}:
        after += 1
    one = unit.word(after)
    if I_AM_ONE.fullmatch(one) and one not in NO_I_AM_ONE:
        return True
    if not unit.starts(place):
        return False
    return one in I_AM or (not unit.fragment and unit.capital(after) and unit.ends(after))


def _is_together(unit: _Unit, place: int) -> bool:
    """ "Cresciamo insieme", not "un insieme di" or "insieme al cliente"."""
    before = unit.word(place - 1)
    if before in TOGETHER_NOT_AFTER or before.endswith("no"):  # "partono insieme"
        return False
    return unit.word(place + 1) not in TOGETHER_NOT_BEFORE


_IN_CONTEXT = {"chiamo": _is_call, "richiamo": _is_call, "sono": _is_i_am, "insieme": _is_together}


def _is_you(unit: _Unit, place: int) -> bool:
    word = unit.words[place]
    if word in YOU:
        return _is_you_pronoun(unit, place)
    if word in YOU_VERBS or _has_you(word):
        return True
    return _is_courtesy(unit, place) or _is_present(unit, place) or _is_imperative(unit, place)


def _is_you_pronoun(unit: _Unit, place: int) -> bool:
    word = unit.words[place]
    if word in {"vi", "ve"}:
        return _is_clitic(unit, place)
    if word == "te":
        return (unit.word(place - 2), unit.word(place - 1)) != ("fai", "da")
    return word != "ti" or not unit.tokens.written(place).isupper() or unit.tokens.text.isupper()


def _has_you(word: str) -> bool:
    """A verb that ends in a person or a pronoun of yours: "troverai", "offrirti", "scriveteci", "provalo"."""
    if YOU_VERB.fullmatch(word):
        return word not in NO_YOU_VERB
    if YOU_PRESENT.fullmatch(word):
        return word not in NO_YOU_PRESENT
    if PLURAL_ENCLITIC.fullmatch(word):
        return word not in NO_PLURAL_ENCLITIC
    if YOU_ENCLITIC.fullmatch(word):
        return word not in NO_YOU_ENCLITIC and not word.endswith("berti")
    return _imperative_with(word, ("ci", "mi", "lo", "la", "li"))


def _is_courtesy(unit: _Unit, place: int) -> bool:
    """ "Lei" and "Suo" with a capital inside a sentence; "La contatteremo"; "Le proponiamo"; "ci contatti"."""
    word, before, after = unit.words[place], unit.word(place - 1), unit.word(place + 1)
    inside = not unit.fragment and not unit.starts(place) and unit.capital(place)
    if word == "lei" or word in HERS:
        return inside
    if word == "la":
        return (unit.capital(place) or after in HER_VERB_SHORT) and HER_VERB.fullmatch(after) is not None
    if word == "le":
        return unit.capital(place) and TO_HER_VERB.fullmatch(after) is not None
    if word in POLITE_PURE:
        return after == "pure" or before in {"ci", "mi"}
    return word in POLITE and unit.starts(place) and not unit.fragment


def _is_present(unit: _Unit, place: int) -> bool:
    """ "Cerchi un idraulico?", "se desideri", "sei pronto": forms that are nouns elsewhere."""
    word, before, after = unit.words[place], unit.word(place - 1), unit.word(place + 1)
    if word == "sei":
        return before in BEFORE_ARE or after in AFTER_ARE
    if PLURAL_PRESENT.fullmatch(word) and before in BEFORE_PLURAL and unit.tokens.gap(place) == 1:
        return word not in NO_PLURAL_PRESENT
    if PLURAL_PRESENT.fullmatch(word) and _asks_or_forbids(unit, place):
        return word not in NO_PLURAL_PRESENT
    return word in PRESENT and (before in BEFORE_PRESENT or (unit.starts(place) and after in ARTICLES))


def _asks_or_forbids(unit: _Unit, place: int) -> bool:
    """ "Lavorate con i privati?", "non spostate i mobili": no participle stands so."""
    after = unit.word(place + 1)
    if unit.word(place - 1) == "non":
        return after in OBJECTS and after != "come"
    return place == 0 and unit.tokens.text.rstrip().endswith("?") and len(unit.words) > 2


def _is_imperative(unit: _Unit, place: int) -> bool:
    word, after = unit.words[place], unit.word(place + 1)
    if word in {"premi", "clicca"} and after == "qui":
        return True
    if not unit.starts(place) or (place and word.endswith("a") and not _is_clear(unit, place)):
        return _is_forbidden(unit, place)
    if word in DOUBTFUL:
        return after in DOUBTFUL[word]
    if word in PARTICIPLES:
        return after in AFTER_PARTICIPLE or unit.ends(place) or (word == "lasciati" and after.endswith("re"))
    if word in PLURAL_PARTICIPLES:
        return after in OBJECTS
    return word in IMPERATIVES or word in REFLEXIVE or word in PLURAL


def _is_forbidden(unit: _Unit, place: int) -> bool:
    """ "Non cambiare il lievito", "scrivici, non esitare"; not "è buono per non sprecare"."""
    if unit.word(place - 1) != "non" or not unit.starts(place - 1):
        return False
    return unit.words[place] in NOT_TO_YOU or (place == 1 and NOT_TO.fullmatch(unit.words[place]) is not None)


def _is_clear(unit: _Unit, place: int) -> bool:
    """Whether an imperative in "-a" inside a unit is none of the third person: "Anno dopo anno, regala vini"."""
    return unit.capital(place) or unit.words[place] in AFTER_COMMA


_BASES = (IMPERATIVES | DOUBTFUL.keys()) - listed("fai dai vai usa porta salva premi")
_BASES |= listed("aiuta ascolta sfida vota spiega consiglia")

# Every word that a rule above asks for by itself: a rule for another word needs it here.
_US_WORDS = WE | FIRST_SINGULAR | I_OR_NOUN | I_OPENS | _IN_CONTEXT.keys() | listed("me mi ci ce")
_YOU_WORDS = YOU | YOU_VERBS | HERS | POLITE | POLITE_PURE | PRESENT | IMPERATIVES | DOUBTFUL.keys()
_YOU_WORDS |= REFLEXIVE | PARTICIPLES | PLURAL | PLURAL_PARTICIPLES | listed("lei la le sei")
_LONG = 40  # characters up to which a word is remembered
