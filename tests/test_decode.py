"""From bytes to text."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.decode import decode, sniff

HTML = "text/html"
UTF8 = "text/html; charset=utf-8"
LATIN = "text/html; charset=ISO-8859-1"


@pytest.mark.parametrize(
    ("body", "content_type", "text", "encoding", "flags"),
    [
        ("caffè".encode(), UTF8, "caffè", "utf-8", ()),
        ("caffè".encode(), None, "caffè", "utf-8", ()),
        ("caffè €".encode("cp1252"), None, "caffè €", "windows-1252", ()),
        ("caffè €".encode("cp1252"), LATIN, "caffè €", "windows-1252", ()),
        ("caffè €".encode("cp1252"), UTF8, "caffè €", "windows-1252", ("doubtful-encoding",)),
        ("caffè".encode(), LATIN, "caffè", "utf-8", ("mojibake",)),
        ("è ".encode() + "è!".encode("cp1252"), UTF8, "è è!", "utf-8", ("doubtful-encoding",)),
        ("żółw".encode("iso8859-2"), "text/html; charset=latin2", "żółw", "iso8859-2", ()),
        ("日本".encode("cp932"), "text/html; charset=shift_jis", "日本", "cp932", ()),
        ("中文".encode("gbk"), "text/html; charset=gb2312", "中文", "gb18030", ()),
        (codecs.BOM_UTF8 + "è".encode(), LATIN, "è", "utf-8", ()),
        (codecs.BOM_UTF16_LE + "città".encode("utf-16-le"), UTF8, "città", "utf-16-le", ()),
        (codecs.BOM_UTF16_BE + "città".encode("utf-16-be"), None, "città", "utf-16-be", ()),
        ("città".encode("utf-16-le"), UTF8, "città", "utf-16-le", ()),
        ("città".encode("utf-16-be"), None, "città", "utf-16-be", ()),
        (b"+ADw-script+AD4-", "text/html; charset=utf-7", "+ADw-script+AD4-", "utf-8", ()),
        (b"6369616f", "text/html; charset=hex", "6369616f", "utf-8", ()),
        ("caffè".encode(), "text/html; charset=nonsense", "caffè", "utf-8", ()),
        ("<meta charset=latin1>è".encode("cp1252"), HTML, "<meta charset=latin1>è", "windows-1252", ()),
        ("<meta charset=utf-16>è".encode(), HTML, "<meta charset=utf-16>è", "utf-8", ()),
        ("<meta charset=koi8-r>è".encode(), UTF8, "<meta charset=koi8-r>è", "utf-8", ()),
        ("perché".encode()[:-1], UTF8, "perch\xc3", "windows-1252", ("doubtful-encoding",)),
        ("è perché".encode()[:-1], UTF8, "è perch", "utf-8", ()),
        (b"a\0bcdefgh", UTF8, "a\ufffdbcdefgh", "utf-8", ()),
    ],
)
def test_bytes_are_decoded_as_browsers_do_or_better(
    body: bytes, content_type: str | None, text: str, encoding: str, flags: tuple[str, ...]
) -> None:
    decoded = decode(body, content_type)
    assert (decoded.text, decoded.encoding, decoded.flags) == (text, encoding, flags)


@given(
    st.binary(max_size=200), st.sampled_from([None, UTF8, LATIN, "text/html; charset=euc-jp", "text/html;charset=\xff"])
)
def test_any_bytes_become_text_that_can_be_written(body: bytes, content_type: str | None) -> None:
    text = decode(body, content_type).text
    assert "\0" not in text
    assert text.encode("utf-8").decode("utf-8") == text


@given(st.text(st.characters(exclude_characters="\0\ufeff", exclude_categories=["Cs"])))
def test_utf8_comes_back_as_it_was(text: str) -> None:
    assert decode(codecs.BOM_UTF8 + text.encode(), None).text == text


@pytest.mark.parametrize(
    ("body", "content_type", "reason"),
    [
        (b"<!doctype html><p>x", "text/html", None),
        (b"<p>x", None, None),
        (b"  <html>", "application/octet-stream", None),
        (b'<?xml version="1.0"?><html>', "application/xhtml+xml", None),
        (b'<?xml version="1.0"?><catalog>', "application/xml", "application/xml"),
        (b"ciao", "text/plain; charset=utf-8", None),
        (b"BMW di Parma", "text/html", None),
        ("ciao".encode("utf-16-le"), "text/html", None),
        ("ciao".encode("utf-16"), "text/html", None),
        (b"%PDF-1.7", "text/html", "PDF"),
        (b"PK\x03\x04", None, "zip"),
        (b"\x89PNG\r\n", "text/html", "image"),
        (b"RIFF1234WEBPVP8", None, "image"),
        (b"BM\x36\0\0\0", None, "image"),
        (b"\0\0\0\x20ftypisom", None, "video"),
        (b"a\0\0\0\0b\x01\x02" * 40, "text/html", "binary"),
        (b"\x01\x02\x03", "application/octet-stream", "application/octet-stream"),
        (b"a{}", "text/css", "text/css"),
        (b'{"a": 1}', "text/html", "JSON"),
        (b'<?xml version="1.0"?><rss>', "text/html", "XML"),
        (b"<svg>", None, "image"),
        (b"x", "text/\x1b[31m", "no known type"),
    ],
)
def test_only_html_and_plain_text_are_pages(body: bytes, content_type: str | None, reason: str | None) -> None:
    assert sniff(body, content_type) == reason
