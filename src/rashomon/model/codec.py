"""Records to JSON values and back, driven by the records' own type hints.

Frozen dataclasses become objects, ``Span`` becomes ``[start, end]``, ``OffsetMap`` becomes a flat
list of numbers (it is the bulk of a story), tuples become lists.  ``from_json(type, to_json(x))``
gives back an equal ``x``.
"""

from __future__ import annotations

import types
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from rashomon.errors import InvariantError
from rashomon.model.spans import OffsetMap, Piece, Span

T = TypeVar("T")


def to_json(value: Any) -> Any:
    """Turns a record into values that ``json`` can write.

    Args:
        value: A record of ``rashomon.model``, or a plain JSON value.

    Returns:
        Dictionaries, lists, strings, numbers, booleans and ``None``.

    Raises:
        InvariantError: The value is of a type that no record may hold.
    """
    if value is None or isinstance(value, str | int | float | bool):
        return value
    if isinstance(value, Span):
        return [value.start, value.end]
    if isinstance(value, OffsetMap):
        return [n for p in value.pieces for n in (p.start, p.end, p.origin_start, p.origin_end)]
    if isinstance(value, tuple | list):
        return [to_json(item) for item in value]
    if isinstance(value, dict):
        return {key: to_json(item) for key, item in value.items()}
    if is_dataclass(value):
        return {item.name: to_json(getattr(value, item.name)) for item in fields(value)}
    raise InvariantError(f"{type(value).__name__} has no place in a record")


def from_json(kind: type[T], value: Any) -> T:
    """Builds a record from JSON values.

    Args:
        kind: The record's class.
        value: What ``to_json`` gave.

    Returns:
        The record.

    Raises:
        InvariantError: The value does not have the record's shape.
    """
    try:
        built: T = _build(kind, value)
    except (TypeError, KeyError, ValueError, IndexError) as err:
        raise InvariantError(f"not a stored {kind.__name__}: {err}") from err
    return built


def _build(kind: Any, value: Any) -> Any:
    if kind is Any or value is None:
        return value
    if kind is Span:
        return Span(value[0], value[1])
    if kind is OffsetMap:
        return OffsetMap(tuple(Piece(*value[i : i + 4]) for i in range(0, len(value), 4)))
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        inner = [arg for arg in get_args(kind) if arg is not type(None)]
        return _build(inner[0], value)
    if origin is tuple:
        return _tuple(get_args(kind), value)
    if origin is Literal:
        if value not in get_args(kind):
            raise ValueError(f"{value!r} is none of {get_args(kind)}")
        return value
    if isinstance(kind, type) and is_dataclass(kind):
        hints = _hints(kind)
        return kind(**{k: _build(hints[k], v) for k, v in value.items()})
    return value


def _tuple(args: tuple[Any, ...], value: Any) -> tuple[Any, ...]:
    if len(args) == 2 and args[1] is Ellipsis:
        return tuple(_build(args[0], item) for item in value)
    return tuple(_build(arg, item) for arg, item in zip(args, value, strict=True))


@cache
def _hints(kind: type[Any]) -> dict[str, Any]:
    return {k: v for k, v in get_type_hints(kind).items() if not k.startswith("_")}
