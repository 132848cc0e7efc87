"""The audited pages of a site as the site pass reads them, and what is counted over them."""

from array import array
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

import msgspec

from audit.checks.findings import Gathering
from audit.model import Finding, PageFacts, Unit

BUCKETS = 64
"""Parts in which units are counted: only those of one part stand in dictionaries, the rest are 16 bytes a unit."""

_ABOUT_US, _ABOUT_YOU = "about us", "about you"  # no ids of checks


class Units(msgspec.Struct, frozen=True, kw_only=True):
    """Judged units of a site, each counted once wherever it stands."""

    count: int = 0
    words: int = 0
    marked: Mapping[str, int] = {}  # units that bear a mark of a check, by its id
    # Sentences of running text by whom they are about; fragments are left out: a row of buttons is no conversation.
    about_us: int = 0
    about_you: int = 0
    about_either: int = 0


class _Shared(NamedTuple):
    """What several checks ask for, gathered in one pass over the pages."""

    units: Units
    findings: Mapping[str, tuple[Finding, ...]]


class Pages:
    """The facts of a site's audited pages in page order; each call reads them anew, one page at a time."""

    def __init__(self, read: Callable[[], Iterator[PageFacts]]) -> None:
        self._read = read

    def __call__(self) -> Iterator[PageFacts]:
        """Read them from the first on."""
        return self._read()

    @property
    def units(self) -> Units:
        """What is judged on them. Independent of the order of the pages."""
        return self._shared.units

    def findings(self, check: str) -> tuple[Finding, ...]:
        """All findings of a check; the one with the most places first, then the longest sentence, then by key."""
        return self._shared.findings.get(check, ())

    @cached_property
    def _shared(self) -> _Shared:
        tally, gathering = _Tally(), Gathering()
        for page in self():
            for unit in page.units:
                if unit.judged:
                    tally.add(unit)
                if unit.marks:
                    gathering.add(page, unit)
        return _Shared(tally.units(), gathering.findings())


class _Tally:
    """Judged units on their way to be counted."""

    def __init__(self) -> None:
        self._bits: dict[str, int] = {}  # of what is said of a unit
        self._digests = [array("Q") for _ in range(BUCKETS)]
        self._words = [array("I") for _ in range(BUCKETS)]
        self._said = [array("I") for _ in range(BUCKETS)]

    def add(self, unit: Unit) -> None:
        """One more unit, equal to others or not."""
        bucket = unit.digest % BUCKETS
        self._digests[bucket].append(unit.digest)
        self._words[bucket].append(unit.words)
        said = 0
        for name in _said_of(unit):
            said |= self._bits.setdefault(name, 1 << len(self._bits))
        self._said[bucket].append(said)

    def units(self) -> Units:
        """Each digest once, with all that is said of any unit that has it."""
        count = words = 0
        combined: Counter[int] = Counter()
        for digests, lengths, said in zip(self._digests, self._words, self._said, strict=True):
            longest: dict[int, int] = {}
            known: dict[int, int] = {}
            for digest, length, bits in zip(digests, lengths, said, strict=True):
                # Units that fold to the same have the same words but for odd typography: the greatest count stands.
                longest[digest] = max(length, longest.get(digest, 0))
                known[digest] = known.get(digest, 0) | bits
            count += len(known)
            words += sum(longest.values())
            combined.update(known.values())
        about = tuple(self._bits.get(name, 0) for name in (_ABOUT_US, _ABOUT_YOU))
        return Units(
            count=count,
            words=words,
            marked={name: _bearing(combined, bit) for name, bit in self._bits.items() if bit not in about},
            about_us=_bearing(combined, about[0]),
            about_you=_bearing(combined, about[1]),
            about_either=_bearing(combined, sum(about)),
        )


def _said_of(unit: Unit) -> Iterator[str]:
    for mark in unit.marks:
        yield mark.check
    if unit.sentence and unit.about:
        if unit.about != "you":
            yield _ABOUT_US
        if unit.about != "us":
            yield _ABOUT_YOU


def _bearing(combined: Mapping[int, int], bits: int) -> int:
    """How many units bear one of the bits."""
    return sum(count for said, count in combined.items() if said & bits)
