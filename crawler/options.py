"""What a crawl is asked to do."""

import msgspec


class Resolve(msgspec.Struct, frozen=True, kw_only=True):
    """HOST:PORT:ADDRESS, as curl's --resolve: the name is never looked up, the address is thereby allowed."""

    host: str
    port: int
    address: str


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """One crawl. `auth` and `headers` are secrets: they are passed to the fetcher and never stored."""

    start: str  # absolute http(s) URL
    guessed_scheme: bool = False  # the user typed a bare host: https first, http where that does not answer
    max_pages: int = 200
    include: tuple[str, ...] = ()  # globs on the URL; they also open other subdomains
    exclude: tuple[str, ...] = ()  # globs on the URL
    delay: float = 0.5  # seconds between requests; 0 also turns throttling off
    concurrency: int = 2
    readers: int = 2  # reader processes
    time_limit: float = 1800.0  # seconds for the whole crawl
    allow_private: tuple[str, ...] = ()  # CIDR
    resolve: tuple[Resolve, ...] = ()
    auth: str | None = None  # user:password, for the hosts of the start alone
    headers: tuple[tuple[str, str], ...] = ()  # for the hosts of the start alone
    accept_language: str | None = None
    user_agent: str = "h2h-audit/0.1 (+https://github.com/h2h-audit/h2h-audit)"
    ignore_robots: bool = False
    insecure: bool = False  # accept certificates that cannot be verified
    seeds: tuple[str, ...] = ()  # pages that the last run audited: asked for first
    dry_run: bool = False  # robots.txt, sitemaps and the start page only
