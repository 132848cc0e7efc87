"""An audit as the texts of its report's files. Returns them one at a time, never writes."""

from collections.abc import Callable, Iterator
from functools import cache

import jinja2

from audit import resources
from audit.model import Audit, PageFacts
from audit.report import check_sheet, edition, method, page_list, page_sheet, summary
from audit.report.csp import policy
from audit.report.edition import Edition
from audit.report.text import shown
from crawler.page import Page

Pages = Callable[[], Iterator[tuple[Page, PageFacts]]]
"""The audited pages with their facts, in page order; each call reads them anew, one page at a time."""

ROBOTS = "User-agent: *\nDisallow: /\n"


def render(audit: Audit, pages: Pages, *, view: str, language: str) -> Iterator[tuple[str, str]]:
    """The report's files as (relative path, text), for the view `client` or `agency`.

    A function of its arguments and the templates: the same audit gives the same bytes. Raises ValueError for an
    unknown view, KeyError for a language without a pack.
    """
    here = edition.edition(audit, view=view, language=language)
    yield "robots.txt", ROBOTS
    yield from _summary(here)
    yield from _checks(here)
    yield from _page_list(here)
    yield from _page_sheets(here, pages)
    yield from _method(here)


def _summary(here: Edition) -> Iterator[tuple[str, str]]:
    yield _sheet(here, "index.html", "summary.html", summary.summary(here))


def _checks(here: Edition) -> Iterator[tuple[str, str]]:
    for check, number, paths in check_sheet.sheets(here):
        view = check_sheet.check_sheet(here, check, number)
        yield _sheet(here, paths[number], "check.html", view, paths=paths)


def _page_list(here: Edition) -> Iterator[tuple[str, str]]:
    pages = page_list.rows(here)
    paths = page_list.paths(len(pages))
    for number, path in enumerate(paths):
        part = pages[number * page_list.ROWS : (number + 1) * page_list.ROWS]
        yield _sheet(here, path, "pages.html", [page_list.page_row(here, page) for page in part], paths=paths)


def _page_sheets(here: Edition, pages: Pages) -> Iterator[tuple[str, str]]:
    dimensions = edition.dimension_of(here.audit)
    for page, facts in pages():
        path = here.sheets.get(facts.url)
        if path is not None:
            yield _sheet(here, path, "page.html", page_sheet.page_sheet(here, page, facts, dimensions))


def _method(here: Edition) -> Iterator[tuple[str, str]]:
    yield _sheet(here, "method.html", "method.html", method.method(here))


def _sheet(here: Edition, path: str, template: str, view: object, *, paths: tuple[str, ...] = ()) -> tuple[str, str]:
    """One file. `paths` are those of the sheets that it is one of."""
    root = "../" * path.count("/")

    def to(target: str) -> str:
        """The link from this sheet to another; a single-file report would answer with an anchor."""
        return f"{root}{target}"

    environment = _environment()
    text = environment.get_template(template).render(
        view=view,
        here=here,
        audit=here.audit,
        t=here.speech,
        to=to,
        path=path,
        paths=paths,
        policy=policy(_inline("report.css"), _inline("report.js")),
    )
    return path, f"{text.strip()}\n"


@cache
def _inline(name: str) -> str:
    """Style or script exactly as the base template includes it."""
    return _environment().get_template(name).render()


@cache
def _environment() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(resources.templates()),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        finalize=_printable,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )


def _printable(value: object) -> object:
    """Every value on its way into a template: nothing hidden gets through, wherever it is printed."""
    return shown(value) if type(value) is str else value
