"""A small vocabulary for the tests of the sentence room: words of no pack, so that each test shows what it rests on."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import msgspec

from audit.languages import pack
from audit.languages.lexicon import Lexicon, lexicon_of
from audit.languages.rules import WORD, Persons, Rules
from audit.sentence.marks import marks_of
from audit.sentence.vocabulary import Vocabulary
from audit.text.tokens import Tokens

_PERSONS = {"we": "us", "our": "us", "us": "us", "i": "us", "you": "you", "your": "you"}


def _persons(tokens: Tokens, fragment: bool) -> Persons:
    return tuple((_PERSONS[word], at, at + 1) for at, word in enumerate(tokens.texts) if word in _PERSONS)


RULES: Rules = msgspec.structs.replace(
    next(found for found in map(pack.rules, pack.codes()) if found.word == WORD), persons=_persons
)

CONTEXT = {
    "sets": {"offer": ["bread", "oven", "rolls"], "company": ["company", "bakery"], "team": ["team", "bakers"]},
    "lists": {
        "negation": ["not", "never", "n't", "don't"],
        "negated_praise": ["not only", "never bettered"],
        "others": ["amazon", "suppliers", "hospitals", "mill"],
        "mention": ["the word", "avoid"],
        "proof": ["according to", "measured by"],
        "award_givers": ["red dot"],
        "certificates": ["iso"],
        "question_words": ["how", "what"],
        "faq": ["do you"],
        "ordinal_words": ["step"],
        "legal": ["permitted by law"],
        "aims": ["our goal is", "we want to", "must"],
        "past": ["was", "came", "left"],
        "voices": ["recommend"],
    },
}


def entry(phrase: str, kind: str, **others: Any) -> dict[str, Any]:
    return {"phrase": phrase, "kind": kind, "bad": [], "good": [], **others}


THEMES: Mapping[str, Sequence[Mapping[str, Any]]] = {
    "praise": [
        entry("leader", "leadership"),
        entry("the (best|finest) bread", "superiority"),
        entry("best", "superiority", unless=["best before", "do … best"]),
        entry("never bettered", "superiority"),
        entry("we … champions", "superiority"),
        entry("never … beaten", "superiority"),
        entry("no 1", "superiority"),
        entry("excellent", "excellence"),
        entry("über excellent", "excellence"),
        entry("proud", "virtue", only="own"),
        entry("smart", "innovation", only="offer"),
        entry("clever", "innovation", only="own-offer"),
        entry("warm", "virtue", only="people"),
        entry("first", "superiority", only="fragment"),
        entry("finally", "excellence", only="start"),
        entry("honest", "virtue", only=["people", "offer"]),
    ],
    "claims": [
        entry("guaranteed", "guarantee"),
        entry("award winning", "award"),
        entry("# %", "number"),
        entry("best prices", "price"),
    ],
    "jargon": [entry("synerg(y|ies)", "abstraction"), entry("kpi", "acronym")],
    "cold": [entry("consumers", "mass")],
    "dialogue": [entry("hungry", "question"), entry("call (us|anna)", "invitation")],
    "humility": [entry("sorry", "apology")],
}


CUES = [
    {"kind": "excellence", "strength": "strong", "words": ["splendid(ly)?", "glorious"]},
    {"kind": "virtue", "strength": "mild", "words": ["care", "patience", "pride", "skill"]},
    {"kind": "guarantee", "strength": "strong", "words": ["forever"]},
]


@cache
def words() -> Vocabulary:
    return Vocabulary(lexicon())


def lexicon() -> Lexicon:
    themes = {theme: {"entry": found} for theme, found in THEMES.items()}
    return lexicon_of(RULES, {"context": CONTEXT, "cues": {"cue": CUES}, **themes})


def labels(text: str, kind: str = "p") -> set[str]:
    """The labels of a unit but for the persons'."""
    return {
        label.value for mark in marks_of(text, kind, words()) if mark.kind not in {"us", "you"} for label in mark.labels
    }


def quotes(text: str, kind: str = "p") -> list[tuple[str, str]]:
    """Kind and words of every mark of a unit but for the persons'."""
    return [
        (mark.kind, text[mark.start : mark.end])
        for mark in marks_of(text, kind, words())
        if mark.kind not in {"us", "you"}
    ]
