"""The log of decisions as rows: columns to read, the whole entry beside them, and a chain.

The digest of each row is made of the one before it and of its entry, so that a row that was
changed, left out or put in between is noticed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from rashomon.errors import InvariantError, StoreError, WriteConflict
from rashomon.model.codec import from_json, to_json
from rashomon.model.corrections import Decision
from rashomon.model.ids import sha256_hex
from rashomon.store.packing import plain

DECISION_COLUMNS = (
    *("number", "id", "batch", "who", "decided_at", "action", "target", "field", "old", "new"),
    *("why", "undoes", "entry", "digest"),
)
_ENTRY = DECISION_COLUMNS.index("entry")

DecisionRow = tuple[Any, ...]


def to_rows(decisions: Iterable[Decision], number: int, digest: str) -> Iterator[DecisionRow]:
    """Rows of decisions that are added to a log.

    Args:
        decisions: The decisions, in order.
        number: Of the last row so far; 0 for an empty log.
        digest: Of that row; empty for an empty log.

    Yields:
        One row each, in the order of ``DECISION_COLUMNS``.

    Raises:
        WriteConflict: A decision has another number than its place in the log.
    """
    for decision in decisions:
        number += 1
        if decision.number != number:
            raise WriteConflict(
                f"the log holds {number - 1} decisions, and one numbered {decision.number} was "
                "to be added; look at the log again, then decide again"
            )
        # ASCII alone: a lone surrogate in a text is kept as it is.
        entry = json.dumps(to_json(decision), sort_keys=True, separators=(",", ":"))
        digest = chained(digest, entry)
        yield (*_columns(decision), entry, digest)


def chained(before: str, entry: str) -> str:
    """The digest of a row: of the digest before it and of its entry."""
    return sha256_hex(f"{before}\n{entry}".encode())


def to_decision(entry: str) -> Decision:
    """A decision from its entry.

    Args:
        entry: JSON, as ``to_rows`` writes it.

    Raises:
        StoreError: It is damaged.
    """
    try:
        return from_json(Decision, json.loads(entry))
    except (ValueError, RecursionError, InvariantError) as err:
        raise StoreError(
            f"story file: an entry of the log of decisions is damaged ({err}); take the story "
            "from a backup"
        ) from err


def log_faults(rows: Sequence[DecisionRow]) -> Iterator[str]:
    """What is wrong with a log.

    Args:
        rows: All its rows, in order.

    Yields:
        One sentence each; after a break in the chain nothing can be said of the rest.
    """
    digest = ""
    for number, row in enumerate(rows, start=1):
        entry = str(row[_ENTRY])
        digest = chained(digest, entry)
        try:
            decision = to_decision(entry)
        except StoreError as err:
            yield f"decision {number}: {err}"
            return
        if row[-1] != digest or decision.number != number:
            yield f"decision {number}: the log was changed here, or before"
            return
        if tuple(row[:_ENTRY]) != _columns(decision):
            yield f"decision {number}: its columns do not say what its entry says"


def _columns(decision: Decision) -> DecisionRow:
    return (
        decision.number,
        decision.id,
        decision.batch,
        plain(decision.who),
        decision.when,
        decision.action,
        plain(decision.target),
        plain(decision.field),
        plain(decision.old),
        plain(decision.new),
        plain(decision.why),
        decision.undoes,
    )
