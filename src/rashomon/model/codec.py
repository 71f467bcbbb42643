"""Records to JSON values and back, driven by the records' own type hints.

Frozen dataclasses become objects, ``Span`` becomes ``[start, end]``, ``OffsetMap`` becomes a flat
list of numbers (it is the bulk of a story), tuples become lists.  ``from_json(type, to_json(x))``
gives back an equal ``x``.
"""

from __future__ import annotations

import types
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import cache
from typing import (
    Any,
    Literal,
    TypeAlias,
    TypeVar,
    Union,
    get_args,
    get_origin,
    get_type_hints,
)

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
    shape: Any = kind
    try:
        built: T = _builder(shape)(value)
    except (TypeError, KeyError, ValueError, IndexError) as err:
        raise InvariantError(f"not a stored {kind.__name__}: {err}") from err
    return built


Builder: TypeAlias = Callable[[Any], Any]


@cache
def _builder(kind: Any) -> Builder:
    """How values of a type are built; worked out once a type, since stories hold millions."""
    if kind is Span:
        return lambda value: Span(value[0], value[1])
    if kind is OffsetMap:
        return _offset_map
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        inner = _builder(next(arg for arg in get_args(kind) if arg is not type(None)))
        return lambda value: None if value is None else inner(value)
    if origin is tuple:
        return _tuple(get_args(kind))
    if origin is Literal:
        return _choice(frozenset(get_args(kind)))
    if isinstance(kind, type) and is_dataclass(kind):
        return _record(kind)
    return lambda value: value


def _offset_map(value: Any) -> OffsetMap:
    return OffsetMap(tuple(Piece(*value[i : i + 4]) for i in range(0, len(value), 4)))


def _choice(allowed: frozenset[Any]) -> Builder:
    def build(value: Any) -> Any:
        if value not in allowed:
            raise ValueError(f"{value!r} is none of {sorted(allowed)}")
        return value

    return build


def _tuple(args: tuple[Any, ...]) -> Builder:
    if len(args) == 2 and args[1] is Ellipsis:
        one = _builder(args[0])
        return lambda value: tuple(one(item) for item in value)
    each = [_builder(arg) for arg in args]
    return lambda value: tuple(b(item) for b, item in zip(each, value, strict=True))


def _record(kind: Callable[..., Any]) -> Builder:
    hints = get_type_hints(kind)
    # A record may hold records of its own kind, so the fields' builders are looked up when used.
    fields_of = {name: hint for name, hint in hints.items() if not name.startswith("_")}

    def build(value: Any) -> Any:
        return kind(**{name: _builder(fields_of[name])(item) for name, item in value.items()})

    return build
