"""Page functions for crawls that are not about language."""

import os
import signal
import time
from typing import Any

from crawler.page import Page


def note(page: Page) -> Any:
    """What the page is."""
    return {"url": page.url, "words": page.words}


def deadly(page: Page) -> Any:
    """A page that kills whoever reads it."""
    if "deadly" in page.url:
        os.kill(os.getpid(), signal.SIGKILL)
    return note(page)


def endless(page: Page) -> Any:
    """A page that nobody gets to the end of."""
    while "endless" in page.url:
        time.sleep(60)
    return note(page)
