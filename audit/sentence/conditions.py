"""What an entry can ask for before it counts: `only` in its file."""

from audit.sentence.copy import Copy
from audit.text.match import Hit

OFFER_WORDS = 3  # tokens to look for what is offered, to both sides
_ARTICLE = 1  # tokens before praise that opens a clause
NEAR = 6  # tokens before a hit in which a company or team is its subject, to both sides for people


def holds(condition: str, hit: Hit, copy: Copy) -> bool:
    """Whether a condition holds. Raises KeyError for an unknown one."""
    return _CONDITIONS[condition](hit, copy)


def own(hit: Hit, copy: Copy) -> bool:
    """The company is the subject or the owner: a first person, a word for the company before, or no subject at all.

    Praise that opens a clause ("The benchmark for fitted wardrobes.") leaves no room for another subject, and a page's
    description speaks for the company.
    """
    return (
        copy.fragment
        or copy.us
        or copy.kind == "meta"
        or hit.first - copy.clause(hit.first)[0] <= _ARTICLE
        or _before(hit, copy)
    )


def _before(hit: Hit, copy: Copy) -> bool:
    first = max(0, hit.first - NEAR)
    return any(copy.words.within(name, first, hit.last) for name in ("company", "team"))


def _offer(hit: Hit, copy: Copy) -> bool:
    return copy.words.within("offer", max(0, hit.first - OFFER_WORDS), hit.last + OFFER_WORDS)


def _own_offer(hit: Hit, copy: Copy) -> bool:
    return own(hit, copy) and _offer(hit, copy)


def _fragment(hit: Hit, copy: Copy) -> bool:  # noqa: ARG001 - as the others
    return copy.fragment


def _start(hit: Hit, copy: Copy) -> bool:
    return copy.clause(hit.first)[0] == hit.first


def _people(hit: Hit, copy: Copy) -> bool:
    return copy.words.within("team", max(0, hit.first - NEAR), hit.last + NEAR)


_CONDITIONS = {
    "own": own,
    "offer": _offer,
    "own-offer": _own_offer,
    "fragment": _fragment,
    "start": _start,
    "people": _people,
}
