import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.languages import pack
from audit.text.tokens import Tokens


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("it", "L'azienda dell’anno, un po' in là", ["L'", "azienda", "dell’", "anno", "un", "po", "in", "là"]),
        ("fr", "Aujourd'hui l’équipe n'a qu’un but", ["Aujourd'hui", "l’", "équipe", "n'", "a", "qu’", "un", "but"]),
        ("fr", "Contactez-nous !", ["Contactez", "nous"]),
        ("en", "We don't sell world-class 'widgets'.", ["We", "don't", "sell", "world", "class", "widgets"]),
        ("en", "B2B since 1987, $1,250.50 a year.", ["B2B", "since", "1987", "$", "1,250.50", "a", "year"]),
        ("fr", "5 000 pains", ["5 000", "pains"]),
        ("en", "", []),
    ],
)
def test_words_are_those_of_the_language(language: str, text: str, expected: list[str]) -> None:
    tokens = Tokens(text, pack.rules(language))
    assert [tokens.written(at) for at in range(len(tokens))] == expected


def test_numbers_and_signs_are_tokens_and_no_words() -> None:
    tokens = Tokens("5 % of the loaves", pack.rules("en"))
    assert tokens.texts == ["5", "%", "of", "the", "loaves"]
    assert tokens.words == ("of", "the", "loaves")


def test_an_elided_word_is_heard_with_the_next() -> None:
    assert Tokens("Dell'azienda sola", pack.rules("it")).heard == 2


@pytest.mark.parametrize(("text", "gap"), [("oven bread", 1), ("oven, bread", 2), ("oven\u00a0 bread", 1)])
def test_punctuation_shows_in_the_gap(text: str, gap: int) -> None:
    assert Tokens(text, pack.rules("en")).gap(1) == gap


@pytest.mark.parametrize("language", pack.codes())
@given(text=st.one_of(st.text(), st.text(alphabet="lL'’a1.,-_ é#%œ")))
def test_a_token_is_what_stands_at_its_place(language: str, text: str) -> None:
    tokens = Tokens(text, pack.rules(language))
    spans = [tokens.span(at, at + 1) for at in range(len(tokens))]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert spans == sorted(spans)
    gone = set(range(len(text))) - {place for start, end in spans for place in range(start, end)}
    assert not any(char.isalnum() for place in gone for char in Tokens(text[place], pack.rules(language)).texts)
