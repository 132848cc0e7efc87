"""What the network raises, as the outcome of a URL."""

import zlib
from collections.abc import Callable
from gzip import BadGzipFile

from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
)

from crawler.outcome import Outcome


class FetchError(Exception):
    """No answer came; with the outcome that this means."""

    def __init__(self, outcome: Outcome, detail: str, *, passing: bool = False) -> None:
        super().__init__(detail)
        self.outcome = outcome
        self.detail = detail
        self.passing = passing  # another try may go better


def _means(outcome: Outcome, detail: str, *, passing: bool = False) -> Callable[[Exception], FetchError]:
    return lambda _: FetchError(outcome, detail, passing=passing)


def _tls_or_cut(error: Exception) -> FetchError:
    text = repr(error.__cause__ or error)
    if "HeadersTooBig" in text:
        return FetchError(Outcome.TOO_BIG, "more than 256 KiB of headers")
    if "certificate" in text.lower() or "ssl" in text.lower():
        return FetchError(Outcome.UNREACHABLE, "its certificate cannot be verified; --insecure reads it all the same")
    return FetchError(Outcome.UNREACHABLE, "the connection broke", passing=True)


_FAILURES: tuple[tuple[tuple[type[Exception], ...], Callable[[Exception], FetchError]], ...] = (
    ((CannotResolveHostError,), _means(Outcome.UNREACHABLE, "no such host name")),
    ((DownloadConnectionRefusedError,), _means(Outcome.UNREACHABLE, "connection refused", passing=True)),
    ((DownloadTimeoutError,), _means(Outcome.TOO_SLOW, "no whole answer in 20 seconds")),
    ((DownloadCancelledError, IgnoreRequest), _means(Outcome.TOO_BIG, "more than 5 MB")),
    ((ResponseDataLossError,), _means(Outcome.UNREACHABLE, "the answer broke off", passing=True)),
    ((DownloadFailedError,), _tls_or_cut),
    # gzip, brotli and zstandard each have errors of their own; what the network raises is taken above
    ((BadGzipFile, zlib.error, EOFError), _means(Outcome.NOT_HTML, "its compression cannot be undone")),
)


def failure_of(error: Exception) -> FetchError | None:
    """What an error of the downloader means, or None where nobody foresaw it."""
    return next((means(error) for kinds, means in _FAILURES if isinstance(error, kinds)), None)
