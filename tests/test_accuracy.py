"""How right `label` is on labelled copy, where that is there: no figure falls under what it has reached."""

import pytest

from audit.sentence.kinds import Label
from tests.labelled import ALL, Labelled, agreement, read_units, wilson
from tests.shared import shared

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


FLOORS = {  # of precision and recall, over all languages
    Label.SELF_PRAISE: (0.93, 0.88),
    Label.UNPROVEN_CLAIM: (0.92, 0.81),
    Label.JARGON: (0.96, 0.93),
    Label.DIALOGUE: (0.96, 0.92),
    Label.US: (0.99, 0.99),
    Label.YOU: (0.99, 0.98),
}


@pytest.mark.parametrize("label", FLOORS)
def test_no_figure_falls_under_what_it_has_reached(label: Label) -> None:
    found = agreement(read_units(shared("benchmark/dev.tsv")))[ALL, label]
    precision, recall = FLOORS[label]
    assert found.precision >= precision
    assert found.recall >= recall


def test_a_claim_is_told_from_its_look_alikes() -> None:
    units = read_units(shared("benchmark/minimal-pairs.tsv"), "SCJK")
    praise = agreement(units)[ALL, Label.SELF_PRAISE]
    assert praise.precision >= 0.98
    assert praise.recall >= 0.94
