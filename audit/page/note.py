"""The page pass: one page → its facts. Pure, and cached by whoever calls it."""

from audit.model import PageFacts, Role
from audit.page.people import people_of
from audit.page.role import role_of
from audit.page.units import units_of
from audit.page.ways import ways_of
from audit.page.words import page_words, plain
from audit.text.identify import identify_page
from crawler.outcome import Outcome
from crawler.page import Block, Page, Region

MAX_TITLE = 200
"""Characters at most of a title."""

LEFT_OVER = 0.5
"""Share of a page's words, in blocks that a theme left behind, over which it is a placeholder."""

ENOUGH = 30
"""Words of a page from which a language that cannot be told is one that nobody here can read."""


def note(page: Page) -> PageFacts:
    """What the site pass needs to know of a page. A page without copy has its outcome, and nothing to judge."""
    if page.outcome is not Outcome.AUDITED:
        return _bare(page, page.outcome, page.detail)
    found = identify_page(_texts(page), page.lang, page.url)
    if found.placeholder or _is_left_over(page):
        return _bare(page, Outcome.PLACEHOLDER, "", found.language)
    if found.language is None and (found.other or page.words >= ENOUGH):
        return _bare(page, Outcome.LANGUAGE, found.other or "", found.other)
    role = role_of(page)
    units = units_of(page, role, found.language)
    people = people_of(page, role)
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


def _is_left_over(page: Page) -> bool:
    """Whether the page is a theme's demo: its title or h1 says so, or half of its words stand in such blocks."""
    copy = [block for block in page.blocks if block.region is Region.MAIN]
    left = [block for block in page.blocks if block.region in (Region.MAIN, Region.HEAD) and _left_behind(block)]
    if any(block.kind in ("title", "h1") for block in left):
        return True
    words = sum(len(block.text.split()) for block in copy)
    return sum(len(block.text.split()) for block in left) > LEFT_OVER * words


def _left_behind(block: Block) -> bool:
    """A heading is left over where it starts with such words, a text where it holds them."""
    low = plain(block.text)
    if block.kind == "title" or block.kind.startswith("h"):
        return low.startswith(page_words().leftovers) and len(low) < 60
    return any(phrase in low for phrase in page_words().leftovers)
