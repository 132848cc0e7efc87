"""The words by which people and pages are recognized, of all language packs together.

A page of one language names people of another, and a trap in one language is a trap everywhere: so there is one
lexicon, and nothing outside a pack says which language a word is from.
"""

from collections.abc import Iterable, Mapping
from functools import cache

import msgspec

from audit.languages.pack import codes, words
from audit.model import Role
from audit.text.fold import bare

_LATIN = (*range(0x80, 0x250), *range(0x1E00, 0x1F00))
_PLAIN = {place: bare(chr(place)) for place in _LATIN if bare(chr(place)) != chr(place)} | str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "\u2010": "-", "\u2011": "-", "\u00a0": " ", "\u202f": " ", "\u2009": " "}
)


class _People(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`people.toml` of one language, as written. A string is words with white space between."""

    given: str
    doubtful: str
    roles: str
    greetings: list[str]
    bylines: list[str]
    post_bylines: list[str]
    credits: list[str]
    closings: list[str]
    honorifics: str
    streets: str
    street_ends: str
    honored: str
    saints: str
    particles: str
    firms: str
    firm_ends: str
    customers: str
    common: str
    famous: list[str]
    mailboxes: str
    no_reply: str
    employers: str
    copulas: str


class _Path(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    path: list[str]
    title: list[str]


class _Text(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    legal: list[str]
    consent: list[str]
    voices: list[str]
    leftovers: list[str]


class _Form(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    message: list[str]
    comment: list[str]
    other: list[str]


class _Pages(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`pages.toml` of one language, as written."""

    role: dict[Role, _Path]
    text: _Text
    form: _Form


class PeopleWords(msgspec.Struct, frozen=True, kw_only=True):
    """Words about people, plain (see `plain`)."""

    given: frozenset[str]
    doubtful: frozenset[str]  # given names that are words, places or brands too
    roles: frozenset[str]
    greetings: tuple[str, ...]  # phrases that a name follows
    bylines: tuple[str, ...]
    post_bylines: tuple[str, ...]  # believed on posts alone
    credits: tuple[str, ...]  # who made the site or took the picture follows
    closings: tuple[str, ...]  # a signature follows
    honorifics: frozenset[str]
    streets: frozenset[str]  # before the name of a street
    street_ends: frozenset[str]  # after it
    honored: frozenset[str]  # what is named after people
    saints: frozenset[str]
    particles: frozenset[str]  # of surnames
    firms: frozenset[str]  # before the name of a company
    firm_ends: frozenset[str]  # after it
    customers: frozenset[str]
    common: frozenset[str]  # capitalized on pages, and no surname
    famous: frozenset[str]
    mailboxes: frozenset[str]  # local parts of shared addresses
    no_reply: frozenset[str]
    employers: frozenset[str]  # between a role and somebody else's company
    copulas: frozenset[str]  # between a name and a role; with their accents: "è" is not "e"


class PageWords(msgspec.Struct, frozen=True, kw_only=True):
    """Words about pages, plain (see `plain`)."""

    paths: Mapping[str, Role]  # a piece of the address
    titles: Mapping[str, Role]  # what a title or h1 starts with
    legal: tuple[str, ...]  # phrases; a block that holds one is law
    consent: tuple[str, ...]
    voices: tuple[str, ...]  # in headings over what customers say
    leftovers: tuple[str, ...]  # of a theme or a site builder
    message: tuple[str, ...]  # in the fields of a contact form
    comment: tuple[str, ...]  # in forms that comment or review
    other: tuple[str, ...]  # in forms that search, log in, pay, subscribe


def plain(text: str) -> str:
    """Lower case without accents, plain apostrophes, hyphens and spaces; always of the same length as `text`."""
    if text.isascii():
        return text.lower()
    low = text.lower().translate(_PLAIN)
    # A few capitals ("İ") are two characters in lower case; spans must stay true, so such a text stays as it is.
    return low if len(low) == len(text) else text


@cache
def people_words() -> PeopleWords:
    """Of all packs. Raises msgspec.ValidationError where a file has an unknown or missing key."""
    read = [msgspec.convert(words(code, "people"), _People) for code in codes()]
    fields = {
        name: frozenset(
            word if name == "copulas" else plain(word) for pack in read for word in _list(getattr(pack, name))
        )
        for name in PeopleWords.__struct_fields__
    }
    phrases = {"greetings", "bylines", "post_bylines", "credits", "closings"}
    return PeopleWords(**{name: _phrases(found) if name in phrases else found for name, found in fields.items()})  # type: ignore[arg-type]  # the comprehension loses which field is which


@cache
def page_words() -> PageWords:
    """Of all packs. Raises msgspec.ValidationError where a file has an unknown or missing key."""
    read = [msgspec.convert(words(code, "pages"), _Pages) for code in codes()]
    kinds = [(role, pack.role[role]) for role in Role for pack in read if role in pack.role]
    return PageWords(
        paths={plain(word): role for role, kind in kinds for word in kind.path},
        titles={plain(word): role for role, kind in kinds for word in kind.title},
        legal=_phrases(plain(text) for pack in read for text in pack.text.legal),
        consent=_phrases(plain(text) for pack in read for text in pack.text.consent),
        voices=_phrases(plain(text) for pack in read for text in pack.text.voices),
        leftovers=_phrases(plain(text) for pack in read for text in pack.text.leftovers),
        message=_phrases(plain(text) for pack in read for text in pack.form.message),
        comment=_phrases(plain(text) for pack in read for text in pack.form.comment),
        other=_phrases(plain(text) for pack in read for text in pack.form.other),
    )


def _list(found: str | list[str]) -> list[str]:
    return found.split() if isinstance(found, str) else found


def _phrases(found: Iterable[str]) -> tuple[str, ...]:
    """Longest first, so that the first one that fits is the one that says most."""
    return tuple(sorted(set(found), key=lambda phrase: (-len(phrase), phrase)))
