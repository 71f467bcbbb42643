"""Accepting, rejecting, dismissing, and notes."""

from __future__ import annotations

from rashomon.model.corrections import Decision
from rashomon.review.draft import Draft, Lost, PartDeed
from rashomon.review.finding import find, is_whole

_REJECTED = ("statement", "claim", "proposal", "event")


def accept(draft: Draft, decision: Decision) -> None:
    """Says that a finding is right as it stands; one that was rejected comes back."""
    anchor = decision.anchor
    key = find(draft, anchor)
    if not is_whole(draft, anchor, key):
        raise Lost("it stands on other words now than when it was accepted; look at it again")
    if anchor.kind in ("position", "response"):
        owner, party, what = key.split(":")
        draft.part_deeds.append(PartDeed(decision, owner, party, what))
        return
    draft.rejected.pop(key, None)
    draft.accepted.add(key)


def reject(draft: Draft, decision: Decision) -> None:
    """Takes a finding out of the record; it stays in the log."""
    anchor = decision.anchor
    key = find(draft, anchor)
    if anchor.kind in ("position", "response"):
        owner, party, what = key.split(":")
        draft.require_kept(owner)
        draft.part_deeds.append(PartDeed(decision, owner, party, what, keeps=False))
        return
    if anchor.kind not in _REJECTED:
        raise Lost(f"a {anchor.kind} cannot be rejected; {_INSTEAD.get(anchor.kind, 'note it')}")
    if key in draft.rejected:
        raise Lost(f"{key} was rejected before, by {draft.rejected[key]}")
    draft.rejected[key] = decision.id


def dismiss(draft: Draft, decision: Decision) -> None:
    """Takes a caution away, for a reason."""
    key = find(draft, decision.anchor)
    if decision.anchor.kind != "caution":
        raise Lost("only a caution can be dismissed; reject what is wrong")
    if not decision.why.strip():
        raise Lost("to dismiss a caution needs a reason: say why it does not hold")
    draft.reopen(key)
    if key in draft.rejected:
        raise Lost(f"{key} was dismissed before, by {draft.rejected[key]}")
    draft.rejected[key] = decision.id


def reinstate(draft: Draft, decision: Decision) -> None:
    """Brings back a caution that was dismissed."""
    key = find(draft, decision.anchor)
    if decision.anchor.kind != "caution" or key not in draft.rejected:
        raise Lost("only a caution that was dismissed can be reinstated")
    draft.reopen(key)
    draft.rejected.pop(key, None)
    draft.accepted.add(key)


def note(draft: Draft, decision: Decision) -> None:
    """Adds a note, which changes nothing."""
    if not decision.why.strip():
        raise Lost("a note needs words")
    draft.notes[find(draft, decision.anchor)].append(decision.id)


_INSTEAD = {
    "caution": "dismiss it with a reason",
    "utterance": "split it, or reject its statements",
    "entity": "merge or split it",
}
