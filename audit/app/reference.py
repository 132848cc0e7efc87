"""The checks explained, from the prose of the language packs."""

from collections.abc import Iterator

from audit.checks import checks
from audit.checks.check import Check
from audit.languages import pack
from audit.languages.pack import Prose
from crawler.errors import Usage


def explain(check_id: str | None, *, language: str) -> Iterator[str]:
    """The lines of one check, or one line for each. Raises Usage where there is no such check or language."""
    prose = prose_of(language)
    if check_id is None:
        for check in checks():
            yield f"{check.id:<16} {prose.say(f'check.{check.id}.title')}: {prose.say(f'check.{check.id}.question')}"
        return
    yield from _plain(one(check_id), prose)


def one(check_id: str) -> Check:
    """The check of that id. Raises Usage."""
    for check in checks():
        if check.id == check_id:
            return check
    raise Usage(f'"{check_id}" is not a check; there are {", ".join(check.id for check in checks())}')


def prose_of(language: str) -> Prose:
    """What the product says in a language. Raises Usage."""
    if language not in pack.codes():
        raise Usage(f'--lang: "{language}" is not one of {", ".join(pack.codes())}')
    return pack.prose(language)


def markdown(*, language: str) -> Iterator[str]:
    """The whole reference, as `docs/checks.md` holds it."""
    prose = prose_of(language)
    yield "# The checks"
    yield ""
    yield "<!-- Written by `make reference` from the language packs; do not edit. -->"
    for check in checks():
        key = f"check.{check.id}"
        yield from ("", f"## {prose.say(f'{key}.title')}", "", f"*{prose.say(f'{key}.question')}*", "")
        dimension = prose.say(f"dimension.{check.dimension.value}.title")
        yield f"`{check.id}` · {dimension} · weight {check.weight} · formula {check.version}"
        yield from ("", prose.say(f"{key}.why"), "", prose.say(f"{key}.advice"))
        for list_key in ("do", "dont"):
            yield from ("", f"**{prose.say(f'report.check.{list_key}')}**", "")
            yield from (f"- {line}" for line in _list(prose, f"{key}.{list_key}"))


def _plain(check: Check, prose: Prose) -> Iterator[str]:
    key = f"check.{check.id}"
    yield prose.say(f"{key}.title")
    yield from ("", prose.say(f"{key}.question"), "", prose.say(f"{key}.why"), "", prose.say(f"{key}.advice"))
    for list_key in ("do", "dont"):
        yield from ("", prose.say(f"report.check.{list_key}"))
        yield from (f"  - {line}" for line in _list(prose, f"{key}.{list_key}"))


def _list(prose: Prose, key: str) -> list[str]:
    return [line.strip() for line in prose.say(key).splitlines() if line.strip()]
