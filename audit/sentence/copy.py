"""One unit of copy as the marks see it: its tokens, who speaks, what is quoted."""

import re

import msgspec

from audit.languages.rules import Rules
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
_CAPITALS = 0.8  # share of the letters of a text in capitals


class Copy(msgspec.Struct, frozen=True):
    """A unit, read."""

    text: str
    kind: str  # of its block
    fragment: bool
    tokens: Tokens
    listed: Listed
    people: tuple[tuple[str, int, int], ...]  # "us" or "you", half-open code points in `text`
    quoted: tuple[tuple[int, int], ...]  # half-open code points, without the marks' own
    capitals: bool  # written in capitals

    @property
    def us(self) -> bool:
        """Whether a first person is in it."""
        return any(person == "us" for person, _, _ in self.people)

    @property
    def you(self) -> bool:
        """Whether it addresses the reader."""
        return any(person == "you" for person, _, _ in self.people)

    @property
    def question(self) -> bool:
        """Whether it ends as a question."""
        return self.text.rstrip(" \u00a0\u202f\"'”’»)*").endswith("?")


def read(text: str, kind: str, vocabulary: Vocabulary) -> Copy:
    """Everything about a unit that does not depend on what is looked for. Linear."""
    rules = vocabulary.rules
    found = tokenize(text, rules)
    capitals = _in_capitals(text)
    spelling = vocabulary.accented
    if _lacks_accents(text, capitals=capitals):
        spelling = vocabulary.unaccented
        found = Tokens(found.folded, [bare(word) for word in found.texts], found.starts, found.ends)
    fragment = not (kind in RUNNING and len(found.texts) >= MIN_SENTENCE and _END.search(text[-8:]))
    return Copy(
        text=text,
        kind=kind,
        fragment=fragment,
        tokens=found,
        listed=Listed(spelling, found),
        people=_people(text, rules, fragment=fragment),
        quoted=tuple((match.start(), match.end()) for match in _QUOTED.finditer(text)) if _maybe_quoted(text) else (),
        capitals=capitals,
    )


def _people(text: str, rules: Rules, *, fragment: bool) -> tuple[tuple[str, int, int], ...]:
    words = words_of(text, rules)
    return tuple((who, words[first].start, words[last - 1].end) for who, first, last in rules.persons(words, fragment))


def _maybe_quoted(text: str) -> bool:
    return "«" in text or "“" in text or "„" in text or '"' in text


def _in_capitals(text: str) -> bool:
    if text[:40].islower():
        return False
    letters = sum(map(str.isalpha, text))
    return letters > 1 and sum(map(str.isupper, text)) >= _CAPITALS * letters


def _lacks_accents(text: str, *, capitals: bool) -> bool:
    """Whether the text is written without accents: in capitals, or with apostrophes for them ("qualita'")."""
    return capitals or (("'" in text or "’" in text) and _APOSTROPHE_FOR_ACCENT.search(text) is not None)
