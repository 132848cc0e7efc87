"""What elements and their class names mean for the copy. Data, and one function that looks classes up.

Class names decide little here: long lists of them were measured to lose 13 to 18 points of a company's copy. They mark
consent text, skip links, testimonials, buttons and icon fonts; `footer` and `header` only by their whole name.
"""

import re

import msgspec

from crawler.page import Region

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})

KIND_OF = {
    **{
        name: name
        for name in (
            *HEADINGS,
            "p",
            "li",
            "td",
            "th",
            "dt",
            "dd",
            "figcaption",
            "legend",
            "label",
            "address",
            "summary",
        )
    },
    "blockquote": "quote",
    "button": "button",
    "caption": "figcaption",
}
"""Elements whose text is a block of a kind of its own."""

GENERIC = frozenset(
    {
        "html", "body", "div", "section", "article", "main", "header", "footer", "nav", "aside", "form", "search", "ul",
        "ol", "menu", "dl", "table", "thead", "tbody", "tfoot", "tr", "fieldset", "details", "figure", "hgroup", "pre",
        "center", "dialog", "dir", "frameset", "hr", "head", "map", "optgroup", "listing", "xmp", "plaintext",
    }
)  # fmt: skip
"""Elements that separate blocks and take the kind of what they stand in."""

UNREAD = frozenset(
    {
        "style", "template", "svg", "option", "datalist", "video", "audio", "canvas", "object", "applet", "embed", "rp",
        "rt", "noframes", "math", "colgroup", "source", "track", "param", "progress", "meter",
    }
)  # fmt: skip
"""Elements whose content no visitor reads as copy."""

TIGHT = frozenset({"sub", "sup", "wbr", "rb", "ruby"})
"""Inline elements that belong to the word they stand at: m², 1er, H₂O."""

CONTENT = frozenset({"article", "section", "main", "aside", "li", "blockquote", "figure", "td", "dialog", "details"})
"""Inside these a <header> or <footer> is a part of the content, not of the page."""

REGION_OF = {"nav": Region.NAV, "aside": Region.ASIDE, "search": Region.FORM, "dialog": Region.ASIDE}
REGION_OF_ROLE = {
    "navigation": Region.NAV,
    "menu": Region.NAV,
    "menubar": Region.NAV,
    "search": Region.FORM,
    "contentinfo": Region.FOOTER,
    "banner": Region.HEADER,
    "complementary": Region.ASIDE,
    "dialog": Region.ASIDE,
    "alertdialog": Region.ASIDE,
}
OPENED = frozenset({"tabpanel", "region"})
"""Roles of what is hidden until a click on its tab or heading: a visitor reads it."""

MOUNTS = frozenset(
    {"root", "app", "__next", "__nuxt", "___gatsby", "svelte", "q-app", "app-root", "react-root", "main-app", "vue-app"}
)
"""Ids of the element that scripts fill with the page."""


TELLING = frozenset({"lang", "xml:lang", "hidden", "style", "data-cfemail", "itemscope", "id"})
"""Attributes that say something of any element; class names are looked up by `sense`."""

LISTS = frozenset({"ul", "ol", "menu", "dir"})
MENUS = LISTS | {"div", "p", "td", "table", "dl", "section"}
"""Elements that may hold nothing but links."""

LANDMARKS = frozenset({"nav", "main"})
EDGES = frozenset({"header", "footer"})  # landmarks too where they are the page's
FOUNDATION = frozenset({"html", "body", "main"})
"""Elements that hold the page: what their class says is said of the page."""

DISPLAY_NONE = re.compile(r"display\s{0,9}:\s{0,9}none", re.IGNORECASE)


class Sense(msgspec.Struct, frozen=True, kw_only=True):
    """What class and id say of an element."""

    consent: bool = False
    dropped: bool = False  # skip link, icon font
    quote: bool = False
    button: bool = False
    footer: bool = False
    header: bool = False


NOTHING = Sense()
_SENSES = (
    (
        "consent",
        r"(?i)cookie[-_ ]?(?:banner|bar|consent|notice|law|pop|policy|modal|alert|message|msg|overlay|wrap|container"
        r"|info|warning|setting|preference|accept|dialog|layer|disclaimer|manag|s?(?![\w-]))"
        r"|(?:banner|bar|modal|popup|overlay|accept)[-_]?cookie"
        r"|consent|gdpr|iubenda|onetrust|cmplz|cky-|didomi|tarteaucitron|axeptio|klaro|osano|usercentrics|cc-window",
    ),
    ("dropped", r"(?i)(?<![\w-])(?:skip-?(?:link|to|nav)[\w-]*|material-(?:icons|symbols)[\w-]*)"),
    (
        "quote",
        r"(?<![A-Za-z])(?i:testimonial|review|recension|avis|temoignage)|Testimonial|Review|Recension|Temoignage",
    ),
    ("button", r"(?i)(?<![a-z])(?:btn|button|cta)(?![a-z])"),
    ("footer", r"(?i)(?<![\w-])(?:(?:site|main|page)[-_]?)?footer(?![\w-])"),
    ("header", r"(?i)(?<![\w-])(?:(?:site|main|page)[-_]?)?header(?![\w-])"),
)
_SENSE_PATTERNS = tuple((name, re.compile(pattern)) for name, pattern in _SENSES)


def sense(written: str) -> Sense:
    """What the class names and the id of an element, in one string of a few hundred characters, say of it."""
    return Sense(**{name: bool(pattern.search(written)) for name, pattern in _SENSE_PATTERNS})
