"""Where the sentences of a block are."""

import re
from collections.abc import Iterator

from audit.languages.rules import Rules

MAX_WORDS = 2000
"""Words at most in a sentence: past that it is cut, so that no later step meets a sentence without end."""

# Full stops and their like, with the quotes and brackets that close after them. Only a guillemet may stand apart from
# the stop, as it does in French.
_STOP = re.compile(r"[.!?…。！？]+(?:[)\]}\"'’”»›*]|[ \u00a0\u202f\u2009][»›])*|[\n\r]+")
_BEFORE = 24  # characters to look back for the word before a stop: longer than any abbreviation
_LONG_WORD = 8  # letters that no abbreviation has
_LAST_WORD = re.compile(r"[^\W_]+(?:(?:\.-?|-)[^\W_]+)*\Z")
_NEXT = re.compile(r"\s*([\s\"'‘’“”„«‹(\[{¿¡–—•·*-]{0,8})([^\W_]{0,24}['’]?)")
_LIST_NUMBER = re.compile(r"[(\[]?(?:\d{1,3}|[a-zA-Z])\.\Z")
_DOTTED = re.compile(r"(?:[^\W\d_]\.-?)+[^\W\d_]")
_WORD = re.compile(r"[^\W_]+")


def sentences(text: str, rules: Rules) -> tuple[tuple[int, int], ...]:
    """Half-open spans of the sentences, in order: none empty, none starts or ends in white space.

    All that is not white space is in one. A text without a full stop is one sentence. Linear on any text.
    """
    return tuple(piece for span in _between(text, _ends(text, rules)) for piece in _cut(text, *span))


def _ends(text: str, rules: Rules) -> Iterator[int]:
    start = 0
    length = len(text)
    for stop in _STOP.finditer(text):
        end = stop.end()
        if end >= length:
            break
        if text[stop.start()] in "\n\r" or (text[end].isspace() and _closes(text, start, stop, rules)):
            yield end
            start = end
    yield length


def _between(text: str, ends: Iterator[int]) -> Iterator[tuple[int, int]]:
    start = 0
    for end in ends:
        piece = text[start:end]
        inner = piece.strip()
        if inner:
            left = start + len(piece) - len(piece.lstrip())
            yield left, left + len(inner)
        start = end


def _closes(text: str, start: int, stop: re.Match[str], rules: Rules) -> bool:
    """Whether a sentence that started at `start` ends with this stop, which white space follows."""
    following = _NEXT.match(text, stop.end())
    assert following is not None
    word = following.group(2)
    if word[:1].islower():
        return False
    if stop.group()[0] != "." or stop.group().startswith(".."):
        return True
    if text[max(start, stop.start() - _LONG_WORD) : stop.start()].isalpha() and stop.start() - start >= _LONG_WORD:
        return True  # most sentences end so
    near = text[max(start, stop.start() - _BEFORE) : stop.start()].split()
    before = _LAST_WORD.search(near[-1]) if near else None
    if before is None:
        return True
    listed = stop.start() - start < 8 and _LIST_NUMBER.match(text[start : stop.start() + 1].lstrip())
    return not (listed or _goes_on(before.group(), word, rules))


def _goes_on(last: str, word: str, rules: Rules) -> bool:
    """Whether the sentence goes on after a single full stop: after the word `last` and before the word `word`."""
    low = last.lower()
    if low in rules.number_abbreviations:
        return word[:1].isdigit()
    opener = word.lower().replace("’", "'")
    if low in rules.final_abbreviations or opener in rules.openers or opener.rstrip("'") in rules.openers:
        return False
    return low in rules.abbreviations or _is_initial(last) or _DOTTED.fullmatch(last) is not None


def _is_initial(word: str) -> bool:
    return len(word) == 1 and word.isupper()


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The span, in pieces of at most MAX_WORDS words."""
    if end - start > 2 * MAX_WORDS:  # else it cannot hold that many
        for number, word in enumerate(_WORD.finditer(text, start, end)):
            if number and number % MAX_WORDS == 0:
                piece = text[start : word.start()].rstrip()
                yield start, start + len(piece)
                start = word.start()
    yield start, end
