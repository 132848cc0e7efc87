import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.languages import pack
from audit.model import Reading
from audit.text.readability import points, reading

SYLLABLES = tomllib.loads((Path(__file__).parent / "cases" / "syllables.toml").read_text("utf-8"))


def test_flesch_on_a_text_counted_by_hand() -> None:
    # We(1) bake(1) bread(1) ev-ery(2) day(1). Peo-ple(2) like(1) it(1) ver-y(2) much(1).
    counts = reading(["We bake bread every day. People like it very much."], pack.rules("en"))
    assert counts == Reading(language="en", sentences=2, words=10, letters=39, syllables=13)
    assert points(counts, pack.rules("en")) == pytest.approx(206.835 - 1.015 * 5 - 84.6 * 1.3)  # 91.78


def test_gulpease_on_a_text_counted_by_hand() -> None:
    # Il(2) forno(5) apre(4) alle(4) sei(3). L'(1) odore(5) arriva(6) in(2) piazza(6).
    counts = reading(["Il forno apre alle sei. L'odore arriva in piazza."], pack.rules("it"))
    assert (counts.sentences, counts.words, counts.letters) == (2, 10, 38)
    assert points(counts, pack.rules("it")) == pytest.approx(89 + (300 * 2 - 10 * 38) / 10)  # 111


def test_kandel_moles_on_a_text_counted_by_hand() -> None:
    # Nous(1) fai-sons(2) le(1) pain(1). L'(0) o-deur(2) at-ti-re(3) tou-te(2) la(1) rue(1).
    counts = reading(["Nous faisons le pain. L’odeur attire toute la rue."], pack.rules("fr"))
    assert counts == Reading(language="fr", sentences=2, words=10, letters=39, syllables=14)
    assert points(counts, pack.rules("fr")) == pytest.approx(207 - 1.015 * 5 - 73.6 * 1.4)  # 98.885


def test_fragments_and_numbers_are_not_counted() -> None:
    counts = reading(["Contact us", "Since 1987.", "We opened in 1987."], pack.rules("en"))
    assert (counts.sentences, counts.words) == (1, 3)


def test_without_a_sentence_there_are_no_points() -> None:
    assert points(reading(["Contact us", ""], pack.rules("en")), pack.rules("en")) is None


@pytest.mark.parametrize("language", pack.codes())
def test_syllables_are_right_for_nineteen_words_in_twenty(language: str) -> None:
    count = pack.rules(language).syllables
    known = {word: int(number) for number, group in SYLLABLES[language].items() for word in group.split()}
    wrong = {word: count(word) for word, number in known.items() if count(word) != number}
    assert len(known) >= 60
    assert len(wrong) <= len(known) / 20, wrong


@pytest.mark.parametrize("language", pack.codes())
@given(word=st.text(min_size=1))
def test_any_word_has_a_syllable_unless_it_is_elided(language: str, word: str) -> None:
    assert pack.rules(language).syllables(word) >= (0 if word[-1] in "'’" else 1)


@pytest.mark.parametrize("language", pack.codes())
def test_an_abbreviation_is_short_and_without_its_full_stop(language: str) -> None:
    rules = pack.rules(language)
    listed = rules.abbreviations | rules.number_abbreviations | rules.final_abbreviations
    assert all(len(word) < 8 or not word.isalpha() for word in listed)
    assert all(word == word.lower() and not word.endswith(".") for word in listed)
