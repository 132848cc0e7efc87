"""The report as text: complete in every view and language, self-contained, the same bytes every time."""

import base64
import hashlib
import os
import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import html5lib
import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit import resources
from audit.languages import pack
from audit.model import Audit, AuditedPage, Mark, PageFacts, Place, Unit
from audit.report import check_sheet, page_list, page_sheet
from audit.report.edition import edition
from audit.report.render import render
from audit.report.speech import Speech
from audit.report.text import excerpt, page_path, printed_url, safe_href, segments, shown
from crawler.outcome import Outcome
from crawler.page import Block, Page
from tests.report_sample import AUDIT, FACES, HOME, LONG, PAGES, READABILITY, SAMPLES, finding, pages

ROOT = Path(__file__).parent.parent
VIEWS = ("client", "agency")
LANGUAGES = ("en", "fr", "it")
HTML = "{http://www.w3.org/1999/xhtml}"


def files(sample: str = "full", view: str = "agency", language: str = "en") -> dict[str, str]:
    audit, read = SAMPLES[sample]
    return dict(render(audit, read, view=view, language=language))


def rendered(audit: Audit, read=pages, view: str = "agency", language: str = "en") -> dict[str, str]:  # type: ignore[no-untyped-def]
    return dict(render(audit, read, view=view, language=language))


def sheets(texts: dict[str, str]) -> dict[str, str]:
    return {path: text for path, text in texts.items() if path.endswith(".html")}


every = pytest.mark.parametrize(
    ("sample", "view", "language"),
    [(sample, view, language) for sample in SAMPLES for view in VIEWS for language in LANGUAGES],
)


@every
def test_every_sheet_is_html_that_parses_without_a_complaint(sample: str, view: str, language: str) -> None:
    parser = html5lib.HTMLParser(strict=True)
    for text in sheets(files(sample, view, language)).values():
        parser.parse(text)


@every
def test_every_sheet_is_in_its_language_and_has_no_placeholder_left(sample: str, view: str, language: str) -> None:
    for path, text in sheets(files(sample, view, language)).items():
        assert text.startswith(f'<!DOCTYPE html>\n<html lang="{language}">'), path
        body = re.sub(r"<style>.*?</style>|<script>.*?</script>", "", text, flags=re.DOTALL)
        assert "{" not in body, path
        assert "None" not in body, path


@pytest.mark.parametrize("sample", SAMPLES)
@pytest.mark.parametrize("view", VIEWS)
def test_every_language_gives_the_same_structure(sample: str, view: str) -> None:
    structures = []
    for language in LANGUAGES:
        found = files(sample, view, language)
        structures.append({path: re.findall(r"</?[a-z][a-z0-9]*", text) for path, text in sheets(found).items()})
    assert structures[0] == structures[1] == structures[2]


@every
def test_the_policy_stands_first_and_knows_style_and_script_by_their_hashes(
    sample: str, view: str, language: str
) -> None:
    for text in sheets(files(sample, view, language)).values():
        assert re.search(r'<head>\n<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy"', text)
        for tag in ("style", "script"):
            inline = re.findall(rf"<{tag}>(.*?)</{tag}>", text, flags=re.DOTALL)
            digest = base64.b64encode(hashlib.sha256(inline[0].encode()).digest()).decode()
            assert len(inline) == 1
            assert f"{tag}-src &#39;sha256-{digest}&#39;;" in text
        assert "default-src &#39;none&#39;" in text
        assert '<meta name="robots" content="noindex, nofollow">' in text


@every
def test_nothing_is_loaded_and_nothing_is_styled_or_run_inline(sample: str, view: str, language: str) -> None:
    for text in sheets(files(sample, view, language)).values():
        tree = html5lib.parse(text)
        for element in tree.iter():
            tag = str(element.tag).removeprefix(HTML)
            assert tag not in {"img", "link", "iframe", "object", "embed", "form", "base", "video", "audio"}
            assert not [name for name in element.attrib if name in {"src", "srcset", "style"} or name.startswith("on")]
            href = element.attrib.get("href", "")
            if re.match(r"[a-z]+:", href):
                assert tag == "a"
                assert element.attrib["rel"] == "noopener noreferrer nofollow"
        assert "url(" not in text
        assert "@import" not in text


@every
def test_every_link_within_the_report_leads_somewhere(sample: str, view: str, language: str) -> None:
    found = files(sample, view, language)
    ids = {path: set(re.findall(r' id="([^"]+)"', text)) for path, text in sheets(found).items()}
    for path, text in sheets(found).items():
        for href in re.findall(r'href="([^"]+)"', text):
            if re.match(r"[a-z]+:", href):
                continue
            target, _, anchor = href.partition("#")
            place = os.path.normpath(Path(path).parent / target) if target else path
            assert place in found, f"{path}: {href}"
            assert not anchor or anchor in ids[place], f"{path}: {href}"


@every
def test_headings_skip_no_level_and_ids_are_unique(sample: str, view: str, language: str) -> None:
    for path, text in sheets(files(sample, view, language)).items():
        levels = [1, *(int(level) for level in re.findall(r"<h([1-6])", text))]
        # The margin's own heading comes after the title, so the first one is the title.
        assert levels[:2] == [1, 1], path
        assert levels.count(1) == 2, path
        assert all(after <= before + 1 for before, after in pairwise(levels)), path
        ids = re.findall(r' id="([^"]+)"', text)
        assert len(ids) == len(set(ids)), path


def test_a_view_keeps_search_engines_out() -> None:
    assert files()["robots.txt"] == "User-agent: *\nDisallow: /\n"


def test_the_agency_sees_every_page_and_the_client_those_that_the_report_speaks_of() -> None:
    quiet = PageFacts(url="https://torchio-valmara.example/quiet", outcome=Outcome.AUDITED, language="it")
    audit = msgspec.structs.replace(AUDIT, pages=(*AUDIT.pages, AuditedPage(url=quiet.url, outcome=Outcome.AUDITED)))
    read = (*PAGES, (Page(url=quiet.url, blocks=(Block(kind="p", text="Silenzio."),)), quiet))
    agency = rendered(audit, lambda: iter(read))
    client = rendered(audit, lambda: iter(read), view="client")
    assert page_path(quiet.url) in agency
    assert page_path(quiet.url) not in client
    assert "/vendemmia-2019" in agency["pages.html"]
    assert "/vendemmia-2019" not in "".join(client.values())


def test_an_unknown_view_or_language_is_refused() -> None:
    with pytest.raises(ValueError, match="everybody"):
        rendered(AUDIT, view="everybody")
    with pytest.raises(KeyError):
        rendered(AUDIT, language="xx")


def test_rendering_reads_one_page_at_a_time() -> None:
    open_pages = 0

    def read():  # type: ignore[no-untyped-def]
        nonlocal open_pages
        for page in PAGES:
            open_pages += 1
            yield page

    seen = []
    for path, _ in render(AUDIT, read, view="agency", language="en"):
        if path.startswith("p/"):
            seen.append(open_pages)
    assert seen == [1, 2, 3]


def test_a_page_prints_its_copy_with_marks_in_place_and_a_note_for_each() -> None:
    text = files()[page_path(HOME)]
    tree = html5lib.parse(text)
    marks = ["".join(mark.itertext()) for mark in tree.iter(f"{HTML}mark")]
    assert marks == [LONG]
    assert '<a class="tag d-plain" id="m1" href="#n1" lang="en">long sentence <b>1</b></a>' in text
    assert '<li class="d-plain" id="n1" value="1">' in text
    for block in PAGES[0][0].blocks:
        assert all(part.strip() in "".join(tree.itertext()) for part in block.text.split(LONG)), block


def test_a_quote_carries_its_own_language() -> None:
    text = files("full", "client", "fr")["checks/readability.html"]
    assert re.search(r'<blockquote class="said d-plain" lang="it" dir="auto"><p><mark>Le olive', text)
    assert re.search(r'<blockquote class="said d-plain" lang="en" dir="auto"><p><mark>If you', text)


def test_a_page_is_named_once_however_often_a_sentence_stands_on_it() -> None:
    places = tuple(Place(url=f"{HOME}{n // 2}", block=n) for n in range(14))
    often = msgspec.structs.replace(finding(LONG, "it", *places), count=20)
    check = msgspec.structs.replace(READABILITY, result=msgspec.structs.replace(READABILITY.result, findings=(often,)))
    text = rendered(msgspec.structs.replace(AUDIT, checks=(check,)))["checks/readability.html"]
    assert text.count(f'href="{HOME}0"') == 1
    assert text.count(f'href="{HOME}4"') == 1
    assert f'href="{HOME}5"' not in text
    assert "and in 8 more places" in text


def test_the_formula_its_source_and_its_control_points_are_printed() -> None:
    text = files()["checks/readability.html"]
    formula = pack.rules("it").formula
    assert all(part in text for part in (formula.name, "300 × sentences", "At 60 or better the score is 100"))


def test_no_score_is_na_and_never_a_number() -> None:
    text = files("empty", "client", "en")["index.html"]
    assert '<p class="figure figure-none">n/a</p>' in text
    assert "There is too little here to judge yet" in text
    assert '<rect class="ink"' not in text


def test_word_and_number_of_a_score_agree() -> None:
    for score, words in ((74.5, "75 of 100, in good shape"), (74.4, "74 of 100, on its way")):
        check = msgspec.structs.replace(READABILITY, result=msgspec.structs.replace(READABILITY.result, score=score))
        text = rendered(msgspec.structs.replace(AUDIT, checks=(check, FACES)))["checks/readability.html"]
        assert words in text


@pytest.mark.parametrize(
    ("noted", "told"),
    [
        ("status 404", "codice del server: 404"),
        ("more than 200,000 tags", "oltre 200.000 elementi"),
        ("by its name", "a giudicare dal nome"),
        ("de", "tedesco"),
        ("application/zip", "application/zip"),
        ("https://torchio-valmara.example/olio", "/olio"),
        ("status 403, cf-ray", "status 403, cf-ray"),
    ],
)
def test_what_the_crawl_noted_is_told_in_the_report_s_language(noted: str, told: str) -> None:
    assert edition(AUDIT, view="agency", language="it").circumstance(noted) == told


@pytest.mark.parametrize("key", sorted(filter(re.compile("detail[.]").match, pack.prose("en").keys())))
def test_every_circumstance_that_has_words_is_one_that_the_crawl_notes(key: str) -> None:
    words = [word for word in key.removeprefix("detail.").split("-") if word != "n"]
    notes = re.compile(r"[^\"\n]*".join(['"[^"\n]*', *words, '"']), re.IGNORECASE)
    assert any(notes.search(path.read_text("utf-8")) for path in (ROOT / "crawler").rglob("*.py"))


@pytest.mark.parametrize("code", pack.codes())
def test_a_formula_is_told_in_the_report_s_language(code: str) -> None:
    assert all(f"formula.{pack.rules(each).formula.id}" in pack.prose(code) for each in pack.codes())
    assert pack.prose(code).say(f"formula.{pack.rules(code).formula.id}") == pack.rules(code).formula.text


def test_counts_in_a_notice_are_counts_of_pages() -> None:
    notice = msgspec.structs.replace(AUDIT.notices[0], key="wrong-lang-attribute", detail="en → it (2), fr → it (1)")
    text = rendered(msgspec.structs.replace(AUDIT, notices=(notice,)))["index.html"]
    assert "English → Italian (2 pages), French → Italian (1 page)" in text


def test_an_unknown_notice_is_printed_all_the_same() -> None:
    notice = msgspec.structs.replace(AUDIT.notices[0], key="from-the-future", detail="x")
    text = rendered(msgspec.structs.replace(AUDIT, notices=(notice,)))["index.html"]
    assert "Also noted: from-the-future x" in text


@pytest.mark.parametrize(
    ("language", "share", "number", "day"),
    [
        ("en", "62.5%", "1,234.6", "November 21, 2026"),
        ("it", "62,5%", "1.234,6", "21 novembre 2026"),
        ("fr", "62,5 %", "1 234,6", "21 novembre 2026"),
    ],
)
def test_numbers_and_dates_are_those_of_the_language(language: str, share: str, number: str, day: str) -> None:
    speech = Speech(language)
    made = (speech.measured(0.62501, "share"), speech.measured(1234.56, "points"))
    # Which of the narrow and wide unbreakable spaces it is changes with the release of Babel.
    assert tuple(re.sub(r"\s", " ", each) for each in made) == (share, number)
    assert speech.day("2026-11-21T23:59:59Z") == day


@pytest.mark.parametrize(
    ("language", "day"), [("en", "November 1, 2026"), ("it", "1º novembre 2026"), ("fr", "1er novembre 2026")]
)
def test_the_first_of_a_month_is_written_as_the_language_writes_it(language: str, day: str) -> None:
    assert Speech(language).day("2026-11-01") == day


def test_an_excerpt_cuts_no_word() -> None:
    words = " ".join(["uliveto"] * 100)
    pieces = excerpt(words, [(400, 407)])
    assert {word for piece in pieces for word in piece.text.split()} == {"…", "uliveto"}


def test_overlapping_marks_are_cut_at_their_edges() -> None:
    pieces = segments("abcdef", [(0, 4), (2, 6), (9, 12), (3, 3)])
    assert [(piece.text, piece.spans, piece.opens) for piece in pieces] == [
        ("ab", (0,), (0,)),
        ("cd", (0, 1), (1,)),
        ("ef", (1,), ()),
    ]


@settings(deadline=None)
@given(st.text(), st.lists(st.tuples(st.integers(-5, 40), st.integers(-5, 40)), max_size=6))
def test_segments_lose_nothing_of_the_text(text: str, spans: list[tuple[int, int]]) -> None:
    pieces = segments(text, spans)
    assert "".join(piece.text for piece in pieces) == text
    opened = [index for piece in pieces for index in piece.opens]
    assert len(opened) == len(set(opened))


@settings(deadline=None)
@given(st.text(max_size=900), st.lists(st.tuples(st.integers(0, 900), st.integers(0, 900)), max_size=4))
def test_an_excerpt_is_short(text: str, spans: list[tuple[int, int]]) -> None:
    assert sum(len(piece.text) for piece in excerpt(text, spans)) <= 300 + 4


@settings(deadline=None)
@given(st.text())
def test_shown_text_can_be_written_and_hides_nothing(text: str) -> None:
    made = shown(text)
    made.encode("utf-8")
    assert not re.search("[\x00-\x08\x7f-\x9f\u202a-\u202e\u2066-\u2069]", made)


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "//evil.example/",
        "https:evil.example",
        "http://",
        "https://[::1",
        "https://a.example:99999/",
        "https://a.example\\@b.example/",
        "https://a.example\\evil",
        "https://a.example/a b",
        "https://a.example/<b>",
        "https://user:secret@a.example/",
        "https://a.example/?token=abc",
        "https://a.example/\u202emoc",
        "https://a.example/" + "x" * 600,
        "mailto:",
        "file:///etc/passwd",
    ],
)
def test_what_is_not_safe_to_follow_is_no_link(url: str) -> None:
    assert safe_href(url) is None


@pytest.mark.parametrize("url", ["https://a.example/x?y=1#z", "http://a.example", "mailto:anna@a.example", "tel:+3901"])
def test_what_is_safe_to_follow_is_a_link_as_it_stands(url: str) -> None:
    assert safe_href(url) == url


@settings(deadline=None)
@given(st.text())
def test_a_link_has_one_of_four_schemes(url: str) -> None:
    href = safe_href(url)
    assert href is None or re.match(r"(https?://[^/?#]|mailto:.|tel:.)", href, re.IGNORECASE)


@pytest.mark.parametrize(
    ("url", "printed"),
    [
        ("https://a.example/", "a.example/"),
        ("https://a.example/caff%C3%A8", "/caffè"),
        ("https://b.example/x", "https://b.example/x"),
        ("https://a.example/?token=abc&x=1", "/?token=…&x=1"),
        ("https://me:pw@b.example/x", "https://b.example/x"),
        ("https://[", "https://["),
    ],
)
def test_an_address_is_printed_for_people_and_without_secrets(url: str, printed: str) -> None:
    assert printed_url(url, "https://a.example/start") == printed


@settings(deadline=None)
@given(st.text())
def test_a_page_has_a_name_that_no_address_can_choose(url: str) -> None:
    assert re.fullmatch(r"p/[0-9a-f]{16}\.html", page_path(url))
    printed_url(url)


def test_a_list_of_many_pages_is_cut_into_sheets() -> None:
    many = tuple(AuditedPage(url=f"{HOME}{n}", outcome=Outcome.NOT_FOUND) for n in range(501))
    found = rendered(msgspec.structs.replace(AUDIT, pages=many, outcomes=((Outcome.NOT_FOUND, 501),)), lambda: iter(()))
    assert [found[f"pages{n}.html"].count('<tr class="unread">') for n in ("", "-2", "-3")] == [250, 250, 1]
    assert "301 more addresses are not printed here." in found["method.html"]
    assert page_list.paths(0) == ("pages.html",)


def test_a_check_of_many_findings_is_cut_into_sheets() -> None:
    count = check_sheet.FINDINGS + 1
    findings = tuple(finding(f"{LONG} {n}", "it", Place(url=HOME, block=4)) for n in range(count))
    check = msgspec.structs.replace(READABILITY, result=msgspec.structs.replace(READABILITY.result, findings=findings))
    found = rendered(msgspec.structs.replace(AUDIT, checks=(check,)))
    assert found["checks/readability-2.html"].count("<blockquote") == 1
    assert "measured" not in re.sub(r"<style>.*?</style>", "", found["checks/readability-2.html"], flags=re.DOTALL)


@pytest.mark.parametrize("text", ["a", "\u202e", '"', "&<>'\"", "è", "\U0001f600"])
def test_no_page_is_over_300_kilobytes(text: str) -> None:
    block = Block(kind="p", text=text * 30_000)
    small = Block(kind="p", text=text * 10)
    blocks = (*[small] * 300, *[block] * 40)
    mark = Mark(check="readability", kind="long-sentence", start=0, end=10)
    units = tuple(
        Unit(block=n, start=0, end=10, digest=n, words=1, judged=True, marks=(mark,), text=text) for n in range(340)
    )
    facts = PageFacts(url=HOME, outcome=Outcome.AUDITED, title=text * 9000, language="it", units=units)
    sheet = rendered(AUDIT, lambda: iter([(Page(url=HOME, blocks=blocks), facts)]))[page_path(HOME)]
    assert len(sheet.encode()) <= 300_000
    assert sheet.count('<li class="d-plain"') <= page_sheet.NOTES
    assert "on this page are not printed" in sheet


def test_a_page_of_many_marks_counts_those_that_it_does_not_print() -> None:
    blocks = tuple(Block(kind="p", text=f"Una frase breve numero {n}.") for n in range(250))
    mark = Mark(check="readability", kind="long-sentence", start=0, end=9)
    units = tuple(Unit(block=n, start=0, end=9, digest=n, words=3, judged=True, marks=(mark,)) for n in range(250))
    facts = PageFacts(url=HOME, outcome=Outcome.AUDITED, language="it", units=units)
    sheet = rendered(AUDIT, lambda: iter([(Page(url=HOME, blocks=blocks), facts)]))[page_path(HOME)]
    assert sheet.count('<li class="d-plain"') == 200
    assert "50 more marks on this page are not printed." in sheet
    assert "Una frase</mark> breve numero 199." in sheet
    assert sheet.count("As in note 1.") == 199


def test_the_report_is_the_same_bytes_under_any_hash_seed_locale_and_time_zone() -> None:
    program = (
        "import hashlib, tests.report_sample as s\n"
        "from audit.report.render import render\n"
        "views = ('client', 'agency')\n"
        "made = repr([list(render(a, p, view=v, language='it')) for a, p in s.SAMPLES.values() for v in views])\n"
        "print(hashlib.sha256(made.encode()).hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={
                "PATH": os.environ["PATH"],
                "PYTHONPATH": str(ROOT),
                "PYTHONHASHSEED": seed,
                "TZ": zone,
                "LC_ALL": locale,
            },
            cwd=folder,
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed, zone, locale, folder in (("1", "UTC", "C", ROOT), ("2", "Asia/Tokyo", "C.UTF-8", "/"))
    }
    assert len(digests) == 1


def test_a_client_report_looks_as_it_was_approved() -> None:
    """Written anew by `GOLDEN=write pytest`; read the diff before you commit it."""
    golden = Path(__file__).parent / "golden" / "client-en"
    # Style and script are the templates' own; the golden holds what they are put on.
    found = {path: _without_inline(text) for path, text in files("full", "client", "en").items()}
    if os.environ.get("GOLDEN") == "write":
        for path, text in found.items():
            (golden / path).parent.mkdir(parents=True, exist_ok=True)
            (golden / path).write_text(text, "utf-8")
    kept = {str(path.relative_to(golden)): path.read_text("utf-8") for path in golden.rglob("*") if path.is_file()}
    assert found == kept


def _without_inline(text: str) -> str:
    text = re.sub(r"<(style|script)>.*?</\1>", r"<\1></\1>", text, flags=re.DOTALL)
    return re.sub(r"sha256-[^&]*", "sha256-", text)


def test_only_the_environment_knows_how_text_is_escaped() -> None:
    for template in resources.templates().iterdir():
        source = template.read_text("utf-8")
        assert not re.search(r"\|\s*safe|autoescape|style=|\son\w+=", source), template.name
        assert not re.search(r"=\{\{", source), f"{template.name}: an attribute without quotes"
    for module in (ROOT / "audit").rglob("*.py"):
        assert not re.search(r"\bMarkup\b|from_string", module.read_text("utf-8")), module.name


def test_the_script_is_short_and_classic() -> None:
    source = (resources.templates() / "report.js").read_text("utf-8")
    assert len([line for line in source.splitlines() if line.strip()]) <= 60
    assert not re.search(r"innerHTML|fetch|XMLHttp|import |eval|document\.write", source)
