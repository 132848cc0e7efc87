"""The page pass: one page → its facts. Pure, and cached by whoever calls it."""

from collections.abc import Callable
from functools import partial

import msgspec

from audit.languages.lexicon import Added
from audit.model import PageFacts, Role
from audit.page.people import people_of
from audit.page.plain_copy import PlainCopy
from audit.page.role import role_of
from audit.page.units import units_of
from audit.page.ways import ways_of
from audit.page.words import page_words
from audit.text.identify import identify_page
from crawler.outcome import Outcome
from crawler.page import Page, Region

MAX_TITLE = 200
"""Characters at most of a title."""

LEFT_OVER = 0.5
"""Share of a page's words, in blocks that a theme left behind, over which it is a placeholder."""

ENOUGH = 30
"""Words of a page from which a language that cannot be told is one that nobody here can read."""

LEFT_HEADING = 60
"""Characters from which a heading that starts with a theme's words says something of its own."""


def note_with(added: str) -> Callable[[Page], PageFacts]:
    """`note` with the user's own phrases, given as the JSON of a list of them. Raises msgspec.DecodeError."""
    return partial(note, added=msgspec.json.decode(added, type=tuple[Added, ...]))


def note(page: Page, added: tuple[Added, ...] = ()) -> PageFacts:
    """What the site pass needs to know of a page. A page without copy has its outcome, and nothing to judge."""
    if page.outcome is not Outcome.AUDITED:
        return _bare(page, page.outcome, page.detail)
    found = identify_page(_texts(page), page.lang, page.url)
    copy = PlainCopy(page)
    if found.placeholder or _is_left_over(page, copy):
        return _bare(page, Outcome.PLACEHOLDER, "", found.language)
    if found.language is None and (found.other or page.words >= ENOUGH):
        return _bare(page, Outcome.LANGUAGE, found.other or "", found.other)
    role = role_of(page)
    units = units_of(page, copy, role, found.language, added)
    people = people_of(page, copy, role)
    return PageFacts(
        url=page.url,
        outcome=page.outcome,
        detail=page.detail,
        title=_title(page),
        language=found.language,
        declared_language=page.lang,
        role=role,
        words=sum(unit.words for unit in units.units if unit.judged),
        units=units.units,
        readings=units.readings,
        people=people,
        ways=ways_of(page, role, people),
        flags=page.flags,
    )


def _bare(page: Page, outcome: Outcome, detail: str, language: str | None = None) -> PageFacts:
    return PageFacts(
        url=page.url,
        outcome=outcome,
        detail=detail,
        title=_title(page),
        language=language,
        declared_language=page.lang,
        role=Role.OTHER,
        flags=page.flags,
    )


def _title(page: Page) -> str:
    return next((block.text[:MAX_TITLE] for block in page.blocks if block.kind == "title"), "")


def _texts(page: Page) -> list[str]:
    """What tells the language: the copy first, and the furniture only where there is no copy."""
    copy = [block.text for block in page.blocks if block.region in (Region.MAIN, Region.HEAD) and block.note is None]
    return copy or [block.text for block in page.blocks]


def _is_left_over(page: Page, copy: PlainCopy) -> bool:
    """Whether the page is a theme's demo: its title or h1 says so, or half of its words stand in such blocks."""
    left = [place for place in copy.holding(page_words().leftovers) if _left_behind(page, copy, place)]
    if not left:
        return False
    if any(page.blocks[place].kind in ("title", "h1") for place in left):
        return True
    words = sum(len(block.text.split()) for block in page.blocks if block.region is Region.MAIN)
    return sum(len(copy.texts[place].split()) for place in left) > LEFT_OVER * words


def _left_behind(page: Page, copy: PlainCopy, place: int) -> bool:
    """Of a block that holds such words: a heading is left over where it starts with them and says little else."""
    block, low = page.blocks[place], copy.texts[place]
    if block.kind == "title" or block.kind.startswith("h"):
        return low.startswith(page_words().leftovers) and len(low) < LEFT_HEADING
    return block.region in (Region.MAIN, Region.HEAD)
