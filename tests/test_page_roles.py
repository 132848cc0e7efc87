"""What a page is for, and what becomes of pages without copy to judge."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.model import Role
from audit.page.note import note
from audit.page.role import role_of
from crawler.outcome import Outcome
from crawler.page import KINDS, Block, Page, Region
from crawler.read import read

CASES = tomllib.loads((Path(__file__).parent / "cases/roles.toml").read_text("utf-8"))["case"]
COPY = "<p>Apriamo la porta alle otto e la chiudiamo quando il lavoro del giorno è finito.</p>" * 5


@pytest.mark.parametrize("case", CASES, ids=[f"{case['url']}-{case['role']}" for case in CASES])
def test_the_role_of_a_page_is_told(case: dict[str, Any]) -> None:
    page = read(case["url"], f"<html><body>{case.get('html', '<p>Text.</p>')}</body></html>".encode(), "text/html")
    assert role_of(page) is Role(case["role"])


def noted(html: str, *, lang: str = "it") -> Outcome:
    body = f'<html lang="{lang}"><body><main>{html}</main></body></html>'
    return note(read("https://example.it/a", body.encode(), "text/html; charset=utf-8")).outcome


def test_a_page_in_its_language_is_audited() -> None:
    assert noted(COPY) is Outcome.AUDITED


def test_a_language_without_a_pack_is_no_copy() -> None:
    german = "<p>Wir öffnen die Tür um acht Uhr und schließen sie, wenn die Arbeit des Tages getan ist.</p>"
    assert noted(german * 5, lang="de") is Outcome.LANGUAGE


def test_lorem_ipsum_is_a_placeholder() -> None:
    latin = (
        "<p>Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut labore.</p>"
    )
    assert noted(latin * 5) is Outcome.PLACEHOLDER


def test_what_a_theme_left_behind_is_a_placeholder() -> None:
    assert noted(f"<h1>Pagina di esempio</h1>{COPY}") is Outcome.PLACEHOLDER
    assert (
        noted("<p>Sono un paragrafo. Fai clic per modificare e aggiungere il tuo testo qui.</p>" * 3)
        is Outcome.PLACEHOLDER
    )


def test_one_leftover_does_not_take_a_page_away() -> None:
    assert noted(f"<h1>La bottega</h1>{COPY}<p>Il tuo testo qui.</p>") is Outcome.AUDITED


def test_what_the_crawl_said_of_a_page_stands() -> None:
    facts = note(Page(url="https://example.it/", outcome=Outcome.EMPTY_SHELL, detail="12 words"))
    assert (facts.outcome, facts.detail, facts.units) == (Outcome.EMPTY_SHELL, "12 words", ())


blocks = st.builds(
    Block,
    kind=st.sampled_from(KINDS),
    text=st.text(min_size=1, max_size=120).filter(str.strip),
    region=st.sampled_from(Region),
    lang=st.sampled_from([None, "it", "en", "de", "zz"]),
)


@given(st.builds(Page, url=st.just("https://example.it/a"), blocks=st.lists(blocks, max_size=8).map(tuple)))
def test_any_page_has_facts_whose_spans_are_true(page: Page) -> None:
    facts = note(page)
    for unit in facts.units:
        text = page.blocks[unit.block].text[unit.start : unit.end]
        assert text.strip() == text != ""
        assert unit.text in ("", text)
        assert all(0 <= mark.start < mark.end <= len(text) for mark in unit.marks)
    assert facts == note(page)
