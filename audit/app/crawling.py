"""One site: lock, crawl or go on with a crawl, audit, report."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import msgspec

from audit.app import runs, verdict
from audit.app.auditing import (
    Run,
    audit_of,
    environment,
    page_pass,
    pages_of,
    relative,
    report_languages,
    reports_of,
    run_files,
    word_on,
)
from audit.app.configuration import Settings, crawl_options
from audit.app.site import Site
from audit.app.summary import Told, lines, outcomes, read_pages, told
from audit.app.terminal import Show, Terminal
from audit.model import Audit
from crawler.crawlfile import CrawlFile
from crawler.errors import CannotWrite, DiskFull, H2HError, TimeLimit
from crawler.known import Known
from crawler.options import Options
from crawler.outcome import Outcome
from crawler.supervise import Progress, crawl, reread, settings_digest
from crawler.url import site_key

RESUME_WITHIN = timedelta(hours=24)
_PAGES_BETWEEN_LOOKS_AT_THE_DISK = 100


def crawl_and_report(site: Site, wanted: Settings, terminal: Terminal, *, fresh: bool) -> Told:
    """Crawl a site, audit it, write its report and say so. What the site itself is to blame for is in `exit`.

    Raises H2HError where there is no report.
    """
    crawls = runs.ready(Path(wanted.data) / "crawls" / site.key)
    reports = runs.ready(Path(wanted.output) / site.key)
    with runs.locked(crawls):
        path, options = _crawl_file(site, wanted, crawls, reports, terminal, fresh=fresh)
        with terminal.progress(site.key) as show:
            ended = _crawl(path, options, wanted, watching(crawls, show))
        refused = _refused(path, site)
        if refused:
            _remove(path)  # nothing in it; the next run asks the site again
            raise refused
        try:
            return audit_and_report(path, reports, wanted, terminal, command="crawl", ended=ended)
        except (DiskFull, CannotWrite) as error:
            raise type(error)(f"{error}; the crawl is kept: h2h-audit audit {path}") from error


def dry_run(site: Site, wanted: Settings, terminal: Terminal) -> tuple[list[str], list[Known]]:
    """What a crawl would read first, and what it would not and why, from robots.txt, the sitemaps and the start page.

    Keeps nothing. Raises H2HError where the site gives us nothing at all.
    """
    crawls = runs.ready(Path(wanted.data) / "crawls" / site.key)
    with runs.locked(crawls):
        path = crawls / "dry-run.sqlite"
        _remove(path)
        try:
            with terminal.progress(site.key) as show:
                _crawl(path, crawl_options(wanted, site, dry_run=True), wanted, show)
            refused = _refused(path, site)
            if refused:
                raise refused
            with CrawlFile.open(path) as found:
                first = [known.url for known in found.known() if known.outcome is Outcome.AUDITED]
                later = [task.url for task in found.waiting(wanted.max_pages)]
                would = (first + later)[: wanted.max_pages]
                listed = set(would)
                return would, [known for known in found.known() if known.url not in listed]
        finally:
            _remove(path)


def audit_and_report(
    path: Path, reports: Path, wanted: Settings, terminal: Terminal, *, command: str, ended: H2HError | None = None
) -> Told:
    """Audit a crawl file whose pages today's code has read, write the run, and print its summary.

    Raises NothingAudited where no page has copy, DiskFull or CannotWrite where the run cannot be written.
    """
    with CrawlFile.open(path) as crawl_file:
        word = word_on(crawl_file, wanted)
        audit = audit_of(crawl_file, wanted, word)
        if not read_pages(audit):
            raise ended or verdict.of_nothing(audit)
        error = ended or verdict.of_audit(audit, wanted)
        run = _run_id(path, reports, audit)
        languages = report_languages(wanted, audit)
        record = Run(
            id=run,
            site=audit.site,
            command=command,
            crawl=relative(path, to=reports / run),
            started_at=audit.read_at,
            finished_at=now(),
            exit=error.exit_code if error else 0,
            error=str(error) if error else None,
            pages=outcomes(audit),
            options=wanted.without_secrets(),
            versions=environment(wanted),
        )
        files = run_files(
            audit, partial(pages_of, crawl_file, wanted, word), record, wanted=wanted, languages=languages
        )
        folder = runs.write_run(reports, run, files)
    for line in lines(audit, language=languages[0], reports=reports_of(folder)):
        terminal.say(line)
    return told(audit, exit_code=record.exit, error=record.error, run=folder, reports=reports_of(folder))


def now() -> str:
    """This second, ISO 8601, UTC."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def watching(folder: Path, show: Show) -> Show:
    """`show`, and a look at the disk every hundred pages. It raises DiskFull."""
    looked: set[int] = set()

    def look(progress: Progress) -> None:
        show(progress)
        hundred = progress.read // _PAGES_BETWEEN_LOOKS_AT_THE_DISK
        if hundred not in looked:
            looked.add(hundred)
            runs.ready(folder)

    return look


def _crawl_file(
    site: Site, wanted: Settings, crawls: Path, reports: Path, terminal: Terminal, *, fresh: bool
) -> tuple[Path, Options]:
    """The unfinished crawl to go on with, or the path of a new one, with the options for it."""
    options = crawl_options(wanted, site)
    stored = [
        crawls / f"{run}.sqlite" for run in reversed(runs.run_ids(crawls)) if (crawls / f"{run}.sqlite").is_file()
    ]
    if not fresh and stored and _unfinished(stored[0], reports, options):
        terminal.note(f"{site.key}: going on with the crawl {stored[0].stem}; --fresh begins anew")
        return stored[0], options
    seeds = () if fresh else _seeds(stored)
    path = crawls / f"{runs.new_id(now(), crawls, reports)}.sqlite"
    return path, msgspec.structs.replace(options, seeds=seeds)


def _unfinished(path: Path, reports: Path, options: Options) -> bool:
    """Whether a crawl of these options, or the report of it, was stopped less than a day ago."""
    with CrawlFile.open(path) as found:
        info = found.info()
        reported = info.finished and (reports / path.stem).exists()
        if reported or not info.started_at or found.meta("settings") != settings_digest(options):
            return False
    age = datetime.fromisoformat(now()) - datetime.fromisoformat(info.started_at)
    return timedelta(0) <= age < RESUME_WITHIN


def _seeds(stored: list[Path]) -> tuple[str, ...]:
    """What the last whole crawl read: asked for first, so that two runs can be compared."""
    for path in stored:
        with CrawlFile.open(path) as found:
            read = tuple(known.url for known in found.known() if known.outcome is Outcome.AUDITED)
            if found.info().finished and read:
                return read
    return ()


def _crawl(path: Path, options: Options, wanted: Settings, show: Show) -> H2HError | None:
    """Crawl; returns what cut it short where there may be something to report all the same."""
    end = crawl(path, options, **page_pass(wanted), started_at=now(), on_progress=show)
    return None if end.finished else TimeLimit(f"{site_key(options.start)}: the time limit cut the crawl short")


def _refused(path: Path, site: Site) -> H2HError | None:
    """Why the site gave us nothing at all, or None."""
    with CrawlFile.open(path) as found:
        if any(known.outcome is Outcome.AUDITED for known in found.known()):
            return None
        return verdict.of_start(site.key, found.chain())


def _run_id(path: Path, reports: Path, audit: Audit) -> str:
    """The crawl's own id where it is one and has no report yet, else a new one of the crawl's day."""
    if path.stem in runs.run_ids(path.parent) and not (reports / path.stem).exists():
        return path.stem
    return runs.new_id(audit.read_at, reports, path.parent)


def read_again(path: Path, wanted: Settings, terminal: Terminal) -> None:
    """Fill a crawl file's caches by today's code, without the network."""
    with terminal.progress(path.stem) as show:
        reread(path, readers=wanted.readers, **page_pass(wanted), on_progress=show)


def _remove(path: Path) -> None:
    for name in _with_journal(path):
        with suppress(FileNotFoundError):
            name.unlink()


def _with_journal(path: Path) -> Iterator[Path]:
    for suffix in ("", "-wal", "-shm", "-journal"):
        yield path.with_name(path.name + suffix)
    yield path.with_suffix(".log")
