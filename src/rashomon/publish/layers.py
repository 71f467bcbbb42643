"""Which layer a value comes from, in exports: the machine's record, or what people decided."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from rashomon.model.corrections import Corrected, position_id
from rashomon.publish.cells import Cell, Row, joined

MACHINE = "machine"
"""Stands where no value of a finding comes from a decision."""

_POSITION = frozenset({"claim_id", "party_id", "stance"})
LAYER_HEADS = ("reviewed", "layer")
"""``reviewed``: what came of it, empty where nobody looked at it.  ``layer``: ``machine``, or the
fields whose values people gave."""


def is_decided_upon(head: Collection[str]) -> bool:
    """Whether the rows of a table are findings that people decide upon.

    Args:
        head: Names of its columns.
    """
    return "id" in head or set(head) >= _POSITION


def layer_cells(corrected: Corrected, row: Row) -> dict[str, Cell]:
    """The cells that say of a row what of it people decided.

    Args:
        corrected: The record with its decisions.
        row: A row of a table.

    Returns:
        One cell for each of ``LAYER_HEADS``; none for a row of something that is not decided upon.
    """
    key = _key(row)
    if key is None:
        return {}
    fields = sorted(corrected.layers.get(key, {}))
    return {
        "reviewed": corrected.states.get(key),
        "layer": joined(fields) if fields else MACHINE,
    }


def review_words(corrected: Corrected) -> str:
    """How much was reviewed, by whom: ``12 of 188 statements, by Ilse Varga``."""
    done, of = corrected.reviewed
    by = f", by {', '.join(corrected.reviewers)}" if corrected.reviewers else ""
    return f"{done} of {of} statements{by}"


def is_draft(corrected: Corrected) -> bool:
    """Whether a statement is left that nobody looked at, or a decision that waits."""
    done, of = corrected.reviewed
    return done < of or not done or bool(corrected.orphans)


def state_words(corrected: Corrected, finding: str) -> str:
    """What came of a finding: ``accepted``, ``corrected by hand: speaker``; empty for nothing."""
    state = corrected.states.get(finding)
    if state is None:
        return ""
    fields = ", ".join(sorted(corrected.layers.get(finding, {})))
    return f"{state} by hand: {fields}" if fields else state


def _key(row: Mapping[str, Cell]) -> str | None:
    if "id" in row:
        return str(row["id"])
    if row.keys() >= _POSITION:
        return position_id(*(str(row[name]) for name in ("claim_id", "party_id", "stance")))
    return None
