"""Links: what the page writes, and where it leads."""

import re
from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import urljoin, urlsplit

import msgspec

from crawler.extract.text import clean, language
from crawler.page import Link

MAX_LINKS = 2_000
MAX_URL = 8_192  # characters; what is longer is no link that anyone follows
MAX_TEXT = 200
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{0,30}:")
_ROOTED = re.compile(r"(?:https?:/)?/", re.IGNORECASE)  # leads to the same place from any page of a host
_UNFIT = re.compile("[\x00-\x1f\x7f-\x9f]")  # as browsers do: dropped wherever they stand
_SURROGATES = re.compile("[\ud800-\udfff]")


class Anchor(msgspec.Struct):
    """A link as it is written."""

    href: str
    rel: str = ""
    hreflang: str = ""
    fallback: str = ""  # says what it is where no text does: aria-label, title, alt
    parts: list[str] = msgspec.field(default_factory=list)
    taken: int = 0  # characters in `parts`
    whole: str | None = None  # what it says, once that was asked for

    def add(self, text: str) -> None:
        """Append to what the link says, as long as it is short."""
        if self.taken <= MAX_TEXT:
            self.parts.append(text[: MAX_TEXT + 1])
            self.taken += len(text)

    def text(self) -> str:
        """What the link says, when it has ended."""
        if self.whole is None:
            self.whole = clean(" ".join(self.parts) or self.fallback[: 2 * MAX_TEXT])[:MAX_TEXT].rstrip()
        return self.whole


def resolve(base: str, href: str) -> str | None:
    """Where a link leads, without its fragment; None for another scheme than http(s) and for what is no URL."""
    href = _UNFIT.sub("", href.strip())
    if not href or len(href) > MAX_URL:
        return None
    if scheme := _SCHEME.match(href):
        if scheme[0].lower() not in ("http:", "https:"):
            return None
    elif href.startswith("\\"):
        href = href.replace("\\", "/")
    return _joined("/".join(base.split("/", 3)[:3]) if _ROOTED.match(href) else base, href)


@lru_cache(maxsize=1 << 10)  # the pages of a site have their menus in common
def _joined(base: str, href: str) -> str | None:
    try:
        url = urljoin(base, href).partition("#")[0]
        parts = urlsplit(url)
        good = parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        return None
    return _SURROGATES.sub("\ufffd", url.replace(" ", "%20")) if good else None


def links(base: str, anchors: Iterable[Anchor]) -> tuple[tuple[Link, ...], bool]:
    """The links, each URL once with the first text that says something, and whether there were more than MAX_LINKS."""
    found: dict[str, Link] = {}
    known: dict[str, str | None] = {}  # menus repeat themselves
    for anchor in anchors:
        if anchor.href not in known:
            known[anchor.href] = None if anchor.href.startswith("#") else resolve(base, anchor.href)
        url = known[anchor.href]
        if url is None or (url in found and found[url].text):
            continue
        if url not in found and len(found) == MAX_LINKS:
            return tuple(found.values()), True
        rel = tuple(clean(anchor.rel[:MAX_TEXT]).lower().split()) if anchor.rel else ()
        lang = language(anchor.hreflang) if anchor.hreflang else None
        found[url] = Link(url=url, text=anchor.text(), rel=rel, lang=lang)
    return tuple(found.values()), False
