"""A page's copy made plain once, for all who look for words in it."""

import re
from bisect import bisect_left
from collections.abc import Iterable

from audit.page.words import plain
from crawler.page import Page


class PlainCopy:
    """The plain texts of a page's blocks (see `words.plain`), by their place."""

    def __init__(self, page: Page) -> None:
        self.texts = tuple(plain(block.text) for block in page.blocks)
        self._whole = "\n".join(self.texts)
        self._words = sorted(set(self._whole.split(" ")))

    def holding(self, phrases: Iterable[str]) -> frozenset[int]:
        """Places of the blocks that hold one of the phrases."""
        # Nearly no phrase is on a page at all, so the page is asked before its blocks are.
        there = [phrase for phrase in phrases if self._may_hold(phrase) and phrase in self._whole]
        if not there:
            return frozenset()
        return frozenset(place for place, text in enumerate(self.texts) if any(phrase in text for phrase in there))

    def _may_hold(self, phrase: str) -> bool:
        """Whether a word of the page begins as the last word of the phrase does; where that is all of it, it may."""
        last = phrase.rpartition(" ")[2]
        if last == phrase:
            return True
        place = bisect_left(self._words, last)
        return place < len(self._words) and self._words[place].startswith(last)

    def matching(self, pattern: re.Pattern[str], marks: str) -> frozenset[int]:
        """Places of the blocks in which the pattern is found; every match of it holds one of the marks."""
        if not any(mark in self._whole for mark in marks) or not pattern.search(self._whole):
            return frozenset()
        return frozenset(place for place, text in enumerate(self.texts) if pattern.search(text))
