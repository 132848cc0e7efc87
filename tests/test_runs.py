"""Runs on disk: whole or not at all, and the last good one always there."""

import errno
import multiprocessing
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from audit.app import runs
from crawler.errors import CannotWrite, DiskFull, Locked, Usage
from tests.conftest import ROOT, environment

FILES = [
    ("client-it/index.html", "<p>è"),
    ("client-it/p/a.html", "a"),
    ("agency-it/index.html", "b"),
    ("audit.json", "{}"),
]


def test_a_run_has_all_its_files_and_leads_to_its_first_view(tmp_path: Path) -> None:
    folder = runs.write_run(tmp_path / "example.com", "2026-11-21-1", FILES)
    assert (folder / "client-it/index.html").read_text("utf-8") == "<p>è"
    assert 'href="2026-11-21-1/client-it/index.html"' in (tmp_path / "example.com/index.html").read_text("utf-8")
    assert sorted(path.name for path in folder.parent.iterdir()) == ["2026-11-21-1", "index.html"]


def failing(error: BaseException) -> Iterator[tuple[str, str]]:
    yield "client-it/index.html", "new"
    raise error


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), DiskFull),
        (OSError(errno.EDQUOT, "Quota exceeded"), DiskFull),
        (PermissionError(errno.EACCES, "Permission denied"), CannotWrite),
        (OSError(errno.EROFS, "Read-only file system"), CannotWrite),
        (KeyboardInterrupt(), KeyboardInterrupt),
        (RuntimeError("a bug"), RuntimeError),
    ],
    ids=repr,
)
def test_what_fails_on_the_way_leaves_the_last_good_run(
    tmp_path: Path, error: BaseException, told: type[BaseException]
) -> None:
    runs.write_run(tmp_path, "2026-11-21-1", FILES)
    before = (tmp_path / "index.html").read_bytes()
    with pytest.raises(told):
        runs.write_run(tmp_path, "2026-11-22-1", failing(error))
    assert (tmp_path / "index.html").read_bytes() == before
    assert runs.newest(tmp_path) == tmp_path / "2026-11-21-1"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["2026-11-21-1", "index.html"]


def test_a_full_disk_in_the_middle_of_a_file_leaves_the_last_good_run(tmp_path: Path) -> None:
    runs.write_run(tmp_path, "2026-11-21-1", FILES)
    script = (
        "import resource, signal, sys; from pathlib import Path\n"
        "from audit.app import runs; from crawler.errors import DiskFull\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN); resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "try: runs.write_run(Path(sys.argv[1]), '2026-11-22-1', [('client-it/index.html', 'x' * 5000)])\n"
        "except DiskFull as error: sys.exit(error.exit_code)\n"
    )
    done = subprocess.run([sys.executable, "-c", script, tmp_path], env=environment(), cwd=ROOT, check=False)
    assert done.returncode == 74
    assert sorted(path.name for path in tmp_path.iterdir()) == ["2026-11-21-1", "index.html"]
    assert (tmp_path / "2026-11-21-1/client-it/index.html").read_text("utf-8") == "<p>è"


def test_what_a_killed_run_left_is_cleared_by_the_next(tmp_path: Path) -> None:
    (tmp_path / "2026-11-20-1.tmp/client-it").mkdir(parents=True)
    runs.write_run(tmp_path, "2026-11-21-1", FILES)
    assert not list(tmp_path.glob("*.tmp"))


def test_a_run_that_is_there_is_never_written_over(tmp_path: Path) -> None:
    runs.write_run(tmp_path, "2026-11-21-1", FILES)
    with pytest.raises(Locked):
        runs.write_run(tmp_path, "2026-11-21-1", [("client-it/index.html", "other")])
    assert (tmp_path / "2026-11-21-1/client-it/index.html").read_text("utf-8") == "<p>è"


def test_a_view_written_again_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    folder = runs.write_run(tmp_path, "2026-11-21-1", FILES)
    runs.write_view(folder, "client-it", [("index.html", "anew")])
    assert [path.name for path in (folder / "client-it").iterdir()] == ["index.html"]
    assert (folder / "client-it/index.html").read_text("utf-8") == "anew"
    with pytest.raises(RuntimeError):
        runs.write_view(folder, "client-it", failing(RuntimeError()))
    assert (folder / "client-it/index.html").read_text("utf-8") == "anew"
    assert runs.views(folder) == ["client-it", "agency-it"]


@pytest.mark.parametrize("name", ["../x", "/etc/x", "a//b", "a/../b", "", ".hidden", "a\\b", "a\0b", "C:x", "a" * 300])
def test_no_file_is_written_outside_the_run(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="not a file name"):
        runs.write_run(tmp_path / "example.com", "2026-11-21-1", [(name, "x")])
    assert [path.name for path in tmp_path.iterdir()] == ["example.com"]


def test_run_ids_count_within_the_day_and_past_nine(tmp_path: Path) -> None:
    for name in (
        "2026-11-21-9",
        "2026-11-21-10.sqlite",
        "2026-11-20-30",
        "2026-11-21-11.tmp",
        "dry-run.sqlite",
        "lock",
    ):
        (tmp_path / name).mkdir()
    assert runs.run_ids(tmp_path) == ["2026-11-20-30", "2026-11-21-9", "2026-11-21-10"]
    assert runs.new_id("2026-11-21T10:00:00Z", tmp_path) == "2026-11-21-11"
    assert runs.new_id("1970-01-01T00:00:00Z", tmp_path) == "1970-01-01-1"


def test_the_newest_run_is_the_one_with_the_highest_number_of_the_last_day(tmp_path: Path) -> None:
    for name in ("2026-11-21-9", "2026-11-21-10", "2026-11-20-30"):
        runs.write_run(tmp_path, name, FILES)
    assert runs.newest(tmp_path) == tmp_path / "2026-11-21-10"
    assert "2026-11-21-10/client-it" in (tmp_path / "index.html").read_text("utf-8")


def test_a_run_is_found_by_folder_or_by_site(tmp_path: Path) -> None:
    run = runs.write_run(tmp_path / "example.com", "2026-11-21-1", [*FILES, ("run.json", "{}")])
    assert runs.find_run(str(run), output=tmp_path) == run
    assert runs.find_run("example.com", output=tmp_path) == run
    assert runs.find_run(str(run.parent), output=tmp_path) == run
    with pytest.raises(Usage):
        runs.find_run("example.org", output=tmp_path)


def _hold(folder: Path, told: "multiprocessing.connection.Connection") -> None:
    with runs.locked(folder):
        told.send(os.getpid())
        told.recv()


def test_of_two_runs_of_a_site_the_second_is_told_who_holds_it(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    holder = context.Process(target=_hold, args=(tmp_path, there))
    holder.start()
    pid = here.recv()
    with pytest.raises(Locked, match=str(pid)), runs.locked(tmp_path):
        pass
    here.send("go")
    holder.join()
    with runs.locked(tmp_path):
        pass


def test_a_folder_that_cannot_be_written_is_told_before_the_crawl(tmp_path: Path) -> None:
    (tmp_path / "reports").write_text("a file")
    with pytest.raises(CannotWrite, match="reports"):
        runs.ready(tmp_path / "reports" / "example.com")


def test_a_disk_without_room_is_told_before_the_crawl(tmp_path: Path) -> None:
    with pytest.raises(DiskFull, match="MB free"):
        runs.ready(tmp_path, least=2**80)
    assert not list(tmp_path.iterdir())
