"""Tables of a crawl file, how it is opened, and SQLite's errors as ours."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from crawler.errors import CannotWrite, CorruptData, DiskFull

SCHEMA_VERSION = 1
APPLICATION_ID = 0x48324831  # "H2H1"
BUSY_SECONDS = 10.0

_SCHEMA = """
CREATE TABLE url (
    id INTEGER PRIMARY KEY,
    url TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL DEFAULT 'page',  -- page, sitemap, probe
    depth INTEGER NOT NULL DEFAULT 0,
    hops INTEGER NOT NULL DEFAULT 0,    -- redirects that led here
    chain INTEGER NOT NULL DEFAULT 0,   -- 1: the start, or where its redirects led
    state INTEGER NOT NULL DEFAULT 0,
    tries INTEGER NOT NULL DEFAULT 0,   -- of the step it is in
    holder INTEGER,                     -- process that holds it
    since REAL,                         -- when it took it, seconds of the monotonic clock
    outcome TEXT,
    detail TEXT NOT NULL DEFAULT ''
);
CREATE INDEX url_state ON url (state, depth, url);
CREATE TABLE body (
    url_id INTEGER PRIMARY KEY,
    content_type TEXT,
    fetched_at TEXT NOT NULL,
    partial INTEGER NOT NULL DEFAULT 0,
    data BLOB NOT NULL                  -- zlib
);
CREATE TABLE page (
    url_id INTEGER PRIMARY KEY,
    code TEXT NOT NULL,
    outcome TEXT NOT NULL,
    detail TEXT NOT NULL,
    digest TEXT NOT NULL,
    sketch BLOB NOT NULL,
    data BLOB NOT NULL                  -- zlib of msgpack
);
CREATE TABLE facts (
    url_id INTEGER PRIMARY KEY,
    code TEXT NOT NULL,
    data BLOB NOT NULL                  -- zlib of msgpack
);
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);
"""


class SupersededError(Exception):
    """Another supervisor has taken the crawl over: this process has nothing more to do."""


def connect(path: Path, *, create: bool, check: bool) -> sqlite3.Connection:
    """Open a crawl file, or make a new one; with `check` its structure is looked through first.

    Raises CorruptData where it is no crawl file or damaged, CannotWrite where it cannot be opened.
    """
    if not create and not path.is_file():
        raise CorruptData(f"{path}: no such crawl file")
    try:
        db = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
    except sqlite3.Error as error:
        raise CannotWrite(f"{path}: {error}") from error
    with translated(path):
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = NORMAL")
        db.execute("PRAGMA cache_size = -4000")  # 4 MB: memory must not grow with the site
        version = db.execute("PRAGMA user_version").fetchone()[0]
        if version == 0 and create:
            db.executescript(
                f"BEGIN IMMEDIATE; {_SCHEMA} PRAGMA application_id = {APPLICATION_ID}; "
                f"PRAGMA user_version = {SCHEMA_VERSION}; COMMIT;"
            )
        elif db.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
            raise CorruptData(f"{path}: not a crawl file")
        elif version > SCHEMA_VERSION:
            raise CorruptData(f"{path}: made by a newer version of h2h-audit (schema {version})")
        elif check and db.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            raise CorruptData(f"{path}: damaged")
    return db


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """SQLite's errors as ours: DiskFull, CannotWrite, CorruptData."""
    try:
        yield
    except UnicodeDecodeError as error:  # a text of a damaged file, or SQLite's own complaint of one
        raise CorruptData(f"{path}: damaged") from error
    except sqlite3.DatabaseError as error:
        name = getattr(error, "sqlite_errorname", "") or ""
        if name.startswith(("SQLITE_FULL", "SQLITE_IOERR")):
            raise DiskFull(f"{path}: {error}") from error
        # A text that is none has no code of its own
        if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")) or "Could not decode" in str(error):
            raise CorruptData(f"{path}: {error}") from error
        if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM", "SQLITE_BUSY")):
            raise CannotWrite(f"{path}: {error}") from error
        raise
