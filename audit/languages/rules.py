"""What a language's `rules.py` exports: its grammar as one value named RULES.

`WORD` and `ELIDED` are patterns for `Rules.word` that fit many languages. A pattern sees original or folded text, so it
knows both apostrophes; it must be linear. A hyphen always ends a word: "world-class" and "contactez-nous" are two.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

import msgspec

from audit.model import Reading

if TYPE_CHECKING:
    from audit.text.tokens import Tokens

WORD = r"[^\W_]+(?:['’][^\W_]+)*"
"""An apostrophe stands inside a word: "don't" is one."""

ELIDED = r"[^\W_]+(?:['’](?=[^\W_]))?"
"""An apostrophe ends a word and stays with it: "l'azienda" is "l'" and "azienda"."""


def listed(words: str) -> frozenset[str]:
    """Words that are written with spaces between them."""
    return frozenset(words.split())


Persons = tuple[tuple[str, int, int], ...]
"""Where a unit says "us" or addresses "you": which of the two, the first token, the one after the last."""


def nobody(tokens: "Tokens", fragment: bool) -> Persons:  # noqa: ARG001 - what `Rules.persons` takes
    """Of a language whose persons are not known: none."""
    return ()


class Formula(msgspec.Struct, frozen=True, kw_only=True):
    """A readability formula made for one language."""

    id: str  # "flesch"
    name: str  # "Flesch Reading Ease"
    source: str  # author, year
    text: str  # the formula as printed in the report's method
    value: Callable[[Reading], float]  # points, about 0 to 100, higher is easier; needs at least one sentence
    good: float  # control points of the score: at `good` and over it is 100
    poor: float  # at `poor` and under it is 0


class Rules(msgspec.Struct, frozen=True, kw_only=True):
    """The grammar of one language."""

    code: str  # ISO 639-1
    name: str  # as its speakers write it: "italiano"
    formula: Formula
    syllables: Callable[[str], int]  # of one word, at least 1; 0 only for an elided word without a vowel: "l'"
    abbreviations: frozenset[str]  # lower-case, without the last full stop, after which a sentence goes on
    long_sentence: int  # words over which a sentence is long
    word: str = WORD  # pattern of one word
    number_abbreviations: frozenset[str] = frozenset()  # the same, but only before a number: "no. 5"
    final_abbreviations: frozenset[str] = frozenset()  # they may end a sentence, and do so before a capital: "etc."
    declared_right: float = 0.95  # share of the pages with this <html lang> that are in the language, under 1
    openers: frozenset[str] = frozenset()  # lower-case words that, with a capital, open a sentence even after "Inc."
    # Tokens of a unit; whether it is a fragment. In the order of the text.
    persons: "Callable[[Tokens, bool], Persons]" = nobody
