"""From a tree to what stands on the page: copy, links, contacts, forms, structured data."""

from hashlib import blake2b
from heapq import nsmallest
from zlib import crc32

import msgspec
from bs4 import BeautifulSoup

from crawler.extract.items import json_ld, microdata
from crawler.extract.links import Anchor, links, resolve
from crawler.extract.text import words
from crawler.extract.walk import Walk
from crawler.page import Block, Contact, Form, Item, Link, Region

SKETCH = 64  # hashes kept
SHINGLE = 5  # words


class Extract(msgspec.Struct, frozen=True, kw_only=True):
    """What a page holds. The fields of `Page` by their names there, and signs of what kind of page it is."""

    lang: str | None = None
    canonical: str | None = None
    noindex: bool = False
    author: str = ""
    words: int = 0
    blocks: tuple[Block, ...] = ()
    links: tuple[Link, ...] = ()
    many_links: bool = False
    alternates: tuple[Link, ...] = ()
    contacts: tuple[Contact, ...] = ()
    forms: tuple[Form, ...] = ()
    items: tuple[Item, ...] = ()
    signs: frozenset[str] = (
        frozenset()
    )  # "script", "mount" (an empty element for scripts to fill), "noscript", "password"
    refresh: tuple[int, str] | None = None  # seconds, where to


def extract(soup: BeautifulSoup, url: str) -> Extract:
    """Read a page. `url` is where it was found; links are resolved against it and its <base>."""
    walk = Walk().over(soup)
    head = walk.head
    base = resolve(url, head.base) or url
    refresh = _refresh(base, head.refresh)
    onward = [Anchor(refresh[1])] if refresh else []
    found, many = links(base, [*onward, *walk.anchors])
    top = (("title", head.title), ("meta", head.description))
    blocks = walk.copy.blocks()
    return Extract(
        lang=walk.page_lang,
        canonical=resolve(base, head.canonical),
        noindex=head.noindex,
        author=head.author or walk.author,
        words=walk.copy.counted(),
        blocks=(*(Block(kind=kind, text=text, region=Region.HEAD) for kind, text in top if text), *blocks),
        links=found,
        many_links=many,
        alternates=links(base, head.alternates)[0],
        contacts=walk.cards.contacts(walk.copy.drafts),
        forms=walk.forms.forms(),
        items=(*json_ld(walk.scripts), *(microdata(soup) if "microdata" in walk.signs else ())),
        signs=frozenset(walk.signs | ({"password"} if walk.forms.password else set())),
        refresh=refresh,
    )


def _refresh(base: str, found: tuple[int, str] | None) -> tuple[int, str] | None:
    target = resolve(base, found[1]) if found else None
    return (found[0], target) if found and target else None


def copy_of(blocks: tuple[Block, ...]) -> tuple[str, ...]:
    """The texts that make a page what it is: all but head and navigation."""
    return tuple(block.text for block in blocks if block.region not in (Region.HEAD, Region.NAV))


def word_count(blocks: tuple[Block, ...]) -> int:
    """Words outside head, navigation and consent text."""
    return sum(
        words(block.text) for block in blocks if block.region not in (Region.HEAD, Region.NAV) and not block.note
    )


def digest(texts: tuple[str, ...]) -> str:
    """16 hex digits of the copy; "" where there is none."""
    return blake2b("\n".join(texts).encode(), digest_size=8).hexdigest() if texts else ""


def sketch(texts: tuple[str, ...]) -> tuple[int, ...]:
    """The 64 smallest hashes of the copy's five-word shingles: a sample that is the same for the same shingles.

    The share that two sketches have in common estimates the likeness of two pages (Broder, 1997, bottom-k sketch).
    """
    found = " ".join(texts).lower().encode().split()
    shingles = zip(*(found[i:] for i in range(SHINGLE)), strict=False) if len(found) > SHINGLE else (found,)
    return tuple(nsmallest(SKETCH, set(map(crc32, map(b" ".join, shingles))))) if found else ()
