"""The first sheet: what to keep, what to start with, how the four dimensions stand, what was read."""

import re

import msgspec

from audit.model import CheckResult, Dimension, DimensionScore, Notice, Status
from audit.report.edition import Edition, Quote, good_entries
from audit.report.speech import GOOD, band, points
from audit.report.text import clip
from crawler.outcome import Outcome

KEEP = 3
START = 3
PROOFS = 3  # names or quotes under one thing to keep

_IN_CODES = frozenset({"languages-not-audited", "wrong-lang-attribute"})  # their detail names languages by their codes
_CODE = re.compile(r"\b[a-z]{2,3}\b")
_COUNT = re.compile(r"\(([0-9]{1,9})\)")


class CheckLine(msgspec.Struct, frozen=True, kw_only=True):
    """A check under its dimension."""

    id: str
    title: str
    words: str


class DimensionLine(msgspec.Struct, frozen=True, kw_only=True):
    """A dimension with its bar."""

    id: str
    title: str
    about: str
    score: str
    word: str
    reason: str  # why there is no score
    width: float | None  # of the bar, 0 to 100
    checks: tuple[CheckLine, ...]


class Keep(msgspec.Struct, frozen=True, kw_only=True):
    """Something that works already."""

    check: str
    dimension: str
    title: str
    text: str
    quotes: tuple[Quote, ...]
    names: tuple[str, ...]


class Start(msgspec.Struct, frozen=True, kw_only=True):
    """Something to do first."""

    check: str
    dimension: str
    title: str
    reason: str
    why: str
    quote: Quote | None


class OutcomeLine(msgspec.Struct, frozen=True, kw_only=True):
    """How many URLs came to one end."""

    label: str
    about: str
    count: str


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """All that the first sheet prints."""

    verdict: str
    score: str
    word: str
    judged: bool  # at least one check has a score
    pages: int
    dimensions: tuple[DimensionLine, ...]
    keep: tuple[Keep, ...]
    start: tuple[Start, ...]
    facts: tuple[str, ...]
    outcomes: tuple[OutcomeLine, ...]
    notices: tuple[str, ...]


def summary(edition: Edition) -> Summary:
    """The first sheet's contents."""
    audit, speech = edition.audit, edition.speech
    return Summary(
        verdict=_verdict(edition),
        score=speech.score(audit.score),
        word=speech.say(f"score.{band(audit.score)}"),
        judged=any(check.result.score is not None for check in audit.checks),
        pages=_audited(edition),
        dimensions=tuple(_dimension(edition, line) for line in audit.dimensions),
        keep=tuple(_keep(edition, check) for check in audit.checks if _worth_keeping(check))[:KEEP],
        start=tuple(_start(edition, check) for check in _to_start(edition))[:START],
        facts=_facts(edition),
        outcomes=tuple(
            OutcomeLine(
                label=speech.say(f"outcome.{outcome}.label"),
                about=speech.say(f"outcome.{outcome}.about"),
                count=speech.number(count),
            )
            for outcome, count in audit.outcomes
            if count
        ),
        notices=notices(edition),
    )


def notices(edition: Edition) -> tuple[str, ...]:
    """What the reader must know, as sentences."""
    return tuple(_notice(edition, notice) for notice in edition.audit.notices)


def _notice(edition: Edition, notice: Notice) -> str:
    speech, key = edition.speech, f"notice.{notice.key}"
    if key not in speech.prose:
        return speech.say("notice.other", detail=clip(f"{notice.key} {notice.detail}"))
    detail = notice.detail
    if notice.key in _IN_CODES:
        detail = _CODE.sub(lambda code: speech.language(code[0]), detail)
        detail = _COUNT.sub(lambda told: f"({speech.count('report.facts.just-pages', int(told[1]))})", detail)
    if notice.key == "checks-off":
        detail = speech.listed(tuple(speech.say(f"check.{check}.title") for check in detail.split(", ")))
    return speech.say(key, detail=clip(detail))


def _audited(edition: Edition) -> int:
    return sum(count for outcome, count in edition.audit.outcomes if outcome is Outcome.AUDITED)


def _verdict(edition: Edition) -> str:
    """One sentence; it names the best and the least dimension where one is in good shape and another is not."""
    audit, speech = edition.audit, edition.speech
    scored = sorted((line.score, line.id) for line in audit.dimensions if line.score is not None)
    if scored and band(scored[0][0]) != "good" and band(scored[-1][0]) == "good":
        least, best = scored[0][1], scored[-1][1]
        phrases = {"best": speech.say(f"dimension.{best}.best"), "least": speech.say(f"dimension.{least}.least")}
        return speech.say("verdict.contrast", **phrases)
    overall = scored[0][0] if audit.score is None and scored else audit.score
    return speech.say(f"verdict.{band(overall)}")


def _dimension(edition: Edition, line: DimensionScore) -> DimensionLine:
    speech = edition.speech
    checks = [check for check in edition.audit.checks if check.dimension is line.id]
    why = "no-score" if checks else "no-check"
    return DimensionLine(
        id=line.id.value,
        title=speech.say(f"dimension.{line.id}.title"),
        about=speech.say(f"dimension.{line.id}.about"),
        score=speech.score(line.score),
        word=speech.say(f"score.{band(line.score)}"),
        reason=speech.say(f"report.index.{why}") if line.score is None else "",
        width=None if line.score is None else float(points(line.score)),
        checks=tuple(
            CheckLine(id=check.id, title=speech.say(f"check.{check.id}.title"), words=check_words(edition, check))
            for check in checks
        ),
    )


def check_words(edition: Edition, check: CheckResult) -> str:
    """A check's score in words, or its status where it has none."""
    if check.result.score is None:
        return edition.speech.say(f"status.{check.result.status}")
    return edition.speech.score_in_words(check.result.score)


def _worth_keeping(check: CheckResult) -> bool:
    return _well(check) or bool(check.result.strengths or good_entries(check))


def _well(check: CheckResult) -> bool:
    return check.result.score is not None and points(check.result.score) >= GOOD


def _keep(edition: Edition, check: CheckResult) -> Keep:
    speech = edition.speech
    return Keep(
        check=check.id,
        dimension=check.dimension.value,
        title=speech.say(f"check.{check.id}.title"),
        text=speech.say(f"check.{check.id}.keep") if _well(check) else "",
        quotes=tuple(map(edition.praise, check.result.strengths[:PROOFS])),
        names=tuple(clip(entry.text, 80) for entry in good_entries(check)[:PROOFS]),
    )


def _to_start(edition: Edition) -> list[CheckResult]:
    """The checks that leave room, where the most points of the overall score lie first."""
    weights: dict[Dimension, int] = {}
    for check in edition.audit.checks:
        if check.result.score is not None:
            weights[check.dimension] = weights.get(check.dimension, 0) + check.weight
    open_ = [
        (-(100 - check.result.score) * check.weight / weights[check.dimension], index, check)
        for index, check in enumerate(edition.audit.checks)
        if check.result.score is not None and (not _well(check) or check.result.status is Status.FAILED)
    ]
    return [check for _, _, check in sorted(open_, key=lambda item: item[:2])]


def _start(edition: Edition, check: CheckResult) -> Start:
    speech, result = edition.speech, check.result
    return Start(
        check=check.id,
        dimension=check.dimension.value,
        title=speech.say(f"check.{check.id}.start"),
        reason=reason(edition, check),
        why=speech.say(f"check.{check.id}.why"),
        quote=edition.quote(result.findings[0]) if result.findings else None,
    )


def reason(edition: Edition, check: CheckResult) -> str:
    """What the status rests on, or why there is no score; nothing where the check says nothing."""
    key = check.result.reason
    return edition.speech.say(f"check.{check.id}.reason.{key}") if key else ""


def _facts(edition: Edition) -> tuple[str, ...]:
    audit, speech = edition.audit, edition.speech
    audited = _audited(edition)
    unread = sum(count for _, count in audit.outcomes) - audited
    lines = [speech.count("report.facts.pages", audited), speech.count("report.facts.words", audit.words)]
    lines += [speech.count("report.facts.not-read", unread)] if unread else []
    lines += [
        speech.count("report.facts.in-language", count, language=speech.language(code))
        for code, count in audit.languages
        if speech.language(code)
    ]
    return tuple(lines)
