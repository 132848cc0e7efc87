"""The audit as data: audit.json and its published schema."""

from typing import Any

import msgspec

from audit.model import SCHEMA_VERSION, Audit

SCHEMA_ID = f"urn:h2h-audit:audit:{SCHEMA_VERSION}"


def audit_json(audit: Audit) -> str:
    """The audit as one line of JSON with its fields in the order of the model, and a newline."""
    return f"{msgspec.json.encode(audit).decode()}\n"


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) that every audit.json meets."""
    (top,), components = msgspec.json.schema_components((Audit,), ref_template="#/$defs/{name}")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA_ID,
        "title": "Audit",
        "description": "What h2h-audit found on a site",
        **top,
        "$defs": dict(sorted(components.items())),
    }


def schema_text() -> str:
    """The schema as it is published in docs/audit.schema.json."""
    return f"{msgspec.json.format(msgspec.json.encode(schema()), indent=2).decode()}\n"
