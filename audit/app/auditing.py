"""From a crawl file to an audit, and from an audit to the files of a run."""

import os
import platform
from collections.abc import Iterable, Iterator
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Any

import msgspec

from audit import __version__
from audit.app import runs
from audit.app.configuration import Settings
from audit.app.digest import note_digest, words_digest
from audit.checks.score import FORMULA_VERSION
from audit.judge import judge
from audit.languages import pack
from audit.model import Audit, PageFacts, Versions
from audit.report.export import audit_json
from audit.report.render import render
from crawler.crawlfile import CrawlFile
from crawler.errors import CorruptData, Usage
from crawler.page import Page

NOTE = "audit.page.note:note"
TOOL_LANGUAGE = "en"  # the command line speaks it; so does the report of a site whose language nobody knows
_TOLD_VERSIONS = ("scrapy", "beautifulsoup4", "lxml", "jinja2", "msgspec", "babel")


class Run(msgspec.Struct, frozen=True, kw_only=True):
    """What `run.json` holds: all of a run that is not a function of its crawl."""

    id: str
    site: str
    command: str
    crawl: str  # path of the crawl file, relative to the run's folder
    started_at: str  # ISO 8601, UTC, to the second
    finished_at: str
    exit: int
    error: str | None  # one line, where `exit` is not 0
    pages: dict[str, int]  # by outcome
    options: dict[str, Any]  # without secrets
    versions: dict[str, str]


def versions() -> Versions:
    """What makes the audits of today."""
    return Versions(tool=__version__, words=words_digest(), formula=FORMULA_VERSION)


def environment() -> dict[str, str]:
    """The tool, Python and the packages that could change a result."""
    return {
        "h2h-audit": __version__,
        "words": words_digest(),
        "page-pass": note_digest(),
        "python": platform.python_version(),
        **{name: version(name) for name in _TOLD_VERSIONS},
    }


def audit_of(crawl: CrawlFile) -> Audit:
    """Judge what a crawl file holds; its caches must be those of today's code."""

    def pages() -> Iterator[PageFacts]:
        return (msgspec.msgpack.decode(facts, type=PageFacts) for facts in crawl.facts(note_digest()))

    return judge(crawl.info(), crawl.known, pages, versions=versions())


def pages_of(crawl: CrawlFile) -> Iterator[tuple[Page, PageFacts]]:
    """The pages whose copy counts, one at a time, in page order."""
    for page, facts in crawl.pages(note_digest()):
        yield page, msgspec.msgpack.decode(facts, type=PageFacts)


def report_languages(wanted: Settings, audit: Audit) -> tuple[str, ...]:
    """The languages of the report, each once: the user's, else the site's, else the tool's. Raises Usage."""
    check_languages(wanted.report_lang)
    if wanted.report_lang:
        return tuple(dict.fromkeys(wanted.report_lang))
    return (audit.language if audit.language in pack.codes() else TOOL_LANGUAGE,)


def check_languages(wanted: Iterable[str]) -> None:
    """Raises Usage where the product does not speak a language."""
    for code in wanted:
        if code not in pack.codes():
            raise Usage(f'--report-lang: "{code}" is not one of {", ".join(pack.codes())}')


def view_files(crawl: CrawlFile, audit: Audit, *, view: str, language: str) -> Iterator[tuple[str, str]]:
    """Path and text of every file of one view."""
    return render(audit, partial(pages_of, crawl), view=view, language=language)


def run_files(
    crawl: CrawlFile, audit: Audit, run: Run, *, wanted: Settings, languages: Iterable[str]
) -> Iterator[tuple[str, str]]:
    """Path and text of every file of a run, written as they are made: a report need not fit in memory."""
    if "html" in wanted.format:
        for language in languages:
            for view in dict.fromkeys(wanted.view):
                files = view_files(crawl, audit, view=view, language=language)
                yield from ((f"{view}-{language}/{path}", text) for path, text in files)
    yield "audit.json", audit_json(audit)
    yield "run.json", as_json(run)


def as_json(value: object) -> str:
    """Indented, with a line end."""
    return msgspec.json.format(msgspec.json.encode(value), indent=2).decode() + "\n"


def read_run(folder: Path) -> Run:
    """The `run.json` of a run's folder. Raises CorruptData."""
    path = folder / "run.json"
    try:
        return msgspec.json.decode(path.read_bytes(), type=Run)
    except (OSError, msgspec.DecodeError) as error:
        raise CorruptData(f"{path}: {error}") from None


def crawl_of(folder: Path) -> Path:
    """The crawl file that a run was made of. Raises CorruptData where it is gone."""
    path = Path(os.path.normpath(folder / read_run(folder).crawl))
    if not path.is_file():
        raise CorruptData(f"{folder}: its crawl file is gone: {path}")
    return path


def relative(path: Path, *, to: Path) -> str:
    """A path as `run.json` keeps it, so that reports and data can move together."""
    return Path(os.path.relpath(path.resolve(), to.resolve())).as_posix()


def reports_of(run_folder: Path) -> tuple[Path, ...]:
    """The first page of every view of a run."""
    return tuple(run_folder / view / "index.html" for view in runs.views(run_folder))
