"""The supervisor: starts fetcher and readers, watches limits, tells how far it is, and ends with what happened.

It parses nothing and talks to no network. All that it knows stands in the crawl file: it can be killed at any moment.
"""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from hashlib import blake2b
from pathlib import Path
from types import FrameType
from typing import IO, Self

import msgspec

from crawler.crawlfile import Counts, CrawlFile, Found, SupersededError
from crawler.errors import CannotWrite, CorruptData, DiskFull, Interrupted, Locked
from crawler.options import Options
from crawler.orders import FetcherOrders, ReaderOrders
from crawler.url import canonical, site_key
from crawler.version import page_code

READ_SECONDS = 30.0  # parse, extraction and notes of one page
DRAIN_SECONDS = 10.0  # for requests under way after a first Ctrl-C
LOOK_SECONDS = 0.1
READ_PACE = 0.1  # seconds a page, before there are figures of this site
IDLE_DEATHS = 10  # of readers that held no page, one after the other
FULL_BYTES = 1_000_000  # free on a disk that counts as full
FETCHERS = 5  # in one run; more would mean that a site kills them


class Progress(msgspec.Struct, frozen=True, kw_only=True):
    """How far a crawl has come."""

    known: int  # URLs
    waiting: int  # URLs not asked for yet
    read: int  # URLs with an outcome
    audited: int  # pages read that have copy
    depth: int
    seconds: float
    estimate_pages: int | None = None  # once the start page and the sitemaps are read
    estimate_seconds: float | None = None


class End(msgspec.Struct, frozen=True, kw_only=True):
    """How a crawl ended."""

    finished: bool  # False: the time limit came first
    reason: str = ""  # "time-limit"


class Readers(msgspec.Struct, frozen=True, kw_only=True):
    """How pages are to be read."""

    number: int
    note: str  # "module:function"
    note_code: str
    note_argument: str = ""


Watch = Callable[[Progress], None]


def settings_digest(options: Options) -> str:
    """What two runs must share for the second to go on where the first ended; secrets and speed left out."""
    same = msgspec.structs.replace(
        options, auth=None, headers=(), readers=0, concurrency=0, delay=0.0, time_limit=0.0, seeds=(), dry_run=False
    )
    return blake2b(msgspec.json.encode(same), digest_size=8).hexdigest()


def crawl(
    path: Path,
    options: Options,
    *,
    note: str,
    note_digest: str,
    started_at: str,
    note_argument: str = "",
    on_progress: Watch = lambda _: None,
) -> End:
    """Crawl a site into `path`, going on with what is there.

    `note` names the function from a page to its facts or, with a `note_argument`, the one that makes it from that.
    `started_at` is ISO 8601 UTC and counts only for a new file. Raises Interrupted after Ctrl-C or SIGTERM, DiskFull,
    CorruptData, CannotWrite; whatever became of the site itself stands in the crawl file.
    """
    with CrawlFile.open(path, create=True) as file, _signals() as stop:
        file.take_over()
        file.begin(
            site=site_key(options.start),
            start=options.start,
            started_at=started_at,
            settings=settings_digest(options),
            max_pages=options.max_pages,
            ignored_robots=options.ignore_robots,
        )
        file.add([Found(url=canonical(options.start))], depth=0, chain=True)
        file.requeue_stale(code=page_code(), note_code=note_digest)  # of a crawl begun by other code or words
        file.set_meta("fetched", "")
        team = Readers(number=options.readers, note=note, note_code=note_digest, note_argument=note_argument)
        with _Crew(file, team, stop) as crew, _alone(path):
            return crew.crawl(options, on_progress)


def reread(
    path: Path,
    *,
    readers: int,
    note: str,
    note_digest: str,
    note_argument: str = "",
    on_progress: Watch = lambda _: None,
) -> End:
    """Read again, without the network, every body of a crawl file that other code or other words have read.

    Raises Interrupted, DiskFull, CorruptData, CannotWrite.
    """
    with CrawlFile.open(path) as file, _signals() as stop:
        file.take_over()
        if file.requeue_stale(code=page_code(), note_code=note_digest) or file.unread():
            team = Readers(number=readers, note=note, note_code=note_digest, note_argument=note_argument)
            with _Crew(file, team, stop) as crew, _alone(path):
                crew.read_all(on_progress)
        return End(finished=True)


class _Stop:
    """What the signals said: how often, and which."""

    def __init__(self) -> None:
        self.number = 0
        self.signal = signal.SIGINT

    def __call__(self, number: int, _: FrameType | None) -> None:
        self.number += 1
        self.signal = signal.Signals(number)


class _Crew:
    """The child processes of one run."""

    def __init__(self, file: CrawlFile, team: Readers, stop: _Stop) -> None:
        self.file = file
        self.team = team
        self.stop = stop
        self.began = time.monotonic()
        self.log = file.path.with_suffix(".log")
        self.readers: list[subprocess.Popen[bytes]] = []
        self.fetcher: subprocess.Popen[bytes] | None = None
        self.fetchers = 0
        self.idle_deaths = 0
        self.estimate: int | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        children = [*self.readers, *([self.fetcher] if self.fetcher else [])]
        for child in children:
            child.kill()
        for child in children:
            child.wait()
            if child.stdin:
                child.stdin.close()
        with contextlib.suppress(OSError):
            if self.log.stat().st_size == 0:
                self.log.unlink()

    # ---- the two jobs

    def crawl(self, options: Options, watch: Watch) -> End:
        """Fetch and read until the queue is empty or the time is spent."""
        deadline = self.began + options.time_limit
        self._hire_readers()
        self._hire_fetcher(options)
        while True:
            time.sleep(LOOK_SECONDS)
            self._heed_signals()
            self._replace_readers()
            counts = self.file.counts()
            watch(self._progress(counts, options))
            if self._fetcher_done(options) and not self.file.unread():
                self.file.finish()
                return End(finished=True)
            if time.monotonic() > deadline:
                self._drain()
                return End(finished=False, reason="time-limit")

    def read_all(self, watch: Watch) -> None:
        """Read until no body is left unread."""
        self._hire_readers()
        while self.file.unread():
            time.sleep(LOOK_SECONDS)
            self._heed_signals()
            self._replace_readers()
            counts = self.file.counts()
            watch(self._progress(counts, None))

    # ---- the children

    def _hire_fetcher(self, options: Options) -> None:
        self.fetchers += 1
        self.fetcher = self._start(
            "crawler.fetcher", FetcherOrders(path=str(self.file.path), epoch=self.file.epoch, options=options)
        )

    def _fetcher_done(self, options: Options) -> bool:
        assert self.fetcher is not None
        code = self.fetcher.poll()
        if code is None:
            return False
        if self.file.meta("fetched"):
            return True
        self._raise_for(code)
        if self.fetchers >= FETCHERS:
            raise RuntimeError(f"the fetcher ended {FETCHERS} times before its work was done; see {self.log}")
        self.file.take_over_fetching()
        self._hire_fetcher(options)
        return False

    def _hire_readers(self) -> None:
        while len(self.readers) < self.team.number:
            self.readers.append(self._hire_reader())

    def _hire_reader(self) -> subprocess.Popen[bytes]:
        orders = ReaderOrders(
            path=str(self.file.path),
            epoch=self.file.epoch,
            note=self.team.note,
            code=page_code(),
            note_code=self.team.note_code,
            note_argument=self.team.note_argument,
        )
        return self._start("crawler.reader", orders)

    def _replace_readers(self) -> None:
        for _, holder in self.file.overdue(READ_SECONDS):
            with contextlib.suppress(ProcessLookupError):
                os.kill(holder, signal.SIGKILL)
        for place, reader in enumerate(self.readers):
            code = reader.poll()
            if code is not None:
                self._raise_for(code)
                self._bury(reader.pid, code)
                if reader.stdin:
                    reader.stdin.close()
                self.readers[place] = self._hire_reader()

    def _bury(self, holder: int, code: int) -> None:
        """Free what a dead reader held; one that held nothing died of something else than a page."""
        held = self.file.release(holder)
        self.idle_deaths = 0 if held or code == 0 else self.idle_deaths + 1
        if self.idle_deaths > IDLE_DEATHS:
            # SQLite's shared memory lies in a file, and what touches it on a full disk dies without a word
            if shutil.disk_usage(self.log.parent).free < FULL_BYTES:
                raise DiskFull(f"{self.log.parent}: no space left")
            raise RuntimeError(f"readers end before they read: {_last_line(self.log)}; see {self.log}")

    def _start(self, module: str, orders: object) -> subprocess.Popen[bytes]:
        with self.log.open("ab") as log:
            child = subprocess.Popen(  # noqa: S603 - our own interpreter, our own module
                [sys.executable, "-P", "-m", module],  # -P: nothing is imported from the folder the user stands in
                env=os.environ | {"PYTHONPATH": _import_path()},
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=log,
                start_new_session=True,  # Ctrl-C in the terminal is the supervisor's to hear
            )
        assert child.stdin is not None
        _send(child.stdin, orders)
        return child

    def _raise_for(self, code: int) -> None:
        kind = {error.exit_code: error for error in (DiskFull, CorruptData, CannotWrite)}.get(code)
        if kind is not None:
            raise kind(_last_line(self.log) or f"{self.file.path}: cannot be written")

    # ---- the end

    def _heed_signals(self) -> None:
        if not self.stop.number:
            return
        self._drain()
        raise Interrupted.by(self.stop.signal)

    def _drain(self) -> None:
        """Let the requests under way end, ten seconds at most; a second signal ends that too."""
        heard = self.stop.number
        if self.fetcher is not None and self.fetcher.poll() is None:
            self.fetcher.terminate()
        end = time.monotonic() + DRAIN_SECONDS
        while time.monotonic() < end and self.stop.number == heard:
            busy = self.fetcher is not None and self.fetcher.poll() is None
            if not busy and not self.file.unread():
                return
            time.sleep(LOOK_SECONDS)

    def _progress(self, counts: Counts, options: Options | None) -> Progress:
        seconds = time.monotonic() - self.began
        if options and self.estimate is None and counts.depth >= 1:
            self.estimate = min(options.max_pages, counts.known)
        pace = max(options.delay if options else 0.0, seconds / counts.read if counts.read >= 20 else READ_PACE)
        return Progress(
            known=counts.known,
            waiting=counts.waiting,
            read=counts.read,
            audited=counts.audited,
            depth=counts.depth,
            seconds=seconds,
            estimate_pages=self.estimate,
            estimate_seconds=None if self.estimate is None else self.estimate * pace,
        )


@contextlib.contextmanager
def _alone(path: Path) -> Iterator[None]:
    try:
        yield
    except SupersededError:
        raise Locked(f"{path}: another run has taken this crawl over, and goes on with it") from None


@contextlib.contextmanager
def _signals() -> Iterator[_Stop]:
    stop = _Stop()
    before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _import_path() -> str:
    """Where the children find this package, installed or not."""
    root = str(Path(__file__).parents[1])
    return os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH"))))


def _send(pipe: IO[bytes], orders: object) -> None:
    with contextlib.suppress(BrokenPipeError):  # a child that died at once is noticed by its exit code
        pipe.write(msgspec.json.encode(orders) + b"\n")
        pipe.flush()


def _last_line(log: Path) -> str:
    try:
        lines = log.read_text("utf-8", "replace").strip().splitlines()
    except OSError:
        return ""
    return lines[-1][:300] if lines else ""
