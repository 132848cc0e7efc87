"""`accepted/<site>.toml`: the findings that the agency lets stand, one file a site, to be edited by hand too."""

import json
import tomllib
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import msgspec

from audit.app import runs
from audit.app.site import parse_site
from audit.last_word import Acceptance
from audit.model import Audit, Finding
from audit.text.fold import fold
from crawler.errors import CorruptData, Usage

_HEAD = """\
# What was accepted here. An entry holds as long as its sentence stands on the site as written.
# `h2h-audit accept` writes this file anew, sorted: comments between the entries are not kept.
"""


class _Entry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """As in the file; the key is there to be found by, and may be left out."""

    key: str = ""
    check: str
    sentence: str
    by: str
    why: str
    until: str | None = None


def read_accepted(folder: Path, site: str) -> tuple[Acceptance, ...]:
    """What was accepted of a site, sorted; nothing where there is no file. Raises Usage with file and entry."""
    path = folder / f"{site}.toml"
    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise Usage(f"{path}: {error.strerror}") from None
    except ValueError as error:  # no TOML, no UTF-8
        raise Usage(f"{path}: {error}") from None
    entries = table.pop("accepted", [])
    if table or not isinstance(entries, list):
        raise Usage(f"{path}: only [[accepted]] can stand there")
    return _sorted(_entry(raw, f"{path}, entry {number}") for number, raw in enumerate(entries, 1))


def accept(site: str, key: str, *, by: str, why: str, until: str | None, output: Path, folder: Path) -> list[str]:
    """Accept findings of a site's newest run; returns the lines that say so.

    `key` is a finding's, or a sentence: then every finding in it is meant. Raises Usage, CorruptData, CannotWrite.
    """
    name = site_of(site, output=output)
    audit = _newest_audit(output / name)
    found = _meant(audit, key)
    if not found:
        raise Usage(f'"{key}" is neither the key nor the sentence of a finding in the newest run of {name}')
    for option, text in (("--by", by), ("--why", why)):
        _check_text(option, text)
    last = _day(until, audit) if until else None
    new = [Acceptance(check=item.check, sentence=item.sentence, by=by, why=why, until=last) for item in found]
    _add(folder, name, new)
    return [f"{folder / name}.toml: accepted {entry.key} ({entry.check}) {entry.sentence}" for entry in new]


def site_of(text: str, *, output: Path) -> str:
    """The key of the site that the user means: that of a folder of reports, else as SITE is read. Raises Usage."""
    if not text and output.is_dir():
        there = sorted(path.name for path in output.iterdir() if runs.newest(path))
        if len(there) == 1:
            return there[0]
        raise Usage(f"--site: say which, one of {', '.join(there)}" if there else f"there is no run in {output}")
    if runs.is_name(text) and (output / text).is_dir():
        return text
    return parse_site(text).key


def as_toml(entries: Iterable[Acceptance]) -> str:
    """The text of a file that holds these entries, sorted."""
    return "\n".join((_HEAD, *("".join(_lines(entry)) for entry in _sorted(entries))))


def _lines(entry: Acceptance) -> Iterator[str]:
    yield "[[accepted]]\n"
    told = {"key": entry.key, **msgspec.to_builtins(entry)}
    yield from (f"{name} = {_quoted(value)}\n" for name, value in told.items() if value is not None)


def _quoted(text: str) -> str:
    """A TOML string: JSON's, but that DEL cannot stand in it."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _sorted(entries: Iterable[Acceptance]) -> tuple[Acceptance, ...]:
    """By check, then sentence; of two on the same finding the last one holds."""
    one = {entry.key: entry for entry in entries}
    return tuple(sorted(one.values(), key=lambda entry: (entry.check, entry.sentence, entry.key)))


def _entry(raw: object, where: str) -> Acceptance:
    try:
        told = msgspec.convert(_days_as_text(raw), _Entry)
    except msgspec.ValidationError as error:
        raise Usage(f"{where}: {error}") from None
    entry = Acceptance(check=told.check, sentence=told.sentence, by=told.by, why=told.why, until=told.until)
    if told.key and told.key != entry.key:
        raise Usage(f"{where}: the key is that of another sentence; without a key the sentence alone counts")
    if told.until is not None:
        _date(told.until, f"{where}: until")
    return entry


def _days_as_text(raw: object) -> object:
    """TOML has days of its own, and who writes one by hand may well use it."""
    if not isinstance(raw, dict):
        return raw
    return {name: value.isoformat() if type(value) is date else value for name, value in raw.items()}


def _add(folder: Path, site: str, new: Iterable[Acceptance]) -> None:
    with runs.world("cannot write"), runs.alone(folder):
        entries = [*read_accepted(folder, site), *new]
        runs.write_file(folder / f"{site}.toml", as_toml(entries))


def _meant(audit: Audit, key: str) -> list[Finding]:
    """The findings with this key or in this sentence, those too that were accepted before."""
    there = [
        finding
        for check in audit.checks
        for finding in (*check.result.findings, *(item.finding for item in check.result.accepted))
    ]
    sentence = fold(key).text
    return [item for item in there if item.key == key.lower()] or [
        item for item in there if fold(item.sentence).text == sentence
    ]


def _newest_audit(site_folder: Path) -> Audit:
    run = runs.newest(site_folder) if site_folder.is_dir() else None
    if run is None:
        raise Usage(f"{site_folder}: there is no run of this site")
    path = run / "audit.json"
    try:
        return msgspec.json.decode(path.read_bytes(), type=Audit)
    except (OSError, msgspec.DecodeError) as error:
        raise CorruptData(f"{path}: {error}") from None


def _check_text(option: str, text: str) -> None:
    if not text.strip() or not text.isprintable():
        raise Usage(f"{option}: one line of text")


def _day(text: str, audit: Audit) -> str:
    """The day, not before that of the crawl: it would hold for no audit of it."""
    day = _date(text, "--until").isoformat()
    if day < audit.read_at[:10]:
        raise Usage(f"--until: {day} is before the day on which the site was read, {audit.read_at[:10]}")
    return day


def _date(text: str, where: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    if day is None or day.isoformat() != text:
        raise Usage(f'{where}: "{text}" is not a day such as 2027-06-30')
    return day
