"""Structured data: JSON-LD and microdata, flattened into items."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

from crawler.extract.text import attribute, clean
from crawler.page import Item

MAX_SCRIPT = 512 * 1024  # characters
MAX_DEPTH = 20
MAX_ITEMS = 500
MAX_TEXT = 400  # characters of a property
MAX_PROPERTIES = 200  # of an item
_PIECES = 60  # nodes of an element that are looked at for its text
_WRAPPERS = ("<!--", "-->", "//<![CDATA[", "//]]>", "<![CDATA[", "]]>", "/*", "*/")


def json_ld(scripts: Iterable[str]) -> Iterator[Item]:
    """The nodes of JSON-LD scripts, outermost first. What is no JSON is left out: that is the site's affair."""
    for script in scripts:
        if len(script) <= MAX_SCRIPT:
            yield from _nodes(_parsed(script))


def _parsed(script: str) -> Any:
    text = script.strip()
    for wrapper in _WRAPPERS:
        text = text.removeprefix(wrapper).removesuffix(wrapper).strip()
    try:
        return json.loads(text.rstrip(";"), strict=False)
    except (ValueError, RecursionError):
        return None


def _nodes(tree: Any) -> Iterator[Item]:
    waiting: list[tuple[Any, str, int]] = [(tree, "", 0)]
    count = 0
    while waiting and count < MAX_ITEMS:
        node, parent, depth = waiting.pop()
        if isinstance(node, list):
            waiting += [(one, parent, depth + 1) for one in reversed(node[:MAX_ITEMS]) if depth < MAX_DEPTH]
        elif isinstance(node, dict):
            types = _types(node.get("@type"))
            properties, inner = _split(node, types)
            if types or properties:
                count += 1
                yield Item(types=types, properties=tuple(sorted(properties)), parent=parent)
            if depth < MAX_DEPTH:
                waiting += [(value, where, depth + 1) for where, value in reversed(inner)]


def _types(value: Any) -> tuple[str, ...]:
    found = value if isinstance(value, list) else [value]
    return tuple(clean(_bare(one[:MAX_TEXT])) for one in found[:20] if isinstance(one, str) and one.strip())


def _bare(name: str) -> str:
    for prefix in (
        "https://schema.org/",
        "http://schema.org/",
        "https://www.schema.org/",
        "http://www.schema.org/",
        "schema:",
    ):
        name = name.removeprefix(prefix)
    return name


def _split(node: dict[str, Any], types: tuple[str, ...]) -> tuple[list[tuple[str, str]], list[tuple[str, Any]]]:
    """The properties that are text, and those that are nodes, with what they are called from outside."""
    properties: list[tuple[str, str]] = []
    inner: list[tuple[str, Any]] = []
    for name, value in list(node.items())[:MAX_PROPERTIES]:
        if name == "@graph":
            inner.append(("", value))
        elif not name.startswith("@"):
            name = clean(_bare(name[:MAX_TEXT]))
            where = f"{types[0] if types else ''}.{name}"
            for one in value[:MAX_ITEMS] if isinstance(value, list) else (value,):
                if (text := _text(one)) is not None:
                    properties.append((name, text))
                elif isinstance(one, (dict, list)):
                    inner.append((where, one))
    return [pair for pair in properties if pair[0] and pair[1]][:MAX_PROPERTIES], inner


def _text(value: Any) -> str | None:
    match value:
        case {"@value": inner} if not isinstance(inner, (dict, list)):
            return _text(inner)
        case bool():
            return str(value).lower()
        case str():
            return clean(value[: 2 * MAX_TEXT])[:MAX_TEXT].strip()
        case int() | float():
            return repr(value)[:MAX_TEXT]
    return None


class _Scope(msgspec.Struct):
    """An element with `itemscope`."""

    types: tuple[str, ...]
    parent: str
    properties: list[tuple[str, str]] = msgspec.field(default_factory=list)


def microdata(soup: BeautifulSoup) -> Iterator[Item]:
    """The items of microdata, in document order."""
    scopes: list[_Scope] = []
    stack: list[tuple[Iterator[Any], _Scope | None]] = [(iter(soup.contents), None)]
    while stack and len(scopes) < MAX_ITEMS:
        children, scope = stack[-1]
        node = next(children, None)
        if node is None:
            stack.pop()
        elif isinstance(node, Tag):
            stack.append((iter(node.contents), _inside(node, scope, scopes)))
    for done in scopes:
        yield Item(types=done.types, properties=tuple(sorted(done.properties)), parent=done.parent)


def _inside(tag: Tag, scope: _Scope | None, scopes: list[_Scope]) -> _Scope | None:
    """The scope that holds what is inside `tag`; its own properties go to the one around it."""
    names = [clean(_bare(name)) for name in attribute(tag, "itemprop")[:MAX_TEXT].split()]
    if "itemscope" in tag.attrs:
        types = _types(attribute(tag, "itemtype")[:2_000].split())
        where = f"{scope.types[0] if scope.types else ''}.{names[0]}" if scope and names else ""
        scopes.append(_Scope(types, where))
        return scopes[-1]
    if scope and names and len(scope.properties) < MAX_PROPERTIES and (text := _value(tag)):
        scope.properties += [(name, text) for name in names if name]
    return scope


def _value(tag: Tag) -> str:
    for name in ("content", "href", "src", "datetime"):
        if value := attribute(tag, name):
            return clean(value[: 2 * MAX_TEXT])[:MAX_TEXT].strip()
    return clean(" ".join(_strings(tag)))[:MAX_TEXT].strip()


def _strings(tag: Tag) -> Iterator[str]:
    """The first strings in an element. Not by `descendants`, which goes to the very last one before it begins."""
    waiting: list[Any] = [tag]
    for _ in range(_PIECES):
        if not waiting:
            return
        node = waiting.pop()
        if isinstance(node, Tag):
            waiting += reversed(node.contents[:_PIECES])
        elif type(node) is NavigableString:
            yield node[: 2 * MAX_TEXT]
