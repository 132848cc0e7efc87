"""robots.txt by RFC 9309: what may be asked for, and what a missing or broken file means."""

import re

import msgspec
from protego import Protego

MAX_BYTES = 512 * 1024  # RFC 9309 asks for 500 KiB at least
MAX_REDIRECTS = 5
MAX_CRAWL_DELAY = 30.0  # seconds; more is capped, and said
AGENT = "h2h-audit"

_KNOWN = re.compile(r"\s*(?:user-?\s?agent|disallow|allow|sitemap|crawl-delay)\s*[:\s]", re.IGNORECASE)


class Robots(msgspec.Struct, frozen=True):
    """The rules of one origin."""

    rules: Protego | None = None
    closed: str = ""  # why all is forbidden

    def allows(self, url: str) -> bool:
        """Whether this URL may be asked for."""
        if self.closed:
            return False
        return self.rules is None or bool(self.rules.can_fetch(url, AGENT))

    @property
    def delay(self) -> float:
        """Crawl-delay in seconds as stated, 0 where none is."""
        return float((self.rules and self.rules.crawl_delay(AGENT)) or 0.0)

    @property
    def sitemaps(self) -> tuple[str, ...]:
        """The addresses of the Sitemap lines, in order, as written."""
        return tuple(self.rules.sitemaps) if self.rules else ()


OPEN = Robots()


def judge(status: int, body: bytes) -> Robots:
    """What a final answer means: 2xx are rules, 4xx no rules, all else forbids everything (RFC 9309, 2.3.1).

    429 says "not now" as 503 does, so it forbids too.
    """
    if 200 <= status < 300:
        return Robots(parse(body))
    if 400 <= status < 500 and status != 429:
        return OPEN
    return Robots(closed=f"robots.txt answers {status}")


def parse(body: bytes) -> Protego:
    """The rules of a file: the first 512 KiB, whole lines.

    Lines with other keys are dropped first: Protego takes one between two User-agent lines for the end of the group.
    """
    if len(body) > MAX_BYTES:
        body = body[:MAX_BYTES].rpartition(b"\n")[0]
    text = body.decode("utf-8-sig", "replace").replace("\x00", "")
    return Protego.parse("\n".join(line for line in text.splitlines() if _KNOWN.match(line)))
