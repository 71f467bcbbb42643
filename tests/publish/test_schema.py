from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema_rs

from rashomon.publish.schema import record_schema, schema_text

_REFERENCE = Path(__file__).parents[2] / "docs" / "reference"


def test_the_published_schema_has_not_drifted() -> None:
    published = (_REFERENCE / "record.schema.json").read_text(encoding="utf-8")
    assert published == schema_text(), (
        "run: python -m rashomon.publish.schema > docs/reference/record.schema.json"
    )


def test_it_is_a_valid_schema() -> None:
    jsonschema_rs.meta.validate(record_schema())


def _objects(schema: dict[str, Any]) -> dict[str, dict[str, Any]]:
    named = {"Record": schema, **schema["$defs"]}
    return {name: item for name, item in named.items() if item.get("type") == "object"}


def test_every_property_is_described_and_required() -> None:
    for name, item in _objects(record_schema()).items():
        assert item["description"], name
        optional = {"corrections"}  # stands there only where people decided anything
        assert item["required"] == [key for key in item["properties"] if key not in optional]
        for key, shape in item["properties"].items():
            assert shape["description"].endswith((".", ")")), f"{name}.{key}"


def test_the_reference_page_names_every_field() -> None:
    text = (_REFERENCE / "record.md").read_text(encoding="utf-8")
    for name, item in _objects(record_schema()).items():
        for key in item["properties"]:
            assert f"`{key}`" in text, f"{name}.{key} is not in docs/reference/record.md"


def test_schema_is_json_and_fresh_at_each_call() -> None:
    first = record_schema()
    first["properties"].clear()
    assert json.loads(schema_text()) == record_schema()
