"""The `label` command: lines in, lines out."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from audit.languages import pack
from audit.languages.lexicon import lexicon
from audit.sentence.kinds import Label
from tests.conftest import Cli, environment


def line(id: str, lang: str, text: str, kind: str = "p") -> str:  # noqa: A002 - the key's name
    return json.dumps({"id": id, "lang": lang, "kind": kind, "text": text})


def a_praise(code: str) -> str:
    """A sentence that the pack's own author says to be self-praise."""
    return next(entry.bad[0] for entry in lexicon(code).entries if entry.theme == "praise")


@pytest.fixture
def units(tmp_path: Path) -> Path:
    file = tmp_path / "units.jsonl"
    lines = [line(f"{code}-1", code, a_praise(code)) for code in pack.codes()]
    file.write_text("\n".join([*lines, "", line("none", "xx", "Hej!"), line("blank", pack.codes()[0], " ")]), "utf-8")
    return file


def test_every_unit_is_answered_in_order(cli: Cli, units: Path) -> None:
    done = cli("label", str(units))
    answers = [json.loads(line) for line in done.out.splitlines()]
    assert [answer["id"] for answer in answers] == [*(f"{code}-1" for code in pack.codes()), "none", "blank"]
    for answer in answers[:-2]:
        assert "self_praise" in answer["labels"]
        assert {mark["label"] for mark in answer["marks"]} == set(answer["labels"]) <= {label.value for label in Label}
        assert all(mark.keys() == {"label", "kind", "start", "end"} for mark in answer["marks"])
    assert [answer["labels"] + answer["marks"] for answer in answers[-2:]] == [[], []]


def test_a_mark_lies_on_code_points_of_the_text_as_it_was_given(cli: Cli, tmp_path: Path) -> None:
    code = pack.codes()[0]
    text = f"\U0001f35e\u00a0 {a_praise(code)}"
    (tmp_path / "units.jsonl").write_text(line("one", code, text), "utf-8")
    (answer,) = map(json.loads, cli("label", str(tmp_path / "units.jsonl")).out.splitlines())
    assert answer["marks"]
    assert all(text[mark["start"]].isalnum() and mark["end"] <= len(text) for mark in answer["marks"])


def test_standard_input_is_a_file_named_dash(cli: Cli, units: Path) -> None:
    command = [sys.executable, "-m", "audit.app", "label", "-"]
    piped = subprocess.run(command, input=units.read_bytes(), env=environment(), capture_output=True, check=True)
    assert piped.stdout.decode() == cli("label", units).out


@pytest.mark.parametrize(
    ("bad", "says"),
    [
        ("no json", "line 2"),
        ('{"id": "a", "lang": "en", "kind": "p"}', "text"),
        ('{"id": 7, "lang": "en", "kind": "p", "text": ""}', "id"),
        ("[]", "line 2"),
        ('{"id": "a", "lang": "en", "kind": "p", "text": "\\ud800"}', "line 2"),
    ],
)
def test_a_line_that_is_no_unit_ends_it_in_one_line(cli: Cli, tmp_path: Path, bad: str, says: str) -> None:
    (tmp_path / "units.jsonl").write_text(f"{line('one', 'xx', 'Hej')}\n{bad}\n", "utf-8")
    done = cli("label", "units.jsonl")
    assert done.code == 65
    assert len(done.out.splitlines()) == 1
    (complaint,) = done.err.splitlines()
    assert "line 2" in complaint
    assert says in complaint


def test_a_file_that_is_not_there_is_a_mistake_of_usage(cli: Cli) -> None:
    done = cli("label", "nowhere.jsonl")
    assert done.code == 2
    assert "nowhere.jsonl: no such file" in done.err
