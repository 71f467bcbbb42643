"""Decisions in words, for the log, for messages and for explanations."""

from __future__ import annotations

from rashomon.model.corrections import Corrected, Decision

_DONE = {
    "accept": "accepted",
    "reject": "rejected",
    "add": "added a statement to",
    "split": "split",
    "merge": "merged others into",
    "copied": "marked as copied from another:",
    "independent": "marked as independent of another:",
    "dismiss": "dismissed",
    "reinstate": "reinstated",
    "note": "noted on",
}
_LONGEST = 120


def tell(decision: Decision) -> str:
    """What a decision did, in a few words, e.g. ``set speaker of att-…: ent-… → unknown``.

    Args:
        decision: The decision.
    """
    if decision.action == "set":
        old, new = (_short(value) or "nothing" for value in (decision.old, decision.new))
        if decision.words:
            new = " … ".join(f"“{_short(words.text)}”" for words in decision.words)
        return f"set {decision.field} of {decision.target}: {old} → {new}"
    if decision.action == "undo":
        return f"undid: {_short(decision.old)}"
    said = f"{_DONE[decision.action]} {decision.target}"
    if decision.action in ("merge", "split", "copied", "independent") and decision.new:
        said += f" ({_short(decision.new)})"
    if decision.action == "add":
        said += ": " + " … ".join(f"“{_short(words.text)}”" for words in decision.anchor.words)
    return said


def tell_whole(decision: Decision) -> str:
    """A decision with its number, who made it, when and why."""
    why = f" ({_short(decision.why)})" if decision.why else ""
    return f"{decision.number}. {decision.when} {decision.who}: {tell(decision)}{why}"


def told_of(corrected: Corrected, finding: str) -> tuple[str, ...]:
    """What people decided about a finding, in order; what is undone or waits says so.

    Args:
        corrected: The record with its log.
        finding: Id of the finding, as it is or as it was called.
    """
    key = corrected.superseded.get(finding, finding)
    waiting = {orphan.decision.id for orphan in corrected.orphans}
    found = []
    for decision in corrected.decisions:
        named = {decision.target, *(other.id for other in decision.others)}
        named |= {part for one in named for part in one.split(":")}
        if key in {corrected.superseded.get(one, one) for one in named}:
            mark = " (undone)" if decision.id in corrected.undone else ""
            mark = " (waits: its words are gone)" if decision.id in waiting else mark
            found.append(f"{tell_whole(decision)}{mark}")
    if found:
        return tuple(found)
    made_by = set(corrected.layers.get(key, {}).values())
    return tuple(tell_whole(one) for one in corrected.decisions if one.id in made_by)


def _short(words: str) -> str:
    line = "; ".join(part for part in words.split("\n") if part)
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 2]} …"
