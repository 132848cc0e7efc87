"""One audit in one view and one language, and what every sheet of it needs to know."""

import re
from collections.abc import Iterator, Mapping
from shlex import quote

import msgspec

from audit.model import Accepted, Audit, CheckResult, Entry, Finding, Place, Result
from audit.report.speech import GOOD, Speech
from audit.report.text import (
    QUOTE_LIMIT,
    Segment,
    clip,
    excerpt,
    language_tag,
    page_path,
    printed_site,
    printed_url,
    safe_href,
)
from crawler.outcome import Outcome

VIEWS = ("client", "agency")
WHOLE = 1000  # characters of a sentence that is printed whole where it is worked on
_NUMBER = re.compile(r"[0-9](?:,?[0-9]){0,8}")
_NO_LETTER = re.compile(r"[^a-z]+")
PLACES = 5  # places that are printed with a quote


class Spot(msgspec.Struct, frozen=True, kw_only=True):
    """A place as a link: to the page's sheet in the report where it has one, else to the site."""

    text: str
    path: str | None = None  # within the report
    live: str | None = None  # safe to follow


class Quote(msgspec.Struct, frozen=True, kw_only=True):
    """A finding as it is printed."""

    kind: str
    language: str | None
    segments: tuple[Segment, ...]
    spots: tuple[Spot, ...]
    more: int  # places that are not printed
    note: str = ""
    ask: str = ""
    plain: str = ""  # the plain words for it
    accept: str = ""  # the command that lets it stand, for the agency


class AcceptedLine(msgspec.Struct, frozen=True, kw_only=True):
    """A finding that was accepted, as it is printed."""

    check: str  # id
    title: str  # of the check
    dimension: str
    quote: Quote
    by: str
    why: str
    until: str


class Edition(msgspec.Struct, frozen=True, kw_only=True):
    """One rendering. `sheets` has the path of every page that gets a sheet of its own, by URL."""

    audit: Audit
    view: str  # one of VIEWS
    speech: Speech
    sheets: Mapping[str, str]

    @property
    def agency(self) -> bool:
        """Whether everything is printed."""
        return self.view == "agency"

    @property
    def site(self) -> str:
        """The site as people write it: a colon before the port."""
        return printed_site(self.audit.site)

    @property
    def good(self) -> int:
        """The points from which a score is called good."""
        return GOOD

    def url(self, url: str) -> str:
        """A URL as it is printed."""
        return printed_url(url, self.audit.start)

    def detail(self, text: str, limit: int = 120) -> str:
        """Text that may be a URL, as it is printed."""
        return self.url(text) if text.startswith(("http://", "https://")) else clip(text, limit)

    def circumstance(self, text: str) -> str:
        """What the crawl noted beside an outcome: in the report's language where its prose knows it, else as it is."""
        numbers = _NUMBER.findall(text)
        key = f"detail.{_NO_LETTER.sub('-', _NUMBER.sub('n', text.lower())).strip('-')}"
        if len(numbers) <= 1 and key in self.speech.prose:
            return self.speech.say(key, n=self.speech.number(int(numbers[0].replace(",", ""))) if numbers else "")
        return self.speech.language(text) or self.detail(text)

    def spot(self, place: Place) -> Spot:
        """A place as a link."""
        path = self.sheets.get(place.url)
        if path is None:
            return Spot(text=self.url(place.url), live=safe_href(place.url))
        anchor = f"{path}#b{place.block}" if place.block >= 0 else path
        return Spot(text=self.url(place.url), path=anchor)

    def spots(self, places: tuple[Place, ...], limit: int = PLACES) -> tuple[Spot, ...]:
        """The first place on each page, for `limit` pages."""
        first = {place.url: place for place in reversed(places)}
        order = dict.fromkeys(place.url for place in places)
        return tuple(self.spot(first[url]) for url in list(order)[:limit])

    def quote(self, finding: Finding, limit: int = QUOTE_LIMIT) -> Quote:
        """A finding with what the editor says of it and the first of its places."""
        words = clip("; ".join(finding.quotes))
        note, ask = (self.speech.say(f"kind.{finding.kind}.{part}", quote=words) for part in ("note", "ask"))
        accept = f"h2h-audit accept {finding.key} --site {quote(self.audit.site)} --by … --why …" if self.agency else ""
        plain = self.plain(finding.plain)
        return msgspec.structs.replace(self.praise(finding, limit), note=note, ask=ask, plain=plain, accept=accept)

    def plain(self, words: str) -> str:
        """The line that tells the plain words; empty where there are none."""
        return self.speech.say("report.check.plain", plain=words) if words else ""

    def accepted(self, check: CheckResult) -> tuple[AcceptedLine, ...]:
        """What was accepted of a check, for the agency; the client reads how many they are."""
        return tuple(self._accepted(check, item) for item in check.result.accepted) if self.agency else ()

    def _accepted(self, check: CheckResult, item: Accepted) -> AcceptedLine:
        say = self.speech.say
        return AcceptedLine(
            check=check.id,
            title=say(f"check.{check.id}.title"),
            dimension=check.dimension.value,
            quote=self.praise(item.finding),
            by=clip(item.by),
            why=clip(item.why),
            until=self.speech.day(item.until) if item.until else say("report.check.accepted-for-good"),
        )

    def praise(self, finding: Finding, limit: int = QUOTE_LIMIT) -> Quote:
        """A strength with the first of its places; praise asks for no note."""
        spots = self.spots(finding.places)
        return Quote(
            kind=finding.kind,
            language=language_tag(finding.language),
            segments=excerpt(finding.sentence, finding.spans, limit),
            spots=spots,
            more=more_places(finding.places, finding.count, len(spots)),
        )


def more_places(places: tuple[Place, ...], count: int, printed: int) -> int:
    """Places on pages that are not printed: those beyond the kept ones are each taken for a page of its own."""
    return len({place.url for place in places}) - printed + max(0, count - len(places))


def edition(audit: Audit, *, view: str, language: str) -> Edition:
    """The edition of an audit. Raises ValueError for an unknown view, KeyError for a language without a pack."""
    if view not in VIEWS:
        raise ValueError(view)
    return Edition(audit=audit, view=view, speech=Speech(language), sheets=dict(_sheets(audit, view)))


def _sheets(audit: Audit, view: str) -> Iterator[tuple[str, str]]:
    """The agency sees every audited page, the client those that the report speaks of."""
    named = frozenset(place.url for check in audit.checks for place in _places(check.result))
    for page in audit.pages:
        if page.outcome is Outcome.AUDITED and (view == "agency" or page.findings or page.url in named):
            yield page.url, page_path(page.url)


def _places(result: Result) -> Iterator[Place]:
    for finding in (*result.findings, *result.strengths):
        yield from finding.places
    for listing in result.listings:
        for entry in listing.entries:
            yield from entry.places


def dimension_of(audit: Audit) -> dict[str, str]:
    """The dimension of each check by the check's id."""
    return {check.id: check.dimension.value for check in audit.checks}


def good_entries(check: CheckResult) -> tuple[Entry, ...]:
    """What a check's listings hold that deserves praise."""
    return tuple(entry for listing in check.result.listings for entry in listing.entries if entry.good and entry.text)
