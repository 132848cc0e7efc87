"""What sitemaps name."""

import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.sitemap import MAX_URLS, Sitemap, urls

NS = b'<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
GOOD = NS + b"<url><loc> http://a.test/?x=1&amp;y=2 </loc></url><url><loc>http://a.test/b</loc></url></urlset>"
PAGES = ("http://a.test/?x=1&y=2", "http://a.test/b")


@pytest.mark.parametrize(
    ("body", "pages"),
    [
        (GOOD, PAGES),
        (b"\xef\xbb\xbf\n" + GOOD, PAGES),
        (GOOD.replace(NS, b"<urlset>"), PAGES),
        (GOOD.replace(NS, NS.replace(b"UTF-8", b"ISO-8859-1")), PAGES),
        (gzip.compress(GOOD), PAGES),
        (gzip.compress(GOOD)[:-12], PAGES),
        (GOOD[:-20], PAGES),
        (GOOD.replace(b"</loc></url><url>", b"</lok></url><url>"), PAGES),
        (GOOD.decode().replace("UTF-8", "UTF-16").encode("utf-16"), PAGES),
        (b"http://a.test/1\r\nnothing\nhttps://a.test/2\nhttp://a.test/1", ("http://a.test/1", "https://a.test/2")),
        (NS + b"<url><loc>ftp://a</loc></url><url><loc>javascript:x</loc></url><url><loc/></url>", ()),
        (NS + b"<url><loc>http://a.test/a\nb</loc></url>", ()),
        (NS + b"<url><image:image xmlns:image='i'><image:loc>http://a.test/i.png</image:loc></image:image></url>", ()),
        (b"<!doctype html><title>Not found</title><a href='http://a.test/'>home</a>", ()),
        (b"", ()),
        (b"<", ()),
        (b"\x1f\x8b", ()),
    ],
)
def test_a_sitemap_gives_what_can_be_read(body: bytes, pages: tuple[str, ...]) -> None:
    assert urls(body) == Sitemap(pages=pages)


def test_an_index_names_sitemaps() -> None:
    body = b"<sitemapindex><sitemap><loc>http://a.test/s.xml</loc></sitemap></sitemapindex>"
    assert urls(body) == Sitemap(sitemaps=("http://a.test/s.xml",))


@pytest.mark.parametrize("target", ["file:///etc/hostname", "http://127.0.0.1:9/x"])
def test_entities_are_not_read(target: str) -> None:
    body = f'<!DOCTYPE u [<!ENTITY x SYSTEM "{target}">]><urlset><url><loc>http://a.test/&x;</loc></url></urlset>'
    assert set(urls(body.encode()).pages) <= {"http://a.test/"}


def test_entities_do_not_grow() -> None:
    laughs = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 12))
    body = f'<!DOCTYPE u [<!ENTITY l0 "ha">{laughs}]><urlset><url><loc>http://a.test/&l11;</loc></url></urlset>'
    assert sum(map(len, urls(body.encode()).pages)) < 100


def test_a_bomb_is_cut() -> None:
    bomb = gzip.compress(NS + b"<url><loc>http://a.test/b</loc></url>" + b" " * 40_000_000)
    assert urls(bomb).pages == ("http://a.test/b",)


def test_fifty_thousand_are_enough() -> None:
    assert len(urls(b"\n".join(b"http://a.test/%d" % i for i in range(MAX_URLS + 10))).pages) == MAX_URLS


@given(st.binary(max_size=300))
def test_no_bytes_raise(body: bytes) -> None:
    for variant in (body, b"<" + body, gzip.compress(body), b"\x1f\x8b\x08" + body, NS + body):
        assert all(url.encode() for url in urls(variant).pages)
