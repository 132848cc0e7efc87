"""Hostile text in every slot leaves the tags and attributes of a harmless twin."""

import json
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

import html5lib
import msgspec
import pytest

from audit.model import Audit, AuditedPage, Entry, Finding, Listing, Mark, Notice, PageFacts, Place, Unit, Versions
from audit.report.render import render
from audit.report.text import safe_href
from crawler.outcome import Outcome
from crawler.page import Block, Page
from tests.report_sample import AUDIT, FACES, HOME, READABILITY

# The public lists are not part of the project; where they lie beside it, they are used.
HOSTILE = Path(__file__).parents[1] / ".." / "shared" / "hostile"
STRINGS = HOSTILE / "big-list-of-naughty-strings" / "blns.json"
PAYLOADS = HOSTILE / "xss-payload-list" / "xss-payload-list.txt"
OWN = (
    "</style><script>alert(1)</script>",
    "</title><img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)',
    "' autofocus onfocus='alert(1)",
    "{{ 7 * 7 }}{% raw %}",
    "javascript:alert(1)",
    "\u202egnp.exe",
    "\x00\x1b[31m\x7f\x85\ufffe\ud800",
    "]]><!--><svg/onload=alert(1)>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<base href=//evil.example>",
    "<form action=//evil.example><input name=a>",
    "`${alert(1)}`",
    "\u2028</script>",
)
BATCH = 100


def public() -> tuple[str, ...]:
    if not (STRINGS.is_file() and PAYLOADS.is_file()):
        pytest.skip("the public lists are not there")
    lines = PAYLOADS.read_text("utf-8", "replace").splitlines()
    return tuple(text for text in (*json.loads(STRINGS.read_text("utf-8")), *lines) if text.strip())


def batches(texts: Sequence[str]) -> Iterator[tuple[str, ...]]:
    rest = iter(texts)
    while batch := tuple(islice(rest, BATCH)):
        yield batch


def hostile_page(texts: Sequence[str]) -> tuple[Page, PageFacts]:
    """A page whose every slot of text is hostile, each block with a mark. "!" makes sure that no text is a language."""
    blocks = tuple(Block(kind="p", text=text, lang=f"{text}!") for text in texts)
    units = tuple(
        Unit(
            block=index,
            start=0,
            end=len(text),
            digest=index,
            words=1,
            judged=True,
            marks=(Mark(check="readability", kind="long-sentence", start=0, end=len(text)),),
            text=text,
        )
        for index, text in enumerate(texts)
    )
    facts = PageFacts(
        url=HOME, outcome=Outcome.AUDITED, title=" ".join(texts), language=f"{texts[0]}!", units=units, detail=texts[0]
    )
    return Page(url=HOME, lang=f"{texts[0]}!", blocks=blocks), facts


def hostile_audit(texts: Sequence[str]) -> Audit:
    """An audit whose every slot of text is hostile."""
    places = tuple(Place(url=f"https://x.example/{text}", block=0) for text in texts)
    findings = tuple(
        Finding(
            key="0",
            check="readability",
            kind="long-sentence",
            sentence=text,
            language=f"{text}!",
            spans=((0, len(text)),),
            places=(place, Place(url=HOME, block=0)),
            count=2,
        )
        for text, place in zip(texts, places, strict=True)
    )
    entries = tuple(
        Entry(kind="mailbox", text=text, detail=text, good=True, places=(place,), count=1)
        for text, place in zip(texts, places, strict=True)
    )
    listings = tuple(Listing(key=key, entries=entries) for key in ("people", "ways"))
    readability = msgspec.structs.replace(READABILITY.result, findings=findings, strengths=findings, score=20.0)
    everything = " ".join(texts)
    return msgspec.structs.replace(
        AUDIT,
        site=everything,
        start=f"https://x.example/{texts[0]}",
        versions=Versions(tool=everything, words=everything, formula=1),
        languages=tuple((f"{text}!", 1) for text in texts),
        checks=(
            msgspec.structs.replace(READABILITY, result=readability),
            msgspec.structs.replace(FACES, result=msgspec.structs.replace(FACES.result, listings=listings)),
        ),
        pages=(
            AuditedPage(url=HOME, outcome=Outcome.AUDITED, title=everything, findings=1),
            *(
                AuditedPage(url=text, outcome=Outcome.AUDITED, title=text, language=f"{text}!", findings=1)
                for text in texts
            ),
            *(AuditedPage(url=f"{HOME}{text}", outcome=Outcome.REDIRECTED, detail=text) for text in texts),
        ),
        outcomes=((Outcome.AUDITED, len(texts) + 1), (Outcome.REDIRECTED, len(texts))),
        notices=tuple(Notice(key="subdomains", detail=text) for text in texts),
    )


def structure(text: str) -> list[tuple[str, tuple[str, ...]]]:
    """Every element with the names of its attributes; without links to the site, which depend on it."""
    found = []
    for element in html5lib.parse(text, namespaceHTMLElements=False).iter():
        attributes = dict(element.attrib)
        if attributes.get("class") == "live":
            assert safe_href(attributes["href"]) == attributes["href"]
            continue
        found.append((str(element.tag), tuple(sorted(map(str, attributes)))))
    return found


def leaves_no_trace(texts: Sequence[str]) -> None:
    twins = [f"parole {number}" for number in range(len(texts))]
    made, twin = (
        dict(render(hostile_audit(each), lambda each=each: iter([hostile_page(each)]), view="agency", language="it"))  # type: ignore[misc]
        for each in (texts, twins)
    )
    sheets = {path for path in made if not path.startswith("p/")}
    assert sheets == {path for path in twin if not path.startswith("p/")}
    for path in sorted(made.keys() & twin.keys()):
        made[path].encode("utf-8")
        assert structure(made[path]) == structure(twin[path]), path


def test_hostile_text_leaves_no_trace() -> None:
    leaves_no_trace(OWN)


def test_a_sample_of_the_public_lists_leaves_no_trace() -> None:
    texts = public()
    for batch in batches(texts[:: len(texts) // 300 + 1]):
        leaves_no_trace(batch)


@pytest.mark.slow
def test_all_of_the_public_lists_leave_no_trace() -> None:
    for batch in batches(public()):
        leaves_no_trace(batch)


@pytest.mark.parametrize("text", ["{{ 7 * 7 }}", "<b>x</b>", "{quote}"])
def test_text_stays_what_it_is(text: str) -> None:
    page, facts = hostile_page([text])
    made = dict(render(hostile_audit([text]), lambda: iter([(page, facts)]), view="agency", language="en"))
    for path in ("index.html", "checks/faces.html", "method.html", "pages.html"):
        assert text in "".join(html5lib.parse(made[path]).itertext()), path
