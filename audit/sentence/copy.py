"""One unit of copy as the marks see it: its tokens, who speaks, what is quoted."""

import re
from bisect import bisect_left, bisect_right
from functools import cached_property

import msgspec

from audit.sentence.vocabulary import Listed, Vocabulary
from audit.text.fold import bare
from audit.text.match import Tokens, tokenize
from audit.text.tokens import tokens as words_of

RUNNING = frozenset({"p", "li", "div", "td", "dd", "summary", "figcaption", "meta", "quote"})
"""Kinds of block that hold running text. A sentence there is one that ends like one; all else is a fragment."""

MIN_SENTENCE = 3  # words
_END = re.compile(r"[.!?…][)\]\"'’”»\s]*\Z")
_QUOTED = re.compile(r"«[^«»]{1,2000}»|“[^“”]{1,2000}”|„[^„“”]{1,2000}[“”]|(?<!\w)\"[^\"]{1,2000}\"(?!\w)")
_APOSTROPHE_FOR_ACCENT = re.compile(r"(?:\b[eE]|[a-zA-Z]{2}[aeiouAEIOU])['’](?!\w)")
_CLAUSE = re.compile(r"[;:!?|…]|\s[–—-]\s|\.\.\.")
_PROBE = 12  # characters: capitals that start later make no text in capitals
_LONGER = 4  # letters
_CAPITALS = 0.8  # share of the letters of a text in capitals


class Copy:
    """A unit, read once. Spans are half-open, in code points of `text`."""

    def __init__(self, text: str, kind: str, vocabulary: Vocabulary) -> None:
        self.text = text
        self.kind = kind  # of its block
        self.capitals = _in_capitals(text)
        self.tokens = tokenize(text, vocabulary.rules)
        self.spelling = vocabulary.accented
        if _lacks_accents(text, capitals=self.capitals):
            self.spelling = vocabulary.unaccented
            self.tokens = _without_accents(self.tokens)
        self.listed = Listed(self.spelling, self.tokens)
        self.fragment = not (kind in RUNNING and len(self.tokens.texts) >= MIN_SENTENCE and _END.search(text[-8:]))
        words = words_of(text, vocabulary.rules)
        self.people = tuple(
            (who, words[first].start, words[last - 1].end)
            for who, first, last in vocabulary.rules.persons(words, self.fragment)
        )
        """ "us" or "you", and where; in the order of the text."""

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
        if "«" in self.text or "“" in self.text or "„" in self.text or '"' in self.text:
            return tuple(match.span() for match in _QUOTED.finditer(self.text))
        return ()

    def in_quotes(self, start: int, end: int) -> bool:
        """Whether a span stands in quotation marks."""
        at = bisect_right(self.quoted, (start, len(self.text))) - 1
        return at >= 0 and end <= self.quoted[at][1]

    def capital(self, at: int) -> bool:
        """Whether a token starts with a capital."""
        return self.text[self.tokens.span(at, at + 1)[0]].isupper()

    @cached_property
    def longer_words(self) -> tuple[int, int]:
        """How many words of four letters and more there are, and how many of them start with a capital."""
        longer = [at for at, word in enumerate(self.tokens.texts) if len(word) >= _LONGER and word.isalpha()]
        return len(longer), sum(map(self.capital, longer))

    @cached_property
    def clauses(self) -> list[int]:
        """The first token of every clause: a full stop ends one, as do ; : and the like, but no comma."""
        text, starts, ends = self.tokens.folded.text, self.tokens.starts, self.tokens.ends
        within = range(1, len(starts))
        return [0, *(at for at in within if self.tokens.stops(at) or _CLAUSE.search(text, ends[at - 1], starts[at]))]

    def clause(self, at: int) -> tuple[int, int]:
        """The tokens of the clause that a token stands in."""
        place = bisect_right(self.clauses, at)
        last = self.clauses[place] if place < len(self.clauses) else len(self.tokens.texts)
        return self.clauses[place - 1], last

    def first_person(self, first: int, last: int) -> bool:
        """Whether a first person stands in the tokens from `first` to before `last`."""
        start, end = self.tokens.span(first, last)
        at = bisect_left(self.people, start, key=_start)
        while at < len(self.people) and self.people[at][1] < end:
            if self.people[at][0] == "us":
                return True
            at += 1
        return False


def _start(person: tuple[str, int, int]) -> int:
    return person[1]


def _without_accents(tokens: Tokens) -> Tokens:
    return msgspec.structs.replace(tokens, texts=list(map(bare, tokens.texts)))


def _in_capitals(text: str) -> bool:
    if text[:_PROBE].lower() == text[:_PROBE] or text[1:_PROBE].islower():
        return False  # most texts, at little cost
    letters = sum(map(str.isalpha, text))
    return letters > 1 and sum(map(str.isupper, text)) >= _CAPITALS * letters


def _lacks_accents(text: str, *, capitals: bool) -> bool:
    """Whether the text is written without accents: in capitals, or with apostrophes for them ("qualita'")."""
    return capitals or (("'" in text or "’" in text) and _APOSTROPHE_FOR_ACCENT.search(text) is not None)
