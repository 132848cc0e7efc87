"""The SITE that a user types, as the URL where a crawl begins."""

import re
from urllib.parse import SplitResult, unquote, urlsplit, urlunsplit

import msgspec

from crawler.errors import Usage
from crawler.url import canonical, site_key

_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*)://")
_HOST_AND_PORT = re.compile(r"(?:\[[0-9a-fA-F:.]+\]|[^/?#@:]+)(?::\d+)?(?:[/?#]|\Z)")
_NOT_HTTP = "a site is a host like example.com, or a URL with http or https"


class Site(msgspec.Struct, frozen=True, kw_only=True):
    """Where a crawl begins. `auth` is a secret that was taken out of the URL: it is never printed or stored."""

    url: str  # canonical
    guessed_scheme: bool  # the user typed a bare host
    auth: str | None = None  # user:password

    @property
    def key(self) -> str:
        """What the site's files are named by."""
        return site_key(self.url)

    def __str__(self) -> str:
        return self.key


def parse_site(text: str) -> Site:
    """Read what the user typed: a host, a host with a path, or an http(s) URL. Raises Usage, without secrets."""
    typed = text.strip()
    if not typed or re.search(r"[\s\x00-\x1f\x7f]", typed):
        raise _refused(typed, "a site is one host or one URL, without spaces")
    if typed.startswith((".", "/", "~")) and not typed.startswith("//"):
        raise _refused(typed, "that is a path; for files on this machine there is `h2h-audit audit PATH`")
    typed = typed.removeprefix("//")
    scheme = _SCHEME.match(typed)
    if scheme is None:
        return _from_host(typed)
    if scheme[1].lower() not in ("http", "https"):
        raise _refused(typed, "only http and https can be read")
    return _from_url(typed, guessed=False)


def _from_host(typed: str) -> Site:
    if not _HOST_AND_PORT.match(typed):
        why = "with a user name it must be a whole URL: https://user:password@host/" if "@" in typed else _NOT_HTTP
        raise _refused(typed, why)
    return _from_url(f"https://{typed}", guessed=True)


def _from_url(url: str, *, guessed: bool) -> Site:
    try:
        parts = urlsplit(url)
        auth = None
        if parts.username is not None:
            auth = f"{unquote(parts.username)}:{unquote(parts.password or '')}"
        bare = urlunsplit(SplitResult(parts.scheme, parts.netloc.rpartition("@")[2], parts.path, parts.query, ""))
        return Site(url=canonical(bare), guessed_scheme=guessed, auth=auth)
    except ValueError as error:
        raise _refused(url.removeprefix("https://") if guessed else url, str(error)) from None


def _refused(typed: str, why: str) -> Usage:
    # Whatever stands before an @ may be a password.
    shown = re.sub(r"\A([a-z+.-]*://)?.*@", r"\1…@", typed, flags=re.DOTALL)[:80]
    shown = "".join(character if character.isprintable() else "\ufffd" for character in shown)
    return Usage(f'"{shown}" is not a site to crawl: {why}')
