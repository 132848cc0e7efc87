"""A draft as blocks of copy that know on which lines they stand: plain text and Markdown."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

import msgspec
from markdown_it import MarkdownIt
from markdown_it.token import Token

from crawler.page import Block

Starts = tuple[tuple[int, int], ...]
"""Offset in a text and the line, from 1, that begins there; the first offset is 0."""

_SPACE = re.compile(r"[^\S\u00a0\u202f]+")  # French marks keep theirs, which do not break
_ITEM = re.compile(r"[ \t]*(?:[-*+•–—]|\d{1,3}[.)])[ \t]+(?=\S)")
_FRONT = re.compile(r"---[ \t]*\n.*?\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_KINDS = {"li": "li", "th": "th", "td": "td"}


class Placed(msgspec.Struct, frozen=True):
    """A block and where its text stands in the file."""

    block: Block
    starts: Starts

    def line(self, offset: int) -> int:
        """The line on which a character of the block's text stands."""
        return self.starts[bisect_right(self.starts, offset, key=_offset) - 1][1]


def text_blocks(text: str) -> tuple[Placed, ...]:
    """The paragraphs and list items of plain text; lines that were wrapped are joined again."""
    return tuple(placed for paragraph in _paragraphs(text) for placed in _unwrapped(paragraph))


def markdown_blocks(text: str, *, indented_code: bool = True) -> tuple[Placed, ...]:
    """Headings, paragraphs, list items, cells and quotations of Markdown; links as their text.

    Left out are blocks of code, pictures, HTML and the settings before the text. Without `indented_code`, what is
    indented is text.
    """
    reader = MarkdownIt("commonmark").enable("table")
    if not indented_code:
        reader.disable("code")
    return tuple(_blocks_of(reader.parse(_without_front(text))))


def _offset(start: tuple[int, int]) -> int:
    return start[0]


# ---- plain text


def _paragraphs(text: str) -> Iterator[list[tuple[int, str]]]:
    """The numbered lines between those without a letter: empty ones, rules, lines under a title."""
    paragraph: list[tuple[int, str]] = []
    for number, line in enumerate([*text.split("\n"), ""], 1):
        if any(map(str.isalnum, line)):
            paragraph.append((number, line.rstrip()))
        elif paragraph:
            yield paragraph
            paragraph = []


def _unwrapped(paragraph: Sequence[tuple[int, str]]) -> Iterator[Placed]:
    """The blocks of a paragraph: a list item begins one, and so does a line after one that had room for its word."""
    width = max(len(line) for _, line in paragraph)
    lines: list[tuple[int, str]] = []
    before, kind = "", "p"
    for number, line in paragraph:
        item = _ITEM.match(line)
        if lines and (item or not _goes_on(before, line, width)):
            yield from _block(kind, lines)
            lines = []
        if not lines:
            kind = "li" if item else "p"
        lines.append((number, line[item.end() :] if item else line))
        before = line
    yield from _block(kind, lines)


def _goes_on(before: str, line: str, width: int) -> bool:
    """Whether a line goes on with the one before: it begins small, or its first word had no room there."""
    word = line.split(maxsplit=1)[0]
    return word[0].islower() or len(before) + 1 + len(word) > width


def _block(kind: str, lines: Iterable[tuple[int, str]]) -> Iterator[Placed]:
    """The lines as one block with single spaces; none where there is nothing to read, as in a line of dashes."""
    texts: list[str] = []
    starts: list[tuple[int, int]] = []
    length = 0
    for number, line in lines:
        if words := _SPACE.sub(" ", line).strip():
            starts.append((length, number))
            texts.append(words)
            length += len(words) + 1
    text = " ".join(texts)
    if any(map(str.isalnum, text)):
        yield Placed(Block(kind=kind, text=text), tuple(starts))


# ---- Markdown


def _without_front(text: str) -> str:
    """The text without the settings that some programs put before it; every line keeps its number."""
    front = _FRONT.match(text)
    return "\n" * front[0].count("\n") + text[front.end() :] if front else text


def _blocks_of(tokens: Iterable[Token]) -> Iterator[Placed]:
    inside: list[str] = []  # the tags of the elements that are open
    for token in tokens:
        if token.nesting > 0:
            inside.append(token.tag)
        elif token.nesting < 0:
            inside.pop()
        elif token.type == "inline":
            first = token.map[0] + 1 if token.map else 1
            yield from _block(_kind(inside), _lines(token.children or (), first))


def _kind(inside: Sequence[str]) -> str:
    if "blockquote" in inside:
        return "quote"
    innermost = (tag if tag in _HEADINGS else _KINDS.get(tag) for tag in reversed(inside))
    return next((kind for kind in innermost if kind), "p")


def _lines(inline: Iterable[Token], first: int) -> Iterator[tuple[int, str]]:
    """The numbered lines of running text, without its markup."""
    number, line = first, ""
    for token in inline:
        if token.type in ("softbreak", "hardbreak"):
            yield number, line
            number, line = number + 1, ""
        elif token.type == "html_inline":
            number += token.content.count("\n")
        elif token.type != "image":
            line += token.content
    yield number, line
