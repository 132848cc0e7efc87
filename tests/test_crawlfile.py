"""The crawl file: whatever happens to the processes, no URL is lost, none is doubled, and a damaged file says so."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crawler.crawlfile import Body, CrawlFile, Found, SupersededError
from crawler.errors import CorruptData
from crawler.outcome import Outcome
from crawler.page import Page
from crawler.settle import likeness

TREE = {0: [1, 2, 3], 1: [4, 5], 2: [5, 6], 3: [7], 4: [], 5: [8], 6: [], 7: [0], 8: [9], 9: []}


def new(path: Path, max_pages: int = 100) -> CrawlFile:
    file = CrawlFile.open(path, create=True)
    file.take_over()
    file.begin(site="s", start=url(0), started_at="2026-11-21T10:00:00Z", settings="x", max_pages=max_pages)
    file.add([Found(url=url(0))], depth=0, chain=True)
    return file


def url(number: int) -> str:
    return f"https://firm.example/{number}"


def fetch(file: CrawlFile) -> bool:
    task = file.claim_fetch(1)
    if task:
        file.store_body(task, Body(data=b"x", fetched_at="2026-11-21T10:00:00Z"))
    return task is not None


def read(file: CrawlFile) -> bool:
    task = file.claim_read(2)
    if task:
        number = int(task.url.rpartition("/")[2])
        page = Page(url=task.url, digest=str(number), words=9)
        found = [Found(url=url(target)) for target in TREE[number]]
        file.store_page(task, page, b"\x80", code="c", note_code="n", found=found)
    return task is not None


STEPS: dict[str, Callable[[CrawlFile], object]] = {
    "fetch": fetch,
    "read": read,
    "take-fetch": lambda file: file.claim_fetch(1),
    "take-read": lambda file: file.claim_read(3),
    "plan": lambda file: file.plan(),
}
# What can happen at any moment, in any order.
EVENTS = st.lists(st.sampled_from([*STEPS, "kill", "reader-dies"]), max_size=40)


@given(events=EVENTS)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
def test_nothing_is_lost_or_doubled_whatever_happens(
    events: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("crawl") / "crawl.sqlite"
    file = new(path)
    deaths = 0
    for event in events:
        if event == "kill":
            file.close()
            file = CrawlFile.open(path)
            file.take_over()
        elif event == "reader-dies":
            deaths += file.release(3)
        elif event != "take-read" or deaths < 2:
            STEPS[event](file)
    file.take_over()
    while file.plan():
        while fetch(file) or read(file):
            pass
    known = list(file.known())
    file.close()
    assert sorted(item.url for item in known) == [url(number) for number in sorted(TREE)]
    assert {item.outcome for item in known} == {Outcome.AUDITED}


def test_one_depth_is_finished_before_the_next_in_url_order(tmp_path: Path) -> None:
    with new(tmp_path / "crawl.sqlite") as file:
        order = []
        while file.plan():
            while task := file.claim_fetch(1):
                order.append(int(task.url.rpartition("/")[2]))
                file.store_body(task, Body(data=b"x"))
            while read(file):
                pass
    assert order == [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]


def test_the_budget_cuts_in_url_order(tmp_path: Path) -> None:
    with new(tmp_path / "crawl.sqlite", max_pages=6) as file:
        while file.plan():
            while fetch(file) or read(file):
                pass
        audited = [item.url for item in file.known() if item.outcome is Outcome.AUDITED]
        left = [item.url for item in file.known() if item.outcome is Outcome.OVER_BUDGET]
    assert audited == [url(number) for number in (0, 1, 2, 3, 4, 5)]
    assert left == [url(number) for number in (6, 7, 8)]


def test_a_process_of_an_earlier_run_writes_nothing_more(tmp_path: Path) -> None:
    path = tmp_path / "crawl.sqlite"
    with new(path) as old:
        old.plan()
        task = old.claim_fetch(1)
        assert task is not None
        with CrawlFile.open(path) as young:
            young.take_over()
            with pytest.raises(SupersededError):
                old.store_body(task, Body(data=b"late"))
            assert young.claim_fetch(2) is not None


@pytest.mark.parametrize("body", [b"", b"no database at all, but long enough to be looked at by SQLite" * 9])
def test_a_file_that_is_no_crawl_file_says_so(body: bytes, tmp_path: Path) -> None:
    path = tmp_path / "crawl.sqlite"
    path.write_bytes(body)
    with pytest.raises(CorruptData):
        CrawlFile.open(path)


def test_a_damaged_file_says_so(tmp_path: Path) -> None:
    path = tmp_path / "crawl.sqlite"
    with new(path) as file:
        file.add([Found(url=url(number)) for number in range(10, 900)], depth=1)
        file.plan()
        fetch(file)
    body = bytearray(path.read_bytes())
    body[4096 * 3 : 4096 * 6] = b"\xff" * (4096 * 3)
    path.write_bytes(body)
    with pytest.raises(CorruptData):
        CrawlFile.open(path)


def test_likeness_is_the_share_of_common_shingles() -> None:
    assert likeness(frozenset({1, 2, 3, 4}), frozenset({1, 2, 3, 4})) == 1.0
    assert likeness(frozenset(), frozenset({1})) == 0.0
    assert likeness(frozenset({1, 2}), frozenset({3, 4})) == 0.0
