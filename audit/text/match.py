"""Where the phrases of a list stand in a text: one index for all of them, linear in the text."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

import msgspec

from audit.languages.rules import Rules
from audit.text.fold import Folded, fold

GAP_WORDS = 4
"""Words at most in a gap."""

_NUMBER = r"\d{1,3}(?: \d{3})+(?!\d)"  # "5 000": one number
_SYMBOL = "[%€$£&]"
_BREAK = re.compile(r"[:;!?|()\[\]–—•·»]|\.\.\.| - ")  # no phrase goes across one
_ABBREVIATION = 3  # letters at most
_MARK = "\ue000"  # stands for "#" before a number
_HASH = re.compile(r"#(?= ?\d)")


class Tokens(msgspec.Struct, frozen=True, gc=False):
    """The folded words, numbers and signs (% € $ £ &) of a text. Half-open spans in the folded text."""

    folded: Folded
    texts: list[str]
    starts: list[int]
    ends: list[int]

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Code points in the original of the tokens from `first` to before `last`."""
        return self.folded.span(self.starts[first], self.ends[last - 1])

    def breaks(self, at: int) -> bool:
        """Whether punctuation that no phrase crosses stands before a token."""
        start, end = self.ends[at - 1], self.starts[at]
        return end - start > 1 and (_BREAK.search(self.folded.text, start, end) is not None or self.stops(at))

    def stops(self, at: int) -> bool:
        """Whether a full stop stands before a token, and none of a short word such as "no." or "dr."."""
        return self.folded.text.startswith(". ", self.ends[at - 1]) and len(self.texts[at - 1]) > _ABBREVIATION


class Hit(msgspec.Struct, frozen=True, gc=False):
    """A phrase in a text: the tokens from `first` to before `last`."""

    first: int
    last: int
    id: int


class _Node:
    __slots__ = ("ends", "gap", "number", "sets", "words")

    def __init__(self) -> None:
        self.words: dict[str, _Node] = {}
        self.number: _Node | None = None
        self.gap: _Node | None = None
        self.sets: dict[str, _Node] = {}
        self.ends: list[int] = []


def tokenize(text: str, rules: Rules) -> Tokens:
    """The tokens of a text. "#1" is read as "no 1"; "n° 1" as "n 1"; a hyphen separates."""
    folded = fold(text)
    plain = _HASH.sub(_MARK, folded.text) if "#" in folded.text else folded.text
    found = list(token_pattern(rules.word).finditer(plain))
    return Tokens(
        folded,
        ["no" if (word := match[0]) == _MARK else word for match in found],
        [match.start() for match in found],
        [match.end() for match in found],
    )


@lru_cache(maxsize=64)
def token_pattern(word: str) -> re.Pattern[str]:
    """Of folded text: a number, a word of the language, or a sign."""
    return re.compile(rf"{_NUMBER}|(?:{word})(?:(?<=\d)[.,]\d+)*|{_SYMBOL}|{_MARK}")


class Index:
    """Phrases by number, as sequences of items: a word, "…", "#" or "<set>" (see `audit.languages.phrases`)."""

    def __init__(
        self, phrases: Iterable[tuple[tuple[str, ...], int]], sets: Mapping[str, Iterable[tuple[str, ...]]]
    ) -> None:
        self._root = _Node()
        self._sets = {f"<{name}>": _Node() for name in sets}
        for name, members in sets.items():
            for member in members:
                _add(self._sets[f"<{name}>"], member, 0)
        for phrase, number in phrases:
            _add(self._root, phrase, number)
        self._firsts = {*self._root.words, *(word for name in self._root.sets for word in self._sets[name].words)}

    def hits(self, tokens: Tokens) -> list[Hit]:
        """Every place of every phrase, overlapping ones too, in the order of the text."""
        texts, firsts = tokens.texts, self._firsts
        starts = [at for at, word in enumerate(texts) if word in firsts]
        if self._root.number:
            starts = sorted({*starts, *(at for at, word in enumerate(texts) if word[0].isdigit())})
        return [hit for start in starts for hit in self._from(start, tokens)]

    def _from(self, start: int, tokens: Tokens) -> Iterable[Hit]:
        found: set[tuple[int, int]] = set()
        ways = [(self._root, start)]
        while ways:
            node, at = ways.pop()
            for number in node.ends:
                found.add((at, number))
            if at < len(tokens.texts) and not (at > start and tokens.breaks(at)):
                ways += self._onward(node, at, tokens)
        return [Hit(start, last, number) for last, number in sorted(found)]

    def _onward(self, node: _Node, at: int, tokens: Tokens) -> Iterable[tuple[_Node, int]]:
        """The next nodes, each with the token that it goes on from."""
        word = tokens.texts[at]
        onward = [(node.words[word], at + 1)] if word in node.words else []
        if node.number and word[0].isdigit():
            onward.append((node.number, at + 1))
        for name, after in node.sets.items():
            onward += [(after, end) for end in _ends(self._sets[name], at, tokens)]
        if node.gap:
            onward += [(node.gap, later) for later in _gap(at, tokens)]
        return onward


def _ends(node: _Node, at: int, tokens: Tokens) -> Iterable[int]:
    """Where the members of a set that start at a token end."""
    texts = tokens.texts
    start = at
    while at < len(texts) and not (at > start and tokens.breaks(at)) and texts[at] in node.words:
        node = node.words[texts[at]]
        at += 1
        if node.ends:
            yield at


def _gap(at: int, tokens: Tokens) -> Iterable[int]:
    """The tokens that can follow a gap before token `at`."""
    for later in range(at, min(at + GAP_WORDS + 1, len(tokens.texts))):
        if later > at and tokens.breaks(later):
            return
        yield later


def _add(node: _Node, phrase: tuple[str, ...], number: int) -> None:
    for item in phrase:
        node = _next(node, item)
    if number not in node.ends:
        node.ends.append(number)


def _next(node: _Node, item: str) -> _Node:
    if item == "…":
        node.gap = node.gap or _Node()
        return node.gap
    if item == "#":
        node.number = node.number or _Node()
        return node.number
    kind = node.sets if item[0] == "<" else node.words
    return kind.setdefault(item, _Node())
