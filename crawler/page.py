"""A page as a visitor reads it: what `read` makes of one body. Knows HTML and no language."""

from enum import StrEnum

import msgspec

from crawler.outcome import Outcome

KINDS = (
    "title", "meta", "h1", "h2", "h3", "h4", "h5", "h6", "p", "li", "div", "a", "button", "quote", "summary",
    "td", "th", "dt", "dd", "figcaption", "legend", "label", "address",
)  # fmt: skip
"""The kinds of block. `quote` is whatever stands in a blockquote, q or testimonial; `div` is text outside any
element that says more; `a` is a link that is a block of its own."""


class Region(StrEnum):
    """Where on the page a block stands. Copy is judged in `main` (a hero counts as main)."""

    HEAD = "head"  # <title>, meta description
    MAIN = "main"
    HEADER = "header"
    FOOTER = "footer"
    ASIDE = "aside"
    NAV = "nav"
    FORM = "form"


class Block(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One piece of copy that stands by itself: a paragraph, a heading, a list item, a button."""

    kind: str  # one of KINDS
    text: str  # white space collapsed; no control characters, no lone surrogates; never empty
    region: Region = Region.MAIN
    lang: str | None = None  # own `lang` of the nearest element below <html>, lower-case primary tag
    note: str | None = None  # "consent" for cookie and consent text: read, never judged


class Link(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A link out of the page, resolved against its base; http and https only."""

    url: str  # absolute, with its fragment removed, not yet canonical
    text: str = ""  # at most 200 characters
    rel: tuple[str, ...] = ()
    lang: str | None = None  # hreflang


class Contact(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A way to reach someone, from anywhere on the page."""

    kind: str  # "mail", "phone", "chat"
    value: str  # address, lower-case; number as written; URL of a chat (wa.me, t.me, m.me)
    text: str = ""  # what the link says; at most 200 characters
    near: str = ""  # the text of the block or card it stands in; at most 400 characters
    region: Region = Region.MAIN


class Field(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One field of a form."""

    name: str = ""
    type: str = "text"  # text, email, tel, textarea, select, checkbox, password, search, file …; never hidden
    label: str = ""


class Form(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A form with at least one field that a visitor sees."""

    fields: tuple[Field, ...]
    action: str = ""
    button: str = ""  # what its button says
    near: str = ""  # heading or text that leads to it; at most 400 characters


class Item(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One node of JSON-LD or microdata, flattened: nested nodes are items of their own."""

    types: tuple[str, ...]  # without "https://schema.org/": ("Person",)
    properties: tuple[tuple[str, str], ...] = ()  # (name, text), at most 400 characters each; sorted
    parent: str = ""  # "Organization.employee": type and property that hold it


class Page(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One page. A pure function of (url, body, headers) and of the code in `crawler`."""

    url: str
    outcome: Outcome = Outcome.AUDITED  # or why this body holds no copy
    detail: str = ""  # one short line that says more about the outcome
    lang: str | None = None  # <html lang>, lower-case primary tag
    canonical: str | None = None
    noindex: bool = False
    encoding: str = "utf-8"
    flags: tuple[str, ...] = ()  # "mojibake", "doubtful-encoding", "partial", "cut", "many-links"
    blocks: tuple[Block, ...] = ()  # in document order
    links: tuple[Link, ...] = ()  # at most 2,000, in document order, each URL once
    alternates: tuple[Link, ...] = ()  # hreflang; rel "shortlink": another name of this page
    contacts: tuple[Contact, ...] = ()
    forms: tuple[Form, ...] = ()
    items: tuple[Item, ...] = ()
    author: str = ""  # meta author, rel=author
    words: int = 0  # of all blocks outside head, nav and consent text
    digest: str = ""  # 16 hex digits of the copy outside head and nav: equal pages are one
    sketch: tuple[int, ...] = ()  # bottom-64 sketch of five-word shingles, sorted: likeness to a probe for soft 404s
