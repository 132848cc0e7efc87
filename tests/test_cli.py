"""The command line without a crawl: help, mistakes, what it loads, what it explains."""

import subprocess
import sys
from pathlib import Path

import pytest

from audit import __version__
from audit.checks import checks
from audit.languages import pack
from tests.conftest import ROOT, Cli, environment

HEAVY = ("scrapy", "twisted", "bs4", "lxml", "jinja2", "rich", "msgspec", "babel", "sqlite3")
COMMANDS = ("crawl", "audit", "label", "report", "accept", "checks", "demo", "doctor", "version")


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["crawl", "--help"], ["version"]], ids=" ".join)
def test_help_and_version_load_nothing_heavy(arguments: list[str]) -> None:
    script = (
        "import sys; from audit.app.main import main; sys.argv[1:] = sys.argv[2:]\n"
        "try: main()\n"
        "except SystemExit as end: assert not end.code\n"
        "print('LOADED', sorted({name.partition('.')[0] for name in sys.modules}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, "-", *arguments], env=environment(), capture_output=True, text=True, check=True
    )
    loaded = done.stdout.partition("LOADED")[2]
    assert "typer" in loaded
    assert not [name for name in HEAVY if f"'{name}'" in loaded]


def test_help_names_every_command(cli: Cli) -> None:
    done = cli("--help")
    assert done.code == 0
    assert not [name for name in COMMANDS if f"  {name} " not in done.out]


def test_the_version_is_told_in_both_ways(cli: Cli) -> None:
    assert cli("--version").out == cli("version").out == f"h2h-audit {__version__}\n"


MISTAKES = {
    "no such command": ["crowl"],
    "no site": ["crawl"],
    "no such option": ["crawl", "example.com", "--max-page", "3"],
    "not a number": ["crawl", "example.com", "--max-pages", "many"],
    "out of range": ["crawl", "example.com", "--max-pages", "0"],
    "a file URL": ["crawl", "file:///etc/passwd"],
    "a script": ["crawl", "javascript:alert(1)"],
    "the second of two sites": ["crawl", "example.com", "ftp://example.com"],
    "an unknown view": ["crawl", "example.com", "--view", "boss"],
    "no view": ["crawl", "example.com", "--view", ","],
    "an unknown report language": ["crawl", "example.com", "--report-lang", "xx"],
    "an unknown format": ["crawl", "example.com", "--format", "docx"],
    "a header without a colon": ["crawl", "example.com", "--header", "X"],
    "a network that is none": ["crawl", "example.com", "--allow-private", "here"],
    "two log-ins": ["crawl", "https://a:b@example.com", "--auth", "c:d"],
    "no such configuration": ["crawl", "example.com", "--config", "none.toml"],
    "no such folder": ["audit", "nowhere"],
    "neither folder nor crawl nor draft": ["audit", str(ROOT / "pyproject.toml")],
    "no such run": ["report", "nowhere"],
    "no such check": ["checks", "self-doubt"],
    "no such language": ["checks", "faces", "--lang", "xx"],
}


@pytest.mark.parametrize("arguments", MISTAKES.values(), ids=MISTAKES.keys())
def test_a_mistake_is_one_line_and_exit_2(cli: Cli, tmp_path: Path, arguments: list[str]) -> None:
    done = cli(*arguments)
    assert done.code == 2
    assert done.out == ""
    assert "Traceback" not in done.err
    lines = [line for line in done.err.splitlines() if line and not line.startswith(("Usage:", "Try "))]
    assert len(lines) == 1
    assert not list(tmp_path.iterdir())


def test_a_mistake_in_the_configuration_names_file_and_key(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "h2h-audit.toml").write_text("[crawl]\nmax-page = 3\n", "utf-8")
    done = cli("crawl", "example.com")
    assert done.code == 2
    assert "h2h-audit.toml" in done.err
    assert "max-page" in done.err


def test_the_checks_are_listed_and_explained(cli: Cli) -> None:
    listed = cli("checks").out.splitlines()
    assert [line.split()[0] for line in listed] == [check.id for check in checks()]


@pytest.mark.parametrize("language", pack.codes())
def test_a_check_is_explained_in_every_language(cli: Cli, language: str) -> None:
    done = cli("checks", "readability", "--lang", language)
    prose = pack.prose(language)
    assert prose.say("check.readability.title") in done.out
    assert prose.say("check.readability.advice") in done.out


def test_the_reference_is_not_stale(cli: Cli) -> None:
    assert cli("checks", "--markdown").out == (ROOT / "docs" / "checks.md").read_text("utf-8"), "run `make reference`"


def test_a_machine_that_has_all_passes_the_doctor(cli: Cli, tmp_path: Path) -> None:
    done = cli("doctor")
    assert done.code == 0, done.out
    assert "refuses private addresses" in done.out
    assert not list(tmp_path.iterdir())


def test_the_doctor_finds_what_is_missing(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "reports").write_text("a file, not a folder")
    done = cli("doctor")
    assert done.code == 1
    assert [line.split()[1] for line in done.out.splitlines() if line.startswith("MISSING")] == ["reports"]
