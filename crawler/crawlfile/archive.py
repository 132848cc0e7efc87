"""What a crawl file tells once the crawl is over."""

import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from crawler.crawlfile.schema import translated
from crawler.crawlfile.values import State
from crawler.errors import CorruptData
from crawler.known import Known
from crawler.outcome import Outcome
from crawler.page import Page
from crawler.settle import Seen, settle

_SEEN = """
SELECT url, depth, state, url.outcome, url.detail, page.outcome, page.detail, digest, sketch
FROM url LEFT JOIN page ON page.url_id = id WHERE kind = 'page' ORDER BY depth, url
"""
_PROBE = "SELECT sketch FROM page JOIN url ON id = url_id WHERE kind = 'probe' AND page.outcome = ?"
_CHAIN = "SELECT url, outcome, detail FROM url WHERE chain = 1 ORDER BY hops, id"
_FACTS = """
SELECT url, NULL, facts.data, facts.code
FROM url JOIN page ON page.url_id = id JOIN facts ON facts.url_id = id
WHERE kind = 'page' AND state = ? AND page.outcome = ? ORDER BY depth, url
"""
_PAGES = _FACTS.replace("NULL", "page.data")


@contextmanager
def legible(path: Path) -> Iterator[None]:
    """SQLite's errors as ours, and as CorruptData what its own look at the file cannot see: damage inside of values."""
    try:
        with translated(path):
            yield
    except (ValueError, zlib.error, msgspec.MsgspecError) as error:
        raise CorruptData(f"{path}: damaged") from error


def known(db: sqlite3.Connection, path: Path) -> Iterator[Known]:
    """Every URL with its outcome, in page order: depth first, then URL."""
    settled = _settled(db, path)
    with legible(path):
        for page in _seen(db, path):
            outcome, detail = settled.get(page.url, (page.outcome, page.detail))
            yield Known(url=page.url, outcome=outcome, detail=detail, depth=page.depth)


def chain(db: sqlite3.Connection, path: Path) -> list[Known]:
    """The start and where its redirects led, in order."""
    with legible(path):
        rows = db.execute(_CHAIN).fetchall()
        return [
            Known(url=url, outcome=Outcome(outcome or Outcome.AUDITED), detail=detail) for url, outcome, detail in rows
        ]


def stored(db: sqlite3.Connection, path: Path, note_code: str, *, pages: bool) -> Iterator[tuple[Page | None, bytes]]:
    """Page (with `pages`) and facts of every page whose copy counts, in page order.

    Raises CorruptData where a page was noted by other code or words than `note_code`.
    """
    settled = _settled(db, path)
    with legible(path):
        for url, data, facts, code in db.execute(_PAGES if pages else _FACTS, (State.DONE, Outcome.AUDITED)):
            if url in settled:
                continue
            if code != note_code:
                raise CorruptData(f"{path}: {url} was read by another version; audit the crawl file again")
            page = msgspec.msgpack.decode(zlib.decompress(data), type=Page) if pages else None
            yield page, zlib.decompress(facts)


def _seen(db: sqlite3.Connection, path: Path) -> Iterator[Seen]:
    with translated(path):
        for url, depth, state, outcome, detail, read, read_detail, digest, sketch in db.execute(_SEEN):
            if state != State.DONE:
                outcome, detail = Outcome.OVER_BUDGET, ""
            elif not outcome:
                outcome, detail = read, read_detail
            yield Seen(
                url=url, depth=depth, outcome=Outcome(outcome), detail=detail, digest=digest or "", sketch=sketch or b""
            )


def _settled(db: sqlite3.Connection, path: Path) -> dict[str, tuple[Outcome, str]]:
    """What only the whole crawl tells: doubles and soft 404s, by URL."""
    with legible(path):
        row = db.execute(_PROBE, (Outcome.AUDITED,)).fetchone()
        return settle(_seen(db, path), probe=bytes(row[0]) if row else b"")
