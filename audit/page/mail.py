"""Whose a mail address is, as far as its own letters tell."""

import re
from collections.abc import Mapping

import msgspec

from audit.page.names import is_given, is_sure, names
from audit.page.words import people_words, plain
from crawler.page import Contact

_SPLIT = re.compile(r"[._\-+]+|\d+")
_DUMMIES = frozenset(
    {"example.com", "example.org", "example.net", "domain.com", "email.com", "yourdomain.com", "mysite.com"}
)
"""Domains of addresses that a theme left behind."""


class Owner(msgspec.Struct, frozen=True):
    """The person whom an address names; no name: nobody in particular."""

    name: str = ""
    sure: bool = False  # the given name is a known one and no word


def is_dummy(address: str) -> bool:
    """Whether the address is a theme's example."""
    domain = address.partition("@")[2]
    return domain in _DUMMIES or domain.endswith((".wixpress.com", "sentry.io"))


def is_no_reply(address: str) -> bool:
    """Whether nobody reads what is sent there."""
    local = re.sub(r"[._\-]+", "", plain(address.partition("@")[0]))
    return any(local.startswith(re.sub(r"[._\-]+", "", word)) for word in people_words().no_reply)


def is_shared(address: str) -> bool:
    """Whether the address is one of an office, not of a person: "info", "sales.uk"."""
    return not people_words().mailboxes.isdisjoint(_parts(address))


def owner_of(contact: Contact, known: Mapping[str, str]) -> Owner:
    """The person whom a mail address names: `known` maps the keys of the names on the page to them as written.

    "maria.rossi@" and "maria@" name her by themselves, "m.rossi@" and "rossi@" only with the name beside the address
    or, with the initial, on the page.
    """
    parts = _parts(contact.value)
    if not parts or is_dummy(contact.value) or is_shared(contact.value) or is_no_reply(contact.value):
        return Owner()
    near = [name.text for name in names(f"{contact.near} | {contact.text}") if name.full]
    written = _written(parts, {" ".join(plain(name).split()): name for name in near}, surname_alone=True)
    written = written or _written(parts, known, surname_alone=False)
    if written:
        return Owner(written, is_sure(written.split()[0]) and is_given(written.split()[0]))
    return _spelled(parts, contact.value)


def _parts(address: str) -> list[str]:
    return [part for part in _SPLIT.split(plain(address.partition("@")[0])) if part]


def _written(parts: list[str], known: Mapping[str, str], *, surname_alone: bool) -> str:
    """The one known name that the address is made of, or nothing."""
    local = "".join(parts)
    found = {name for low, name in known.items() if local in _locals(low, surname_alone=surname_alone)}
    return found.pop() if len(found) == 1 else ""


def _locals(low: str, *, surname_alone: bool) -> set[str]:
    """The local parts, without separators, that a full name makes."""
    words = re.findall(r"[^\W\d_]+", low)
    if len(words) < 2:
        return set()
    first, last, rest = words[0], words[-1], "".join(words[1:])
    made = {first + rest, rest + first, first[0] + rest, rest + first[0]}
    made |= {first + last, last + first, first[0] + last, first + last[0]}
    return made | {last, rest} if surname_alone else made


def _spelled(parts: list[str], address: str) -> Owner:
    """The name that the letters alone give: a known given name that is no word, with a surname or alone."""
    lexicon = people_words()
    domain = plain(address.partition("@")[2]).partition(".")[0]
    strange = any(part not in lexicon.given and _is_word(part) for part in parts)
    if len(parts) > 2 or "".join(parts) == domain or strange:
        return Owner()
    given = next((part for part in parts if part in lexicon.given and part not in lexicon.doubtful), "")
    rest = [part for part in parts if part != given]
    if not given or (rest and parts[0] != given and rest[0] in lexicon.given):
        return Owner()
    surname = next((part for part in rest if len(part) > 1), "")
    return Owner(f"{given} {surname}".strip().title(), True)


def _is_word(part: str) -> bool:
    lexicon = people_words()
    return any(
        part in words
        for words in (
            lexicon.common, lexicon.firms, lexicon.firm_ends, lexicon.honored, lexicon.saints,
            lexicon.particles, lexicon.streets, lexicon.roles, lexicon.honorifics,
        )
    )  # fmt: skip
