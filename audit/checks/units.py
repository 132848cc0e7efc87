"""Unique judged units of a site, counted exactly in bounded memory."""

import msgspec

from audit.checks.check import Pages

SHARD = 200_000
"""Units at most, more or less, whose digests are held at once: about 15 MB. A larger site is read several times, and
each pass counts the digests that fall to it."""


class Units(msgspec.Struct, frozen=True, kw_only=True):
    """Judged units of a site, each counted once wherever it stands."""

    count: int = 0
    words: int = 0
    marked: int = 0  # that bear a mark of the check that was asked for


def count_units(pages: Pages, check: str = "") -> Units:
    """Count them; `marked` are those that bear a mark of `check`. Independent of the order of the pages."""
    shards = 1
    while (parts := _parts(pages, check, shards)) is None:
        shards *= 2
    return Units(
        count=sum(part.count for part in parts),
        words=sum(part.words for part in parts),
        marked=sum(part.marked for part in parts),
    )


def _parts(pages: Pages, check: str, shards: int) -> list[Units] | None:
    """Shard by shard; None where one of them has too many units to hold."""
    parts: list[Units] = []
    for shard in range(shards):
        part = _count(pages, check, shard, shards)
        if part is None:
            return None
        parts.append(part)
    return parts


def _count(pages: Pages, check: str, shard: int, shards: int) -> Units | None:
    """The units of one shard; None where there are too many to hold."""
    words: dict[int, int] = {}
    marked: set[int] = set()
    for page in pages():
        for unit in page.units:
            if unit.judged and unit.digest % shards == shard:
                # Units that fold to the same have the same words but for odd typography: the greatest count stands.
                words[unit.digest] = max(unit.words, words.get(unit.digest, 0))
                if unit.marks and any(mark.check == check for mark in unit.marks):
                    marked.add(unit.digest)
        if len(words) > SHARD:
            return None
    return Units(count=len(words), words=sum(words.values()), marked=len(marked))
