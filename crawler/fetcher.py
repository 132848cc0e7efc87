"""The fetcher: one process, one Scrapy engine, one site. It asks for what is queued and stores what comes.

Nothing of a page is parsed here. Of Scrapy it uses the downloader: connections, TLS, decompression, throttling,
limits. Which URL comes next, and what becomes of it, is in the crawl file.
"""

import asyncio
import logging
import os
import signal
import time
from base64 import b64encode
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

import msgspec
from scrapy import Request, Spider, signals
from scrapy.crawler import CrawlerProcess
from scrapy.exceptions import CannotResolveHostError, DownloadFailedError, StopDownload
from scrapy.http import Response

from crawler import robots as rules
from crawler.child import run
from crawler.crawlfile import Body, CrawlFile, Found, SupersededError, Task
from crawler.failure import FetchError, failure_of
from crawler.guard import Guard, install
from crawler.headers import limit
from crawler.links import within
from crawler.options import Options
from crawler.orders import FetcherOrders
from crawler.outcome import Outcome
from crawler.robots import Robots
from crawler.scope import Scope, folder_of
from crawler.settings import MAX_BODY, MAX_REDIRECTS, MAX_TRIES, RETRY_AFTER_MOST, scrapy_settings
from crawler.url import DEFAULT_PORTS, canonical, host_of, origin_of, port_of, resolve, twin

LOG = logging.getLogger(__name__)
IDLE_SECONDS = 0.03  # between two looks into an empty queue
MAX_LAYERS = 2  # of Content-Encoding
# An answer came for robots.txt, and no rules can be made of it: nothing may be asked for.
_ANSWERED = (Outcome.TOO_BIG, Outcome.NOT_HTML)
PROBE = "/h2h-audit-a1b2c3d4-this-page-does-not-exist"
_HTML = (b"text/html", b"application/xhtml+xml", b"text/plain", b"application/octet-stream", b"")
_XML = (b"xml", b"text/plain", b"gzip", b"octet-stream")


class Fetcher(Spider):
    """Scrapy's hook: its start() never yields, but works the queue off until nothing is left."""

    name = "h2h-audit"

    def __init__(self, *, file: CrawlFile, options: Options, resolver: Any, failures: list[Exception]) -> None:
        super().__init__()
        self.file = file
        self.options = options
        self.guard = Guard.of(options.allow_private, options.resolve)
        self.resolver = resolver  # the system's own, that the guard stands in front of
        self.failures = failures
        self.refused: set[str] = set()
        self.robots: dict[str, asyncio.Task[Robots]] = {}
        self.gate = 0.0  # monotonic time before which nothing is asked for
        self.pause = 0.0  # seconds between requests that robots.txt asks for
        self.stopping = False

    @classmethod
    def from_crawler(cls, crawler: Any, *args: Any, **kwargs: Any) -> "Fetcher":
        """Scrapy's way to make a spider; hears the headers before a body is taken in."""
        spider: Fetcher = super().from_crawler(crawler, *args, **kwargs)
        crawler.signals.connect(spider.headers_received, signal=signals.headers_received)
        crawler.signals.connect(spider.bytes_received, signal=signals.bytes_received)
        return spider

    async def start(self) -> AsyncIterator[Any]:
        """Work the queue off with as many requests at once as the options allow."""
        from twisted.internet import reactor

        self.refused = install(reactor, self.guard, system=self.resolver)
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, self._stop)
        try:
            await asyncio.gather(*(self._work() for _ in range(self.options.concurrency)))
            if not self.stopping:
                await self._end()
        except SupersededError:
            self.stopping = True
        except Exception as error:  # noqa: BLE001 - Scrapy would log it and exit well
            self.failures.append(error)
        for nothing in list[Any]():  # what makes it an iterator
            yield nothing

    def _stop(self) -> None:
        self.stopping = True

    async def _end(self) -> None:
        if self.options.dry_run:
            await self._ask_robots_for_waiting()
        self.file.set_meta("fetched", "1")

    async def _work(self) -> None:
        holder = os.getpid()
        last_depth = 0 if self.options.dry_run else 20
        while not self.stopping:
            task = self.file.claim_fetch(holder)
            if task is not None:
                await self._fetch(task)
            elif not self.file.plan(last_depth=last_depth):
                return
            else:
                await asyncio.sleep(IDLE_SECONDS)

    # ---- one URL

    async def _fetch(self, task: Task) -> None:
        try:
            robots = await self._robots(task.url)
            if not robots.allows(task.url) and task.kind != "sitemap":
                self.file.close_url(task, Outcome.ROBOTS, robots.closed)
                return
            response = await self._get(task.url, task.kind)
        except FetchError as failure:
            self._failed(task, failure)
            return
        self._answered(task, response)

    def _failed(self, task: Task, failure: FetchError) -> None:
        if failure.passing and task.tries < MAX_TRIES and not self.stopping:
            self.gate = max(self.gate, time.monotonic() + 0.5 * 2**task.tries)
            self.file.put_back(task)
            return
        fallback: list[Found] = []
        if task.chain and self.options.guessed_scheme and task.hops == 0 and task.url.startswith("https:"):
            fallback = [Found(url=canonical("http:" + task.url.removeprefix("https:")))]
        self.file.close_url(task, failure.outcome, failure.detail, found=fallback)

    def _answered(self, task: Task, response: Response) -> None:
        status = response.status
        if status in (301, 302, 303, 307, 308):
            self._redirected(task, response)
        elif status in (429, 503) and task.tries < MAX_TRIES and not self.stopping:
            self.gate = max(self.gate, time.monotonic() + _retry_after(response))
            self.file.put_back(task)
        elif not 200 <= status < 300:
            self.file.close_url(task, _outcome_of(status), _wall(response))
        elif response.request is not None and response.request.meta.get("h2h_not_html"):
            self.file.close_url(task, Outcome.NOT_HTML, _text(response.headers.get("Content-Type")))
        else:
            self._store(task, response)

    def _redirected(self, task: Task, response: Response) -> None:
        target = _target(task.url, response)
        if target is None:
            self.file.close_url(task, Outcome.UNREACHABLE, f"{response.status} leads to no page")
        elif task.hops >= MAX_REDIRECTS or target == task.url:
            self.file.close_url(task, Outcome.UNREACHABLE, "redirects without an end")
        elif task.chain:
            self.file.close_url(task, Outcome.REDIRECTED, target, found=[Found(url=target)])
        else:
            found = within(self.scope(), target)
            self.file.close_url(task, Outcome.REDIRECTED, target, found=found)

    def _store(self, task: Task, response: Response) -> None:
        if task.chain:
            self._land(task)
        self.file.store_body(
            task,
            Body(
                data=response.body,
                content_type=_text(response.headers.get("Content-Type")) or None,
                fetched_at=datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
                partial="dataloss" in response.flags,
            ),
        )

    def _land(self, task: Task) -> None:
        """The start is found: fix the scope, and queue what is asked for beside it."""
        hosts = tuple(dict.fromkeys(host_of(known.url) for known in self.file.chain()))
        start = self.options.start
        scope = Scope(
            origin=origin_of(task.url),
            hosts=hosts,
            port=port_of(start),
            folder=folder_of(canonical(start).removeprefix(origin_of(start)).partition("?")[0]),
            include=self.options.include,
            exclude=self.options.exclude,
        )
        self.file.set_meta("scope", msgspec.json.encode(scope).decode())
        self.file.set_meta("landed", task.url)
        stated = self.robots[origin_of(task.url)].result().sitemaps if origin_of(task.url) in self.robots else ()
        sitemaps = [url for line in stated[:20] if (url := resolve(task.url, line)) and scope.same_site(url)]
        beside = [Found(url=url, kind="sitemap") for url in sitemaps or [origin_of(task.url) + "/sitemap.xml"]]
        if scope.folder == "/":
            beside.append(Found(url=origin_of(task.url) + PROBE, kind="probe"))
        seeds = [scope.fold(url) for url in self.options.seeds]
        beside += [Found(url=url) for url in seeds if scope.refusal(url) is None]
        self.file.add(beside, depth=0)

    def scope(self) -> Scope:
        """The scope, once the start has been found."""
        return msgspec.json.decode(self.file.meta("scope"), type=Scope)

    # ---- robots.txt

    async def _robots(self, url: str) -> Robots:
        if self.options.ignore_robots:
            return rules.OPEN
        origin = origin_of(url)
        if origin not in self.robots:
            self.robots[origin] = asyncio.create_task(self._read_robots(origin))
        return await asyncio.shield(self.robots[origin])

    async def _read_robots(self, origin: str) -> Robots:
        """The rules of an origin, after three tries. Raises FetchError where it cannot be reached at all."""
        for attempt in range(1, MAX_TRIES + 1):
            last = attempt == MAX_TRIES or self.stopping
            try:
                found = await self._get_robots(origin)
            except FetchError as failure:
                if last or not failure.passing:
                    raise FetchError(failure.outcome, failure.detail) from failure
            else:
                if last or not found.closed:
                    self._heed(found)
                    return found
            await asyncio.sleep(0.25 * 2**attempt)
        raise AssertionError("the last try returns or raises")

    async def _get_robots(self, origin: str) -> Robots:
        url = f"{origin}/robots.txt"
        for hop in range(rules.MAX_REDIRECTS + 1):
            try:
                response = await self._get(url, "robots")
            except FetchError as failure:
                if failure.outcome in _ANSWERED or (hop and not failure.passing):
                    return Robots(closed=f"robots.txt cannot be read: {failure.detail}")
                raise
            if response.status in (429, 503) and "Retry-After" in response.headers:
                self.gate = max(self.gate, time.monotonic() + _retry_after(response))
            target = _target(url, response) if 300 <= response.status < 400 else None
            if target is None and response.request is not None and response.request.meta.get("h2h_layers"):
                return Robots(closed="robots.txt comes in too many layers of compression")
            if target is None:
                return rules.judge(response.status if not 300 <= response.status < 400 else 404, response.body)
            url = target
        return rules.OPEN  # RFC 9309, 2.3.1.2: after five redirects it may be taken for unavailable

    def _heed(self, robots: Robots) -> None:
        if robots.delay > rules.MAX_CRAWL_DELAY:
            self.file.add_note("crawl-delay-capped")
        self.pause = max(self.pause, min(robots.delay, rules.MAX_CRAWL_DELAY))

    async def _ask_robots_for_waiting(self) -> None:
        for task in self.file.waiting(self.options.max_pages):
            robots = await self._robots(task.url)
            if not robots.allows(task.url):
                self.file.close_url(task, Outcome.ROBOTS, robots.closed)

    # ---- the network

    async def _get(self, url: str, kind: str) -> Response:
        """The answer to one request, whatever its status. Raises FetchError where none came."""
        await self._wait()
        headers = dict(self.options.headers) if self._trusted(url) else {}
        if self.options.auth and self._trusted(url):
            headers["Authorization"] = "Basic " + b64encode(self.options.auth.encode()).decode()
        request = Request(url, headers=headers, dont_filter=True, meta={"h2h_kind": kind})
        if kind == "robots":
            request.meta["download_maxsize"] = 2**31  # whatever length is stated; bytes_received cuts it
        try:
            response: Response = await self.crawler.engine.download_async(request)
        except Exception as error:
            raise self._failure(url, error) from error
        if any(name.strip().lower() not in (b"", b"identity") for name in response.headers.getlist("Content-Encoding")):
            raise FetchError(Outcome.NOT_HTML, "an encoding that nobody can undo")
        if response.ip_address is not None and not self._admits(response):
            raise FetchError(
                Outcome.BLOCKED_ADDRESS, str(response.ip_address)
            )  # a tripwire: the resolver has checked it
        return response

    async def _wait(self) -> None:
        while (wait := self.gate - time.monotonic()) > 0 and not self.stopping:
            await asyncio.sleep(min(wait, 0.25))
        if self.pause:
            self.gate = time.monotonic() + self.pause

    def _trusted(self, url: str) -> bool:
        """Secrets go to the host that the user named, on its own port, and never from https to http."""
        start = self.options.start
        host = host_of(start)
        ports = {port_of(start)} | (set(DEFAULT_PORTS.values()) if port_of(start) in DEFAULT_PORTS.values() else set())
        private = url.startswith("https:") or start.startswith("http:") or self.options.guessed_scheme
        return host_of(url) in (host, twin(host)) and port_of(url) in ports and private

    def _admits(self, response: Response) -> bool:
        pinned = self.guard.pin(host_of(response.url), port_of(response.url))
        return pinned is not None or self.guard.admits(str(response.ip_address))

    def _failure(self, url: str, error: Exception) -> FetchError:
        if host_of(url) in self.refused and isinstance(error, CannotResolveHostError | DownloadFailedError):
            return FetchError(Outcome.BLOCKED_ADDRESS, f"{host_of(url)} is at a private or reserved address")
        known = failure_of(error)
        if known:
            return known
        LOG.error("unforeseen failure of %s", url, exc_info=error)
        return FetchError(Outcome.UNREACHABLE, f"{type(error).__name__}: {error}"[:200])

    def headers_received(self, headers: Any, request: Request) -> None:
        """Take in no body that is no page: pictures, films, archives. robots.txt is one, whatever it calls itself."""
        asked = request.meta.get("h2h_kind")
        wanted = _HTML if asked == "page" else _HTML + _XML
        layers = b",".join(headers.getlist("Content-Encoding")).count(b",") + 1
        kind = (headers.get("Content-Type") or b"").partition(b";")[0].strip().lower()
        fits = asked == "robots" or any(kind == name or (name and name in kind) for name in wanted)
        if layers > MAX_LAYERS or not fits:
            request.meta["h2h_layers"] = layers > MAX_LAYERS
            request.meta["h2h_not_html"] = True
            raise StopDownload(fail=False)

    def bytes_received(self, data: bytes, request: Request) -> None:
        """Take in no more of a robots.txt than counts."""
        if request.meta.get("h2h_kind") == "robots":
            request.meta["download_maxsize"] = MAX_BODY  # for what it unpacks to
            request.meta["h2h_bytes"] = request.meta.get("h2h_bytes", 0) + len(data)
            if request.meta["h2h_bytes"] > rules.MAX_BYTES:
                raise StopDownload(fail=False)


def _outcome_of(status: int) -> Outcome:
    if status in (404, 410):
        return Outcome.NOT_FOUND
    if status in (401, 407):
        return Outcome.LOGIN
    if status in (403, 406, 429, 451) or status == 503:
        return Outcome.REFUSED
    return Outcome.SERVER_ERROR


def _wall(response: Response) -> str:
    walls = ("cf-mitigated", "cf-ray", "x-sucuri-id", "x-datadome", "x-akamai-transformed")
    wall = next((name for name in walls if name in response.headers), "")
    return f"status {response.status}" + (f", {wall}" if wall and response.status in (403, 429, 503) else "")


def _retry_after(response: Response) -> float:
    """Seconds that the server asks us to wait, at most two minutes; 5 where it does not say."""
    text = _text(response.headers.get("Retry-After")).strip()
    if text.isascii() and text.isdigit():
        return min(float(text[:9]), RETRY_AFTER_MOST)
    try:
        seconds = (parsedate_to_datetime(text) - datetime.now(UTC)).total_seconds()
    except (ValueError, TypeError, OverflowError):
        return 5.0
    return min(max(seconds, 0.0), RETRY_AFTER_MOST)


def _target(url: str, response: Response) -> str | None:
    """Where a redirect leads, or None where to no page; its bytes are UTF-8 to a browser, whatever HTTP says."""
    location: bytes = (response.headers.get("Location") or b"").strip()
    try:
        text = location.decode("utf-8")
    except UnicodeDecodeError:
        text = location.decode("latin-1")
    return resolve(url, text) if text else None


def _text(header: bytes | None) -> str:
    return (header or b"").decode("latin-1")[:2083]


def work(orders: FetcherOrders) -> None:
    """Run the engine until the queue is empty. Raises what stopped it."""
    from scrapy.utils.reactor import install_reactor

    install_reactor("twisted.internet.asyncioreactor.AsyncioSelectorReactor")
    limit()
    from twisted.internet import reactor

    failures: list[Exception] = []
    with CrawlFile.open(Path(orders.path), epoch=orders.epoch) as file:
        process = CrawlerProcess(scrapy_settings(orders.options))
        process.crawl(Fetcher, file=file, options=orders.options, resolver=reactor.nameResolver, failures=failures)
        process.start(install_signal_handlers=False)
    if failures:
        raise failures[0]


if __name__ == "__main__":
    run(FetcherOrders, work)
