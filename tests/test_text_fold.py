from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.text.fold import bare, digest, fold

TEXTS = st.one_of(st.text(), st.text(alphabet="aÉ’ \u00a0\u202f\u00ad\u200bœﬃe\u0301ßİ\u2011…\n"))


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Jusqu’à 40\u202f% d’Économies", "jusqu'à 40 % d'économies"),
        ("World\u2011class", "world-class"),
        ("UN’ECCELLENZA", "un'eccellenza"),
        ("  two \u00a0\n words ", "two words"),
        ("soft\u00adhy\u200bphen", "softhyphen"),
        ("a \u200b b", "a b"),
        ("cœur ﬁne Straße", "coeur fine strasse"),
        ("e\u0301te\u0301", "été"),
        ("Acme™ n\u00ba 1…", "acme™ no 1..."),
        ("", ""),
        ("\u200b", ""),
    ],
)
def test_folding_takes_away_what_only_typography_varies(text: str, folded: str) -> None:
    assert fold(text).text == folded


def test_accents_go_only_where_asked() -> None:
    assert fold("L’ÉTÉ à Forlì").text == "l'été à forlì"
    assert fold("L’ÉTÉ à Forlì", accents=False).text == "l'ete a forli"


def test_a_found_word_leads_back_to_the_page_s_own_characters() -> None:
    text = "Le  \u00abC\u0153ur\u00bb de l\u2019e\u0301te\u0301"
    folded = fold(text)
    for word in ("coeur", "été"):
        start = folded.text.index(word)
        begin, end = folded.span(start, start + len(word))
        assert fold(text[begin:end]).text == word


@given(TEXTS)
def test_offsets_never_fall_and_stay_in_range(text: str) -> None:
    folded = fold(text)
    assert len(folded.offsets) == len(folded.text) + 1
    assert folded.offsets[-1] == len(text)
    assert all(before <= after for before, after in pairwise(folded.offsets))
    for place in range(len(folded.text)):
        start, end = folded.span(place, place + 1)
        assert 0 <= start < end <= len(text)


@given(TEXTS)
def test_white_space_is_single_and_inside(text: str) -> None:
    folded = fold(text).text
    assert "  " not in folded
    assert folded == folded.strip(" ")


@given(TEXTS)
def test_without_accents_a_text_keeps_its_length(text: str) -> None:
    assert len(bare(text)) == len(text)


@given(TEXTS)
def test_a_digest_has_63_bits_and_sees_no_typography(text: str) -> None:
    assert 0 <= digest(text) < 1 << 63
    assert digest(f" {text}\u00a0") == digest(text)


def test_other_words_have_another_digest() -> None:
    assert digest("We bake bread.") != digest("We bake cakes.")
