"""Same crawl file, same audit and same report, byte for byte, whatever the machine does besides."""

import random
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from audit.resources import sample_sites
from tests.conftest import Cli

TABLES = ("url", "body", "page", "facts")


@pytest.fixture
def crawl_file(cli: Cli, tmp_path: Path) -> Path:
    """A crawl of two languages with traps in it, from its files."""
    done = cli("audit", sample_sites() / "it-maker", "--base-url", "https://ferlanda.example/", "--quiet")
    assert done.code == 0, done.err
    (path,) = (tmp_path / "h2h-data").glob("crawls/*/*.sqlite")
    return path


def shuffled(path: Path, target: Path) -> Path:
    """The same crawl with its rows under other numbers and in another order, and nothing cached."""
    shutil.copy(path, target)
    db = sqlite3.connect(target)
    urls = [row[0] for row in db.execute("SELECT id FROM url")]
    numbers = random.Random(7).sample(range(1, 10 * len(urls)), len(urls))
    db.executemany("UPDATE url SET id = -? WHERE id = ?", list(zip(numbers, urls, strict=True)))
    db.executemany("UPDATE body SET url_id = -? WHERE url_id = ?", list(zip(numbers, urls, strict=True)))
    db.execute("UPDATE url SET id = -id")
    db.execute("UPDATE body SET url_id = -url_id")
    db.execute("DELETE FROM page")
    db.execute("DELETE FROM facts")
    db.commit()
    db.close()
    return target


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file of a run but the one that tells when it was made."""
    (run,) = (path for path in folder.glob("*/*") if path.is_dir())
    found = {path.relative_to(run).as_posix(): path.read_bytes() for path in run.rglob("*") if path.is_file()}
    return {name: body for name, body in found.items() if name != "run.json"}


def variants(tmp_path: Path) -> Iterator[tuple[Path, dict[str, str], int]]:
    """(working folder, environment, readers)."""
    for number, (seed, locale, zone, readers) in enumerate(
        [("0", "C", "UTC", 1), ("1", "C.UTF-8", "Asia/Kathmandu", 2), ("99", "it_IT.UTF-8", "America/St_Johns", 3)]
    ):
        folder = tmp_path / f"folder {number}"
        folder.mkdir()
        yield folder, {"PYTHONHASHSEED": seed, "LC_ALL": locale, "LANG": locale, "TZ": zone}, readers


def test_nothing_but_the_crawl_file_makes_the_report(cli: Cli, crawl_file: Path, tmp_path: Path) -> None:
    made = []
    for folder, variables, readers in variants(tmp_path):
        crawl = shuffled(crawl_file, folder / "crawl.sqlite") if readers > 1 else crawl_file
        done = cli(
            "audit", crawl, "--quiet", "--readers", readers, "--report-lang", "it,en,fr", cwd=folder, **variables
        )
        assert done.code == 0, done.err
        made.append(files_of(folder / "reports"))
    first, *others = made
    assert len(first) > 60
    for other in others:
        assert other.keys() == first.keys()
        assert [name for name in first if other[name] != first[name]] == []
