"""Single rows of a crawl file, inside whatever transaction is open."""

import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any

from crawler.crawlfile.values import Body, Found, State, Task
from crawler.outcome import Outcome

TASK = "id, url, kind, depth, hops, chain, tries"


def task_of(row: tuple[Any, ...]) -> Task:
    """A task from the columns of TASK."""
    number, url, kind, depth, hops, chain, tries = row
    return Task(id=number, url=url, kind=kind, depth=depth, hops=hops, chain=bool(chain), tries=tries)


def read_meta(db: sqlite3.Connection, key: str, default: str) -> str:
    """One value that describes the crawl."""
    row = db.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return str(row[0]) if row else default


def write_meta(db: sqlite3.Connection, key: str, value: str) -> None:
    """Store one value that describes the crawl."""
    db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))


def add_found(
    db: sqlite3.Connection, found: Iterable[Found], *, depth: int, chain: bool = False, hops: int = 0
) -> None:
    """Add the URLs that are not known yet."""
    rows: list[tuple[Any, ...]] = [
        (
            item.url,
            item.kind,
            depth,
            hops,
            chain,
            State.DONE if item.outcome else State.WAITING,
            item.outcome,
            item.detail,
        )
        for item in found
    ]
    db.executemany(
        "INSERT INTO url (url, kind, depth, hops, chain, state, outcome, detail) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?) "
        # A link counts for more than the name of a double, whichever of the two pages was read first.
        "ON CONFLICT (url) DO UPDATE SET state = excluded.state, outcome = NULL, detail = '' "
        "WHERE excluded.outcome IS NULL AND url.outcome = 'duplicate' AND url.tries = 0",
        rows,
    )


def close_row(db: sqlite3.Connection, row_id: int, outcome: Outcome, detail: str) -> None:
    """Give a URL its outcome."""
    db.execute(
        "UPDATE url SET state = ?, holder = NULL, since = NULL, outcome = ?, detail = ? WHERE id = ?",
        (State.DONE, outcome, detail, row_id),
    )


def insert_body(db: sqlite3.Connection, row_id: int, body: Body, data: bytes) -> None:
    """Keep a body; `data` is compressed."""
    db.execute(
        "INSERT OR REPLACE INTO body VALUES (?, ?, ?, ?, ?)",
        (row_id, body.content_type, body.fetched_at, body.partial, data),
    )


def marks(values: Sequence[object]) -> str:
    """As many question marks."""
    return ", ".join("?" for _ in values)
