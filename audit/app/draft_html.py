"""An HTML draft as blocks of copy that know on which lines they stand."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from html import unescape

from audit.app.draft_text import Placed, Starts
from crawler.decode import decode
from crawler.page import Block, Page
from crawler.read import read

_URL = "https://draft.example/"
_TYPE = "text/html"
# What a reader does not see, a reference, and what stands between them. Whatever is left open ends with the file.
_SOURCE = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style)\b.*?(?:</\1|\Z)|<[^<>]*>|(?P<reference>&#?\w{1,32};)|(?P<seen>[^\s<&]+|[<&])",
    re.DOTALL | re.IGNORECASE,
)
_LOOK = 60  # characters of a text by which it is found again in an attribute


def html_page(body: bytes) -> tuple[Page, tuple[Placed, ...]]:
    """The page as the crawler reads it, and its blocks."""
    page = read(_URL, body, _TYPE)
    return page, tuple(_placed(decode(body, _TYPE).text, page.blocks))


def _placed(source: str, blocks: Sequence[Block]) -> Iterator[Placed]:
    """The blocks with their lines; one that the source spells otherwise has the line of the one before."""
    breaks = [found.start() for found in re.finditer("\n", source)]
    seen, places = _seen(source)
    at, line = 0, 1
    for block in blocks:
        letters = "".join(block.text.split())
        found = seen.find(letters, at)
        if found < 0:
            in_attribute = source.find(block.text[:_LOOK])
            line = bisect_right(breaks, in_attribute) + 1 if in_attribute >= 0 else line
            yield Placed(block, ((0, line),))
            continue
        at = found + len(letters)
        starts = _starts(block.text, [bisect_right(breaks, places[place]) + 1 for place in range(found, at)])
        line = starts[-1][1]
        yield Placed(block, starts)


def _seen(source: str) -> tuple[str, list[int]]:
    """The letters that a reader sees, without white space, and where in the source each of them stands."""
    texts: list[str] = []
    places: list[int] = []
    for found in _SOURCE.finditer(source):
        if reference := found["reference"]:
            text = "".join(unescape(reference).split())
            places += [found.start()] * len(text)
        elif text := found["seen"] or "":
            places += range(found.start(), found.end())
        else:
            continue
        texts.append(text)
    return "".join(texts), places


def _starts(text: str, lines: Sequence[int]) -> Starts:
    """Where in a text each line begins; `lines` has the line of every character that is no white space."""
    starts: list[tuple[int, int]] = []
    letters = (offset for offset, character in enumerate(text) if not character.isspace())
    for offset, line in zip(letters, lines, strict=True):
        if not starts or line != starts[-1][1]:
            starts.append((offset if starts else 0, line))
    return tuple(starts)
