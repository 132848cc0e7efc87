"""The closed grammar of phrases, expanded when the words are loaded.

    leader (di|del) mercato    one of several; words inside may be several: (a|b c|)
    miglior[ei]                one of the letters
    leaders? (molto )?buono    the letter, group or class before it may be missing
    non … leader               at most four words between
    <offer>                    any one of the named set of context.toml
    # clienti                  a number

A group or a class may be part of a word. No phrase is a regular expression: each becomes a finite list of token
sequences, so that matching is linear and a match names its entry.
"""

import re
from itertools import pairwise, product

from audit.languages.rules import Rules
from audit.text.fold import fold
from audit.text.match import token_pattern

MOST = 500
"""Phrases at most that an entry expands to."""

GAP, NUMBER = "…", "#"
"""Items of a phrase that are no words; the third kind is a set's name in angle brackets."""

Phrase = tuple[str, ...]

_SPECIAL = re.compile(r"(…|#|<[a-z-]+>)")
_STRAY = re.compile(r"[^\s'.,/!°()\[\]|?…#<>-]")  # all but what the grammar means, and marks that never matter
_MAY_BE_SPECIAL = re.compile("[…#<]")
_LITERAL = re.compile(r"[^()\[\]|?\s…#<>]+")
_MOST_GAPS = 2  # each multiplies the ways to match by five


class WordsError(ValueError):
    """A pack's words are wrong: `it/praise.toml, entry 3: …`."""


def is_set(item: str) -> bool:
    """Whether an item of a phrase names a set."""
    return item[0] == "<"


def is_special(item: str) -> bool:
    """Whether an item of a phrase is no word: a gap, a number or a set."""
    return _SPECIAL.fullmatch(item) is not None


def expand(text: str, rules: Rules) -> tuple[Phrase, ...]:
    """All phrases that `text` stands for, as folded tokens. Raises WordsError."""
    folded = "…".join(fold(f" {part} ").text for part in text.split("…"))  # folding makes three dots of a gap
    strings, end = _alternatives(folded, 0)
    if end < len(folded):
        raise WordsError(f"“{text}”: “{folded[end]}” closes nothing")
    words = token_pattern(rules.word)
    if stray := _STRAY.search(words.sub("", folded)):
        raise WordsError(f"“{text}”: “{stray.group()}” has no meaning in a phrase")
    return tuple(dict.fromkeys(_phrase(string, text, words) for string in strings))


def _phrase(string: str, source: str, words: re.Pattern[str]) -> Phrase:
    items: list[str] = []
    for piece in _SPECIAL.split(string) if _MAY_BE_SPECIAL.search(string) else (string,):
        items += [piece] if _SPECIAL.fullmatch(piece) else words.findall(piece)
    if not items or GAP in (items[0], items[-1]):
        raise WordsError(f"“{source}”: a phrase starts and ends with a word, a number or a set")
    if items.count(GAP) > _MOST_GAPS or (GAP, GAP) in pairwise(items):
        raise WordsError(f"“{source}”: a phrase has at most {_MOST_GAPS} gaps, apart from each other")
    return tuple(items)


def _alternatives(text: str, start: int) -> tuple[list[str], int]:
    """The strings of `a|b|c`, up to a closing bracket or the end."""
    found: list[str] = []
    while True:
        strings, start = _sequence(text, start)
        found += strings
        _check_size(len(found), text)
        if text[start : start + 1] != "|":
            return found, start
        start += 1


def _sequence(text: str, start: int) -> tuple[list[str], int]:
    found = [""]
    while start < len(text) and text[start] not in "|)":
        choices, start = _piece(text, start)
        if text[start : start + 1] == "?":
            choices = ["", *choices]
            start += 1
        _check_size(len(found) * len(choices), text)
        found = [before + after for before, after in product(found, choices)]
    return found, start


def _piece(text: str, start: int) -> tuple[list[str], int]:
    """What one word, group, class or item can be, and where it ends."""
    char = text[start]
    if char == "(":
        choices, end = _alternatives(text, start + 1)
        if text[end : end + 1] != ")":
            raise WordsError(f"“{text}”: a group that nothing closes")
        return choices, end + 1
    if char == "[":
        end = text.find("]", start)
        if end < 0 or not text[start + 1 : end].isalnum():
            raise WordsError(f"“{text}”: a class is letters in square brackets")
        return list(text[start + 1 : end]), end + 1
    if literal := _LITERAL.match(text, start):
        end = literal.end()
        if text[end : end + 1] == "?" and end - start > 1:
            end -= 1  # `?` takes the last letter alone
        return [text[start:end]], end
    if special := _SPECIAL.match(text, start):
        return [f" {special.group()} "], special.end()
    if char.isspace():
        return [" "], start + 1
    raise WordsError(f"“{text}”: “{char}” at character {start + 1} has no meaning there")


def _check_size(size: int, text: str) -> None:
    if size > MOST:
        raise WordsError(f"“{text}” expands to more than {MOST} phrases")
