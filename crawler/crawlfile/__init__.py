"""The crawl file, and the one place with SQL."""

from crawler.crawlfile.file import CrawlFile
from crawler.crawlfile.schema import SupersededError
from crawler.crawlfile.values import Body, Counts, Found, State, Task

__all__ = ["Body", "Counts", "CrawlFile", "Found", "State", "SupersededError", "Task"]
