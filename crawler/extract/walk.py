"""The one walk over the tree. It iterates: a page may nest 50,000 deep.

What is read: the text of every element that a visitor sees, or opens with a click (<details>, tab panels). What is not:
scripts, styles, templates, noscript, SVG, options of a select, alternative texts, elements with `hidden` or an inline
`display: none`. Links and contacts are taken from hidden elements too: menus are often hidden, and a link is a link.
`visibility: hidden` and `aria-hidden` hide nothing here: they stand on copy that scripts fade in.
"""

from collections.abc import Callable, Iterator
from typing import Any

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

from crawler.extract import names
from crawler.extract.alone import ALONE, hidden
from crawler.extract.cards import Cards
from crawler.extract.contacts import MAX_NEAR, Found, from_link, from_text, uncloaked
from crawler.extract.copy import APART, CLOSED, OPENED, TIGHT, Copy
from crawler.extract.forms import Forms, OpenField
from crawler.extract.frame import Frame
from crawler.extract.head import Head
from crawler.extract.links import Anchor
from crawler.extract.names import HEADINGS, NOTHING, Sense
from crawler.extract.text import attribute, language, words
from crawler.page import Region

CONSENT_WORDS = 400  # a longer text about cookies is a page of its own, not a notice
FORM_WORDS = 200  # a longer form is a page in a form
QUOTE_WORDS = 6  # a shorter <q> stays in its sentence
MAX_QUOTES = 16  # testimonials in testimonials
NAV_WORDS = 20  # a <nav> of so many words …
NAV_SHARE = 0.3  # … with fewer links among them is none: page builders offer the tag for any section
LINK_SHARE = 0.9  # a list whose words are links to this share …
LINK_WORDS = 4  # … and fewer an item is navigation
LINKS = 3  # outside a list it takes so many links


class Walk:
    """Everything that one walk over a page finds."""

    def __init__(self) -> None:
        self.copy = Copy()
        self.head = Head()
        self.cards = Cards()
        self.forms = Forms()
        self.anchors: list[Anchor] = []
        self.scripts: list[str] = []  # JSON-LD
        self.page_lang: str | None = None
        self.author = ""
        self.signs: set[str] = set()  # "script", "mount", "noscript", "microdata"
        # What holds for the text to come
        self.kind = "div"
        self.region = Region.MAIN
        self.lang: str | None = None
        self.silent = False
        self.anchor: Anchor | None = None
        self.label: list[OpenField] | None = None
        self.content = 0  # open elements inside which a <header> is not the page's
        self.quotes = 0  # open testimonials
        self.quoted = False  # in a <q>
        # Counts, so that an element knows at its end what it held
        self.links = self.link_words = self.items = self.landmarks = 0
        self.sense = NOTHING  # of the element that begins
        self._senses: dict[str, Sense] = {}
        self._special: dict[str, Callable[[Frame, Tag], None]] = {
            "form": self._form,
            "label": self._label,
            "button": self._button,
            "blockquote": self._quote,
            **dict.fromkeys(names.MENUS, self._menu),
        }

    def over(self, soup: BeautifulSoup) -> "Walk":
        """Visit every node in document order."""
        page = Frame(self, "", block=True)
        stack: list[tuple[Iterator[Any], Frame | None]] = [(iter(soup.contents), page)]
        copy = self.copy
        while stack:
            nodes, around = stack[-1]
            direct = around is not None and around.block
            for node in nodes:
                kind = type(node)
                if kind is NavigableString:
                    if not self.silent:
                        self._text(str(node), direct=direct)
                elif kind is Tag and self._holds_copy(node):
                    if direct:
                        copy.begin()
                    stack.append((iter(node.contents), self._enter(node)))
                    break
            else:
                frame = stack.pop()[1]
                if frame is None:
                    copy.crossed |= CLOSED
                else:
                    self._leave(frame)
        return self

    def _text(self, text: str, *, direct: bool) -> None:
        if self.anchor is not None:
            self.anchor.add(text)
        self.copy.add(text, linked=self.anchor is not None, loose=direct)

    def flush(self) -> None:
        """End the block in the making, and look for contacts in its text."""
        copy = self.copy
        if not (copy.bare or copy.linked):
            copy.drop()
            return
        draft = copy.flush(self.kind, self.region, self.lang)
        if draft is not None and not self.cards.full():
            for kind, value in from_text(draft.text):
                self._reach(kind, value, "", len(copy.drafts) - 1)

    def _reach(self, kind: str, value: str, text: str, index: int) -> None:
        self.cards.add(Found(kind, value, text, self.region, index), seen=not self.silent)

    # ---- entering an element

    def _holds_copy(self, tag: Tag) -> bool:
        """Is the element to be walked into? Those that are not say here what they have to say."""
        if alone := ALONE.get(tag.name):
            alone(self, tag)
            return False
        self.sense = self._sense(tag) if tag.attrs else NOTHING
        if tag.name in names.UNREAD or self.sense.dropped:
            self.copy.crossed |= APART
            return False
        return True

    def _sense(self, tag: Tag) -> Sense:
        attrs = tag.attrs
        if "class" not in attrs and "id" not in attrs:
            return NOTHING
        written = f"{attribute(tag, 'class')[:400]} {attribute(tag, 'id')[:100]}"
        found = self._senses.get(written)
        if found is None:
            found = self._senses[written] = names.sense(written)
        return found

    def _enter(self, tag: Tag) -> Frame | None:
        name = tag.name
        kind = names.KIND_OF.get(name)
        inline = kind is None and name not in names.GENERIC and "-" not in name
        if inline or (kind == "button" and self.kind in HEADINGS):  # in a heading: an accordion's
            return self._enter_inline(tag, name)
        self.flush()
        frame = Frame(self, name, block=True)
        if kind is not None and (self.kind not in HEADINGS or kind in HEADINGS):
            self.kind = kind
        self.items += name == "li"
        self._place(frame, tag)
        if special := self._special.get(name):
            special(frame, tag)
        if tag.attrs:
            self._attributes(frame, tag)
        return frame

    def _enter_inline(self, tag: Tag, name: str) -> Frame | None:
        self.copy.crossed |= TIGHT if name in names.TIGHT else OPENED
        if name == "a":
            return self._enter_anchor(tag)
        if not tag.attrs and name not in ("q", "sub", "sup"):
            return None
        frame = Frame(self, name, block=False)
        if name == "q" and not self.quoted:
            self.quoted = True
            frame.leave.append(self._leave_q)
        if tag.attrs:
            self._attributes(frame, tag)
        return frame

    def _place(self, frame: Frame, tag: Tag) -> None:
        """Which region begins here?"""
        name = tag.name
        role = attribute(tag, "role").strip().lower() if "role" in tag.attrs else ""
        region = names.REGION_OF_ROLE.get(role) or names.REGION_OF.get(name)
        if region is None and not self.content:
            region = self._edge(name)
        if region is not None and (self.region is Region.MAIN or region is Region.NAV):
            self.region = region
            if region is Region.HEADER:
                frame.leave.append(self._leave_header)
            elif region is Region.NAV and frame.region is Region.MAIN:
                frame.leave.append(self._leave_nav)
        if name == "main" or role == "main":
            frame.leave.append(self._leave_main)
        # The footer of a quotation is no landmark
        self.landmarks += name in names.LANDMARKS or role == "main" or (name in names.EDGES and not self.content)
        if name in names.CONTENT:
            self.content += 1
            frame.leave.append(self._leave_content)

    def _edge(self, name: str) -> Region | None:
        """Is this the header or the footer of the page?"""
        if name in names.EDGES:
            return Region(name)
        found = self.sense if name == "div" else NOTHING
        if found.footer:
            return Region.FOOTER
        return Region.HEADER if found.header else None

    def _attributes(self, frame: Frame, tag: Tag) -> None:
        sense = self.sense
        if sense.consent and tag.name not in names.FOUNDATION:
            frame.leave.append(self._leave_consent)
        if sense.quote and frame.block and tag.name != "form":
            self._quote(frame, tag)
        if not names.TELLING.isdisjoint(tag.attrs):
            self._tell(frame, tag)

    def _tell(self, frame: Frame, tag: Tag) -> None:
        attrs = tag.attrs
        if "lang" in attrs or "xml:lang" in attrs:
            self._lang(frame, language(attribute(tag, "lang") or attribute(tag, "xml:lang")))
        if not self.silent and ("hidden" in attrs or "style" in attrs) and hidden(tag):
            self.flush()
            self.silent = True
        if "data-cfemail" in attrs:
            self._uncloak(tag)
        if "itemscope" in attrs:
            self.signs.add("microdata")
        if attrs.get("id") in names.MOUNTS:
            frame.leave.append(self._leave_mount)

    def _lang(self, frame: Frame, found: str | None) -> None:
        if frame.name == "html":
            self.page_lang = found
        elif frame.block:  # a word or two of another language do not make a block of it
            self.lang = found

    def _uncloak(self, tag: Tag) -> None:
        """Put the address where Cloudflare's script would have put it."""
        address = uncloaked(attribute(tag, "data-cfemail"))
        if address and not self.silent:
            if self.anchor is not None:
                self.anchor.href = f"mailto:{address}"
            self._text(address, direct=False)
            tag.clear()

    # ---- elements that say more

    def _enter_anchor(self, tag: Tag) -> Frame:
        copy = self.copy
        heading = self.kind in HEADINGS
        button = not heading and (attribute(tag, "role") == "button" or self.sense.button)
        # Links side by side with nothing between them are no sentence
        if button or (copy.linked and not copy.bare and not heading and self.kind != "p"):
            self.flush()
        copy.crossed |= APART
        frame = Frame(self, "a", block=button)
        frame.leave.append(self._leave_anchor)
        self.kind = "button" if button else self.kind
        said = attribute(tag, "aria-label") or attribute(tag, "title")
        self.anchor = Anchor(attribute(tag, "href"), attribute(tag, "rel"), attribute(tag, "hreflang"), said)
        self._attributes(frame, tag)
        return frame

    def _leave_anchor(self, frame: Frame) -> None:
        anchor = self.anchor
        self.copy.crossed |= APART
        if anchor is None or not anchor.href:
            return
        self.anchors.append(anchor)
        text = anchor.text()
        ways = list(from_link(anchor.href, text))
        for kind, value in ways:
            self._reach(kind, value, text, min(frame.start, len(self.copy.drafts)))
        if not ways and not frame.block and self.copy.headings == frame.headings:
            self.links += 1
            self.link_words += words(text)
        if "author" in anchor.rel.lower().split():
            self.author = self.author or text

    def _form(self, frame: Frame, tag: Tag) -> None:
        self.forms.enter(tag, frame.start)
        frame.leave.append(self._leave_form)

    def _leave_form(self, frame: Frame) -> None:
        copy = self.copy
        self.forms.leave(copy.drafts)
        if self._small(frame, FORM_WORDS):
            copy.spans.form.append((frame.start, len(copy.drafts)))

    def _label(self, frame: Frame, tag: Tag) -> None:
        inside = self.label = []
        key = attribute(tag, "for")
        frame.leave.append(lambda frame: self.forms.label(key, inside, self._said(frame)))

    def _button(self, frame: Frame, tag: Tag) -> None:
        if attribute(tag, "type").strip().lower() in ("", "submit"):
            frame.leave.append(lambda frame: self.forms.button(self._said(frame)))

    def _said(self, frame: Frame) -> str:
        """The beginning of what stands in an element."""
        return " ".join(draft.text for draft in self.copy.drafts[frame.start : frame.start + 4])

    def _quote(self, frame: Frame, _: Tag) -> None:
        if self.quotes < MAX_QUOTES:
            self.quotes += 1
            frame.leave.append(self._leave_quote)

    def _menu(self, frame: Frame, _: Tag) -> None:
        frame.leave.append(self._leave_menu)

    # ---- leaving an element

    def _leave(self, frame: Frame) -> None:
        copy = self.copy
        if frame.block or self.silent != frame.silent:
            self.flush()
        else:
            copy.crossed |= TIGHT if frame.name in names.TIGHT else CLOSED
        for act in frame.leave:
            act(frame)
        if frame.block and self.cards.growing:
            small = copy.chars - frame.chars <= MAX_NEAR and copy.headings - frame.headings <= 1
            self.cards.grow(frame.name, (frame.start, len(copy.drafts)), frame.contacts, small=small)
        self.kind, self.region, self.lang, self.silent = frame.kind, frame.region, frame.lang, frame.silent
        self.anchor, self.label = frame.anchor, frame.label

    def _small(self, frame: Frame, most: int) -> bool:
        """Does the element hold at most so many words, and neither landmark nor h1? Else it is the page in disguise."""
        copy = self.copy
        return self.landmarks == frame.landmarks and copy.firsts == frame.firsts and copy.words - frame.words <= most

    def _leave_main(self, frame: Frame) -> None:
        self.copy.spans.main.append((frame.start, len(self.copy.drafts)))

    def _leave_content(self, _: Frame) -> None:
        self.content -= 1

    def _leave_header(self, frame: Frame) -> None:
        if self.copy.tops > frame.tops:
            self.copy.spans.hero.append((frame.start, len(self.copy.drafts)))

    def _leave_nav(self, frame: Frame) -> None:
        held = self.copy.words - frame.words
        if held >= NAV_WORDS and self.link_words - frame.link_words < NAV_SHARE * held:
            self.copy.spans.prose.append((frame.start, len(self.copy.drafts)))

    def _leave_consent(self, frame: Frame) -> None:
        if not frame.block:
            self.flush()
        if self._small(frame, CONSENT_WORDS):
            self.copy.spans.consent.append((frame.start, len(self.copy.drafts)))

    def _leave_quote(self, frame: Frame) -> None:
        """Of a section full of testimonials each one is quoted, not what the company says above them."""
        self.quotes -= 1
        copy = self.copy
        if self.landmarks > frame.landmarks or copy.firsts > frame.firsts:
            return
        spans = copy.spans.quote
        inner = [span for span in spans[frame.quotes :] if self._held(span) >= QUOTE_WORDS]
        if len(inner) < 2 or 2 * sum(map(self._held, inner)) < copy.words - frame.words:
            spans[frame.quotes :] = [(frame.start, len(copy.drafts))]

    def _held(self, span: tuple[int, int]) -> int:
        return sum(draft.words for draft in self.copy.drafts[slice(*span)])

    def _leave_q(self, frame: Frame) -> None:
        """A long quotation in running text is a block of its own."""
        self.quoted = False
        copy = self.copy
        quoted = copy.parts[frame.parts :] if len(copy.drafts) == frame.start else []
        if words("".join(quoted)) >= QUOTE_WORDS:
            del copy.parts[frame.parts :]
            self.flush()
            copy.parts, copy.bare = quoted, True
            copy.flush("quote", self.region, self.lang)

    def _leave_menu(self, frame: Frame) -> None:
        copy = self.copy
        links = self.links - frame.links
        held = copy.words - frame.words - (copy.button_words - frame.button_words)
        listed = frame.name in names.LISTS
        entries = max(1, self.items - frame.items) if listed else links
        short = held > 0 and links >= (1 if listed else LINKS) and held < LINK_WORDS * entries
        if short and self.link_words - frame.link_words >= LINK_SHARE * held:
            copy.spans.links.append((frame.start, len(copy.drafts)))

    def _leave_mount(self, frame: Frame) -> None:
        if self.copy.words == frame.words:
            self.signs.add("mount")
