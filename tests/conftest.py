"""What the tests share: the command line as a user runs it, and folders as sites on 127.0.0.1."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import hypothesis
import msgspec
import pytest

from audit.app.doctor import chromium as installed_chromium
from audit.app.loopback import served

ROOT = Path(__file__).parents[1]

# No assertion on seconds: the first example of a test loads word lists, and machines are busy.
hypothesis.settings.register_profile("project", deadline=None)
hypothesis.settings.load_profile("project")


class Done(msgspec.Struct, frozen=True, kw_only=True):
    """A command that has ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Standard output, which must be one object and nothing else."""
        return json.loads(self.out)


Cli = Callable[..., Done]


def environment(**more: str) -> dict[str, str]:
    """The environment of a command: this checkout, no color, no terminal."""
    return os.environ | {"PYTHONPATH": str(ROOT), "CI": "1", **more}


@pytest.fixture
def cli(tmp_path: Path) -> Cli:
    """Run `h2h-audit` in an empty folder."""

    def run(*arguments: object, cwd: Path = tmp_path, timeout: float = 120, **more: str) -> Done:
        command = [sys.executable, "-m", "audit.app", *map(str, arguments)]
        done = subprocess.run(
            command, cwd=cwd, env=environment(**more), capture_output=True, text=True, timeout=timeout
        )
        return Done(code=done.returncode, out=done.stdout, err=done.stderr)

    return run


@pytest.fixture
def serve() -> Iterator[Callable[[Path], str]]:
    """Serve a folder on 127.0.0.1 until the test ends; gives the URL of its root."""
    with ExitStack() as open_servers:
        yield lambda folder: f"http://127.0.0.1:{open_servers.enter_context(served(folder))}/"


@pytest.fixture
def site(tmp_path: Path) -> Callable[..., Path]:
    """Write pages into a folder: `site({"index.html": "<p>…"})`."""

    def write(pages: dict[str, str], name: str = "site") -> Path:
        for path, text in pages.items():
            file = tmp_path / name / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8")
        return tmp_path / name

    return write


@pytest.fixture(scope="session")
def chromium() -> str:
    """Path of a browser; the test is skipped where there is none."""
    found = installed_chromium()
    if found is None:
        pytest.skip("no Chromium: set $CHROMIUM")
    return found
