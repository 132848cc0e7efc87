"""How right `label` is on labelled copy, where that is there: no figure falls under what it has reached."""

import pytest

from audit.sentence.kinds import Label
from tests.labelled import ALL, Labelled, agreement, wilson

UNITS = [
    Labelled("a", "en", "c1", "p", "SY", "Our finest loaves are yours."),
    Labelled("b", "en", "c1", "p", "s", "Good loaves."),
    Labelled("c", "it", "c2", "h2", "-", "Pane."),
]


def test_what_readers_differ_on_is_neither_right_nor_wrong() -> None:
    found = agreement(UNITS, lambda _: frozenset({"self_praise"}))
    praise = found[ALL, Label.SELF_PRAISE]
    assert (praise.right, praise.wrong, praise.missed) == (1, 1, 0)
    assert found["en", Label.SELF_PRAISE].precision == 1
    assert found[ALL, Label.YOU].recall == 0


def test_an_interval_holds_its_share() -> None:
    assert wilson(8, 10) == pytest.approx((0.490, 0.943), abs=0.001)
    assert wilson(0, 5)[0] == 0
    assert wilson(5, 5)[1] == 1
