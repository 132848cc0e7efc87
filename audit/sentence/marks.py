"""One unit in its block → the marks that it bears."""

import re
from collections.abc import Iterable, Iterator
from functools import partial

import msgspec

from audit.languages.lexicon import Entry
from audit.sentence.conditions import holds
from audit.sentence.context import Context
from audit.sentence.copy import Copy
from audit.sentence.kinds import Label, kinds
from audit.sentence.structure import found_by_structure
from audit.sentence.vocabulary import Vocabulary
from audit.sentence.weighing import weighed
from audit.text.match import Hit
from audit.text.tokens import Tokens

_VOICES = frozenset({"testimonial", "attribution"})
_FORMED = frozenset({"question", "acronym"})
_EXPLANATION = re.compile(r"s? \([^()]{4,80}\)")


class SentenceMark(msgspec.Struct, frozen=True):
    """A span of a unit and what is to say of it."""

    kind: str
    labels: tuple[Label, ...]
    start: int  # half-open, code points in the unit's text
    end: int
    entry: str = ""  # "praise 3": theme and number of the entry; empty: found by a general mechanism


def marks_of(text: str, kind: str, vocabulary: Vocabulary) -> tuple[SentenceMark, ...]:
    """All marks of a unit that stands in a block of this kind, in the order of the text. Linear in the text."""
    if not text.strip():
        return ()
    copy = Copy(Tokens(text, vocabulary.rules), kind, vocabulary)
    marks = marks_in(copy, vocabulary)
    if any(mark.kind in _VOICES for mark in marks):
        return marks  # a customer's "we" is not the company
    return tuple(sorted((*_people(copy), *marks), key=_in_order))


def marks_in(copy: Copy, vocabulary: Vocabulary) -> tuple[SentenceMark, ...]:
    """The same of a unit that is read already, without the persons: those are `copy.people`."""
    found = [*_by_words(copy, vocabulary), *_by_structure(copy, vocabulary)]
    if not found:
        return ()
    if voices := [mark for mark in found if mark.kind in _VOICES]:
        found = voices  # a customer's words: nothing else in them is judged
    return tuple(sorted(_longest(found, len(copy.text)), key=_in_order))


def _in_order(mark: SentenceMark) -> tuple[int, int, str]:
    return mark.start, mark.end, mark.kind


def _people(copy: Copy) -> Iterator[SentenceMark]:
    for person, first, last in copy.people:
        yield SentenceMark(person, kinds()[person].labels, *copy.tokens.span(first, last))


def _by_words(copy: Copy, vocabulary: Vocabulary) -> Iterator[SentenceMark]:
    found = surviving(copy, vocabulary)
    for hit, entry in weighed(found, copy) if found else ():
        start, end = copy.tokens.span(hit.first, hit.last)
        yield SentenceMark(entry.kind, kinds()[entry.kind].labels, start, end, f"{entry.theme} {entry.number}")


def surviving(copy: Copy, vocabulary: Vocabulary) -> list[tuple[Hit, Entry]]:
    """The phrases and cues of a unit that neither their entry's conditions nor what stands around takes back."""
    hits = copy.words.entries
    if not hits:
        return []
    refused = copy.words.refused
    context = Context(copy, vocabulary.denies)
    found: list[tuple[Hit, Entry]] = []
    for hit in hits:
        entry = vocabulary.entry(hit)
        if hit.id in refused or not _has_form(hit, entry.kind, copy) or context.takes_back(hit, entry.kind):
            continue
        if not entry.only or any(holds(name, hit, copy) for name in entry.only):
            found.append((hit, entry))
        elif kinds()[entry.kind].labels == (Label.SELF_PRAISE,):
            found.append((hit, vocabulary.unmet(hit)))
    return found


def _has_form(hit: Hit, kind: str, copy: Copy) -> bool:
    """Whether a hit is written as its kind is: an acronym in capitals and unexplained, a question with its mark."""
    if kind not in _FORMED:
        return True
    start, end = copy.tokens.span(hit.first, hit.last)
    if kind == "question":
        return end <= copy.last_question
    written = copy.text[start:end].removesuffix("s")
    return written.isupper() and not copy.capitals and not _explained(start, end, copy.text)


def _explained(start: int, end: int, text: str) -> bool:
    """ "Full Name (FN)" or "FN (Full Name)"."""
    in_brackets = text[start - 1 : start] == "(" and text[end : end + 1] == ")"
    return in_brackets or _EXPLANATION.match(text, end) is not None


def _by_structure(copy: Copy, vocabulary: Vocabulary) -> Iterator[SentenceMark]:
    for kind, start, end in found_by_structure(copy, valued=partial(_is_valued, copy, vocabulary)):
        yield SentenceMark(kind, kinds()[kind].labels, start, end)


def _is_valued(copy: Copy, vocabulary: Vocabulary) -> bool:
    """Whether a word of value stands in a unit."""
    return any(Label.SELF_PRAISE in kinds()[vocabulary.entry(hit).kind].labels for hit in copy.words.entries)


def _longest(found: Iterable[SentenceMark], length: int) -> Iterator[SentenceMark]:
    """One mark of a check at any place: the longest, and of equal ones the first in the words."""
    taken: dict[str, bytearray] = {}
    for mark in sorted(found, key=lambda mark: (mark.start - mark.end, mark.start)):
        places = taken.setdefault(kinds()[mark.kind].check, bytearray(length))
        if 1 not in places[mark.start : mark.end]:
            places[mark.start : mark.end] = b"\x01" * (mark.end - mark.start)
            yield mark
