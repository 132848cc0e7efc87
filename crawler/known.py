"""What a finished crawl tells of itself."""

import msgspec

from crawler.outcome import Outcome


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """One URL that the crawl came to know, with what became of it."""

    url: str
    outcome: Outcome
    detail: str = ""  # one short line: the status, where it redirects to, the page that it doubles
    depth: int = 0


class CrawlInfo(msgspec.Struct, frozen=True, kw_only=True):
    """A crawl as a whole."""

    site: str  # site key
    start: str  # URL where the crawl began, after redirects
    started_at: str  # ISO 8601, UTC, to the second
    finished: bool
    max_pages: int
    ignored_robots: bool = False
    notes: tuple[str, ...] = ()  # "robots-unreachable", "crawl-delay-capped", "insecure", "subdomains" …
