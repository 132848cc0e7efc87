"""What stands around a praise decides whether it is one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.sentence.copy import Copy
from audit.sentence.marks import marks_of, surviving
from audit.text.tokens import Tokens
from tests.growth import grows_in_step
from tests.sentence_words import labels, quotes, words

S = "self_praise"
SC = {"self_praise", "unproven_claim"}
C = "unproven_claim"

PRAISE = [
    ("We are the best.", "p", "a first person"),
    ("Our bakery is the leader.", "p", "its owner is a first person"),
    ("The leader since 1987", "h2", "a fragment's subject is the company"),
    ("We are not only the best.", "p", "a negation that goes on to praise"),
    ("Never bettered.", "p", "a negation that praises"),
    ("We don't rest. We are the best.", "p", "a negation in another sentence"),
    ("We were never yet beaten.", "p", "a negation that is part of the praise"),
    ("Why take less than our best?", "p", "the company asks and praises itself"),
    ("Our suppliers know the good bread that the best buy.", "p", "others that stand elsewhere"),
    ("We are the leader for hospitals.", "p", "others that it is good for"),
    ("The No. 1 bakery", "h1", "a rank"),
    ("#1 in bread", "h1", "a rank"),
    ("The Best Bread In Town", "h1", "a title in capitals is no name"),
    ("We bake according to the best.", "p", "a proof that names nobody"),
]

NONE = [
    ("We are not the best.", "p", "denied"),
    ("We are not the champions.", "p", "denied within a gap"),
    ("We don't claim to be the leader.", "p", "denied"),
    ("“The best” is something to say.", "p", "in quotation marks"),
    ("« The best » is something to say.", "p", "in guillemets"),
    ('We do not write "leader" anywhere.', "p", "in straight quotation marks"),
    ("We avoid leader and the like.", "p", "mentioned"),
    ("Amazon is the leader in all.", "p", "others are the subject"),
    ("The leader in all is Amazon; we are eight.", "p", "another clause speaks of us, this one does not"),
    ("We work with leader hospitals.", "p", "said of others, before them"),
    ("We work with hospitals excellent and large.", "p", "said of others, after them"),
    ("Looking for the best bread?", "h2", "a question about what is looked for"),
    ("How to be the best", "h2", "the title of an article"),
    ("We shop at Leader Price on Mondays.", "p", "part of a name"),
    ("Step no. 1: write to us.", "p", "an ordinal"),
    ("To the extent permitted by law, our best effort.", "p", "law"),
    ("Best before: see lid.", "p", "unless"),
    ("We do our best to answer.", "p", "unless with a gap"),
    ("The no. 1 bread, according to Which in 2023.", "p", "a source with its name"),
    ("The best bread, measured by 12 judges.", "p", "a source with its number"),
    ("The best bread: Red Dot.", "p", "a giver"),
]


@pytest.mark.parametrize(("text", "kind", "reason"), PRAISE, ids=[reason for *_, reason in PRAISE])
def test_it_is_praise(text: str, kind: str, reason: str) -> None:
    assert labels(text, kind) == SC


@pytest.mark.parametrize(("text", "kind", "reason"), NONE, ids=[reason for *_, reason in NONE])
def test_it_is_none(text: str, kind: str, reason: str) -> None:
    assert labels(text, kind) == set()


def test_an_opinion_needs_more_than_a_source() -> None:
    assert labels("Our excellent bread, according to Which.") == {S}


def test_an_award_is_earned_by_its_giver_or_its_year_and_by_nothing_else() -> None:
    assert labels("Our award-winning oven is here.") == {C}
    assert labels("Our award-winning oven (Red Dot) is here.") == set()
    assert labels("Our award-winning oven of 2023 is here.") == set()


def test_jargon_is_jargon_whoever_says_it_save_where_it_is_mentioned() -> None:
    assert labels("Amazon does not see synergies.") == {"jargon"}
    assert labels("We avoid synergies.") == set()
    assert labels("“Synergies” is a word.") == set()


@pytest.mark.parametrize(
    ("text", "kind", "met"),
    [
        ("We are proud.", "p", True),
        ("The bakery is proud.", "p", True),
        ("They are proud.", "p", False),
        ("Proud to bake", "h2", True),
        ("A proud place for all.", "p", True),
        ("Bread for all. A proud place.", "p", True),
        ("We bake smart bread.", "p", True),
        ("Smart bread is good.", "p", True),
        ("A smart cat sat on bread.", "p", False),
        ("Our clever bread is here.", "p", True),
        ("It is on their clever bread.", "p", False),
        ("Our clever cat is here.", "p", False),
        ("A warm team waits.", "p", True),
        ("A warm night came.", "p", False),
        ("Bread first", "h3", True),
        ("The bread comes first.", "p", False),
        ("Finally bread for all.", "p", True),
        ("Bread, finally, for all.", "p", False),
        ("Honest bakers work here.", "p", True),
        ("Honest bread is here.", "p", True),
        ("An honest cat is here.", "p", False),
    ],
)
def test_an_entry_can_ask_for_more_or_is_no_more_than_a_cue(text: str, kind: str, met: bool) -> None:
    found = surviving(Copy(Tokens(text, words().rules), kind, words()), words())
    assert any(entry.strength is None for _, entry in found) is met


def test_the_longest_of_a_check_stands_and_other_checks_stand_beside_it() -> None:
    assert quotes("We bake the best bread.") == [("superiority", "the best bread")]
    assert quotes("We have the best prices.") == [("superiority", "best"), ("price", "best prices")]


@pytest.mark.parametrize("text", ["UBER EXCELLENT BREAD", "Our u' uber excellent bread, papa' said."])
def test_words_without_accents_are_found_where_the_text_has_none(text: str) -> None:
    assert [words.casefold() for _, words in quotes(text)] == ["uber excellent"]


def test_words_without_accents_are_others_where_the_text_has_some() -> None:
    assert quotes("Our uber excellent bread.") == [("excellence", "excellent")]


def test_an_acronym_is_found_in_capitals_and_unexplained() -> None:
    assert quotes("We count the KPI.") == [("acronym", "KPI")]
    assert quotes("The key performance indicator (KPI) of bread.") == []
    assert quotes("The KPI (key performance indicator) of bread.") == []
    assert quotes("The kpi of bread.") == []
    assert quotes("COUNT THE KPI") == []


@given(st.text(alphabet="we best not “”\"«».;:?!—#1 %Leader é'", max_size=200), st.sampled_from(["p", "h2", "quote"]))
def test_marks_lie_in_the_text_whatever_it_is(text: str, kind: str) -> None:
    for mark in marks_of(text, kind, words()):
        assert 0 <= mark.start < mark.end <= len(text)
        assert mark.labels


@pytest.mark.parametrize(
    "piece",
    [
        "best ",
        "we best; ",
        "not best ",
        "amazon best ",
        "“best ",
        "« best » ",
        '"',
        "best? ",
        "— A ",
        "Leader Price ",
        "step no. 1 ",
        "according to best ",
        "KPI (",
        "the word best ",
        "we do best ",
        "e' ",
        "E'A ",
        "bakery smart bread ",
    ],
)
def test_twice_the_text_takes_at_most_about_twice_the_time(piece: str) -> None:
    assert grows_in_step(lambda text: marks_of(text, "p", words()), piece)
