"""What is said of a draft: lines for a person, one object for a program."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

import msgspec

from audit.app.draft import Judged, Passage
from audit.app.terminal import Terminal
from audit.checks import checks
from audit.checks.score import MIN_WORDS
from audit.languages import pack
from audit.model import Mark, Reading
from audit.report.speech import Speech
from audit.sentence.kinds import kinds
from audit.text.readability import points

_MARGIN = 6  # columns before a sentence, in which its line number stands
_DEEPER = 2  # columns more for the second line of a text and those after it
_NARROWEST = 20  # columns of text


class ToldMark(msgspec.Struct, frozen=True, kw_only=True):
    """A mark with its words."""

    check: str
    kind: str
    start: int  # half-open, code points in the unit's text
    end: int
    label: str
    note: str
    ask: str
    plain: str


class ToldUnit(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence or fragment that was judged."""

    line: int
    text: str
    kind: str
    marks: tuple[ToldMark, ...]


class Marked(msgspec.Struct, frozen=True, kw_only=True):
    """How much a check marks."""

    check: str
    marks: int
    units: int


class Ease(msgspec.Struct, frozen=True, kw_only=True):
    """How easily the full sentences of one language read."""

    language: str
    formula: str
    points: float  # one decimal
    sentences: int
    words: int


class Counts(msgspec.Struct, frozen=True, kw_only=True):
    """All that is counted in a draft."""

    units: int
    words: int
    not_judged: int  # units
    checks: tuple[Marked, ...]
    reading: tuple[Ease, ...]
    sentences: int  # full ones
    us: int  # of them, those that speak of the company
    you: int  # … and to the reader; a sentence may do both


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """The one object that --json prints."""

    schema_version: int = 1
    path: str
    language: str
    units: tuple[ToldUnit, ...]
    counts: Counts


def answer(draft: Judged, language: str) -> Answer:
    """All of it, its words in `language`."""
    speech = Speech(language)
    return Answer(
        path=draft.path,
        language=draft.language,
        units=tuple(
            ToldUnit(
                line=passage.line,
                text=passage.text,
                kind=passage.kind,
                marks=tuple(_told(mark, passage, speech) for mark in passage.marks),
            )
            for passage in draft.passages
        ),
        counts=counts(draft),
    )


def counts(draft: Judged) -> Counts:
    """Count what was found."""
    about = Counter(passage.about for passage in draft.passages if passage.complete)
    return Counts(
        units=len(draft.passages),
        words=sum(passage.words for passage in draft.passages),
        not_judged=draft.unjudged,
        checks=tuple(_marked(check, draft.passages) for check in _marking()),
        reading=tuple(_ease(reading) for reading in draft.readings),
        sentences=about.total(),
        us=about["us"] + about["both"],
        you=about["you"] + about["both"],
    )


def tell(draft: Judged, language: str, shown: Terminal, *, width: int) -> None:
    """Say it to a person, in `language`, in lines of `width` columns at most."""
    speech = Speech(language)
    for passage in draft.passages:
        if passage.marks:
            _sentence(passage, shown, width)
            for line in _reasons(passage, speech):
                _wrapped(line, shown, width, margin=_MARGIN)
            shown.say()
    for line in _sums(counts(draft), speech):
        _wrapped(line, shown, width, margin=0)


def _wrapped(line: str, shown: Terminal, width: int, *, margin: int) -> None:
    """A line, broken where it is too long, with what follows further in."""
    for number, (start, end) in enumerate(rows(line, width - margin - _DEEPER)):
        shown.say(" " * (margin + _DEEPER * bool(number)) + line[start:end])


def rows(text: str, width: int) -> Iterator[tuple[int, int]]:
    """Half-open spans of the lines that a text takes, broken at its spaces; a longer word has a line of its own."""
    start = end = 0
    for word in text.split(" "):
        after = end + len(word) + (end > start)
        if end > start and after - start > max(width, _NARROWEST):
            yield start, end
            start = end + 1
            after = start + len(word)
        end = after
    yield start, end


@cache
def _marking() -> tuple[str, ...]:
    """The checks that mark words or sentences."""
    by_words = {kind.check for kind in kinds().values() if kind.labels and not {"us", "you"} & {*kind.labels}}
    return tuple(check.id for check in checks() if check.id in by_words or check.page is not None)


def _marked(check: str, passages: Sequence[Passage]) -> Marked:
    found = [sum(mark.check == check for mark in passage.marks) for passage in passages]
    return Marked(check=check, marks=sum(found), units=sum(map(bool, found)))


def _ease(reading: Reading) -> Ease:
    rules = pack.rules(reading.language)
    value = points(reading, rules)
    assert value is not None  # a reading has sentences
    return Ease(
        language=reading.language,
        formula=rules.formula.name,
        points=round(value, 1),
        sentences=reading.sentences,
        words=reading.words,
    )


# ---- a sentence


def _told(mark: Mark, passage: Passage, speech: Speech) -> ToldMark:
    quote = passage.text[mark.start : mark.end]
    label, note, ask = (speech.say(f"kind.{mark.kind}.{part}", quote=quote) for part in ("label", "note", "ask"))
    return ToldMark(
        check=mark.check,
        kind=mark.kind,
        start=mark.start,
        end=mark.end,
        label=label,
        note=note,
        ask=ask,
        plain=mark.plain,
    )


def _sentence(passage: Passage, shown: Terminal, width: int) -> None:
    spans = [(mark.start, mark.end) for mark in passage.marks if not _is_whole(mark, passage)]
    margin = f"{passage.line:>{_MARGIN - 2}}  "
    for start, end in rows(passage.text, width - _MARGIN):
        within = [
            (max(first, start) - start + len(margin), min(last, end) - start + len(margin))
            for first, last in spans
            if first < end and last > start
        ]
        shown.say(margin + passage.text[start:end], marked=within)
        margin = " " * len(margin)


def _is_whole(mark: Mark, passage: Passage) -> bool:
    """Whether a mark is about a sentence, not about words in it: a line under all of it would hide the others."""
    return passage.complete and mark.end - mark.start == len(passage.text)


def _reasons(passage: Passage, speech: Speech) -> Iterator[str]:
    """Label with words, note, question and plain words of every kind of mark, each kind once."""
    for kind in dict.fromkeys(mark.kind for mark in passage.marks):
        marks = [mark for mark in passage.marks if mark.kind == kind]
        first = _told(marks[0], passage, speech)
        words = dict.fromkeys(
            speech.say("draft.words", words=passage.text[mark.start : mark.end])
            for mark in marks
            if not _is_whole(mark, passage)
        )
        yield speech.say("draft.mark", label=first.label, words=speech.listed(tuple(words))) if words else first.label
        yield from (first.note, first.ask)
        for plain in dict.fromkeys(mark.plain for mark in marks if mark.plain):
            yield speech.say("report.check.plain", plain=plain)


# ---- the end


def _sums(counted: Counts, speech: Speech) -> Iterator[str]:
    if not any(each.marks for each in counted.checks):
        yield speech.say("draft.nothing")
    else:
        yield from (_sum(each, counted.units, speech) for each in counted.checks)
    yield from _eases(counted.reading, speech)
    yield speech.say(
        "draft.about",
        us=speech.number(counted.us),
        you=speech.number(counted.you),
        sentences=speech.number(counted.sentences),
    )
    if counted.not_judged:
        yield speech.count("draft.not-judged", counted.not_judged)


def _sum(each: Marked, units: int, speech: Speech) -> str:
    title = speech.say(f"check.{each.check}.title")
    if not each.marks:
        return speech.say("draft.none", title=title)
    marked = speech.count("draft.units", each.units, of=speech.number(units))
    return speech.say("draft.check", title=title, marks=speech.count("draft.marks", each.marks), units=marked)


def _eases(found: Sequence[Ease], speech: Speech) -> Iterator[str]:
    name = speech.say("measure.reading-ease.label")
    if not found:
        yield speech.say("draft.no-ease", label=name)
    for ease in found:
        formula = pack.rules(ease.language).formula
        said = speech.say(
            "report.check.ruler",
            label=f"{name} ({ease.formula})",
            value=speech.number(ease.points, digits=1),
            poor=speech.number(formula.poor),
            good=speech.number(formula.good),
        )
        yield f"{said} {speech.say('draft.little')}" if ease.words < MIN_WORDS else said
