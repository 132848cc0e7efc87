"""Which language a page is in, and which of its blocks are in another one.

A word costs each language some bits: what its share of that language's words says, and for a word that is not among its
common ones, what its letters say, three by three. The language that spends the fewest bits on a text is its own. Beside
the audited languages stand others to tell them from, the Latin of placeholder text, and one that knows no language and
spends the same on every letter: it wins whatever nobody here can read.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from itertools import chain, repeat
from math import log2
from typing import Any
from urllib.parse import urlsplit

import msgspec

from audit.languages import pack

EDGE = "_"
"""Stands before and after a word where its letters are counted."""

UNDETERMINED = "und"
"""What is in no language that we know, as BCP 47 has it."""

_RUN = re.compile(r"\w+(?:'(?=[^\W\d_]))?")
_PIECE = re.compile(r"[^\W\d_]+'?")
_LONGEST = 40  # letters of a word that are looked at
_RARE_TRIPLE = 12.0  # bits of three letters that a language has not
_ANY_LETTER = 4.9  # bits of a letter to who knows no language: log2 of 30
_ANY_WORD = 6.0  # and of a word
# Words hang together, so their bits do not add up as those of strangers would: this much of them counts.
_WEIGHT = 0.35
_PAGE_MARGIN = 2.0  # bits that the best language of a page must be ahead: four to one
_BLOCK_MARGIN = 4.0  # of a block against its page: sixteen to one
_BLOCK_WORDS = 5  # fewer words cannot speak against their page
_OWN = 8.0  # bits that an element's own `lang` is worth
_DECLARED = 5.0  # bits of <html lang> where it names no audited language
_ADDRESS = 3.0  # bits of a language code in the URL, or of hreflang
_COMMON = 9.5  # bits up to which a word is common
_FILLER_SHARE = 1 / 3  # of the words in placeholder text, from which a page is that

_TEXT_WORDS = 30  # words at most that a text has in the vote of its page, so that none decides alone
_TEXT_LENGTH = 300  # characters that hold about as many
_PLAIN_SHARE = 0.8  # of the sampled words, in texts that sound like one language, from which a page is in it
_PAGE_TEXTS = 24  # texts at most that vote, spread over the page
_FRAGMENT = 4  # a text of fewer words votes only where there is not much else
_ENOUGH = 30  # words


class Identified(msgspec.Struct, frozen=True, kw_only=True):
    """What a page is in."""

    language: str | None  # of an audited language, or None: another one, or cannot be told
    share: float  # of the sampled words, 0 to 1, that stand in texts of that language
    placeholder: bool  # a third of the words or more are the Latin of templates
    other: str | None = None  # where `language` is None: ISO 639-1 of the language that it is, if we know it


class _Model(msgspec.Struct, frozen=True):
    """What one language spends, in bits."""

    code: str
    filler: bool
    unknown: float  # a word that is not in `words`, before its letters
    words: Mapping[str, float]
    letters: Mapping[str, float]


def pieces(text: str) -> list[str]:
    """The words of a text in any language, lower-case; an apostrophe ends a word and stays with it.

    Left out is what has no language: numbers, codes with digits in them, addresses of mail and of pages.
    """
    return list(chain.from_iterable(map(_pieces_in, text.split())))


@lru_cache(maxsize=1 << 13)
def _pieces_in(token: str) -> tuple[str, ...]:
    if "@" in token or "//" in token:
        return ()
    plain = unicodedata.normalize("NFC", token.replace("’", "'")).lower()
    return tuple(run for run in _RUN.findall(plain) if _PIECE.fullmatch(run))


def identify_page(texts: Sequence[str], declared: str | None, url: str, *, hreflang: str | None = None) -> Identified:
    """The language that most of the texts are in, helped by what the page says of itself."""
    voters = _voters(texts)
    return _plainly(voters) or _weighed(voters, _hints(declared, url, hreflang))


def _plainly(voters: Sequence[Sequence[str]]) -> Identified | None:
    """Where the words leave no doubt, as on most pages: no need to count bits."""
    everything = sum(map(len, voters))
    for code in pack.codes() if everything >= _ENOUGH else ():
        share = sum(len(words) for words in voters if _sounds_like(words, code)) / everything
        if share >= _PLAIN_SHARE:
            return Identified(language=code, share=share, placeholder=False)
    return None


def _weighed(voters: Sequence[Sequence[str]], hints: Iterable[tuple[str, float]]) -> Identified:
    costs = [_costs(words) for words in voters]
    total = [_WEIGHT * sum(column) for column in zip(*costs, strict=True)] or [0.0] * (len(_models()) + 1)
    for code, bits in hints:
        if code in _places():
            total[_places()[code]] -= bits
    best, margin = _best(total)
    sizes = [len(words) for words in voters]
    everything = sum(sizes) or 1
    of_text = [_best(cost)[0] for cost in costs]
    filler = sum(size for size, code in zip(sizes, of_text, strict=True) if code in _filler())
    share = sum(size for size, code in zip(sizes, of_text, strict=True) if code == best) / everything
    clear = margin >= _PAGE_MARGIN
    audited = clear and best in pack.codes()
    return Identified(
        language=best if audited else None,
        share=share if clear else 0.0,
        placeholder=filler >= _FILLER_SHARE * everything,
        other=best if clear and not audited and best != UNDETERMINED else None,
    )


def identify_block(text: str, page_language: str | None, *, own: str | None = None) -> str | None:
    """The language of a block where it is not that of its page, else None.

    ISO 639-1, also of languages that are not audited, or UNDETERMINED. `own` is the `lang` of the nearest element.
    """
    words = _first_pieces(text[:_TEXT_LENGTH])
    if len(words) < _BLOCK_WORDS:
        return own if own != page_language else None
    if own in (None, page_language) and page_language is not None and _sounds_like(words, page_language):
        return None
    costs = [_WEIGHT * bits for bits in _costs(words)]
    if own in _places():
        costs[_places()[own]] -= _OWN
    best, margin = _best(costs)
    if page_language in _places():
        margin = costs[_places()[page_language]] - min(costs)
    return best if best != page_language and margin >= _BLOCK_MARGIN else None


def _sounds_like(words: Sequence[str], code: str) -> bool:
    """Whether a fifth of the words are common ones of this language and of no other: no need to count bits.

    A tenth is enough where no word speaks for another language.
    """
    common = _common()
    own = sum(map(common.get(code, frozenset()).__contains__, words))
    if 5 * own >= len(words):
        return True
    return 10 * own >= len(words) and not any(
        other != code and not found.isdisjoint(words) for other, found in common.items()
    )


@lru_cache(maxsize=1 << 9)  # the blocks of a page vote first, and are then held against it
def _first_pieces(text: str) -> tuple[str, ...]:
    return tuple(pieces(text)[:_TEXT_WORDS])


def _voters(texts: Sequence[str]) -> list[tuple[str, ...]]:
    """The words of the texts that vote."""
    step = max(1, -(-len(texts) // (3 * _PAGE_TEXTS)))
    split = [_first_pieces(text[:_TEXT_LENGTH]) for text in texts[::step]]
    whole = [words for words in split if len(words) >= _FRAGMENT]
    if sum(map(len, whole)) < _ENOUGH:
        whole = [words for words in split if words]
    return whole[:: max(1, len(whole) // _PAGE_TEXTS)]


def _hints(declared: str | None, url: str, hreflang: str | None) -> Iterable[tuple[str, float]]:
    """(code, bits): what a page says of its own language, and what that is worth."""
    if declared:
        yield declared, _worth(declared)
    if hreflang:
        yield hreflang.lower().partition("-")[0], _ADDRESS
    for part in _address(url)[:1]:
        yield part, _ADDRESS


def _address(url: str) -> list[str]:
    """Codes of audited languages in the first folders of a URL or before its domain."""
    try:
        split = urlsplit(url)
        parts = [*split.path.lower().split("/")[1:3], (split.hostname or "").partition(".")[0]]
    except ValueError:
        return []
    return [code for part in parts if (code := part.replace("_", "-").partition("-")[0]) in pack.codes()]


def _worth(declared: str) -> float:
    if declared not in pack.codes():
        return _DECLARED
    right = pack.rules(declared).declared_right
    return log2(right / (1 - right))


def _costs(words: Iterable[str]) -> list[float]:
    """Bits that each model spends on the words, and last who knows no language."""
    return list(map(sum, zip(*map(_bits, words), strict=True)))


@lru_cache(maxsize=1 << 13)
def _bits(word: str) -> tuple[float, ...]:
    edged = f"{EDGE}{EDGE}{word[:_LONGEST]}{EDGE}"
    triples = [edged[place : place + 3] for place in range(len(edged) - 2)]
    spent = [
        model.words[word]
        if word in model.words
        else model.unknown + sum([model.letters.get(triple, _RARE_TRIPLE) for triple in triples])
        for model in _models()
    ]
    return (*spent, _ANY_WORD + _ANY_LETTER * len(triples))


def _best(costs: Sequence[float]) -> tuple[str, float]:
    """The code that costs least, and by how much."""
    first, second = sorted(costs)[:2]
    place = costs.index(first)
    models = _models()
    return (models[place].code if place < len(models) else UNDETERMINED), second - first


@cache
def _models() -> tuple[_Model, ...]:
    """Of the audited languages, then of those others that have no pack."""
    audited = {code: pack.words(code, "identify") for code in pack.codes()}
    others = {code: table for code, table in pack.words("other", "identify").items() if code not in audited}
    return tuple(_model(code, table) for code, table in (*audited.items(), *others.items()))


def _model(code: str, table: Mapping[str, Any]) -> _Model:
    return _Model(
        code, table.get("filler", False), table["unknown"], _spread(table["words"]), _spread(table["letters"])
    )


def _spread(levels: Mapping[str, str]) -> dict[str, float]:
    spread: dict[str, float] = {}
    for level, names in levels.items():
        spread.update(zip(names.split(), repeat(float(level))))
    return spread


@cache
def _places() -> dict[str | None, int]:
    return {model.code: place for place, model in enumerate(_models())}


@cache
def _filler() -> frozenset[str]:
    return frozenset(model.code for model in _models() if model.filler)


@cache
def _common() -> dict[str, frozenset[str]]:
    """The common words of each language that are common in no other."""
    common = {model.code: {word for word, bits in model.words.items() if bits <= _COMMON} for model in _models()}
    return {
        code: frozenset(common[code].difference(*(words for other, words in common.items() if other != code)))
        for code in common
    }
