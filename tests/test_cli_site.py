"""What a user types as SITE."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.app.site import Site, parse_site
from crawler.errors import Usage

SITES = {
    "example.com": ("https://example.com/", "example.com", True),
    " Example.COM ": ("https://example.com/", "example.com", True),
    "//example.com/a": ("https://example.com/a", "example.com", True),
    "example.com:8080/a?b=1#c": ("https://example.com:8080/a?b=1", "example.com_8080", True),
    "localhost:80": ("https://localhost:80/", "localhost", True),
    "[::1]:8000": ("https://[::1]:8000/", "--1_8000", True),
    "http://example.com": ("http://example.com/", "example.com", False),
    "HTTPS://example.com:443/x/": ("https://example.com/x/", "example.com", False),
    "münchen.example": ("https://xn--mnchen-3ya.example/", "xn--mnchen-3ya.example", True),
}
REFUSED = (
    "",
    "   ",
    "a b",
    "a\nb",
    "file:///etc/passwd",
    "ftp://example.com/",
    "javascript:alert(1)",
    "data:text/html,x",
    "mailto:info@example.com",
    "http:/example.com",
    "http://",
    "http://:80/",
    "http://example.com:99999/",
    "http://[::1",
    "./dist",
    "../dist",
    "/srv/www",
    "~/site",
    "user:secret@example.com",
)


@pytest.mark.parametrize(("typed", "expected"), SITES.items())
def test_a_site_is_a_host_or_an_http_url(typed: str, expected: tuple[str, str, bool]) -> None:
    site = parse_site(typed)
    assert (site.url, site.key, site.guessed_scheme) == expected


@pytest.mark.parametrize("typed", REFUSED)
def test_anything_else_is_refused_in_one_line(typed: str) -> None:
    with pytest.raises(Usage) as caught:
        parse_site(typed)
    assert "\n" not in str(caught.value)


def test_a_user_name_leaves_the_url_and_becomes_the_log_in() -> None:
    site = parse_site("https://ann:p%40ss@example.com/x")
    assert site == Site(url="https://example.com/x", guessed_scheme=False, auth="ann:p@ss")


@pytest.mark.parametrize(
    "typed",
    [
        "ann:sesame@example.com",
        "https://ann:sesame@",
        "ftp://ann:sesame@h/",
        "https://ann:s@sesame@h:x/",
        "ann:x\nsesame@h",
        "FTP://ann:sesame@h/",
    ],
)
def test_a_password_is_never_in_a_message(typed: str) -> None:
    with pytest.raises(Usage) as caught:
        parse_site(typed)
    assert "sesame" not in str(caught.value)


@given(st.text(max_size=60))
def test_any_text_is_a_site_or_refused(typed: str) -> None:
    try:
        site = parse_site(typed)
    except Usage:
        return
    assert site.url.startswith(("https://", "http://"))
    assert "/" not in site.key
    assert not site.key.startswith(".")
