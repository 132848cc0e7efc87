"""What a page is for, told from its address, its structured data, its title and what stands on it."""

import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from audit.model import Role
from audit.page.forms import is_contact
from audit.page.words import page_words, plain
from crawler.page import Page

_EXTENSION = re.compile(r"\.(?:html?|xhtml|php\d?|aspx?|jsp|cfm)$")
_INDEX = re.compile(r"(?:index|default|home)?")
_LANGUAGE = re.compile(r"[a-z]{2}(?:-[a-z]{2})?")
_SEPARATOR = re.compile(r"\s*[|–—•·:]\s*|\s+-\s+")
_TYPES = {
    "AboutPage": Role.ABOUT,
    "ContactPage": Role.CONTACT,
    "Article": Role.POST,
    "BlogPosting": Role.POST,
    "NewsArticle": Role.POST,
    "Blog": Role.POST,
}
SHORT_PAGE = 300
"""Words under which a form and an address make a page one of contact, and not an offer that ends in a form."""


def role_of(page: Page) -> Role:
    """The role of a page. The address says most, then structured data, then title and h1, then what stands on it."""
    pieces = _pieces(page.url)
    by_path = _by_path(pieces)
    by_title = _by_title(page)
    if Role.LEGAL in (by_path, by_title):
        return Role.LEGAL
    if _is_home(pieces):
        return Role.HOME
    by_type = _by_type(page)
    if by_path is Role.OFFER and by_type is Role.PRODUCT:
        return Role.PRODUCT
    return by_path or by_type or by_title or _by_structure(page)


def _pieces(url: str) -> list[str]:
    path = plain(unquote(urlsplit(url).path))
    return [_EXTENSION.sub("", piece).replace("_", "-") for piece in path.split("/") if piece]


def _is_home(pieces: list[str]) -> bool:
    """ "/", "/it/", "/index.html", "/it/index.html"."""
    rest = pieces[1:] if pieces and _LANGUAGE.fullmatch(pieces[0]) else pieces
    return not rest or (len(rest) == 1 and (_INDEX.fullmatch(rest[0]) is not None or _is(rest[0], Role.HOME)))


def _is(piece: str, role: Role) -> bool:
    return page_words().paths.get(piece) is role


def _by_path(pieces: list[str]) -> Role | None:
    """Of the last piece that says one: "/azienda/contatti" is for contact."""
    paths = page_words().paths
    known = [(place, paths[piece]) for place, piece in enumerate(pieces) if piece in paths]
    found = [(place, role) for place, role in known if role is not Role.HOME]
    return found[-1][1] if found else None


def _by_type(page: Page) -> Role | None:
    outer = [item for item in page.items if not item.parent]
    if sum("Product" in item.types for item in outer) == 1:
        return Role.PRODUCT
    return next((_TYPES[kind] for item in outer for kind in item.types if kind in _TYPES), None)


def _titles(page: Page) -> Iterator[str]:
    for kind in ("h1", "title"):
        block = next((block for block in page.blocks if block.kind == kind), None)
        if block is not None:
            yield from _SEPARATOR.split(plain(block.text))[:3]


def _by_title(page: Page) -> Role | None:
    titles = page_words().titles
    for text in _titles(page):
        told = text.strip(" .!?\u00a0\u202f")
        if told in titles:
            return titles[told]
        legal = (role for phrase, role in titles.items() if role is Role.LEGAL and text.startswith(phrase))
        if next(legal, None) is not None:
            return Role.LEGAL
    return None


def _by_structure(page: Page) -> Role:
    kinds = {block.kind for block in page.blocks}
    if page.words < SHORT_PAGE and any(map(is_contact, page.forms)) and ("address" in kinds or page.contacts):
        return Role.CONTACT
    if page.author and "h1" in kinds and page.words >= SHORT_PAGE:
        return Role.POST
    return Role.OTHER
