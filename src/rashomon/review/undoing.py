"""Which entries of the log are in force: undoing is an entry itself, and can be undone."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.errors import UsageError
from rashomon.model.corrections import Decision


def undone(decisions: Sequence[Decision]) -> frozenset[str]:
    """The decisions that are not in force.

    Args:
        decisions: The whole log, in order.

    Returns:
        Their ids.  An undoing that is undone itself undoes nothing.
    """
    gone: set[str] = set()
    struck: set[str] = set()
    for decision in reversed(decisions):
        if decision.id in struck or decision.batch in struck:
            gone.add(decision.id)
        elif decision.undoes is not None:
            struck.add(decision.undoes)
    return frozenset(gone)


def last_batch(decisions: Sequence[Decision]) -> str:
    """The latest batch that is in force and undoes nothing.

    Args:
        decisions: The whole log, in order.

    Raises:
        UsageError: There is none.
    """
    gone = undone(decisions)
    for decision in reversed(decisions):
        if decision.undoes is None and decision.id not in gone:
            return decision.batch
    raise UsageError("there is nothing to undo: no decision is in force")
