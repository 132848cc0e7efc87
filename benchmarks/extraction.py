"""How much of a company's copy survives extraction.

    python benchmarks/extraction.py [--pages N] [--missed KIND] FOLDER…

An independent reading of each page (html5lib, the browsers' algorithm) takes headings, paragraphs, list items without
links, buttons and testimonials outside navigation, and prints the share of them that the extractor's blocks hold:
`kept` outside navigation and consent text, `main` where copy is judged. It also looks for glued words (two tokens
that markup keeps apart, in one of ours) and for what must never get in: scripts, styles, cookie notices.
"""

import argparse
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import html5lib

from crawler.decode import decode
from crawler.outcome import Outcome
from crawler.page import Page, Region
from crawler.read import read

GOALS = {"pooled": 0.93, "kind": 0.85}
KINDS = ("h1", "h2", "h3", "p", "li", "button", "testimonial")
OUT = {
    "script",
    "style",
    "noscript",
    "template",
    "svg",
    "select",
    "textarea",
    "head",
    "iframe",
    "video",
    "audio",
    "object",
}
INLINE = {
    "b",
    "i",
    "em",
    "strong",
    "span",
    "small",
    "sub",
    "sup",
    "u",
    "mark",
    "font",
    "wbr",
    "s",
    "abbr",
    "code",
    "q",
    "cite",
}
HIDDEN = re.compile(r"display\s{0,9}:\s{0,9}none")
COOKIE = re.compile(r"cookie[-_ ]?(?:banner|bar|consent|notice|law|popup|modal)|cookiebot|iubenda|onetrust|cmplz")
TESTIMONIAL = re.compile(
    r"(?<![a-z])(?:testimonial|review|recension|temoignage)[a-z]*(?:[-_](?:text|card|item|quote))?(?![\w-])"
)
BUTTON = re.compile(r"(?<![a-z])(?:btn|button|cta)(?![a-z])")
XHTML = "{http://www.w3.org/1999/xhtml}"


def main() -> int:
    """Print the table; 1 where a goal is missed."""
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("folders", nargs="+", type=Path)
    options.add_argument("--pages", type=int, default=40, help="of a site (40)")
    options.add_argument("--missed", choices=KINDS, help="print what is missed of a kind")
    asked = options.parse_args()
    total: Counter[str] = Counter()
    print(f"{'site':28}{'pages':>6}" + "".join(f"{kind:>12}" for kind in KINDS))
    for folder in asked.folders:
        counts = _site(folder, asked.pages, asked.missed)
        total += counts
        print(_row(folder.name, counts))
    print(_row("all", total))
    print(_row("all, in main", total, "main"))
    kept, items = sum(total[f"kept {kind}"] for kind in KINDS), sum(total[f"all {kind}"] for kind in KINDS)
    print(f"pooled: {kept}/{items} = {kept / max(1, items):.3f}")
    print(f"glued words: {total['glued']}; unwanted: {total['unwanted']}")
    print(f"read: {total['ms'] / max(1, total['pages']):.1f} ms a page")
    low = [kind for kind in KINDS if total[f"kept {kind}"] < GOALS["kind"] * total[f"all {kind}"]]
    return int(kept < GOALS["pooled"] * items or bool(low or total["glued"] or total["unwanted"]))


def _row(name: str, counts: Counter[str], which: str = "kept") -> str:
    cells = (
        f"{counts[f'{which} {k}'] / counts[f'all {k}']:.2f}/{counts[f'all {k}']}" if counts[f"all {k}"] else "-"
        for k in KINDS
    )
    return f"{name[:27]:28}{counts['pages']:>6}" + "".join(f"{cell:>12}" for cell in cells)


def _site(folder: Path, pages: int, missed: str | None) -> Counter[str]:
    counts: Counter[str] = Counter()
    for path in sorted(path for path in folder.rglob("*") if path.suffix in (".html", ".htm"))[:pages]:
        body = path.read_bytes()
        began = time.process_time()
        page = read(f"http://site.test/{path.relative_to(folder)}", body, "text/html")
        counts["ms"] += round(1000 * (time.process_time() - began))
        if page.outcome is Outcome.AUDITED:
            counts["pages"] += 1
            _compare(page, decode(body, "text/html").text, counts, f"{path.relative_to(folder)}", missed)
    return counts


def _compare(page: Page, text: str, counts: Counter[str], name: str, missed: str | None) -> None:
    body = html5lib.parse(text, treebuilder="etree").find(f"{XHTML}body")
    copy = [block for block in page.blocks if block.region not in (Region.HEAD, Region.NAV) and not block.note]
    kept = _squash("".join(block.text for block in copy))
    judged = _squash("".join(block.text for block in copy if block.region is Region.MAIN))
    for kind, item in _items(body):
        counts[f"all {kind}"] += 1
        counts[f"kept {kind}"] += item in kept
        counts[f"main {kind}"] += item in judged
        if kind == missed and item not in kept:
            print(f"  {name}: {item[:100]}")
    plain, apart = _tokens(body)
    ours = {token for block in page.blocks for token in block.text.split() if block.region is not Region.HEAD}
    for token in sorted(ours - plain):
        joints = (i for i in range(1, len(token)) if token[i - 1].isalnum() and token[i].isalnum())
        if any(token[i:] in apart.get(token[:i], ()) for i in joints):
            counts["glued"] += 1
            print(f"  {name}: glued: {token}")
    for unwanted in _unwanted(body):
        if unwanted in kept:
            counts["unwanted"] += 1
            print(f"  {name}: unwanted: {unwanted[:80]}")


def _squash(text: str) -> str:
    return re.sub(r"[\s\u00a0\u200b]+", "", text).replace("\u00ad", "").lower()


def _name(element: Any) -> str:
    return str(element.tag).removeprefix(XHTML) if isinstance(element.tag, str) else "#comment"


def _classes(element: Any) -> str:
    return f"{element.get('class', '')} {element.get('id', '')}".lower()


def _is_hidden(element: Any) -> bool:
    if element.get("role") in ("tabpanel", "region"):
        return False
    return "hidden" in element.attrib or bool(HIDDEN.search(element.get("style", "")))


def _is_out(element: Any) -> bool:
    if _name(element) in OUT or not isinstance(element.tag, str) or _is_hidden(element):
        return True
    return bool(re.search(r"material-(?:icons|symbols)|skip-?(?:link|to|nav)", _classes(element)))


def _is_nav(element: Any) -> bool:
    return _name(element) == "nav" or element.get("role") in ("navigation", "menu", "menubar")


def _text(element: Any) -> str:
    """The text of an element, by an own stack: pages nest deep."""
    pieces: list[str] = []
    stack: list[Any] = [element]
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            pieces.append(node)
        elif not _is_out(node):
            for child in reversed(list(node)):
                stack += [child.tail or "", child]
            pieces.append(node.text or "")
    return "".join(pieces)


def _items(body: Any) -> Iterator[tuple[str, str]]:
    """Kind and squashed text of what a visitor reads outside navigation and consent."""
    stack = [body]
    while stack:
        element = stack.pop()
        if _is_out(element) or _is_nav(element) or COOKIE.search(_classes(element)):
            continue
        kind = _kind(element)
        text = (
            _squash(_text(element) or (element.get("value", "") if _name(element) == "input" else "")) if kind else ""
        )
        if any(char.isalpha() for char in text):
            yield kind, text
        stack += reversed(list(element))


def _kind(element: Any) -> str:
    name = _name(element)
    if name in ("h1", "h2", "h3", "p"):
        return name
    if name == "button" or (name == "a" and BUTTON.search(_classes(element))):
        return "button"
    if name == "input" and element.get("type") in ("submit", "button"):
        return "button"
    if name == "blockquote" or (name in ("div", "li", "article", "figure") and TESTIMONIAL.search(_classes(element))):
        return "testimonial"
    return "li" if name == "li" and element.find(f".//{XHTML}a") is None else ""


def _tokens(body: Any) -> tuple[set[str], dict[str, set[str]]]:
    """All tokens as inline markup alone joins them, and which tokens follow which across other markup."""
    plain: set[str] = set()
    apart: dict[str, set[str]] = {}
    run, before = "", ""
    for text, inline in _pieces(body):
        if not inline:
            parts = run.split()
            plain.update(parts)
            before, run = (parts[-1] if parts else before), ""
            first = text.split()[:1]
            if before and first:
                apart.setdefault(before, set()).add(first[0])
        run += text
        plain.update(text.split())
    plain.update(run.split())
    return plain, apart


def _pieces(body: Any) -> Iterator[tuple[str, bool]]:
    """Each piece of text, and whether only inline markup stands between it and the piece before."""
    stack: list[Any] = [body]
    inline = True
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            if node:
                yield node, inline
                inline = True
        elif isinstance(node, tuple):
            inline &= node[0] in INLINE
        elif isinstance(node.tag, str):
            inline &= _name(node) in INLINE
            out = _is_out(node)
            children = [] if out else [piece for child in reversed(list(node)) for piece in (child.tail or "", child)]
            stack += [(_name(node),), *children]
            if not out:
                stack.append(node.text or "")


def _unwanted(body: Any) -> Iterator[str]:
    """Squashed text of scripts, styles and cookie notices."""
    for element in body.iter():
        if _name(element) in ("script", "style") or (
            _name(element) in ("div", "section", "aside") and COOKIE.search(_classes(element))
        ):
            text = _squash("".join(element.itertext()))[:60]
            if len(text) > 20:
                yield text


if __name__ == "__main__":
    sys.exit(main())
