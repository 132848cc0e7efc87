"""The end of a run in a few lines, in the tool's language and the report's, and the same as one object."""

from collections.abc import Iterator
from pathlib import Path

import msgspec

from audit.app.auditing import TOOL_LANGUAGE
from audit.model import Audit
from audit.report.speech import Speech, band
from audit.report.text import printed_site
from crawler.known import Known
from crawler.outcome import Outcome


class Told(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What became of one site: an element of `sites` in the object of --json."""

    site: str
    exit: int
    error: str | None = None  # one line
    run: str | None = None  # its folder
    reports: tuple[str, ...] = ()  # index.html of every view
    audit: str | None = None  # audit.json
    read_at: str | None = None
    language: str | None = None
    score: float | None = None
    dimensions: dict[str, float | None] = {}
    pages: dict[str, int] = {}  # by outcome, those that occur
    would_read: tuple[str, ...] = ()  # of --dry-run
    would_not_read: tuple[Known, ...] = ()


def told(audit: Audit, *, exit_code: int, error: str | None, run: Path, reports: tuple[Path, ...]) -> Told:
    """The object of one audited site."""
    return Told(
        site=audit.site,
        exit=exit_code,
        error=error,
        run=str(run),
        reports=tuple(str(path) for path in reports),
        audit=str(run / "audit.json"),
        read_at=audit.read_at,
        language=audit.language,
        score=audit.score,
        dimensions={dimension.id.value: dimension.score for dimension in audit.dimensions},
        pages=outcomes(audit),
    )


def outcomes(audit: Audit) -> dict[str, int]:
    """How many URLs had which outcome, in the order of the enumeration."""
    return {outcome.value: count for outcome, count in audit.outcomes if count}


def read_pages(audit: Audit) -> int:
    """Pages whose copy was judged."""
    return dict(audit.outcomes).get(Outcome.AUDITED, 0)


def lines(audit: Audit, *, language: str, reports: tuple[Path, ...]) -> Iterator[str]:
    """What a person reads at the end: the figures in the tool's language, and again in the report's, then the links."""
    speech = Speech(TOOL_LANGUAGE)
    yield speech.say("summary.site", site=printed_site(audit.site))
    for code in dict.fromkeys((TOOL_LANGUAGE, language)):
        yield from _figures(audit, Speech(code))
    for report in reports:
        yield f"  {speech.say('summary.report', path=report.absolute().as_uri())}"


def _figures(audit: Audit, speech: Speech) -> Iterator[str]:
    read = read_pages(audit)
    known = sum(count for _, count in audit.outcomes)
    yield f"  {speech.count('summary.pages', read)}, {speech.count('summary.words', audit.words)}"
    if known > read:
        why = ", ".join(
            f"{speech.say(f'outcome.{outcome.value}.label')} ({speech.number(count)})"
            for outcome, count in audit.outcomes
            if count and outcome is not Outcome.AUDITED
        )
        not_read = speech.count("summary.not-read", known - read)
        yield f"  {speech.say('report.labelled', label=not_read)} {why}"
    yield f"  {_score(speech, audit.score)}"
    for dimension in audit.dimensions:
        yield f"    {_dimension(speech, dimension.id.value, dimension.score)}"


def _score(speech: Speech, score: float | None) -> str:
    if score is None:
        return speech.say("summary.score-none")
    return speech.say("summary.score", score=speech.score(score), word=speech.say(f"score.{band(score)}"))


def _dimension(speech: Speech, name: str, score: float | None) -> str:
    title = speech.say(f"dimension.{name}.title")
    if score is None:
        return speech.say("summary.dimension-none", title=title)
    word = speech.say(f"score.{band(score)}")
    return speech.say("summary.dimension", title=title, score=speech.score(score), word=word)
