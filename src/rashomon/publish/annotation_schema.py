"""What the Web Annotation Data Model demands of the parts of it that are written here.

Section numbers are those of https://www.w3.org/TR/2017/REC-annotation-model-20170223/.
"""

from __future__ import annotations

from typing import Any

from rashomon.errors import InvariantError

_IRI = {"type": "string", "pattern": r"^[A-Za-z][A-Za-z0-9+.\-]*:[^\s<>\"{}|\\^`]+$"}
_WHOLE = {"type": "integer", "minimum": 0}
_MOMENT = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$"}


def _one_of_type(name: str, required: dict[str, Any], optional: dict[str, Any]) -> dict[str, Any]:
    """An object of one type and no properties but these."""
    return {
        "type": "object",
        "properties": {"type": {"const": name}, **required, **optional},
        "required": ["type", *required],
        "additionalProperties": False,
    }


# 3.2.4: exactly one value; format, language and purpose should be there.
_BODY = _one_of_type(
    "TextualBody",
    {"value": {"type": "string"}, "format": {"type": "string"}, "purpose": {"type": "string"}},
    {"language": {"type": "string"}},
)
# 4.2.4: exactly one quotation, at most one prefix and suffix; ours have at most 32 code points.
_QUOTE = _one_of_type(
    "TextQuoteSelector",
    {"exact": {"type": "string", "minLength": 1}},
    {key: {"type": "string", "minLength": 1, "maxLength": 32} for key in ("prefix", "suffix")},
)
# 4.2.5: exactly one start and one end, neither negative.
_POSITION = _one_of_type("TextPositionSelector", {"start": _WHOLE, "end": _WHOLE}, {})
# 4.3.1: copies of the text that the selectors fit, and the moment they were made.
_STATE = _one_of_type(
    "TimeState",
    {"cached": {"oneOf": [_IRI, {"type": "array", "items": _IRI, "minItems": 2}]}},
    {"sourceDate": _MOMENT},
)
# 4: exactly one source.
_TARGET = {
    "type": "object",
    "properties": {
        "source": _IRI,
        "state": _STATE,
        "selector": {
            "type": "array",
            "prefixItems": [{"oneOf": [_QUOTE, _POSITION]}, _POSITION],
            "minItems": 1,
            "maxItems": 2,
            "items": False,
        },
    },
    "required": ["source", "selector"],
    "additionalProperties": False,
}
# 3.1: exactly one id, the type, one target or more.
_ANNOTATION = _one_of_type(
    "Annotation",
    {"id": _IRI, "target": {"type": "array", "items": _TARGET, "minItems": 1}},
    {"motivation": {"const": "describing"}, "body": {"type": "array", "items": _BODY}},
)
_SOFTWARE = _one_of_type("Software", {"id": _IRI, "name": {"type": "string"}}, {})
# 5.1, 5.2: a page has one id, one list of items and the collection it is part of.
_COLLECTION = _one_of_type(
    "AnnotationCollection",
    {"id": _IRI, "label": {"type": "string"}, "total": _WHOLE},
    {"generator": _SOFTWARE},
)
PAGE_SCHEMA: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    **_one_of_type(
        "AnnotationPage",
        {
            "@context": {"const": "http://www.w3.org/ns/anno.jsonld"},
            "id": _IRI,
            "items": {"type": "array", "items": _ANNOTATION},
        },
        {"partOf": _COLLECTION, "startIndex": _WHOLE},
    ),
}
"""A page of annotations as it is written here, as a JSON Schema."""


def check_page(page: dict[str, Any]) -> None:
    """Checks a page of annotations.

    Args:
        page: The page as dictionaries and lists.

    Raises:
        InvariantError: It is none, or two annotations have one id.
    """
    # Imported here: a compiled library that `import rashomon` should not have to load.
    import jsonschema_rs

    error = next(jsonschema_rs.Draft202012Validator(PAGE_SCHEMA).iter_errors(page), None)
    if error is not None:
        place = "/".join(map(str, error.instance_path)) or "the whole"
        raise InvariantError(f"our own export: no AnnotationPage: at {place}")
    ids = [item["id"] for item in page["items"]]
    if len(set(ids)) < len(ids):
        raise InvariantError("our own export: two annotations have one id")
