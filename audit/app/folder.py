"""A folder of built HTML as a crawl file, without the network."""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

from audit.app.crawling import now
from audit.app.runs import world
from audit.app.site import Site, parse_site
from crawler.crawlfile import Body, CrawlFile, Found
from crawler.errors import NothingAudited
from crawler.outcome import Outcome
from crawler.settings import MAX_BODY
from crawler.url import resolve

_PAGES = (".html", ".htm", ".xhtml")
_INDEX = ("index.html", "index.htm", "index.xhtml")


def base_url(folder: Path) -> Site:
    """The site that a folder stands for: its name where that is a host, else `https://<name>.example/`."""
    name = folder.resolve().name.lower()
    host = re.sub(r"[^a-z0-9.-]+", "-", name).strip("-.") or "folder"
    return parse_site(f"https://{host}/" if "." in host else f"https://{host}.example/")


def load(folder: Path, site: Site, path: Path, *, max_pages: int) -> None:
    """Write the pages of a folder into a new crawl file, for readers to take. Raises NothingAudited, CannotWrite.

    Links out of the folder by a symbolic link are not followed, hidden files not read; what is over the page budget or
    too big is known with that outcome.
    """
    found = _pages(folder, site)
    if not found:
        raise NothingAudited(f"{folder}: no .html, .htm or .xhtml file in it")
    time = now()
    with CrawlFile.open(path, create=True) as crawl:
        crawl.take_over()
        crawl.begin(site=site.key, start=site.url, started_at=time, settings="folder", max_pages=max_pages)
        loaded = 0
        for depth, url, file in found:
            outcome = _closed(file, over_budget=loaded >= max_pages)
            if outcome:
                crawl.add([Found(url=url, outcome=outcome)], depth=depth)
                continue
            with world("cannot read"):
                crawl.load(url, Body(data=file.read_bytes(), fetched_at=time), depth=depth)
            loaded += 1
        crawl.finish()


def _closed(file: Path, *, over_budget: bool) -> Outcome | None:
    if file.stat().st_size > MAX_BODY:
        return Outcome.TOO_BIG
    return Outcome.OVER_BUDGET if over_budget else None


def _pages(folder: Path, site: Site) -> list[tuple[int, str, Path]]:
    """Depth, URL and file of each page, in page order; of files with one URL the first."""
    pages = {url: (depth, url, file) for depth, url, file in sorted(_walk(folder, site), reverse=True)}
    return sorted(pages.values())


def _walk(folder: Path, site: Site) -> Iterator[tuple[int, str, Path]]:
    root = folder.resolve()
    for place, folders, files in os.walk(root):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in files:
            file = Path(place, name)
            if file.suffix.lower() in _PAGES and not name.startswith(".") and not file.is_symlink() and file.is_file():
                parts = file.relative_to(root).parts
                url = _url(site, parts)
                if url:
                    yield len(parts) - 1, url, file


def _url(site: Site, parts: tuple[str, ...]) -> str | None:
    """`a/index.html` is the page `a/`; None where no URL can be so long."""
    path = "/".join(quote(part, errors="surrogateescape") for part in parts[:-1])
    last = "" if parts[-1].lower() in _INDEX else quote(parts[-1], errors="surrogateescape")
    return resolve(site.url, f"{site.url.rstrip('/')}/{path}/{last}" if path else f"{site.url.rstrip('/')}/{last}")
