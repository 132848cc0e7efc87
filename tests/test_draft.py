"""`audit` of a draft: a file of text, Markdown or HTML, or standard input, answered sentence by sentence."""

import json
import os
import pty
import subprocess
import sys
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.app import commands
from audit.app.configuration import Settings
from audit.app.draft_answer import rows
from audit.app.draft_text import markdown_blocks, text_blocks
from audit.app.terminal import Terminal
from audit.languages import pack
from crawler.errors import H2HError
from crawler.settings import MAX_BODY
from tests.conftest import Cli, environment


class Draft(msgspec.Struct, frozen=True):
    """A draft of four lines, with what must be marked in its second and fourth."""

    title: str
    boast: str
    fact: str
    jargon: str
    boasted: str  # the words that are praise
    cold: str  # the words that are jargon


DRAFTS = {
    "en": Draft(
        "Roofs in slate and copper",
        "We are the market leader in slate roofs, and have been for years.",
        "Anna climbs up with you and shows you where the rain comes in.",
        "After that we deliver innovative solutions for every roof.",
        "market leader",
        "solutions",
    ),
    "it": Draft(
        "Tetti in ardesia e rame",
        "Siamo leader di mercato nei tetti in ardesia da molti anni.",
        "Anna sale con voi e vi mostra da dove entra la pioggia.",
        "Poi offriamo soluzioni a 360 gradi per ogni tetto della zona.",
        "leader di mercato",
        "soluzioni",
    ),
    "fr": Draft(
        "Des toits en ardoise et en cuivre",
        "Nous sommes leader du marché des toits en ardoise depuis des années.",
        "Anna monte avec vous et vous montre par où la pluie entre.",
        "Ensuite nous proposons des solutions à 360 degrés pour chaque toit.",
        "leader du marché",
        "solutions",
    ),
}
every = pytest.mark.parametrize("code", DRAFTS)

FORMS = {
    "draft.txt": "{0.title}\n\n{0.boast}\n{0.fact}\n\n{0.jargon}\n",
    "draft.md": "# {0.title}\n\n{0.boast}\n{0.fact}\n\n{0.jargon}\n",
    "draft.html": "<h1>{0.title}</h1>\n\n<p>{0.boast}\n{0.fact}</p>\n\n<p>{0.jargon}</p>\n",
}


def written(folder: Path, form: str, code: str) -> Path:
    file = folder / form
    file.write_text(FORMS[form].format(DRAFTS[code]), "utf-8")
    return file


class Asks:
    """Audits drafts in this process: the words of a language are read once, not for every test."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def _output(self, path: Path, language: str | None, spoken: str | None, shown: Terminal) -> str:
        wanted = Settings(report_lang=(spoken,) if spoken else ())
        assert commands.audit(path, None, wanted, shown, language=language, gated=False) == 0
        done = self._capsys.readouterr()
        assert done.err == ""
        return done.out

    def lines(self, path: Path, language: str | None = None, spoken: str | None = None) -> list[str]:
        """What a person reads."""
        return self._output(path, language, spoken, Terminal()).splitlines()

    def answer(self, path: Path, language: str | None = None) -> Any:
        """The one object."""
        return json.loads(self._output(path, language, None, Terminal(json=True)))


@pytest.fixture
def asks(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Asks:
    monkeypatch.setenv("COLUMNS", "100")
    return Asks(capsys)


def marks(answer: Any) -> list[tuple[int, str, str]]:
    """Line, check and words of every mark."""
    return [
        (unit["line"], mark["check"], unit["text"][mark["start"] : mark["end"]])
        for unit in answer["units"]
        for mark in unit["marks"]
    ]


def test_there_is_a_draft_in_every_language() -> None:
    assert set(DRAFTS) == set(pack.codes())


# ---- what is found


@every
@pytest.mark.parametrize("form", FORMS)
def test_a_mark_has_its_line_its_words_and_its_reason(asks: Asks, tmp_path: Path, form: str, code: str) -> None:
    draft = DRAFTS[code]
    answer = asks.answer(written(tmp_path, form, code))
    assert answer.keys() == {"schema_version", "path", "language", "units", "counts"}
    assert (answer["schema_version"], answer["language"]) == (1, code)
    assert [(unit["line"], unit["text"]) for unit in answer["units"]] == [
        (1, draft.title), (3, draft.boast), (4, draft.fact), (6, draft.jargon)
    ]  # fmt: skip
    found = marks(answer)
    assert (3, "self-praise", draft.boasted) in found
    assert any(line == 6 and check == "jargon" and draft.cold in words for line, check, words in found)
    assert not [line for line, _, _ in found if line in (1, 4)]
    for unit in answer["units"]:
        for mark in unit["marks"]:
            assert list(mark) == ["check", "kind", "start", "end", "label", "note", "ask", "plain"]
            assert mark["label"] == pack.prose(code).raw(f"kind.{mark['kind']}.label")
            assert mark["note"]
            assert mark["ask"]
    assert any(mark["plain"] for unit in answer["units"] for mark in unit["marks"] if mark["check"] == "jargon")


@every
def test_the_counts_are_those_of_the_draft(asks: Asks, tmp_path: Path, code: str) -> None:
    answer = asks.answer(written(tmp_path, "draft.md", code))
    counts = answer["counts"]
    assert (counts["units"], counts["sentences"], counts["not_judged"]) == (4, 3, 0)
    assert (counts["us"], counts["you"]) == (2, 1)
    assert [(ease["language"], ease["sentences"]) for ease in counts["reading"]] == [(code, 3)]
    found = marks(answer)
    for each in counts["checks"]:
        assert each["marks"] == sum(check == each["check"] for _, check, _ in found)
        assert each["units"] == len({line for line, check, _ in found if check == each["check"]})
    assert {check for _, check, _ in found} <= {each["check"] for each in counts["checks"]}


@every
@pytest.mark.parametrize("spoken", [None, *DRAFTS])
def test_a_person_reads_sentence_reason_and_sums(asks: Asks, tmp_path: Path, code: str, spoken: str | None) -> None:
    draft = DRAFTS[code]
    lines = asks.lines(written(tmp_path, "draft.md", code), spoken=spoken)
    at = lines.index(f"   3  {draft.boast}")
    under = lines[at + 1]
    assert set(under) == {" ", "^"}
    assert lines[at][under.index("^") : under.rindex("^") + 1] == draft.boasted
    prose = pack.prose(spoken or code)
    told = " ".join(line.strip() for line in lines)
    for key in ("kind.leadership.label", "kind.leadership.note", "kind.leadership.ask", "check.jargon.title"):
        assert prose.raw(key) in told
    assert pack.rules(code).formula.name in told
    assert draft.fact not in told
    assert max(map(len, lines)) <= 100


@every
def test_a_draft_without_a_mark_has_one_kind_line(asks: Asks, tmp_path: Path, code: str) -> None:
    (tmp_path / "draft.txt").write_text(DRAFTS[code].fact, "utf-8")
    first, *others = asks.lines(tmp_path / "draft.txt")
    assert first == pack.prose(code).raw("draft.nothing")
    assert not any("^" in line or pack.prose(code).raw("check.jargon.title") in line for line in others)


@pytest.mark.parametrize(("form", "code"), list(zip(FORMS, DRAFTS, strict=True)))
def test_standard_input_is_a_file_named_dash(asks: Asks, tmp_path: Path, form: str, code: str) -> None:
    file = written(tmp_path, form, code)
    command = [sys.executable, "-m", "audit.app", "audit", "-", "--json"]
    piped = subprocess.run(command, input=file.read_bytes(), env=environment(), capture_output=True, check=True)
    answer = json.loads(piped.stdout)
    assert answer.pop("path") == "-"
    assert marks(answer) == marks(asks.answer(file))


def test_a_long_sentence_is_a_mark_without_a_line_under_it(asks: Asks, tmp_path: Path) -> None:
    sentence = f"We walk over the roof with you {'and then we look at one more slate ' * 8}before we go home."
    (tmp_path / "draft.txt").write_text(sentence, "utf-8")
    lines = asks.lines(tmp_path / "draft.txt")
    assert f"      {pack.prose('en').raw('kind.long-sentence.label')}" in lines
    assert not any("^" in line for line in lines)


def test_a_heading_that_is_all_praise_has_a_line_under_it(asks: Asks, tmp_path: Path) -> None:
    (tmp_path / "draft.txt").write_text("Market leader", "utf-8")
    assert asks.lines(tmp_path / "draft.txt", "en")[:2] == ["   1  Market leader", "      ^^^^^^^^^^^^^"]


def test_a_sentence_that_speaks_of_both_counts_on_both_sides(asks: Asks, tmp_path: Path) -> None:
    (tmp_path / "draft.txt").write_text("We climb up with you every spring. It rains.", "utf-8")
    counts = asks.answer(tmp_path / "draft.txt", "en")["counts"]
    assert (counts["us"], counts["you"]) == (1, 1)


def test_where_there_are_colors_words_are_underlined_by_them(tmp_path: Path) -> None:
    file = written(tmp_path, "draft.txt", "en")
    ours, theirs = pty.openpty()
    more = {"TERM": "xterm", "COLUMNS": "100", "NO_COLOR": ""}
    for arguments, colored in (([], True), (["--no-color"], False)):
        command = [sys.executable, "-m", "audit.app", "audit", str(file), *arguments]
        subprocess.run(command, env=environment(**more), stdout=theirs, stderr=theirs, check=True)
        shown = os.read(ours, 1 << 16).decode()
        assert ("\x1b[4;33mmarket leader\x1b[0m" in shown) is colored
        assert ("^^^^" in shown) is not colored
    os.close(ours)
    os.close(theirs)


def test_no_control_character_of_a_draft_reaches_the_terminal(asks: Asks, tmp_path: Path) -> None:
    (tmp_path / "draft.txt").write_text("We are the \x1b[31m market leader in slate\x9b roofs.", "utf-8")
    told = "\n".join(asks.lines(tmp_path / "draft.txt", "en"))
    assert "market leader" in told
    assert not {"\x1b", "\x9b"} & set(told)


# ---- what is read of a file


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("One line\nand the rest of it.", [("p", "One line and the rest of it.", 1)]),
        ("A line as full as can be\nMaximum of columns.", [("p", "A line as full as can be Maximum of columns.", 1)]),
        ("A title\nThen a sentence that is a good deal longer.",
         [("p", "A title", 1), ("p", "Then a sentence that is a good deal longer.", 2)]),
        ("\n\n- slate\n- copper,\n  or tin\n2) lead",
         [("li", "slate", 3), ("li", "copper, or tin", 4), ("li", "lead", 6)]),
        ("Title\n=====\n\n-----\n* * *", [("p", "Title", 1)]),
        ("Des toits\u00a0:  ardoise", [("p", "Des toits\u00a0: ardoise", 1)]),
        (" \n\t\n", []),
    ],
)  # fmt: skip
def test_plain_text_is_paragraphs_and_list_items(text: str, blocks: list[tuple[str, str, int]]) -> None:
    assert [(placed.block.kind, placed.block.text, placed.line(0)) for placed in text_blocks(text)] == blocks


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("## Slate *and* copper", [("h2", "Slate and copper", 1)]),
        ("Read [about\nus](https://roofs.example) <br>now.", [("p", "Read about us now.", 1)]),
        ("- slate\n\n  by hand\n1. copper", [("li", "slate", 1), ("li", "by hand", 3), ("li", "copper", 4)]),
        ("> She came.\n>\n> # And went", [("quote", "She came.", 1), ("quote", "And went", 3)]),
        ("```\nbest = 1\n```\n\n    best = 2\n\n<div>\nbest\n</div>\n\nSlate", [("p", "Slate", 11)]),
        ("![the best roof](roof.png) Slate", [("p", "Slate", 1)]),
        ("| roof |\n|---|\n| slate |", [("th", "roof", 1), ("td", "slate", 3)]),
        ("---\ntitle: The best\n---\n\nSlate &amp; copper", [("p", "Slate & copper", 5)]),
        ("---\n\nSlate", [("p", "Slate", 3)]),
    ],
)
def test_markdown_is_read_without_its_markup(text: str, blocks: list[tuple[str, str, int]]) -> None:
    assert [(placed.block.kind, placed.block.text, placed.line(0)) for placed in markdown_blocks(text)] == blocks


def test_what_is_indented_on_standard_input_is_text() -> None:
    assert [placed.block.text for placed in markdown_blocks("    Slate", indented_code=False)] == ["Slate"]


WORDS = st.text("abcdeéA.,", min_size=1, max_size=12)


@given(st.lists(st.lists(WORDS, max_size=6), max_size=12))
def test_every_word_of_a_text_is_read_once_on_its_own_line(lines: list[list[str]]) -> None:
    numbered = [(number, f"x{word}") for number, line in enumerate(lines, 1) for word in line]
    text = "\n".join(" ".join(f"x{word}" for word in line) for line in lines)
    found = []
    for placed in text_blocks(text):
        offset = 0
        for word in placed.block.text.split(" "):
            found.append((placed.line(offset), word))
            offset += len(word) + 1
    assert found == numbered


@given(st.lists(WORDS, min_size=1).map(" ".join), st.integers(1, 60))
def test_rows_are_the_whole_text_and_no_wider_than_they_must_be(text: str, width: int) -> None:
    found = [text[start:end] for start, end in rows(text, width)]
    assert " ".join(found) == text
    assert all(len(row) <= max(width, 20) or " " not in row for row in found)


HTML = """<html lang="it"><head><title>Tetti</title>
<meta name="description" content="Siamo leader di mercato.">
<script>var a = "Anna sale con voi";</script></head><body><nav>Siamo leader di mercato</nav>
<!-- Anna sale con voi -->
<p>Anna sale
con&nbsp;voi e guarda. Siamo <b>leader
di mercato</b> nei tetti in ardesia.</p>
<blockquote>Siamo leader di mercato, dice il cliente.</blockquote></body></html>"""


def test_html_is_read_as_the_crawler_reads_it(asks: Asks, tmp_path: Path) -> None:
    (tmp_path / "draft.html").write_text(HTML, "utf-8")
    answer = asks.answer(tmp_path / "draft.html")
    assert [(unit["line"], unit["kind"]) for unit in answer["units"]] == [(1, "title"), (2, "meta"), (5, "p"), (6, "p")]
    assert answer["units"][3]["text"] == "Siamo leader di mercato nei tetti in ardesia."
    assert answer["counts"]["not_judged"] == 1


# ---- what cannot be answered


MISTAKES = {
    "no such file": (None, "nowhere.txt", None, 2, "no such file"),
    "a picture": (b"\x89PNG\r\n\x1a\n", "draft.txt", None, 65, "image"),
    "a document": (b"%PDF-1.7 ...", "draft.md", None, 65, "PDF"),
    "bytes": (b"Slate\0\0\0" * 80, "draft.html", None, 65, "binary"),
    "nothing": (b"", "draft.txt", None, 3, "no text"),
    "spaces": (b" \n\t\n", "draft.md", None, 3, "no text"),
    "no copy": (b"<html><body><script>1</script></body></html>", "draft.html", None, 3, "no text"),
    "a quotation": (b"> Anna climbed up with us and showed us the rain.", "draft.md", "en", 3, "quotations"),
    "another language": ("Wir decken Dächer mit Schiefer und Kupfer.".encode(), "draft.txt", None, 3, '"de"'),
    "too few words": (b"Xyz", "draft.txt", None, 3, "--lang"),
    "a language without a pack": (b"Slate", "draft.txt", "xx", 2, "--lang"),
    "too much": (b"a" * (MAX_BODY + 1), "draft.txt", None, 2, "no draft"),
    "some other file": (b"a,b", "draft.csv", None, 2, ".md"),
    "a language for a site": (None, ".", "en", 2, "--lang is for drafts"),
}


@pytest.mark.parametrize(("body", "name", "language", "code", "says"), MISTAKES.values(), ids=MISTAKES.keys())
def test_what_is_no_draft_is_told_in_one_line(
    tmp_path: Path, body: bytes | None, name: str, language: str | None, code: int, says: str
) -> None:
    if body is not None:
        (tmp_path / name).write_bytes(body)
    with pytest.raises(H2HError) as told:
        commands.audit(tmp_path / name, None, Settings(), Terminal(), language=language, gated=False)
    assert told.value.exit_code == code
    assert says in str(told.value)
    assert "\n" not in str(told.value)


@pytest.mark.parametrize(
    ("option", "value", "code"), [("--fail-under", "50", 2), ("--report-lang", "xx", 2), ("--lang", "xx", 2)]
)
def test_an_option_that_a_draft_has_no_use_for_is_a_mistake(
    cli: Cli, tmp_path: Path, option: str, value: str, code: int
) -> None:
    done = cli("audit", written(tmp_path, "draft.txt", "en"), option, value)
    (complaint,) = done.err.splitlines()
    assert (done.code, done.out) == (code, "")
    assert option in complaint


def test_a_gate_in_the_configuration_is_for_sites(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "h2h-audit.toml").write_text("[crawl]\nfail-under = 99\n", "utf-8")
    assert cli("audit", written(tmp_path, "draft.txt", "en")).code == 0


def test_a_few_words_are_judged_in_the_language_that_is_named(asks: Asks, tmp_path: Path) -> None:
    (tmp_path / "draft.txt").write_text("Market leader", "utf-8")
    answer = asks.answer(tmp_path / "draft.txt", "en")
    assert [(check, words) for _, check, words in marks(answer)] == [("self-praise", "Market leader")]


@pytest.mark.parametrize("form", ["draft.txt", "draft.md"])
def test_a_draft_that_is_no_html_loads_no_crawler(tmp_path: Path, form: str) -> None:
    script = (
        "import sys; from audit.app.main import main; sys.argv[1:] = sys.argv[2:]\n"
        "try: main()\n"
        "except SystemExit as end: assert not end.code\n"
        "print('LOADED', sorted({name.partition('.')[0] for name in sys.modules}))"
    )
    command = [sys.executable, "-c", script, "-", "audit", str(written(tmp_path, form, "en"))]
    done = subprocess.run(command, env=environment(), capture_output=True, text=True, check=True)
    loaded = done.stdout.partition("LOADED")[2]
    assert "'msgspec'" in loaded
    assert not [name for name in ("scrapy", "twisted", "bs4", "lxml") if f"'{name}'" in loaded]
