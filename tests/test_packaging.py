"""What is shipped, and what is said of it."""

import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from pathlib import Path

import pytest

from audit import __version__
from audit.app.configuration import Flags
from tests.conftest import ROOT, Cli
from tests.test_cli import COMMANDS

README = (ROOT / "README.md").read_text("utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def built(target: str, folder: Path) -> Path:
    """A wheel or sdist of this checkout."""
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", target, "-d", folder], cwd=ROOT, check=True)
    (path,) = folder.iterdir()
    return path


def test_the_wheel_has_the_two_packages_and_their_folders_and_nothing_else(tmp_path: Path) -> None:
    with zipfile.ZipFile(built("wheel", tmp_path)) as wheel:
        names = set(wheel.namelist())
    assert {name.partition("/")[0] for name in names} == {"audit", "crawler", f"h2h_audit-{__version__}.dist-info"}
    shipped = {path.relative_to(ROOT).as_posix() for path in tracked("audit", "crawler")}
    shipped |= {f"audit/{path.relative_to(ROOT).as_posix()}" for path in tracked("templates", "sample_sites")}
    assert shipped <= names
    assert not [name for name in names if "__pycache__" in name or "h2h-data" in name]


def test_the_sdist_has_all_that_make_needs(tmp_path: Path) -> None:
    with tarfile.open(built("sdist", tmp_path)) as sdist:
        names = {name.partition("/")[2] for name in sdist.getnames()}
    assert {"Makefile", "constraints.txt", "README.md", "LICENSE", "tests/conftest.py", "templates/base.html"} <= names
    assert not [name for name in names if name.startswith(("reports", "h2h-data", ".venv"))]


def tracked(*folders: str) -> list[Path]:
    """All files of these folders that are no leftovers of running the code."""
    files = (path for folder in folders for path in (ROOT / folder).rglob("*") if path.is_file())
    return [path for path in files if "__pycache__" not in path.parts]


def test_every_dependency_is_pinned_in_the_constraints() -> None:
    pinned = set(re.findall(r"(?m)^([\w.-]+)==", (ROOT / "constraints.txt").read_text("utf-8").lower()))
    wanted = [*PROJECT["project"]["dependencies"], *PROJECT["project"]["optional-dependencies"]["dev"]]
    names = {re.split(r"[\[<>=~! ]", need)[0].lower() for need in wanted}
    assert {name.replace("_", "-") for name in names} <= {name.replace("_", "-") for name in pinned}


def test_the_readme_names_every_command_and_option_and_no_other(cli: Cli) -> None:
    named = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", README))
    there = {"--help", "--version"}
    for command in COMMANDS:
        there |= set(re.findall(r"(?m)^\s+(?:-\w, )?(--[a-z][a-z-]+)", cli(command, "--help").out))
        assert f"`{command}" in README or f"h2h-audit {command}" in README
    assert there - {"--help", "--version", "--markdown"} <= named
    assert named - there <= {"--constraint"}
    assert {"crawl"} <= set(re.findall(r"h2h-audit ([a-z]+)", README)) <= set(COMMANDS)


def test_every_setting_of_the_file_is_an_option_of_crawl(cli: Cli) -> None:
    told = cli("crawl", "--help").out
    keys = Flags().__struct_fields__
    assert not [key for key in keys if f"--{key.replace('_', '-')}" not in told]


def test_every_exit_code_is_in_the_readme() -> None:
    from crawler import errors

    codes = {
        error.exit_code for error in vars(errors).values() if isinstance(error, type) and hasattr(error, "exit_code")
    }
    assert not [code for code in codes | {0, 143} if not re.search(rf"\| {code} \|", README)]


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "ARCHITECTURE.md"])
def test_no_link_in_the_documents_is_broken(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    links = [link for link in re.findall(r"\]\(([^)#]+)", text) if not link.startswith(("http", "mailto:"))]
    assert not [link for link in links if not (ROOT / link).exists()]


def test_the_changelog_knows_the_version() -> None:
    assert f"## {__version__}" in (ROOT / "CHANGELOG.md").read_text("utf-8")
