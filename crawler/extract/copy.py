"""The copy of a page as it grows: text goes in piece by piece, blocks come out."""

from collections.abc import Sequence
from itertools import accumulate, groupby, pairwise

import msgspec

from crawler.extract.names import HEADINGS
from crawler.extract.text import clean, words
from crawler.page import Block, Region

# What was passed since the last piece of text
OPENED = 1
CLOSED = 2
APART = 4  # a link, a button, an image: never within a word
TIGHT = 8  # <sup>, <wbr>: always within a word

MAIN_WORDS = 60  # <main> counts as the place of the copy when it holds so many words …
MAIN_SHARE = 0.25  # … and this share of the page's
TAIL_WORDS = 60  # after the footer; more is copy
LABELS = 3  # so many elements side by side, without text between them, are a row of labels
_ENDS = frozenset("%+€$£°!?:;)…»”")  # a word that follows one of them in the next element is another one
_QUOTED = frozenset({"p", "div", "li", "dd", "td"})


class Draft(msgspec.Struct):
    """A block whose region is not settled yet."""

    kind: str
    text: str
    region: Region
    lang: str | None
    words: int


class Spans(msgspec.Struct):
    """Ranges of drafts, half-open, that the end of an element says something of."""

    hero: list[tuple[int, int]] = msgspec.field(default_factory=list)  # a header with a heading in it
    prose: list[tuple[int, int]] = msgspec.field(default_factory=list)  # a <nav> that is none
    form: list[tuple[int, int]] = msgspec.field(default_factory=list)
    links: list[tuple[int, int]] = msgspec.field(default_factory=list)  # nothing but short links
    quote: list[tuple[int, int]] = msgspec.field(default_factory=list)
    consent: list[tuple[int, int]] = msgspec.field(default_factory=list)
    main: list[tuple[int, int]] = msgspec.field(default_factory=list)


class Copy:
    """Collects text into drafts; counts as it goes, so that an element knows at its end what it held."""

    def __init__(self) -> None:
        self.drafts: list[Draft] = []
        self.spans = Spans()
        self.words = self.chars = self.button_words = 0
        self.headings = self.tops = self.firsts = 0  # all of them, h1 and h2, h1
        self.crossed = 0
        self.breaks = 0
        self.bare = self.linked = False  # text outside, inside a link stands in the buffer
        self.parts: list[str] = []
        self._cuts: list[int] = []  # where in `parts` an element of the block begins
        self._loose = False  # text stands beside those elements

    def begin(self) -> None:
        """An inline element begins right in the block."""
        self._cuts.append(len(self.parts))

    def add(self, text: str, *, linked: bool, loose: bool) -> None:
        """Append a piece of text to the block in the making; `loose`: it stands in no inline element."""
        if self.crossed and self.parts and _apart(self.parts[-1], text, self.crossed):
            self.parts.append(" ")
        self.parts.append(text)
        self.crossed = 0
        if not text.isspace():
            self.breaks = 0
            self._loose |= loose
            if linked:
                self.linked = True
            else:
                self.bare = True

    def drop(self) -> None:
        """Forget the white space since the last block."""
        self.crossed = self.breaks = 0
        if self.parts:
            self.parts.clear()
        if self._cuts:
            self._cuts.clear()

    def flush(self, kind: str, region: Region, lang: str | None) -> Draft | None:
        """End the block in the making; the last draft where it makes several."""
        if not (self.bare or self.linked):
            self.drop()
            return None
        self.crossed = self.breaks = 0
        if kind == "div" and self.linked and not self.bare:
            kind = "a"
        made = [self.put(kind, clean(text), region, lang) for text in self._texts(kind)]
        self.parts = []
        self._cuts = []
        self.bare = self.linked = self._loose = False
        return next((draft for draft in reversed(made) if draft), None)

    def _texts(self, kind: str) -> list[str]:
        """The text, or the texts of its elements where they are a row of labels and no sentence."""
        if kind != "div" or self._loose or len(self._cuts) < LABELS:
            return ["".join(self.parts)]
        bounds = sorted({0, *self._cuts, len(self.parts)})
        return ["".join(self.parts[start:end]) for start, end in pairwise(bounds)]

    def put(self, kind: str, text: str, region: Region, lang: str | None) -> Draft | None:
        """Add a block that is whole."""
        if not text:
            return None
        draft = Draft(kind, text, region, lang, words(text))
        self.drafts.append(draft)
        self.words += draft.words
        self.chars += len(text) + 1
        if kind in HEADINGS:
            self.headings += 1
            self.tops += kind in ("h1", "h2")
            self.firsts += kind == "h1"
        elif kind == "button":
            self.button_words += draft.words
        return draft

    def blocks(self) -> list[Block]:
        """All blocks, with what is known only now that the page has been read to its end."""
        self._place()
        size = len(self.drafts)
        quote, consent = _covered(self.spans.quote, size), _covered(self.spans.consent, size)
        return [
            Block(
                kind="quote" if quote[i] and draft.kind in _QUOTED else draft.kind,
                text=draft.text,
                region=draft.region,
                lang=draft.lang,
                note="consent" if consent[i] else None,
            )
            for i, draft in enumerate(self.drafts)
        ]

    def counted(self) -> int:
        """The words outside navigation and consent text, of drafts whose regions are settled."""
        consent = _covered(self.spans.consent, len(self.drafts))
        return sum(
            draft.words
            for draft, notice in zip(self.drafts, consent, strict=True)
            if draft.region is not Region.NAV and not notice
        )

    def _place(self) -> None:
        size, spans = len(self.drafts), self.spans
        hero, prose, form, links = (_covered(one, size) for one in (spans.hero, spans.prose, spans.form, spans.links))
        for i, draft in enumerate(self.drafts):
            if (draft.region is Region.HEADER and hero[i]) or (draft.region is Region.NAV and prose[i]):
                draft.region = Region.MAIN
            if links[i] and draft.kind != "button" and draft.kind not in HEADINGS:
                draft.region = Region.NAV
            elif form[i] and draft.region is not Region.NAV:
                draft.region = Region.FORM
        self._keep_to_main()
        self._end_with_footer()

    def _end_with_footer(self) -> None:
        """What comes after the footer without a heading belongs to it: the line of the copyright."""
        last = max(
            (i for i, draft in enumerate(self.drafts) if draft.region is Region.FOOTER), default=len(self.drafts)
        )
        after = [draft for draft in self.drafts[last:] if draft.region is Region.MAIN]
        if sum(draft.words for draft in after) <= TAIL_WORDS and not any(draft.kind in HEADINGS for draft in after):
            for draft in after:
                draft.region = Region.FOOTER

    def _keep_to_main(self) -> None:
        """Where <main> holds the copy, runs outside it without a heading are beside it: notices, breadcrumbs."""
        within = _covered(self.spans.main, len(self.drafts))
        held = sum(draft.words for draft, inside in zip(self.drafts, within, strict=True) if inside)
        if held < MAIN_WORDS or held < MAIN_SHARE * self.words:
            return
        numbered = range(len(self.drafts))
        for (inside, region), group in groupby(numbered, key=lambda i: (within[i], self.drafts[i].region)):
            run = [self.drafts[i] for i in group]
            if not inside and region is Region.MAIN and not any(draft.kind in ("h1", "h2") for draft in run):
                for draft in run:
                    draft.region = Region.ASIDE


def _covered(spans: Sequence[tuple[int, int]], size: int) -> list[bool]:
    """Which of `size` places lie in one of the ranges, in linear time."""
    steps = [0] * (size + 1)
    for start, end in spans:
        steps[start] += 1
        steps[end] -= 1
    return [depth > 0 for depth in accumulate(steps[:size])]


def _apart(before: str, after: str, crossed: int) -> bool:
    """Do two pieces of text with markup between them need a space, that the style sheet would have made?

    Number and label, icon and link stand in neighbouring elements without a space between them. Within a word there is
    markup too (an initial, a logo in two colors), so what is not clearly apart stays together.
    """
    left, right = before[-1:], after[:1]
    if crossed & TIGHT or not right.isalnum():
        return False
    # Letters that are moved one by one stand each in an element of its own
    neighbors = crossed == OPENED | CLOSED and len(before) > 1 and len(after.strip()) > 1
    if not left.isalnum():
        return neighbors and left in _ENDS and right.isalpha()
    if crossed & APART or left.isdigit() != right.isdigit():
        return True
    return neighbors or _changes_case(before, after, crossed)


def _changes_case(before: str, after: str, crossed: int) -> bool:
    """Does another word begin: a capital after an element of several words, small letters after capitals?"""
    if crossed == CLOSED and " " in before.strip():
        return before[-1].islower() and after[0].isupper()
    return len(before) > 2 and before[-3:].isupper() and len(after) > 1 and after[:2].islower()
