"""Units of a page: every sentence and fragment, which of them are judged, and what the checks mark in them."""

import re
from collections.abc import Iterator

import msgspec

from audit.checks import checks
from audit.checks.check import Sentence
from audit.languages.pack import codes, rules
from audit.languages.rules import Rules
from audit.model import Mark, Reading, Role, Unit
from audit.page.plain_copy import PlainCopy
from audit.page.words import page_words
from audit.text.fold import digest
from audit.text.identify import identify_block
from audit.text.readability import reading_of
from audit.text.sentences import sentences
from audit.text.tokens import count_words
from crawler.page import Block, Page, Region

JUDGED_REGIONS = frozenset({Region.HEAD, Region.MAIN})
"""Title and description are copy; header, footer, navigation, asides and forms are furniture."""

RUNNING = frozenset({"p", "li", "div", "td", "dd", "summary", "figcaption", "meta"})
"""Kinds of block that hold running text. A sentence there is one that ends like one; all else is a fragment."""

MIN_SENTENCE = 3  # words of a sentence of running text: "Scopri di più." is a button that lost its frame
_END = re.compile(r"[.!?…][)\]\"'’”»\s]*\Z")
_CODE = re.compile(r"[{}<>;=\\_]")
_CODE_SHARE = 0.03  # of all characters


class Units(msgspec.Struct, frozen=True):
    """All units of a page and what the formulas need to know of them."""

    units: tuple[Unit, ...] = ()
    readings: tuple[Reading, ...] = ()


def units_of(page: Page, copy: PlainCopy, role: Role, language: str | None) -> Units:
    """The units of a page in document order, with the readings of its judged running text by language."""
    units: list[Unit] = []
    running: dict[str, list[str]] = {}
    own = _own_languages(page)
    unjudged = copy.holding((*page_words().legal, *page_words().consent))
    for place, block in enumerate(page.blocks):
        candidate = role is not Role.LEGAL and place not in unjudged and _is_copy(block)
        # What is not judged anyway is worth no look at its letters.
        code = identify_block(block.text, language, own=own.get(place)) if candidate else own.get(place)
        spoken = code or language
        grammar = rules(spoken) if spoken in codes() else None
        judged = candidate and grammar is not None
        for unit in _split(place, block, grammar or _any_rules(), judged=judged):
            units.append(unit if code in (None, language) else msgspec.structs.replace(unit, language=code))
            if judged and unit.sentence and spoken:
                running.setdefault(spoken, []).append(block.text[unit.start : unit.end])
    readings = (reading_of(running[code], rules(code)) for code in sorted(running))
    return Units(tuple(units), tuple(reading for reading in readings if reading.sentences))


def _is_copy(block: Block) -> bool:
    """Whether the block is copy of the company's own: no furniture, no quote, no consent, no code."""
    own = block.region in JUDGED_REGIONS and block.note is None and block.kind != "quote"
    return own and not _is_code(block.text)


def _own_languages(page: Page) -> dict[int, str]:
    """Blocks with a `lang` of their own that is another than most of the page has.

    Where half of the page carries the attribute (<body lang>) it says no more than that of <html> does.
    """
    own = {place: block.lang for place, block in enumerate(page.blocks) if block.lang}
    return own if 2 * len(own) < len(page.blocks) else {}


def _any_rules() -> Rules:
    """To split what no pack has the grammar of; nothing of it is judged."""
    return rules(codes()[0])


def _split(place: int, block: Block, grammar: Rules, *, judged: bool) -> Iterator[Unit]:
    for start, end in sentences(block.text, grammar):
        text = block.text[start:end]
        words = count_words(text, grammar)
        complete = block.kind in RUNNING and words >= MIN_SENTENCE and _END.search(text[-8:]) is not None
        marks = _marks(text, block.kind, words, grammar, complete=complete) if judged else ()
        yield Unit(
            block=place,
            start=start,
            end=end,
            digest=digest(text),
            words=words,
            judged=judged,
            sentence=complete,
            marks=marks,
            text=text if marks else "",
        )


def _marks(text: str, kind: str, words: int, grammar: Rules, *, complete: bool) -> tuple[Mark, ...]:
    sentence = Sentence(text=text, kind=kind, words=words, complete=complete, rules=grammar)
    found = [mark for check in checks() if check.page is not None for mark in check.page(sentence)]
    return tuple(sorted(found, key=lambda mark: (mark.start, mark.end, mark.check, mark.kind)))


def _is_code(text: str) -> bool:
    return len(_CODE.findall(text)) > max(2, _CODE_SHARE * len(text))
