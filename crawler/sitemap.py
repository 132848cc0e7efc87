"""Sitemaps: which URLs they name."""

import re
import zlib

import msgspec
from lxml import etree

MAX_BYTES = 10 * 2**20  # unpacked
MAX_URLS = 50_000  # by the protocol
MAX_LENGTH = 2_083  # characters of a URL
_CHUNK = 65_536
_BLANK = re.compile(r"[\s\x00-\x1f\x7f-\x9f]")


class Sitemap(msgspec.Struct, frozen=True, kw_only=True):
    """What a sitemap names, each URL once, in its order; http and https only."""

    pages: tuple[str, ...] = ()
    sitemaps: tuple[str, ...] = ()


def urls(body: bytes) -> Sitemap:
    """Read a sitemap or a sitemap index, XML or plain text, perhaps gzipped; of a broken one, what can be read.

    Entities are not expanded and nothing is loaded. Source: https://www.sitemaps.org/protocol.html.
    """
    text = _unpacked(body)[:MAX_BYTES].removeprefix(b"\xef\xbb\xbf").lstrip()
    return _xml(text) if text.startswith((b"<", b"\xff\xfe", b"\xfe\xff")) else _plain(text)


def _unpacked(body: bytes) -> bytes:
    if not body.startswith(b"\x1f\x8b"):
        return body
    unpack = zlib.decompressobj(wbits=31)
    out = bytearray()
    for start in range(0, len(body), _CHUNK):
        try:
            out += unpack.decompress(body[start : start + _CHUNK], MAX_BYTES - len(out) or 1)
        except zlib.error:
            break
        if len(out) >= MAX_BYTES or unpack.eof:
            break
    return bytes(out)


def _plain(text: bytes) -> Sitemap:
    lines = text.decode("utf-8", "replace").splitlines()
    return Sitemap(pages=_clean(lines))


def _xml(text: bytes) -> Sitemap:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True)
    try:
        root = etree.fromstring(text, parser)
    except (etree.XMLSyntaxError, ValueError):
        return Sitemap()
    if root is None:
        return Sitemap()
    found: dict[str, list[str]] = {"url": [], "sitemap": []}
    for loc in root.iter("{*}loc"):
        parent = loc.getparent()
        # <image:loc> and <video:player_loc> stand in elements of their own
        name = etree.QName(parent).localname if parent is not None else ""
        if name in found and len(found[name]) < MAX_URLS:
            found[name].append(loc.text or "")
    return Sitemap(pages=_clean(found["url"]), sitemaps=_clean(found["sitemap"]))


def _clean(found: list[str]) -> tuple[str, ...]:
    stripped = dict.fromkeys(url.strip() for url in found if len(url) <= 2 * MAX_LENGTH)
    good = (url for url in stripped if url.lower().startswith(("http://", "https://")) and len(url) <= MAX_LENGTH)
    return tuple(url for url in good if not _BLANK.search(url))[:MAX_URLS]
