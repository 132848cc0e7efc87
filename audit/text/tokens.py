"""The words, numbers and signs of a text: read once, for all who look at them."""

import re
from copy import copy
from functools import cached_property, lru_cache

from audit.languages.rules import Rules
from audit.text.fold import Folded, bare, fold

_NUMBER = r"\d{1,3}(?: \d{3})+(?!\d)"  # "5 000": one number
_SYMBOL = "[%€$£&]"
_SYMBOLS = frozenset("%€$£&")
_BREAK = re.compile(r"[:;!?|()\[\]–—•·»]|\.\.\.| - ")  # no phrase goes across one
_MARK = "\ue000"  # stands for "#" before a number
_HASH = re.compile(r"#(?= ?\d)")


class Tokens:
    """The folded words, numbers and signs (% € $ £ &) of a text, in order. Linear.

    What the language elides stands apart with its apostrophe (Italian "l'" + "azienda"); a hyphen ends a word
    everywhere; digits and letters together are one token ("B2B"), and so are "1.250,50" and "5 000". "#1" is read as
    "no 1"; "n° 1" as "n 1". Places are worked out when first asked for: most texts are only searched.
    """

    def __init__(self, text: str, rules: Rules) -> None:
        self.text = text
        self.rules = rules
        self.folded: Folded = fold(text)
        self._plain = _HASH.sub(_MARK, self.folded.text) if "#" in text else self.folded.text
        self._pattern = token_pattern(rules.word)
        texts: list[str] = self._pattern.findall(self._plain)
        self.texts = ["no" if token == _MARK else token for token in texts] if _MARK in self._plain else texts

    def __len__(self) -> int:
        return len(self.texts)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The folded words alone, without numbers and signs."""
        return tuple([text for text in self.texts if not text[0].isdigit() and text not in _SYMBOLS])

    @property
    def heard(self) -> int:
        """How many words a listener counts: "l'azienda" is one."""
        return len(self.words) - sum(word[-1] == "'" for word in self.words) if "'" in self._plain else len(self.words)

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """Where each token stands in the folded text: half-open."""
        return [found.span() for found in self._pattern.finditer(self._plain)]

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Code points in the original of the tokens from `first` to before `last`."""
        return self.folded.span(self.spans[first][0], self.spans[last - 1][1])

    def written(self, at: int) -> str:
        """A token as it stands in the original, with its capitals."""
        start, end = self.span(at, at + 1)
        return self.text[start:end]

    def capital(self, at: int) -> bool:
        """Whether a token starts with a capital."""
        return self.text[self.folded.offsets[self.spans[at][0]]].isupper()

    def gap(self, at: int) -> int:
        """Characters between a token and the one before: more than one where punctuation stands there."""
        return self.spans[at][0] - self.spans[at - 1][1]

    def without_accents(self) -> "Tokens":
        """The same tokens in letters without accents."""
        other = copy(self)
        other.texts = list(map(bare, self.texts))
        return other

    def breaks(self, at: int) -> bool:
        """Whether punctuation that no phrase crosses stands before a token."""
        start, end = self.spans[at - 1][1], self.spans[at][0]
        return end - start > 1 and (_BREAK.search(self.folded.text, start, end) is not None or self.stops(at))

    def stops(self, at: int) -> bool:
        """Whether a full stop stands before a token, and none of an abbreviation such as "no." or "dr."."""
        if not self.folded.text.startswith(". ", self.spans[at - 1][1]):
            return False
        word = self.texts[at - 1]
        if word in self.rules.number_abbreviations:
            return not self.texts[at][0].isdigit()
        return len(word) > 1 and word not in self.rules.abbreviations


@lru_cache(maxsize=64)
def token_pattern(word: str) -> re.Pattern[str]:
    """Of folded text: a number, a word of the language, or a sign."""
    return re.compile(rf"{_NUMBER}|(?:{word})(?:(?<=\d)[.,]\d+)*|{_SYMBOL}|{_MARK}")
