"""What needs no network: a folder of built HTML, a crawl that was kept, a report once more."""

from pathlib import Path

from audit.app import runs
from audit.app.auditing import (
    audit_of,
    crawl_of,
    environment,
    read_run,
    report_languages,
    reports_of,
    view_files,
)
from audit.app.configuration import Settings
from audit.app.crawling import audit_and_report, now, read_again
from audit.app.folder import load
from audit.app.site import Site
from audit.app.summary import Told, lines, told
from audit.app.terminal import Terminal
from audit.model import Audit
from crawler.crawlfile import CrawlFile


def audit_folder(folder: Path, site: Site, wanted: Settings, terminal: Terminal) -> Told:
    """Audit a folder of built HTML as the site that it will be. Raises H2HError where there is no report."""
    crawls = runs.ready(Path(wanted.data) / "crawls" / site.key)
    reports = runs.ready(Path(wanted.output) / site.key)
    with runs.locked(crawls):
        path = crawls / f"{runs.new_id(now(), crawls, reports)}.sqlite"
        load(folder, site, path, max_pages=wanted.max_pages)
        read_again(path, wanted, terminal)
        return audit_and_report(path, reports, wanted, terminal, command="audit")


def audit_crawl(path: Path, wanted: Settings, terminal: Terminal) -> Told:
    """Audit the stored pages of a crawl file by today's code and words. Raises H2HError where there is no report."""
    with CrawlFile.open(path) as crawl:
        site = crawl.info().site
    crawls = runs.ready(Path(wanted.data) / "crawls" / site)
    reports = runs.ready(Path(wanted.output) / site)
    with runs.locked(crawls):
        read_again(path, wanted, terminal)
        return audit_and_report(path, reports, wanted, terminal, command="audit")


def report_again(folder: Path, wanted: Settings, terminal: Terminal) -> Told:
    """Write views of a run again, into its folder.

    A run whose audit another version of the tool has made is left as it was: its crawl is audited anew, as a new run.
    Raises H2HError where nothing can be written.
    """
    path = crawl_of(folder)
    run = read_run(folder)
    if run.versions != environment():
        terminal.note(f"{run.site}: {run.id} was made by another version; its crawl is audited again as a new run")
        return audit_crawl(path, wanted, terminal)
    with runs.locked(runs.ready(Path(wanted.data) / "crawls" / run.site)):
        read_again(path, wanted, terminal)
        with CrawlFile.open(path) as crawl:
            audit = audit_of(crawl)
            written, language = _write_views(crawl, audit, folder, wanted)
    for line in lines(audit, language=language, reports=written):
        terminal.say(line)
    return told(audit, exit_code=0, error=None, run=folder, reports=reports_of(folder))


def _write_views(crawl: CrawlFile, audit: Audit, folder: Path, wanted: Settings) -> tuple[tuple[Path, ...], str]:
    languages = report_languages(wanted, audit)
    written = tuple(
        runs.write_view(folder, f"{view}-{language}", view_files(crawl, audit, view=view, language=language))
        for language in languages
        for view in dict.fromkeys(wanted.view)
    )
    return tuple(view / "index.html" for view in written), languages[0]
