"""What made an audit: the digest of the page pass, and the versions that the report names."""

from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path

import msgspec

from audit.languages.lexicon import Added
from crawler.version import page_code

_AUDIT = Path(__file__).parents[1]
# What stands after the page pass, and what only talks: a change there spoils no cache.
_NOT_THE_PAGE_PASS = ("app", "report", "templates", "sample_sites")


@cache
def note_digest(added: tuple[Added, ...] = ()) -> str:
    """Key of the cache of facts: 16 hex digits over the code that makes a page and the code and words that judge it."""
    return _digest(_page_pass(), first=page_code() + added_json(added))[:16]


@cache
def words_digest(added: tuple[Added, ...] = ()) -> str:
    """12 hex digits over the words of all language packs, and the user's own."""
    return _digest(sorted((_AUDIT / "languages").rglob("*.toml")), first=added_json(added))[:12]


def added_json(added: tuple[Added, ...]) -> str:
    """The user's own phrases as the page pass takes them; empty where there are none."""
    return msgspec.json.encode(added).decode() if added else ""


def _page_pass() -> Iterator[Path]:
    for path in sorted(_AUDIT.rglob("*")):
        talks = path.name == "prose.toml" or path.relative_to(_AUDIT).parts[0] in _NOT_THE_PAGE_PASS
        if path.suffix in (".py", ".toml") and not talks:
            yield path


def _digest(paths: Iterable[Path], *, first: str = "") -> str:
    total = sha256(first.encode())
    for path in paths:
        total.update(path.relative_to(_AUDIT).as_posix().encode() + b"\0")
        total.update(sha256(path.read_bytes()).digest())
    return total.hexdigest()
