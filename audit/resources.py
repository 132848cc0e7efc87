"""Where the folders are that belong to the product and hold no code."""

from functools import cache
from pathlib import Path

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


def templates() -> Path:
    """The report's templates, style and script."""
    return folder("templates")


def sample_sites() -> Path:
    """The invented companies' sites."""
    return folder("sample_sites")
