"""The last lines that a run prints."""

from pathlib import Path

import msgspec
import pytest

from audit.app.summary import lines
from tests.report_sample import AUDIT


def told(language: str, site: str = AUDIT.site) -> list[str]:
    audit = msgspec.structs.replace(AUDIT, site=site)
    return list(lines(audit, language=language, reports=(Path("/r/index.html"),)))


def test_the_summary_is_in_the_language_of_the_tool() -> None:
    assert told("en")[:2] == [AUDIT.site, "  3 pages read, 2,417 words judged"]


@pytest.mark.parametrize(("language", "line"), [("it", "  3 pagine lette, 2.417 parole valutate"), ("fr", "  Humain")])
def test_it_follows_in_the_language_of_the_report(language: str, line: str) -> None:
    english, both = told("en"), told(language)
    assert both[: len(english) - 1] == english[:-1]
    assert any(each.strip().startswith(line.strip()) for each in both[len(english) - 1 :])
    assert both[-1] == english[-1] == "  The report: file:///r/index.html"


def test_a_site_on_another_port_is_named_as_people_write_it() -> None:
    assert told("it", "127.0.0.1_8123")[0] == "127.0.0.1:8123"
    assert told("it", "due_parole.example")[0] == "due_parole.example"
