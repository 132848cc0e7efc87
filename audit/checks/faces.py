"""Who speaks here: people named, and whether they can be reached.

The measure is the share of the ways to reach the company that lead to a person by name: an address, number or chat of
somebody, against mailboxes, numbers, forms and chats of nobody in particular. Every way counts once on the site. Where
people are named, but none can be reached, the measure is 0.15 and never less: a name is worth something by itself. At
0.5 (every other way leads to a person) the score is 100, at 0 it is 0, in a straight line; so a site that names people
without a way to them has 30 points. With nobody named the check has failed.
"""

from collections.abc import Iterable

from audit.checks.check import Check
from audit.checks.pages import Pages
from audit.checks.score import MIN_WORDS, straight_line
from audit.model import Dimension, Entry, Listing, Measure, Person, Place, Result, Status, Way
from audit.page.names import key

GOOD = 0.5
POOR = 0.0
NAMED = 0.15
"""The measure where people are named and none of them can be reached."""

MAX_PLACES = 50
PHONE_DIGITS = 9
"""Last digits by which two spellings of a telephone number are one: the rest is the country's code."""


def _site(pages: Pages) -> Result:
    """People and ways of the whole site."""
    if pages.units.words < MIN_WORDS:
        return Result(status=Status.INAPPLICABLE, reason="too-little-text")
    people, ways = _gather(pages)
    leading = [way for way in ways.values() if way.person]
    reached = {_whole(key(way.person), people) for way in leading}
    share = max(len(leading) / len(ways) if ways else 0.0, NAMED if people else 0.0)
    return Result(
        status=Status.PASSED if people else Status.FAILED,
        score=straight_line(share, good=GOOD, poor=POOR),
        reason=_reason(bool(people), bool(ways), bool(leading)),
        measures=(Measure(key="reachable-people", value=round(share, 4), unit="share", good=GOOD, poor=POOR),),
        listings=(
            Listing(key="people", entries=_people_entries(people, reached)),
            Listing(key="ways", entries=_way_entries(ways.values(), people)),
        ),
    )


def _reason(named: bool, reachable: bool, leading: bool) -> str:
    if leading:
        return "people-reachable"
    if named:
        return "people-named-not-reachable"
    return "only-mailboxes" if reachable else "no-way-found"


class _Found:
    """One person or way with its places."""

    __slots__ = ("count", "name", "nature", "person", "places", "role", "told")

    def __init__(self) -> None:
        self.name = ""
        self.role = ""
        self.told = (False, 0, "")  # how well the role is told: in a card, its length, the role
        self.person = ""
        self.nature = ""
        self.places: list[Place] = []
        self.count = 0

    def stands(self, place: Place) -> None:
        """One more place."""
        self.count += 1
        if len(self.places) < MAX_PLACES:
            self.places.append(place)

    def named(self, person: Person) -> None:
        """The name as most pages would write it, and the role that says most."""
        self.name = min(
            (name for name in (self.name, person.name) if name), key=lambda name: (name.isupper(), -len(name), name)
        )
        in_card = not {"team-card", "structured-data"}.isdisjoint(person.signals)
        self.told = max(self.told, (in_card and bool(person.role), len(person.role), person.role))
        self.role = self.told[2]

    def leads(self, way: Way, value: str) -> None:
        """The way as written, and the person it leads to if any page says so."""
        self.name = min(name for name in (self.name, value) if name) if self.name else value
        better = (not way.person, way.person, way.nature) < (not self.person, self.person, self.nature)
        if not self.nature or better:
            self.person, self.nature = way.person, way.nature


def _gather(pages: Pages) -> tuple[dict[str, _Found], dict[tuple[str, str], _Found]]:
    people: dict[str, _Found] = {}
    ways: dict[tuple[str, str], _Found] = {}
    for page in pages():
        for person in page.people:
            found = people.setdefault(key(person.name), _Found())
            found.named(person)
            found.stands(Place(url=page.url, block=person.block))
        for way in page.ways:
            found = ways.setdefault((way.kind, _same(way)), _Found())
            found.leads(way, way.value or page.url)
            found.stands(Place(url=page.url, block=-1))
    return _merged(people), ways


def _same(way: Way) -> str:
    """What equal ways have in common."""
    if way.kind != "phone":
        return way.value
    return "".join(char for char in way.value if char.isdigit())[-PHONE_DIGITS:]


def _whole(low: str, people: dict[str, _Found]) -> str:
    """The key of the person whom a given name alone can only mean, or the key itself."""
    full = [name for name in people if " " in name and name.split()[0] == low]
    return full[0] if len(full) == 1 else low


def _merged(people: dict[str, _Found]) -> dict[str, _Found]:
    """The people, "Anna" and the only "Anna Rossi" as one."""
    merged: dict[str, _Found] = {low: found for low, found in people.items() if _whole(low, people) == low}
    for low in people.keys() - merged.keys():
        whole, part = merged[_whole(low, people)], people[low]
        whole.role = whole.role or part.role
        whole.count += part.count
        whole.places = (whole.places + part.places)[:MAX_PLACES]
    return merged


def _named(person: str, people: dict[str, _Found]) -> str:
    """The person's name as the site gives it in full."""
    whole = people.get(_whole(key(person), people)) if person else None
    return whole.name if whole else person


def _people_entries(people: dict[str, _Found], reached: set[str]) -> tuple[Entry, ...]:
    entries = (
        Entry(
            kind="reachable" if low in reached else "named",
            text=found.name,
            detail=found.role,
            good=True,
            places=tuple(found.places),
            count=found.count,
        )
        for low, found in people.items()
    )
    return tuple(sorted(entries, key=lambda entry: (entry.kind != "reachable", -entry.count, entry.text)))


def _way_entries(ways: Iterable[_Found], people: dict[str, _Found]) -> tuple[Entry, ...]:
    entries = (
        Entry(
            kind=found.nature,
            text=found.name,
            detail=_named(found.person, people),
            good=bool(found.person),
            places=tuple(found.places),
            count=found.count,
        )
        for found in ways
    )
    return tuple(sorted(entries, key=lambda entry: (not entry.good, entry.kind, -entry.count, entry.text)))


CHECK = Check(id="faces", dimension=Dimension.HUMAN, weight=2, site=_site)
