"""Language packs, found as folders beside this file; the one place that reads what they hold."""

import importlib
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import msgspec
from babel import Locale

from audit.languages.rules import Rules


class Prose:
    """Every sentence that the product says in one language, by dotted key."""

    def __init__(self, language: str, texts: Mapping[str, str]) -> None:
        self.language = language
        self._texts = dict(texts)
        self._plural = Locale.parse(language).plural_form

    def __contains__(self, key: str) -> bool:
        return key in self._texts

    def keys(self) -> frozenset[str]:
        """All keys."""
        return frozenset(self._texts)

    def raw(self, key: str) -> str:
        """The text with its placeholders; raises KeyError."""
        return self._texts[key]

    def say(self, key: str, **values: object) -> str:
        """The text with its placeholders filled. Raises KeyError where key or a value is missing."""
        return self._texts[key].format_map(values)

    def count(self, key: str, number: int, **values: object) -> str:
        """The text in the plural form that `number` takes: `key.one`, `key.other` … `{n}` is the caller's to format."""
        form = f"{key}.{self._plural(number)}"
        return self.say(form if form in self._texts else f"{key}.other", **values)


class Pack(msgspec.Struct, frozen=True, kw_only=True):
    """One language: grammar and prose."""

    rules: Rules
    prose: Prose


@cache
def codes() -> tuple[str, ...]:
    """ISO 639-1 codes of the languages there are packs for, sorted."""
    here = files("audit.languages")
    return tuple(sorted(entry.name for entry in here.iterdir() if (entry / "prose.toml").is_file()))


@cache
def rules(code: str) -> Rules:
    """The grammar of a language; raises KeyError where there is no pack."""
    if code not in codes():
        raise KeyError(code)
    found = importlib.import_module(f"audit.languages.{code}.rules").RULES
    assert isinstance(found, Rules)
    return found


@cache
def prose(code: str) -> Prose:
    """What the product says in a language; raises KeyError where there is no pack."""
    if code not in codes():
        raise KeyError(code)
    return Prose(code, dict(_flat(words(code, "prose"))))


@cache
def pack(code: str) -> Pack:
    """Grammar and prose of a language; raises KeyError where there is no pack."""
    return Pack(rules=rules(code), prose=prose(code))


def words(code: str, theme: str) -> dict[str, Any]:
    """One TOML file of a pack, as read: `words("it", "people")`. Raises FileNotFoundError, TOMLDecodeError."""
    return tomllib.loads((files(f"audit.languages.{code}") / f"{theme}.toml").read_text("utf-8"))


def _flat(table: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, str]]:
    for name, value in table.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}", str(value)
