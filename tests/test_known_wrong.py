"""What `label` still gets wrong, and the README says so: a case that has come right leaves both."""

import tomllib
from pathlib import Path

import msgspec
import pytest

from audit.app.label import Unit, labeled

ROOT = Path(__file__).parents[1]


class Case(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One unit and the label that it is wrong about."""

    lang: str
    kind: str
    text: str
    label: str
    bears: bool  # whether it should bear the label


CASES = msgspec.convert(
    tomllib.loads((ROOT / "tests/cases/known-wrong.toml").read_text("utf-8"))["case"], tuple[Case, ...]
)


@pytest.mark.parametrize("case", CASES, ids=[case.text for case in CASES])
def test_a_known_mistake_is_still_made_and_told(case: Case) -> None:
    said = case.label in labeled(Unit("a", case.lang, case.kind, case.text)).labels
    assert said is not case.bears
    assert case.text in " ".join((ROOT / "README.md").read_text("utf-8").split())
