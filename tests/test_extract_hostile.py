"""Whatever a body holds, reading it ends: no exception, no recursion, twice the input in about twice the time."""

import faulthandler
import json
import time
from collections.abc import Callable, Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.outcome import Outcome
from crawler.page import KINDS, Page, Region
from crawler.read import MAX_TAGS, read

URL = "http://a.test/"
WATCHDOG = 240  # seconds; what hangs ends the whole run, with a trace

START = b"<html><body>"
SWELLING: dict[str, Callable[[int], bytes]] = {
    "nested blocks": lambda n: START + b"<div>" * n + b"ciao",
    "nested inline": lambda n: START + b"<font><b>" * n + b"ciao",
    "nested lists of links": lambda n: START + b"<ul><li><a href=x>a</a>" * n,
    "nested testimonials": lambda n: START + b"<div class=review><p>uno due tre quattro cinque sei</p>" * n,
    "nested contacts": lambda n: START + b"<div><a href=mailto:a@b.it>x</a>" * n,
    "nested forms": lambda n: START + b"<form><input name=a><label>" * n,
    "nested consent": lambda n: START + b"<div class=cookie-banner><h2>a</h2>" * n,
    "nested quotations": lambda n: START + b"<q>a b c d e f g " * n,
    "nested microdata": lambda n: START + b"<div itemscope itemtype=x><b itemprop=a>x" * n,
    "misnested": lambda n: START + b"<b><i><p></b>x</i>" * n,
    "paragraphs": lambda n: START + b"<p>a</p>" * n,
    "links": lambda n: START + b"".join(b"<a href=/%d>x</a>" % i for i in range(n)),
    "classes": lambda n: START + b"".join(b"<p class=c%d>x</p>" % i for i in range(n)),
    "attributes": lambda n: START + b"<p " + b" ".join(b"a%d=b" % i for i in range(n)) + b">x",
    "comments": lambda n: START + b"<!--" * 10 * n,
    "angle brackets": lambda n: START + b"<" * 10 * n,
    "sections of data": lambda n: START + b"<![CDATA[" * 10 * n,
    "an open script": lambda n: START + b"<script>" + b"a<b " * 10 * n,
    "one line": lambda n: START + b"<p>" + b"a " * 40 * n,
    "spaces": lambda n: START + b"<p>" + b" " * 40 * n + b"x",
    "at signs": lambda n: START + b"<p>" + b"a@" * 40 * n,
    "digits": lambda n: START + b"<p>tel " + b"+1 1" * 40 * n,
    "brackets": lambda n: START + b"<p>" + b"[at" * 40 * n,
    "a long class": lambda n: START + b"<p class='" + b"cookie- " * 40 * n + b"'>x",
    "a long style": lambda n: START + b"<p style='display" + b" " * 40 * n + b"'>x",
    "a long refresh": lambda n: START + b"<meta http-equiv=refresh content='" + b" " * 40 * n + b"'>x",
    "a long link": lambda n: START + b"<a href='" + b" /" * 40 * n + b"'>x",
    "bytes of two encodings": lambda n: "è ".encode() + b"\xe8" * 10 * n,
    "surrogates": lambda n: START + b"&#xD800;a" * n,
    "deep data": lambda n: START + b'<script type="application/ld+json">' + b'{"a":' * n + b"1" + b"}" * n,
    "wide data": lambda n: START + b'<script type="application/ld+json">[' + b'{"a":{"b":1}},' * n + b"1]</script>",
}


@pytest.fixture(autouse=True)
def _watched() -> Iterator[None]:
    faulthandler.dump_traceback_later(WATCHDOG, exit=True)
    yield
    faulthandler.cancel_dump_traceback_later()


def sound(page: Page) -> bool:
    for block in page.blocks:
        assert block.kind in KINDS
        assert block.text == " ".join(block.text.split()) != ""
        block.text.encode("utf-8")
    for link in page.links:
        assert link.url.startswith(("http://", "https://"))
        (link.url + link.text).encode("utf-8")
    for contact in page.contacts:
        assert contact.value
        assert len(contact.near) <= 400
        (contact.value + contact.text + contact.near).encode("utf-8")
    json.dumps([item.properties for item in page.items]).encode("utf-8")
    return bool(page.digest) == any(block.region not in (Region.HEAD, Region.NAV) for block in page.blocks)


def seconds(make: Callable[[int], bytes], size: int) -> float:
    body = make(size)
    began = time.process_time()
    page = read(URL, body, "text/html")
    took = time.process_time() - began
    assert sound(page)
    return took


@pytest.mark.parametrize("make", SWELLING.values(), ids=list(SWELLING))
def test_four_times_the_page_takes_about_four_times_the_time(make: Callable[[int], bytes]) -> None:
    small, large = 1_000, 4_000
    # A quadratic part takes sixteen times as long, and shows in every try; a busy machine in some.
    ratios = (seconds(make, large) / max(seconds(make, small), 0.01) for _ in range(4))
    assert any(ratio <= 2.6**2 for ratio in ratios)


def test_fifty_thousand_deep_keeps_its_text() -> None:
    page = read(URL, START + b"<font><b>" * 25_000 + b"in fondo", "text/html")
    assert [block.text for block in page.blocks] == ["in fondo"]


def test_too_many_elements_are_cut_and_said() -> None:
    page = read(URL, START + b"<p>a</p>" * 110_000, "text/html")
    assert page.flags == ("cut",)
    assert page.outcome is Outcome.AUDITED
    assert len(page.blocks) == MAX_TAGS // 2 - 1


def test_nothing_but_too_many_elements_is_too_complex() -> None:
    assert read(URL, START + b"<i></i>" * 101_000 + b"<p>ciao", "text/html").outcome is Outcome.TOO_COMPLEX


@pytest.mark.parametrize(
    "body", [b"<p>" + b"a " * 2_500_000, b"<p title='" + b"a" * 5_000_000 + b"'>x", b"\xff" * 1_000_000]
)
def test_five_megabytes_in_one_line_are_read(body: bytes) -> None:
    assert sound(read(URL, body, "text/html"))


def test_naughty_markup_is_text() -> None:
    text = "<p>" + "".join(chr(code) for code in range(1, 0x300)) + "&#0;&#x1F;&#x202E;&#xE0001;&#xD800;&#x110000;</p>"
    assert sound(read(URL, text.encode("utf-8", "replace"), None))


MARKUP = """
<p> | </p> | <div class=review> | <div class=cookie-banner> | </div> | <a href='/x'> | <a href='http://['> | </a>
<ul><li> | <h1> | <h2> | </h2> | <header> | </header> | <footer> | <main> | </main> | <nav> | <aside> | <form>
</form> | <label for=a> | <input id=a> | <input type=submit value=x> | <button> | <select> | <textarea> | <br>
<q> | </q> | <img alt=x> | <table><td> | <script type='application/ld+json'> | </script>
{"@type":"A","b":[{"c":1}]} | <noscript> | <template> | <svg> | <title> | <div hidden> | <b lang=it>
<i itemscope itemprop=a> | <a href=mailto:a@b.it> | <i data-cfemail=2a4b446a4004434e> | a@b.it
<meta name=description content=x> | <meta http-equiv=refresh content='0;url=/y'> | <frameset> | <iframe src=x>
<!-- | --> | &#xD800; | &amp; | <?xml version='1.0' encoding='latin1'?> | <!doctype html> | <html lang=it> | <body>
<x-y> | è | parola | tel 0521 123456 | <base href=//b> | <blockquote> | <hr> | <span> | </span> | [at] | &#1;
&nbsp;
"""
PIECES = st.sampled_from(
    [*(piece.strip() for line in MARKUP.split("\n") for piece in line.split(" | ")), "\0", " ", "\n"]
)


@given(st.lists(PIECES | st.text(max_size=5), max_size=60))
@settings(deadline=None, max_examples=200)
def test_any_markup_is_read(pieces: list[str]) -> None:
    assert sound(read(URL, "".join(pieces).encode("utf-8", "surrogatepass"), "text/html"))


@given(
    st.binary(max_size=400),
    st.sampled_from([None, "text/html", "text/plain", "text/html; charset=utf-16", "image/png"]),
)
@settings(deadline=None)
def test_any_bytes_are_read(body: bytes, content_type: str | None) -> None:
    assert sound(read(URL, body, content_type))
    assert sound(read(URL, b"<p>" + body, content_type))
