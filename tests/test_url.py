"""One spelling for all that names the same page."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from crawler.scope import folder_of
from crawler.url import canonical, resolve, site_key

SAME = [
    ("HTTP://Firm.Example:80/a//b/./c/../d%7Ee?b=2&a=1&utm_source=x#f", "http://firm.example/a/b/d~e?a=1&b=2"),
    ("https://user:password@firm.example", "https://firm.example/"),
    ("https://firm.example:443/x?fbclid=1", "https://firm.example/x"),
    ("https://firm.example./", "https://firm.example/"),
    ("https://città.example/perché", "https://xn--citt-3na.example/perch%C3%A9"),
    ("https://firm.example/perch%c3%a9", "https://firm.example/perch%C3%A9"),
    ("https://firm.example/a%2Fb", "https://firm.example/a%2Fb"),
    ("https://firm.example/a;jsessionid=7F", "https://firm.example/a"),
    ("http://[::1]:8080/", "http://[::1]:8080/"),
    ("https://firm.example/..", "https://firm.example/"),
]
NO_PAGES = [
    "",
    "/a",
    "ftp://x/",
    "javascript:alert(1)",
    "data:text/html,x",
    "http://",
    "http://:80/",
    "http://h:99999/",
    "http://h:x/",
    "http://a..b/",
    "http://h ost/",
    "http://" + "a" * 3000,
]


@pytest.mark.parametrize(("url", "expected"), SAME)
def test_spellings_of_one_page_are_one(url: str, expected: str) -> None:
    assert canonical(url) == expected


@pytest.mark.parametrize("url", NO_PAGES)
def test_what_names_no_page_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        canonical(url)


@given(st.text(max_size=60))
@example("//[")
@example("http://[::1")
@example("\ud800")
def test_a_canonical_url_is_its_own_spelling(reference: str) -> None:
    url = resolve("https://firm.example/a/b?c=d", reference)
    if url is not None:
        assert canonical(url) == url
        assert url.startswith(("http://", "https://"))
        assert url.isascii()


@given(st.text(alphabet="ab/.%2Fe;?&=#:@[]\\ ", max_size=40))
def test_hostile_references_never_raise(reference: str) -> None:
    url = resolve("https://firm.example/a/b", reference)
    assert url is None or canonical(url) == url


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("https://firm.example/", "firm.example"),
        ("http://127.0.0.1:8080/", "127.0.0.1_8080"),
        ("http://[::1]:81/", "--1_81"),
    ],
)
def test_a_site_is_named_by_its_host(url: str, key: str) -> None:
    assert site_key(url) == key


@pytest.mark.parametrize(
    ("path", "folder"), [("/", "/"), ("/shop/", "/shop/"), ("/shop/index.html", "/shop/"), ("/it", "/it")]
)
def test_a_typed_path_is_a_folder(path: str, folder: str) -> None:
    assert folder_of(path) == folder
