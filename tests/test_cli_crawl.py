"""`crawl` as a user runs it, against servers on 127.0.0.1: what it leaves, what it says, how it ends."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from audit.app import runs, verdict
from crawler.outcome import Outcome
from tests.conftest import ROOT, Cli, Done, environment
from tests.loopback import WORDS, Answer, Routes, Server, page, serve

HERE = ("--allow-private", "127.0.0.0/8", "--delay", "0")
LONG = " ".join(f"{WORDS} And in the village number {number} there is no baker at all." for number in range(6))
GOOD: Routes = {"/": page("Home", "/about", text=LONG), "/about": page("About us", "/", text=f"Who we are. {LONG}")}
SLOW: Routes = {
    "/": page("Home", *(f"/{number}" for number in range(30)), text=LONG),
    **{f"/{number}": page(f"Page {number}", text=f"{LONG} {number}")._replace(pause=0.3) for number in range(30)},
}


def crawl(cli: Cli, server: Server, *more: object) -> Done:
    return cli("crawl", f"{server.url}/", *HERE, *more)


def key(server: Server) -> str:
    return f"127.0.0.1_{server.port}"


def only_run(folder: Path, server: Server) -> Path:
    found = runs.run_ids(folder / "reports" / key(server))
    assert len(found) == 1
    return folder / "reports" / key(server) / found[0]


def read(path: Path) -> Any:
    return json.loads(path.read_text("utf-8"))


def test_a_crawl_leaves_a_run_with_both_views_and_says_where(cli: Cli, tmp_path: Path) -> None:
    with serve(GOOD) as server:
        done = crawl(cli, server)
    assert (done.code, done.err.count("Traceback")) == (0, 0)
    run = only_run(tmp_path, server)
    assert sorted(path.name for path in run.iterdir()) == ["agency-en", "audit.json", "client-en", "run.json"]
    assert done.out.splitlines()[0] == server.url.removeprefix("http://")
    assert (run / "client-en" / "index.html").absolute().as_uri() in done.out
    assert [site["url"] for site in read(run / "audit.json")["pages"][:2]] == [f"{server.url}/", f"{server.url}/about"]
    leading = (run.parent / "index.html").read_text("utf-8")
    assert f"{run.name}/client-en/index.html" in leading


def test_run_json_tells_what_was_done(cli: Cli, tmp_path: Path) -> None:
    with serve(GOOD) as server:
        crawl(cli, server, "--max-pages", 7)
    run = only_run(tmp_path, server)
    told = read(run / "run.json")
    assert (told["id"], told["command"], told["exit"], told["pages"]["audited"]) == (run.name, "crawl", 0, 2)
    assert told["options"]["max-pages"] == 7
    assert told["started_at"][:10] == run.name[:10]
    assert (run / told["crawl"]).resolve() == tmp_path / "h2h-data" / "crawls" / key(server) / f"{run.name}.sqlite"
    assert {"h2h-audit", "python", "scrapy", "lxml"} <= told["versions"].keys()


def test_json_is_one_object_and_nothing_else(cli: Cli, tmp_path: Path) -> None:
    with serve(GOOD) as server:
        done = crawl(cli, server, "--json", "--quiet", "--view", "agency", "--report-lang", "fr,it")
    assert done.err == ""
    (told,) = done.json["sites"]
    assert (done.json["exit"], told["exit"], told["site"], told["pages"]["audited"]) == (0, 0, key(server), 2)
    assert [Path(path).parent.name for path in told["reports"]] == ["agency-fr", "agency-it"]
    assert all((tmp_path / path).is_file() for path in [*told["reports"], told["audit"]])


def test_without_html_there_is_the_data_alone(cli: Cli, tmp_path: Path) -> None:
    with serve(GOOD) as server:
        assert crawl(cli, server, "--format", "json").code == 0
    assert sorted(path.name for path in only_run(tmp_path, server).iterdir()) == ["audit.json", "run.json"]


def test_one_page_with_thirty_words_is_no_score_and_no_failure(cli: Cli, tmp_path: Path) -> None:
    with serve({"/": page("Example", text="This domain is for use in examples.")}) as server:
        done = crawl(cli, server, "--json")
    assert done.code == 0
    assert done.json["sites"][0].get("score") is None
    assert (only_run(tmp_path, server) / "client-en" / "index.html").is_file()


PDF = Answer(body=b"%PDF-1.7", headers={"Content-Type": "application/pdf"})
SHELL = Answer(body=b'<!doctype html><html><body><div id="root"></div><script src="/app.js"></script></body></html>')
ENDS: dict[str, tuple[Routes, int, str]] = {
    "a document": ({"/": PDF}, 3, "not-html"),
    "a shell that scripts fill": ({"/": SHELL}, 3, "empty-shell"),
    "a start that is not there": ({}, 3, "not-found"),
    "a site that turns us away": ({"/": Answer(status=403)}, 69, "--auth"),
    "a site behind a log-in": ({"/": Answer(status=401)}, 69, "--auth"),
    "a server that fails": ({"/": Answer(status=500)}, 69, "500"),
    "robots.txt that closes all": (
        {**GOOD, "/robots.txt": Answer(body=b"User-agent: *\nDisallow: /\n", headers={"Content-Type": "text/plain"})},
        77,
        "robots.txt",
    ),
}


@pytest.mark.parametrize(("routes", "code", "word"), ENDS.values(), ids=ENDS.keys())
def test_a_site_that_gives_nothing_is_one_line_and_no_report(
    cli: Cli, tmp_path: Path, routes: Routes, code: int, word: str
) -> None:
    with serve(routes) as server:
        done = crawl(cli, server, "--quiet")
    assert done.code == code
    assert done.out == ""
    assert len(done.err.splitlines()) == 1
    assert word in done.err
    assert not runs.run_ids(tmp_path / "reports" / key(server))
    assert bool(runs.run_ids(tmp_path / "h2h-data" / "crawls" / key(server))) == (code == 3)


def test_a_private_address_is_refused_unless_it_was_allowed(cli: Cli) -> None:
    with serve(GOOD) as server:
        done = cli("crawl", f"{server.url}/", "--delay", 0, "--quiet")
        assert not server.heard
    assert done.code == 69
    assert "--allow-private" in done.err


def test_nobody_at_home_is_exit_69(cli: Cli) -> None:
    with serve(GOOD) as server:
        pass
    assert crawl(cli, server, "--quiet").code == 69


def test_over_a_fifth_of_errors_is_exit_4_with_a_report(cli: Cli, tmp_path: Path) -> None:
    broken = {
        "/": page("Home", "/about", "/broken", text=LONG),
        "/about": GOOD["/about"],
        "/broken": Answer(status=500),
    }
    with serve(broken) as server:
        done = crawl(cli, server, "--quiet")
    assert done.code == 4
    assert read(only_run(tmp_path, server) / "run.json")["exit"] == 4


@pytest.mark.parametrize(
    ("outcomes", "failed"),
    [
        ({Outcome.AUDITED: 4, Outcome.SERVER_ERROR: 1}, False),
        ({Outcome.AUDITED: 7, Outcome.SERVER_ERROR: 1, Outcome.TOO_SLOW: 1}, True),
        ({Outcome.AUDITED: 1, Outcome.NOT_FOUND: 8, Outcome.NOT_HTML: 9}, False),
        ({Outcome.AUDITED: 3, Outcome.REFUSED: 1, Outcome.OUT_OF_SCOPE: 9, Outcome.REDIRECTED: 9}, True),
    ],
    ids=str,
)
def test_a_fifth_is_counted_among_the_pages_that_were_asked_for(outcomes: dict[Outcome, int], failed: bool) -> None:
    assert verdict.over_a_fifth_failed(tuple(outcomes.items())) is failed


def test_pages_that_are_not_there_are_no_error(cli: Cli) -> None:
    links = [f"/gone-{number}" for number in range(9)]
    with serve({"/": page("Home", *links, text=LONG)}) as server:
        assert crawl(cli, server, "--quiet").code == 0


def test_a_gate_is_exit_10_and_without_a_score_exit_3(cli: Cli, tmp_path: Path) -> None:
    with serve({**GOOD, "/": page("Home", "/about", text=f"{LONG} Write to info@example.com.")}) as server:
        done = crawl(cli, server, "--fail-under", 100, "--json")
    score = done.json["sites"][0]["score"]
    assert done.code == (10 if score < 100 else 0)
    assert score < 100
    assert only_run(tmp_path, server).is_dir()
    with serve({"/": page("Example", text="Too little.")}) as server:
        assert crawl(cli, server, "--fail-under", 1, "--quiet").code == 3


def test_of_several_sites_one_that_fails_hurts_no_other(cli: Cli, tmp_path: Path) -> None:
    with serve({"/": Answer(status=403)}) as bad, serve(GOOD) as good:
        done = cli("crawl", f"{bad.url}/", f"{good.url}/", f"{good.url}/", *HERE, "--json", "--quiet")
    assert done.code == 4
    assert [site["exit"] for site in done.json["sites"]] == [69, 0]
    assert only_run(tmp_path, good).is_dir()


def test_a_dry_run_lists_what_would_be_read_and_keeps_nothing(cli: Cli, tmp_path: Path) -> None:
    robots = Answer(body=b"User-agent: *\nDisallow: /closed\n", headers={"Content-Type": "text/plain"})
    with serve(
        {"/": page("Home", "/about", "/closed", "http://example.org/x", text=LONG), "/robots.txt": robots}
    ) as server:
        done = crawl(cli, server, "--dry-run", "--json")
        told = done.json["sites"][0]
        assert "/about" not in server.hits
    assert done.code == 0
    assert told["would_read"] == [f"{server.url}/", f"{server.url}/about"]
    assert {"robots"} <= {known["outcome"] for known in told["would_not_read"]}
    assert not (tmp_path / "reports").exists()
    assert not list((tmp_path / "h2h-data").rglob("*.sqlite*"))


def test_a_site_that_another_run_holds_is_exit_75(cli: Cli, tmp_path: Path) -> None:
    with serve(GOOD) as server:
        folder = tmp_path / "h2h-data" / "crawls" / key(server)
        folder.mkdir(parents=True)
        with runs.locked(folder):
            done = crawl(cli, server, "--quiet")
        assert not server.heard
    assert done.code == 75
    assert (folder / "lock").read_text().strip() in done.err


def test_a_folder_that_cannot_be_written_is_exit_73_before_the_crawl(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "reports").write_text("a file")
    with serve(GOOD) as server:
        done = crawl(cli, server, "--quiet")
        assert not server.heard
    assert done.code == 73


def test_the_time_limit_is_exit_124_with_a_report_of_what_was_read(cli: Cli, tmp_path: Path) -> None:
    with serve(SLOW) as server:
        done = crawl(cli, server, "--concurrency", 1, "--time-limit", 4, "--quiet")
    assert done.code == 124
    told = read(only_run(tmp_path, server) / "run.json")
    assert told["exit"] == 124
    assert 0 < told["pages"]["audited"] < 31


def interrupted(server: Server, folder: Path, number: signal.Signals, *more: str) -> int:
    """The exit code of a crawl that hears a signal after some pages."""
    command = [sys.executable, "-m", "audit.app", "crawl", f"{server.url}/", *more, *HERE, "--concurrency", "1", "-q"]
    with subprocess.Popen(command, cwd=folder, env=environment(), stderr=subprocess.DEVNULL) as running:
        end = time.monotonic() + 60
        while len(server.heard) < 8 and time.monotonic() < end:
            time.sleep(0.05)
        running.send_signal(number)
        return running.wait(60)


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_an_interrupted_crawl_goes_on_where_it_stopped(
    cli: Cli, tmp_path: Path, number: signal.Signals, code: int
) -> None:
    with serve(SLOW) as server:
        assert interrupted(server, tmp_path, number, "never-asked.example") == code
        assert not runs.run_ids(tmp_path / "reports" / key(server))
        done = crawl(cli, server, "--concurrency", 4, "--json")
        asked = server.hits
    assert done.code == 0
    assert "going on" in done.err
    assert done.json["sites"][0]["pages"] == {"audited": 31}
    assert sum(asked[f"/{number}"] for number in range(30)) <= 30 + 2
    assert len(runs.run_ids(tmp_path / "h2h-data" / "crawls" / key(server))) == 1


def test_fresh_begins_anew(cli: Cli, tmp_path: Path) -> None:
    with serve(SLOW) as server:
        interrupted(server, tmp_path, signal.SIGINT)
        done = crawl(cli, server, "--concurrency", 8, "--fresh", "--json")
    assert "going on" not in done.err
    assert len(runs.run_ids(tmp_path / "h2h-data" / "crawls" / key(server))) == 2


def test_a_password_reaches_the_site_and_nothing_on_disk(cli: Cli, tmp_path: Path) -> None:
    with serve(GOOD) as server:
        url = server.url.replace("http://", "http://ann:open%20sesame@")
        done = cli("crawl", f"{url}/", *HERE, "--header", "X-Key: moonlight", "--json")
        heard = next(headers for path, headers in server.heard if path == "/")
    assert heard["authorization"] == "Basic YW5uOm9wZW4gc2VzYW1l"
    assert heard["x-key"] == "moonlight"
    kept = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    for secret in ("sesame", "YW5uOm9wZW4gc2VzYW1l", "moonlight"):
        assert secret not in done.out + done.err
        assert secret.encode() not in kept


def test_no_language_is_asked_for_unless_the_user_does(cli: Cli) -> None:
    with serve(GOOD) as server:
        crawl(cli, server, "--format", "json")
        assert not [headers for _, headers in server.heard if "accept-language" in headers]
        crawl(cli, server, "--format", "json", "--accept-language", "it", "--fresh")
        assert server.heard[-1][1]["accept-language"] == "it"


def test_settings_come_from_the_file_of_the_folder(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "h2h-audit.toml").write_text(
        '[crawl]\nallow-private = ["127.0.0.0/8"]\ndelay = 0\nmax-pages = 1\nview = ["client"]\nreport-lang = ["it"]\n'
    )
    with serve(GOOD) as server:
        done = cli("crawl", f"{server.url}/", "--report-lang", "fr", "--json")
    told = done.json["sites"][0]
    assert (told["pages"]["audited"], [Path(path).parent.name for path in told["reports"]]) == (1, ["client-fr"])


# ---- without the network


def test_a_folder_is_audited_as_the_site_it_will_be(cli: Cli, tmp_path: Path) -> None:
    done = cli("audit", ROOT / "sample_sites" / "it-maker", "--base-url", "https://maker.example/shop/", "--json")
    assert done.code == 0
    told = done.json["sites"][0]
    pages = read(tmp_path / told["audit"])["pages"]
    assert told["site"] == "maker.example"
    urls = [page["url"] for page in pages]
    assert urls[0] == "https://maker.example/shop/"
    assert {"https://maker.example/shop/news/", "https://maker.example/shop/qualita.htm"} <= set(urls)
    assert {"not-finished", "budget-spent"}.isdisjoint(
        notice["key"] for notice in read(tmp_path / told["audit"])["notices"]
    )


def test_a_folder_has_a_page_budget_and_an_outcome_for_every_file(cli: Cli, tmp_path: Path) -> None:
    folder = tmp_path / "My site"
    folder.mkdir()
    for number in range(5):
        (folder / f"{number}.html").write_text(f"<html lang='en'><title>{number}</title><main><p>{LONG} {number}")
    (folder / "big.htm").write_bytes(b"x" * (5 * 2**20 + 1))
    (folder / ".hidden.html").write_text("<p>secret")
    (folder / "elsewhere.html").symlink_to(ROOT / "sample_sites/it-maker/index.html")
    done = cli("audit", folder, "--max-pages", 3, "--json")
    told = done.json["sites"][0]
    assert (told["site"], told["pages"]) == ("my-site.example", {"audited": 3, "over-budget": 2, "too-big": 1})


def test_what_is_no_file_or_has_no_url_is_left_out_of_a_folder(cli: Cli, tmp_path: Path) -> None:
    deep = tmp_path.joinpath("site", *("\u00e9" * 120 for _ in range(4)))
    deep.mkdir(parents=True)
    for folder in (tmp_path / "site", deep):
        (folder / "index.html").write_text(f"<html lang='en'><main><p>{LONG}")
    os.mkfifo(tmp_path / "site" / "pipe.html")
    done = cli("audit", "site", "--json", timeout=60)
    assert done.json["sites"][0]["pages"] == {"audited": 1}


def test_a_folder_without_pages_is_exit_3(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert cli("audit", "empty").code == 3


def test_a_kept_crawl_gives_the_same_audit_and_report_byte_for_byte(cli: Cli, tmp_path: Path) -> None:
    with serve(GOOD) as server:
        crawl(cli, server, "--report-lang", "en,it")
    first = only_run(tmp_path, server)
    stored = tmp_path / "h2h-data" / "crawls" / key(server) / f"{first.name}.sqlite"
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    done = cli(
        "audit", stored, "--report-lang", "en,it", "--readers", 1, "--json",
        cwd=elsewhere, PYTHONHASHSEED="7", TZ="Asia/Tokyo", LC_ALL="C", LANG="C",
    )  # fmt: skip
    second = elsewhere / done.json["sites"][0]["run"]
    assert texts(first) == texts(second)


def texts(run: Path) -> dict[str, bytes]:
    """All files of a run but `run.json`, which holds its time."""
    files = (path for path in run.rglob("*") if path.is_file() and path.name != "run.json")
    return {path.relative_to(run).as_posix(): path.read_bytes() for path in files}


def test_a_report_is_written_again_in_another_language_and_leaves_the_rest(cli: Cli, tmp_path: Path) -> None:
    with serve(GOOD) as server:
        crawl(cli, server)
    run = only_run(tmp_path, server)
    before = texts(run)
    done = cli("report", key(server), "--report-lang", "fr", "--view", "client", "--json")
    assert done.code == 0
    after = texts(run)
    assert before.items() <= after.items()
    assert {path.partition("/")[0] for path in after.keys() - before.keys()} == {"client-fr"}


def test_a_report_by_another_version_becomes_a_new_run(cli: Cli, tmp_path: Path) -> None:
    with serve(GOOD) as server:
        crawl(cli, server)
    run = only_run(tmp_path, server)
    told = read(run / "run.json")
    told["versions"]["words"] = "other"
    (run / "run.json").write_text(json.dumps(told))
    before = texts(run)
    done = cli("report", run, "--report-lang", "fr", "--json")
    assert done.json["sites"][0]["run"] != str(run)
    assert texts(run) == before
    assert len(runs.run_ids(run.parent)) == 2


def test_a_damaged_crawl_file_is_exit_65_and_stays(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "broken.sqlite"
    path.write_bytes(b"not a database, but long enough to be looked at" * 100)
    before = path.read_bytes()
    done = cli("audit", path, "--quiet")
    assert done.code == 65
    assert len(done.err.splitlines()) == 1
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE facts SET data = x'00'",
        "UPDATE page SET outcome = 'nonsense'",
        "UPDATE meta SET value = 'x' WHERE key = 'max_pages'",
        "UPDATE meta SET value = '../../elsewhere' WHERE key = 'site'",
        "UPDATE meta SET value = '../../2026' WHERE key = 'started_at'",
        "UPDATE url SET url = CAST(x'ff' AS TEXT)",
    ],
)
def test_a_crawl_file_with_damaged_values_is_exit_65(cli: Cli, tmp_path: Path, damage: str) -> None:
    with serve(GOOD) as server:
        crawl(cli, server, "--format", "json")
    (path,) = (tmp_path / "h2h-data").rglob("*.sqlite")
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute(f"{damage} {'' if 'WHERE' in damage else 'WHERE rowid = 1'}")
    done = cli("audit", path, "--data", "other", "--quiet")
    assert (done.code, len(done.err.splitlines())) == (65, 1)
    assert not list(tmp_path.rglob("elsewhere"))


def test_a_terminal_without_our_letters_is_no_bug(cli: Cli) -> None:
    with serve(GOOD) as server:
        done = cli("crawl", f"{server.url}/", *HERE, "--report-lang", "it", PYTHONIOENCODING="ascii")
    assert done.code == 0


@pytest.mark.parametrize(
    "options",
    [
        ("--time-limit", "inf"),
        ("--max-pages", "9" * 20),
        ("--resolve", "example.com:99999:127.0.0.1"),
    ],
    ids=str,
)
def test_a_number_that_nothing_can_hold_is_a_mistake_of_usage(cli: Cli, options: tuple[str, str]) -> None:
    done = cli("crawl", "example.com", *options)
    assert (done.code, len(done.err.splitlines())) == (2, 1)
    assert options[0] in done.err


def test_resolve_knows_a_host_by_either_of_its_names(cli: Cli) -> None:
    with serve(GOOD) as server:
        at = f"m\u00fcnchen.example:{server.port}"
        assert cli("crawl", f"http://{at}/", "--resolve", f"{at}:127.0.0.1", "--delay", 0, "--quiet").code == 0


def test_a_report_whose_crawl_is_gone_is_exit_65(cli: Cli, tmp_path: Path) -> None:
    with serve(GOOD) as server:
        crawl(cli, server)
    for path in (tmp_path / "h2h-data").rglob("*.sqlite"):
        path.unlink()
    assert cli("report", key(server)).code == 65


def test_a_second_run_asks_for_what_the_first_one_read(cli: Cli, tmp_path: Path) -> None:
    unlinked = page("Home", text=LONG)
    with serve({**GOOD, "/": lambda time: GOOD["/"] if time == 1 else unlinked}) as server:  # type: ignore[dict-item, return-value]
        pages = [crawl(cli, server, "--json", *more).json["sites"][0]["pages"] for more in ((), (), ("--fresh",))]
    assert pages == [{"audited": 2}, {"audited": 2}, {"audited": 1}]


def test_the_demo_audits_every_sample_site(cli: Cli, tmp_path: Path) -> None:
    done = cli("demo", "--json", "--quiet")
    assert done.code == 0
    samples = {path.name for path in (ROOT / "sample_sites").iterdir() if path.is_dir()}
    assert {site["site"].partition(".")[0] for site in done.json["sites"]} == samples
    assert all((tmp_path / path).is_file() for site in done.json["sites"] for path in site["reports"])
