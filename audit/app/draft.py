"""A draft, judged sentence by sentence: one file of text, Markdown or HTML, or standard input."""

import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import msgspec

from audit.app.draft_text import Placed, markdown_blocks, text_blocks
from audit.languages import pack
from audit.model import Mark, Reading, Role, Unit
from audit.page.plain_copy import PlainCopy
from audit.page.units import units_of
from audit.text.identify import Identified, identify_page
from crawler.decode import decode, sniff
from crawler.errors import CorruptData, NothingAudited, Usage
from crawler.page import Page, Region
from crawler.settings import MAX_BODY

STANDARD_INPUT = "-"
_HTML = (".html", ".htm", ".xhtml")
_MARKDOWN = (".md", ".markdown")
_TEXT = (".txt", ".text", "")
SUFFIXES = (*_TEXT, *_MARKDOWN, *_HTML)
"""Of files that are drafts."""

_URL = "https://draft.example/"

Blocks = tuple[str | None, tuple[Placed, ...]]
"""The language that a draft says it is in, and its blocks."""


class Passage(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence of a draft, or a fragment that stands for itself."""

    line: int  # of the file, from 1, on which it begins
    text: str
    kind: str  # of its block
    complete: bool  # a sentence of running text
    words: int
    about: str  # "us", "you", "both", or empty
    marks: tuple[Mark, ...]


class Judged(msgspec.Struct, frozen=True, kw_only=True):
    """What is to say of a draft."""

    path: str
    language: str  # ISO 639-1, of a pack
    passages: tuple[Passage, ...]  # those that are judged, in the order of the file
    unjudged: int  # quotations, legal text, code, what stands in a language without a pack
    readings: tuple[Reading, ...]


def is_draft(path: Path) -> bool:
    """Whether `audit` answers for a path in the terminal: a file of text, Markdown or HTML, or standard input."""
    return str(path) == STANDARD_INPUT or (path.is_file() and path.suffix.lower() in SUFFIXES)


def judged(path: Path, language: str | None) -> Judged:
    """Judge a draft, in the language that is given or else in the one that it is in.

    Raises Usage where it cannot be read or there is no pack of that language, CorruptData where it is no text,
    NothingAudited where there is nothing to judge.
    """
    if language is not None and language not in pack.codes():
        raise Usage(f'--lang: "{language}" is not one of {", ".join(pack.codes())}')
    name = str(path)
    body = _bytes(path)
    if len(body) > MAX_BODY:
        raise Usage(f"{name}: more than {MAX_BODY >> 20} MB is no draft")
    declared, placed = _blocks(name, body, path.suffix.lower())
    if not placed:
        raise NothingAudited(f"{name}: there is no text in it")
    spoken = language or _language(name, declared, placed)
    found = _judged(name, spoken, placed)
    if not found.passages:
        raise NothingAudited(f"{name}: no copy in it, only quotations, legal text, code or languages without a pack")
    return found


def _judged(name: str, language: str, placed: tuple[Placed, ...]) -> Judged:
    page = Page(url=_URL, blocks=tuple(each.block for each in placed))
    found = units_of(page, PlainCopy(page), Role.OTHER, language)
    passages = tuple(_passage(unit, placed[unit.block]) for unit in found.units if unit.judged)
    return Judged(
        path=name,
        language=language,
        passages=passages,
        unjudged=sum(_is_copy(unit, page) for unit in found.units if not unit.judged),
        readings=found.readings,
    )


def _is_copy(unit: Unit, page: Page) -> bool:
    return page.blocks[unit.block].region in (Region.HEAD, Region.MAIN)


def _passage(unit: Unit, placed: Placed) -> Passage:
    return Passage(
        line=placed.line(unit.start),
        text=placed.block.text[unit.start : unit.end],
        kind=placed.block.kind,
        complete=unit.sentence,
        words=unit.words,
        about=unit.about,
        marks=unit.marks,
    )


# ---- the file


def _bytes(path: Path) -> bytes:
    if str(path) == STANDARD_INPUT:
        return sys.stdin.buffer.read(MAX_BODY + 1)
    try:
        with path.open("rb") as file:
            return file.read(MAX_BODY + 1)
    except OSError as error:
        raise Usage(f"{path}: {error.strerror}") from None


def _blocks(name: str, body: bytes, suffix: str) -> Blocks:
    if what := sniff(body, "text/plain"):
        raise CorruptData(f"{name}: no text, Markdown or HTML, but {what}")
    if suffix in _HTML or (name == STANDARD_INPUT and _starts_as_html(body)):
        from audit.app.draft_html import html_page  # and with it what parses HTML

        page, placed = html_page(body)
        return page.lang, placed
    text = decode(body, "text/plain").text.replace("\r\n", "\n").replace("\r", "\n")
    return None, _reader(name, suffix)(text)


def _reader(name: str, suffix: str) -> Callable[[str], tuple[Placed, ...]]:
    if name == STANDARD_INPUT:  # it may be either; plain text is indented where Markdown has code
        return lambda text: markdown_blocks(text, indented_code=False)
    return markdown_blocks if suffix in _MARKDOWN else text_blocks


def _starts_as_html(body: bytes) -> bool:
    return body.lstrip(b"\xef\xbb\xbf\t\n\x0c\r ").startswith(b"<") and sniff(body, "application/octet-stream") is None


# ---- its language


def _language(name: str, declared: str | None, placed: Iterable[Placed]) -> str:
    copy = [each.block.text for each in placed if each.block.region is Region.MAIN]
    found = identify_page(copy or [each.block.text for each in placed], declared, "")
    if found.language is None:
        raise NothingAudited(f"{name}: {_unknown(found)}")
    return found.language


def _unknown(found: Identified) -> str:
    known = ", ".join(pack.codes())
    if found.placeholder:
        return "placeholder text"
    if found.other:
        return f'in the language "{found.other}", and not in one of {known}; if that is wrong, say --lang'
    return f"too little of it to tell the language; say --lang, with one of {known}"
