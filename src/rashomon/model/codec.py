"""Records to JSON values and back, driven by the records' own type hints.

Frozen dataclasses become objects, ``Span`` becomes ``[start, end]``, ``OffsetMap`` becomes a flat
list of numbers (it is the bulk of a story), tuples become lists.  ``from_json(type, to_json(x))``
gives back an equal ``x``.
"""

from __future__ import annotations

import json
import sys
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

# Characters of a text that is kept once however often it stands in a record: ids, names, slugs.
_SHARED = 64
# What building a record of other values ends in.
_WRONG_SHAPE = (AttributeError, IndexError, KeyError, RecursionError, TypeError, ValueError)
_SCAN = json.JSONDecoder().raw_decode


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
    except _WRONG_SHAPE as err:
        raise InvariantError(f"not a stored {kind.__name__}: {err}") from err
    return built


def from_text(kind: type[T], text: str) -> T:
    """Builds a record from JSON text, one item of its lists after the other.

    The same as ``from_json(kind, json.loads(text))``, without all its dictionaries in memory at
    once: of a large record they take several times its own room.

    Args:
        kind: The record's class.
        text: JSON as ``canonical_json`` writes it, without blanks.

    Returns:
        The record.

    Raises:
        InvariantError: The text is no such JSON, or does not have the record's shape.
    """
    shape: Any = kind
    hints = get_type_hints(kind)
    values: dict[str, Any] = {}
    try:
        at = _after(text, 0, "{")
        while text[at] != "}":
            name, at = _SCAN(text, _after(text, at, ",") if values else at)
            values[name], at = _value_at(text, _after(text, at, ":"), hints[name])
        if at + 1 != len(text):
            raise ValueError(f"more text from character {at + 1} on")
        built: T = shape(**values)
    except _WRONG_SHAPE as err:
        raise InvariantError(f"not a stored {kind.__name__}: {err}") from err
    return built


def _value_at(text: str, at: int, kind: Any) -> tuple[Any, int]:
    """The value of a type that stands at some place, and where it ends."""
    if get_origin(kind) is not tuple or get_args(kind)[1:] != (Ellipsis,):
        plain, end = _SCAN(text, at)
        return _builder(kind)(plain), end
    build = _builder(get_args(kind)[0])
    items: list[Any] = []
    at = _after(text, at, "[")
    while text[at] != "]":
        plain, at = _SCAN(text, _after(text, at, ",") if items else at)
        items.append(build(plain))
    return tuple(items), at + 1


def _after(text: str, at: int, mark: str) -> int:
    if text[at] != mark:
        raise ValueError(f"character {at} is {text[at]!r}, expected {mark!r}")
    return at + 1


Builder: TypeAlias = Callable[[Any], Any]


@cache
def _builder(kind: Any) -> Builder:
    """How values of a type are built; worked out once a type, since stories hold millions."""
    if kind is Span:
        return lambda value: Span(value[0], value[1])
    if kind is str:
        return _text
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


def _text(value: Any) -> Any:
    """A text; an id stands in a large record ten thousand times, and needs its memory once."""
    return sys.intern(value) if type(value) is str and len(value) <= _SHARED else value


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
