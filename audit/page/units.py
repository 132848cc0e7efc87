"""Units of a page: every sentence and fragment, which of them are judged, and what the checks mark in them."""

import re
from collections.abc import Callable, Iterable
from functools import cache, lru_cache

import msgspec

from audit.checks import checks
from audit.checks.check import Sentence
from audit.languages.lexicon import Added
from audit.languages.pack import codes, rules
from audit.languages.rules import Rules
from audit.model import Mark, Reading, Role, Unit
from audit.page.plain_copy import PlainCopy
from audit.page.words import page_words
from audit.sentence.kinds import kinds
from audit.sentence.marks import marks_of
from audit.sentence.vocabulary import vocabulary
from audit.text.fold import digest
from audit.text.identify import identify_block
from audit.text.readability import reading_of_words
from audit.text.sentences import sentences
from audit.text.tokens import words
from crawler.page import Block, Page, Region

JUDGED_REGIONS = frozenset({Region.HEAD, Region.MAIN})
"""Title and description are copy; header, footer, navigation, asides and forms are furniture."""

RUNNING = frozenset({"p", "li", "div", "td", "dd", "summary", "figcaption", "meta"})
"""Kinds of block that hold running text. A sentence there is one that ends like one; all else is a fragment."""

MIN_SENTENCE = 3  # words of a sentence of running text: "Scopri di più." is a button that lost its frame
REPEATED = 100
"""Characters up to which a text is likely to stand on other pages too, and is not split anew: menus, buttons."""

_ELISION = ("'", "’")
_STOPS = frozenset(".!?…")
_END = re.compile(r"[.!?…][)\]\"'’”»\s]*\Z")
_CODE = re.compile(r"[{}<>;=\\_]")
_CODE_SHARE = 0.03  # of all characters


class _Part(msgspec.Struct, frozen=True, gc=False):
    """A sentence or fragment of a block, before it is judged."""

    text: str
    start: int  # in the block
    words: tuple[str, ...]
    complete: bool  # a sentence of running text
    digest: int


class _Found(msgspec.Struct, frozen=True, gc=False):
    """What is to say of a part."""

    marks: tuple[Mark, ...] = ()
    about: str = ""


_NOTHING = _Found()
_PEOPLE = frozenset({"us", "you"})


class Units(msgspec.Struct, frozen=True):
    """All units of a page and what the formulas need to know of them."""

    units: tuple[Unit, ...] = ()
    readings: tuple[Reading, ...] = ()


def units_of(page: Page, copy: PlainCopy, role: Role, language: str | None, added: tuple[Added, ...] = ()) -> Units:
    """The units of a page in document order, with the readings of its judged running text by language."""
    units: list[Unit] = []
    running: dict[str, list[tuple[str, ...]]] = {}
    own = _own_languages(page)
    unjudged = copy.holding((*page_words().legal, *page_words().consent))
    for place, block in enumerate(page.blocks):
        candidate = role is not Role.LEGAL and place not in unjudged and _is_copy(block)
        # What is not judged anyway is worth no look at its letters.
        code = identify_block(block.text, language, own=own.get(place)) if candidate else own.get(place)
        spoken = code or language
        grammar = rules(spoken) if spoken in codes() else None
        judged = candidate and grammar is not None
        other = None if code == language else code
        for part in _parts_of(block, grammar or _any_rules()):
            found = _found(part, block.kind, grammar, added) if candidate and grammar else _NOTHING
            units.append(_unit(place, part, found, other, judged=judged))
            if judged and part.complete and spoken:
                running.setdefault(spoken, []).append(part.words)
    readings = (reading_of_words(running[code], rules(code)) for code in sorted(running))
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


def _parts_of(block: Block, grammar: Rules) -> tuple[_Part, ...]:
    """The sentences and fragments of a block."""
    split = _known_parts if len(block.text) <= REPEATED else _parts
    return split(block.text, grammar.code, running=block.kind in RUNNING)


def _parts(text: str, code: str, *, running: bool) -> tuple[_Part, ...]:
    return tuple(
        _part(text[start:end], start, rules(code), running=running) for start, end in sentences(text, rules(code))
    )


_known_parts = lru_cache(maxsize=1 << 11)(_parts)


def _part(text: str, start: int, grammar: Rules, *, running: bool) -> _Part:
    found = tuple(words(text, grammar))
    complete = running and len(found) >= MIN_SENTENCE and _ends_like_one(text)
    return _Part(text, start, found, complete, digest(text))


def _ends_like_one(text: str) -> bool:
    return text[-1] in _STOPS or _END.search(text[-8:]) is not None


def _unit(place: int, part: _Part, found: _Found, language: str | None, *, judged: bool) -> Unit:
    return Unit(
        block=place,
        start=part.start,
        end=part.start + len(part.text),
        digest=part.digest,
        words=len(part.words),
        judged=judged,
        language=language,
        sentence=part.complete,
        about=found.about,
        marks=found.marks,
        text=part.text if found.marks else "",
    )


def _found(part: _Part, kind: str, grammar: Rules, added: tuple[Added, ...]) -> _Found:
    """What the words of a part and the page halves of the checks mark in it, and who it is about."""
    # A reader hears "l'azienda" as one word.
    heard = sum(not word.endswith(_ELISION) for word in part.words)
    sentence = Sentence(text=part.text, kind=kind, words=heard, complete=part.complete, rules=grammar)
    look = _known_words if len(part.text) <= REPEATED else _by_words
    words = look(part.text, kind, grammar.code, added)
    marks = [*words.marks, *(mark for look in _looks() for mark in look(sentence))]
    ordered = sorted(marks, key=lambda mark: (mark.start, mark.end, mark.check, mark.kind))
    return _Found(tuple(ordered), words.about) if marks else words


def _by_words(text: str, kind: str, code: str, added: tuple[Added, ...]) -> _Found:
    words = vocabulary(code, added)
    found = marks_of(text, kind, words)
    people = {mark.kind for mark in found} & _PEOPLE
    about = "both" if len(people) == 2 else "".join(people)
    named = ((kinds()[mark.kind].check, mark) for mark in found)
    marks = (
        Mark(check=check, kind=mark.kind, start=mark.start, end=mark.end, plain=words.plain(mark.entry))
        for check, mark in named
        if check in _listening() and mark.kind not in _PEOPLE
    )
    return _Found(tuple(marks), about)


_known_words = lru_cache(maxsize=1 << 11)(_by_words)


@cache
def _listening() -> frozenset[str]:
    """The checks that there are: what the words say to others is not kept."""
    return frozenset(check.id for check in checks())


@cache
def _looks() -> tuple[Callable[[Sentence], Iterable[Mark]], ...]:
    """The page halves of the checks."""
    return tuple(check.page for check in checks() if check.page is not None)


def _is_code(text: str) -> bool:
    return len(_CODE.findall(text)) > max(2, _CODE_SHARE * len(text))
