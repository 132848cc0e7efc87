"""The prose of every language pack: the same things said everywhere, nothing left empty."""

import re
import string
from pathlib import Path

import pytest
from babel import Locale

from audit.checks import checks
from audit.languages import pack
from audit.model import Dimension, Role, Status
from audit.sentence.kinds import Label, kinds
from crawler.outcome import Outcome
from crawler.page import KINDS, Region

ROOT = Path(__file__).parent.parent
REFERENCE = "en"
FORMS = frozenset({"zero", "one", "two", "few", "many", "other"})
every = pytest.mark.parametrize("language", pack.codes())


def plural(key: str) -> bool:
    stem, _, form = key.rpartition(".")
    return form in FORMS and f"{stem}.one" in pack.prose(REFERENCE)


def names(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@every
def test_every_pack_says_the_same_things(language: str) -> None:
    """Of a plural, the forms are the language's own; all else is the same."""
    own, reference = (
        {key.rpartition(".")[0] if plural(key) else key for key in sorted(pack.prose(code).keys())}
        for code in (language, REFERENCE)
    )
    assert own == reference


@every
def test_every_pack_has_the_plural_forms_that_its_language_takes(language: str) -> None:
    prose, form = pack.prose(language), Locale.parse(language).plural_form
    wanted = {form(number) for number in range(1000)} | {"other"}
    for key in sorted(prose.keys()):
        if plural(key):
            stem = key.rpartition(".")[0]
            assert {f"{stem}.{each}" for each in wanted} <= prose.keys(), stem


@every
def test_every_text_has_the_placeholders_of_the_reference(language: str) -> None:
    prose, reference = pack.prose(language), pack.prose(REFERENCE)
    for key in sorted(prose.keys()):
        if plural(key):
            # "one page" may be said without its number.
            stem = key.rpartition(".")[0]
            assert names(prose.raw(key)) | {"n"} == names(reference.raw(f"{stem}.other")) | {"n"}, key
            assert names(prose.raw(f"{stem}.other")) == names(reference.raw(f"{stem}.other")), key
        elif key.startswith(("kind.", "notice.")):
            assert names(prose.raw(key)) <= {"quote", "detail"}, key
        else:
            assert names(prose.raw(key)) == names(reference.raw(key)), key


@every
def test_no_text_is_empty_or_untidy(language: str) -> None:
    prose = pack.prose(language)
    for key in sorted(prose.keys()):
        text = prose.raw(key)
        assert text.strip(), key
        assert "TODO" not in text, key
        assert "  " not in text, key
        assert not re.search(r"(?<=\w)'(?=\w)|\"", text), f"{key}: a typewriter's quote"


def test_french_puts_an_unbreakable_space_before_its_marks() -> None:
    prose = pack.prose("fr")
    assert [key for key in sorted(prose.keys()) if re.search(r" [:;?!%»]|« ", prose.raw(key))] == []


@every
def test_whatever_the_model_can_say_has_its_words(language: str) -> None:
    prose = pack.prose(language)
    wanted = [f"dimension.{each}.{part}" for each in Dimension for part in ("title", "about", "best", "least")]
    wanted += [f"outcome.{each}.{part}" for each in Outcome for part in ("label", "about")]
    wanted += [f"role.{each}" for each in Role] + [f"status.{each}" for each in Status]
    wanted += [f"block.{each}" for each in KINDS] + [f"region.{each}" for each in Region]
    assert [key for key in wanted if key not in prose] == []


@every
def test_every_check_explains_itself(language: str) -> None:
    prose = pack.prose(language)
    checks = {key.split(".")[1] for key in sorted(prose.keys()) if key.startswith("check.")}
    parts = ("title", "question", "why", "advice", "do", "dont", "keep", "start")
    assert [f"check.{each}.{part}" for each in checks for part in parts if f"check.{each}.{part}" not in prose] == []
    kinds = {key.split(".")[1] for key in sorted(prose.keys()) if key.startswith("kind.")}
    assert [each for each in kinds for part in ("label", "note", "ask") if f"kind.{each}.{part}" not in prose] == []


@every
def test_every_check_and_every_kind_of_mark_has_its_words(language: str) -> None:
    """Who is spoken of and who is spoken to is counted, never marked."""
    prose = pack.prose(language)
    wanted = [f"check.{check.id}.title" for check in checks()]
    wanted += [
        f"kind.{name}.{part}"
        for name, kind in kinds().items()
        if not {Label.US, Label.YOU} & set(kind.labels)
        for part in ("label", "note", "ask")
    ]
    assert [key for key in wanted if key not in prose] == []


@every
def test_no_label_of_a_mark_is_longer_than_four_words(language: str) -> None:
    """It stands beside the marked words, in the line of the copy."""
    prose = pack.prose(language)
    labels = [key for key in sorted(prose.keys()) if key.startswith("kind.") and key.endswith(".label")]
    assert [key for key in labels if len(prose.raw(key).split()) > 4] == []


def test_every_text_that_the_report_asks_for_is_there() -> None:
    sources = [*(ROOT / "templates").glob("*.html"), *(ROOT / "audit").rglob("*.py")]
    asked = {
        key
        for path in sources
        for key in re.findall(r"(?:say|count|lines)\(\s*\"([a-z-]+[.][a-z.-]+)\"[,)]", path.read_text("utf-8"))
    }
    prose = pack.prose(REFERENCE)
    assert len(asked) > 80
    assert [key for key in sorted(asked) if key not in prose and f"{key}.other" not in prose] == []


def test_every_notice_that_is_given_has_its_words() -> None:
    given = {
        key
        for path in (ROOT / "audit").rglob("*.py")
        for key in re.findall(r"Notice\(key=\"([a-z-]+)\"", path.read_text("utf-8"))
    }
    assert [key for key in sorted(given) if f"notice.{key}" not in pack.prose(REFERENCE)] == []
