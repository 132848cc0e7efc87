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
from collections.abc import Iterator
from itertools import pairwise, product

from audit.languages.rules import Rules
from audit.text.fold import fold
from audit.text.tokens import token_pattern

MOST = 500
"""Phrases at most that an entry expands to."""

GAP, NUMBER = "…", "#"
"""Items of a phrase that are no words; the third kind is a set's name in angle brackets."""

Phrase = tuple[str, ...]

_SPECIAL = re.compile(r"(…|#|<[a-z-]+>)")
_STRAY = re.compile(r"[^\s'.,/!°()\[\]|?…#<>-]")  # all but what the grammar means, and marks that never matter
_MAY_BE_SPECIAL = re.compile("[…#<]")
_LITERAL = re.compile(r"[^()\[\]|?\s…#<>]+")
_INNERMOST = re.compile(r"\([^()]*\)")
_ONE_GROUP = re.compile(r"\([^()\[\]?]*\)|[^()\[\]?|]*")  # or none
_HARD = re.compile(r"[…#<\d]")  # what goes across words, or is none
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
    folded = _folded(text)
    strings, end = _alternatives(folded, 0)
    if end < len(folded):
        raise WordsError(f"“{text}”: “{folded[end]}” closes nothing")
    words = token_pattern(rules.word)
    if stray := _STRAY.search(words.sub("", folded)):
        raise WordsError(f"“{text}”: “{stray.group()}” has no meaning in a phrase")
    return tuple(dict.fromkeys(_phrase(string, text, words) for string in strings))


def openings(text: str, rules: Rules) -> frozenset[str]:
    """The first items of all phrases that `text` stands for, mostly without a look at the rest. Raises WordsError."""
    folded = _folded(text)
    words = token_pattern(rules.word)
    for end in _heads(folded):
        head = folded[:end]
        strings = head.strip("()").split("|") if _ONE_GROUP.fullmatch(head) else _alternatives(head, 0)[0]
        if any(map(_HARD.search, strings)):
            break
        firsts = [found[0] for found in map(words.search, strings) if found]
        if len(firsts) == len(strings):
            return frozenset(firsts)
    return frozenset(phrase[0] for phrase in expand(text, rules))


def _heads(text: str) -> Iterator[int]:
    """Where the first words of every phrase may end: at spaces outside brackets; nowhere if `a|b` stands outside."""
    outside, groups = text, 1
    while groups:
        outside, groups = _INNERMOST.subn("", outside)
    at = -1 if "|" in outside else text.find(" ")
    while at >= 0:
        if text.count("(", 0, at) == text.count(")", 0, at) and text[at + 1 : at + 2] != "?":
            yield at
        at = text.find(" ", at + 1)
    yield len(text)


def _folded(text: str) -> str:
    # Folding makes three dots of a gap.
    return "…".join(fold(part.strip()).text for part in text.split("…")) if "…" in text else fold(text.strip()).text


def _phrase(string: str, source: str, words: re.Pattern[str]) -> Phrase:
    plain = string.split()
    if plain and all(map(str.isalpha, plain)):
        return tuple(plain)  # most phrases: letters and spaces
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
