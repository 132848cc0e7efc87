"""What needs no network: a folder of built HTML, a crawl that was kept, a report once more."""

from functools import partial
from pathlib import Path

import msgspec

from audit.app import runs
from audit.app.auditing import (
    Run,
    as_json,
    audit_of,
    crawl_of,
    environment,
    pages_of,
    read_run,
    report_languages,
    reports_of,
    word_on,
)
from audit.app.configuration import Settings
from audit.app.crawling import audit_and_report, now, read_again
from audit.app.folder import load
from audit.app.site import Site
from audit.app.summary import Told, lines, told
from audit.app.terminal import Terminal
from audit.model import Audit
from audit.report.export import audit_json
from audit.report.render import Pages, render
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

    What was accepted, ignored or switched off since then counts: where that changes the audit, audit.json and every
    view that is there are written anew. A run whose audit other code or words have made is left as it was: its crawl
    is audited anew, as a new run. Raises H2HError where nothing can be written.
    """
    path = crawl_of(folder)
    run = read_run(folder)
    if run.versions != environment(wanted):
        terminal.note(f"{run.site}: {run.id} was made by another version; its crawl is audited again as a new run")
        return audit_crawl(path, wanted, terminal)
    with runs.locked(runs.ready(Path(wanted.data) / "crawls" / run.site)):
        read_again(path, wanted, terminal)
        with CrawlFile.open(path) as crawl:
            word = word_on(crawl, wanted)
            audit = audit_of(crawl, wanted, word)
            languages = report_languages(wanted, audit)
            views = [f"{view}-{language}" for language in languages for view in dict.fromkeys(wanted.view)]
            others = _judge_anew(folder, run, audit, wanted)
            pages = partial(pages_of, crawl, wanted, word)
            written = [_write_view(folder, view, audit, pages) for view in dict.fromkeys((*views, *others))]
    for line in lines(audit, language=languages[0], reports=tuple(written[: len(views)])):
        terminal.say(line)
    return told(audit, exit_code=0, error=None, run=folder, reports=reports_of(folder))


def _judge_anew(folder: Path, run: Run, audit: Audit, wanted: Settings) -> list[str]:
    """Write the data of the audit where it is not what stands there; the names of the views that are then stale."""
    text = audit_json(audit)
    if (folder / "audit.json").read_text("utf-8") == text:
        return []
    options = {**run.options, **wanted.decisions()}
    runs.write_file(folder / "run.json", as_json(msgspec.structs.replace(run, options=options)))
    runs.write_file(folder / "audit.json", text)
    return runs.views(folder)


def _write_view(folder: Path, name: str, audit: Audit, pages: Pages) -> Path:
    view, _, language = name.partition("-")
    return runs.write_view(folder, name, render(audit, pages, view=view, language=language)) / "index.html"
