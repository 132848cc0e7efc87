"""What a supervisor hands to its children; light to import, for the supervisor loads no Scrapy and no parser."""

import msgspec

from crawler.options import Options


class FetcherOrders(msgspec.Struct, frozen=True, kw_only=True):
    """For the fetcher."""

    path: str  # of the crawl file
    epoch: int
    options: Options


class ReaderOrders(msgspec.Struct, frozen=True, kw_only=True):
    """For a reader."""

    path: str  # of the crawl file
    epoch: int
    note: str  # "module:function" from a Page to its facts
    code: str  # digest of the code that makes a Page
    note_code: str  # digest of the code and words that make the facts
    note_argument: str = ""  # where there is one, `note` makes the function from it
