"""Which code reads a page: the key of the cache that holds what it read."""

from functools import cache
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path

# What a Page is a function of; the rest of `crawler` only brings the bytes.
_PARSERS = ("beautifulsoup4", "lxml")
_STEMS = ("decode", "extract", "page", "read", "url")


@cache
def page_code() -> str:
    """12 hex digits over the source of the page pass and the versions of its parsers."""
    digest = blake2b(repr([version(name) for name in _PARSERS]).encode(), digest_size=6)
    here = Path(__file__).parent
    for path in sorted(path for path in here.rglob("*.py") if path.relative_to(here).parts[0].startswith(_STEMS)):
        digest.update(path.read_bytes())
    return digest.hexdigest()
