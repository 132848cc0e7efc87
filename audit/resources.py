"""What belongs to the product and is no code: where its folders are, and what its tables hold."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

_PACKAGE = Path(__file__).resolve().parent


@cache
def folder(name: str) -> Path:
    """The folder `name`: in the package, where a wheel puts it, or beside it, as in a checkout.

    Raises FileNotFoundError where neither is there.
    """
    for parent in (_PACKAGE, _PACKAGE.parent):
        if (parent / name).is_dir():
            return parent / name
    raise FileNotFoundError(name)


def table(path: str) -> dict[str, Any]:
    """A TOML file of the package, as read: `table("sentence/kinds.toml")`."""
    return tomllib.loads((_PACKAGE / path).read_text("utf-8"))


def templates() -> Path:
    """The report's templates, style and script."""
    return folder("templates")


def sample_sites() -> Path:
    """The invented companies' sites."""
    return folder("sample_sites")
