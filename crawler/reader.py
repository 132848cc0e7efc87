"""A reader: a process that turns bodies into pages and facts, until it is told to stop or killed for being slow.

It needs no network and no more memory than its limit. The page function that makes the facts is given by name, so that
nothing here imports `audit`.
"""

import importlib
import os
import resource
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec

from crawler.child import run
from crawler.crawlfile import CrawlFile, Found, SupersededError, Task
from crawler.errors import H2HError
from crawler.links import follow
from crawler.orders import ReaderOrders
from crawler.outcome import Outcome
from crawler.page import Page
from crawler.read import read
from crawler.scope import Scope
from crawler.sitemap import urls
from crawler.url import resolve

MEMORY_BYTES = 1536 * 2**20
IDLE_SECONDS = 0.03
PAGES_A_LIFE = 5000  # then a fresh process: whatever a parser leaks stays bounded

Note = Callable[[Page], Any]


def work(orders: ReaderOrders) -> None:
    """Read what is there to read, for ever."""
    _limit_memory()
    module, _, name = orders.note.partition(":")
    named = getattr(importlib.import_module(module), name)
    note: Note = named(orders.note_argument) if orders.note_argument else named
    with CrawlFile.open(Path(orders.path), epoch=orders.epoch) as file:
        scope: Scope | None = None
        for _ in range(PAGES_A_LIFE):
            task = _next(file)
            if scope is None and (stored := file.meta("scope")):
                scope = msgspec.json.decode(stored, type=Scope)
            if task.kind == "sitemap":
                file.store_found(task, _sitemap(file, task, scope))
            else:
                _page_or_crash(file, task, scope, note, orders)


def _next(file: CrawlFile) -> Task:
    while (task := file.claim_read(os.getpid())) is None:
        time.sleep(IDLE_SECONDS)
    return task


def _page_or_crash(file: CrawlFile, task: Task, scope: Scope | None, note: Note, orders: ReaderOrders) -> None:
    try:
        _page(file, task, scope, note, orders)
    except (H2HError, SupersededError):
        raise
    except Exception as error:  # noqa: BLE001 - a page that we cannot read must not cost the others
        sys.stderr.write(f"{task.url}\n{traceback.format_exc()}")
        file.close_url(task, Outcome.CRASHED_US, f"{type(error).__name__} in our own code")


def _page(file: CrawlFile, task: Task, scope: Scope | None, note: Note, orders: ReaderOrders) -> None:
    page = file.cached_page(task, orders.code)
    if page is None:
        body = file.body(task)
        page = read(task.url, body.data, body.content_type, partial=body.partial)
    facts = msgspec.msgpack.encode(note(page))
    found = _leads(scope, page) if scope and task.kind == "page" else []
    file.store_page(task, page, facts, code=orders.code, note_code=orders.note_code, found=found)


def _leads(scope: Scope, page: Page) -> list[Found]:
    """Where a page leads; a short name that it gives itself is a double, which nobody need ask for to know."""
    short = [link.url for link in page.alternates if "shortlink" in link.rel]
    links = [link.url for link in (*page.links, *page.alternates) if "shortlink" not in link.rel]
    doubles = [item for item in follow(scope, short) if item.outcome is None and item.url != page.url]
    return follow(scope, links) + [Found(url=item.url, outcome=Outcome.DUPLICATE, detail=page.url) for item in doubles]


def _sitemap(file: CrawlFile, task: Task, scope: Scope | None) -> list[Found]:
    if scope is None:
        return []
    listed = urls(file.body(task).data)
    deeper = [url for link in listed.sitemaps[:100] if (url := resolve(task.url, link)) and scope.same_site(url)]
    return follow(scope, listed.pages) + [Found(url=scope.fold(url), kind="sitemap") for url in deeper if task.hops < 2]


def _limit_memory() -> None:
    if sys.platform == "linux":
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))


if __name__ == "__main__":
    run(ReaderOrders, work)
