"""The checks themselves: discovery, long sentences, and the formula over a site."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from audit.checks import checks
from audit.checks.faces import CHECK as FACES
from audit.checks.pages import Pages
from audit.checks.readability import CHECK as READABILITY
from audit.languages import pack
from audit.model import Dimension, PageFacts, Person, Reading, Role, Status, Unit, Way
from audit.page.note import note
from crawler.outcome import Outcome
from crawler.read import read

CASES = tomllib.loads((Path(__file__).parent / "cases/readability.toml").read_text("utf-8"))["case"]
PLAIN = {
    "it": "Apriamo la porta alle otto e la chiudiamo quando il lavoro è finito.",
    "en": "We open the door at eight in the morning and close it when the work is done.",
    "fr": "Nous ouvrons la porte à huit heures et nous la fermons quand le travail est fini.",
}


def pages_of(*pages: PageFacts) -> Pages:
    return Pages(lambda: iter(pages))


def test_every_check_is_found_in_the_order_of_the_dimensions() -> None:
    found = checks()
    assert [check.id for check in found] == [
        *("family-test", "self-praise"),
        *("jargon", "readability"),
        *("faces",),
        *("we-you",),
    ]
    assert [check.dimension for check in found] == sorted(
        (check.dimension for check in found), key=list(Dimension).index
    )


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_long_sentences_are_marked_where_they_are_copy(case: dict[str, Any]) -> None:
    tag, lang = case.get("tag", "p"), case["lang"]
    html = f'<html lang="{lang}"><main><p>{PLAIN[lang]}</p></main><{tag}>{case["text"]}</{tag}></html>'
    facts = note(read("https://example.com/bread", html.encode(), "text/html; charset=utf-8"))
    marked = [unit for unit in facts.units if unit.marks]
    assert len(marked) == case["marked"]
    for unit in marked:
        assert unit.text == case["text"]
        assert [(mark.kind, mark.start, mark.end) for mark in unit.marks] == [("long-sentence", 0, len(unit.text))]


def test_quotes_law_and_furniture_are_read_and_not_judged() -> None:
    html = (
        "<html lang='en'><title>Bread by the bridge</title><nav><a href='/x'>Opening hours of the shop</a></nav><main>"
        "<p>We bake at four.</p><blockquote>The rye is good.</blockquote><p>All rights reserved to the bakers.</p>"
        "</main><footer><p>We live by the bridge.</p></footer></html>"
    )
    page = read("https://example.com/bread", html.encode(), "text/html")
    judged = {page.blocks[unit.block].text for unit in note(page).units if unit.judged}
    assert judged == {"Bread by the bridge", "We bake at four."}
    assert note(page).words == 8


def reading(words: int, *, per_sentence: int = 10, language: str = "en") -> Reading:
    return Reading(
        language=language, sentences=words // per_sentence, words=words, letters=5 * words, syllables=3 * words // 2
    )


def page(url: str, *readings: Reading, role: Role = Role.OTHER, digest: int = 0) -> PageFacts:
    unit = Unit(block=0, start=0, end=9, digest=digest or hash(url) % (1 << 62), words=120, judged=True)
    return PageFacts(
        url=url, outcome=Outcome.AUDITED, language="en", role=role, words=120, units=(unit,), readings=readings
    )


def test_under_a_hundred_words_nothing_is_scored() -> None:
    result = READABILITY.site(pages_of(page("a", reading(90))))
    assert (result.status, result.score, result.reason) == (Status.INAPPLICABLE, None, "too-little-text")


def test_each_language_has_the_measure_of_its_own_formula() -> None:
    result = READABILITY.site(pages_of(page("a", reading(300), reading(900, language="it"))))
    assert [measure.language for measure in result.measures] == ["it", "en"]
    for measure in result.measures:
        formula = pack.rules(measure.language or "").formula
        assert measure.value == round(formula.value(reading(300)), 1)
        assert (measure.good, measure.poor) == (formula.good, formula.poor)


def test_a_hundred_posts_do_not_drown_the_home_page() -> None:
    hard = [page(f"post{n}", reading(400, per_sentence=40), role=Role.POST, digest=n + 1) for n in range(100)]
    home = page("home", reading(500), role=Role.HOME)
    formula = pack.rules("en").formula
    mean = (formula.value(reading(500)) + formula.value(reading(400, per_sentence=40))) / 2
    assert READABILITY.site(pages_of(home, *hard)).measures[0].value == pytest.approx(mean, abs=0.1)


def test_the_same_page_at_two_addresses_counts_once() -> None:
    hard = page("a", reading(400, per_sentence=40), digest=7)
    easy = page("b", reading(400), digest=8)
    again = page("c", reading(400), digest=8)
    assert READABILITY.site(pages_of(hard, easy)) == READABILITY.site(pages_of(hard, easy, again))


def faces(*ways: Way, people: tuple[Person, ...] = ()) -> PageFacts:
    unit = Unit(block=0, start=0, end=9, digest=1, words=120, judged=True)
    return PageFacts(url="a", outcome=Outcome.AUDITED, units=(unit,), words=120, people=people, ways=ways)


ANNA = Person(name="Anna Ferri", signals=("given-name", "team-card"), block=3)
INFO = Way(kind="mail", value="info@a.it")
FORMS = tuple(Way(kind="form", value=str(number), nature="form") for number in range(2))
HERS = Way(kind="mail", value="anna@a.it", person="Anna Ferri", nature="person")


@pytest.mark.parametrize(
    ("facts", "score", "reason"),
    [
        (faces(), 0.0, "no-way-found"),
        (faces(INFO), 0.0, "only-mailboxes"),
        (faces(INFO, people=(ANNA,)), 30.0, "people-named-not-reachable"),
        (faces(INFO, HERS, people=(ANNA,)), 100.0, "people-reachable"),
        (faces(INFO, HERS, *FORMS, people=(ANNA,)), 50.0, "people-reachable"),
    ],
)  # fmt: skip
def test_the_score_of_faces_has_the_control_points_that_it_states(facts: PageFacts, score: float, reason: str) -> None:
    result = FACES.site(pages_of(facts))
    assert (result.score, result.reason) == (score, reason)
    assert result.status is (Status.PASSED if facts.people else Status.FAILED)


def test_two_spellings_of_a_number_are_one_way() -> None:
    plain = Way(kind="phone", value="011 555 0142", nature="phone")
    hers = Way(kind="phone", value="+39 011 5550142", person="Anna Ferri", nature="person")
    result = FACES.site(pages_of(faces(plain, hers, people=(ANNA,))))
    assert [(entry.kind, entry.detail, entry.count) for entry in result.listings[1].entries] == [
        ("person", "Anna Ferri", 2)
    ]


def test_a_given_name_alone_is_the_only_person_who_bears_it() -> None:
    alone = Person(name="Anna", role="titolare", signals=("given-name", "greeting"), block=1)
    result = FACES.site(pages_of(faces(INFO, people=(ANNA, alone))))
    assert [(entry.text, entry.detail, entry.count) for entry in result.listings[0].entries] == [
        ("Anna Ferri", "titolare", 2)
    ]


def test_two_persons_of_one_given_name_stay_apart() -> None:
    alone = Person(name="Anna", signals=("given-name", "greeting"), block=1)
    other = Person(name="Anna Vitali", signals=("given-name", "team-card"), block=2)
    result = FACES.site(pages_of(faces(INFO, people=(ANNA, other, alone))))
    assert [entry.text for entry in result.listings[0].entries] == ["Anna", "Anna Ferri", "Anna Vitali"]
