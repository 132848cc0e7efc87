"""What is found by how a unit is built rather than by its words: questions and voices."""

import re
from collections.abc import Callable, Iterator

from audit.sentence.copy import RUNNING, Copy

_READERS_FORM = frozenset({"label", "legend", "option", "summary", "dt"})
"""Blocks in which a question is a form's, or one that readers ask."""

_OFFERING = frozenset({"p", "div"})
"""Blocks in which it is the company that asks; headings are those of frequent questions."""
_LONGEST_OFFER = 14  # tokens

_NAME = r"[A-ZÀ-ÖØ-Þ][^\W\d_]{0,30}(?:['’-][^\W\d_]{1,30})?"
_INITIAL = r"[A-ZÀ-ÖØ-Þ]\."
# After a quotation: "— Anna Rossi, COO, Acme" or "- Forbes".
_SAID_BY = re.compile(rf"[—–―-] ?{_NAME}(?: (?:{_NAME}|{_INITIAL})){{0,3}}(?:,[^!?]{{1,80}})?\Z")
# Alone: "— Anna Rossi, Acme", "Anna R.", "Anna R., baker in Leeds".
_SIGNATURE = re.compile(
    rf"[—–―~] ?{_NAME}(?:,[^!?]{{1,80}}| (?:{_NAME}|{_INITIAL})(?: {_NAME})?(?:,[^!?]{{1,80}})?)"
    rf"|{_NAME}(?: {_NAME})? {_INITIAL}(?:,[^!?]{{1,80}})?"
)
# In a block of quotations two names alone sign one: "Marco Bianchi", "M.P. Rossi, ingegnere".
_SIGNED = re.compile(
    rf"(?:{_NAME} |{_INITIAL} ?)(?:{_NAME}|{_INITIAL})(?: (?:{_NAME}|{_INITIAL})){{0,2}}(?:,? [^\W\d_]{{2,30}}){{0,3}}"
)
# Or a name and where: "Anna, Leeds", "— Marco Bianchi · Lecco".
_SIGNED_IN = re.compile(rf"(?:[—–―~-] ?)?{_NAME}(?: {_NAME}){{0,2}}(?:,| [·|–—-]) {_NAME}(?:[ -]{_NAME}){{0,2}}")
_LONGEST_NAME = 160  # characters
_SHORT_SIGNATURE = 8  # tokens: "Anna R., baker in Leeds"
_QUOTATION = frozenset('"“”„«»')
_VOICE_MARK = re.compile(r"[\"“”„«»]|^[—–―~]")  # without one of these there is no quotation and no dash before a name
_LONG_QUOTE = 3  # spaces at least in words that are somebody's, and no title
_MARKS = (("“", "”"), ("«", "»"), ("„", "“"))


def found_by_structure(copy: Copy, *, valued: Callable[[], bool]) -> Iterator[tuple[str, int, int]]:
    """Kind and half-open span, in code points, of everything found so.

    `valued` tells whether a word of value stands in the unit, whoever it is said of.
    """
    yield from _voices(copy, valued=valued)
    yield from _questions(copy)


def _voices(copy: Copy, *, valued: Callable[[], bool]) -> Iterator[tuple[str, int, int]]:
    """The words of a customer: a block of that kind, a quotation with who said it, part of a longer quotation."""
    whole = (0, len(copy.text))
    if copy.kind == "quote":
        short = len(copy.tokens) <= _SHORT_SIGNATURE
        if short and (_SIGNED.fullmatch(copy.text) or _SIGNED_IN.fullmatch(copy.text)):
            yield "attribution", *whole
        elif _sounds_like_a_customer(copy, valued=valued):
            yield "testimonial", *whole
        return
    if not (_VOICE_MARK.search(copy.text) or len(copy.tokens) <= _SHORT_SIGNATURE):
        return  # most texts
    long_quote = any(copy.text[start:end].count(" ") >= _LONG_QUOTE for start, end in copy.quoted)
    if (long_quote and _SAID_BY.search(copy.text[-_LONGEST_NAME:])) or _half_quoted(copy, valued=valued):
        yield "testimonial", *whole
    elif _SIGNATURE.fullmatch(copy.text[:_LONGEST_NAME]):
        yield "attribution", *whole


def _sounds_like_a_customer(copy: Copy, *, valued: Callable[[], bool]) -> bool:
    """Whether a unit in a quote block is a customer's: it tells what was, recommends, thanks, values; no motto does.

    Nor is a customer's what speaks to "you" more than of itself.
    """
    people = [person for person, _, _ in copy.people]
    if people.count("you") > people.count("us"):
        return False
    listed = copy.words
    if not _QUOTATION.isdisjoint((copy.text[:1], copy.text[-1:])):
        return True
    return bool(listed.hits("past") or listed.hits("voices")) or valued()


def _half_quoted(copy: Copy, *, valued: Callable[[], bool]) -> bool:
    """Whether a quotation of a customer begins or ends here, cut into sentences: the other mark is elsewhere."""
    if copy.kind not in RUNNING or copy.text.count(" ") < _LONG_QUOTE:
        return False
    if not (copy.words.hits("past") or copy.words.hits("voices") or valued()):
        return False  # a founder's, a poet's
    bare = copy.text.strip()
    if bare.count('"') == 1:
        return bare[0] == '"' or bare[-1] == '"'
    return any(
        (bare[0] == left and right not in bare) or (bare[-1] == right and left not in bare) for left, right in _MARKS
    )


def _questions(copy: Copy) -> Iterator[tuple[str, int, int]]:
    """A question that is put to the reader: it addresses them, and is none that they put to the company."""
    if copy.last_question < 0 or copy.kind in _READERS_FORM:
        return
    asked = copy.words.hits("faq")
    asks_you = any(
        person == "you" and copy.tokens.span(first, last)[1] <= copy.last_question
        for person, first, last in copy.people
    )
    if asked and asked[0].first == 0:
        return
    if asks_you or _is_an_offer(copy):
        yield "question", 0, copy.last_question + 1


def _is_an_offer(copy: Copy) -> bool:
    """Whether a unit is a question that names what the reader may have or lack: "A garden, a yard?"."""
    if copy.kind not in _OFFERING or not copy.text.endswith("?") or len(copy.tokens) > _LONGEST_OFFER:
        return False
    return not (copy.people or copy.words.hits("question_words"))
