"""Ways to reach someone, from anywhere on the page: links, plain text, and addresses hidden from robots."""

import re
from collections.abc import Iterator
from itertools import islice
from urllib.parse import parse_qs, unquote, urlsplit

import msgspec

from crawler.extract.links import MAX_TEXT
from crawler.extract.text import clean
from crawler.page import Contact, Region

MAX_CONTACTS = 200
MAX_NEAR = 400  # characters
_DIGITS = range(6, 16)  # of a telephone number

# Bounded in every part, so linear: what surrounds an @ is looked for from the @.
_LOCAL = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]{1,64}\Z")
_DOMAIN = re.compile(r"[^\W_](?:[\w-]{0,62})(?:\.[^\W_][\w-]{0,62}){1,8}")
_AT = re.compile(r"@|\s?[\[({]\s?(?:at|AT|@)\s?[\])}]\s?")
_DOT = re.compile(r"\s?[\[({]\s?(?:dot|DOT|\.)\s?[\])}]\s?")
_PHONE = re.compile(
    r"(?i:(?<!\w)(?:tel|tél|phone|mob)\w{0,8}\s?[.:·–-]{0,2}\s?(?P<marked>[+(]?\d[\d ./()-]{4,20}\d)"
    r"|(?<![\w+])(?P<plus>\+\d{1,3}[ ./()-]?[\d ./()-]{5,18}\d))(?![\w@])"
)
_NUMERIC = re.compile(r"\d[\d ./()-]{4}")
_BETWEEN = re.compile(r" [/-] ?")  # two numbers side by side
_NUMBER = re.compile(r"[+\d ./()-]{6,40}")
_SHARED = ("/share", "/sharer", "/dialog")
_CHATS = {"wa.me": "", "api.whatsapp.com": "phone", "web.whatsapp.com": "phone", "t.me": "", "m.me": ""}


class Found(msgspec.Struct):
    """A contact whose card is not known yet."""

    kind: str
    value: str
    text: str
    region: Region
    index: int  # of the draft it stands in, or before
    near: tuple[int, int] = (0, 0)  # range of drafts
    levels: int = 0  # how many elements around it were looked at

    @property
    def key(self) -> tuple[str, str]:
        """Equal for the same number, however it is written."""
        return self.kind, digits(self.value)[-9:] if self.kind == "phone" else self.value


def digits(text: str) -> str:
    """The ASCII digits of a text."""
    return "".join(char for char in text if char in "0123456789")


def mail(address: str) -> str | None:
    """The address, lower-case; None for what is none."""
    address = clean(address).strip(" .,;:<>()\"'").lower()
    local, _, domain = address.rpartition("@")
    good = bool(local) and not local.startswith("@") and _LOCAL.fullmatch(local) and _DOMAIN.fullmatch(domain)
    return address if good else None


def from_link(href: str, text: str) -> Iterator[tuple[str, str]]:
    """Kind and value of what a link leads to: mailto, tel, a chat."""
    scheme, _, rest = href.strip()[:2_000].partition(":")
    match scheme.strip().lower():
        case "mailto":
            addresses = unquote(rest.partition("?")[0]).replace(";", ",").split(",")[:10]
            yield from (("mail", address) for one in addresses if (address := mail(one)))
        case "tel" | "callto":
            if number := _number(unquote(rest), text):
                yield "phone", number
        case "http" | "https" | "":
            if _chat(href.strip()):
                yield "chat", clean(href)


def _number(dialed: str, text: str) -> str | None:
    """The number as the page writes it, where what it writes is what is dialed."""
    number = clean(dialed.lstrip("/").partition(";")[0])[:40]
    if len(digits(number)) not in _DIGITS:
        return None
    shown = _NUMBER.search(text)
    written = digits(shown[0]) if shown else ""
    return shown[0].strip(" ./-") if shown and len(written) >= 6 and digits(number).endswith(written[-8:]) else number


def _chat(href: str) -> bool:
    try:
        parts = urlsplit(href)
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return False
    if host not in _CHATS or parts.path.startswith(_SHARED):
        return False
    # Without a number it is a button that shares the page
    return bool(parse_qs(parts.query, max_num_fields=20).get("phone")) if _CHATS[host] else len(parts.path) > 1


def _may_hold_mail(text: str) -> bool:
    """Does it hold what an @, however it is written, begins with? Most texts do not."""
    return "@" in text or "(" in text or "[" in text or "{" in text


def from_text(text: str) -> Iterator[tuple[str, str]]:
    """Kind and value of what stands in plain text: e-mail addresses, and numbers marked as telephone numbers."""
    for at in islice(_AT.finditer(text), MAX_CONTACTS) if _may_hold_mail(text) else ():
        before, after = text[max(0, at.start() - 65) : at.start()], text[at.end() : at.end() + 255]
        local = _LOCAL.search(before)
        domain = _DOMAIN.match(_DOT.sub(".", after) if at[0] != "@" else after)
        if local and domain and (address := mail(f"{local[0]}@{domain[0]}")):
            yield "mail", address
    for phone in islice(_PHONE.finditer(text), MAX_CONTACTS) if _NUMERIC.search(text) else ():
        number = _BETWEEN.split(phone["marked"] or phone["plus"])[0].strip(" ./-")
        if len(digits(number)) in _DIGITS:
            yield "phone", number


def uncloaked(code: str) -> str | None:
    """The address that Cloudflare hid: hex, the first byte the key of the others."""
    try:
        raw = bytes.fromhex(code[:512])
    except ValueError:
        return None
    return mail(bytes(byte ^ raw[0] for byte in raw[1:]).decode("utf-8", "replace")) if len(raw) > 3 else None


def contact(found: Found, region: Region, near: str) -> Contact:
    """A contact, once it is known where it stands."""
    if len(near) > MAX_NEAR:
        at = near.find(found.value)
        start = max(0, min(at - MAX_NEAR // 2, len(near) - MAX_NEAR))
        near = near[start : start + MAX_NEAR].strip()
    return Contact(kind=found.kind, value=found.value, text=found.text[:MAX_TEXT], near=near, region=region)
