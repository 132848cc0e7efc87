"""The `label` command: units in, their labels and marks out, one JSON object a line."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import msgspec

from audit.languages.pack import codes
from audit.sentence.kinds import Label
from audit.sentence.marks import marks_of
from audit.sentence.vocabulary import vocabulary
from crawler.errors import CorruptData, Usage


class Unit(msgspec.Struct, frozen=True):
    """A line of the input."""

    id: str
    lang: str  # ISO 639-1
    kind: str  # of its block: "h1", "p", "button", "quote" …
    text: str


class Found(msgspec.Struct, frozen=True):
    """One label of a span."""

    label: str
    kind: str
    start: int  # half-open, code points in the unit's text
    end: int


class Labeled(msgspec.Struct, frozen=True):
    """A line of the output."""

    id: str
    labels: tuple[str, ...]  # each once, in the order of the guide
    marks: tuple[Found, ...]


def label(path: str) -> None:
    """Label the units of a file, or of standard input where it is "-". Raises Usage, CorruptData."""
    encoder = msgspec.json.Encoder()
    with _opened(path) as lines:
        for unit in _units(lines, path):
            sys.stdout.buffer.write(encoder.encode(labeled(unit)) + b"\n")
    sys.stdout.buffer.flush()


def labeled(unit: Unit) -> Labeled:
    """A unit's labels and marks; a language that there is no pack for has none."""
    if unit.lang not in codes():
        return Labeled(unit.id, (), ())
    marks = marks_of(unit.text, unit.kind, vocabulary(unit.lang))
    labels = {name for mark in marks for name in mark.labels}
    return Labeled(
        id=unit.id,
        labels=tuple(name.value for name in Label if name in labels),
        marks=tuple(Found(name.value, mark.kind, mark.start, mark.end) for mark in marks for name in mark.labels),
    )


def _units(lines: Iterable[bytes], path: str) -> Iterator[Unit]:
    decoder = msgspec.json.Decoder(Unit)
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield decoder.decode(line)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise CorruptData(f"{path}, line {number}: {error}") from None


@contextmanager
def _opened(path: str) -> Iterator[BinaryIO]:
    if path == "-":
        yield sys.stdin.buffer
        return
    if not Path(path).is_file():
        raise Usage(f"{path}: no such file")
    with Path(path).open("rb") as file:
        yield file
