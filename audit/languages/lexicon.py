"""All words of one language: entries by theme, sets and lists, as the native hands wrote them.

Every mistake of theirs is a WordsError that names file and entry. Phrases stay as written: they are expanded when a
text has a first word of theirs, and all of them only to prove a pack.
"""

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from functools import cache
from typing import Any, Literal

import msgspec

from audit.languages import pack
from audit.languages.phrases import WordsError, expand, is_set, is_special
from audit.languages.rules import Rules
from audit.sentence.kinds import Grade, kinds

THEMES = ("praise", "claims", "jargon", "cold", "dialogue", "humility", "voice")
"""The files that hold entries."""

CUES = "cues"
"""The file of words that praise or claim only together with others: `audit.sentence.weighing` adds them up."""

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
    "advice",
    "aims",
    "past",
    "voices",
    "offering",
    "definite",
    "indefinite",
    "pointing",
)
"""What the general mechanisms ask every language for; `Context` says what each holds."""


class Strength(StrEnum):
    """How much a cue says alone."""

    STRONG = "strong"  # one of them praises, where the company speaks of itself
    MILD = "mild"  # several do
    UNMET = "unmet"  # a phrase that asks for what is not there; no file says so


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One entry of a theme, or one phrase of the cues."""

    theme: str
    number: int  # its place in the file, from 1
    kind: str
    phrase: str
    unless: tuple[str, ...] = ()
    only: frozenset[str] = frozenset()  # any one of the conditions; none: always
    bad: tuple[str, ...] = ()
    good: tuple[str, ...] = ()
    plain: str = ""
    strength: Strength | None = None  # of a cue; None: the phrase is a finding by itself


class Added(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A phrase of the user's own, in the same grammar."""

    phrase: str
    kind: str
    language: str  # ISO 639-1
    plain: str = ""  # the plain words for it


class Lexicon(msgspec.Struct, frozen=True, kw_only=True):
    """All words of one language."""

    rules: Rules
    entries: tuple[Entry, ...]
    sets: Mapping[str, tuple[str, ...]]
    lists: Mapping[str, tuple[str, ...]]


class _Entry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """As in the file."""

    phrase: str
    kind: str
    unless: tuple[str, ...] = ()
    bad: tuple[str, ...]
    good: tuple[str, ...]
    plain: str = ""
    only: str | tuple[str, ...] = ()


class _Cue(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """As in the file: phrases of one kind and strength."""

    kind: str
    strength: Literal["strong", "mild"]
    words: tuple[str, ...]


class _Context(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    sets: dict[str, tuple[str, ...]] = {}
    lists: dict[str, tuple[str, ...]] = {}


ADDED = "added"
"""The theme of the user's own phrases."""

Tables = Mapping[str, Mapping[str, Any]]
"""What the files of a pack hold, by theme; a theme that is not there has no words."""


@cache
def lexicon(code: str, added: tuple[Added, ...] = ()) -> Lexicon:
    """The words of a language with the user's own. Raises KeyError where there is no pack, and WordsError.

    Whether every phrase of the pack is right is for its tests to say: see `lexicon_of`.
    """
    if not added:
        return _read_tables(pack.rules(code), {theme: _read(code, theme) for theme in (*THEMES, CUES, CONTEXT)})
    words = lexicon(code)
    return msgspec.structs.replace(words, entries=(*words.entries, *added_entries(code, added)))


def added_entries(code: str, added: Iterable[Added]) -> tuple[Entry, ...]:
    """The entries of one language among the user's. Raises KeyError, and a WordsError that names the entry."""
    return tuple(_added(lexicon(code), added))


def _added(words: Lexicon, added: Iterable[Added]) -> Iterator[Entry]:
    for number, own in enumerate(added, 1):
        if own.language != words.rules.code:
            continue
        try:
            if own.kind in kinds() and kinds()[own.kind].grade is Grade.NONE:
                raise WordsError(f"kind “{own.kind}” is told by grammar, not by words")
            raw = _Entry(phrase=own.phrase, kind=own.kind, bad=(), good=(), plain=own.plain)
            entry = _entry(ADDED, number, raw)
        except WordsError as error:
            raise WordsError(f"entry {number}: {error}") from None
        _prove(words, f"entry {number}", (own.phrase,))
        yield entry


def lexicon_of(rules: Rules, tables: Tables) -> Lexicon:
    """The words of a language from the tables of its files, every phrase proved. Raises WordsError."""
    words = _read_tables(rules, tables)
    for entry in words.entries:
        _prove(words, f"{words.rules.code}/{entry.theme}.toml, entry {entry.number}", (entry.phrase, *entry.unless))
    for name, texts in words.lists.items():
        _prove(words, f"{words.rules.code}/{CONTEXT}.toml, list {name}", texts)
    for name, texts in words.sets.items():
        _prove(words, f"{words.rules.code}/{CONTEXT}.toml, set {name}", texts, plain=True)
    return words


def _read_tables(rules: Rules, tables: Tables) -> Lexicon:
    context = _context(rules, tables.get(CONTEXT, {}))
    return Lexicon(
        rules=rules,
        entries=(
            *(entry for theme in THEMES for entry in _theme(rules, theme, tables.get(theme, {}))),
            *_cues(rules, tables.get(CUES, {})),
        ),
        sets=context.sets,
        lists=context.lists,
    )


def _prove(words: Lexicon, where: str, texts: Iterable[str], *, plain: bool = False) -> None:
    """Raise WordsError where one of the texts is no phrase; a set, which is `plain`, is made of words alone."""
    try:
        items = {item for text in texts for phrase in expand(text, words.rules) for item in phrase}
    except WordsError as error:
        raise WordsError(f"{where}: {error}") from None
    if plain and any(map(is_special, items)):
        raise WordsError(f"{where}: words alone can stand there, no gap, number or set")
    if unknown := sorted(item for item in items if is_set(item) and item.strip("<>") not in words.sets):
        raise WordsError(f"{where}: set {unknown[0]} is in no [sets] of {CONTEXT}.toml")


def _context(rules: Rules, table: Mapping[str, Any]) -> _Context:
    try:
        context = msgspec.convert(table, _Context)
    except msgspec.ValidationError as error:
        raise WordsError(f"{rules.code}/{CONTEXT}.toml: {error}") from None
    if unknown := sorted(context.lists.keys() - set(LISTS)):
        raise WordsError(f"{rules.code}/{CONTEXT}.toml: list “{unknown[0]}” is not one of {', '.join(LISTS)}")
    return context


def _theme(rules: Rules, theme: str, table: Mapping[str, Any]) -> Iterator[Entry]:
    if unknown := sorted(table.keys() - {"entry"}):
        raise WordsError(f"{rules.code}/{theme}.toml: “{unknown[0]}” cannot stand there, only [[entry]] can")
    for number, raw in enumerate(table.get("entry", ()), 1):
        try:
            yield _entry(theme, number, msgspec.convert(raw, _Entry))
        except (msgspec.ValidationError, WordsError) as error:
            raise WordsError(f"{rules.code}/{theme}.toml, entry {number}: {error}") from None


def _cues(rules: Rules, table: Mapping[str, Any]) -> Iterator[Entry]:
    """Every phrase of the cues as an entry of its own, numbered through."""
    if unknown := sorted(table.keys() - {"cue"}):
        raise WordsError(f"{rules.code}/{CUES}.toml: “{unknown[0]}” cannot stand there, only [[cue]] can")
    number = 0
    for place, raw in enumerate(table.get("cue", ()), 1):
        try:
            cue = msgspec.convert(raw, _Cue)
            _check_kind(cue.kind)
        except (msgspec.ValidationError, WordsError) as error:
            raise WordsError(f"{rules.code}/{CUES}.toml, cue {place}: {error}") from None
        for phrase in cue.words:
            number += 1
            yield Entry(theme=CUES, number=number, kind=cue.kind, phrase=phrase, strength=Strength(cue.strength))


def _check_kind(kind: str) -> None:
    if kind not in kinds():
        raise WordsError(f"kind “{kind}” is not one of {', '.join(kinds())}")


def _entry(theme: str, number: int, raw: _Entry) -> Entry:
    only = frozenset((raw.only,) if isinstance(raw.only, str) else raw.only)
    _check_kind(raw.kind)
    if unknown := sorted(only - CONDITIONS):
        raise WordsError(f"only “{unknown[0]}” is not one of {', '.join(sorted(CONDITIONS))}")
    return Entry(
        theme=theme,
        number=number,
        kind=raw.kind,
        phrase=raw.phrase,
        unless=raw.unless,
        only=only,
        bad=raw.bad,
        good=raw.good,
        plain=raw.plain,
    )


def _read(code: str, theme: str) -> dict[str, Any]:
    """A theme's table; empty where the pack does not have it yet."""
    try:
        return pack.words(code, theme)
    except FileNotFoundError:
        return {}
    except ValueError as error:  # no TOML, no UTF-8
        raise WordsError(f"{code}/{theme}.toml: {error}") from None
