"""The audited pages of a site as the site pass reads them, and what is counted over them."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property

import msgspec

from audit.model import PageFacts

SHARD = 200_000
"""Units at most whose digests are held at once: about 15 MB. A larger site is read several times, and each pass counts
the digests that fall to it."""


class Units(msgspec.Struct, frozen=True, kw_only=True):
    """Judged units of a site, each counted once wherever it stands."""

    count: int = 0
    words: int = 0
    marked: Mapping[str, int] = {}  # units that bear a mark of a check, by its id


class Pages:
    """The facts of a site's audited pages in page order; each call reads them anew, one page at a time."""

    def __init__(self, read: Callable[[], Iterator[PageFacts]]) -> None:
        self._read = read

    def __call__(self) -> Iterator[PageFacts]:
        """Read them from the first on."""
        return self._read()

    @cached_property
    def units(self) -> Units:
        """What is judged on them, counted when first asked for. Independent of the order of the pages."""
        shards = 1
        while (parts := self._parts(shards)) is None:
            shards *= 2
        marked: Counter[str] = Counter()
        for part in parts:
            marked.update(part.marked)
        return Units(count=sum(part.count for part in parts), words=sum(part.words for part in parts), marked=marked)

    def _parts(self, shards: int) -> list[Units] | None:
        """Shard by shard; None where one of them has too many units to hold."""
        parts: list[Units] = []
        for shard in range(shards):
            part = self._count(shard, shards)
            if part is None:
                return None
            parts.append(part)
        return parts

    def _count(self, shard: int, shards: int) -> Units | None:
        words: dict[int, int] = {}
        marked: dict[str, set[int]] = {}
        for page in self():
            for unit in page.units:
                if unit.judged and unit.digest % shards == shard:
                    # Units that fold to the same have the same words but for odd typography: the greatest count stands.
                    words[unit.digest] = max(unit.words, words.get(unit.digest, 0))
                    for mark in unit.marks:
                        marked.setdefault(mark.check, set()).add(unit.digest)
            if len(words) > SHARD:
                return None
        return Units(
            count=len(words), words=sum(words.values()), marked={check: len(found) for check, found in marked.items()}
        )
