"""Whether two people decided upon the same thing without knowing of one another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rashomon.errors import UsageError, WriteConflict
from rashomon.model.corrections import Corrected, Decision
from rashomon.review.wording import tell

# What a decision names beside its target is touched by it; whom it names as a speaker is not.
_TOUCHING = ("merge", "split", "copied", "independent")


def check_conflicts(
    corrected: Corrected, entered: Sequence[Decision], expected: int | None
) -> None:
    """Refuses decisions on what somebody else has changed since it was looked at.

    Args:
        corrected: The record with the log as it is now.
        entered: The new decisions.
        expected: Number of entries that the log had when it was looked at; ``None`` to take it as
            it is.

    Raises:
        WriteConflict: A later entry touches the same finding.
        UsageError: The log never had so many entries.
    """
    if expected is None or expected == corrected.version:
        return
    if not 0 <= expected < corrected.version:
        raise UsageError(
            f"the log has {corrected.version} entries, and {expected} were expected; open the "
            "story again"
        )
    log = corrected.decisions
    by_id = _by_id((*log, *entered))
    for new in entered:
        ours = _touched(new, by_id, corrected)
        for other in log[expected:]:
            both = ours & _touched(other, by_id, corrected)
            if both:
                raise WriteConflict(
                    f"{other.who} has changed {min(both)} since you looked at it: {tell(other)}, "
                    f"on {other.when} (decision {other.number}). Nothing of yours was written: "
                    "look at it as it is now, then decide again"
                )


def _by_id(decisions: Sequence[Decision]) -> dict[str, list[Decision]]:
    """Decisions by their ids, and by those of their batches."""
    found: dict[str, list[Decision]] = {}
    for decision in decisions:
        found[decision.id] = [decision]
        found.setdefault(decision.batch, []).append(decision)
    return found


def _touched(
    decision: Decision, by_id: Mapping[str, Sequence[Decision]], corrected: Corrected
) -> frozenset[str]:
    """Ids of the findings that a decision changes, as they are called now."""
    if decision.undoes is not None:
        return frozenset(
            key for one in by_id.get(decision.undoes, ()) for key in _touched(one, by_id, corrected)
        )
    keys = {decision.target, decision.anchor.id}
    if decision.action in _TOUCHING:
        keys |= {other.id for other in decision.others}
    return frozenset(
        corrected.superseded.get(part, part) for key in keys for part in (key, _owner(key))
    )


def _owner(key: str) -> str:
    """The claim of a position, the proposal of an answer."""
    return key.partition(":")[0]
