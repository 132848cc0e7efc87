"""From the facts of all pages to one audit."""

import random
import tracemalloc
from collections.abc import Iterator

import msgspec
import pytest

from audit.checks import checks
from audit.checks.check import Check
from audit.checks.pages import Pages
from audit.judge import judge
from audit.model import Audit, Dimension, Mark, PageFacts, Reading, Result, Role, Status, Unit, Versions
from audit.text.fold import digest
from crawler.known import CrawlInfo, Known
from crawler.outcome import Outcome

INFO = CrawlInfo(
    site="example.it", start="https://example.it/start", started_at="2026-11-21T09:00:00Z", finished=True, max_pages=200
)
VERSIONS = Versions(tool="0.1.0", words="000000000000", formula=1)
LONG = "Questa frase è lunga, e {} non finisce mai."


def unit(text: str, block: int = 0, *, marked: bool = True, words: int = 40) -> Unit:
    marks = (Mark(check="readability", kind="long-sentence", start=0, end=len(text)),) if marked else ()
    return Unit(
        block=block,
        start=0,
        end=len(text),
        digest=digest(text),
        words=words,
        judged=True,
        marks=marks,
        text=text if marked else "",
    )


def page(url: str, *units: Unit, language: str = "it", **more: object) -> PageFacts:
    facts = PageFacts(
        url=url,
        outcome=Outcome.AUDITED,
        title="Titolo",
        language=language,
        declared_language="it",
        words=sum(unit.words for unit in units),
        units=units,
        readings=(Reading(language=language, sentences=20, words=300, letters=1500, syllables=700),),
    )
    return msgspec.structs.replace(facts, **more)


def run(pages: list[PageFacts], known: list[Known] | None = None, info: CrawlInfo = INFO, **more: object) -> Audit:
    urls = known if known is not None else [Known(url=page.url, outcome=Outcome.AUDITED, depth=1) for page in pages]
    return judge(info, lambda: iter(urls), lambda: iter(pages), versions=VERSIONS, **more)  # type: ignore[arg-type]  # options by name


def site() -> list[PageFacts]:
    everywhere = unit(LONG.format("qui"), 7)
    return [page(f"https://example.it/{n}", everywhere, unit(LONG.format(str(n)), 2)) for n in range(9)]


def test_a_finding_quotes_the_page_and_counts_its_places() -> None:
    result = next(check.result for check in run(site()).checks if check.id == "readability")
    first = max(result.findings, key=lambda finding: finding.count)
    assert first.quotes == (LONG.format("qui"),)
    assert first.count == 9
    assert [place.url for place in first.places] == [f"https://example.it/{n}" for n in range(9)]
    assert len(result.findings) == 10


def test_a_finding_lists_fifty_places_at_most() -> None:
    furniture = [page(f"https://example.it/{n:03}", unit(LONG.format("qui"), 1)) for n in range(80)]
    result = next(check.result for check in run(furniture).checks if check.id == "readability")
    assert [(finding.count, len(finding.places)) for finding in result.findings] == [(80, 50)]


def test_a_key_survives_a_move_and_typography_but_no_edit() -> None:
    keys = [
        next(check.result.findings[0].key for check in run([page(url, unit(text))]).checks if check.id == "readability")
        for url, text in (("a", "L'altra frase."), ("b", "L’altra  frase."), ("a", "L'altra frase!"))
    ]
    assert keys[0] == keys[1] != keys[2]
    assert all(len(key) == 16 and int(key, 16) >= 0 for key in keys)


def test_the_order_of_pages_and_urls_changes_nothing() -> None:
    pages = site()
    known = [Known(url=page.url, outcome=Outcome.AUDITED, depth=int(page.url[-1]) % 3) for page in pages]
    expected = msgspec.json.encode(run(pages, known))
    for seed in range(5):
        random.Random(seed).shuffle(pages)
        random.Random(seed + 9).shuffle(known)
        assert msgspec.json.encode(run(pages, known)) == expected


def test_pages_stand_by_depth_then_url_and_every_known_url_is_one() -> None:
    known = [
        Known(url="b", outcome=Outcome.AUDITED, depth=1),
        Known(url="z", outcome=Outcome.NOT_FOUND, detail="404", depth=2),
        Known(url="c", outcome=Outcome.AUDITED, depth=0),
        Known(url="a", outcome=Outcome.ROBOTS, depth=1),
    ]
    audit = run([page("b", unit("x")), page("c", unit("y"))], known)
    assert [(row.url, row.outcome) for row in audit.pages] == [
        ("c", Outcome.AUDITED), ("a", Outcome.ROBOTS), ("b", Outcome.AUDITED), ("z", Outcome.NOT_FOUND),
    ]  # fmt: skip
    assert dict(audit.outcomes) == {Outcome.AUDITED: 2, Outcome.ROBOTS: 1, Outcome.NOT_FOUND: 1}
    assert audit.pages[2].findings == 1


@pytest.mark.parametrize("outcome", [Outcome.PLACEHOLDER, Outcome.LANGUAGE])
def test_a_page_whose_facts_say_that_it_holds_no_copy_is_not_judged(outcome: Outcome) -> None:
    audit = run([page("a", unit("x")), page("b", unit("y"), outcome=outcome)])
    assert {row.url: row.outcome for row in audit.pages} == {"a": Outcome.AUDITED, "b": outcome}
    assert audit.words == 40
    assert audit.languages == (("it", 1),)


def test_a_page_that_the_crawl_calls_a_double_is_not_judged() -> None:
    known = [Known(url="a", outcome=Outcome.AUDITED), Known(url="b", outcome=Outcome.DUPLICATE, detail="a")]
    audit = run([page("a", unit("x")), page("b", unit("y"))], known)
    assert audit.words == 40
    assert audit.pages[1].outcome is Outcome.DUPLICATE


def test_equal_units_are_counted_once() -> None:
    assert run([page("a", unit("x"), unit("x", 3)), page("b", unit("x"), unit("y"))]).words == 80


def test_the_start_is_the_home() -> None:
    audit = run([page(INFO.start, unit("x")), page("https://example.it/b", unit("y"))])
    assert [row.role for row in audit.pages] == [Role.OTHER, Role.HOME]


def test_the_language_of_most_pages_is_the_main_one() -> None:
    audit = run([page("a"), page("b", language="en"), page("c", language="en")])
    assert audit.language == "en"
    assert audit.languages == (("en", 2), ("it", 1))


def broken(_: Pages) -> Result:
    raise ZeroDivisionError


def test_a_check_that_raises_cannot_tell_and_loses_no_report() -> None:
    bad = Check(id="bad", dimension=Dimension.HONEST, weight=1, site=broken)
    audit = run(site(), among=(bad, *checks()))
    assert audit.checks[0].result == Result(status=Status.CANT_TELL)
    assert [(notice.key, notice.detail) for notice in audit.notices] == [("check-failed", "bad")]
    assert audit.checks[1].result.score is not None


def test_no_check_of_ours_raises() -> None:
    assert not [notice for notice in run(site()).notices if notice.key == "check-failed"]
    assert not [notice for notice in run([]).notices if notice.key == "check-failed"]


def test_a_check_that_is_not_included_is_not_there() -> None:
    audit = run(site(), include=lambda check: check.id != "faces")
    assert "faces" not in [check.id for check in audit.checks]
    assert all(dimension.score is None for dimension in audit.dimensions if dimension.id == "human")


def test_what_the_reader_must_know_is_noticed() -> None:
    info = msgspec.structs.replace(INFO, finished=False, ignored_robots=True, notes=("subdomains: shop.example.it",))
    known = [
        Known(url="a", outcome=Outcome.AUDITED),
        Known(url="b", outcome=Outcome.AUDITED),
        Known(url="c", outcome=Outcome.OVER_BUDGET),
        Known(url="d", outcome=Outcome.EMPTY_SHELL),
    ]
    german = page("b", language="de", outcome=Outcome.LANGUAGE)
    audit = run([page("a", unit("x", words=150), language="en"), german], known, info)
    assert [(notice.key, notice.detail) for notice in audit.notices] == [
        ("not-finished", ""),
        ("robots-ignored", ""),
        ("subdomains", "shop.example.it"),
        ("budget-spent", "1"),
        ("empty-shells", "1"),
        ("languages-not-audited", "de"),
        ("wrong-lang-attribute", "it → en (1)"),
        ("little-text", ""),
    ]


def test_a_site_without_a_page_has_an_audit() -> None:
    audit = run([])
    assert (audit.score, audit.language, audit.words, audit.pages) == (None, None, 0, ())


def test_an_audit_survives_json() -> None:
    audit = run(site())
    assert msgspec.json.decode(msgspec.json.encode(audit), type=Audit) == audit


def test_memory_grows_by_a_row_and_little_more_for_a_page() -> None:
    """Pages of 30 clean units each, made as they are read: their text and units must not stay."""

    def made(count: int) -> Iterator[PageFacts]:
        for n in range(count):
            yield page(
                f"https://example.it/{n:05}", *(unit(f"{n % 20} {u}", u, marked=False, words=9) for u in range(30))
            )

    def peak(count: int) -> int:
        tracemalloc.start()
        known = lambda: (Known(url=f"https://example.it/{n:05}", outcome=Outcome.AUDITED) for n in range(count))  # noqa: E731
        judge(INFO, known, lambda: made(count), versions=VERSIONS)
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    peak(50)
    rows = 600  # bytes of an AuditedPage row with its URL and the way to it, measured
    assert (peak(500) - peak(200)) / 300 < rows + 500
