import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.languages import pack
from audit.text.identify import Identified, identify_block, identify_page

CASES = tomllib.loads((Path(__file__).parent / "cases" / "identify.toml").read_text("utf-8"))
DATA = list(Path(pack.__file__).parent.glob("*/identify.toml"))
TEXTS = st.lists(
    st.one_of(st.text(), st.sampled_from(["il pane", "the bread", "le pain", "das Brot", "dolor sit amet"]))
)


@pytest.mark.parametrize("case", CASES["page"], ids=lambda case: case["texts"][0] if case["texts"] else "nothing")
def test_a_page_is_in_the_language_of_its_copy(case: dict[str, Any]) -> None:
    found = identify_page(case["texts"], case.get("declared"), case.get("url", "https://example.com/"))
    assert (found.language, found.other) == (case.get("language"), case.get("other"))
    assert found.placeholder == case.get("placeholder", False)


@pytest.mark.parametrize("case", CASES["block"], ids=lambda case: case["text"])
def test_a_block_is_in_the_language_of_its_page_unless_it_plainly_is_not(case: dict[str, Any]) -> None:
    assert identify_block(case["text"], case["page"], own=case.get("own")) == case.get("language")


def test_a_page_in_two_languages_tells_the_share_of_the_first() -> None:
    texts = ["Facciamo il pane ogni notte, da tre generazioni."] * 3 + ["We bake our bread every night with time."]
    found = identify_page(texts, None, "https://example.com/")
    assert found.language == "it"
    assert 0.7 < found.share < 0.8


def test_hreflang_helps_where_there_is_little_to_read() -> None:
    assert identify_page(["12 45"], None, "https://example.com/", hreflang="it-IT").language == "it"


@given(texts=TEXTS, declared=st.one_of(st.none(), st.text(), st.sampled_from(["it", "en", "xx"])), url=st.text())
def test_any_texts_get_an_answer(texts: list[str], declared: str | None, url: str) -> None:
    found = identify_page(texts, declared, url)
    assert isinstance(found, Identified)
    assert found.language is None or found.language in pack.codes()
    assert found.language is None or found.other is None
    assert 0 <= found.share <= 1


@given(
    text=st.text(), page=st.one_of(st.none(), st.sampled_from(["it", "en", "xx"])), own=st.one_of(st.none(), st.text())
)
def test_a_block_is_never_said_to_be_in_its_own_page_s_language(text: str, page: str | None, own: str | None) -> None:
    assert page is None or identify_block(text, page, own=own) != page


def test_the_data_stay_small() -> None:
    assert {path.parent.name for path in DATA} == {*pack.codes(), "other"}
    assert sum(path.stat().st_size for path in DATA) < 600_000
