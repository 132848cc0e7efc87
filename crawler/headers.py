"""A limit on the headers of an answer: Scrapy limits the body alone, and a server can send headers for ever."""

from typing import Any

MAX_HEADERS = 256 * 1024  # bytes; browsers take as many


class HeadersTooBigError(Exception):
    """The headers are over the limit; the connection is given up."""


def limit() -> None:
    """Have every HTTP/1.1 connection of this process end at MAX_HEADERS bytes of headers; to be called once.

    Scrapy has no hook for it before a whole header block is in memory: its parser is made to count what it hears.
    """
    from scrapy.core.downloader.handlers import http11

    parser: Any = http11._LenientHTTPClientParser  # noqa: SLF001 - it has no other door
    hear = parser.lineReceived

    def counted(self: Any, line: bytes) -> None:
        self.heard = getattr(self, "heard", 0) + len(line)
        if self.heard > MAX_HEADERS:
            raise HeadersTooBigError
        hear(self, line)

    parser.lineReceived = counted
