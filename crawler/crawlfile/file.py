"""The crawl file: the queue where supervisor, fetcher and readers meet, and all that is kept of a crawl.

One SQLite file a crawl, and the one module with SQL. `url` and `body` are durable; `page` and `facts` are caches under
the digest of the code that made them. Each step is one BEGIN IMMEDIATE transaction, so a process can be killed at any
moment and nothing is lost or doubled. `epoch` counts the supervisors: a process of an earlier one writes nothing more.

    waiting ──plan──▶ queued ──claim──▶ fetching ──store──▶ fetched ──claim──▶ reading ──store──▶ done
        └──────────────────────────────── with an outcome ─────────────────────────────────────────▲
"""

import re
import sqlite3
import time
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Self

import msgspec

from crawler.crawlfile import archive
from crawler.crawlfile.rows import TASK, add_found, close_row, insert_body, marks, read_meta, task_of, write_meta
from crawler.crawlfile.schema import SupersededError, connect, translated
from crawler.crawlfile.values import Body, Counts, Found, State, Task
from crawler.known import CrawlInfo, Known
from crawler.outcome import Outcome
from crawler.page import Page

MAX_TRIES = 3
MAX_DEPTH = 20
MAX_SITEMAPS = 100  # of one site: an index can name a hundred indexes of a hundred each
_SITE = re.compile(r"[a-z0-9_-][a-z0-9._-]{0,120}")  # a site key, which names folders
_ACTIVE = (State.QUEUED, State.FETCHING, State.FETCHED, State.READING)


class CrawlFile:
    """An open crawl file; one per process and thread."""

    def __init__(self, connection: sqlite3.Connection, path: Path, epoch: int) -> None:
        self.path = path
        self.epoch = epoch
        self._db = connection

    # ---- opening

    @classmethod
    def open(cls, path: Path, *, create: bool = False, epoch: int | None = None) -> Self:
        """Open a crawl file, or make a new one.

        With `epoch` the process belongs to that supervisor and stops writing when another takes over.
        Raises CorruptData where it is no crawl file or damaged, CannotWrite where it cannot be opened.
        """
        db = connect(path, create=create, check=epoch is None)
        with translated(path):
            current = int(read_meta(db, "epoch", "0"))
        return cls(db, path, current if epoch is None else epoch)

    def close(self) -> None:
        """Close it; what was stored stays."""
        self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def _write(self) -> Iterator[sqlite3.Connection]:
        """One transaction that nothing can come between. Raises SupersededError in a process of an old epoch."""
        with translated(self.path):
            self._db.execute("BEGIN IMMEDIATE")
            try:
                if int(read_meta(self._db, "epoch", "0")) != self.epoch:
                    raise SupersededError
                yield self._db
            except BaseException:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                raise
            self._db.execute("COMMIT")

    # ---- the crawl as a whole

    def begin(
        self, *, site: str, start: str, started_at: str, settings: str, max_pages: int, ignored_robots: bool = False
    ) -> None:
        """Note what this crawl is, once; `settings` is a digest of the options that a resumed crawl must share."""
        values = {
            "site": site, "start": start, "started_at": started_at, "settings": settings, "max_pages": str(max_pages),
            "ignored_robots": "1" if ignored_robots else "", "finished": "",
        }  # fmt: skip
        with self._write() as db:
            db.executemany("INSERT OR IGNORE INTO meta VALUES (?, ?)", values.items())

    def take_over(self) -> None:
        """Start a new epoch: whatever an earlier run held is free again, and its processes can write no more."""
        with translated(self.path):
            self._db.execute("BEGIN IMMEDIATE")
            self.epoch = int(read_meta(self._db, "epoch", "0")) + 1
            write_meta(self._db, "epoch", str(self.epoch))
            free = "UPDATE url SET state = ?, holder = NULL, since = NULL WHERE state = ?"
            self._db.execute(free, (State.QUEUED, State.FETCHING))
            self._db.execute(free, (State.FETCHED, State.READING))
            self._db.execute("COMMIT")

    def take_over_fetching(self) -> None:
        """Queue again what a dead fetcher held, or give it up after three tries: it has no epoch of its own."""
        with self._write() as db:
            db.execute(
                "UPDATE url SET state = ?, holder = NULL, outcome = ?, detail = 'three fetchers died on it' "
                "WHERE state = ? AND tries >= ?",
                (State.DONE, Outcome.CRASHED_US, State.FETCHING, MAX_TRIES),
            )
            db.execute(
                "UPDATE url SET state = ?, holder = NULL, since = NULL WHERE state = ?", (State.QUEUED, State.FETCHING)
            )

    def meta(self, key: str, default: str = "") -> str:
        """One value of those that describe the crawl."""
        with translated(self.path):
            return read_meta(self._db, key, default)

    def set_meta(self, key: str, value: str) -> None:
        """Store one value of those that describe the crawl."""
        with self._write() as db:
            write_meta(db, key, value)

    def add_note(self, note: str) -> None:
        """Add something that the report must say of the crawl, once."""
        with self._write() as db:
            notes = set(read_meta(db, "notes", "").split()) | {note}
            write_meta(db, "notes", " ".join(sorted(notes)))

    def finish(self) -> None:
        """Say that the crawl is whole."""
        self.set_meta("finished", "1")

    def info(self) -> CrawlInfo:
        """The crawl as a whole. Raises CorruptData where it cannot be one: a site's key and a day name folders."""
        site, start, started_at = (self.meta(key) for key in ("site", "start", "started_at"))
        with archive.legible(self.path):
            max_pages = int(self.meta("max_pages", "0"))
            if site and not (_SITE.fullmatch(site) and datetime.fromisoformat(started_at).tzinfo):
                raise ValueError("no site of ours")
        return CrawlInfo(
            site=site,
            start=self.meta("landed") or start,
            started_at=started_at,
            finished=bool(self.meta("finished")),
            max_pages=max_pages,
            ignored_robots=bool(self.meta("ignored_robots")),
            notes=tuple(self.meta("notes").split()),
        )

    # ---- the queue

    def add(self, found: Iterable[Found], *, depth: int, chain: bool = False, hops: int = 0) -> None:
        """Add URLs that are not known yet."""
        with self._write() as db:
            add_found(db, found, depth=depth, chain=chain, hops=hops)

    def plan(self, *, last_depth: int = MAX_DEPTH) -> bool:
        """Queue what comes next; False where nothing is left or the budget is spent.

        One depth is finished before the next, in URL order, and the budget cuts there: so the same site gives the same
        pages whatever the speed of each answer. A page of the budget is a page with copy that no other page has.
        """
        with self._write() as db:
            if db.execute(f"SELECT 1 FROM url WHERE state IN ({marks(_ACTIVE)}) LIMIT 1", _ACTIVE).fetchone():
                return True
            row = db.execute("SELECT min(depth) FROM url WHERE state = ?", (State.WAITING,)).fetchone()
            if row[0] is None or row[0] > last_depth:
                return False
            to_go = self._to_go(db)
            ids = db.execute(
                "SELECT id FROM url WHERE state = ? AND depth = ? AND kind = 'page' ORDER BY url LIMIT ?",
                (State.WAITING, row[0], max(to_go, 0)),
            ).fetchall()
            ids += db.execute("SELECT id FROM url WHERE state = ? AND kind != 'page'", (State.WAITING,)).fetchall()
            db.executemany("UPDATE url SET state = ? WHERE id = ?", [(State.QUEUED, row_id) for (row_id,) in ids])
            return bool(ids)

    def _to_go(self, db: sqlite3.Connection) -> int:
        budget = int(read_meta(db, "max_pages", "0"))
        spent = db.execute(
            "SELECT count(DISTINCT digest) FROM page JOIN url ON id = url_id WHERE kind = 'page' AND page.outcome = ?",
            (Outcome.AUDITED,),
        ).fetchone()[0]
        # What is not a page costs the server as much: three asked for each page of the budget, and then it is over.
        asked = db.execute(
            "SELECT count(*) FROM url WHERE kind = 'page' AND state = ? AND (outcome IS NULL OR tries > 0)",
            (State.DONE,),
        ).fetchone()[0]
        return int(min(budget - spent, 3 * budget + 20 - asked))

    def claim_fetch(self, holder: int) -> Task | None:
        """Take the next URL to ask for."""
        return self._claim(State.QUEUED, State.FETCHING, holder)

    def claim_read(self, holder: int) -> Task | None:
        """Take the next body to read."""
        return self._claim(State.FETCHED, State.READING, holder)

    def _claim(self, state: State, to: State, holder: int) -> Task | None:
        with translated(self.path):  # a look without the lock first: most looks find nothing
            if not self._db.execute("SELECT 1 FROM url WHERE state = ? LIMIT 1", (state,)).fetchone():
                return None
        with self._write() as db:
            row = db.execute(
                "UPDATE url SET state = ?, holder = ?, since = ?, tries = tries + 1 WHERE id = "
                "(SELECT id FROM url WHERE state = ? ORDER BY depth, url LIMIT 1) "
                f"RETURNING {TASK}",
                (to, holder, time.monotonic(), state),
            ).fetchone()
        return row and task_of(row)

    def put_back(self, task: Task) -> None:
        """Queue a URL once more, whose fetch failed in a way that may pass."""
        with self._write() as db:
            db.execute(
                "UPDATE url SET state = ?, holder = NULL WHERE id = ? AND state = ?",
                (State.QUEUED, task.id, State.FETCHING),
            )

    def close_url(self, task: Task, outcome: Outcome, detail: str = "", *, found: Sequence[Found] = ()) -> None:
        """Give a URL its outcome; `found` is where a redirect leads, one hop further at the same depth."""
        with self._write() as db:
            close_row(db, task.id, outcome, detail)
            add_found(db, found, depth=task.depth, chain=task.chain, hops=task.hops + 1)

    def store_body(self, task: Task, body: Body) -> None:
        """Keep what the server sent, for a reader to take."""
        data = zlib.compress(body.data, 1)
        with self._write() as db:
            held = db.execute(
                "UPDATE url SET state = ?, holder = NULL, since = NULL, tries = 0 WHERE id = ? AND state = ?",
                (State.FETCHED, task.id, State.FETCHING),
            )
            if held.rowcount:
                insert_body(db, task.id, body, data)

    def load(self, url: str, body: Body, *, depth: int) -> None:
        """Add a body that came from elsewhere than the network, for a reader to take."""
        with self._write() as db:
            row = db.execute(
                "INSERT OR IGNORE INTO url (url, depth, state) VALUES (?, ?, ?) RETURNING id",
                (url, depth, State.FETCHED),
            ).fetchone()
            if row:
                insert_body(db, row[0], body, zlib.compress(body.data, 1))

    def body(self, task: Task) -> Body:
        """What the server sent."""
        with translated(self.path):
            row = self._db.execute(
                "SELECT data, content_type, fetched_at, partial FROM body WHERE url_id = ?", (task.id,)
            ).fetchone()
        return Body(data=zlib.decompress(row[0]), content_type=row[1], fetched_at=row[2], partial=bool(row[3]))

    def store_page(
        self, task: Task, page: Page, facts: bytes, *, code: str, note_code: str, found: Sequence[Found]
    ) -> None:
        """Keep what a page says, its facts and where it leads, and close its URL. `facts` is msgpack."""
        row = (
            task.id,
            code,
            page.outcome,
            page.detail,
            page.digest,
            msgspec.msgpack.encode(page.sketch),
            zlib.compress(msgspec.msgpack.encode(page), 1),
        )
        noted = zlib.compress(facts, 1)
        with self._write() as db:
            held = db.execute(
                "UPDATE url SET state = ?, holder = NULL, since = NULL WHERE id = ? AND state = ?",
                (State.DONE, task.id, State.READING),
            )
            if not held.rowcount:
                return
            db.execute("INSERT OR REPLACE INTO page VALUES (?, ?, ?, ?, ?, ?, ?)", row)
            db.execute("INSERT OR REPLACE INTO facts VALUES (?, ?, ?)", (task.id, note_code, noted))
            add_found(db, found, depth=task.depth + 1)

    def store_found(self, task: Task, found: Sequence[Found]) -> None:
        """Keep what a sitemap leads to, and close its URL."""
        with self._write() as db:
            close_row(db, task.id, Outcome.AUDITED, "")
            add_found(db, [item for item in found if item.kind == "page"], depth=1)
            known = db.execute("SELECT count(*) FROM url WHERE kind = 'sitemap'").fetchone()[0]
            deeper = [item for item in found if item.kind != "page"][: max(MAX_SITEMAPS - known, 0)]
            add_found(db, deeper, depth=0, hops=task.hops + 1)

    def cached_page(self, task: Task, code: str) -> Page | None:
        """The page as read before by the same code."""
        with translated(self.path):
            row = self._db.execute("SELECT data FROM page WHERE url_id = ? AND code = ?", (task.id, code)).fetchone()
        return row and msgspec.msgpack.decode(zlib.decompress(row[0]), type=Page)

    # ---- supervision

    def counts(self) -> Counts:
        """How far the crawl has come."""
        with translated(self.path):
            rows = self._db.execute(
                "SELECT state, count(*), min(depth) FROM url WHERE kind = 'page' GROUP BY state"
            ).fetchall()
            audited = self._db.execute("SELECT count(*) FROM page WHERE outcome = ?", (Outcome.AUDITED,)).fetchone()[0]
        number = {state: count for state, count, _ in rows}
        depths = [depth for state, _, depth in rows if state in _ACTIVE]
        return Counts(
            known=sum(number.values()),
            waiting=number.get(State.WAITING, 0),
            active=sum(number.get(state, 0) for state in _ACTIVE),
            read=number.get(State.DONE, 0),
            audited=audited,
            depth=min(depths, default=0),
        )

    def overdue(self, seconds: float) -> list[tuple[int, int]]:
        """(id, holder) of the bodies that a reader has held for longer."""
        with translated(self.path):
            return self._db.execute(
                "SELECT id, holder FROM url WHERE state = ? AND since < ?", (State.READING, time.monotonic() - seconds)
            ).fetchall()

    def release(self, holder: int) -> bool:
        """Free what a dead reader held, for another try, or `crashed-us` after three; whether it held anything."""
        with self._write() as db:
            given_up = db.execute(
                "UPDATE url SET state = ?, holder = NULL, outcome = ?, detail = 'three readers died on it' "
                "WHERE state = ? AND holder = ? AND tries >= ?",
                (State.DONE, Outcome.CRASHED_US, State.READING, holder, MAX_TRIES),
            )
            freed = db.execute(
                "UPDATE url SET state = ?, holder = NULL WHERE state = ? AND holder = ?",
                (State.FETCHED, State.READING, holder),
            )
            return given_up.rowcount + freed.rowcount > 0

    def requeue_stale(self, *, code: str, note_code: str) -> int:
        """Hand to the readers every body that other code or other words have read; how many."""
        with self._write() as db:
            return db.execute(
                "UPDATE url SET state = ?, tries = 0, outcome = NULL, detail = '' "
                "WHERE state = ? AND kind = 'page' AND id IN (SELECT url_id FROM body) AND id NOT IN "
                "(SELECT page.url_id FROM page JOIN facts USING (url_id) WHERE page.code = ? AND facts.code = ?)",
                (State.FETCHED, State.DONE, code, note_code),
            ).rowcount

    def unread(self) -> int:
        """How many bodies wait for a reader, or are with one."""
        with translated(self.path):
            return int(
                self._db.execute(
                    "SELECT count(*) FROM url WHERE state IN (?, ?)", (State.FETCHED, State.READING)
                ).fetchone()[0]
            )

    def waiting(self, limit: int) -> list[Task]:
        """The next pages in the order in which they would be asked for."""
        with translated(self.path):
            rows = self._db.execute(
                f"SELECT {TASK} FROM url WHERE state = ? AND kind = 'page' ORDER BY depth, url LIMIT ?",
                (State.WAITING, limit),
            ).fetchall()
        return [Task(id=r[0], url=r[1], kind=r[2], depth=r[3], hops=r[4], chain=bool(r[5]), tries=r[6]) for r in rows]

    # ---- reading a crawl

    def known(self) -> Iterator[Known]:
        """Every URL with its outcome, in page order: depth first, then URL."""
        return archive.known(self._db, self.path)

    def chain(self) -> list[Known]:
        """The start and where its redirects led, in order."""
        return archive.chain(self._db, self.path)

    def facts(self, note_code: str) -> Iterator[bytes]:
        """PageFacts of the pages whose copy counts, as msgpack, in page order.

        Raises CorruptData where a page was noted by other code or words: `reread` the file first.
        """
        return (facts for _, facts in archive.stored(self._db, self.path, note_code, pages=False))

    def pages(self, note_code: str) -> Iterator[tuple[Page, bytes]]:
        """The pages whose copy counts with their facts, in page order; raises as `facts` does."""
        for page, facts in archive.stored(self._db, self.path, note_code, pages=True):
            assert page is not None
            yield page, facts
