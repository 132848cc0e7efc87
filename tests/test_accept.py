"""The last word: accepted findings, ignored and added words, checks switched off."""

import re
import tomllib
from collections.abc import Callable, Iterable
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import settings as tried
from hypothesis import strategies as st

from audit.app.accepted import as_toml, read_accepted
from audit.app.configuration import settings
from audit.app.digest import note_digest, words_digest
from audit.checks import checks
from audit.checks.findings import finding_key
from audit.judge import judge
from audit.languages.lexicon import Added
from audit.last_word import Acceptance, LastWord, last_word
from audit.model import Audit, Mark, PageFacts, Result, Unit, Versions
from audit.page.note import note, note_with
from audit.report.render import render
from audit.text.fold import digest
from crawler.errors import Usage
from crawler.known import CrawlInfo, Known
from crawler.outcome import Outcome
from crawler.page import Block, Page
from tests.conftest import Cli
from tests.report_sample import AUDIT, LONG, READABILITY, pages

DAY = "2026-11-21"
INFO = CrawlInfo(
    site="forno.example", start="https://forno.example/", started_at=f"{DAY}T09:00:00Z", finished=True, max_pages=9
)
VERSIONS = Versions(tool="0", words="0", formula=1)
BOAST = "Siamo leader di mercato nel pane."
MARK = Mark(check="self-praise", kind="leadership", start=6, end=23)


def unit(text: str, *marks: Mark, words: int = 30) -> Unit:
    return Unit(block=0, start=0, end=len(text), digest=digest(text), words=words, judged=True, marks=marks, text=text)


def facts(*units: Unit, url: str = "https://forno.example/") -> PageFacts:
    return PageFacts(url=url, outcome=Outcome.AUDITED, language="it", words=30 * len(units), units=units)


def judged(read: Iterable[PageFacts], word: LastWord | None = None) -> Audit:
    kept = tuple(read)
    known = [Known(url=page.url, outcome=Outcome.AUDITED) for page in kept]
    return judge(INFO, lambda: iter(known), lambda: iter(kept), versions=VERSIONS, word=word or LastWord())


def result(audit: Audit, check: str = "self-praise") -> Result:
    return next(found.result for found in audit.checks if found.id == check)


def acceptance(sentence: str = BOAST, check: str = "self-praise", until: str | None = None) -> Acceptance:
    return Acceptance(check=check, sentence=sentence, by="Ann", why="An award proves it.", until=until)


SITE = (facts(unit(BOAST, MARK), *(unit(f"Il pane numero {n} cuoce qui.") for n in range(9))),)


# ---- judging


def test_an_accepted_finding_is_listed_and_weighs_nothing() -> None:
    before, after = judged(SITE), judged(SITE, last_word([acceptance()], day=DAY))
    assert [finding.sentence for finding in result(before).findings] == [BOAST]
    assert result(after).findings == ()
    assert [(item.finding, item.by, item.why, item.until) for item in result(after).accepted] == [
        (result(before).findings[0], "Ann", "An award proves it.", None)
    ]
    assert (result(before).measures[0].value, result(after).measures[0].value) == (0.1, 0.0)
    assert (before.pages[0].findings, after.pages[0].findings) == (1, 0)
    assert before.words == after.words


def test_an_edited_sentence_is_found_again() -> None:
    edited = facts(unit("Siamo leader di mercato nel pane nero.", MARK), *SITE[0].units[1:])
    after = judged([edited], last_word([acceptance()], day=DAY))
    assert len(result(after).findings) == 1
    assert result(after).accepted == ()


@pytest.mark.parametrize("spelled", [BOAST, f"  {BOAST}".replace(" nel", "  nel"), BOAST.upper()])
def test_a_sentence_that_moved_or_is_spelled_otherwise_stays_accepted(spelled: str) -> None:
    there = unit(spelled, msgspec.structs.replace(MARK, end=len(spelled)))
    moved = facts(*SITE[0].units[1:], there, url="https://forno.example/chi-siamo")
    after = judged([moved], last_word([acceptance()], day=DAY))
    assert result(after).findings == ()
    assert [item.finding.places[0].url for item in result(after).accepted] == [moved.url]


def test_what_is_accepted_for_one_check_counts_in_another() -> None:
    both = facts(unit(BOAST, MARK, Mark(check="family-test", kind="number", start=0, end=5)), *SITE[0].units[1:])
    after = judged([both], last_word([acceptance()], day=DAY))
    assert (len(result(after).findings), len(result(after, "family-test").findings)) == (0, 1)


@pytest.mark.parametrize(("until", "holds"), [("2026-11-20", False), (DAY, True), ("2027-01-01", True), (None, True)])
def test_an_acceptance_holds_until_its_last_day_by_the_crawl_s_own_date(until: str | None, *, holds: bool) -> None:
    after = judged(SITE, last_word([acceptance(until=until)], day=INFO.started_at))
    assert (len(result(after).findings), len(result(after).accepted)) == ((0, 1) if holds else (1, 0))
    assert [notice.detail for notice in after.notices if notice.key == "acceptance-expired"] == ([] if holds else ["1"])


def test_one_that_is_over_is_not_told_where_its_sentence_is_gone() -> None:
    after = judged([facts(*SITE[0].units[1:])], last_word([acceptance(until="2020-01-01")], day=DAY))
    assert "acceptance-expired" not in {notice.key for notice in after.notices}


@pytest.mark.parametrize(("word", "dropped"), [("LEADER  di Mercato", True), ("leader", False), ("", False)])
def test_a_mark_that_quotes_an_ignored_word_is_dropped(word: str, *, dropped: bool) -> None:
    after = judged(SITE, LastWord(ignore=(word,)))
    assert (result(after).findings == ()) is dropped
    assert (after.pages[0].findings == 0) is dropped


def test_what_is_ignored_is_not_listed_as_accepted() -> None:
    after = judged(SITE, last_word([acceptance()], day=DAY, ignore=("leader di mercato",)))
    assert (result(after).findings, result(after).accepted) == ((), ())


def test_a_check_that_is_switched_off_is_not_run_and_the_report_says_so() -> None:
    after = judged(SITE, LastWord(off=("self-praise", "jargon")))
    assert {found.id for found in after.checks} == {check.id for check in checks()} - {"self-praise", "jargon"}
    assert [notice.detail for notice in after.notices if notice.key == "checks-off"] == ["self-praise, jargon"]
    assert LastWord(off=("self-praise",)).heeded(SITE[0]).units[0].marks == ()


MARKABLE = ("self-praise", "family-test", "jargon", "readability")
KINDS = {"self-praise": "leadership", "family-test": "number", "jargon": "abstraction", "readability": "long-sentence"}


@st.composite
def sites(draw: st.DrawFn) -> list[PageFacts]:
    texts = draw(st.lists(st.integers(0, 30).map("Frase numero {}.".format), min_size=1, max_size=25))
    units = []
    for text in texts:
        marked = draw(st.sets(st.sampled_from(MARKABLE)))
        units.append(unit(text, *(Mark(check=at, kind=KINDS[at], start=0, end=5) for at in sorted(marked))))
    half = len(units) // 2
    return [facts(*units[:half]), facts(*units[half:], url="https://forno.example/b")]


@given(sites(), st.randoms(use_true_random=False))
@tried(deadline=None)
def test_accepting_never_lowers_a_score_and_hides_nothing(site: list[PageFacts], random: object) -> None:
    before = judged(site)
    there = [finding for check in before.checks for finding in check.result.findings]
    chosen = [finding for finding in there if random.random() < 0.4]  # type: ignore[attr-defined]
    after = judged(site, last_word([acceptance(item.sentence, item.check) for item in chosen], day=DAY))
    for old, new in zip(before.checks, after.checks, strict=True):
        assert (old.result.score is None) is (new.result.score is None)
        assert (new.result.score or 0) >= (old.result.score or 0)
        kept = {finding.key for finding in new.result.findings} | {item.finding.key for item in new.result.accepted}
        assert kept == {finding.key for finding in old.result.findings}
    assert (after.score or 0) >= (before.score or 0)
    assert {item.finding.key for check in after.checks for item in check.result.accepted} == {
        finding.key for finding in chosen
    }


# ---- the file


def written(folder: Path, text: str) -> Path:
    (folder / "forno.example.toml").write_text(text, "utf-8")
    return folder


ENTRY = f'[[accepted]]\ncheck = "self-praise"\nsentence = "{BOAST}"\nby = "Ann"\nwhy = "So."\n'
WRONG = {
    "no TOML": ("[[accepted", "array"),
    "another table": ("[other]\n", "only [[accepted]]"),
    "no list": ('accepted = "all"\n', "only [[accepted]]"),
    "an unknown key": (f"{ENTRY}\n{ENTRY}who = 1\n", "entry 2"),
    "nobody": (ENTRY.replace("by", "buy"), "entry 1"),
    "a day that is none": (f'{ENTRY}until = "2027-02-30"\n', "2027-02-30"),
    "a key of another sentence": (f'{ENTRY}key = "{"0" * 16}"\n', "entry 1"),
}


@pytest.mark.parametrize("case", WRONG)
def test_a_mistake_in_the_file_names_file_and_entry(tmp_path: Path, case: str) -> None:
    text, place = WRONG[case]
    with pytest.raises(Usage) as caught:
        read_accepted(written(tmp_path, text), "forno.example")
    assert "forno.example.toml" in str(caught.value)
    assert place in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_file_by_hand_needs_no_key_and_may_have_days(tmp_path: Path) -> None:
    (entry,) = read_accepted(written(tmp_path, f"{ENTRY}until = 2027-06-30\n"), "forno.example")
    assert (entry.key, entry.until) == (finding_key("self-praise", BOAST), "2027-06-30")


def test_a_site_without_a_file_has_accepted_nothing(tmp_path: Path) -> None:
    assert read_accepted(tmp_path / "nowhere", "forno.example") == ()


printable = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
entries = st.lists(
    st.builds(
        Acceptance,
        check=st.sampled_from(MARKABLE),
        sentence=printable,
        by=printable,
        why=printable,
        until=st.none() | st.dates().map(str),
    )
)


@given(entries)
def test_what_is_written_is_read_again_whatever_it_says(kept: list[Acceptance]) -> None:
    text = as_toml(kept)
    found = [
        Acceptance(**{name: value for name, value in raw.items() if name != "key"})
        for raw in tomllib.loads(text).get("accepted", [])
    ]
    assert {entry.key: entry for entry in found} == {entry.key: entry for entry in kept}
    assert as_toml(reversed(found)) == text


# ---- the configuration


@pytest.fixture
def configured(tmp_path: Path) -> Callable[[str], object]:
    def read(text: str) -> object:
        (tmp_path / "h2h-audit.toml").write_text(text, "utf-8")
        return settings({}, file=tmp_path / "h2h-audit.toml")

    return read


ALL = tuple(check.id for check in checks())
OFF = {
    'checks = ["-readability"]': ("readability",),
    "[checks]\nreadability = false\nfaces = true\n": ("readability",),
    'checks = ["faces"]': tuple(check for check in ALL if check != "faces"),
    "checks = []": (),
    "": (),
}


@pytest.mark.parametrize("text", OFF)
def test_a_check_is_switched_off_by_its_id(configured: Callable[[str], object], text: str) -> None:
    assert configured(text).checks_off == OFF[text]  # type: ignore[attr-defined]


MISTAKES = {
    'checks = ["-readabilty"]': "readabilty",
    "[words]\nignores = []": "words",
    "[words]\nadd = [{phrase='qui si gode', kind='quality', language='it'}, {phrase='x', kind='quality'}]": "entry 2",
    "[words]\nadd = [{phrase='x y', kind='qualty', language='it'}]": "qualty",
    "[words]\nadd = [{phrase='x (y', kind='quality', language='it'}]": "entry 1",
    "[words]\nadd = [{phrase='x', kind='quality', language='xx'}]": "xx",
    "[words]\nadd = [{phrase='wir', kind='us', language='it'}]": "us",
    "[crawl]\nwords = {}": "words",
}


@pytest.mark.parametrize("text", MISTAKES)
def test_a_mistake_in_the_configuration_names_file_and_entry(configured: Callable[[str], object], text: str) -> None:
    with pytest.raises(Usage) as caught:
        configured(text)
    assert "h2h-audit.toml: " in str(caught.value)
    assert MISTAKES[text] in str(caught.value)


def test_the_folder_of_accepted_findings_is_beside_the_file(
    configured: Callable[[str], object], tmp_path: Path
) -> None:
    assert configured('[crawl]\naccepted = "a"').accepted == str(tmp_path / "a")  # type: ignore[attr-defined]


# ---- added words

PET = Added(phrase="il pane delle (feste|domeniche)", kind="abstraction", language="it", plain="il pane")
PAGE = Page(
    url="https://forno.example/",
    lang="it",
    blocks=(
        Block(kind="h1", text="Il nostro forno in paese"),
        Block(kind="p", text="Da noi trovate il pane delle feste il giovedì e il sabato, e la sera fino alle otto."),
    ),
)


def test_an_added_phrase_is_marked_as_the_pack_s_own_are() -> None:
    (before,), (after,) = (
        [found.units[1].marks for found in (made,)] for made in (note(PAGE), note(PAGE, added=(PET,)))
    )
    text = PAGE.blocks[1].text
    assert before == ()
    assert [(mark.check, mark.plain, text[mark.start : mark.end]) for mark in after] == [
        ("jargon", "il pane", "il pane delle feste")
    ]
    assert note_with(msgspec.json.encode([PET]).decode())(PAGE) == note(PAGE, added=(PET,))


def test_added_words_are_part_of_what_made_an_audit() -> None:
    assert note_digest((PET,)) != note_digest()
    assert words_digest((PET,)) != words_digest()
    assert note_digest(()) == note_digest()


# ---- the report

SHOWN = msgspec.structs.replace(
    AUDIT,
    checks=(
        msgspec.structs.replace(
            READABILITY,
            result=msgspec.structs.replace(
                READABILITY.result,
                findings=READABILITY.result.findings[1:],
                accepted=(
                    msgspec.convert(
                        {
                            "finding": msgspec.to_builtins(READABILITY.result.findings[0]),
                            "by": "<Ann>",
                            "why": "The owner's mother wrote it.",
                            "until": "2027-06-30",
                        },
                        type=Result.__annotations__["accepted"].__args__[0],
                    ),
                ),
            ),
        ),
        *AUDIT.checks[1:],
    ),
)


@pytest.mark.parametrize("sheet", ["checks/readability.html", "method.html"])
def test_the_agency_reads_what_was_accepted_and_the_client_how_much(sheet: str) -> None:
    agency, client = (dict(render(SHOWN, pages, view=view, language="en"))[sheet] for view in ("agency", "client"))
    for text in (agency, client):
        assert "One finding was accepted." in text
    for told in (LONG[:40], "&lt;Ann&gt;", "The owner&#39;s mother wrote it.", "June 30, 2027"):
        assert told in agency
        assert told not in client


def test_every_finding_of_the_agency_carries_the_line_to_paste() -> None:
    agency, client = (
        dict(render(AUDIT, pages, view=view, language="en"))["checks/readability.html"] for view in ("agency", "client")
    )
    lines = [f"h2h-audit accept {found.key} --site {AUDIT.site} --by" for found in READABILITY.result.findings]
    assert re.findall(r"h2h-audit accept \w+ --site \S+ --by", agency) == lines
    assert "h2h-audit accept" not in client


# ---- the command

COPY = " ".join(f"Il pane numero {n} cuoce qui a lungo nel forno del nostro paese." for n in range(20))
HTML = '<html lang="it"><title>Forno</title><h1>Il forno del paese</h1><p>{} {}</p>'


def read_audit(folder: Path) -> Audit:
    return msgspec.json.decode((folder / "audit.json").read_bytes(), type=Audit)


def test_a_finding_is_accepted_on_the_command_line(cli: Cli, site: Callable[..., Path], tmp_path: Path) -> None:
    folder = site({"index.html": HTML.format(BOAST, COPY)}, "forno.example")
    assert cli("audit", folder, "--quiet").code == 0
    (run,) = (tmp_path / "reports" / "forno.example").glob("2*")
    (found,) = result(read_audit(run)).findings
    score = result(read_audit(run)).score

    for wrong in (["0" * 16], [found.key, "--until", "2027-02-30"], [found.key, "--until", "2001-01-01"]):
        refused = cli("accept", *wrong, "--site", "forno.example", "--by", "Ann", "--why", "So.")
        assert (refused.code, refused.err.count("\n")) == (2, 1)
    assert not (tmp_path / "accepted").exists()
    (tmp_path / "taken").write_text("", "utf-8")
    assert cli("accept", found.key, "--by", "Ann", "--why", "So.", "--accepted", "taken").code == 73

    done = cli("accept", found.key, "--site", "forno.example", "--by", "Ann", "--why", "So.")
    assert (done.code, done.err) == (0, "")
    again = cli("accept", BOAST.upper(), "--by", "Bea", "--why", "It is true.", "--until", "2999-12-31")
    assert again.code == 0
    entry = {"key": found.key, "check": "self-praise", "sentence": BOAST, "by": "Ann", "why": "So."}
    stands = tomllib.loads((tmp_path / "accepted" / "forno.example.toml").read_text("utf-8"))["accepted"]
    assert stands == [{**entry, "by": "Bea", "why": "It is true.", "until": "2999-12-31"}]

    assert cli("report", "forno.example", "--view", "agency").code == 0
    after = read_audit(run)
    assert [item.by for item in result(after).accepted] == ["Bea"]
    assert (result(after).score or 0) > (score or 0)
    for view, told in (("agency-it", True), ("client-it", False)):
        sheet = (run / view / "checks" / "self-praise.html").read_text("utf-8")
        assert "Una frase segnalata è stata accettata." in sheet
        assert ("It is true." in sheet) is told


def test_added_and_ignored_words_hold_for_a_crawl_that_was_kept(
    cli: Cli, site: Callable[..., Path], tmp_path: Path
) -> None:
    folder = site({"index.html": HTML.format(BOAST, COPY)}, "forno.example")
    assert cli("audit", folder, "--quiet").code == 0
    (tmp_path / "h2h-audit.toml").write_text(
        'checks = ["-faces"]\n[words]\nignore = ["leader di mercato"]\n'
        'add = [{phrase = "pane numero #", kind = "abstraction", language = "it"}]\n',
        "utf-8",
    )
    (crawl,) = (tmp_path / "h2h-data" / "crawls" / "forno.example").glob("*.sqlite")
    assert cli("audit", crawl, "--quiet").code == 0
    newest = max((tmp_path / "reports" / "forno.example").glob("2*"))
    audit = read_audit(newest)
    assert result(audit).findings == ()
    assert len(result(audit, "jargon").findings) == 20
    assert "faces" not in {check.id for check in audit.checks}
    assert "pane numero #" in (newest / "run.json").read_text("utf-8")
