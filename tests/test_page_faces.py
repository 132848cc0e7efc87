"""People and ways on one page, and what the check says of them: cases as data."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.checks.faces import CHECK
from audit.checks.pages import Pages
from audit.languages.pack import codes
from audit.model import Entry, PageFacts, Result
from audit.page.names import is_name, names
from audit.page.note import note
from audit.page.words import page_words, people_words, plain
from crawler.read import read

CASES = tomllib.loads((Path(__file__).parent / "cases/faces.toml").read_text("utf-8"))["case"]
PADDING = {
    "it": "Il giorno {} apriamo la porta alle otto e la chiudiamo quando il lavoro è finito. ",
    "en": "On day {} we open the door at eight in the morning and close it when the work is done. ",
    "fr": "Le jour {} nous ouvrons la porte à huit heures et nous la fermons quand le travail est fini. ",
}


def language(url: str) -> str:
    return {"it": "it", "fr": "fr"}.get(url.split("/")[2].rpartition(".")[2], "en")


def facts(case: dict[str, Any]) -> PageFacts:
    code = language(case["url"])
    padding = "" if case.get("bare") else f"<p>{''.join(map(PADDING[code].format, range(1, 10)))}</p>"
    # Footer and form stand where they stand; the padding goes first, so that no line of a case has it as a neighbor.
    html = f'<html lang="{code}"><title>Pagina</title><body><main>{padding}<hr>{case["html"]}</main></body></html>'
    return note(read(case["url"], html.encode(), "text/html; charset=utf-8"))


def listed(result: Result, key: str) -> list[Entry]:
    return [entry for listing in result.listings if listing.key == key for entry in listing.entries]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_faces_are_found_where_they_are_and_nowhere_else(case: dict[str, Any]) -> None:
    page = facts(case)
    result = CHECK.site(Pages(lambda: iter([page])))
    people = {f"{entry.text}, {entry.detail}".rstrip(", ") for entry in listed(result, "people")}
    ways = {f"{entry.kind} {entry.text}{' > ' * bool(entry.detail)}{entry.detail}" for entry in listed(result, "ways")}
    assert result.status.value == case["status"]
    assert people == set(case["people"])
    assert ways == set(case.get("ways", ways))
    assert result.reason == case.get("reason", result.reason)


def test_there_are_enough_traps_in_every_language() -> None:
    traps = [language(case["url"]) for case in CASES if not case["people"]]
    assert len(traps) >= 25
    assert set(traps) == set(codes())


def test_nobody_is_named_by_a_legal_page_and_only_its_footer_is_a_way() -> None:
    html = (
        '<h1>Note legali</h1><p>Titolare: Elisa Marangon, <a href="mailto:privacy@ditta.it">privacy@ditta.it</a></p>'
        '</main><footer><p><a href="tel:0110000001">011 000 0001</a></p></footer>'
    )
    page = facts({"url": "https://example.it/note-legali", "html": html})
    assert page.people == ()
    assert [way.value for way in page.ways] == ["011 000 0001"]


@given(st.text(max_size=300))
def test_names_are_spans_of_any_text(text: str) -> None:
    for name in names(text):
        assert text[name.start : name.end] == name.text
    is_name(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Con Anna Bo Ferri in bottega", ["Anna Bo Ferri"]),
        ("Marco De Luca e Paolo della Rovere", ["Marco De Luca", "Paolo della Rovere"]),
        ("Chiara La Porta, Jean-Pierre d'Ormesson", ["Chiara La Porta", "Jean-Pierre d'Ormesson"]),
        ("Ask Emily J. Hartwell today", ["Emily J. Hartwell"]),
        ("Anna. La porta", ["Anna"]),
        ("Chantal Le", ["Chantal"]),
        ("Marco Polo Trevisan", []),
        ("Anna Ferri S.r.l., Marco Sarti & C.", []),
        ("Anna’s Bakery", []),
    ],
)
def test_a_name_ends_where_it_ends(text: str, found: list[str]) -> None:
    assert [name.text for name in names(text)] == found


@given(st.text(max_size=60))
def test_plain_text_has_the_length_of_the_text(text: str) -> None:
    assert len(plain(text)) == len(text)


def test_every_pack_knows_the_common_given_names() -> None:
    assert len(people_words().given) > 1500


def test_no_word_of_people_or_pages_is_empty() -> None:
    """An empty phrase would be in every text."""
    for words in (people_words(), page_words()):
        for name in words.__struct_fields__:
            assert "" not in getattr(words, name), name


def test_many_names_in_one_block_are_read_in_linear_time() -> None:
    """A hostile page: ten thousand names in one paragraph are found, and found to be one person at most."""
    html = "<main><p>" + "il titolare Marco Bianchi, " * 10_000 + "</p></main>"
    page = note(read("https://example.it/", html.encode(), "text/html"))
    assert len(page.people) <= 1
