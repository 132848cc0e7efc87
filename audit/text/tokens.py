"""The words and numbers of a text."""

import re
from functools import lru_cache
from itertools import chain, repeat

import msgspec

from audit.languages.rules import Rules

_SHORT = 40  # characters up to which what stands between two spaces is remembered
_REST_OF_NUMBER = r"(?:(?<=\d)[.,]\d+)*"


class Token(msgspec.Struct, frozen=True, gc=False):
    """A word or a number and where it stands: half-open, code points in the text that was given."""

    text: str
    start: int
    end: int

    @property
    def number(self) -> bool:
        """Whether it starts with a digit."""
        return self.text[0].isdigit()


def tokens(text: str, rules: Rules) -> tuple[Token, ...]:
    """All words and numbers, in order. Works on original and on folded text; linear.

    What the language elides stands apart with its apostrophe (Italian "l'" + "azienda"); a hyphen ends a word
    everywhere; digits and letters together are one token ("B2B"), and so is "1.250,50".
    """
    return tuple([Token(found[0], found.start(), found.end()) for found in _pattern(rules.word).finditer(text)])


def words(text: str, rules: Rules) -> list[str]:
    """The words alone, as written, without the numbers."""
    # No word holds white space, and texts are made of the same few: most have been seen before.
    parts = text.split()
    split = _known_words if max(map(len, parts), default=0) <= _SHORT else _words_in
    return list(chain.from_iterable(map(split, parts, repeat(rules.word))))


def _words_in(part: str, word: str) -> tuple[str, ...]:
    return tuple([found for found in _pattern(word).findall(part) if not found[0].isdigit()])


_known_words = lru_cache(maxsize=1 << 14)(_words_in)


def count_words(text: str, rules: Rules) -> int:
    """How many words there are, numbers left out."""
    return len(words(text, rules))


@lru_cache(maxsize=64)
def _pattern(word: str) -> re.Pattern[str]:
    return re.compile(f"(?:{word}){_REST_OF_NUMBER}")
