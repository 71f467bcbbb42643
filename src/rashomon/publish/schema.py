"""The published JSON Schema of a record, generated from the records' own types.

``python -m rashomon.publish.schema`` prints it; ``docs/reference/record.schema.json`` is that
output.  Fields may be added to the format, so unknown ones are allowed; none may be taken away.
"""

from __future__ import annotations

import inspect
import json
import re
import sys
import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from rashomon.errors import InvariantError
from rashomon.model.corrections import Corrections, Decision, ReviewState
from rashomon.model.documents import DateCandidate, Document, Published
from rashomon.model.links import Derivation, Passage
from rashomon.model.reading import Attribution
from rashomon.model.record import (
    FORMAT,
    VERSION,
    PublishedCandidate,
    PublishedDate,
    Record,
    RecordDerivation,
    RecordDocument,
    Reuse,
    Statement,
)
from rashomon.model.spans import Span
from rashomon.publish.wording import FIELD_NOTES

DIALECT = "https://json-schema.org/draft/2020-12/schema"

# A published type says the same of a field as the working type it was made from.
_DESCRIBED_BY: Mapping[type[Any], type[Any]] = {
    RecordDocument: Document,
    PublishedDate: Published,
    PublishedCandidate: DateCandidate,
    Statement: Attribution,
    Reuse: Passage,
    RecordDerivation: Derivation,
}

# What a type hint cannot say.  ``run`` pairs become objects: names are keys there.
_NARROWED: Mapping[str, Mapping[str, Any]] = {
    "Record.format": {"const": FORMAT},
    "Record.version": {"const": VERSION},
    "Run.stages": {"type": "object", "additionalProperties": {"type": "string"}},
    "Run.models": {"type": "object", "additionalProperties": {"type": "string"}},
    "RecordDocument.id": {"type": "string", "minLength": 1},
    "RecordDocument.sha256": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
    "Statement.confidence": {"type": "number", "minimum": 0, "maximum": 1},
    "Reuse.score": {"type": "number", "minimum": 0, "maximum": 1},
    "UtteranceLink.score": {"type": "number", "minimum": 0, "maximum": 1},
    "Corrections.states": {
        "type": "object",
        "additionalProperties": {"enum": list(get_args(ReviewState))},
    },
    "Corrections.layers": {
        "type": "object",
        "additionalProperties": {"type": "object", "additionalProperties": {"type": "string"}},
    },
    "Corrections.orphans": {"type": "object", "additionalProperties": {"type": "string"}},
    "Corrections.superseded": {"type": "object", "additionalProperties": {"type": "string"}},
    "Caution.slug": {"type": "string", "pattern": "^[a-z-]+(\\.[a-z-]+)+$"},
}

_PLAIN = {str: "string", int: "integer", float: "number", bool: "boolean"}


def record_schema() -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of what ``record_json.dump`` writes.

    Returns:
        The schema, every property with a description; a fresh dictionary at each call.

    Raises:
        InvariantError: A type of the record has no place in JSON.
    """
    definitions: dict[str, Any] = {}
    _define(Record, definitions)
    root = definitions.pop("Record")
    root["properties"]["corrections"] = {
        "description": "What people decided; only where they decided anything. The record beside it"
        " has their decisions applied.",
        **_define(Corrections, definitions),
    }
    return {
        "$schema": DIALECT,
        "$id": f"urn:rashomon:record:{VERSION}",
        "title": f"{FORMAT} {VERSION}",
        **root,
        "$defs": {key: definitions[key] for key in sorted(definitions)},
    }


def decision_schema() -> dict[str, Any]:
    """JSON Schema of one decision, as it stands in a record's ``corrections`` and in logs."""
    definitions: dict[str, Any] = {}
    return {"$schema": DIALECT, **_define(Decision, definitions), "$defs": definitions}


def schema_text() -> str:
    """The schema as it is published: indented, one line feed at the end."""
    return json.dumps(record_schema(), ensure_ascii=False, indent=2) + "\n"


def _define(kind: type[Any], definitions: dict[str, Any]) -> dict[str, Any]:
    name = kind.__name__
    if name not in definitions:
        definitions[name] = {}  # holds the place while the fields are walked
        hints, notes = get_type_hints(kind), _notes(kind)
        properties = {}
        for item in fields(kind):
            narrowed = _NARROWED.get(f"{name}.{item.name}")
            shape = dict(narrowed) if narrowed else _shape(hints[item.name], definitions)
            properties[item.name] = {"description": notes[item.name], **shape}
        definitions[name] = {
            "description": _first_sentence(kind),
            "type": "object",
            "properties": properties,
            "required": list(properties),
        }
    return {"$ref": f"#/$defs/{name}"}


def _shape(hint: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    origin, args = get_origin(hint), get_args(hint)
    if hint is Span:
        definitions.setdefault("Span", _span_schema())
        return {"$ref": "#/$defs/Span"}
    if isinstance(hint, type) and hint in _PLAIN:
        return {"type": _PLAIN[hint]}
    if origin is Literal:
        return {"type": "string", "enum": list(args)}
    if origin in (Union, types.UnionType):
        return _optional(args, definitions)
    if origin is tuple and args[-1] is Ellipsis:
        return {"type": "array", "items": _shape(args[0], definitions)}
    if origin is tuple:
        return _fixed([_shape(arg, definitions) for arg in args])
    if isinstance(hint, type) and is_dataclass(hint):
        return _define(hint, definitions)
    raise InvariantError(f"schema: {hint!r} has no place in a record")


def _optional(args: tuple[Any, ...], definitions: dict[str, Any]) -> dict[str, Any]:
    (inner,) = [arg for arg in args if arg is not types.NoneType]
    shape = _shape(inner, definitions)
    if set(shape) == {"type"}:
        return {"type": [shape["type"], "null"]}
    return {"anyOf": [shape, {"type": "null"}]}


def _fixed(shapes: list[dict[str, Any]]) -> dict[str, Any]:
    size = len(shapes)
    return {"type": "array", "prefixItems": shapes, "minItems": size, "maxItems": size}


def _span_schema() -> dict[str, Any]:
    at = {"type": "integer", "minimum": 0}
    return {
        "description": "[start, end): a half-open stretch of `documents[].text`, in Unicode code"
        " points; `end` is at least `start`.",
        **_fixed([dict(at), dict(at)]),
    }


def _notes(kind: type[Any]) -> dict[str, str]:
    """What each field means: from the docstring, its working type's, or the notes beside it."""
    notes: dict[str, str] = {}
    if kind in _DESCRIBED_BY:
        notes.update(_arguments(_DESCRIBED_BY[kind]))
    notes.update(_arguments(kind))
    for item in fields(kind):
        key = f"{kind.__name__}.{item.name}"
        if key in FIELD_NOTES:
            notes[item.name] = FIELD_NOTES[key]
        if item.name not in notes:
            raise InvariantError(f"schema: {key} is described nowhere")
    return notes


def _arguments(kind: type[Any]) -> dict[str, str]:
    """The ``Args`` section of a Google-style docstring, one line for each field."""
    _, _, section = inspect.cleandoc(kind.__doc__ or "").partition("\nArgs:\n")
    section = re.split(r"\n(?=\S)", section, maxsplit=1)[0]
    found = re.findall(r"^ {4}(\w+): (.*(?:\n {8}.*)*)", section, flags=re.MULTILINE)
    return {name: _as_markdown(text) for name, text in found}


def _first_sentence(kind: type[Any]) -> str:
    return _as_markdown(inspect.cleandoc(kind.__doc__ or "").partition("\n\n")[0])


def _as_markdown(text: str) -> str:
    return " ".join(text.replace("``", "`").split())


if __name__ == "__main__":
    sys.stdout.write(schema_text())
