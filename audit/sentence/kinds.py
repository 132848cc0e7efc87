"""The kinds of mark: a closed list, the same for every language."""

from collections.abc import Mapping
from enum import StrEnum
from functools import cache

import msgspec

from audit.resources import table


class Label(StrEnum):
    """What `label` says of a unit."""

    SELF_PRAISE = "self_praise"
    UNPROVEN_CLAIM = "unproven_claim"
    JARGON = "jargon"
    COLD_CATEGORY = "cold_category"
    CUSTOMER_VOICE = "customer_voice"
    DIALOGUE = "dialogue"
    HUMILITY = "humility"
    US = "us"
    YOU = "you"


class Grade(StrEnum):
    """How much a kind weighs."""

    PROVABLE = "provable"  # could be proved, and is not
    OPINION = "opinion"  # nobody can prove it
    STYLE = "style"
    GOOD = "good"
    NONE = "none"


class Kind(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One kind of mark."""

    labels: tuple[Label, ...]
    grade: Grade
    check: str  # id of the one check that it counts in


@cache
def kinds() -> Mapping[str, Kind]:
    """All kinds by name. Raises msgspec.ValidationError where the table is wrong."""
    return msgspec.convert(table("sentence/kinds.toml"), dict[str, Kind])
