"""Names of persons in a text, as far as their words go; whether a name is a person's here is for `people` to say."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

import msgspec

from audit.page.words import PeopleWords, people_words, plain

_CAPITAL = r"[^\W\d_a-zß-öø-ÿ][^\W\d_]*(?:['’\-\u2011][^\W\d_]+)*"
_WORD = re.compile(_CAPITAL)
_PART = re.compile(rf"[ \u00a0]((?:[^\W\d_]{{1,5}}[ \u00a0]|d['’]){{0,2}}?)({_CAPITAL})(\.?)")
_CLAUSE = re.compile(r"[,;:()|–—•·!?\n]")
_NEXT = re.compile(r",?[ \u00a0]?(&|[^\W_][\w.]*)(?:[ \u00a0](\w+))?")
_HOUSE_NUMBER = re.compile(r"\d[\w/]{0,4},?[ \u00a0]\Z")
_POSSESSIVE = ("'s", "’s")
MAX_PARTS = 4  # words of a name after the first


class Name(msgspec.Struct, frozen=True, gc=False):
    """A given name, with a surname or alone, and where it stands: half-open, code points."""

    text: str
    start: int
    end: int
    full: bool  # with a surname
    sure: bool  # the given name is no word, place or brand


def names(text: str) -> Iterator[Name]:
    """All names that begin with a known given name, but those of streets, saints, companies and the famous. Linear."""
    lexicon = people_words()
    after = 0
    for word in _WORD.finditer(text):
        if word.start() >= after and _is_given(word.group()) and _is_free(text, word.start(), lexicon):
            found = _name_at(text, word, lexicon)
            if found is not None:
                after = found.end
                yield found


def is_name(text: str) -> bool:
    """Whether the whole text has the shape of a person's full name, its given name known or not."""
    lexicon = people_words()
    parts = text.split()
    keys = [plain(part).strip(".") for part in parts]
    return (
        2 <= len(parts) <= MAX_PARTS + 1
        and all(part[0].isupper() or key in lexicon.particles for part, key in zip(parts, keys, strict=True))
        and all(re.fullmatch(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*\.?", part) for part in parts)
        and _no_name_words().isdisjoint(keys)
        and plain(text) not in lexicon.famous
    )


@cache
def _no_name_words() -> frozenset[str]:
    """Words that are no part of a name."""
    lexicon = people_words()
    return lexicon.common | lexicon.firms | lexicon.firm_ends | lexicon.mailboxes | lexicon.roles | lexicon.honored


def key(name: str) -> str:
    """What equal names have in common."""
    return " ".join(plain(name).split())


def is_given(word: str) -> bool:
    """Whether a word is a known given name, a compound one ("Jean-Pierre") included."""
    return _is_given(word)


def is_sure(word: str) -> bool:
    """Whether a known given name is nothing else."""
    return plain(word) not in people_words().doubtful


@lru_cache(maxsize=1 << 12)
def _is_given(word: str) -> bool:
    lexicon = people_words()
    low = plain(word)
    if low in lexicon.given:
        return True
    first, dash, rest = low.partition("-")
    return bool(dash) and first in lexicon.given and rest in lexicon.given


def _is_free(text: str, start: int, lexicon: PeopleWords) -> bool:
    """Whether what stands before leaves the name a person's: no street, no saint, no company, no house number."""
    before = text[max(0, start - 48) : start]
    if _HOUSE_NUMBER.search(before) or before.endswith(("-", "'", "’", "@", "#", "/", "_", ".")):
        return False
    words = [word.strip(".'") for word in _CLAUSE.split(plain(before))[-1].replace("'", "' ").split()]
    if any(word in lexicon.streets for word in words[-3:]):
        return False
    near = [word for word in words if word not in lexicon.particles]
    last = near[-1] if near else ""
    return last not in lexicon.saints and last not in lexicon.honored and last not in lexicon.firms


def _name_at(text: str, word: re.Match[str], lexicon: PeopleWords) -> Name | None:
    end = reached = word.end()
    surnames = 0
    for _ in range(MAX_PARTS):
        part = _PART.match(text, reached)
        if part is None or not _goes_on(part, lexicon):
            break
        low = plain(part.group(2))
        if low in lexicon.firm_ends or low in lexicon.street_ends or low in lexicon.honored:
            return None
        initial = len(low) == 1
        reached = part.end() if initial else part.end(2)
        if low not in lexicon.particles or initial:  # "De" belongs to the name if a "Luca" comes after it
            surnames += not initial
            end = reached
    if _names_a_company(text, end, lexicon):
        return None
    found = text[word.start() : end]
    low = key(found)
    if low in lexicon.famous or " ".join(low.split()[:2]) in lexicon.famous or low.endswith("'s"):
        return None
    sure = plain(word.group()) not in lexicon.doubtful
    return Name(found, word.start(), end, bool(surnames), sure)


def _goes_on(part: re.Match[str], lexicon: PeopleWords) -> bool:
    """Whether this word still belongs to the name."""
    particles, word, stop = part.groups()
    low = plain(word)
    known = all(particle in lexicon.particles for particle in plain(particles).replace("'", " ").split())
    if not known or word.endswith(_POSSESSIVE) or low in lexicon.roles:
        return False
    if len(word) == 1:
        return stop == "." and not part.string[part.end() : part.end() + 1].isalnum()  # "S.r.l." is no initial
    return bool(particles) or low in lexicon.particles or low not in lexicon.common


def _names_a_company(text: str, end: int, lexicon: PeopleWords) -> bool:
    """Whether what follows makes it the name of a company: "S.r.l.", "& Sons", "e figli"."""
    if text.startswith(_POSSESSIVE, end):
        return False  # "Anna's": hers, and still no company by itself
    following = _NEXT.match(text, end)
    if following is None:
        return False
    word = plain(following.group(1)).strip(".")
    second = plain(following.group(2) or "")
    if word == "&":
        return second not in lexicon.given
    if word in lexicon.firm_ends or word in lexicon.street_ends:
        return True
    return len(word) <= 3 and second in lexicon.firm_ends and word in lexicon.common
