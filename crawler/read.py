"""The page pass of the crawler: one body in, one Page out. Pure, and it raises nothing, whatever the body."""

import re
import warnings

from bs4 import BeautifulSoup
from bs4.element import AttributeDict
from bs4.exceptions import ParserRejectedMarkup

from crawler.decode import Decoded, decode, sniff
from crawler.extract import Extract, copy_of, digest, extract, sketch, word_count
from crawler.extract.text import clean
from crawler.outcome import Outcome
from crawler.page import Block, Page, Region

MAX_TAGS = 200_000  # of "<": about 100,000 elements, two seconds to parse
SHELL_WORDS = 50  # a page made by scripts holds fewer
NOSCRIPT_WORDS = 20  # … and one that only asks for scripts fewer still
STUB_WORDS = 50  # a page that only sends its visitor on
STUB_SECONDS = 10
LOGIN_WORDS = 100  # outside the form
ARTICLE_WORDS = 20  # a paragraph of so many is copy, log-in or not
_PARAGRAPHS = re.compile(r"\n[ \t]{0,99}\n")


def read(url: str, body: bytes, content_type: str | None, *, partial: bool = False) -> Page:
    """The page that a body is. `partial`: its end is missing."""
    if not body.strip():
        return Page(url=url, outcome=Outcome.EMPTY, flags=("partial",) if partial else ())
    if reason := sniff(body, content_type):
        return Page(url=url, outcome=Outcome.NOT_HTML, detail=reason)
    decoded = decode(body, content_type)
    flags = decoded.flags + (("partial",) if partial else ())
    if (content_type or "").strip().lower().startswith("text/plain"):
        blocks = _paragraphs(decoded.text)
        return _page(url, decoded, flags, Extract(blocks=blocks, words=word_count(blocks)))
    text = decoded.text
    if text.count("<") > MAX_TAGS:
        text, flags = _cut(text), (*flags, "cut")
    try:
        soup = _parse(text)
    except ParserRejectedMarkup:
        return Page(url=url, outcome=Outcome.EMPTY, detail="no markup", encoding=decoded.encoding, flags=flags)
    return _page(url, decoded, flags, extract(soup, url))


def _parse(text: str) -> BeautifulSoup:
    with warnings.catch_warnings():
        # It warns of XHTML and of text that looks like a file name or a URL
        warnings.simplefilter("ignore")
        # Plain dictionaries: the attributes of a page just parsed are strings, and need no look at every value
        return BeautifulSoup(text, "lxml", multi_valued_attributes=None, attribute_dict_class=AttributeDict)


def _cut(text: str) -> str:
    """The text up to the last "<" that is allowed, and not through the middle of a tag."""
    at = -1
    for _ in range(MAX_TAGS):
        at = text.find("<", at + 1)
    return text[:at]


def _paragraphs(text: str) -> tuple[Block, ...]:
    texts = (clean(part) for part in _PARAGRAPHS.split(text.replace("\r\n", "\n")))
    return tuple(Block(kind="p", text=text) for text in texts if text)


def _page(url: str, decoded: Decoded, flags: tuple[str, ...], found: Extract) -> Page:
    words = found.words
    outcome, detail = _outcome(url, found, words, cut="cut" in flags)
    texts = copy_of(found.blocks)
    return Page(
        url=url,
        outcome=outcome,
        detail=detail,
        lang=found.lang,
        canonical=found.canonical,
        noindex=found.noindex,
        encoding=decoded.encoding,
        flags=(*flags, "many-links") if found.many_links else flags,
        blocks=found.blocks,
        links=found.links,
        alternates=found.alternates,
        contacts=found.contacts,
        forms=found.forms,
        items=found.items,
        author=found.author,
        words=words,
        digest=digest(texts),
        sketch=sketch(texts),
    )


def _outcome(url: str, found: Extract, words: int, *, cut: bool) -> tuple[Outcome, str]:
    if (
        words < STUB_WORDS
        and found.refresh
        and found.refresh[0] <= STUB_SECONDS
        and found.refresh[1] != url.partition("#")[0]
    ):
        return Outcome.REDIRECTED, found.refresh[1]
    if cut and not words:
        return Outcome.TOO_COMPLEX, f"more than {MAX_TAGS:,} tags"
    if _shell(found, words):
        return Outcome.EMPTY_SHELL, f"{words} words without scripts"
    if not words:
        return Outcome.EMPTY, "links alone" if found.links else ""
    if _login(found):
        return Outcome.LOGIN, "a password is asked for"
    return Outcome.AUDITED, ""


def _shell(found: Extract, words: int) -> bool:
    if "script" not in found.signs or words >= SHELL_WORDS:
        return False
    return not words or "mount" in found.signs or ("noscript" in found.signs and words < NOSCRIPT_WORDS)


def _login(found: Extract) -> bool:
    if "password" not in found.signs:
        return False
    outside = tuple(block for block in found.blocks if block.region is not Region.FORM)
    article = any(block.kind == "p" and word_count((block,)) >= ARTICLE_WORDS for block in outside)
    return word_count(outside) < LOGIN_WORDS and not article
