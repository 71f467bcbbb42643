"""What each column of each table holds, for formats that have types."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

ColumnType = Literal["string", "strings", "spans", "integer", "number", "boolean"]
"""``strings`` and ``spans`` are lists, and empty rather than null."""


def _columns(
    integer: str = "", number: str = "", boolean: str = "", strings: str = "", spans: str = ""
) -> Mapping[str, ColumnType]:
    """Names, blank-separated, by type; a column that is not named holds strings."""
    named: tuple[tuple[ColumnType, str], ...] = (
        ("integer", integer),
        ("number", number),
        ("boolean", boolean),
        ("strings", strings),
        ("spans", spans),
    )
    return MappingProxyType({name: kind for kind, names in named for name in names.split()})


_TYPES: Mapping[str, Mapping[str, ColumnType]] = MappingProxyType(
    {
        "documents": _columns(integer="words statements cautions", strings="authors"),
        "statements": _columns(
            integer="start end same_utterance",
            number="confidence",
            boolean="speaker_disputed",
            strings="via addressee",
            spans="source_spans cue_spans content_spans",
        ),
        "entities": _columns(
            integer="mentions documents statements first_start first_end", strings="aliases"
        ),
        "accounts": _columns(
            integer="size independent_low independent_high",
            strings="reasons documents document_ids",
        ),
        "derivations": _columns(number="share origin_share", strings="reasons clues"),
        "passages": _columns(
            integer="left_start left_end right_start right_end", number="score", strings="reasons"
        ),
        "utterances": _columns(
            integer="reports independent_low independent_high statements",
            number="score",
            boolean="speaker_disputed",
            strings="speakers reasons words statement_ids",
        ),
        "claims": _columns(
            integer="reports independent_low independent_high start end",
            boolean="contested",
            strings="affirms denies hedges narrated narrated_opposite narrated_hedged values"
            " changed",
        ),
        "positions": _columns(
            number="score",
            boolean="contested",
            strings="speakers per rules documents words statement_ids",
        ),
        "proposals": _columns(integer="reports start end", strings="to answers statement_ids"),
        "steps": _columns(integer="start end"),
        "events": _columns(
            number="score", strings="participants documents words reasons statement_ids"
        ),
        "cautions": _columns(integer="start end"),
        "failures": _columns(),
    }
)


def column_type(table: str, column: str) -> ColumnType:
    """What a column holds.

    Args:
        table: Name of a table, e.g. ``statements``.
        column: Name of one of its columns.
    """
    return _TYPES[table].get(column, "string")
