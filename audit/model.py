"""The nouns of an audit, as values.

A `Unit` is a sentence or a fragment that stands for itself; a `Mark` is a span of it in which a check has something
to say; a `Finding` is all equal units of a site in which the same check has something to say, with their places.
"""

from enum import StrEnum

import msgspec

from crawler.outcome import Outcome

SCHEMA_VERSION = 1


class Value(msgspec.Struct, frozen=True, kw_only=True):
    """Base of every value here: frozen, by name, JSON with all its fields."""


class Dimension(StrEnum):
    """The four things that make a company sound human."""

    HONEST = "honest"
    PLAIN = "plain"
    HUMAN = "human"
    DIALOGUE = "dialogue"


class Status(StrEnum):
    """Of a result, as the W3C's ACT rules have it."""

    PASSED = "passed"
    FAILED = "failed"
    INAPPLICABLE = "inapplicable"
    CANT_TELL = "cant-tell"


class Role(StrEnum):
    """What a page is for."""

    HOME = "home"
    ABOUT = "about"
    OFFER = "offer"
    PRODUCT = "product"
    POST = "post"
    CONTACT = "contact"
    HELP = "help"
    LEGAL = "legal"
    OTHER = "other"


# ---- one page


class Mark(Value, frozen=True, kw_only=True, array_like=True):
    """A span in which a check has something to say."""

    check: str
    kind: str  # names note and question in the prose
    start: int  # half-open, code points in the unit's text
    end: int
    plain: str = ""  # the plain words for it, where the language pack has them


class Unit(Value, frozen=True, kw_only=True, array_like=True):
    """A sentence, or a fragment that stands for itself (heading, button, list item)."""

    block: int  # index into Page.blocks
    start: int  # half-open, code points in the block's text
    end: int
    digest: int  # 63 bits of the folded text: equal sentences are one
    words: int
    judged: bool  # in a main region, in an audited language, not legal, not quoted, not consent
    language: str | None = None  # where a block overrides its page
    sentence: bool = True  # False: a fragment
    about: str = ""  # "us", "you", "both": who speaks in it or is spoken to; empty: neither
    marks: tuple[Mark, ...] = ()
    text: str = ""  # only where it bears a mark: nothing holds a whole site's text


class Reading(Value, frozen=True, kw_only=True, array_like=True):
    """Counts for the readability formulas, over the sentences of running text of one language on one page."""

    language: str
    sentences: int = 0
    words: int = 0
    letters: int = 0
    syllables: int = 0


class Person(Value, frozen=True, kw_only=True):
    """A person named on a page, on two signals at least."""

    name: str
    role: str = ""  # as written
    # "structured-data", "byline", "team-card", "team-row", "role", "mail", "given-name", "greeting", "signature"
    signals: tuple[str, ...] = ()
    block: int = -1  # index into Page.blocks, -1 where only structured data name the person


class Way(Value, frozen=True, kw_only=True):
    """A way to reach the company."""

    kind: str  # "mail", "phone", "chat", "form"
    value: str  # as in Contact.value; a form's action or ""
    person: str = ""  # the person it leads to, by name; empty: nobody in particular
    nature: str = "mailbox"  # "person", "mailbox", "no-reply", "phone", "form", "chat"


class PageFacts(Value, frozen=True, kw_only=True):
    """What the site pass needs to know of one page: small, and nothing of its copy but what is marked."""

    url: str
    outcome: Outcome
    detail: str = ""
    title: str = ""
    language: str | None = None  # ISO 639-1 of the page, or None where it cannot be told
    declared_language: str | None = None  # <html lang>
    role: Role = Role.OTHER
    words: int = 0  # of judged units
    units: tuple[Unit, ...] = ()
    readings: tuple[Reading, ...] = ()
    people: tuple[Person, ...] = ()
    ways: tuple[Way, ...] = ()
    flags: tuple[str, ...] = ()


# ---- the site


class Place(Value, frozen=True, kw_only=True):
    """Where a sentence stands."""

    url: str
    block: int


class Finding(Value, frozen=True, kw_only=True):
    """One sentence in which a check has something to say, with every place it stands in."""

    key: str  # 16 hex digits of check + folded sentence
    check: str
    kind: str
    sentence: str  # as on the page
    language: str
    spans: tuple[tuple[int, int], ...]  # half-open, code points in `sentence`
    places: tuple[Place, ...]  # the first 50, in page order
    count: int  # of all places
    plain: str = ""  # the plain words for what was found, where the language pack has them

    @property
    def quotes(self) -> tuple[str, ...]:
        """The words that were found, exactly as on the page."""
        return tuple(self.sentence[start:end] for start, end in self.spans)


class Accepted(Value, frozen=True, kw_only=True):
    """A finding that the agency lets stand: it is counted and listed, and weighs nothing."""

    finding: Finding
    by: str  # who let it stand
    why: str
    until: str | None = None  # ISO 8601 day, the last on which it holds; None: for good


class Measure(Value, frozen=True, kw_only=True):
    """What a score was made of, with the control points of its straight line."""

    key: str  # its name in the prose
    value: float
    unit: str  # "share", "count", "points"
    good: float  # at this value and better the score is 100
    poor: float  # at this value and worse it is 0
    language: str | None = None


class Entry(Value, frozen=True, kw_only=True):
    """One row of a listing."""

    kind: str  # named in the prose
    text: str  # as on the site
    detail: str = ""
    good: bool = False
    places: tuple[Place, ...] = ()
    count: int = 0


class Listing(Value, frozen=True, kw_only=True):
    """A list of things that a check found, whatever they are: people, ways to reach someone."""

    key: str  # named in the prose
    entries: tuple[Entry, ...]


class Result(Value, frozen=True, kw_only=True):
    """What a check says of a site. Only closed shapes, so that one template renders every check."""

    status: Status
    score: float | None = None  # points, 0 to 100, one decimal; None: nothing to judge
    reason: str = ""  # prose key that says why there is no score, or what the status rests on
    measures: tuple[Measure, ...] = ()  # the first one is the one that the score is made of
    findings: tuple[Finding, ...] = ()
    listings: tuple[Listing, ...] = ()
    strengths: tuple[Finding, ...] = ()
    accepted: tuple[Accepted, ...] = ()


class CheckResult(Value, frozen=True, kw_only=True):
    """A result with the check it comes from."""

    id: str
    dimension: Dimension
    weight: int
    version: int  # of the formula
    result: Result


class DimensionScore(Value, frozen=True, kw_only=True):
    """The weighted mean of the checks of a dimension that have a score."""

    id: Dimension
    score: float | None


class AuditedPage(Value, frozen=True, kw_only=True):
    """One URL of the site and what became of it."""

    url: str
    outcome: Outcome
    detail: str = ""
    title: str = ""
    language: str | None = None
    declared_language: str | None = None
    role: Role = Role.OTHER
    words: int = 0
    findings: int = 0
    flags: tuple[str, ...] = ()


class Versions(Value, frozen=True, kw_only=True):
    """What made the audit."""

    tool: str
    words: str  # 12 hex digits over all language packs
    formula: int


class Notice(Value, frozen=True, kw_only=True):
    """Something that the reader of the report must know."""

    key: str  # named in the prose
    detail: str = ""


class Audit(Value, frozen=True, kw_only=True):
    """All that a report is made of. A function of crawl file, tool and configuration, and of nothing else."""

    schema_version: int
    site: str  # site key: lower-case host, plus `_port` where it is not 80 or 443
    start: str  # URL
    read_at: str  # the crawl's own time, ISO 8601, UTC, to the second
    versions: Versions
    language: str | None  # main language of the site
    languages: tuple[tuple[str, int], ...]  # (language, audited pages), most first
    words: int  # of judged units, each counted once
    score: float | None
    dimensions: tuple[DimensionScore, ...]
    checks: tuple[CheckResult, ...]
    claims: tuple[str, ...]
    pages: tuple[AuditedPage, ...]  # every known URL, in page order
    outcomes: tuple[tuple[Outcome, int], ...]  # counted, in the order of the enumeration
    notices: tuple[Notice, ...] = ()
