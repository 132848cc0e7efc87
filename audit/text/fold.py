"""Text folded for comparison, with the way back to the original.

Folding takes away what only typography varies: case, the many apostrophes, spaces and hyphens, ligatures, invisible
characters, runs of white space. Accents stay, unless asked otherwise.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from hashlib import blake2b
from itertools import chain

import msgspec

_SAME = {
    "'": "\u2018\u2019\u02bc",
    "-": "\u2010\u2011",
    " ": "\t\n\x0b\x0c\r\x85\xa0\u2028\u2029\u202f\u205f\u3000\u2000\u2001\u2002\u2003\u2004"
    "\u2005\u2006\u2007\u2008\u2009\u200a",
}
_LIGATURES = {"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae"}
_KEPT = frozenset("™℠¹²³⁰⁴⁵⁶⁷⁸⁹¨´¸¯")  # NFKC would glue "tm" or a digit to a name, or break a lone accent in two


def _is_plain(char: str) -> bool:
    """Whether lower case alone folds this character, one to one."""
    low = char.lower()
    return (
        len(low) == 1
        and low == char.casefold()
        and unicodedata.normalize("NFKC", char) == char
        and unicodedata.category(char)[0] in "LNPSZ"
        and char not in _LIGATURES
    )


# Latin, Greek and Cyrillic letters, and the punctuation that copy is full of. Sigma depends on its place in the word.
_CANDIDATES = chain(range(0x20, 0x250), range(0x370, 0x530), map(ord, "–—“”„•‹›€†′″−"))
_PLAIN = re.escape("".join(char for char in map(chr, _CANDIDATES) if _is_plain(char) and char not in " Σςσ"))
_UNUSUAL = re.compile(rf"[^ {_PLAIN}]")
_MARKS = "\u0300-\u036f"
# The slow way, piece by piece: white space, a character with its combining marks (at most 8: composing sorts them in
# quadratic time), plain text, and one character of any other kind.
_PIECE = re.compile(
    rf"(?P<space> +)|(?P<marked>[^ ][{_MARKS}]{{1,8}})|(?P<plain>[{_PLAIN}]+(?![{_MARKS}]))|.", re.DOTALL
)


class Folded(msgspec.Struct, frozen=True):
    """A folded text and where each of its characters comes from."""

    text: str
    offsets: Sequence[int]  # code points in the original, never falling; one more than characters: ends with its length

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The half-open span of the original that `start` to `end` of the folded text, not empty, comes from."""
        offsets = self.offsets
        last = offsets[end - 1]
        # A ligature stands for several folded characters: its end is where the next original character starts.
        while offsets[end] == last:
            end += 1
        return offsets[start], offsets[end]


def fold(text: str, *, accents: bool = True) -> Folded:
    """The text folded; without accents too, if `accents` is False. Never raises; linear."""
    unified = _unify(text)
    folded = Folded(unified.lower(), range(len(text) + 1)) if _is_simple(unified) else _fold_pieces(unified)
    return folded if accents else Folded(bare(folded.text), folded.offsets)


def bare(text: str) -> str:
    """The text without the accents of its Latin letters, of the same length."""
    return text if text.isascii() else "".join(map(_without_accent, text))


def digest(text: str) -> int:
    """63 bits that are the same for texts that fold to the same."""
    return digest_of(fold(text))


def digest_of(folded: Folded) -> int:
    """The same of a text that is folded already."""
    return int.from_bytes(blake2b(folded.text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big") >> 1


def _unify(text: str) -> str:
    """Apostrophes, hyphens and spaces each by their plainest character, one to one."""
    if text.isascii() and text.isprintable():
        return text
    for plain, marks in _SAME.items():
        for mark in marks:
            if mark in text:
                text = text.replace(mark, plain)
    return text


def _is_simple(text: str) -> bool:
    """Whether lower case is all that is left to do."""
    if "  " in text or text[:1] == " " or text[-1:] == " ":
        return False
    return (text.isascii() and text.isprintable()) or not _UNUSUAL.search(text)


def _fold_pieces(text: str) -> Folded:
    out: list[str] = []
    offsets: list[int] = []
    after_space = True  # so that white space at the start is dropped
    for piece in _PIECE.finditer(text):
        start = piece.start()
        kind = piece.lastgroup
        if kind == "plain":
            out.append(piece.group().lower())
            offsets.extend(range(start, piece.end()))
            after_space = False
            continue
        for char in " " if kind == "space" else _fold_character(piece.group()):
            if char != " " or not after_space:
                out.append(char)
                offsets.append(start)
                after_space = char == " "
    if after_space and out:
        out.pop()
        offsets.pop()
    offsets.append(len(text))
    return Folded("".join(out), offsets)


@lru_cache(maxsize=4096)
def _fold_character(char: str) -> str:
    """What one character, with the marks that follow it, folds to: nothing, one character or several."""
    if char in _LIGATURES:
        return _LIGATURES[char]
    if char in _KEPT:
        return char
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", char).casefold())
    return "".join(_visible(folded))


def _visible(chars: Iterable[str]) -> Iterable[str]:
    for char in chars:
        if char.isspace():
            yield " "
        elif unicodedata.category(char) != "Cf" and not "\ufe00" <= char <= "\ufe0f":
            yield char


@lru_cache(maxsize=4096)
def _without_accent(char: str) -> str:
    base = unicodedata.normalize("NFD", char)[0]
    return base if "a" <= base <= "z" or "A" <= base <= "Z" else char
