"""What a crawl costs beside a bare Scrapy that only follows the links: CPU and memory of the whole process tree.

    python benchmarks/crawl.py [PAGES …]        default: 1000 5000

Both read the same generated site (a page has about 2,300 words and 67 links) from a server on loopback in a process of
its own, without delay and at the same concurrency; Scrapy before and after, so that a machine whose speed drifts shows.
Prints CPU seconds a page, the ratio to the mean of both, and peak memory.
"""

import os
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import NamedTuple

from tests.generated import write_site

BARE = """
import sys
from scrapy.crawler import CrawlerProcess
from scrapy.linkextractors import LinkExtractor
from scrapy import Spider, Request

class Bare(Spider):
    name = "bare"
    links = LinkExtractor()
    seen = 0
    async def start(self):
        yield Request(sys.argv[1])
    def parse(self, response):
        type(self).seen += 1
        for link in self.links.extract_links(response):
            yield Request(link.url)

process = CrawlerProcess({
    "LOG_LEVEL": "ERROR", "TELNETCONSOLE_ENABLED": False, "REMOTE_CONTROL_ENABLED": False, "COOKIES_ENABLED": False,
    "RETRY_ENABLED": False, "ROBOTSTXT_OBEY": True, "CONCURRENT_REQUESTS": 16, "CONCURRENT_REQUESTS_PER_DOMAIN": 16,
    "DOWNLOAD_DELAY": 0, "AUTOTHROTTLE_ENABLED": False,
})
process.crawl(Bare)
process.start()
print(Bare.seen)
"""


class Cost(NamedTuple):
    """Of one command and all its children."""

    cpu: float  # seconds, user and system
    wall: float  # seconds
    peak: float  # MiB, summed resident sets at the worst moment
    output: str


def cost_of(command: list[str], folder: Path) -> Cost:
    """Run a command to its end and measure its process tree."""
    before = os.times()
    began = time.monotonic()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, text=True, env=_environment())
    peaks = [0.0]
    sampler = threading.Thread(target=_sample, args=(process, peaks))
    sampler.start()
    output, _ = process.communicate()
    sampler.join()
    after = os.times()
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    if process.returncode:
        sys.exit(f"{command} ended with {process.returncode}")
    return Cost(cpu, time.monotonic() - began, peaks[0], output)


def _environment() -> dict[str, str]:
    root = str(Path(__file__).parents[1])
    return {**os.environ, "PYTHONPATH": root}


def _sample(process: "subprocess.Popen[str]", peaks: list[float]) -> None:
    while process.poll() is None:
        peaks[0] = max(peaks[0], sum(_resident(pid) for pid in _tree(process.pid)))
        time.sleep(0.1)


def _tree(root: int) -> list[int]:
    children: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
            except OSError:
                continue
            children.setdefault(parent, []).append(int(entry.name))
    found = [root]
    for pid in found:
        found += children.get(pid, [])
    return found


def _resident(pid: int) -> float:
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    except OSError:
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def measure(pages: int) -> None:
    """One line for a site of so many pages."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        write_site(folder / "site", pages, paragraphs=50, links=56)
        server = subprocess.Popen(
            [sys.executable, "-c", _SERVER, str(folder / "site")], stdout=subprocess.PIPE, text=True, env=_environment()
        )
        assert server.stdout is not None
        url = f"http://127.0.0.1:{server.stdout.readline().strip()}/"
        try:
            before = cost_of([sys.executable, "-c", BARE, url], folder)
            own = cost_of(
                [
                    *(
                        sys.executable,
                        "-m",
                        "audit.app",
                        "crawl",
                        url,
                        "--allow-private",
                        "127.0.0.0/8",
                        "--delay",
                        "0",
                    ),
                    *("--concurrency", "16", "--max-pages", str(pages + 10), "--time-limit", "3000", "--quiet"),
                ],
                folder,
            )
            after = cost_of([sys.executable, "-c", BARE, url], folder)
        finally:
            server.kill()
            server.communicate()
        spent, first, last = (1000 * cost.cpu / pages for cost in (own, before, after))
        print(
            f"{pages} pages: bare Scrapy {first:.1f} and {last:.1f} ms CPU a page, {before.peak:.0f} MiB, "
            f"{before.wall:.0f} s ({before.output.strip()} pages); h2h-audit {spent:.1f} ms, {own.peak:.0f} MiB, "
            f"{own.wall:.0f} s; ratio {2 * spent / (first + last):.2f}",
            flush=True,
        )


_SERVER = """
import sys, time
from pathlib import Path
from audit.app.loopback import served
with served(Path(sys.argv[1])) as port:
    print(port, flush=True)
    time.sleep(36000)
"""

if __name__ == "__main__":
    for size in [int(argument) for argument in sys.argv[1:]] or [1000, 5000]:
        measure(size)
