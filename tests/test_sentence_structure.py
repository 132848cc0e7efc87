"""Questions and voices are told by how a unit is built."""

import pytest

from audit.languages.lexicon import THEMES as ALL_THEMES
from audit.sentence.kinds import Label, kinds
from audit.sentence.marks import marks_of
from tests.sentence_words import labels, quotes, words


@pytest.mark.parametrize(
    ("text", "kind", "marked"),
    [
        ("What would you bake?", "h2", True),
        ("Would you like bread? Call anytime.", "p", True),
        ("You bake.", "p", False),
        ("Is it warm? You know.", "p", False),
        ("Do you deliver?", "h3", False),
        ("What do you need?", "legend", False),
        ("Is it warm?", "h3", False),
        ("Hungry?", "h2", True),
        ("A garden, or a yard?", "p", True),
        ("A garden, or a yard?", "summary", False),
        ("What is bread?", "p", False),
        ("Hungry people came.", "p", False),
        ("Warm? They were hungry.", "p", False),
    ],
)
def test_a_question_is_one_that_is_put_to_the_reader(text: str, kind: str, marked: bool) -> None:
    assert ("dialogue" in labels(text, kind)) is marked


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("We got the best bread of our life.", "quote"),
        ("“We got the best bread of all.” — Anna Rossi, COO, Acme", "p"),
        ('"We got the best bread of all." - Gazette', "h3"),
        ("« We got the best bread of all. » — Anne B.", "p"),
        ('"We came for the best bread.', "p"),
        ("We left with the best bread.”", "p"),
        ("The best bread on this street!”", "p"),
        ("— Anna Rossi, Acme", "p"),
        ("Anna R.", "h5"),
        ("Anna R., baker in Leeds", "p"),
        ("Anna Rossi", "quote"),
        ("Anna Rossi, baker", "quote"),
        ("Anna, Leeds", "quote"),
        ("— Anna Rossi · Lecco", "quote"),
        ("A.R. Baker", "quote"),
        ("“Warm bread at six.", "quote"),
    ],
)
def test_a_customer_is_heard_and_nothing_else_in_it_is_judged(text: str, kind: str) -> None:
    marks = marks_of(text, kind, words())
    assert [label for mark in marks for label in mark.labels] == [Label.CUSTOMER_VOICE]


@pytest.mark.parametrize(
    "text",
    [
        "— Bread",
        "Anna Rossi",
        "“Bread and rolls”",
        'The 12" pan and the other one',
        "Well-Baked Bread",
        "We say “no” - Anna",
        "Street G. Garibaldi",
        "Anna - Acme Ltd",
    ],
)
def test_what_only_looks_like_a_voice_is_none(text: str) -> None:
    assert "customer_voice" not in labels(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Bread - Acme Ltd", "title"),
        ("You bake warm bread.”", "quote"),
        ("Bread is bread.", "quote"),
        ("Our daily bread", "quote"),
    ],
)
def test_a_title_and_a_motto_are_no_voice(text: str, kind: str) -> None:
    assert "customer_voice" not in labels(text, kind)


def test_a_block_of_quotation_that_speaks_to_the_reader_is_the_companys_own() -> None:
    assert labels("Take your time, and your bread takes its own.", "quote") == set()


def test_persons_are_marked_each_where_it_stands() -> None:
    marks = marks_of("We bake for you.", "p", words())
    assert [(mark.kind, mark.start, mark.end) for mark in marks] == [("us", 0, 2), ("you", 12, 15)]


def test_other_labels_come_from_the_words() -> None:
    marked = [("apology", "Sorry"), ("mass", "consumers"), ("invitation", "call Anna")]
    assert quotes("Sorry, consumers: call Anna.") == marked


def test_every_label_has_a_kind() -> None:
    assert {label for kind in kinds().values() for label in kind.labels} == set(Label)
    assert len(ALL_THEMES) == len(set(ALL_THEMES))
