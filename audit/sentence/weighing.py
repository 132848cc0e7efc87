"""What the words of a unit come to: phrases and cues, weighed together with what stands around them.

Half of all praise is made of no fixed phrase: words of value add up. So a language pack has phrases, which say it
nearly by themselves, and cues, strong and mild. Whether those of a unit make it praise, or a claim, is a weighted sum
of what they are and of who speaks, of what and where: a logistic model with some fifty weights for all languages.
`weights.toml` holds them; they were learned from units that careful readers labelled (`benchmarks/learn.py`).

The user's own phrases are the user's to decide: they count as they stand.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

import msgspec

from audit.languages.lexicon import ADDED, Entry, Strength
from audit.resources import table
from audit.sentence.copy import Copy
from audit.sentence.kinds import Label, kinds
from audit.text.match import Hit

Found = tuple[Hit, Entry]
WEIGHED = frozenset({Label.SELF_PRAISE, Label.UNPROVEN_CLAIM})
"""The labels that are weighed; whatever else words say is said by one alone."""

_HEADINGS = frozenset({"title", "h1", "h2", "h3", "h4", "h5", "h6"})
_LINKS = frozenset({"a", "button"})
_NEAR = 6  # tokens around a cue in which a company word or a crew is near
_OFFER = 3  # … and what is offered
_YOURS = 2  # tokens between "your" and a cue that is the reader's
_SHORT, _LONG = 8, 30  # tokens of a unit


NEVER = 99.0
"""A threshold that no sum reaches: what is weighed so is not looked at."""


class Model(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The weights of one label."""

    phrases: float  # sum from which a unit with a phrase bears the label
    cues: float  # … and one with cues alone
    weights: Mapping[str, float]  # by feature; "bias" is always 1


@cache
def models() -> Mapping[Label, Model]:
    """By the label that they decide on. Raises msgspec.ValidationError where the table is wrong."""
    return msgspec.convert(table("sentence/weights.toml"), dict[Label, Model])


def weighed(found: Sequence[Found], copy: Copy) -> Iterator[Found]:
    """What is left of the phrases and cues of a unit once they are weighed."""
    yield from (hit for hit in found if _label(hit[1]) is None)
    for label, model in models().items():
        own = evidence(label, found)
        if not own:
            continue
        alone = all(entry.strength is not None for _, entry in own)
        enough = model.cues if alone else model.phrases
        if enough < NEVER and _sum(model, own, copy) >= enough:
            # Beside a phrase, a mild word has nothing to add.
            yield from (hit for hit in own if alone or hit[1].strength in (None, Strength.STRONG))


def _label(entry: Entry) -> Label | None:
    """The label that an entry is weighed for; None where it counts as it stands."""
    return None if entry.theme == ADDED else _weighed_for(entry.kind)


@cache
def _weighed_for(kind: str) -> Label | None:
    """Of a kind that bears both labels (leadership) the first: who is the leader praises himself, and claims it."""
    return next((label for label in kinds()[kind].labels if label in WEIGHED), None)


def evidence(label: Label, found: Iterable[Found]) -> list[Found]:
    """The phrases and cues that are weighed for a label; of those that overlap, the phrase, then the longest."""
    own = [hit for hit in found if _label(hit[1]) is label]
    if len(own) < 2:
        return own
    taken = bytearray(max(hit.last for hit, _ in own))
    kept: list[Found] = []
    for hit, entry in sorted(own, key=_first_choice):
        if 1 not in taken[hit.first : hit.last]:
            taken[hit.first : hit.last] = b"\x01" * (hit.last - hit.first)
            kept.append((hit, entry))
    return sorted(kept, key=_place)


def _first_choice(found: Found) -> tuple[bool, int, int, int, int]:
    hit, entry = found
    return entry.strength is not None, -len(kinds()[entry.kind].labels), hit.first - hit.last, hit.first, hit.id


def _place(found: Found) -> int:
    return found[0].first


def _sum(model: Model, own: Sequence[Found], copy: Copy) -> float:
    return sum(model.weights.get(name, 0.0) * value for name, value in features(own, copy).items())


def features(own: Sequence[Found], copy: Copy) -> Mapping[str, float]:
    """What the weights are for: of the evidence for one label in a unit, and of what stands around it."""
    count = Counter(entry.strength for _, entry in own)
    phrases, strong, mild, unmet = (count[key] for key in (None, Strength.STRONG, Strength.MILD, Strength.UNMET))
    size = len(copy.tokens)
    said = sum(hit.last - hit.first for hit, _ in own)
    told: dict[str, float] = {
        "bias": 1,
        "phrase": phrases > 0,
        "phrase-more": min(phrases - 1, 3) if phrases else 0,
        "rank": any(len(kinds()[entry.kind].labels) > 1 for _, entry in own),
        "phrase-on-condition": any(entry.only for _, entry in own),
        "unmet": unmet > 0,
        "strong": strong > 0,
        "strong-more": min(strong - 1, 3) if strong else 0,
        "mild": mild > 0 and not phrases and not strong,
        "mild-more": min(mild - 1, 3) if mild else 0,
        "mild-beside": mild > 0 and bool(phrases or strong),
        "kinds": len({entry.kind for _, entry in own}) > 1,
        **{f"of-{kind}": True for kind in sorted({entry.kind for _, entry in own})},
        "words": min(said - len(own), 6) / 2,
        "density": min(1.0, 2 * said / size),
        "bare": copy.fragment and len(own) == 1 and size - said <= 1,
        "short": size <= _SHORT,
        "long": size >= _LONG,
        "number": any(text[0].isdigit() for text in copy.tokens.texts),
    }
    return told | _who(own, copy) | _where(own, copy) | _how(own, copy)


def _who(own: Sequence[Found], copy: Copy) -> dict[str, float]:
    """Who speaks, and of whom."""
    us, you = copy.us, any(person == "you" for person, _, _ in copy.people)
    clauses = [copy.clause(hit.first) for hit, _ in own]
    near = [(max(0, hit.first - _NEAR), hit.last + _NEAR) for hit, _ in own]
    beside = [(max(0, hit.first - _OFFER), hit.last + _OFFER) for hit, _ in own]
    listed = copy.words
    return {
        "us": us,
        "us-in-clause": any(copy.first_person(*clause) for clause in clauses),
        "you-alone": you and not us,
        "you-first": bool(copy.people) and copy.people[0][0] == "you" and copy.people[0][1] < own[0][0].first,
        "nobody": not copy.fragment and not copy.people,
        "company": any(listed.within("company", *span) for span in near),
        "team": any(listed.within("team", *span) for span in near),
        "offer": any(listed.within("offer", *span) for span in beside),
        "others": any(listed.within("others", *clause) for clause in clauses),
        "name": not copy.fragment and any(copy.capital(at) for at in range(1, min(_NEAR, own[0][0].first))),
    }


def _where(own: Sequence[Found], copy: Copy) -> dict[str, float]:
    """In which kind of block and of sentence."""
    return {
        "fragment": copy.fragment,
        "heading": copy.kind in _HEADINGS,
        "item": copy.kind == "li",
        "meta": copy.kind == "meta",
        "link": copy.kind in _LINKS,
        "opens": any(hit.first - copy.clause(hit.first)[0] <= 1 for hit, _ in own),
        "late": own[0][0].first > 2 * _SHORT,
        "question": copy.last_question >= 0,
        "asks": any(True for _ in copy.words.near("question_words", 0, 1)),
        "negation": bool(copy.words.hits("negation")),
    }


def _how(own: Sequence[Found], copy: Copy) -> dict[str, float]:
    """How the unit opens, goes on and ends: what it says of things in general begins with "the", "a" or "this"."""
    listed = copy.words
    yours = {last for person, _, last in copy.people if person == "you"}
    return {
        "yours": any(not yours.isdisjoint(range(hit.first - _YOURS + 1, hit.first + 1)) for hit, _ in own),
        "offering": bool(listed.hits("offering")),
        "opens-the": not copy.fragment and not copy.us and listed.within("definite", 0, 1),
        "opens-a": listed.within("indefinite", 0, 1),
        "opens-this": listed.within("pointing", 0, 1),
        "ends": own[-1][0].last == len(copy.tokens),
    }
