"""Crawled text made fit to be printed: codes for what would hide, links that are safe to follow, cuts, spans."""

import hashlib
import re
from collections.abc import Sequence
from itertools import pairwise
from urllib.parse import SplitResult, parse_qsl, unquote, urlencode, urlsplit, urlunsplit

import msgspec

QUOTE_LIMIT = 300  # characters of a quote that are printed
_LONG_WORD = 30  # characters that a quote may be shorter, so that no word is cut
LINK_LIMIT = 500  # a longer address is printed, cut, and not linked

# Controls, bidirectional overrides, line separators, tags, surrogates: they change how the text around them looks, or
# cannot be written as UTF-8. Zero-width characters and soft hyphens stay: site builders strew them, and nothing shows.
_HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufff9-\ufffb\ufffe\uffff"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_UNSAFE = re.compile(r"[\x00-\x20\x7f-\xa0\\\"<>^`{|}]")
_SECRET = re.compile(r"token|sig|signature|key|api_?key|password|passwd|pwd|secret|session|sid|auth", re.IGNORECASE)
_SCHEMES = frozenset({"http", "https", "mailto", "tel"})


class Segment(msgspec.Struct, frozen=True, kw_only=True):
    """A piece of text between two edges of spans."""

    text: str
    spans: tuple[int, ...] = ()  # indexes of the spans that cover it; none: plain text
    opens: tuple[int, ...] = ()  # those of them that begin here


def shown(text: str) -> str:
    """The text with a code such as [U+202E] for each character that would hide or turn what stands beside it."""
    return _HIDDEN.sub(lambda found: f"[U+{ord(found[0]):04X}]", text)


def language_tag(code: str | None) -> str | None:
    """The code where it can stand in a `lang` attribute, else None."""
    return code if code and _LANGUAGE.fullmatch(code) else None


def _split(url: str) -> SplitResult | None:
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018 - raises ValueError where a browser and Python would read another port
    except ValueError:
        return None
    return parts


def _masked(parts: SplitResult) -> SplitResult:
    """The URL without user, password and the values of parameters that look like secrets."""
    pairs = parse_qsl(parts.query, keep_blank_values=True, max_num_fields=None)
    if any(_SECRET.fullmatch(name) for name, _ in pairs):
        pairs = [(name, "…" if _SECRET.fullmatch(name) else value) for name, value in pairs]
        parts = parts._replace(query=urlencode(pairs, errors="replace"))
    return parts._replace(netloc=parts.netloc.rpartition("@")[2])


def safe_href(url: str) -> str | None:
    """The URL where a reader may follow it: http, https, mailto or tel, without secrets, not too long. Else None."""
    if len(url) > LINK_LIMIT or _UNSAFE.search(url) or _HIDDEN.search(url):
        return None
    parts = _split(url)
    if parts is None or parts.scheme not in _SCHEMES:
        return None
    if parts.scheme in {"http", "https"}:
        return url if parts.hostname and _masked(parts) == parts else None
    return None if parts.netloc or not parts.path else url


def printed_url(url: str, start: str = "", limit: int = 100) -> str:
    """The URL as a reader likes to see it: no secrets, only the path on the host of `start`, decoded, cut."""
    parts = _split(url)
    if parts is None:
        return clip(url, limit)
    masked = _masked(parts)
    home = _split(start)
    if home is not None and masked.netloc and masked.netloc == home.netloc:
        first = masked.path in {"", "/"} and not masked.query
        masked = masked._replace(scheme="", netloc="", path=f"{masked.netloc}/" if first else masked.path or "/")
    text = unquote(urlunsplit(masked)) or "/"
    if len(text) <= limit:
        return text
    return f"{text[: limit * 2 // 3]}…{text[-(limit // 3) :]}"


def printed_site(site: str) -> str:
    """A site's key as people write it: a colon before the port."""
    host, _, port = site.rpartition("_")
    return f"{host}:{port}" if host and port.isdecimal() else site


def page_path(url: str) -> str:
    """Where a page's own sheet stands in the report: no part of the URL becomes a name."""
    return f"p/{hashlib.sha256(url.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}.html"


def clip(text: str, limit: int = QUOTE_LIMIT) -> str:
    """The text, cut after `limit` characters with an ellipsis."""
    return text if len(text) <= limit else f"{text[:limit]}…"


def segments(text: str, spans: Sequence[tuple[int, int]]) -> tuple[Segment, ...]:
    """The text cut at every edge of the spans, so that overlapping spans need no nesting.

    Spans are half-open code points; what reaches past the text, or is empty, is left out.
    """
    size = len(text)
    kept = [
        (index, max(0, start), min(end, size))
        for index, (start, end) in enumerate(spans)
        if max(0, start) < min(end, size)
    ]
    opening: dict[int, list[int]] = {}
    closing: dict[int, list[int]] = {}
    for index, start, end in kept:
        opening.setdefault(start, []).append(index)
        closing.setdefault(end, []).append(index)
    edges = sorted({0, size} | opening.keys() | closing.keys())
    cover: set[int] = set()
    pieces = []
    for start, end in pairwise(edges):
        cover.difference_update(closing.get(start, ()))
        cover.update(opening.get(start, ()))
        opens = tuple(opening.get(start, ()))
        pieces.append(Segment(text=text[start:end], spans=tuple(sorted(cover)), opens=opens))
    return tuple(pieces)


def excerpt(text: str, spans: Sequence[tuple[int, int]], limit: int = QUOTE_LIMIT) -> tuple[Segment, ...]:
    """At most `limit` characters of the text, around its first span, as segments; an ellipsis marks each cut."""
    if len(text) <= limit:
        return segments(text, spans)
    first = min((start for start, _ in spans), default=0)
    begin = max(0, min(first - limit // 3, len(text) - limit))
    end = begin + limit
    if begin:
        begin = _edge(text, begin, min(begin + _LONG_WORD, first + 1), end=False)
    if end < len(text):
        end = _edge(text, max(end - _LONG_WORD, first + 1), end, end=True)
    inner = [(start - begin, stop - begin) for start, stop in spans]
    pieces = segments(text[begin:end], inner)
    head = (Segment(text="… "),) if begin else ()
    tail = (Segment(text=" …"),) if end < len(text) else ()
    return head + pieces + tail


def _edge(text: str, low: int, high: int, *, end: bool) -> int:
    """Where a cut between `low` and `high` goes through no word: before its last space or after its first."""
    if end:
        space = text.rfind(" ", low, high + 1)
        return space if space >= 0 else high
    space = text.find(" ", low - 1, high)
    return space + 1 if space >= 0 else low
