"""What is found by how a unit is built rather than by its words: questions, voices, acronyms."""

import re
from collections.abc import Iterable, Iterator

from audit.sentence.copy import Copy
from audit.sentence.vocabulary import Vocabulary

_READERS_FORM = frozenset({"label", "legend", "option", "summary", "dt"})
"""Blocks in which a question is a form's, or one that readers ask."""

_ACRONYM = re.compile(r"(?<![\w&./@-])(?:[A-Z]{2,6}|[A-Z]&[A-Z])(?:s)?(?![\w&/@-]|\.\w)")
_ATTRIBUTION = re.compile(r"[—–-] ?[A-ZÀ-Þ][\w’'.-]{0,30}(?: [A-ZÀ-Þ][\w’'.-]{0,30}){0,4}(?:, [^,.!?]{1,60}){0,3}\Z")
_WORDS_OF_A_QUOTE = 4


def found_by_structure(copy: Copy, vocabulary: Vocabulary) -> Iterator[tuple[str, int, int]]:
    """Kind and half-open span, in code points, of everything found so."""
    yield from _voices(copy)
    yield from _questions(copy)
    yield from _acronyms(copy, vocabulary)


def _voices(copy: Copy) -> Iterator[tuple[str, int, int]]:
    """The words of a customer: a block of that kind, or a quotation with who said it."""
    if copy.kind == "quote":
        yield "testimonial", 0, len(copy.text)
        return
    said_by = _ATTRIBUTION.search(copy.text[-200:])
    if said_by and any(end - start > 2 and _is_long(copy.text[start:end]) for start, end in copy.quoted):
        yield "testimonial", 0, len(copy.text)
    elif said_by and said_by.start() == 0 and len(copy.text) <= 200:
        yield "attribution", 0, len(copy.text)


def _is_long(quoted: str) -> bool:
    return quoted.count(" ") >= _WORDS_OF_A_QUOTE - 1


def _questions(copy: Copy) -> Iterator[tuple[str, int, int]]:
    """A question that is put to the reader: it addresses them, and is none that they put to the company."""
    if copy.last_question < 0 or copy.kind in _READERS_FORM:
        return
    asked = copy.listed.hits("faq")
    asks_you = any(person == "you" and end <= copy.last_question for person, _, end in copy.people)
    if asks_you and not (asked and asked[0].first == 0):
        yield "question", 0, copy.last_question + 1


def _acronyms(copy: Copy, vocabulary: Vocabulary) -> Iterable[tuple[str, int, int]]:
    """Capitals that no reader is told: not everybody's, not explained in the unit, in a text that has small letters."""
    if copy.capitals or copy.text.islower() or not vocabulary.words.acronyms:
        return
    for match in _ACRONYM.finditer(copy.text):
        word = match.group().rstrip("s")
        if word not in vocabulary.words.acronyms and not _explained(match, copy.text):
            yield "acronym", match.start(), match.end()


def _explained(match: re.Match[str], text: str) -> bool:
    """ "Full Name (FN)" or "FN (Full Name)"."""
    before, after = text[max(0, match.start() - 2) : match.start()], text[match.end() : match.end() + 80]
    return (before.endswith("(") and after.startswith(")")) or re.match(r" \([^)]*\w \w", after) is not None
