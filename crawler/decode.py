"""From the bytes of a body to its text: which encoding, and whether it is text of a page at all."""

import codecs
import re

import msgspec
from w3lib.encoding import html_body_declared_encoding, http_content_type_encoding, read_bom

BINARY_SHARE = 0.01  # of NUL bytes; no text has them
NULS = 0.4  # share of NULs in one half of the bytes of UTF-16 that is mostly ASCII

# The encodings of the WHATWG standard, by Python's names. Python knows more, and some of them are no text (`hex`) or
# hide markup (UTF-7): whatever is not here is not a label.
_SINGLE = frozenset(
    {f"cp{page}" for page in (866, 874, *range(1250, 1259))}
    | {f"iso8859-{part}" for part in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)}
    | {"koi8-r", "koi8-u", "mac-roman", "mac-cyrillic"}
)
_MULTI = frozenset({"gb18030", "big5hkscs", "euc_jp", "iso2022_jp", "cp932", "cp949", "utf-8"})
_UTF16 = frozenset({"utf-16", "utf-16-le", "utf-16-be"})

_MAGIC = (
    (b"%PDF", "PDF"), (b"PK\x03\x04", "zip"), (b"\x1f\x8b", "gzip"), (b"7z\xbc\xaf", "7z"), (b"Rar!", "rar"),
    (b"GIF8", "image"), (b"\x89PNG", "image"), (b"\xff\xd8\xff", "image"), (b"BM", "image"), (b"II*\0", "image"),
    (b"MM\0*", "image"), (b"\0\0\1\0", "image"), (b"<svg", "image"), (b"wOFF", "font"), (b"wOF2", "font"),
    (b"OTTO", "font"), (b"\0\1\0\0\0", "font"), (b"ID3", "audio"), (b"OggS", "audio"), (b"fLaC", "audio"),
    (b"\x1aE\xdf\xa3", "video"), (b"\xd0\xcf\x11\xe0", "office"), (b"{\\rtf", "rtf"), (b"\x7fELF", "program"),
    (b"MZ", "program"), (b"<rss", "XML"), (b"<feed", "XML"), (b"<urlset", "XML"), (b"<sitemapindex", "XML"),
    (b'{"', "JSON"), (b"[{", "JSON"),
)  # fmt: skip
_TEXT_MAGIC = frozenset({b"BM", b"MZ", b"ID3", b"Rar!", b"OTTO"})  # letters: only magic where NULs follow
_READ = frozenset({"text/html", "application/xhtml+xml", "text/plain", ""})
_SNIFFED = frozenset(
    {"application/octet-stream", "application/unknown", "unknown/unknown", "*/*", "text/xml", "application/xml"}
)
_HTML = re.compile(rb"<(?:!doctype\s{1,9}html|html|head|body|title|meta|div|p|h1|table|a|br|!--)[\s>/-]", re.IGNORECASE)
_SURROGATES = re.compile("[\x00\ud800-\udfff]")


class Decoded(msgspec.Struct, frozen=True, kw_only=True):
    """A body as text, without NULs and lone surrogates."""

    text: str
    encoding: str  # lower-case name: "utf-8", "windows-1252"
    flags: tuple[str, ...] = ()  # "mojibake": a browser shows it garbled; "doubtful-encoding": not what it says it is


def sniff(body: bytes, content_type: str | None) -> str | None:
    """Why a body is no page, in a word or two ("PDF", "image"); None for HTML, XHTML and plain text."""
    start = body[:1024].lstrip(b"\xef\xbb\xbf\t\n\x0c\r ")
    if name := _magic(start):
        return name
    kind = (content_type or "").partition(";")[0].strip().lower()
    if kind not in _READ and not (kind in _SNIFFED and _HTML.search(start)):
        return kind[:60] if kind.isprintable() and kind.isascii() else "no known type"
    if start.startswith(b"<?xml") and not re.search(rb"<!doctype\s{1,9}html|<html", start, re.IGNORECASE):
        return "XML"
    if _utf16(body) is None and body.count(0) > BINARY_SHARE * len(body) and read_bom(body)[0] is None:
        return "binary"
    return None


def _magic(start: bytes) -> str | None:
    for magic, name in _MAGIC:
        if start.startswith(magic) and (magic not in _TEXT_MAGIC or b"\0" in start):
            return name
    if start[4:8] == b"ftyp":
        return "video"
    return "image" if start[:4] == b"RIFF" and start[8:12] == b"WEBP" else None


def decode(body: bytes, content_type: str | None) -> Decoded:
    """The text of a body, as browsers decode it, but where they would garble what is plainly UTF-8.

    In this order: byte order mark, UTF-16 by its NULs, charset of the header, of the markup, else UTF-8 where it is
    valid and windows-1252 where it is not.
    """
    bom, mark = read_bom(body)
    if bom is not None:
        return _decoded(body[len(mark or b"") :].decode(bom, "replace"), bom)
    if wide := _utf16(body):
        return _decoded(body.decode(wide, "replace"), wide)
    label = _label(http_content_type_encoding(content_type)) or _label(html_body_declared_encoding(body))
    if label in _MULTI and label != "utf-8":
        return _decoded(body.decode(label, "replace"), label)
    text = _utf8(body)
    if text is None:
        return _not_utf8(body, label)
    if label in _SINGLE and not body.isascii():
        return _decoded(text, "utf-8", "mojibake")
    return _decoded(text, label if label in _SINGLE else "utf-8")


def _label(codec: str | None) -> str | None:
    """The codec where the WHATWG has it; UTF-16 in a label is UTF-8, for UTF-16 would have been seen by now."""
    if codec in _UTF16:
        return "utf-8"
    return codec if codec in _SINGLE or codec in _MULTI else None


def _utf16(body: bytes) -> str | None:
    start = body[:1024]
    half = len(start) // 2
    if half < 2:
        return None
    even, odd = start[::2].count(0), start[1::2].count(0)
    if odd > NULS * half and even < odd / 8:
        return "utf-16-le"
    return "utf-16-be" if even > NULS * half and odd < even / 8 else None


def _utf8(body: bytes) -> str | None:
    """Strict, but for a character that the end of a cut body splits where others came whole."""
    try:
        text, used = codecs.utf_8_decode(body, "strict", False)
    except UnicodeDecodeError:
        return None
    return None if used < len(body) and text.isascii() else text


def _not_utf8(body: bytes, label: str | None) -> Decoded:
    if label in _SINGLE:
        return _decoded(body.decode(label or "", "replace"), label or "")
    if body.decode("utf-8", "ignore").isascii():
        flags = ("doubtful-encoding",) if label else ()
        return _decoded(body.decode("cp1252", "replace"), "cp1252", *flags)
    # Both in one page: a template in the one, what was pasted into it in the other.
    return _decoded(body.decode("utf-8", "h2h-cp1252"), "utf-8", "doubtful-encoding")


def _as_cp1252(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeDecodeError)
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error("h2h-cp1252", _as_cp1252)


def _decoded(text: str, codec: str, *flags: str) -> Decoded:
    name = f"windows-{codec[2:]}" if codec.startswith(("cp125", "cp874")) else codec.replace("_", "-")
    return Decoded(text=_SURROGATES.sub("\ufffd", text).removeprefix("\ufeff"), encoding=name, flags=flags)
