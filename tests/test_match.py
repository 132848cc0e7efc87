"""Phrases found in a text by one index."""

from collections.abc import Sequence

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.languages import pack
from audit.languages.phrases import expand
from audit.languages.rules import ELIDED
from audit.text.match import Index, Sets
from audit.text.tokens import Tokens
from tests.growth import grows_in_step

RULES = msgspec.structs.replace(pack.rules("it"), word=ELIDED)
SETS = {"offer": ("bread", "bread rolls", "l'opera")}


def index(phrases: Sequence[str]) -> Index:
    sets = {name: [phrase for text in texts for phrase in expand(text, RULES)] for name, texts in SETS.items()}
    return Index(((phrase, at) for at, text in enumerate(phrases) for phrase in expand(text, RULES)), Sets(sets))


def found(phrase: str, text: str) -> list[str]:
    tokens = Tokens(text, RULES)
    return [text[slice(*tokens.span(hit.first, hit.last))] for hit in index([phrase]).hits(tokens)]


@pytest.mark.parametrize(
    ("phrase", "text", "quotes"),
    [
        ("best bread", "The Best bread, best BREAD.", ["Best bread", "best BREAD"]),
        ("best", "Bestow the bestest", []),
        ("world-class", "World‑class, world class, worldclass", ["World‑class", "world class"]),
        ("all'avanguardia", "Un forno all’avanguardia", ["all’avanguardia"]),
        ("avanguardia", "L’avanguardia del pane", ["avanguardia"]),
        ("best (bread|bread rolls)", "best bread rolls", ["best bread", "best bread rolls"]),
        ("best <offer>", "best bread rolls", ["best bread", "best bread rolls"]),
        ("<offer> shop", "the bread rolls shop and a bread shop", ["bread rolls shop", "bread shop"]),
        ("non … best", "non best", ["non best"]),
        ("non … best", "non a b c d best", ["non a b c d best"]),
        ("non … best", "non a b c d e best", []),
        ("non … best", "non a; best", []),
        ("best bread", "the best. Bread is", []),
        ("the 7", "the. 7", []),
        ("n 7", "at n. 7", ["n. 7"]),
        ("n the", "at n. The best", []),
        ("j best", "J. Best", ["J. Best"]),
        ("best bread", "the best: bread", []),
        ("best bread", "the best – bread", []),
        ("best bread", "the best, bread", ["best, bread"]),
        ("no 1", "We are no. 1", ["no. 1"]),
        ("no 1", "The #1 oven", ["#1"]),
        ("n 1", "N° 1, n.1 and n°1", ["N° 1", "n.1", "n°1"]),
        ("# loaves", "5,000 loaves, 5 000 loaves, 5 000 loaves", ["5,000 loaves", "5 000 loaves", "5 000 loaves"]),
        ("# %", "Up to 70% or 70 %", ["70%", "70 %"]),
        ("# loaves", "loaves", []),
        ("up to # loaves", "up to many loaves", []),
    ],
)
def test_a_phrase_is_found_word_by_word(phrase: str, text: str, quotes: list[str]) -> None:
    assert found(phrase, text) == quotes


def test_hits_name_their_phrase_and_come_in_the_order_of_the_text() -> None:
    tokens = Tokens("bread and the best bread", RULES)
    hits = index(["best bread", "bread", "the … bread"]).hits(tokens)
    assert [(hit.first, hit.last, hit.id) for hit in hits] == [(0, 1, 1), (2, 5, 2), (3, 5, 0), (4, 5, 1)]


WORDS = st.sampled_from(["a", "b", "c", "bread", "7", "…"])


@given(st.lists(WORDS, min_size=1, max_size=5), st.text(alphabet="abc 7,;.", max_size=60))
def test_a_hit_is_what_a_plain_search_finds(items: list[str], text: str) -> None:
    phrase = [item for item in items if item != "…"]
    tokens = Tokens(text, RULES)
    if phrase:
        hits = {(hit.first, hit.last) for hit in index([" ".join(phrase)]).hits(tokens)}
        size = len(phrase)
        windows = range(len(tokens.texts) - size + 1)
        assert hits == {
            (at, at + size)
            for at in windows
            if tokens.texts[at : at + size] == phrase and not any(map(tokens.breaks, range(at + 1, at + size)))
        }


@pytest.mark.parametrize("piece", ["a ", "non ", "a; ", "best bread ", "7 ", "7 000 ", "« ", "#1 ", "é' "])
def test_twice_the_text_takes_at_most_twice_the_time(piece: str) -> None:
    words = index(["non … best … bread", "a … a … b", "# … # %", "best <offer>", "<offer> <offer> x"])
    assert grows_in_step(lambda text: words.hits(Tokens(text, RULES)), piece)
