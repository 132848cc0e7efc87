"""audit.json and its schema."""

import json
from pathlib import Path

import jsonschema
import msgspec
import pytest

from audit.model import Audit
from audit.report.export import audit_json, schema, schema_text
from tests.report_sample import SAMPLES

PUBLISHED = Path(__file__).parent.parent / "docs" / "audit.schema.json"


def test_the_published_schema_is_the_one_that_the_model_gives() -> None:
    """Written anew by: python -c "from audit.report.export import schema_text; print(schema_text(), end='')"."""
    assert PUBLISHED.read_text("utf-8") == schema_text()


@pytest.mark.parametrize("sample", SAMPLES)
def test_an_audit_meets_its_schema_and_comes_back_whole(sample: str) -> None:
    audit, _ = SAMPLES[sample]
    text = audit_json(audit)
    validator = jsonschema.Draft202012Validator(schema())
    validator.check_schema(schema())
    validator.validate(json.loads(text))
    assert text.endswith("}\n")
    assert msgspec.json.decode(text, type=Audit) == audit


def test_the_schema_refuses_what_is_no_audit() -> None:
    audit = json.loads(audit_json(SAMPLES["full"][0]))
    audit["pages"][0]["outcome"] = "lost"
    assert not jsonschema.Draft202012Validator(schema()).is_valid(audit)
