"""A page's copy, block by block, with its marks in place and a note in the margin for each."""

from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby

import msgspec

from audit.model import PageFacts, Role, Unit
from audit.report.edition import Edition
from audit.report.text import Segment, clip, language_tag, safe_href, segments, shown
from crawler.page import Block, Page

NOTES = 200  # on one page; the rest are counted
BLOCK_LIMIT = 20_000  # characters of one block
SHEET_LIMIT = 230_000  # bytes that the blocks of one sheet may come to, so that no sheet is over 300 kB
_BLOCK_BYTES = 220  # what the template adds to a block at most, and to a mark with its note
_NOTE_BYTES = 640


class Note(msgspec.Struct, frozen=True, kw_only=True):
    """A note in the margin."""

    number: int
    dimension: str
    label: str
    note: str
    ask: str
    plain: str = ""  # the plain words for it
    again: int = 0  # the note that says the same in full


class Piece(msgspec.Struct, frozen=True, kw_only=True):
    """A run of a block's text."""

    text: str
    dimension: str = ""  # of the first mark that covers it; empty: not marked
    opens: tuple[Note, ...] = ()


class BlockLine(msgspec.Struct, frozen=True, kw_only=True):
    """A block as it is printed."""

    index: int
    kind: str  # one of crawler.page.KINDS
    label: str
    language: str | None
    judged: bool
    pieces: tuple[Piece, ...]
    notes: tuple[Note, ...]


class Run(msgspec.Struct, frozen=True, kw_only=True):
    """Blocks that stand one after the other in one region."""

    region: str  # one of crawler.page.Region
    name: str
    blocks: tuple[BlockLine, ...]


class PageSheet(msgspec.Struct, frozen=True, kw_only=True):
    """What a page's own sheet prints."""

    title: str
    title_language: str | None
    url: str
    live: str | None
    facts: tuple[str, ...]
    runs: tuple[Run, ...]
    more_blocks: int
    more_notes: int
    notes: int


class _Mark(msgspec.Struct, frozen=True, kw_only=True):
    dimension: str
    kind: str
    start: int  # in the block's text
    end: int
    plain: str = ""


def page_sheet(edition: Edition, page: Page, facts: PageFacts, dimensions: dict[str, str]) -> PageSheet:
    """The contents of a page's sheet. `dimensions` has the dimension of each check."""
    marks = _marks(facts.units, dimensions)
    judged = frozenset(unit.block for unit in facts.units if unit.judged)
    blocks = tuple(_blocks(edition, page, facts, marks, judged))
    printed = sum(len(block.notes) for block in blocks)
    return PageSheet(
        title=clip(facts.title),
        title_language=language_tag(facts.language),
        url=edition.url(page.url),
        live=safe_href(page.url),
        facts=_facts(edition, facts),
        runs=tuple(_runs(edition, page, blocks)),
        more_blocks=len(page.blocks) - len(blocks),
        more_notes=sum(map(len, marks.values())) - printed,
        notes=printed,
    )


def _facts(edition: Edition, facts: PageFacts) -> tuple[str, ...]:
    speech = edition.speech
    sentences = sum(bool(unit.marks) for unit in facts.units)
    lines = (
        "" if facts.role is Role.OTHER else speech.say(f"role.{facts.role}"),
        speech.language(facts.language),
        speech.count("report.facts.words", facts.words),
        speech.count("report.facts.findings", sentences),
    )
    return tuple(line for line in lines if line)


def _marks(units: Sequence[Unit], dimensions: dict[str, str]) -> dict[int, list[_Mark]]:
    """The marks of each block, in the order in which they begin."""
    found: dict[int, list[_Mark]] = {}
    for unit in units:
        for mark in unit.marks:
            start, end = unit.start + mark.start, unit.start + mark.end
            place = _Mark(
                dimension=dimensions.get(mark.check, ""), kind=mark.kind, start=start, end=end, plain=mark.plain
            )
            found.setdefault(unit.block, []).append(place)
    for marks in found.values():
        marks.sort(key=lambda mark: (mark.start, -mark.end, mark.kind))
    return found


def _blocks(
    edition: Edition, page: Page, facts: PageFacts, marks: dict[int, list[_Mark]], judged: frozenset[int]
) -> Iterator[BlockLine]:
    """The blocks that fit on the sheet."""
    said: dict[str, int] = {}  # what a note says, with its number
    number = spent = 0
    for index, block in enumerate(page.blocks):
        here = _fitting(marks.get(index, ()), block, NOTES - number)
        notes = tuple(_notes(edition, block, here, number, said))
        spent += _cost(block, notes)
        if spent > SHEET_LIMIT:
            return
        number += len(notes)
        yield BlockLine(
            index=index,
            kind=block.kind,
            label=_label(edition, block),
            language=language_tag(block.lang or facts.language),
            judged=index in judged,
            pieces=_pieces(block, here, notes),
            notes=notes,
        )


def _runs(edition: Edition, page: Page, blocks: Sequence[BlockLine]) -> Iterator[Run]:
    for region, run in groupby(blocks, key=lambda line: page.blocks[line.index].region):
        yield Run(region=region.value, name=edition.speech.say(f"region.{region}"), blocks=tuple(run))


def _fitting(marks: Sequence[_Mark], block: Block, room: int) -> list[_Mark]:
    """The marks that the printed part of the block holds, as many as there is room for."""
    size = min(len(block.text), BLOCK_LIMIT)
    return [mark for mark in marks if 0 <= mark.start < min(mark.end, size)][: max(0, room)]


def _notes(edition: Edition, block: Block, marks: Sequence[_Mark], number: int, said: dict[str, int]) -> Iterator[Note]:
    for own, mark in enumerate(marks, start=number + 1):
        quote = clip(block.text[mark.start : mark.end])
        label, note, ask = (
            edition.speech.say(f"kind.{mark.kind}.{part}", quote=quote) for part in ("label", "note", "ask")
        )
        plain = edition.plain(mark.plain)
        first = said.setdefault(f"{mark.kind} {note} {ask}", own)
        if first == own:
            yield Note(number=own, dimension=mark.dimension, label=label, note=note, ask=ask, plain=plain)
        else:
            yield Note(number=own, dimension=mark.dimension, label=label, note="", ask="", plain=plain, again=first)


def _pieces(block: Block, marks: Sequence[_Mark], notes: Sequence[Note]) -> tuple[Piece, ...]:
    text = clip(block.text, BLOCK_LIMIT)
    cut = segments(text, [(mark.start, mark.end) for mark in marks])
    return tuple(_piece(segment, notes) for segment in cut)


def _piece(segment: Segment, notes: Sequence[Note]) -> Piece:
    if not segment.spans:
        return Piece(text=segment.text)
    opens = tuple(notes[index] for index in segment.opens)
    return Piece(text=segment.text, dimension=notes[segment.spans[-1]].dimension, opens=opens)


def _cost(block: Block, notes: Sequence[Note]) -> int:
    """An upper bound of the bytes that the block takes on the sheet."""
    printed = [block.text[: BLOCK_LIMIT + 1], *(note.note + note.ask for note in notes)]
    words = sum(len(escape(shown(text)).encode("utf-8", "replace")) for text in printed)
    return words + _BLOCK_BYTES + _NOTE_BYTES * len(notes)


def _label(edition: Edition, block: Block) -> str:
    return edition.speech.say("report.page.consent" if block.note == "consent" else f"block.{block.kind}")
