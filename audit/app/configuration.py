"""What the user wants of a crawl: a flag before `h2h-audit.toml` before the default."""

import tomllib
from collections.abc import Mapping
from ipaddress import ip_address, ip_network
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from audit.app.site import Site
from audit.checks import checks
from audit.languages.lexicon import Added, added_entries
from audit.languages.pack import codes
from audit.languages.phrases import WordsError
from crawler.errors import Usage
from crawler.options import Options, Resolve
from crawler.url import canonical, host_of, port_of

FILE_NAME = "h2h-audit.toml"
_SECRET = ("auth", "header")
_PATHS = ("output", "data", "accepted")

View = Literal["client", "agency"]
Format = Literal["html", "json"]


class Words(msgspec.Struct, frozen=True, kw_only=True):
    """What the user's own words change in all language packs."""

    ignore: tuple[str, ...] = ()  # a mark that quotes one of them is dropped
    add: tuple[Added, ...] = ()


class Flags(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"):
    """Every setting of `crawl`, named like its flag and like its key under [crawl]."""

    output: str = "reports"
    data: str = "h2h-data"
    accepted: str = "accepted"  # folder of the findings that the agency lets stand, a file for each site
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


class Settings(Flags, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"):
    """What the user wants: the settings of `crawl`, and what only the file can say."""

    words: Words = Words()
    checks_off: tuple[str, ...] = ()  # ids

    def without_secrets(self) -> dict[str, Any]:
        """As `run.json` keeps them: of what may be a password, only that it was given."""
        told = {name: value for name, value in msgspec.to_builtins(self).items() if value not in (None, [], ())}
        told |= self.decisions()
        return {name: "(not kept)" if name in _SECRET else value for name, value in told.items()}

    def decisions(self) -> dict[str, Any]:
        """What the agency has decided beyond the findings that it accepts, as `run.json` keeps it."""
        return {"words": msgspec.to_builtins(self.words), "checks-off": list(self.checks_off)}


class _Words(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    ignore: tuple[str, ...] = ()
    add: tuple[dict[str, Any], ...] = ()  # each by itself, so that a mistake can name its number


class _File(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    crawl: Flags = Flags()
    words: _Words = _Words()
    checks: tuple[str, ...] | dict[str, bool] = ()


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
    """What a file says, checked, by the names in Settings; its paths are relative to the file."""
    try:
        found = tomllib.loads(file.read_text("utf-8"))
        said = msgspec.convert(found, _File)
        words = Words(ignore=said.words.ignore, add=_added(said.words.add))
        off = _off(said.checks)
    except OSError as error:
        raise Usage(f"{file}: {error.strerror}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Usage(f"{file}: {error}") from None
    except msgspec.ValidationError as error:
        raise Usage(f"{file}: {_place(error)}") from None
    except (Usage, WordsError) as error:
        raise Usage(f"{file}: {error}") from None
    table: dict[str, Any] = found.get("crawl", {})
    paths = {name: str(file.parent / table[name]) for name in _PATHS if name in table}
    return {**table, **paths, "words": msgspec.to_builtins(words), "checks-off": off}


def _added(tables: tuple[dict[str, Any], ...]) -> tuple[Added, ...]:
    """The user's own phrases. Raises Usage or WordsError, which name the entry."""
    added: list[Added] = []
    for number, table in enumerate(tables, 1):
        try:
            own = msgspec.convert(table, Added)
        except msgspec.ValidationError as error:
            raise Usage(f"words.add, entry {number}: {_place(error)}") from None
        if own.language not in codes():
            raise Usage(f'words.add, entry {number}: language "{own.language}" is not one of {", ".join(codes())}')
        added.append(own)
    try:
        for code in {own.language for own in added}:
            added_entries(code, tuple(added))
    except WordsError as error:
        raise Usage(f"words.add, {error}") from None
    return tuple(added)


def _off(said: tuple[str, ...] | dict[str, bool]) -> tuple[str, ...]:
    """Ids of the checks that are switched off: `-id`, or all that are not named where some are. Raises Usage."""
    told = said if isinstance(said, dict) else {name.removeprefix("-"): not name.startswith("-") for name in said}
    known = [check.id for check in checks()]
    if unknown := [name for name in told if name not in known]:
        raise Usage(f'checks: "{unknown[0]}" is not one of {", ".join(known)}')
    alone = not isinstance(said, dict) and any(told.values())
    return tuple(name for name in known if not told.get(name, not alone))


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
