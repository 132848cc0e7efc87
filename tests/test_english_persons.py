"""Who speaks and who is spoken to in English: pronouns, and imperatives by the words around them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.languages.pack import rules
from audit.text.tokens import Tokens

ENGLISH = rules("en")


def said(text: str) -> list[str]:
    words = Tokens(text, ENGLISH)
    return [f"{who} {words.written(first)}" for who, first, last in ENGLISH.persons(words, False) if last == first + 1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We’ve baked here since May.", ["us We’ve"]),
        ("The bread is mine, the mine is closed.", ["us mine"]),
        ("CALL US BEFORE NOON", ["you CALL", "us US"]),
        ("Made in the US for three years", []),
        ("Phase I is over, and I am glad.", ["us I"]),
        ("Ports with fast I/O", []),
        ("Is your oven cold?", ["you your"]),
        ("Let’s bake.", ["us Let’s"]),
    ],
)
def test_pronouns_are_persons_and_places_are_none(text: str, expected: list[str]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Submit",
        "Design a loaf",
        "Discover the mill",
        "Never leave bread in the sun.",
        "Do not freeze.",
        "Be the first at the door",
        "Rye, wheat and oats. Choose three.",
        "Prices | Compare ovens",
        "To order a cake, call Anna.",
        "Our story Meet the bakers",
        "Call 555 0100",
        "For large orders please ring the shop.",
    ],
)
def test_an_imperative_addresses_the_reader(text: str) -> None:
    assert any(person.startswith("you") for person in said(text))


@pytest.mark.parametrize(
    "text",
    [
        "Design studio",
        "Support",
        "Build quality of the ovens",
        "Use cases",
        "Work in Leeds",
        "They aim to please guests.",
    ],
)
def test_a_noun_that_could_be_a_verb_addresses_nobody(text: str) -> None:
    assert said(text) == []


@given(st.text())
def test_persons_of_any_text_are_spans_of_its_tokens_in_order(text: str) -> None:
    words = Tokens(text, ENGLISH)
    found = ENGLISH.persons(words, True)
    assert all(0 <= first < last <= len(words) for _, first, last in found)
    assert [first for _, first, _ in found] == sorted(first for _, first, _ in found)
