"""Where runs live: `reports/<site>/<date>-<n>/` and `h2h-data/crawls/<site>/<date>-<n>.sqlite`.

A run is written beside its place and renamed into it, so that the last good report can always be read.
"""

import errno
import fcntl
import html
import os
import re
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from crawler.errors import CannotWrite, DiskFull, H2HError, Locked, Usage

MIN_FREE = 200_000_000  # bytes; a crawl of 200 pages takes about a tenth of it
_NO_SPACE = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_RUN = re.compile(r"(\d{4}-\d\d-\d\d)-(\d+)")
_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]{0,199}")


@contextmanager
def world(doing: str) -> Iterator[None]:
    """Turn what the file system refuses into one clear line: raises DiskFull or CannotWrite."""
    try:
        yield
    except OSError as error:
        raise _told(doing, error) from error


def _told(doing: str, error: OSError) -> H2HError:
    where = f": {error.filename}" if error.filename else ""
    line = f"{doing}{where}: {error.strerror or error}"
    return DiskFull(line) if error.errno in _NO_SPACE else CannotWrite(line)


def ready(folder: Path, *, least: int = MIN_FREE) -> Path:
    """Make a folder and see that it takes a file and has so many bytes free. Raises CannotWrite or DiskFull."""
    with world("cannot write"):
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / f".probe-{os.getpid()}"
        probe.write_bytes(b"")
        probe.unlink()
        free = shutil.disk_usage(folder).free
    if free < least:
        raise DiskFull(f"{folder}: {free // 1_000_000} MB free, and a run needs {least // 1_000_000}")
    return folder


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold a site's folder for this process. Raises Locked, which names the process that holds it."""
    with world("cannot lock"):
        lock = os.open(folder / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            holder = os.pread(lock, 20, 0).decode("ascii", "replace").strip() or "unknown"
            raise Locked(f"{folder.name}: another run holds this site (process {holder})") from None
        os.ftruncate(lock, 0)
        os.pwrite(lock, f"{os.getpid()}\n".encode(), 0)
        yield
    finally:
        os.close(lock)  # lets go of the lock; the file stays, for a new one could be locked twice


def run_ids(folder: Path) -> list[str]:
    """Ids of the runs that have a folder or a crawl file here, oldest first."""
    found = {path.stem if path.suffix == ".sqlite" else path.name for path in folder.glob("*-*-*-*")}
    return sorted((name for name in found if _RUN.fullmatch(name)), key=_order)


def new_id(started_at: str, *folders: Path) -> str:
    """`<date>-<n>` for a run that began at an ISO 8601 time, with an `n` above all of that day in these folders."""
    day = started_at[:10]
    taken = [_order(name)[1] for folder in folders for name in run_ids(folder) if name.startswith(day)]
    return f"{day}-{max(taken, default=0) + 1}"


def _order(run: str) -> tuple[str, int]:
    match = _RUN.fullmatch(run)
    assert match is not None
    return match[1], int(match[2])


def newest(site_folder: Path) -> Path | None:
    """Folder of the newest run of a site that was written whole, or None."""
    return next((path for run in reversed(run_ids(site_folder)) if (path := site_folder / run).is_dir()), None)


def find_run(text: str, *, output: Path) -> Path:
    """The run that the user means: its folder, or the newest of a site. Raises Usage where there is none."""
    folder = Path(text)
    if (folder / "run.json").is_file():
        return folder
    for site_folder in (folder, output / text):
        run = newest(site_folder) if site_folder.is_dir() else None
        if run:
            return run
    raise Usage(f'"{text}" is neither the folder of a run nor a site with a run in {output}')


def write_run(site_folder: Path, run: str, files: Iterable[tuple[str, str]]) -> Path:
    """Write all files of a run, whole or not at all, and lead the site's `index.html` to it. Returns its folder.

    Raises DiskFull or CannotWrite; then the runs before it are untouched.
    """
    with world("cannot write the report"), alone(site_folder) as handle:
        for died in site_folder.glob("*.tmp"):
            shutil.rmtree(died, ignore_errors=True)
        if (site_folder / run).exists():
            raise Locked(f"{site_folder / run}: another run has written it")
        _write_folder(site_folder / run, files)
        _replace(site_folder / "index.html", _leading_page(site_folder))
        os.fsync(handle)
    return site_folder / run


def write_view(run_folder: Path, view: str, files: Iterable[tuple[str, str]]) -> Path:
    """Write one view of a run anew, in the place of the one that is there. Returns its folder."""
    with world("cannot write the report"), alone(run_folder.parent):
        _write_folder(run_folder / view, files)
        _replace(run_folder.parent / "index.html", _leading_page(run_folder.parent))
    return run_folder / view


def write_file(path: Path, text: str) -> None:
    """Write one file, whole or not at all. Raises DiskFull or CannotWrite."""
    with world("cannot write"):
        _replace(path, text)


def _write_folder(folder: Path, files: Iterable[tuple[str, str]]) -> None:
    beside = folder.with_name(f"{folder.name}.tmp")
    old = folder.with_name(f"{folder.name}.old.tmp")
    try:
        for leftover in (beside, old):
            shutil.rmtree(leftover, ignore_errors=True)
        beside.mkdir()
        for name, text in files:
            path = beside.joinpath(*_safe(name))
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8", newline="\n")
        os.sync()  # once for all: an fsync for each of ten thousand pages takes minutes
        if folder.exists():
            folder.rename(old)
        beside.rename(folder)
    finally:
        for leftover in (beside, old):
            shutil.rmtree(leftover, ignore_errors=True)


def _safe(name: str) -> list[str]:
    """The parts of a relative path that names files on any system and leads nowhere else."""
    parts = name.split("/")
    if not all(map(is_name, parts)):
        raise ValueError(f"not a file name for a report: {name!r}")
    return parts


def _replace(path: Path, text: str) -> None:
    beside = path.with_name(f"{path.name}.tmp")
    try:
        with beside.open("w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except BaseException:
        with suppress(OSError):
            beside.unlink()
        raise


def is_name(text: str) -> bool:
    """Whether a text names a file or folder on any system, and leads nowhere else."""
    return _NAME.fullmatch(text) is not None


@contextmanager
def alone(folder: Path) -> Iterator[int]:
    """Hold a folder of reports while something is written to it: two data folders may share it."""
    folder.mkdir(parents=True, exist_ok=True)
    handle = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield handle
    finally:
        os.close(handle)


def views(run_folder: Path) -> list[str]:
    """Names of the views in a run, those for the client first."""
    names = (path.parent.name for path in run_folder.glob("*/index.html"))
    return sorted(names, key=lambda name: (not name.startswith("client"), name))


def _leading_page(site_folder: Path) -> str:
    """A page without a word of its own, in any language: it goes on to the newest run's first view."""
    run = newest(site_folder)
    links = [f"{run.name}/{view}/index.html" for view in views(run)] if run else []
    jump = f'<meta http-equiv="refresh" content="0; url={links[0]}">' if links else ""
    items = "".join(f'<li><a href="{link}">{link.removesuffix("/index.html")}</a></li>' for link in links)
    site = html.escape(site_folder.name)
    return (
        '<!doctype html><html><meta charset="utf-8"><meta name="robots" content="noindex">'
        f"{jump}<title>{site}</title><h1>{site}</h1><ul>{items}</ul></html>\n"
    )
