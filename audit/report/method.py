"""How the site was read: formulas, versions, what was not read and why, what was not checked, the words used."""

import msgspec

from audit.report.check_sheet import ACCEPTED, MeasureLine, measure_lines
from audit.report.edition import AcceptedLine, Edition
from audit.report.page_list import live_link
from audit.report.speech import FAIR, GOOD
from audit.report.summary import check_words, notices
from crawler.outcome import Outcome

URLS = 200  # of one outcome
URLS_IN_ALL = 800  # shared out evenly where many outcomes have many

GLOSSARY = ("check", "mark", "finding", "score", "role", "outcome")


class CheckRow(msgspec.Struct, frozen=True, kw_only=True):
    """A check in the table of scores."""

    id: str
    title: str
    words: str
    weight: str
    version: str
    measures: tuple[MeasureLine, ...]


class Unread(msgspec.Struct, frozen=True, kw_only=True):
    """A URL that was not judged."""

    url: str
    live: str | None
    detail: str


class UnreadGroup(msgspec.Struct, frozen=True, kw_only=True):
    """The URLs of one outcome."""

    label: str
    about: str
    count: str
    urls: tuple[Unread, ...]
    more: int


class Method(msgspec.Struct, frozen=True, kw_only=True):
    """What the sheet on the method prints."""

    limits: tuple[str, ...]
    formula: str
    checks: tuple[CheckRow, ...]
    notices: tuple[str, ...]
    accepted: tuple[AcceptedLine, ...]  # for the agency
    accepted_count: int
    unread: tuple[UnreadGroup, ...]
    not_checked: tuple[str, ...]
    versions: tuple[tuple[str, str], ...]
    glossary: tuple[tuple[str, str], ...]


def method(edition: Edition) -> Method:
    """The contents of the sheet on the method. The client's counts URLs, the agency's lists them."""
    audit, speech = edition.audit, edition.speech
    return Method(
        limits=speech.lines("report.method.limits-text"),
        formula=_formula(edition),
        checks=tuple(
            CheckRow(
                id=check.id,
                title=speech.say(f"check.{check.id}.title"),
                words=check_words(edition, check),
                weight=speech.number(check.weight),
                version=speech.number(check.version),
                measures=measure_lines(edition, check.result),
            )
            for check in audit.checks
        ),
        notices=notices(edition),
        accepted=tuple(line for check in audit.checks for line in edition.accepted(check))[:ACCEPTED],
        accepted_count=sum(len(check.result.accepted) for check in audit.checks),
        unread=_unread(edition),
        not_checked=_not_checked(edition),
        versions=(
            (speech.say("report.method.version-tool"), audit.versions.tool),
            (speech.say("report.method.version-words"), audit.versions.words),
            (speech.say("report.method.version-formula"), speech.number(audit.versions.formula)),
        ),
        glossary=tuple(
            (speech.say(f"report.glossary.{word}"), speech.say(f"report.glossary.{word}-text")) for word in GLOSSARY
        ),
    )


def _formula(edition: Edition) -> str:
    speech = edition.speech
    words = {f"{name}-word": speech.say(f"score.{name}") for name in ("good", "fair", "poor")}
    points = {"good": speech.number(GOOD), "fair": speech.number(FAIR)}
    return speech.say("report.method.dimension-formula", **points, **words)


def _not_checked(edition: Edition) -> tuple[str, ...]:
    speech, audit = edition.speech, edition.audit
    lines = speech.lines("report.method.not-checked-text")
    checked = {check.dimension for check in audit.checks}
    missing = tuple(speech.say(f"dimension.{line.id}.title") for line in audit.dimensions if line.id not in checked)
    if missing:
        lines += (speech.say("report.method.not-checked-dimensions", list=speech.listed(missing)),)
    return lines


def _unread(edition: Edition) -> tuple[UnreadGroup, ...]:
    counts = [(outcome, n) for outcome, n in edition.audit.outcomes if n and outcome is not Outcome.AUDITED]
    limit = min(URLS, URLS_IN_ALL // max(1, len(counts))) if edition.agency else 0
    found: dict[Outcome, list[Unread]] = {outcome: [] for outcome, _ in counts}
    for page in edition.audit.pages:
        listed = found.get(page.outcome)
        if listed is not None and len(listed) < limit:
            listed.append(
                Unread(url=edition.url(page.url), live=live_link(page), detail=edition.circumstance(page.detail))
            )
    return tuple(
        UnreadGroup(
            label=edition.speech.say(f"outcome.{outcome}.label"),
            about=edition.speech.say(f"outcome.{outcome}.about"),
            count=edition.speech.number(n),
            urls=tuple(found[outcome]),
            more=n - len(found[outcome]) if edition.agency else 0,
        )
        for outcome, n in counts
    )
