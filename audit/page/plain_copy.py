"""A page's copy made plain once, for all who look for words in it."""

import re
from collections.abc import Iterable

from audit.page.words import plain
from crawler.page import Page


class PlainCopy:
    """The plain texts of a page's blocks (see `words.plain`), by their place."""

    def __init__(self, page: Page) -> None:
        self.texts = tuple(plain(block.text) for block in page.blocks)
        self._whole = "\n".join(self.texts)

    def holding(self, phrases: Iterable[str]) -> frozenset[int]:
        """Places of the blocks that hold one of the phrases."""
        # Nearly no phrase is on a page at all, so the page is asked before its blocks are.
        there = [phrase for phrase in phrases if phrase in self._whole]
        return frozenset(place for place, text in enumerate(self.texts) if any(phrase in text for phrase in there))

    def matching(self, pattern: re.Pattern[str]) -> frozenset[int]:
        """Places of the blocks in which the pattern is found."""
        if not pattern.search(self._whole):
            return frozenset()
        return frozenset(place for place, text in enumerate(self.texts) if pattern.search(text))
