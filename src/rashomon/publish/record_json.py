"""A record as JSON and back.

The text is canonical: fields in the order of the format, one line for each document, entity or
statement, so that two records can be compared line by line.  JSON has no place for a lone
surrogate (it is no character); each is written as U+FFFD, which leaves every offset as it is.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

from rashomon.errors import InvariantError, SchemaMismatch
from rashomon.model.codec import from_json, to_json
from rashomon.model.corrections import Corrected, to_corrected
from rashomon.model.record import FORMAT, VERSION, Record
from rashomon.publish.check import check_links
from rashomon.publish.schema import record_schema

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def dump(record: Record | Corrected) -> str:
    """Writes a record as JSON and checks what was written against the schema.

    Args:
        record: The record, or the record with people's decisions; where there are any, they stand
            beside it under ``corrections``.

    Returns:
        JSON with line feeds, ending in one; the same record gives the same text.

    Raises:
        InvariantError: The record does not have the shape that the schema promises.
    """
    corrected = to_corrected(record)
    plain = to_plain(corrected.record)
    if corrected.version:
        plain["corrections"] = to_json(corrected.corrections)
    body = ",\n".join(f"{_line(key)}: {_value(value)}" for key, value in plain.items())
    text = _LONE_SURROGATE.sub("\ufffd", f"{{\n{body}\n}}\n")
    try:
        validate(json.loads(text))
    except SchemaMismatch as err:
        raise InvariantError(f"our own export: {err}") from err
    return text


def to_plain(record: Record) -> dict[str, Any]:
    """A record as dictionaries and lists, in the order of the format.

    Args:
        record: The record.

    Returns:
        What the JSON text holds; ``run.stages`` and ``run.models`` are objects.
    """
    plain: dict[str, Any] = to_json(record)
    run = plain["run"]
    plain["run"] = {**run, "stages": dict(run["stages"]), "models": dict(run["models"])}
    return plain


def load(text: str) -> Record:
    """Reads a record back.

    Args:
        text: JSON as ``dump`` writes it.  Fields that this version does not know are left out.

    Returns:
        The record; equal to the one written, if that held no lone surrogate.

    Raises:
        SchemaMismatch: The text is no record of this format and version, or points nowhere.
    """
    try:
        plain = json.loads(text)
    except (ValueError, RecursionError) as err:
        raise SchemaMismatch(f"not a record: not valid JSON ({err})") from err
    validate(plain)
    run = plain["run"]
    pairs = {key: list(run[key].items()) for key in ("stages", "models")}
    known = _known_fields(Record, {**plain, "run": {**run, **pairs}})
    try:
        record = from_json(Record, known)
        check_links(record)
    except InvariantError as err:
        raise SchemaMismatch(f"not a sound record: {err}") from err
    return record


def validate(plain: Any) -> None:
    """Checks a record against the published schema.

    Args:
        plain: The record as dictionaries and lists.

    Raises:
        SchemaMismatch: It is not a record of this format and version; the message names the
            first place that differs.
    """
    # Imported here: a compiled library that `import rashomon` should not have to load.
    import jsonschema_rs

    _check_format(plain)
    try:
        error = next(jsonschema_rs.Draft202012Validator(record_schema()).iter_errors(plain), None)
    except ValueError as err:  # a lone surrogate, or lists nested without end
        raise SchemaMismatch(f"not a {FORMAT}: {_short(str(err))}") from err
    if error is not None:
        place = "/".join(str(step) for step in error.instance_path) or "the whole"
        raise SchemaMismatch(
            f"not a {FORMAT} of version {VERSION}: at {place}: {_short(error.message)}"
        )


def _check_format(plain: Any) -> None:
    if not isinstance(plain, dict) or plain.get("format") != FORMAT:
        raise SchemaMismatch(f'not a record: "format" must be "{FORMAT}"')
    if plain.get("version") != VERSION:
        raise SchemaMismatch(
            f"record of version {_short(repr(plain.get('version')))}: this Rashomon reads version"
            f" {VERSION}; use the Rashomon that wrote it, or build the story again"
        )


def _short(message: str) -> str:
    """A message without the whole text of a document in it."""
    return message if len(message) <= 200 else f"{message[:97]} … {message[-100:]}"


def _value(value: Any) -> str:
    if isinstance(value, list) and value:
        return "[\n" + ",\n".join(_line(item) for item in value) + "\n]"
    return _line(value)


def _line(value: Any) -> str:
    try:
        return json.dumps(value, ensure_ascii=False, allow_nan=False)
    except ValueError as err:
        raise InvariantError(f"record: {err}") from err


def _known_fields(kind: Any, value: Any) -> Any:
    """Leaves out what a later version of the format may have added."""
    if isinstance(kind, type) and is_dataclass(kind) and isinstance(value, Mapping):
        hints = _field_hints(kind)
        return {key: _known_fields(hints[key], value[key]) for key in hints if key in value}
    args = get_args(kind)
    if get_origin(kind) is tuple and args[-1] is Ellipsis and isinstance(value, list):
        return [_known_fields(args[0], item) for item in value]
    return value


@cache
def _field_hints(kind: type[Any]) -> dict[str, Any]:
    hints = get_type_hints(kind)
    return {item.name: hints[item.name] for item in fields(kind)}
