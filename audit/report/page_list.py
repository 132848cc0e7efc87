"""The list of pages, in sheets of 250 rows."""

import msgspec

from audit.model import AuditedPage
from audit.report.edition import Edition
from audit.report.text import clip, language_tag, safe_href
from crawler.outcome import Outcome

ROWS = 250

_DO_NOT_FOLLOW = frozenset({Outcome.UNSAFE_ACTION, Outcome.TRAP, Outcome.BLOCKED_ADDRESS})


class PageRow(msgspec.Struct, frozen=True, kw_only=True):
    """One URL."""

    title: str
    title_language: str | None
    url: str
    path: str | None
    live: str | None
    outcome: str
    detail: str
    language: str
    declared: str  # where it is another one
    role: str
    words: str
    words_value: int
    findings: str
    findings_value: int
    audited: bool


def rows(edition: Edition) -> tuple[AuditedPage, ...]:
    """The pages that this view lists: all of them, or for the client those with something marked."""
    if edition.agency:
        return edition.audit.pages
    return tuple(page for page in edition.audit.pages if page.findings and page.url in edition.sheets)


def paths(count: int) -> tuple[str, ...]:
    """The paths of the list's sheets; there is always one."""
    sheets = max(1, -(-count // ROWS))
    return tuple(f"pages{f'-{n}' if n > 1 else ''}.html" for n in range(1, sheets + 1))


def page_row(edition: Edition, page: AuditedPage) -> PageRow:
    """A URL as it is printed."""
    speech, audited = edition.speech, page.outcome is Outcome.AUDITED
    declared = speech.language(page.declared_language)
    return PageRow(
        title=clip(page.title, 120),
        title_language=language_tag(page.language),
        url=edition.url(page.url),
        path=edition.sheets.get(page.url),
        live=live_link(page),
        outcome=speech.say(f"outcome.{page.outcome}.label"),
        detail="" if page.outcome is Outcome.LANGUAGE else edition.circumstance(page.detail),
        language=speech.language(page.language),
        declared=declared if audited and declared and page.declared_language != page.language else "",
        role=speech.say(f"role.{page.role}") if audited else "",
        words=speech.number(page.words) if audited else "",
        words_value=page.words,
        findings=speech.number(page.findings) if audited else "",
        findings_value=page.findings,
        audited=audited,
    )


def live_link(page: AuditedPage) -> str | None:
    """The page on the site, where following the link does no harm."""
    return None if page.outcome in _DO_NOT_FOLLOW else safe_href(page.url)
