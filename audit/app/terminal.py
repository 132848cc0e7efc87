"""What the user sees: results on stdout, everything else on stderr, and no control character of a site's on either."""

import os
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from crawler.supervise import Progress

Show = Callable[["Progress"], None]
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
_SECONDS_BETWEEN_LINES = 10.0
_UNDERLINE, _PLAIN = "\x1b[4;33m", "\x1b[0m"


class Terminal(msgspec.Struct, frozen=True, kw_only=True):
    """How much the user wants to see."""

    quiet: bool = False  # results and errors alone
    json: bool = False  # one object on stdout
    color: bool = True

    def say(self, line: str = "", *, marked: Sequence[tuple[int, int]] = ()) -> None:
        """A result, for a person. Half-open spans of it that are marked are underlined: by color, or with ^ beneath."""
        if self.json:
            return
        clean = _clean(line)  # as long as the line itself
        if not marked:
            sys.stdout.write(f"{clean}\n")
        elif self._has_colors():
            sys.stdout.write(f"{_underlined(clean, marked)}\n")
        else:
            sys.stdout.write(f"{clean}\n{_carets(clean, marked)}\n")
        sys.stdout.flush()

    def _has_colors(self) -> bool:
        dumb = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
        return self.color and not dumb and sys.stdout.isatty()

    def note(self, line: str) -> None:
        """Something to know on the way."""
        if not self.quiet:
            complain(line)

    def answer(self, value: object) -> None:
        """The one object of --json."""
        if self.json:
            sys.stdout.write(msgspec.json.format(msgspec.json.encode(value), indent=2).decode() + "\n")
            sys.stdout.flush()

    @contextmanager
    def progress(self, site: str) -> Iterator[Show]:
        """Show how a crawl comes on: a bar on a terminal, else a line every ten seconds."""
        if self.quiet:
            yield lambda _: None
        elif _is_terminal():
            with _bar(site, color=self.color) as show:
                yield show
        else:
            yield _lines(site)


def complain(line: str) -> None:
    """One line on stderr."""
    sys.stderr.write(f"{_clean(line)}\n")
    sys.stderr.flush()


def duration(seconds: float) -> str:
    """`40 s`, `3 min`, `1 h 20 min`."""
    if seconds < 90:
        return f"{max(round(seconds), 1)} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60} h {minutes % 60} min"


def estimate(progress: "Progress") -> str | None:
    """About how many pages and how long, or None while nobody can know."""
    if progress.estimate_pages is None:
        return None
    pages = f"about {progress.estimate_pages} {'page' if progress.estimate_pages == 1 else 'pages'}"
    return pages if progress.estimate_seconds is None else f"{pages}, about {duration(progress.estimate_seconds)}"


def _clean(text: str) -> str:
    """No escape sequence of a hostile site reaches the terminal."""
    return _CONTROL.sub("\ufffd", text)


def _underlined(line: str, marked: Sequence[tuple[int, int]]) -> str:
    pieces = groupby(zip(line, _covered(line, marked), strict=True), key=lambda each: each[1])
    texts = ((covered, "".join(character for character, _ in piece)) for covered, piece in pieces)
    return "".join(f"{_UNDERLINE}{text}{_PLAIN}" if covered else text for covered, text in texts)


def _carets(line: str, marked: Sequence[tuple[int, int]]) -> str:
    """A line of ^ for the one above it, as wide as its characters are."""
    from rich.cells import get_character_cell_size as width

    covered = _covered(line, marked)
    return "".join("^ "[not each] * width(character) for character, each in zip(line, covered, strict=True)).rstrip()


def _covered(line: str, marked: Sequence[tuple[int, int]]) -> bytearray:
    """For each character whether it is marked."""
    covered = bytearray(len(line))
    for start, end in marked:
        covered[start:end] = b"\1" * (end - start)
    return covered


def _is_terminal() -> bool:
    return sys.stderr.isatty() and os.environ.get("TERM") != "dumb" and not os.environ.get("CI")


def _lines(site: str) -> Show:
    told: list[float] = []  # seconds at which a line was written; the first is the estimate

    def show(progress: "Progress") -> None:
        if not told and (about := estimate(progress)):
            complain(f"{site}: {about}")
            told.append(progress.seconds)
        elif told and progress.seconds - told[-1] >= _SECONDS_BETWEEN_LINES:
            complain(f"{site}: {progress.read} read, {progress.waiting} waiting, {duration(progress.seconds)}")
            told.append(progress.seconds)

    return show


@contextmanager
def _bar(site: str, *, color: bool) -> Iterator[Show]:
    from rich.console import Console
    from rich.progress import BarColumn, TextColumn
    from rich.progress import Progress as Bar

    console = Console(stderr=True, no_color=True if not color else None, highlight=False, markup=False)
    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        TextColumn("{task.fields[told]}", markup=False),
    )
    about: list[str] = []
    with Bar(*columns, console=console, transient=True) as bar:
        task = bar.add_task(site, total=None, told="")

        def show(progress: "Progress") -> None:
            if not about and (line := estimate(progress)):
                about.append(line)
                console.print(f"{site}: {line}")
            left = "" if progress.estimate_seconds is None else f", about {duration(progress.estimate_seconds)} to go"
            told = f"{progress.read} read, {progress.waiting} waiting{left}"
            bar.update(task, completed=progress.read, total=progress.estimate_pages, told=told)

        yield show
