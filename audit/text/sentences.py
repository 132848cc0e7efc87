"""Where the sentences of a block are."""

import re

from audit.languages.rules import Rules

MAX_WORDS = 2000
"""Words at most in a sentence: past that it is cut, so that no later step meets a sentence without end."""

# Full stops and their like, with the quotes and brackets that close after them. Only a guillemet may stand apart from
# the stop, as it does in French.
_STOP = re.compile(r"[.!?…。！？]+(?:[)\]}\"'’”»›*]|[ \u00a0\u202f\u2009][»›])*|[\n\r]+")
_STOP_MARK = re.compile(r"[.!?…。！？\n\r]")  # what a stop begins with, found faster than the stop itself
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
    spans: list[tuple[int, int]] = []
    start = 0
    for end in _ends(text, rules):
        piece = text[start:end]
        inner = piece.strip()
        if inner:
            left = start + len(piece) - len(piece.lstrip())
            spans += _cut(text, left, left + len(inner))
        start = end
    return tuple(spans)


def _ends(text: str, rules: Rules) -> list[int]:
    """Where sentences end, with the white space before them still theirs; last the end of the text."""
    ends = []
    start = 0
    length = len(text)
    mark = _STOP_MARK.search(text)
    while mark:
        stop = _STOP.match(text, mark.start())
        assert stop is not None
        end = stop.end()
        if end >= length:
            break
        if mark[0] in "\n\r" or (text[end].isspace() and _closes(text, start, stop, rules)):
            ends.append(end)
            start = end
        mark = _STOP_MARK.search(text, end)
    return [*ends, length]


def _closes(text: str, start: int, stop: re.Match[str], rules: Rules) -> bool:
    """Whether a sentence that started at `start` ends with this stop, which white space follows."""
    begin, end = stop.span()
    following = text[end + 1 : end + 2]
    if not following.isalpha():
        following = _next_word(text, end)[:1]
    if following.islower():
        return False
    if text[begin] != "." or text.startswith("..", begin, end):
        return True
    if begin - start >= _LONG_WORD and text[begin - _LONG_WORD : begin].isalpha():
        return True  # most sentences end so
    near = text[max(start, begin - _BEFORE) : begin].split()
    before = _LAST_WORD.search(near[-1]) if near else None
    if before is None:
        return True
    listed = begin - start < 8 and _LIST_NUMBER.match(text[start : begin + 1].lstrip())
    return not (listed or _goes_on(before[0], text, end, rules))


def _next_word(text: str, place: int) -> str:
    following = _NEXT.match(text, place)
    assert following is not None
    return following[2]


def _goes_on(last: str, text: str, end: int, rules: Rules) -> bool:
    """Whether the sentence goes on after a single full stop that ends at `end`, the word `last` before it."""
    low = last.lower()
    if low in rules.number_abbreviations:
        return _next_word(text, end)[:1].isdigit()
    shortened = low in rules.abbreviations or _is_initial(last) or ("." in last and _DOTTED.fullmatch(last))
    if not shortened or low in rules.final_abbreviations:
        return False
    opener = _next_word(text, end).lower().replace("’", "'")
    return opener not in rules.openers and opener.rstrip("'") not in rules.openers


def _is_initial(word: str) -> bool:
    return len(word) == 1 and word.isupper()


def _cut(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The span, in pieces of at most MAX_WORDS words."""
    if end - start <= 2 * MAX_WORDS:  # it cannot hold that many
        return [(start, end)]
    spans = []
    for number, word in enumerate(_WORD.finditer(text, start, end)):
        if number and number % MAX_WORDS == 0:
            piece = text[start : word.start()].rstrip()
            spans.append((start, start + len(piece)))
            start = word.start()
    return [*spans, (start, end)]
