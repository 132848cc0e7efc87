"""All words of one language: entries by theme, sets and lists, as the native hands wrote them.

Every mistake of theirs is a WordsError that names file and entry. Phrases are expanded here; nothing is matched.
"""

from collections.abc import Container, Iterable, Iterator, Mapping
from functools import cache
from typing import Any

import msgspec

from audit.languages import pack
from audit.languages.phrases import Phrase, WordsError, expand, is_set, is_special
from audit.languages.rules import Rules
from audit.sentence.kinds import kinds

THEMES = ("praise", "claims", "jargon", "cold", "dialogue", "humility", "voice")
"""The files that hold entries."""

CONTEXT = "context"
"""The file that holds sets and lists."""

CONDITIONS = frozenset({"own", "offer", "own-offer", "fragment", "start", "people"})
"""What `only` can ask for; `audit.sentence.conditions` has what they mean."""

SETS = ("offer", "company", "team")
LISTS = (
    "negation",
    "negated_praise",
    "others",
    "mention",
    "proof",
    "award_givers",
    "certificates",
    "question_words",
    "faq",
    "ordinal_words",
    "legal",
    "known_acronyms",
)
"""What the general mechanisms ask every language for; `Context` says what each holds."""


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One entry of a theme."""

    theme: str
    number: int  # its place in the file, from 1
    kind: str
    phrases: tuple[Phrase, ...]
    unless: tuple[Phrase, ...] = ()
    only: frozenset[str] = frozenset()  # any one of the conditions; none: always
    bad: tuple[str, ...] = ()
    good: tuple[str, ...] = ()
    plain: str = ""


class Lexicon(msgspec.Struct, frozen=True, kw_only=True):
    """All words of one language."""

    rules: Rules
    entries: tuple[Entry, ...]
    sets: Mapping[str, tuple[Phrase, ...]]
    lists: Mapping[str, tuple[Phrase, ...]]


class _Entry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """As in the file."""

    phrase: str
    kind: str
    unless: tuple[str, ...] = ()
    bad: tuple[str, ...]
    good: tuple[str, ...]
    plain: str = ""
    only: str | tuple[str, ...] = ()


class _Context(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    sets: dict[str, tuple[str, ...]] = {}
    lists: dict[str, tuple[str, ...]] = {}


Tables = Mapping[str, Mapping[str, Any]]
"""What the files of a pack hold, by theme; a theme that is not there has no words."""


@cache
def lexicon(code: str) -> Lexicon:
    """The words of a language. Raises KeyError where there is no pack, WordsError where one is wrong."""
    return lexicon_of(pack.rules(code), {theme: _read(code, theme) for theme in (*THEMES, CONTEXT)})


def lexicon_of(rules: Rules, tables: Tables) -> Lexicon:
    """The words of a language from the tables of its files. Raises WordsError."""
    context = _context(rules, tables.get(CONTEXT, {}))
    known = set(context.sets)
    return Lexicon(
        rules=rules,
        entries=tuple(entry for theme in THEMES for entry in _theme(rules, theme, tables.get(theme, {}), known)),
        sets={name: _list(rules, f"set {name}", words) for name, words in context.sets.items()},
        lists={name: _list(rules, f"list {name}", words, known) for name, words in context.lists.items()},
    )


def _context(rules: Rules, table: Mapping[str, Any]) -> _Context:
    try:
        context = msgspec.convert(table, _Context)
    except msgspec.ValidationError as error:
        raise WordsError(f"{rules.code}/{CONTEXT}.toml: {error}") from None
    if unknown := sorted(context.lists.keys() - set(LISTS)):
        raise WordsError(f"{rules.code}/{CONTEXT}.toml: list “{unknown[0]}” is not one of {', '.join(LISTS)}")
    return context


def _theme(rules: Rules, theme: str, table: Mapping[str, Any], sets: Container[str]) -> Iterator[Entry]:
    if unknown := sorted(table.keys() - {"entry"}):
        raise WordsError(f"{rules.code}/{theme}.toml: “{unknown[0]}” cannot stand there, only [[entry]] can")
    for number, raw in enumerate(table.get("entry", ()), 1):
        try:
            yield _entry(theme, number, msgspec.convert(raw, _Entry), rules, sets)
        except (msgspec.ValidationError, WordsError) as error:
            raise WordsError(f"{rules.code}/{theme}.toml, entry {number}: {error}") from None


def _entry(theme: str, number: int, raw: _Entry, rules: Rules, sets: Container[str]) -> Entry:
    only = frozenset((raw.only,) if isinstance(raw.only, str) else raw.only)
    if raw.kind not in kinds():
        raise WordsError(f"kind “{raw.kind}” is not one of {', '.join(kinds())}")
    if unknown := sorted(only - CONDITIONS):
        raise WordsError(f"only “{unknown[0]}” is not one of {', '.join(sorted(CONDITIONS))}")
    phrases = expand(raw.phrase, rules)
    unless = tuple(phrase for text in raw.unless for phrase in expand(text, rules))
    _check_sets((*phrases, *unless), sets)
    return Entry(
        theme=theme,
        number=number,
        kind=raw.kind,
        phrases=phrases,
        unless=unless,
        only=only,
        bad=raw.bad,
        good=raw.good,
        plain=raw.plain,
    )


def _list(rules: Rules, name: str, words: tuple[str, ...], sets: Container[str] | None = None) -> tuple[Phrase, ...]:
    """The phrases of a list, or of a set where `sets` is None: a set is made of words alone."""
    where = f"{rules.code}/{CONTEXT}.toml, {name}"
    try:
        phrases = tuple(phrase for text in words for phrase in expand(text, rules))
    except WordsError as error:
        raise WordsError(f"{where}: {error}") from None
    if sets is None and any(map(is_special, (item for phrase in phrases for item in phrase))):
        raise WordsError(f"{where}: words alone can stand there, no gap, number or set")
    _check_sets(phrases, sets or (), where)
    return phrases


def _check_sets(phrases: Iterable[Phrase], sets: Container[str], where: str = "") -> None:
    for item in {item for phrase in phrases for item in phrase if is_set(item)}:
        if item.strip("<>") not in sets:
            raise WordsError(f"{where and where + ': '}set {item} is in no [sets] of {CONTEXT}.toml")


def _read(code: str, theme: str) -> dict[str, Any]:
    """A theme's table; empty where the pack does not have it yet."""
    try:
        return pack.words(code, theme)
    except FileNotFoundError:
        return {}
    except ValueError as error:  # no TOML, no UTF-8
        raise WordsError(f"{code}/{theme}.toml: {error}") from None
