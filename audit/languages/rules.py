"""What a language's `rules.py` exports: its grammar as one value named RULES."""

from collections.abc import Callable

import msgspec

from audit.model import Reading


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
    syllables: Callable[[str], int]  # of one word, at least 1
    abbreviations: frozenset[str]  # lower-case, without the last full stop, after which a sentence goes on
    long_sentence: int  # words over which a sentence is long
