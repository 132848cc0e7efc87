"""From a crawl file to an audit, and from an audit to the files of a run."""

import os
import platform
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any, TypedDict

import msgspec

from audit import __version__
from audit.app import runs
from audit.app.accepted import read_accepted
from audit.app.configuration import Settings
from audit.app.digest import added_json, note_digest, words_digest
from audit.checks.score import FORMULA_VERSION
from audit.judge import judge
from audit.languages import pack
from audit.last_word import LastWord, last_word
from audit.model import Audit, PageFacts, Versions
from audit.report.export import audit_json
from audit.report.render import Pages, render
from crawler.crawlfile import CrawlFile
from crawler.errors import CorruptData, Usage
from crawler.page import Page

NOTE = "audit.page.note:note"
NOTE_WITH = "audit.page.note:note_with"
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


class PagePass(TypedDict):
    """How the crawler is to make the facts of a page."""

    note: str
    note_digest: str
    note_argument: str


def page_pass(wanted: Settings) -> PagePass:
    """The page pass of today, with the user's own phrases."""
    added = wanted.words.add
    return PagePass(note=NOTE_WITH if added else NOTE, note_digest=note_digest(added), note_argument=added_json(added))


def versions(wanted: Settings) -> Versions:
    """What makes the audits of today."""
    return Versions(tool=__version__, words=words_digest(wanted.words.add), formula=FORMULA_VERSION)


def environment(wanted: Settings) -> dict[str, str]:
    """The tool, Python and the packages that could change a result."""
    return {
        "h2h-audit": __version__,
        "words": words_digest(wanted.words.add),
        "page-pass": note_digest(wanted.words.add),
        "python": platform.python_version(),
        **{name: version(name) for name in _TOLD_VERSIONS},
    }


def word_on(crawl: CrawlFile, wanted: Settings) -> LastWord:
    """The agency's last word on the site of a crawl. Raises Usage where the file of accepted findings is wrong."""
    info = crawl.info()
    return last_word(
        read_accepted(Path(wanted.accepted), info.site),
        day=info.started_at,
        ignore=wanted.words.ignore,
        off=wanted.checks_off,
    )


def audit_of(crawl: CrawlFile, wanted: Settings, word: LastWord) -> Audit:
    """Judge what a crawl file holds; its caches must be those of today's code and words."""
    code = note_digest(wanted.words.add)

    def pages() -> Iterator[PageFacts]:
        return (msgspec.msgpack.decode(facts, type=PageFacts) for facts in crawl.facts(code))

    return judge(crawl.info(), crawl.known, pages, versions=versions(wanted), word=word)


def pages_of(crawl: CrawlFile, wanted: Settings, word: LastWord) -> Iterator[tuple[Page, PageFacts]]:
    """The pages whose copy counts, one at a time, in page order, with the marks that count."""
    for page, facts in crawl.pages(note_digest(wanted.words.add)):
        yield page, word.heeded(msgspec.msgpack.decode(facts, type=PageFacts))


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


def run_files(
    audit: Audit, pages: Pages, run: Run, *, wanted: Settings, languages: Iterable[str]
) -> Iterator[tuple[str, str]]:
    """Path and text of every file of a run, written as they are made: a report need not fit in memory."""
    if "html" in wanted.format:
        for language in languages:
            for view in dict.fromkeys(wanted.view):
                files = render(audit, pages, view=view, language=language)
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
