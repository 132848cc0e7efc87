"""What goes in and out of a crawl file."""

from enum import IntEnum

import msgspec

from crawler.outcome import Outcome


class State(IntEnum):
    """How far a URL has come."""

    WAITING = 0  # known, not planned yet
    QUEUED = 1
    FETCHING = 2
    FETCHED = 3
    READING = 4
    DONE = 5


class Task(msgspec.Struct, frozen=True, kw_only=True):
    """A URL that a process has taken."""

    id: int
    url: str
    kind: str
    depth: int
    hops: int
    chain: bool
    tries: int


class Body(msgspec.Struct, frozen=True, kw_only=True):
    """What the server sent for it, decompressed."""

    data: bytes
    content_type: str | None = None
    fetched_at: str = ""  # ISO 8601, UTC, to the second
    partial: bool = False


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """A URL that a page, a sitemap or a redirect led to."""

    url: str
    kind: str = "page"
    outcome: Outcome | None = None
    detail: str = ""


class Counts(msgspec.Struct, frozen=True, kw_only=True):
    """How far a crawl has come; pages only."""

    known: int
    waiting: int  # not planned yet
    active: int
    read: int  # with an outcome after being fetched
    audited: int
    depth: int  # of what is being read now
