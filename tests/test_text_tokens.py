import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.languages import pack
from audit.text.tokens import count_words, tokens, words


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("it", "L'azienda dell’anno, un po' in là", ["L'", "azienda", "dell’", "anno", "un", "po", "in", "là"]),
        ("fr", "Aujourd'hui l’équipe n'a qu’un but", ["Aujourd'hui", "l’", "équipe", "n'", "a", "qu’", "un", "but"]),
        ("fr", "Contactez-nous !", ["Contactez", "nous"]),
        ("en", "We don't sell world-class 'widgets'.", ["We", "don't", "sell", "world", "class", "widgets"]),
        ("en", "B2B since 1987, $1,250.50 a year.", ["B2B", "since", "1987", "1,250.50", "a", "year"]),
        ("en", "", []),
    ],
)
def test_words_are_those_of_the_language(language: str, text: str, expected: list[str]) -> None:
    assert [token.text for token in tokens(text, pack.rules(language))] == expected


def test_numbers_are_tokens_and_no_words() -> None:
    rules = pack.rules("en")
    assert [token.number for token in tokens("5 loaves", rules)] == [True, False]
    assert words("5 loaves", rules) == ["loaves"]
    assert count_words("5 loaves", rules) == 1


@pytest.mark.parametrize("language", pack.codes())
@given(text=st.one_of(st.text(), st.text(alphabet="lL'’a1.,-_ é")))
def test_a_token_is_what_stands_at_its_place(language: str, text: str) -> None:
    found = tokens(text, pack.rules(language))
    assert all(text[token.start : token.end] == token.text != "" for token in found)
    edges = [edge for token in found for edge in (token.start, token.end)]
    assert edges == sorted(edges)
    gone = set(range(len(text))) - {place for token in found for place in range(token.start, token.end)}
    assert not any(text[place].isalnum() for place in gone)
