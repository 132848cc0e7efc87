"""Words of value are weighed together, with who speaks and of what."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.languages import pack
from audit.languages.lexicon import Added
from audit.sentence.copy import Copy
from audit.sentence.kinds import Label, kinds
from audit.sentence.marks import marks_in, marks_of, surviving
from audit.sentence.vocabulary import vocabulary
from audit.sentence.weighing import evidence, features, models
from audit.text.tokens import Tokens
from tests.growth import grows_in_step
from tests.sentence_words import labels, quotes, words

PRAISE, CLAIM = Label.SELF_PRAISE.value, Label.UNPROVEN_CLAIM.value


@pytest.mark.parametrize(
    "text",
    [
        "Our splendid team bakes with care, patience and pride.",
        "Our splendid, glorious team and its splendid bread.",
        "Splendid bread, glorious rolls, splendid ovens",
    ],
)
def test_words_of_value_about_oneself_add_up_to_praise(text: str) -> None:
    assert PRAISE in labels(text)


@pytest.mark.parametrize(
    "text",
    [
        "Children need care.",
        "The mill was sold to a neighbor who took care of the dog for three winters in the village.",
        "We don't do splendid, glorious and skill.",
        "Is splendid bread a matter of care and skill?",
        "“Splendid, glorious, skill” are words that suppliers use.",
        "We want to bake splendid, glorious bread with care and skill.",
        "Ovens must be cleaned with care, patience and skill.",
    ],
)
def test_a_word_of_value_is_no_praise_by_itself(text: str) -> None:
    assert PRAISE not in labels(text)


def test_what_adds_up_is_marked_word_by_word() -> None:
    assert quotes("Our splendid team bakes with care and pride.") == [
        ("excellence", "splendid"),
        ("virtue", "care"),
        ("virtue", "pride"),
    ]


def test_a_claim_of_rank_is_praise_and_claim() -> None:
    assert {PRAISE, CLAIM} <= labels("We are the leader of all ovens.")


def test_the_users_own_phrases_count_as_they_stand() -> None:
    code = pack.codes()[0]
    own = vocabulary(code, (Added(phrase="zibble", kind="excellence", language=code),))
    assert PRAISE in {label for mark in marks_of("They saw zibble.", "p", own) for label in mark.labels}


def test_every_feature_has_its_weight_and_no_weight_is_for_nothing() -> None:
    copy = Copy(Tokens("Our splendid bread is baked with care.", words().rules), "p", words())
    found = surviving(copy, words())
    told = features(evidence(Label.SELF_PRAISE, found), copy)
    plain = {name for name in told if not name.startswith("of-")}
    for label, model in models().items():
        weighed = {f"of-{name}" for name, kind in kinds().items() if label in kind.labels}
        assert plain <= set(model.weights)
        assert set(model.weights) - plain <= weighed
    assert all(0 <= value <= 3 for value in told.values())


@given(st.text(), st.sampled_from(["p", "h2", "li", "quote", "a"]))
def test_any_text_has_marks_within_it(text: str, kind: str) -> None:
    copy = Copy(Tokens(text, words().rules), kind, words())
    assert all(0 <= mark.start < mark.end <= len(text) for mark in marks_in(copy, words()))


@pytest.mark.parametrize("piece", ["splendid ", "our splendid, ", "care and skill. ", "must care; "])
def test_weighing_takes_time_in_step_with_the_text(piece: str) -> None:
    assert grows_in_step(lambda text: marks_of(text, "p", words()), piece)
