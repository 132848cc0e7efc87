"""What the user wants of a crawl: a flag before `h2h-audit.toml` before the default."""

import tomllib
from collections.abc import Mapping
from ipaddress import ip_address, ip_network
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from audit.app.site import Site
from crawler.errors import Usage
from crawler.options import Options, Resolve
from crawler.url import canonical, host_of, port_of

FILE_NAME = "h2h-audit.toml"
_SECRET = ("auth", "header")
_PATHS = ("output", "data")

View = Literal["client", "agency"]
Format = Literal["html", "json"]


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"):
    """Every setting of `crawl`, named like its flag and like its key under [crawl]."""

    output: str = "reports"
    data: str = "h2h-data"
    max_pages: Annotated[int, Meta(ge=1, le=1_000_000)] = 200
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    report_lang: tuple[str, ...] = ()  # none: the site's main language
    view: Annotated[tuple[View, ...], Meta(min_length=1)] = ("client", "agency")
    format: Annotated[tuple[Format, ...], Meta(min_length=1)] = ("html", "json")
    delay: Annotated[float, Meta(ge=0, le=60)] = 0.5
    concurrency: Annotated[int, Meta(ge=1, le=32)] = 2
    readers: Annotated[int, Meta(ge=1, le=64)] = 2
    time_limit: Annotated[float, Meta(gt=0, le=604_800)] = 1800.0
    allow_private: tuple[str, ...] = ()
    resolve: tuple[str, ...] = ()
    auth: str | None = None
    header: tuple[str, ...] = ()
    accept_language: str | None = None
    user_agent: Annotated[str, Meta(min_length=1)] = msgspec.structs.fields(Options)[-5].default
    ignore_robots: bool = False
    insecure: bool = False
    fail_under: Annotated[float, Meta(ge=0, le=100)] | None = None

    def without_secrets(self) -> dict[str, Any]:
        """As `run.json` keeps them: of what may be a password, only that it was given."""
        told = {name: value for name, value in msgspec.to_builtins(self).items() if value not in (None, [], ())}
        return {name: "(not kept)" if name in _SECRET else value for name, value in told.items()}


class _File(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    crawl: Settings = Settings()


def settings(flags: Mapping[str, object], *, file: Path | None) -> Settings:
    """The settings that hold; a flag that was not given is None. Raises Usage with file and key, or flag."""
    table = _read(file) if file else {}
    given = {name.replace("_", "-"): value for name, value in flags.items() if value is not None}
    try:
        return msgspec.convert({**table, **given}, Settings)
    except msgspec.ValidationError as error:
        raise Usage(_place(error, prefix="--")) from None


def find_file(start: Path) -> Path | None:
    """The `h2h-audit.toml` of a folder or of the nearest one above it, or None."""
    return next((path for folder in (start, *start.parents) if (path := folder / FILE_NAME).is_file()), None)


def crawl_options(wanted: Settings, site: Site, *, seeds: tuple[str, ...] = (), dry_run: bool = False) -> Options:
    """What the crawler is asked to do. Raises Usage where an address, a header or a user name is malformed."""
    if wanted.auth and site.auth:
        raise Usage("--auth and a user name in the URL: give one of them")
    return Options(
        start=site.url,
        guessed_scheme=site.guessed_scheme,
        max_pages=wanted.max_pages,
        include=wanted.include,
        exclude=wanted.exclude,
        delay=wanted.delay,
        concurrency=wanted.concurrency,
        readers=wanted.readers,
        time_limit=wanted.time_limit,
        allow_private=tuple(_network(text) for text in wanted.allow_private),
        resolve=tuple(_resolve(text) for text in wanted.resolve),
        auth=_auth(wanted.auth) if wanted.auth else site.auth,
        headers=tuple(_header(text) for text in wanted.header),
        accept_language=_one_line("--accept-language", wanted.accept_language) if wanted.accept_language else None,
        user_agent=_one_line("--user-agent", wanted.user_agent),
        ignore_robots=wanted.ignore_robots,
        insecure=wanted.insecure,
        seeds=seeds,
        dry_run=dry_run,
    )


def _read(file: Path) -> dict[str, Any]:
    """The [crawl] table of a file, checked; its paths are relative to the file."""
    try:
        found = tomllib.loads(file.read_text("utf-8"))
        msgspec.convert(found, _File)
    except OSError as error:
        raise Usage(f"{file}: {error.strerror}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Usage(f"{file}: {error}") from None
    except msgspec.ValidationError as error:
        raise Usage(f"{file}: {_place(error)}") from None
    table: dict[str, Any] = found.get("crawl", {})
    return {name: str(file.parent / value) if name in _PATHS else value for name, value in table.items()}


def _place(error: msgspec.ValidationError, *, prefix: str = "") -> str:
    """`max-pages: Expected `int` >= 1`, from msgspec's "Expected … - at `$.max-pages`"."""
    message, _, path = str(error).partition(" - at ")
    where = path.strip("`").removeprefix("$").removeprefix(".")
    return f"{prefix}{where}: {message}" if where else message


def _network(text: str) -> str:
    try:
        return str(ip_network(text, strict=False))
    except ValueError:
        raise Usage(f'--allow-private: "{text}" is not a network such as 192.168.0.0/16 or 127.0.0.1') from None


def _resolve(text: str) -> Resolve:
    try:
        host, port, address = text.split(":", 2)
        named = canonical(
            f"http://{host}:{int(port)}/"
        )  # as a URL names it: lower case, punycode; a port that there is
        return Resolve(host=host_of(named), port=port_of(named), address=str(ip_address(address.strip("[]"))))
    except ValueError:
        raise Usage(f'--resolve: "{text}" is not HOST:PORT:ADDRESS') from None


def _auth(text: str) -> str:
    if ":" not in text:
        raise Usage("--auth is user:password")
    return _one_line("--auth", text)


def _header(text: str) -> tuple[str, str]:
    name, colon, value = text.partition(":")
    if not colon or not name.strip() or not name.strip().replace("-", "").isalnum():
        raise Usage("--header is Name: value")
    return name.strip(), _one_line("--header", value.strip())


def _one_line(flag: str, text: str) -> str:
    if not text.isprintable():
        raise Usage(f"{flag}: no line breaks or control characters")
    return text
