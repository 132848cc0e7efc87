"""One sheet for every check, whatever it found: a result is made of closed shapes."""

from collections.abc import Iterator, Sequence
from itertools import groupby

import msgspec

from audit.languages import pack
from audit.model import CheckResult, Entry, Listing, Measure, Result
from audit.report.edition import WHOLE, AcceptedLine, Edition, Quote, Spot, more_places
from audit.report.speech import points
from audit.report.summary import check_words, reason
from audit.report.text import QUOTE_LIMIT, clip

FINDINGS = 100  # on one sheet
ENTRIES = 200  # of one listing
STRENGTHS = 12
ACCEPTED = 200
ENTRY_PLACES = 3


class Ruler(msgspec.Struct, frozen=True, kw_only=True):
    """A measure drawn: positions from 0 to 100 on a line."""

    poor: float
    good: float
    value: float
    title: str
    poor_text: str
    good_text: str


class MeasureLine(msgspec.Struct, frozen=True, kw_only=True):
    """A measure in words."""

    name: str  # with its language
    value: str
    line: str
    explain: str
    formula: str
    main: bool
    ruler: Ruler


class EntryLine(msgspec.Struct, frozen=True, kw_only=True):
    """A row of a listing."""

    kind: str
    text: str
    detail: str
    good: bool
    spots: tuple[Spot, ...]
    more: int


class ListingTable(msgspec.Struct, frozen=True, kw_only=True):
    """A listing as a table."""

    title: str
    empty: str
    entries: tuple[EntryLine, ...]
    more: int
    details: bool  # some row has a detail


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """Findings of one kind. `note` and `ask` stand here where they are the same for all of them."""

    label: str
    note: str
    ask: str
    quotes: tuple[Quote, ...]


class CheckSheet(msgspec.Struct, frozen=True, kw_only=True):
    """What one sheet of a check prints; the second and later ones print nothing but findings."""

    id: str
    dimension: str
    dimension_title: str
    title: str
    question: str
    words: str
    width: float | None
    reason: str
    why: str
    advice: str
    do: tuple[str, ...]
    dont: tuple[str, ...]
    version: str
    measures: tuple[MeasureLine, ...]
    listings: tuple[ListingTable, ...]
    strengths: tuple[Quote, ...]
    groups: tuple[Group, ...]
    accepted: tuple[AcceptedLine, ...]  # for the agency
    accepted_count: int
    first: bool


def paths(check: CheckResult) -> tuple[str, ...]:
    """The paths of a check's sheets."""
    sheets = max(1, -(-len(check.result.findings) // FINDINGS))
    return tuple(f"checks/{check.id}{f'-{n}' if n > 1 else ''}.html" for n in range(1, sheets + 1))


def check_sheet(edition: Edition, check: CheckResult, number: int) -> CheckSheet:
    """The contents of a check's sheet; the first has number 0."""
    speech, result, key = edition.speech, check.result, f"check.{check.id}"
    findings = result.findings[number * FINDINGS : (number + 1) * FINDINGS]
    return CheckSheet(
        id=check.id,
        dimension=check.dimension.value,
        dimension_title=speech.say(f"dimension.{check.dimension}.title"),
        title=speech.say(f"{key}.title"),
        question=speech.say(f"{key}.question"),
        words=check_words(edition, check),
        width=None if result.score is None else float(points(result.score)),
        reason=reason(edition, check),
        why=speech.say(f"{key}.why"),
        advice=speech.say(f"{key}.advice"),
        do=speech.lines(f"{key}.do"),
        dont=speech.lines(f"{key}.dont"),
        version=speech.say(
            "report.check.measure-version", n=speech.number(check.version), weight=speech.number(check.weight)
        ),
        measures=measure_lines(edition, result),
        listings=tuple(_listing(edition, listing) for listing in result.listings),
        strengths=tuple(map(edition.praise, result.strengths[:STRENGTHS])),
        groups=_groups(edition, tuple(edition.quote(finding, WHOLE) for finding in findings)),
        accepted=edition.accepted(check)[:ACCEPTED],
        accepted_count=len(result.accepted),
        first=number == 0,
    )


def measure_lines(edition: Edition, result: Result) -> tuple[MeasureLine, ...]:
    """The measures of a result. The score is made of the first, and of those like it in other languages."""
    return tuple(_measure(edition, item, main=item.key == result.measures[0].key) for item in result.measures)


def _measure(edition: Edition, measure: Measure, *, main: bool) -> MeasureLine:
    """A measure with its control points and, where its language has one, its formula."""
    speech = edition.speech
    value, good, poor = (speech.measured(each, measure.unit) for each in (measure.value, measure.good, measure.poor))
    label = speech.say(f"measure.{measure.key}.label")
    language = speech.language(measure.language)
    return MeasureLine(
        name=f"{label}, {speech.say('report.check.measure-language', language=language)}" if language else label,
        value=value,
        line=speech.say("report.check.measure-line", good=good, poor=poor),
        explain=speech.say(f"measure.{measure.key}.explain"),
        formula=_formula(edition, measure),
        main=main,
        ruler=_ruler(
            measure, speech.say("report.check.ruler", label=label, value=value, good=good, poor=poor), poor, good
        ),
    )


def _formula(edition: Edition, measure: Measure) -> str:
    if measure.language not in pack.codes():
        return ""
    formula = pack.rules(str(measure.language)).formula
    speech, key = edition.speech, f"formula.{formula.id}"
    text = speech.say(key) if key in speech.prose else formula.text
    return speech.say("report.check.measure-formula", name=formula.name, source=formula.source, formula=text)


def _ruler(measure: Measure, title: str, poor: str, good: str) -> Ruler:
    """Poor at a quarter and good at three quarters of the line, whichever of them is the larger number."""
    span = (measure.good - measure.poor) or 1.0
    place = 25 + 50 * (measure.value - measure.poor) / span
    value = round(min(98.0, max(2.0, place)), 1)
    return Ruler(poor=25.0, good=75.0, value=value, title=title, poor_text=poor, good_text=good)


def _listing(edition: Edition, listing: Listing) -> ListingTable:
    speech, entries = edition.speech, listing.entries[:ENTRIES]
    return ListingTable(
        title=speech.say(f"listing.{listing.key}.title"),
        empty=speech.say(f"listing.{listing.key}.empty"),
        entries=tuple(_entry(edition, entry) for entry in entries),
        more=len(listing.entries) - len(entries),
        details=any(entry.detail for entry in entries),
    )


def _entry(edition: Edition, entry: Entry) -> EntryLine:
    spots = edition.spots(entry.places, ENTRY_PLACES)
    return EntryLine(
        kind=edition.speech.say(f"entry.{entry.kind}.label"),
        # A form has no words of its own: where it sends what is written is nothing to a reader.
        text="" if entry.kind == "form" else edition.detail(entry.text, QUOTE_LIMIT),
        detail=clip(entry.detail),
        good=entry.good,
        spots=spots,
        more=more_places(entry.places, entry.count, len(spots)),
    )


def _groups(edition: Edition, quotes: Sequence[Quote]) -> tuple[Group, ...]:
    order = {kind: n for n, kind in reversed(tuple(enumerate(quote.kind for quote in quotes)))}
    ranked = sorted(quotes, key=lambda quote: order[quote.kind])
    return tuple(_group(edition, kind, tuple(group)) for kind, group in groupby(ranked, key=lambda quote: quote.kind))


def _group(edition: Edition, kind: str, quotes: tuple[Quote, ...]) -> Group:
    note, ask = (_common(texts) for texts in ({q.note for q in quotes}, {q.ask for q in quotes}))
    return Group(label=edition.speech.say(f"kind.{kind}.label"), note=note, ask=ask, quotes=quotes)


def _common(texts: set[str]) -> str:
    return texts.pop() if len(texts) == 1 else ""


def sheets(edition: Edition) -> Iterator[tuple[CheckResult, int, tuple[str, ...]]]:
    """Every sheet of every check: the check, the sheet's number from 0, the paths of all of the check's sheets."""
    for check in edition.audit.checks:
        found = paths(check)
        for number in range(len(found)):
            yield check, number, found
