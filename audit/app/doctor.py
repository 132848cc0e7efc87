"""Whether this machine has what a crawl needs."""

import os
import platform
import resource
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import msgspec

from audit import __version__
from audit.app import runs
from audit.app.configuration import Settings
from audit.languages import pack
from audit.resources import sample_sites, templates
from crawler.errors import H2HError
from crawler.guard import Guard, self_test

_FILES = 256  # open at once: connections, crawl file, readers
_SQLITE = (3, 35)  # RETURNING


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that was looked at."""

    name: str
    ok: bool
    detail: str
    needed: bool = True


def examine(wanted: Settings) -> Iterator[Found]:
    """Look at everything that a run needs, and at what would be good to have."""
    yield Found(name="h2h-audit", ok=True, detail=__version__)
    yield Found(name="Python", ok=sys.version_info >= (3, 11), detail=platform.python_version())
    yield Found(name="SQLite", ok=sqlite3.sqlite_version_info >= _SQLITE, detail=sqlite3.sqlite_version)
    for name in ("scrapy", "beautifulsoup4", "lxml", "jinja2"):
        yield Found(name=name, ok=True, detail=version(name))
    yield _open_files()
    yield _guard()
    yield _parts()
    for name, folder in (("reports", wanted.output), ("data", wanted.data)):
        yield _folder(name, Path(folder))
    browser = chromium()
    yield Found(name="Chromium", ok=browser is not None, detail=browser or "none: only the tests use it", needed=False)


def chromium() -> str | None:
    """Path of a browser, or None: `$CHROMIUM`, else the first one that is installed."""
    names = ("chromium", "chromium-browser", "google-chrome")
    return os.environ.get("CHROMIUM") or next((path for name in names if (path := shutil.which(name))), None)


def _open_files() -> Found:
    soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    enough = soft == resource.RLIM_INFINITY or soft >= _FILES
    return Found(
        name="open files", ok=enough, detail=str(soft) if enough else f"{soft}: `ulimit -n 1024` before the crawl"
    )


def _guard() -> Found:
    """A crawl of this machine that nobody allowed must be refused."""
    through = self_test(Guard())
    detail = f"lets through {', '.join(through)}" if through else "refuses private addresses"
    return Found(name="address guard", ok=not through, detail=detail)


def _parts() -> Found:
    try:
        where = f"{templates()}, {sample_sites()}"
    except FileNotFoundError as error:
        return Found(name="parts", ok=False, detail=f"{error} is missing: install the package again")
    return Found(name="parts", ok=bool(pack.codes()), detail=f"{where}; languages {', '.join(pack.codes())}")


def _folder(name: str, folder: Path) -> Found:
    """Whether a run could write there. Leaves no folder behind that was not there."""
    there = next(path for path in (folder, *folder.absolute().parents) if path.exists())
    try:
        runs.ready(there)
    except H2HError as error:
        return Found(name=name, ok=False, detail=str(error))
    free = shutil.disk_usage(there).free // 1_000_000_000
    return Found(name=name, ok=True, detail=f"{folder}: can be written, {free} GB free")
