"""One language's words, indexed for matching. Made once, used for every unit."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, cached_property

from audit.languages.lexicon import Entry, Lexicon, lexicon
from audit.languages.phrases import Phrase
from audit.languages.rules import Rules
from audit.text.fold import bare
from audit.text.match import Hit, Index, Tokens


class Spelling:
    """The indexes of a lexicon in one spelling: as written, or without accents."""

    def __init__(self, words: Lexicon, *, accents: bool) -> None:
        self._words = words
        self._accents = accents
        self._sets = {name: self._spelled(phrases) for name, phrases in words.sets.items()}

    @cached_property
    def entries(self) -> Index:
        """Numbered as in the lexicon."""
        return self._index((phrase, at) for at, entry in enumerate(self._words.entries) for phrase in entry.phrases)

    @cached_property
    def unless(self) -> Index:
        """What takes a mark back, numbered by the entry that it belongs to."""
        return self._index((phrase, at) for at, entry in enumerate(self._words.entries) for phrase in entry.unless)

    @cached_property
    def lists(self) -> Mapping[str, Index]:
        """Sets and lists of the general mechanisms, each alone."""
        named = {**self._words.sets, **self._words.lists}
        return {name: self._index((phrase, 0) for phrase in phrases) for name, phrases in named.items()}

    def _index(self, phrases: Iterable[tuple[Phrase, int]]) -> Index:
        return Index(((self._plain(phrase), number) for phrase, number in phrases), self._sets)

    def _spelled(self, phrases: Iterable[Phrase]) -> tuple[Phrase, ...]:
        return tuple(map(self._plain, phrases))

    def _plain(self, phrase: Phrase) -> Phrase:
        return phrase if self._accents else tuple(map(bare, phrase))


class Vocabulary:
    """What a language's marks are made from."""

    def __init__(self, words: Lexicon) -> None:
        self.words = words
        self.accented = Spelling(words, accents=True)

    @cached_property
    def unaccented(self) -> Spelling:
        """For texts that are written without accents; they are rare."""
        return Spelling(self.words, accents=False)

    @cached_property
    def negative(self) -> frozenset[int]:
        """Entries that hold a negation themselves: "not … better"."""
        negations = self.words.lists.get("negation", ())
        return frozenset(
            at
            for at, entry in enumerate(self.words.entries)
            if any(_holds(phrase, negation) for phrase in entry.phrases for negation in negations)
        )

    @property
    def rules(self) -> Rules:
        """The language's grammar."""
        return self.words.rules

    def entry(self, hit: Hit) -> Entry:
        """The entry that a hit of `entries` or `unless` belongs to."""
        return self.words.entries[hit.id]


class Listed:
    """Where the words of a set or a list stand in one text, looked up once each and only when asked for."""

    def __init__(self, spelling: Spelling, tokens: Tokens) -> None:
        self._spelling = spelling
        self._tokens = tokens
        self._found: dict[str, tuple[Hit, ...]] = {}

    def hits(self, name: str) -> tuple[Hit, ...]:
        """In the order of the text; none where the language has no such list."""
        if name not in self._found:
            index = self._spelling.lists.get(name)
            self._found[name] = tuple(index.hits(self._tokens)) if index else ()
        return self._found[name]

    def near(self, name: str, first: int, last: int) -> Iterator[Hit]:
        """Its words that start in the tokens from `first` to before `last`; takes no look at the rest."""
        hits = self.hits(name)
        for at in range(bisect_left(hits, first, key=_first), len(hits)):
            if hits[at].first >= last:
                return
            yield hits[at]

    def within(self, name: str, first: int, last: int) -> bool:
        """Whether a word of it lies wholly in the tokens from `first` to before `last`."""
        return any(hit.last <= last for hit in self.near(name, first, last))


def _holds(phrase: Phrase, part: Phrase) -> bool:
    size = len(part)
    return part[0] in phrase and any(phrase[at : at + size] == part for at in range(len(phrase) - size + 1))


def _first(hit: Hit) -> int:
    return hit.first


@cache
def vocabulary(code: str) -> Vocabulary:
    """The vocabulary of a language. Raises KeyError, WordsError."""
    return Vocabulary(lexicon(code))
