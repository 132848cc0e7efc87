"""The report in a real browser, from disk: nothing is asked for, nothing complains, nothing overflows."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from audit.report.render import render
from audit.report.text import page_path
from tests.report_sample import ABOUT, SAMPLES

pytestmark = [
    pytest.mark.browser,
    # Playwright leaves its own event loop to the collector.
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]

SHEETS = ("index.html", "checks/readability.html", "checks/faces.html", "pages.html", "method.html", page_path(ABOUT))
LOOKS = [(width, theme) for width in (360, 1280) for theme in ("light", "dark")]


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The reports on disk."""
    root = tmp_path_factory.mktemp("reports")
    for sample, (audit, pages) in SAMPLES.items():
        for language in ("en", "fr", "it"):
            for path, text in render(audit, pages, view="agency", language=language):
                file = root / f"{sample}-{language}" / path
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(text, "utf-8")
    return root


class Look:
    """A page as it was opened, with all that it asked for and complained of."""

    def __init__(self, context: BrowserContext, file: Path) -> None:
        self.page: Page = context.new_page()
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.goto(file.as_uri())
        assert self.requests == [file.as_uri()]


def opened(browser: Browser, file: Path, width: int, theme: Any = "light") -> Look:
    return Look(browser.new_context(viewport={"width": width, "height": 800}, color_scheme=theme), file)


@pytest.mark.parametrize("sheet", SHEETS)
@pytest.mark.parametrize(("width", "theme"), LOOKS)
def test_a_sheet_opens_from_disk_for_everyone(
    browser: Browser, folder: Path, sheet: str, width: int, theme: str
) -> None:
    look = opened(browser, folder / "full-en" / sheet, width, theme)
    found = Axe().run(look.page).response["violations"]
    assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in found] == []
    assert look.page.evaluate("document.documentElement.scrollWidth") <= width
    assert look.complaints == []
    look.page.context.close()


@pytest.mark.parametrize("language", ["fr", "it"])
@pytest.mark.parametrize("sheet", SHEETS)
def test_no_language_overflows_a_telephone(browser: Browser, folder: Path, sheet: str, language: str) -> None:
    look = opened(browser, folder / f"full-{language}" / sheet, 360)
    assert look.page.evaluate("document.documentElement.scrollWidth") <= 360
    look.page.context.close()


def test_a_report_without_scores_is_for_everyone_too(browser: Browser, folder: Path) -> None:
    look = opened(browser, folder / "empty-en" / "index.html", 360, "dark")
    assert Axe().run(look.page).response["violations"] == []
    look.page.context.close()


def test_pages_can_be_sorted_and_filtered(browser: Browser, folder: Path) -> None:
    page = opened(browser, folder / "full-en" / "pages.html", 1280).page
    first = page.locator("tbody tr:first-child th")
    page.get_by_role("button", name="Words").click()
    assert "Torchio Valmara" in first.inner_text()
    page.get_by_role("button", name="Words").click()
    assert "Torchio Valmara" not in first.inner_text()
    assert page.locator("th[aria-sort=ascending]").inner_text().startswith("Words")
    page.get_by_role("searchbox").fill("chi-siamo")
    assert page.locator("tbody tr:visible").count() == 1
    assert page.locator("output").inner_text() == "Rows shown: 1"
    page.context.close()


def test_without_scripts_every_row_is_there(browser: Browser, folder: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((folder / "full-en" / "pages.html").as_uri())
    assert page.locator("tbody tr:visible").count() == len(SAMPLES["full"][0].pages)
    context.close()


def test_on_paper_everything_is_open_and_afterwards_as_before(browser: Browser, folder: Path) -> None:
    page = opened(browser, folder / "full-en" / "method.html", 1280).page
    assert page.locator("details[open]").count() == 0
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.locator("details:not([open])").count() == 0
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.locator("details[open]").count() == 0
    page.context.close()
