"""The words of every pack, run on the sentences that their own authors gave them."""

from collections import Counter

import pytest

from audit.languages import pack
from audit.languages.lexicon import CONTEXT, CUES, LISTS, SETS, THEMES, Entry, Strength, lexicon, lexicon_of
from audit.languages.phrases import WordsError, expand
from audit.sentence.kinds import Grade, kinds
from audit.sentence.marks import marks_of
from audit.sentence.vocabulary import vocabulary
from audit.sentence.weighing import models

WORDLESS = {"us", "you", "question"}
"""Kinds that need no entry: grammar and the form of a unit find them."""

BORROWED = {"anglicism"}
"""A language borrows nothing from itself: one pack at most has no entry of these."""


def named(code: str, entry: Entry) -> str:
    return f"{code}/{entry.theme}.toml, entry {entry.number}"


def block_of(sentence: str) -> str:
    """Where such a sentence would stand: what does not end like one is a heading."""
    return "p" if sentence.rstrip().endswith((".", "!", "?", "…", "»", "”", '"')) else "h2"


@pytest.mark.parametrize("code", pack.codes())
def test_every_phrase_of_a_pack_is_right(code: str) -> None:
    tables = {theme: pack.words(code, theme) for theme in (*THEMES, CUES, CONTEXT)}
    assert lexicon_of(pack.rules(code), tables) == lexicon(code)


@pytest.mark.parametrize("code", pack.codes())
def test_every_entry_finds_what_it_must(code: str) -> None:
    missed = [
        (named(code, entry), sentence)
        for entry in lexicon(code).entries
        for sentence in entry.bad
        if entry.kind not in {mark.kind for mark in marks_of(sentence, block_of(sentence), vocabulary(code))}
    ]
    assert missed == []


@pytest.mark.parametrize("code", pack.codes())
def test_no_entry_finds_what_it_must_not(code: str) -> None:
    false = [
        (named(code, entry), sentence)
        for entry in lexicon(code).entries
        for sentence in entry.good
        if f"{entry.theme} {entry.number}"
        in {mark.entry for mark in marks_of(sentence, block_of(sentence), vocabulary(code))}
    ]
    assert false == []


@pytest.mark.parametrize("code", pack.codes())
def test_every_entry_has_sentences_of_both_sorts(code: str) -> None:
    phrases = [entry for entry in lexicon(code).entries if entry.strength is None]
    assert [named(code, entry) for entry in phrases if not (entry.bad and entry.good)] == []


@pytest.mark.parametrize("code", pack.codes())
def test_a_cue_stands_once_and_weighs_for_praise_or_claims(code: str) -> None:
    cues = [entry for entry in lexicon(code).entries if entry.strength is not None]
    seen = Counter(phrase for entry in cues for phrase in expand(entry.phrase, pack.rules(code)))
    assert [" ".join(phrase) for phrase, times in seen.items() if times > 1] == []
    assert {label for entry in cues for label in kinds()[entry.kind].labels} == {*models()}
    assert all(len(kinds()[entry.kind].labels) == 1 for entry in cues)


@pytest.mark.parametrize("code", pack.codes())
def test_jargon_comes_with_the_plain_words_for_it(code: str) -> None:
    style = {name for name, kind in kinds().items() if kind.grade is Grade.STYLE}
    silent = [named(code, entry) for entry in lexicon(code).entries if entry.kind in style and not entry.plain]
    assert silent == []


@pytest.mark.parametrize("code", pack.codes())
def test_every_pack_covers_every_kind_set_and_list(code: str) -> None:
    words = lexicon(code)
    assert {entry.theme for entry in words.entries} == {*THEMES, CUES}
    assert {entry.strength for entry in words.entries} == {None, Strength.STRONG, Strength.MILD}
    assert {entry.kind for entry in words.entries} | WORDLESS | BORROWED == set(kinds())
    assert set(SETS) <= words.sets.keys()
    assert words.lists.keys() == set(LISTS)
    assert all(words.sets.values())
    assert all(words.lists.values())


def test_one_pack_at_most_does_without_borrowed_words() -> None:
    without = [code for code in pack.codes() if BORROWED - {entry.kind for entry in lexicon(code).entries}]
    assert len(without) <= 1


RULES = pack.rules(pack.codes()[0])
ENTRY = {"phrase": "best bread", "kind": "superiority", "bad": ["Best bread"], "good": ["Bread"]}


@pytest.mark.parametrize(
    ("tables", "error"),
    [
        ({"praise": {"entry": [ENTRY, {**ENTRY, "kind": "leadrship"}]}}, "praise.toml, entry 2: kind “leadrship” is"),
        ({"praise": {"entry": [{**ENTRY, "frase": "x"}]}}, "praise.toml, entry 1: .*frase"),
        ({"praise": {"entry": [{**ENTRY, "only": "mine"}]}}, "entry 1: only “mine” is not one of"),
        ({"praise": {"entry": [{**ENTRY, "only": ["own", "mine"]}]}}, "entry 1: only “mine” is not one of"),
        ({"praise": {"entry": [{**ENTRY, "phrase": "best <bread>"}]}}, "entry 1: set <bread> is in no"),
        ({"praise": {"entry": [{**ENTRY, "unless": ["<bread>"]}]}}, "entry 1: set <bread> is in no"),
        ({"praise": {"entry": [{**ENTRY, "phrase": "(best"}]}}, "entry 1: .*nothing closes"),
        ({"praise": {"entry": [{"phrase": "best"}]}}, "entry 1: .*kind"),
        (
            {"cues": {"cue": [{"kind": "virtu", "strength": "mild", "words": ["care"]}]}},
            "cues.toml, cue 1: kind “virtu”",
        ),
        ({"cues": {"cue": [{"kind": "virtue", "strength": "weak", "words": ["care"]}]}}, "cues.toml, cue 1: .*weak"),
        (
            {"cues": {"cue": [{"kind": "virtue", "strength": "mild", "words": ["(care"]}]}},
            "cues.toml, entry 1: .*closes",
        ),
        ({"cues": {"cues": []}}, "cues.toml: “cues” cannot stand there"),
        ({"claims": {"entries": [ENTRY]}}, "claims.toml: “entries” cannot stand there"),
        ({"context": {"lists": {"negations": ["not"]}}}, "context.toml: list “negations” is not one of"),
        ({"context": {"lists": {"negation": ["not <bread>"]}}}, "context.toml, list negation: set <bread> is in no"),
        ({"context": {"sets": {"offer": ["<team>"]}}}, "context.toml, set offer: words alone"),
        ({"context": {"sets": {"offer": ["(bread"]}}}, "context.toml, set offer: .*nothing closes"),
        ({"context": {"words": {}}}, "context.toml: .*words"),
    ],
)
def test_a_mistake_in_the_words_names_its_file_and_place(tables: dict[str, dict[str, object]], error: str) -> None:
    with pytest.raises(WordsError, match=error) as raised:
        lexicon_of(RULES, tables)
    assert str(raised.value).startswith(f"{RULES.code}/")


def test_the_kinds_of_an_unknown_language_are_an_error() -> None:
    with pytest.raises(KeyError):
        lexicon("xx")
