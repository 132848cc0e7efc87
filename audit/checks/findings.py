"""Findings: the marked units of a site, equal ones once, with every place they stand in."""

from collections.abc import Iterable
from hashlib import blake2b

from audit.model import Finding, Mark, PageFacts, Place, Unit
from audit.sentence.kinds import Grade, kinds
from audit.text.fold import fold

MAX_PLACES = 50
"""Places that a finding lists; it counts them all."""


class Gathering:
    """The marked units of a site on their way to be findings."""

    def __init__(self) -> None:
        self._gathered: dict[str, dict[int, _Gathered]] = {}

    def add(self, page: PageFacts, unit: Unit) -> None:
        """One more marked unit of a page."""
        for check in {mark.check: None for mark in unit.marks}:
            marks = tuple(mark for mark in unit.marks if mark.check == check)
            self._gathered.setdefault(check, {}).setdefault(unit.digest, _Gathered()).add(page, unit, marks)

    def findings(self) -> dict[str, tuple[Finding, ...]]:
        """By check: the one with the most places first, then the longest sentence, then by key."""
        return {check: _findings(check, gathered.values()) for check, gathered in self._gathered.items()}


def finding_key(check: str, sentence: str) -> str:
    """16 hex digits of the check and the folded sentence: a moved sentence keeps its key, an edited one does not."""
    told = f"{check}\n{fold(sentence).text}".encode("utf-8", "surrogatepass")
    return blake2b(told, digest_size=8).hexdigest()


def marked_units(page: PageFacts, checks: frozenset[str]) -> int:
    """How many findings of these checks a page bears: one for each check and unit."""
    return sum(len({mark.check for mark in unit.marks} & checks) for unit in page.units if unit.marks)


def weightiest_first(mark: Mark) -> tuple[int, int, str]:
    """The order in which marks name a finding: what could be proved before opinion, then as they stand."""
    kind = kinds().get(mark.kind)
    return list(Grade).index(kind.grade if kind else Grade.NONE), mark.start, mark.kind


def _findings(check: str, gathered: "Iterable[_Gathered]") -> tuple[Finding, ...]:
    found = (units.finding(check) for units in gathered)
    return tuple(sorted(found, key=lambda finding: (-finding.count, -len(finding.sentence), finding.key)))


def _in_order(mark: Mark) -> int:
    return mark.start


class _Gathered:
    """Equal units on their way to a finding."""

    __slots__ = ("best", "count", "places")

    def __init__(self) -> None:
        self.best: tuple[str, tuple[tuple[int, int], ...], str, str, str] | None = None
        self.places: list[Place] = []
        self.count = 0

    def add(self, page: PageFacts, unit: Unit, marks: tuple[Mark, ...]) -> None:
        """One more place. Of spellings that fold to the same the first in code point order stands for all."""
        spans = tuple(sorted({(mark.start, mark.end) for mark in marks}))
        first = min(marks, key=weightiest_first)
        plain = "; ".join(dict.fromkeys(mark.plain for mark in sorted(marks, key=_in_order) if mark.plain))
        told = (unit.text, spans, first.kind, unit.language or page.language or "", plain)
        self.best = told if self.best is None else min(self.best, told)
        self.count += 1
        if len(self.places) < MAX_PLACES:
            self.places.append(Place(url=page.url, block=unit.block))

    def finding(self, check: str) -> Finding:
        """What has been gathered."""
        assert self.best is not None
        sentence, spans, kind, language, plain = self.best
        return Finding(
            key=finding_key(check, sentence),
            check=check,
            kind=kind,
            sentence=sentence,
            language=language,
            spans=spans,
            places=tuple(self.places),
            count=self.count,
            plain=plain,
        )
