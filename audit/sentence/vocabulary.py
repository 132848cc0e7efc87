"""One language's words, indexed for matching. Made once, used for every unit."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property, partial

import msgspec

from audit.languages.lexicon import LISTS, SETS, Added, Entry, Lexicon, Strength, lexicon
from audit.languages.phrases import Phrase, expand, openings
from audit.languages.rules import Rules
from audit.text.fold import bare
from audit.text.match import Hit, Index, Sets
from audit.text.tokens import Tokens


class Spelling:
    """The index of a lexicon in one spelling: as written, or without accents."""

    def __init__(self, words: Lexicon, *, accents: bool) -> None:
        self._words = words
        self._accents = accents
        self._sets = Sets({name: self._spelled(texts) for name, texts in words.sets.items()})
        self.lists = tuple(name for name in (*SETS, *LISTS) if name in words.sets or name in words.lists)
        """Names of the sets and lists that the general mechanisms ask for."""

    @cached_property
    def entries(self) -> Index:
        """The entries, numbered as in the lexicon."""
        return self._index((entry.phrase, at) for at, entry in enumerate(self._words.entries))

    @cached_property
    def listed(self) -> Index:
        """The sets and lists, numbered as in `lists`."""
        named = {**self._words.sets, **self._words.lists}
        return self._index((text, at) for at, name in enumerate(self.lists) for text in named[name])

    @cached_property
    def unless(self) -> Index:
        """What takes a mark back, numbered by the entry that it belongs to."""
        return self._index((text, at) for at, entry in enumerate(self._words.entries) for text in entry.unless)

    def _index(self, texts: Iterable[tuple[str, int]]) -> Index:
        index = Index((), self._sets)
        for text, number in texts:
            index.add_later(
                map(self._plain, openings(text, self._words.rules)), partial(self._spelled, (text,)), number
            )
        return index

    def _spelled(self, texts: Iterable[str]) -> list[Phrase]:
        phrases = [phrase for text in texts for phrase in expand(text, self._words.rules)]
        return phrases if self._accents else [tuple(map(bare, phrase)) for phrase in phrases]

    def _plain(self, item: str) -> str:
        return item if self._accents else bare(item)


class Vocabulary:
    """What a language's marks are made from."""

    def __init__(self, words: Lexicon) -> None:
        self.words = words
        self.accented = Spelling(words, accents=True)
        self._denies: dict[int, bool] = {}
        self._unmet: dict[int, Entry] = {}

    @cached_property
    def unaccented(self) -> Spelling:
        """For texts that are written without accents; they are rare."""
        return Spelling(self.words, accents=False)

    def denies(self, number: int) -> bool:
        """Whether an entry holds a negation itself: "not … better"."""
        if number not in self._denies:
            phrases = expand(self.words.entries[number].phrase, self.rules)
            self._denies[number] = any(
                phrase[at : at + len(negation)] == negation
                for phrase in phrases
                for at, word in enumerate(phrase)
                for negation in self._negations.get(word, ())
            )
        return self._denies[number]

    @cached_property
    def _negations(self) -> Mapping[str, Sequence[Phrase]]:
        """By first word."""
        found: dict[str, list[Phrase]] = {}
        for text in self.words.lists.get("negation", ()):
            for phrase in expand(text, self.rules):
                found.setdefault(phrase[0], []).append(phrase)
        return found

    @property
    def rules(self) -> Rules:
        """The language's grammar."""
        return self.words.rules

    @cached_property
    def _plain(self) -> Mapping[str, str]:
        return {f"{entry.theme} {entry.number}": entry.plain for entry in self.words.entries if entry.plain}

    def plain(self, entry: str) -> str:
        """The plain words that an entry has, by its name in a mark; empty where it has none."""
        return self._plain.get(entry, "")

    def unmet(self, hit: Hit) -> Entry:
        """The same where what the entry asks for does not hold: no more than a cue."""
        if hit.id not in self._unmet:
            self._unmet[hit.id] = msgspec.structs.replace(self.entry(hit), strength=Strength.UNMET)
        return self._unmet[hit.id]

    def entry(self, hit: Hit) -> Entry:
        """The entry that a hit of `entries` or `unless` belongs to."""
        return self.words.entries[hit.id]


class Words:
    """Where the words of a language stand in one text: a single look at it."""

    def __init__(self, vocabulary: "Vocabulary", spelling: Spelling, tokens: Tokens) -> None:
        self._vocabulary = vocabulary
        self._spelling = spelling
        self._tokens = tokens
        self.entries: list[Hit] = spelling.entries.hits(tokens)
        """Phrases and cues, in the order of the text."""

    @cached_property
    def _listed(self) -> Mapping[str, Sequence[Hit]]:
        """Words of sets and lists; few units need them: those with an entry, a quotation or a question."""
        found: dict[str, list[Hit]] = {}
        for hit in self._spelling.listed.hits(self._tokens):
            found.setdefault(self._spelling.lists[hit.id], []).append(hit)
        return found

    @cached_property
    def refused(self) -> frozenset[int]:
        """Numbers of the entries that something in the text takes back."""
        if not any(self._vocabulary.entry(hit).unless for hit in self.entries):
            return frozenset()
        return frozenset(hit.id for hit in self._spelling.unless.hits(self._tokens))

    def hits(self, name: str) -> Sequence[Hit]:
        """Words of a set or list, in the order of the text; none where the language has no such list."""
        return self._listed.get(name, ())

    def near(self, name: str, first: int, last: int) -> Iterator[Hit]:
        """Its words that start in the tokens from `first` to before `last`; takes no look at the rest."""
        hits = self.hits(name)
        for at in range(bisect_left(hits, first, key=_first), len(hits)):
            if hits[at].first >= last:
                return
            yield hits[at]

    def within(self, name: str, first: int, last: int) -> bool:
        """Whether a word of it lies wholly in the tokens from `first` to before `last`."""
        return name in self._listed and any(hit.last <= last for hit in self.near(name, first, last))


def _first(hit: Hit) -> int:
    return hit.first


@cache
def vocabulary(code: str, added: tuple[Added, ...] = ()) -> Vocabulary:
    """The vocabulary of a language, with the user's own phrases. Raises KeyError, WordsError."""
    return Vocabulary(lexicon(code, added))
