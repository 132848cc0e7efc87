"""Which URLs belong to the site, and why the others do not."""

import re
from collections import Counter
from fnmatch import fnmatchcase
from urllib.parse import urlsplit

import msgspec

from crawler.outcome import Outcome
from crawler.url import DEFAULT_PORTS, host_of, origin_of, port_of, twin

MAX_SEGMENTS = 15
MAX_REPEATS = 2  # of one path segment; Heritrix has the same figure

# Words of links that do something, in the languages that content management systems speak.
_ACTION = re.compile(
    r"(?:^|[/?&=_.-])(?:log-?out|sign-?out|unsubscribe|add[-_]to[-_]cart|delete|remove|wp-login|wp-admin|replytocom)"
    r"(?:$|[/?&=_.-])",
    re.IGNORECASE,
)
_FILES = re.compile(
    r"\.(?:pdf|docx?|xlsx?|pptx?|odt|ods|zip|rar|7z|gz|tgz|dmg|exe|msi|apk|jpe?g|png|gif|webp|avif|svg|ico|bmp|tiff?"
    r"|mp3|mp4|m4a|m4v|mov|avi|webm|ogg|wav|css|js|mjs|json|xml|rss|atom|ics|vcf|csv|txt|woff2?|ttf|eot|epub)\Z",
    re.IGNORECASE,
)


class Scope(msgspec.Struct, frozen=True, kw_only=True):
    """What a crawl may read: the hosts of the start's redirect chain and their www/apex twins."""

    origin: str  # scheme://host[:port] of the page where the chain ended
    hosts: tuple[str, ...]  # host names of the chain
    port: int  # the one port beside 80 and 443
    folder: str = "/"  # path that the user typed
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()

    def fold(self, url: str) -> str:
        """The same page under the start's own origin: http and https, www and apex are one site."""
        parts = urlsplit(url)
        home = urlsplit(self.origin)
        names = {home.hostname, twin(home.hostname or "")}
        if parts.hostname in names and self._default(url) and self._default(self.origin):
            return self.origin + url.removeprefix(origin_of(url))
        return url

    def refusal(self, url: str) -> tuple[Outcome, str] | None:
        """Why a folded URL is not to be asked for, or None where it is."""
        parts = urlsplit(url)
        if not self._inside(url) and not _matches(url, self.include):
            return (
                Outcome.OUT_OF_SCOPE,
                "another host" if parts.hostname not in self._hosts() else "outside the folder of the start",
            )
        if self.include and not _matches(url, self.include):
            return Outcome.EXCLUDED, "not in --include"
        if _matches(url, self.exclude):
            return Outcome.EXCLUDED, "in --exclude"
        if _FILES.search(parts.path):
            return Outcome.NOT_HTML, "by its name"
        if _ACTION.search(parts.path) or _ACTION.search(parts.query):
            return Outcome.UNSAFE_ACTION, ""
        return _trap(parts.path)

    def same_site(self, url: str) -> bool:
        """Whether a URL lies on one of the site's own hosts, in whatever folder."""
        return host_of(url) in self._hosts()

    def sibling(self, url: str) -> str | None:
        """Root of another subdomain of the same site, to be listed as not read; None for strangers."""
        host = host_of(url)
        apex = host_of(self.origin).removeprefix("www.")
        return origin_of(url) + "/" if host.endswith(f".{apex}") and host not in self._hosts() else None

    def _hosts(self) -> set[str]:
        return set(self.hosts) | {twin(host) for host in self.hosts}

    def _default(self, url: str) -> bool:
        return port_of(url) in DEFAULT_PORTS.values()

    def _inside(self, url: str) -> bool:
        parts = urlsplit(url)
        known = parts.hostname in self._hosts() and (self._default(url) or port_of(url) == self.port)
        # A start with a port of its own is a server of its own: its neighbor on port 80 is another site.
        same = self._default(url) == self._default(self.origin)
        return known and same and _in_folder(parts.path, self.folder)


def folder_of(path: str) -> str:
    """The folder that a typed path limits a crawl to: `/shop/` for `/shop/index.html`, `/it` for `/it`."""
    head, _, last = path.rpartition("/")
    return f"{head}/" if "." in last or not last else path


def _in_folder(path: str, folder: str) -> bool:
    return path.startswith(folder) if folder.endswith("/") else path == folder or path.startswith(f"{folder}/")


def _matches(url: str, globs: tuple[str, ...]) -> bool:
    path = url.removeprefix(origin_of(url))
    return any(fnmatchcase(url, glob) or fnmatchcase(path, glob) for glob in globs)


def _trap(path: str) -> tuple[Outcome, str] | None:
    segments = [segment for segment in path.split("/") if segment]
    if len(segments) > MAX_SEGMENTS:
        return Outcome.TRAP, f"more than {MAX_SEGMENTS} folders deep"
    if segments and max(Counter(segments).values()) > MAX_REPEATS:
        return Outcome.TRAP, "a folder inside itself"
    return None
