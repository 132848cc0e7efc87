"""The agency's last word: findings that it accepts, words that it ignores, checks that it switches off. Pure."""

from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache

import msgspec

from audit.checks.check import Check
from audit.checks.findings import finding_key
from audit.checks.pages import Pages
from audit.model import Accepted, CheckResult, Mark, PageFacts, Result, Unit
from audit.text.fold import digest, fold


class Acceptance(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One entry of `accepted/<site>.toml`: a sentence in which a check need say nothing more."""

    check: str
    sentence: str  # as on the page; an edited one is another sentence, and asks again
    by: str
    why: str
    until: str | None = None  # ISO 8601 day, the last on which it holds; None: for good

    @property
    def key(self) -> str:
        """Key of the finding."""
        return finding_key(self.check, self.sentence)


class LastWord(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """What the agency has decided of a site, on the day that the site was read."""

    accepted: tuple[Acceptance, ...] = ()
    expired: tuple[Acceptance, ...] = ()
    ignore: tuple[str, ...] = ()  # words; a mark that quotes one of them is no mark
    off: tuple[str, ...] = ()  # ids of checks

    def includes(self, check: Check) -> bool:
        """Whether the check is run."""
        return check.id not in self._off

    def heeded(self, page: PageFacts) -> PageFacts:
        """The page without the marks that the agency takes back; its units are judged as ever."""
        if not (self._accepted or self._ignored or self._off):
            return page
        return _with_units(page, tuple(map(self._heeded, page.units)))

    def without_ignored(self, page: PageFacts) -> PageFacts:
        """The page without the marks of ignored words: what is accepted still stands."""
        if not self._ignored:
            return page
        return _with_units(page, tuple(_keeping(unit, self._not_ignored(unit)) for unit in page.units))

    def _heeded(self, unit: Unit) -> Unit:
        kept = (mark for mark in self._not_ignored(unit) if mark.check not in self._off)
        return _keeping(unit, [mark for mark in kept if (mark.check, unit.digest) not in self._accepted])

    def _not_ignored(self, unit: Unit) -> Sequence[Mark]:
        if not (unit.marks and self._ignored):
            return unit.marks
        return [mark for mark in unit.marks if _folded(unit.text[mark.start : mark.end]) not in self._ignored]

    @cached_property
    def _accepted(self) -> frozenset[tuple[str, int]]:
        return frozenset((entry.check, digest(entry.sentence)) for entry in self.accepted)

    @cached_property
    def _ignored(self) -> frozenset[str]:
        return frozenset(map(_folded, self.ignore))

    @cached_property
    def _off(self) -> frozenset[str]:
        return frozenset(self.off)


def last_word(
    entries: Iterable[Acceptance], *, day: str, ignore: tuple[str, ...] = (), off: tuple[str, ...] = ()
) -> LastWord:
    """The last word on a site that was read on this day (ISO 8601): an acceptance holds on its last day too."""
    known = tuple(entries)
    over = tuple(entry for entry in known if entry.until is not None and entry.until < day[:10])
    return LastWord(accepted=tuple(entry for entry in known if entry not in over), expired=over, ignore=ignore, off=off)


def with_accepted(results: Iterable[CheckResult], pages: Pages, word: LastWord) -> tuple[CheckResult, ...]:
    """The results with what was accepted and still stands on the site; `pages` hold the marks of it."""
    return tuple(_with_accepted(check, pages, word.accepted) for check in results)


def standing(entries: Iterable[Acceptance], results: Iterable[CheckResult]) -> int:
    """How many of them are findings."""
    found = {finding.key for check in results for finding in check.result.findings}
    return sum(entry.key in found for entry in entries)


def _with_accepted(check: CheckResult, pages: Pages, entries: Iterable[Acceptance]) -> CheckResult:
    own = {entry.key: entry for entry in entries if entry.check == check.id}
    if not own:
        return check
    accepted = tuple(
        Accepted(finding=finding, by=own[finding.key].by, why=own[finding.key].why, until=own[finding.key].until)
        for finding in pages.findings(check.id)
        if finding.key in own
    )
    result: Result = msgspec.structs.replace(check.result, accepted=accepted)
    return msgspec.structs.replace(check, result=result)


def _with_units(page: PageFacts, units: tuple[Unit, ...]) -> PageFacts:
    return msgspec.structs.replace(page, units=units)


def _keeping(unit: Unit, marks: Sequence[Mark]) -> Unit:
    return unit if len(marks) == len(unit.marks) else msgspec.structs.replace(unit, marks=tuple(marks))


@lru_cache(maxsize=1 << 12)
def _folded(text: str) -> str:
    return fold(text).text.strip()
