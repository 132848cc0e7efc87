"""Units of a page: every sentence and fragment, which of them are judged, and what the checks mark in them."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache, partial

import msgspec

from audit.checks import checks
from audit.checks.check import Sentence
from audit.languages.lexicon import Added
from audit.languages.pack import codes, rules
from audit.model import Mark, Reading, Role, Unit
from audit.page.plain_copy import PlainCopy
from audit.page.words import page_words
from audit.sentence.copy import Copy, is_complete
from audit.sentence.kinds import kinds
from audit.sentence.marks import marks_in
from audit.sentence.vocabulary import Vocabulary, vocabulary
from audit.text.fold import digest_of
from audit.text.identify import identify_block
from audit.text.readability import reading_of_words
from audit.text.sentences import sentences
from audit.text.tokens import Tokens
from crawler.page import Block, Page, Region

JUDGED_REGIONS = frozenset({Region.HEAD, Region.MAIN})
"""Title and description are copy; header, footer, navigation, asides and forms are furniture."""

REPEATED = 100
"""Characters up to which a block is likely to stand on other pages too, and is not read anew: menus, buttons."""

_CODE = re.compile(r"[{}<>;=\\_]")
_CODE_SHARE = 0.03  # of all characters


_ANY = codes()[0]
"""Splits what no pack has the grammar of; nothing of it is judged."""


class _Part(msgspec.Struct, frozen=True, gc=False):
    """A sentence or fragment of a block, and what is to say of it if it is judged."""

    text: str
    start: int  # in the block
    words: tuple[str, ...]
    complete: bool  # a sentence of running text
    digest: int
    marks: tuple[Mark, ...] = ()
    about: str = ""


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
        judged = candidate and spoken in codes()
        other = None if code == language else code
        for part in _parts_of(block, spoken if spoken in codes() else _ANY, added, judged=judged):
            units.append(_unit(place, part, other, judged=judged))
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


def _parts_of(block: Block, code: str, added: tuple[Added, ...], *, judged: bool) -> tuple[_Part, ...]:
    """The sentences and fragments of a block."""
    read = _known_parts if len(block.text) <= REPEATED else _parts
    return read(block.text, block.kind, code, added, judged=judged)


def _parts(text: str, kind: str, code: str, added: tuple[Added, ...], *, judged: bool) -> tuple[_Part, ...]:
    look = partial(_judged, words=vocabulary(code, added)) if judged else _unjudged
    grammar = rules(code)
    split = sentences(text, grammar)
    return tuple([look(Tokens(text[start:end], grammar), kind, start) for start, end in split])


_known_parts = lru_cache(maxsize=1 << 12)(_parts)


def _unjudged(tokens: Tokens, kind: str, start: int) -> _Part:
    return _Part(tokens.text, start, tokens.words, is_complete(tokens, kind), digest_of(tokens.folded))


def _judged(tokens: Tokens, kind: str, start: int, words: Vocabulary) -> _Part:
    copy = Copy(tokens, kind, words)
    complete = not copy.fragment
    found = list(_marks(copy, words))
    about = "" if any(mark.check == "customer-voice" for mark in found) else copy.about
    found = [mark for mark in found if mark.check in _listening()]
    sentence = Sentence(text=tokens.text, kind=kind, words=tokens.heard, complete=complete, rules=words.rules)
    for look in _looks():
        found += look(sentence)
    marks = tuple(sorted(found, key=_in_order)) if found else ()
    return _Part(tokens.text, start, tokens.words, complete, digest_of(tokens.folded), marks, about)


def _marks(copy: Copy, words: Vocabulary) -> Iterator[Mark]:
    for mark in marks_in(copy, words):
        check = kinds()[mark.kind].check
        yield Mark(check=check, kind=mark.kind, start=mark.start, end=mark.end, plain=words.plain(mark.entry))


def _in_order(mark: Mark) -> tuple[int, int, str, str]:
    return mark.start, mark.end, mark.check, mark.kind


def _unit(place: int, part: _Part, language: str | None, *, judged: bool) -> Unit:
    return Unit(
        block=place,
        start=part.start,
        end=part.start + len(part.text),
        digest=part.digest,
        words=len(part.words),
        judged=judged,
        language=language,
        sentence=part.complete,
        about=part.about,
        marks=part.marks,
        text=part.text if part.marks else "",
    )


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
