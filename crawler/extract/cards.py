"""Where a contact stands: the card around it grows as elements end, until it would hold somebody else too."""

from crawler.extract.contacts import MAX_CONTACTS, MAX_NEAR, Found, contact
from crawler.extract.copy import Draft
from crawler.page import Contact, Region

MAX_LEVELS = 8  # elements around a contact that are looked at
_EDGES = frozenset({"li", "article", "tr", "header", "footer", "nav", "main"})  # no card is greater


class Cards:
    """Collects contacts, and for each the range of drafts that is its card."""

    def __init__(self) -> None:
        self.found: list[Found] = []
        self.growing: list[Found] = []

    def add(self, found: Found, *, seen: bool) -> None:
        """Add a contact; one that is not seen, in a hidden menu, has no card."""
        if len(self.found) < MAX_CONTACTS:
            self.found.append(found)
            if seen:
                self.growing.append(found)

    def full(self) -> bool:
        """Is another contact not worth looking for?"""
        return len(self.found) >= MAX_CONTACTS

    def grow(self, name: str, span: tuple[int, int], since: int, *, small: bool) -> None:
        """An element ends that holds the drafts of `span` and the contacts from number `since` on; some are growing.

        It is still the card of a contact if it is `small` (few words, one heading) and no other contact of the kind is
        in it.
        """
        if self.growing[-1].index < span[0]:
            return
        start, end = span
        keys = {found.key for found in self.found[since:]}
        kept: list[Found] = []
        while self.growing and self.growing[-1].index >= start:
            found = self.growing.pop()
            fits = small and sum(kind == found.kind for kind, _ in keys) == 1
            if fits:
                found.near = span
            elif found.near == (0, 0):
                found.near = (min(found.index, end), min(found.index + 1, end))  # its own block
            found.levels += 1
            if fits and name not in _EDGES and found.levels < MAX_LEVELS:
                kept.append(found)
        self.growing += reversed(kept)

    def contacts(self, drafts: list[Draft]) -> tuple[Contact, ...]:
        """Each contact once in the same card, the one that is a link first. The regions of `drafts` are settled."""
        seen: dict[tuple[tuple[str, str], str], Contact] = {}
        for found in self.found:
            start, end = found.near
            near = "\n".join(draft.text for draft in drafts[start:end])[: 100 * MAX_NEAR]
            seen.setdefault((found.key, near), contact(found, _region(found, drafts), near))
        return tuple(seen.values())


def _region(found: Found, drafts: list[Draft]) -> Region:
    start, end = found.near
    if not start <= found.index < end:
        return found.region
    settled = drafts[found.index].region
    # A list of nothing but links is navigation, yet the addresses in it stand where it stands.
    return found.region if settled is Region.NAV else settled
