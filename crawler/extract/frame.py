"""An open element of the walk."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from crawler.extract.walk import Walk


class Frame:
    """An open element that changes something: the state before it, and the counts when it began."""

    __slots__ = (
        *("name", "block", "leave", "kind", "region", "lang", "silent", "anchor", "label", "start", "words", "chars"),
        *(
            "headings",
            "tops",
            "firsts",
            "button_words",
            "parts",
            "links",
            "link_words",
            "items",
            "landmarks",
            "contacts",
            "quotes",
        ),
    )

    def __init__(self, walk: Walk, name: str, *, block: bool) -> None:
        copy = walk.copy
        self.name, self.block = name, block
        self.leave: list[Callable[[Frame], None]] = []
        self.kind, self.region, self.lang, self.silent = walk.kind, walk.region, walk.lang, walk.silent
        self.anchor, self.label = walk.anchor, walk.label
        self.start, self.words, self.chars = len(copy.drafts), copy.words, copy.chars
        self.headings, self.tops, self.parts = copy.headings, copy.tops, len(copy.parts)
        self.firsts, self.button_words = copy.firsts, copy.button_words
        self.links, self.link_words, self.items = walk.links, walk.link_words, walk.items
        self.quotes = len(copy.spans.quote)
        self.landmarks, self.contacts = walk.landmarks, len(walk.cards.found)
