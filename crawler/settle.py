"""What only the whole crawl tells of a page: that another has the same copy, or that it is a soft 404."""

from collections.abc import Iterable

import msgspec

from crawler.outcome import Outcome

LIKENESS = 0.9  # share of common shingles from which a page is taken for the probe


class Seen(msgspec.Struct, frozen=True, kw_only=True):
    """One URL as it was fetched and read."""

    url: str
    depth: int = 0
    outcome: Outcome
    detail: str = ""
    digest: str = ""  # of the copy
    sketch: bytes = b""  # msgpack of Page.sketch


def settle(seen: Iterable[Seen], *, probe: bytes) -> dict[str, tuple[Outcome, str]]:
    """Outcome and detail of the pages that are doubles or soft 404s, by URL; `seen` in page order.

    The first page in page order keeps its copy, the others are its doubles. `probe` is the sketch of an address that
    cannot exist; a site that answers it with its own start page is one page under every name, and that is no soft 404.
    """
    first: dict[str, str] = {}
    found: dict[str, tuple[Outcome, str]] = {}
    unreal = frozenset(msgspec.msgpack.decode(probe)) if probe else frozenset()
    for number, page in enumerate(item for item in seen if item.outcome is Outcome.AUDITED):
        alike = bool(unreal) and likeness(unreal, frozenset(msgspec.msgpack.decode(page.sketch or b"\x90"))) >= LIKENESS
        if number == 0 and alike:
            unreal, alike = frozenset(), False
        if alike:
            found[page.url] = Outcome.SOFT_404, "like the answer to an address that does not exist"
        elif page.digest and page.digest in first:
            found[page.url] = Outcome.DUPLICATE, first[page.digest]
        else:
            first[page.digest] = page.url
    return found


def likeness(one: frozenset[int], other: frozenset[int]) -> float:
    """Estimated share of common shingles of two texts from their bottom-k sketches, in [0, 1] (Broder 1997)."""
    size = min(max(len(one), len(other)), 64)
    if not size:
        return 0.0
    union = sorted(one | other)[:size]
    return sum(value in one and value in other for value in union) / len(union)
