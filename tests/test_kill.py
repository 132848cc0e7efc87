"""Whatever kills a crawl, the same command goes on with it: no page lost, none doubled, the same audit as without."""

import json
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.generated import write_site
from tests.loopback import Answer, Server, serve

CONCURRENCY = 4


def site(folder: Path, pages: int) -> dict[str, Answer]:
    names = write_site(folder, pages, paragraphs=3)
    files = {name: folder / ("index.html" if name == "/" else name.strip("/")) for name in names}
    return {name: Answer(body=file.read_bytes()) for name, file in files.items()}


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, dict[str, Answer]]]:
    routes = site(tmp_path_factory.mktemp("small"), 120)
    with serve(routes) as server:
        yield server, routes


def start(server: Server, folder: Path) -> "subprocess.Popen[bytes]":
    command = [
        *(sys.executable, "-m", "audit.app", "crawl", f"{server.url}/", "--allow-private", "127.0.0.0/8", "--quiet"),
        *("--delay", "0", "--concurrency", str(CONCURRENCY), "--max-pages", "1000", "--format", "json"),
        *("-o", str(folder / "reports"), "--data", str(folder / "data")),
    ]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def reported(folder: Path) -> bool:
    """Whether a run has come to its end, as a kill that comes too late finds it: the next command would begin anew."""
    return any((folder / "reports").glob("*/*/audit.json"))


def finish(server: Server, folder: Path) -> dict[str, Any]:
    if not reported(folder):
        process = start(server, folder)
        _, errors = process.communicate(timeout=600)
        assert process.returncode == 0, errors.decode()
    (found,) = (folder / "reports").glob("*/*/audit.json")
    audit: dict[str, Any] = json.loads(found.read_text("utf-8"))
    return audit


def stop_at(process: "subprocess.Popen[bytes]", seconds: float, how: signal.Signals) -> bool:
    """Send a signal after so many seconds; whether the process was still there to hear it."""
    try:
        process.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        process.send_signal(how)
        return True
    return False


def assert_whole(audit: dict[str, Any], server: Server, routes: dict[str, Answer]) -> None:
    urls = Counter(page["url"].removeprefix(server.url) for page in audit["pages"] if page["outcome"] == "audited")
    assert urls == dict.fromkeys(routes, 1)
    assert len(audit["pages"]) == len(routes)


def kill_round(server: Server, routes: dict[str, Answer], folder: Path, chance: random.Random, longest: float) -> int:
    """One crawl that is killed once to three times; how often it was."""
    server.hits.clear()
    kills = 0
    for _ in range(chance.randint(1, 3)):
        process = start(server, folder)
        kills += stop_at(process, chance.uniform(0.3, longest), signal.SIGKILL)
        process.communicate()
        if reported(folder):
            break
    assert_whole(finish(server, folder), server, routes)
    refetched = sum(server.hits[name] - 1 for name in routes)
    assert refetched <= kills * CONCURRENCY
    return kills


def test_a_killed_crawl_goes_on(small: tuple[Server, dict[str, Answer]], tmp_path: Path) -> None:
    assert kill_round(*small, tmp_path, random.Random(1), 2.5) >= 1


@pytest.mark.slow
def test_twenty_kills_of_six_hundred_pages(tmp_path_factory: pytest.TempPathFactory) -> None:
    routes = site(tmp_path_factory.mktemp("large"), 600)
    kills = []
    with serve(routes) as server:
        for number in range(20):
            folder = tmp_path_factory.mktemp(f"round{number}")
            kills.append(kill_round(server, routes, folder, random.Random(number), 8.0))
    assert sum(kill > 0 for kill in kills) >= 15


def stop_after(server: Server, process: "subprocess.Popen[bytes]", requests: int, *signals: signal.Signals) -> bytes:
    """Send signals, one shortly after the other, once the server has been asked so often; what the process said."""
    while server.hits.total() < requests and process.poll() is None:
        time.sleep(0.01)
    for number in signals:
        process.send_signal(number)
        time.sleep(0.05)
    _, errors = process.communicate(timeout=60)
    return errors


@pytest.mark.parametrize(
    ("signals", "code"),
    [((signal.SIGINT,), 130), ((signal.SIGINT, signal.SIGINT), 130), ((signal.SIGTERM,), 143)],
    ids=["once", "twice", "sigterm"],
)
def test_a_stopped_crawl_goes_on(
    signals: tuple[signal.Signals, ...], code: int, small: tuple[Server, dict[str, Answer]], tmp_path: Path
) -> None:
    server, routes = small
    server.hits.clear()
    process = start(server, tmp_path)
    errors = stop_after(server, process, 50, *signals)
    assert process.returncode == code
    assert errors.decode().splitlines() == [
        "h2h-audit: stopped; what was read is kept, and the same command goes on with it"
    ]
    server.hits.clear()
    assert_whole(finish(server, tmp_path), server, routes)
    assert 0 < sum(server.hits[name] for name in routes) < len(routes)
