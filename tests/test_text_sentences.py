import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.languages import pack
from audit.text.sentences import MAX_WORDS, sentences
from audit.text.tokens import Tokens

CASES = [
    (path.stem.removeprefix("sentences-"), case)
    for path in sorted(Path(__file__).parent.glob("cases/sentences-*.toml"))
    for case in tomllib.loads(path.read_text("utf-8"))["cases"]
]
ENGLISH = pack.rules("en")
COPY = st.lists(st.sampled_from([".", "!", "?", "…", " ", "\u00a0", "»", '"', "a", "B", "Inc", "n", "1", "\n", "’"]))


def split(text: str, language: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text, pack.rules(language))]


@pytest.mark.parametrize(
    ("language", "expected"), CASES, ids=lambda value: value if isinstance(value, str) else value[0]
)
def test_a_block_falls_into_the_sentences_a_reader_hears(language: str, expected: list[str]) -> None:
    assert split(" ".join(expected), language) == expected


@pytest.mark.parametrize("language", pack.codes())
@given(text=st.one_of(st.text(), COPY.map("".join)))
def test_sentences_cover_all_that_is_not_white_space(language: str, text: str) -> None:
    spans = sentences(text, pack.rules(language))
    edges = [edge for span in spans for edge in span]
    assert edges == sorted(edges)
    assert all(text[start:end].strip() == text[start:end] != "" for start, end in spans)
    assert "".join("".join(text[start:end] for start, end in spans).split()) == "".join(text.split())


def test_a_line_break_ends_a_sentence() -> None:
    assert split("Our bread\nOur cakes", "en") == ["Our bread", "Our cakes"]


def test_a_text_without_a_full_stop_is_cut() -> None:
    text = "bread " * (2 * MAX_WORDS + 5)
    pieces = split(text, "en")
    assert [len(Tokens(piece, ENGLISH).words) for piece in pieces] == [MAX_WORDS, MAX_WORDS, 5]


def test_a_sentence_of_the_greatest_length_is_not_cut() -> None:
    assert len(split("a " * MAX_WORDS, "en")) == 1
