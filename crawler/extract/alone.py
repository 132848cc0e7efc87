"""Elements that are not walked into: what they say, they say by standing there or by their attributes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from bs4 import Tag

from crawler.extract import names
from crawler.extract.copy import APART
from crawler.extract.links import Anchor
from crawler.extract.names import HEADINGS
from crawler.extract.text import attribute, clean, words

if TYPE_CHECKING:
    from crawler.extract.walk import Walk

MAX_SCRIPTS = 50  # of JSON-LD
NOTICE_WORDS = 4  # of a noscript that speaks to someone


def hidden(tag: Tag) -> bool:
    """Is it hidden from the visitor for good? What a tab or an accordion opens is not."""
    if tag.name in names.FOUNDATION or attribute(tag, "role").strip().lower() in names.OPENED:
        return False
    hidden = "hidden" in tag.attrs and attribute(tag, "hidden").lower() != "until-found"
    return hidden or bool(names.DISPLAY_NONE.search(attribute(tag, "style")[:2_000]))


def _br(walk: Walk, _: Tag) -> None:
    copy = walk.copy
    if copy.breaks and walk.kind not in HEADINGS:
        walk.flush()
    elif copy.parts:
        copy.parts.append("\n")
        copy.breaks = 1


def _img(walk: Walk, tag: Tag) -> None:
    walk.copy.crossed |= APART
    if walk.anchor is not None:
        walk.anchor.fallback = walk.anchor.fallback or attribute(tag, "alt")


def _field(walk: Walk, tag: Tag) -> None:
    walk.copy.crossed |= APART
    if walk.silent or hidden(tag):
        return
    kind = attribute(tag, "type").strip().lower() if tag.name == "input" else ""
    text = clean(attribute(tag, "value")) if kind in ("submit", "button") else ""
    if text:
        walk.flush()
        walk.copy.put("button", text, walk.region, walk.lang)
    if kind == "submit":
        walk.forms.button(text)
    walk.forms.field(tag, walk.label)


def _script(walk: Walk, tag: Tag) -> None:
    if attribute(tag, "type").strip().lower() != "application/ld+json":
        walk.signs.add("script")
    elif len(walk.scripts) < MAX_SCRIPTS:
        walk.scripts.append("".join(str(part) for part in tag.contents))


def _noscript(walk: Walk, tag: Tag) -> None:
    if "noscript" not in walk.signs and words(tag.get_text(" ")) >= NOTICE_WORDS:
        walk.signs.add("noscript")


def _area(walk: Walk, tag: Tag) -> None:
    walk.anchors.append(Anchor(attribute(tag, "href"), fallback=attribute(tag, "alt")))


def _frame(walk: Walk, tag: Tag) -> None:
    walk.copy.crossed |= APART
    walk.anchors.append(Anchor(attribute(tag, "src"), fallback=attribute(tag, "title")))


def _head(walk: Walk, tag: Tag) -> None:
    walk.head.read(tag)


ALONE: dict[str, Callable[[Walk, Tag], None]] = {
    "br": _br,
    "img": _img,
    "area": _area,
    "script": _script,
    "noscript": _noscript,
    **dict.fromkeys(("title", "meta", "link", "base"), _head),
    **dict.fromkeys(("input", "select", "textarea"), _field),
    **dict.fromkeys(("iframe", "frame"), _frame),
}
"""What to do where such an element stands."""
