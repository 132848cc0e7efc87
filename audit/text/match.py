"""Where the phrases of a list stand in a text: one index for all of them, linear in the text."""

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from itertools import chain, zip_longest
from typing import Any

import msgspec

from audit.text.tokens import Tokens

Items = tuple[str, ...]
GAP_WORDS = 4
"""Words at most in a gap."""

_MOST_BEGUN = 1 << 16  # first words, numbers included, that an index remembers


class Hit(msgspec.Struct, frozen=True, gc=False):
    """A phrase in a text: the tokens from `first` to before `last`."""

    first: int
    last: int
    id: int


class _Node:
    __slots__ = ("ends", "gap", "inner", "number", "sets", "words")

    def __init__(self) -> None:
        self.words: dict[str, _Node] = {}
        self.sets: dict[str, _Node] = {}
        self.number: _Node | None = None
        self.gap: _Node | None = None
        self.ends: tuple[int, ...] = ()
        self.inner = False  # whether anything goes on from here


class _Begun(msgspec.Struct, frozen=True, gc=False):
    """Where the phrases stand that a word begins."""

    alone: tuple[int, ...]  # numbers of the phrases that end with the word
    nodes: tuple[Any, ...]  # after the word, those that go on
    sets: tuple[tuple[str, Any], ...]  # those with longer members that the word begins, and the node after them
    seconds: frozenset[str]  # the words that can follow at once
    later: frozenset[str]  # the words that can follow after a gap
    numbers: bool  # whether a number can follow: at once, or after a gap
    open: bool  # whether the next word alone cannot tell that nothing goes on


class _Unread(msgspec.Struct, frozen=True, eq=False):
    """Phrases of one number that nobody has needed yet."""

    phrases: Callable[[], Iterable[Items]]
    number: int


class Sets:
    """Named sets of words and of runs of words, that the phrases of several indexes may name."""

    def __init__(self, members: Mapping[str, Iterable[Items]]) -> None:
        self.roots = {f"<{name}>": _Node() for name in members}
        for name, phrases in members.items():
            for phrase in phrases:
                _add(self.roots[f"<{name}>"], phrase, 0)
        self.starting: dict[str, list[str]] = {}
        """The sets that a word begins a member of."""
        for name, root in self.roots.items():
            for word in root.words:
                self.starting.setdefault(word, []).append(name)


class Index:
    """Phrases by number, as sequences of items: a word, "…", "#" or "<set>" (see `audit.languages.phrases`)."""

    def __init__(self, phrases: Iterable[tuple[Items, int]], sets: Sets) -> None:
        self._root = _Node()
        self._sets = sets.roots
        self._starting = sets.starting
        self._unread: dict[str, list[_Unread]] = {}
        self._begun: dict[str, _Begun] = {}
        self._equal: dict[frozenset[str], frozenset[str]] = {}  # the members of a set are followed by the same words
        self._expanded: dict[_Unread, dict[str, list[Items]]] = {}  # by first word, until a text has it
        for phrase, number in phrases:
            _add(self._root, phrase, number)

    def add_later(self, openings: Iterable[str], phrases: Callable[[], Iterable[Items]], number: int) -> None:
        """Add phrases of which only the first items are worked out yet, before the first text is searched.

        They are read when a text first has one of those words; at once if an item is none.
        """
        firsts = set(openings)
        if any(item[0] in "<#" for item in firsts):
            for phrase in phrases():
                _add(self._root, phrase, number)
            return
        unread = _Unread(phrases, number)
        for word in firsts:
            self._unread.setdefault(word, []).append(unread)

    def hits(self, tokens: Tokens) -> list[Hit]:
        """Every place of every phrase, overlapping ones too, in the order of the text."""
        firsts, numbers = self._firsts, self._root.number
        texts, known = tokens.texts, self._begun
        found: list[Hit] = []
        for start, (word, second) in enumerate(zip_longest(texts, texts[1:])):
            begun = known.get(word)
            if begun is None:
                if word not in firsts and not (numbers and word[0].isdigit()):
                    continue
                begun = self._begin(word)
            if second in begun.seconds or (begun.open and self._goes_on(begun, start + 1, texts)):
                found += self._from(start, begun, tokens)
            elif begun.alone:
                found += [Hit(start, start + 1, number) for number in begun.alone]
        return found

    @cached_property
    def _firsts(self) -> frozenset[str]:
        return frozenset(chain(self._unread, self._first_words(self._root)))

    def _from(self, start: int, begun: _Begun, tokens: Tokens) -> Iterable[Hit]:
        after = start + 1
        if tokens.breaks(after):
            return [Hit(start, after, number) for number in begun.alone] if begun.alone else ()
        ways = [(node, after) for node in begun.nodes]
        for name, node in begun.sets:
            ways += [(node, end) for end in _ends(self._sets[name], start, tokens) if end > after]
        found = [(after, number) for number in begun.alone]
        texts = tokens.texts
        while ways:
            node, at = ways.pop()
            if at > after:
                found += [(at, number) for number in node.ends]
            if node.inner and at < len(texts) and not tokens.breaks(at):
                self._onward(node, at, tokens, ways)
        return [Hit(start, last, number) for last, number in sorted(set(found))] if found else ()

    @staticmethod
    def _goes_on(begun: _Begun, after: int, texts: list[str]) -> bool:
        """Whether something after a first word and a gap, or a number, can be a phrase's: for most it cannot."""
        near = texts[after : after + GAP_WORDS + 1]
        return not begun.later.isdisjoint(near) or (begun.numbers and any(word[0].isdigit() for word in near))

    def _begin(self, word: str) -> "_Begun":
        """Where phrases stand after a first word; worked out when a text first has it."""
        for unread in self._unread.get(word, ()):
            self._read(unread, word)
        within = [(name, self._sets[name].words.get(word), after) for name, after in self._root.sets.items()]
        nodes = [after for _, member, after in within if member and member.ends]
        if word in self._root.words:
            nodes.append(self._root.words[word])
        if self._root.number and word[0].isdigit():
            nodes.append(self._root.number)
        gaps = [node.gap for node in nodes if node.gap]
        alone = tuple(sorted({number for node in nodes for number in node.ends}))
        numbers = any(node.number for node in chain(nodes, gaps))
        begun = _Begun(
            alone=alone,
            nodes=tuple(node for node in nodes if node.inner),
            sets=tuple((name, after) for name, member, after in within if member and member.words),
            seconds=self._frozen(
                chain(
                    (second for _, member, _ in within if member for second in member.words),
                    *map(self._first_words, nodes),
                )
            ),
            later=self._frozen(chain(*map(self._first_words, gaps))),
            numbers=numbers,
            open=bool(gaps or numbers),
        )
        if len(self._begun) < _MOST_BEGUN:
            self._begun[word] = begun
        return begun

    def _frozen(self, words: Iterable[str]) -> frozenset[str]:
        """Them as a set; one object for equal ones."""
        found = frozenset(words)
        return self._equal.setdefault(found, found)

    def _read(self, unread: _Unread, word: str) -> None:
        """Add the phrases that start with a word."""
        if unread not in self._expanded:
            found = self._expanded[unread] = {}
            for phrase in unread.phrases():
                found.setdefault(phrase[0], []).append(phrase)
        for phrase in self._expanded[unread].pop(word, ()):
            _add(self._root, phrase, unread.number)

    def _first_words(self, node: _Node) -> Iterable[str]:
        """The words that a node goes on with, itself or by a set."""
        return chain(node.words, *(self._sets[name].words for name in node.sets))

    def _onward(self, node: _Node, at: int, tokens: Tokens, ways: list[tuple[_Node, int]]) -> None:
        """Add the next nodes, each with the token that it goes on from."""
        word = tokens.texts[at]
        if word in node.words:
            ways.append((node.words[word], at + 1))
        if node.number and word[0].isdigit():
            ways.append((node.number, at + 1))
        if node.sets:
            for name in self._starting.get(word, ()):
                if name in node.sets:
                    after = node.sets[name]
                    ways += [(after, end) for end in _ends(self._sets[name], at, tokens)]
        if node.gap:
            ways += [(node.gap, later) for later in _gap(at, tokens) if self._fits(node.gap, tokens.texts[later])]

    def _fits(self, node: _Node, word: str) -> bool:
        """Whether a node goes on with a word."""
        if word in node.words or (node.number and word[0].isdigit()):
            return True
        return bool(node.sets) and any(name in node.sets for name in self._starting.get(word, ()))


def _ends(node: _Node, at: int, tokens: Tokens) -> Iterable[int]:
    """Where the members of a set that start at a token end."""
    texts = tokens.texts
    start = at
    while at < len(texts) and texts[at] in node.words and not (at > start and tokens.breaks(at)):
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


def _add(node: _Node, phrase: Items, number: int) -> None:
    for item in phrase:
        node = node.words.get(item) or _next(node, item)
    if number not in node.ends:
        node.ends = (*node.ends, number)


def _next(node: _Node, item: str) -> _Node:
    node.inner = True
    if item == "…":
        node.gap = node.gap or _Node()
        return node.gap
    if item == "#":
        node.number = node.number or _Node()
        return node.number
    kind = node.sets if item[0] == "<" else node.words
    return kind.setdefault(item, _Node())
