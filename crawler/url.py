"""URLs: one spelling each, or ValueError."""

import re
from functools import lru_cache
from ipaddress import IPv6Address
from urllib.parse import SplitResult, parse_qsl, quote, unquote, urlencode, urljoin, urlsplit, urlunsplit

import idna

MAX_LENGTH = 2083
DEFAULT_PORTS = {"http": 80, "https": 443}

# Parameters that name a visit, not a page.
_VISIT = re.compile(
    r"(?:phpsessid|jsessionid|sid|sessionid|session_id|aspsessionid.*|utm_.*|fbclid|gclid|mc_[ce]id)\Z", re.IGNORECASE
)
# Canonical already: the bulk of all links, for which the full treatment would cost ten times as much.
_PLAIN = re.compile(r"https?://[a-z0-9-]+(?:\.[a-z0-9-]+)*/(?:[A-Za-z0-9_-][A-Za-z0-9._~-]*(?:/|\Z))*\Z")
_SAFE = "!$&'()*+,-./:;=@_~"


@lru_cache(maxsize=16384)
def canonical(url: str) -> str:
    """One spelling for all that name the same page: WHATWG's, less fragment, user info and parameters of a visit.

    Raises ValueError where it is not an absolute http(s) URL with a host, or is longer than 2,083 characters.
    """
    if len(url) > MAX_LENGTH:
        raise ValueError("longer than 2,083 characters")
    if _PLAIN.match(url):
        return url
    parts = urlsplit(url.strip("\x00\x01\x02\x03\x04\x05\x06\x07\x08\t\n\x0b\x0c\r\x0e\x0f\x1f "))
    scheme = parts.scheme.lower()
    if scheme not in DEFAULT_PORTS:
        raise ValueError(f"not http or https: {scheme or 'no scheme'}")
    return urlunsplit(SplitResult(scheme, _netloc(parts, scheme), _path(parts.path), _query(parts.query), ""))


def resolve(base: str, reference: str) -> str | None:
    """The canonical URL that a link on `base` leads to, or None where it leads to no page."""
    try:
        return canonical(urljoin(base, reference))
    except ValueError:
        return None


def host_of(url: str) -> str:
    """Host of a canonical URL, without its port."""
    return urlsplit(url).hostname or ""


def origin_of(url: str) -> str:
    """`scheme://host[:port]` of a canonical URL."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def port_of(url: str) -> int:
    """Port of a canonical URL, stated or not."""
    parts = urlsplit(url)
    return parts.port or DEFAULT_PORTS[parts.scheme]


def site_key(url: str) -> str:
    """What a site's files are named by: lower-case punycode host, plus `_port` where that is not 80 or 443."""
    port = port_of(url)
    host = re.sub(r"[^a-z0-9.-]", "-", host_of(url))[:100]
    return host if port in DEFAULT_PORTS.values() else f"{host}_{port}"


def twin(host: str) -> str:
    """The other of `www.example.com` and `example.com`."""
    return host.removeprefix("www.") if host.startswith("www.") else f"www.{host}"


def _netloc(parts: SplitResult, scheme: str) -> str:
    host = unquote((parts.hostname or "").rstrip("."))
    if not host:
        raise ValueError("no host")
    # An address is checked, for what urlsplit() takes now it may refuse when it stands in brackets
    name = f"[{IPv6Address(host.partition('%')[0])}]" if ":" in host else _ascii(host)
    port = parts.port  # raises ValueError out of range
    return name if port in (None, DEFAULT_PORTS[scheme]) else f"{name}:{port}"


def _ascii(host: str) -> str:
    if host.isascii():
        name = host.lower()
    else:
        try:
            name = idna.encode(host, uts46=True, transitional=False).decode("ascii")
        except idna.IDNAError as error:
            raise ValueError(f"no such host name: {error}") from error
    if not re.fullmatch(r"[a-z0-9_.-]{1,253}", name) or ".." in name or name.startswith("."):
        raise ValueError("no such host name")
    return name


def _path(path: str) -> str:
    segments: list[str] = []
    parts = path.replace("\\", "/").split("/")
    for part in parts:
        if part == "..":
            del segments[-1:]
        elif part and part != "." and not part.lower().startswith(";jsessionid"):
            segments.append(_requote(re.sub(r";jsessionid=[^;/]*", "", part, flags=re.IGNORECASE)))
    last = "/" if segments and (parts[-1] in ("", ".", "..")) else ""
    return "/" + "/".join(segments) + last


def _requote(text: str) -> str:
    """Percent-encoding in one spelling: needed ones kept as they are, needless ones taken away."""
    return quote(unquote(text, "utf-8", "surrogateescape"), safe=_SAFE.replace("/", ""), errors="surrogateescape")


def _query(query: str) -> str:
    pairs = parse_qsl(query, keep_blank_values=True, encoding="utf-8", errors="surrogateescape", max_num_fields=100)
    kept = sorted((name, value) for name, value in pairs if not _VISIT.match(name))
    return urlencode(
        kept, encoding="utf-8", errors="surrogateescape", safe=_SAFE.replace("&", "").replace("+", "").replace("=", "")
    )
