"""JSON values → the objects in them that ought to be accounts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from rashomon.errors import LimitExceeded, NoArticleText
from rashomon.ingest.accounts import to_words
from rashomon.ingest.fields import find_roles, normal_name

# Fields under which exports keep the list that holds the accounts, and those under which they
# keep one account as an object.
_LISTS = frozenset(
    [
        "articles",
        "documents",
        "docs",
        "items",
        "data",
        "results",
        "records",
        "entries",
        "news",
        "stories",
        "posts",
        "hits",
        "rows",
        "graph",
    ]
)
_OBJECTS = frozenset(
    [
        "article",
        "document",
        "doc",
        "item",
        "data",
        "result",
        "results",
        "record",
        "entry",
        "story",
        "post",
        "hits",
        "response",
    ]
)
# Elasticsearch; reduced to letters it would be the outlet's ``source``.
_HIT = "_source"
_METADATA = frozenset({"metadata", "meta", "fields", "info"})
_LD_ACCOUNT = re.compile(r"article|posting|report|news", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Found:
    """One object of a JSON text.

    Args:
        row: Its number, from 1, among the objects in the order of the text.
        record: Its fields; ``None`` where the item is no object.
        alone: Whether the text is this one object and no list.
    """

    row: int
    record: Mapping[str, Any] | None
    alone: bool


def find_records(value: Any, depth: int) -> Iterator[Found]:
    """Finds the accounts in a JSON value: one object, lists of them, or lists inside objects.

    Args:
        value: As ``parse_json`` gives it.
        depth: How many containers may stand within each other.

    Yields:
        Every object that ought to be an account, numbered from 1; whether it is one shows when
        it is read.

    Raises:
        LimitExceeded: ``limit.depth``.
        NoArticleText: There is no object at all.
    """
    if not isinstance(value, list | Mapping):
        raise NoArticleText("the JSON is a bare value; an object or a list of objects is read")
    row = 0
    for record, alone in _walk(value, depth, alone=True):
        row += 1
        yield Found(row, record, alone)
    if not row:
        raise NoArticleText("the JSON holds an empty list and no account")


def _walk(
    value: Any, depth: int, *, alone: bool
) -> Iterator[tuple[Mapping[str, Any] | None, bool]]:
    if depth < 0:
        raise LimitExceeded(
            "lists stand within lists too deep to be a list of accounts; "
            "take the inner list out, or raise limits.depth",
            "limit.depth",
        )
    if isinstance(value, list):
        for item in value:
            if isinstance(item, list):
                yield from _walk(item, depth - 1, alone=False)
            elif not isinstance(item, Mapping):
                yield None, False
            elif not _is_other_thing(item):
                yield from _walk(item, depth, alone=False)
        return
    flat = _with_metadata(value)
    inner = None if holds_text(flat) else _container(value)
    if inner is None:
        yield flat, alone
    else:
        yield from _walk(inner, depth - 1, alone=alone)


def holds_text(record: Mapping[str, Any]) -> bool:
    """Whether an object has a field with the text, or the markup, of an account.

    Args:
        record: A JSON object.
    """
    roles = find_roles(record)
    names = (*roles.get("text", ()), *roles.get("html", ()))
    return any(to_words(record[name]).strip() for name in names)


def _container(record: Mapping[str, Any]) -> Any:
    """The list or object inside which the accounts stand; ``None`` where there is none."""
    for key, value in record.items():
        name = normal_name(key)
        if isinstance(value, list) and name in _LISTS and not _is_plain(value):
            return value
        if isinstance(value, Mapping) and (name in _OBJECTS or key == _HIT):
            return value
    return None


def _is_plain(items: list[Any]) -> bool:
    """A list of words or numbers, such as tags; an empty list may have held accounts."""
    return bool(items) and not any(isinstance(item, list | Mapping) for item in items)


def _is_other_thing(item: Mapping[str, Any]) -> bool:
    """A node of linked data that describes an image, a person or the outlet."""
    kind = item.get("@type")
    kinds = kind if isinstance(kind, list) else [kind] if isinstance(kind, str) else []
    return bool(kinds) and not any(_LD_ACCOUNT.search(str(k)) for k in kinds)


def _with_metadata(record: Mapping[str, Any]) -> Mapping[str, Any]:
    """An object and, for what it lacks, the fields under its ``metadata`` or ``fields``."""
    deeper = [
        value
        for key, value in record.items()
        if isinstance(value, Mapping) and normal_name(key) in _METADATA
    ]
    if not deeper:
        return record
    roles = find_roles(record)
    flat = dict(record)
    for inner in deeper:
        for role, names in find_roles(inner).items():
            if role not in roles:
                flat.update({name: inner[name] for name in names})
    return flat
