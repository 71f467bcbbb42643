"""The record with decisions applied: a pure function of the machine's record and the log."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from types import MappingProxyType

from rashomon.model.corrections import Action, Corrected, Decision, Layers
from rashomon.review.deeds.adding import add
from rashomon.review.deeds.copying import copied, independent
from rashomon.review.deeds.grouping import merge, split
from rashomon.review.deeds.judging import accept, dismiss, note, reinstate, reject
from rashomon.review.deeds.setting import set_value
from rashomon.review.derive.record import derive
from rashomon.review.draft import Draft, Lost
from rashomon.review.ground import Ground
from rashomon.review.undoing import undone

Deed = Callable[[Draft, Decision], None]

_DEEDS: dict[Action, Deed] = {
    "accept": accept,
    "reject": reject,
    "set": set_value,
    "add": add,
    "split": split,
    "merge": merge,
    "copied": copied,
    "independent": independent,
    "dismiss": dismiss,
    "reinstate": reinstate,
    "note": note,
}


def apply(ground: Ground, decisions: Sequence[Decision]) -> Corrected:
    """Applies a log of decisions to a record.

    Args:
        ground: The record as the machine made it; it need not be the one that was decided upon.
        decisions: The whole log, in order.

    Returns:
        The corrected record.  What no decision touches is as it was; decisions that find nothing
        to apply to are among its orphans.
    """
    if not decisions:
        return Corrected(ground.record)
    draft = Draft(ground)
    gone = undone(decisions)
    for decision in decisions:
        if decision.id not in gone and decision.action != "undo":
            enact(draft, decision)
    record = derive(draft)
    return Corrected(
        record=record,
        decisions=tuple(decisions),
        states=MappingProxyType(draft.states()),
        layers=_layers(draft),
        orphans=tuple(sorted(draft.orphans, key=lambda orphan: orphan.decision.number)),
        superseded=MappingProxyType({old: draft.now(old) for old in sorted(draft.superseded)}),
        version=len(decisions),
        notes=MappingProxyType({key: tuple(ids) for key, ids in draft.notes.items()}),
        undone=gone,
    )


def enact(draft: Draft, decision: Decision) -> None:
    """Applies one decision to a draft, or lets it wait among the orphans."""
    try:
        perform(draft, decision)
    except Lost as lost:
        draft.lose(decision, lost)


def perform(draft: Draft, decision: Decision) -> None:
    """Applies one decision to a draft.

    Raises:
        Lost: It finds nothing to apply to.
    """
    try:
        _DEEDS[decision.action](draft, decision)
    except (IndexError, KeyError, ValueError) as err:  # a decision that was taken in from elsewhere
        raise Lost(f"it does not say what it is about in full ({err!r})") from err


def _layers(draft: Draft) -> Layers:
    return MappingProxyType(
        {key: MappingProxyType(dict(fields)) for key, fields in draft.layers.items()}
    )
