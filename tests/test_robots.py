"""robots.txt by RFC 9309."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from protego import Protego

from crawler import robots
from tests.shared import shared

# Google takes "FOO BAR" for the agent FOO; the standard knows no agents with a space. And its callers encode URLs.
OWN_WAYS = ("ID_UserAgentValueCaseInsensitive", "GoogleOnly_AcceptUserAgentUpToFirstSpace", "ID_Encoding")


def test_googles_own_cases() -> None:
    cases = json.loads(shared("hostile/google-robotstxt/robots-cases.json").read_text("utf-8"))
    wrong = []
    for case in cases:
        rules: Protego = robots.parse(case["robots"].encode())
        if rules.can_fetch(case["url"], case["agent"]) != case["allowed"]:
            wrong.append(case["name"])
    strange = [name for name in wrong if not name.startswith(OWN_WAYS)]
    assert strange == []
    assert len(cases) - len(wrong) >= 131


@pytest.mark.parametrize(
    ("status", "body", "allowed"),
    [
        (200, b"User-agent: *\nDisallow: /", False),
        (200, b"User-agent: h2h-audit\nDisallow: /\n\nUser-agent: *\nDisallow:", False),
        (200, b"\xef\xbb\xbfUser-agent: *\nDisallow: /", False),
        (200, b"User-agent: a\nUnknown: 1\nUser-agent: *\nDisallow: /", False),
        (200, b"<html><body>Welcome</body></html>", True),
        (200, b"\xff\xfe\x00garbage\x00", True),
        (200, b"", True),
        (204, b"", True),
        (400, b"User-agent: *\nDisallow: /", True),
        (401, b"", True),
        (403, b"", True),
        (404, b"User-agent: *\nDisallow: /", True),
        (410, b"", True),
        (429, b"", False),
        (500, b"", False),
        (503, b"User-agent: *\nDisallow:", False),
    ],
)
def test_the_status_decides_what_the_body_means(status: int, body: bytes, allowed: bool) -> None:
    assert robots.judge(status, body).allows("https://firm.example/page") is allowed


def test_only_whole_lines_of_the_first_half_megabyte_count() -> None:
    body = b"User-agent: *\n" + b"Allow: /x\n" * 60_000 + b"Disallow: /\n"
    assert robots.judge(200, body).allows("https://firm.example/page")


def test_sitemaps_and_delay_are_told() -> None:
    found = robots.judge(200, b"Sitemap: https://firm.example/s.xml\nUser-agent: *\nCrawl-delay: 3\nDisallow:\n")
    assert found.sitemaps == ("https://firm.example/s.xml",)
    assert found.delay == 3.0
    assert robots.OPEN.delay == 0.0


@given(st.binary(max_size=2000))
def test_no_file_breaks_it(body: bytes) -> None:
    found = robots.judge(200, body)
    assert isinstance(found.allows("https://firm.example/a?b=c"), bool)
    assert found.delay >= 0.0
