"""What a page says of itself in <head>, or wherever such elements stand."""

import re

from bs4 import Tag

from crawler.extract.links import Anchor
from crawler.extract.text import attribute, clean

_REFRESH = re.compile(
    r"\s{0,9}(\d{0,9})[\d.]{0,9}\s{0,9}[;,]\s{0,9}(?:url\s{0,9}=)?\s{0,9}[\"']?([^\"']+)", re.IGNORECASE
)


class Head:
    """Collects title, description, canonical address and the like."""

    def __init__(self) -> None:
        self.title = self.description = self.author = self.base = self.canonical = ""
        self.noindex = False
        self.refresh: tuple[int, str] | None = None  # seconds, where to
        self.alternates: list[Anchor] = []

    def read(self, tag: Tag) -> None:
        """Take what a title, meta, link or base says; of what may stand but once, the first."""
        match tag.name:
            case "title":
                self.title = self.title or clean("".join(str(part) for part in tag.contents))
            case "meta":
                self._meta(
                    (attribute(tag, "name") or attribute(tag, "http-equiv")).strip().lower(), attribute(tag, "content")
                )
            case "link":
                self._link(attribute(tag, "rel").lower().split(), tag)
            case "base":
                self.base = self.base or attribute(tag, "href")

    def _meta(self, name: str, content: str) -> None:
        if name == "description":
            self.description = self.description or clean(content)
        elif name in ("robots", "googlebot"):
            self.noindex |= bool({"noindex", "none"} & set(content[:400].lower().replace(",", " ").split()))
        elif name == "author":
            self.author = self.author or clean(content[:400])[:200].strip()
        elif name == "refresh" and (found := _REFRESH.match(content[:9_000])):
            self.refresh = self.refresh or (int(found[1] or 0), found[2].strip())

    def _link(self, rel: list[str], tag: Tag) -> None:
        href = attribute(tag, "href")
        if "canonical" in rel:
            self.canonical = self.canonical or href
        elif "alternate" in rel and attribute(tag, "hreflang"):
            self.alternates.append(Anchor(href, "alternate", attribute(tag, "hreflang")))
        elif "shortlink" in rel:
            self.alternates.append(Anchor(href, "shortlink"))
