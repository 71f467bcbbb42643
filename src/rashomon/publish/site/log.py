"""The log of people's decisions, for reading."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.model.corrections import Corrected, Decision
from rashomon.publish.display import shortened

# Characters of a value and of words that a row shows.
_VALUE = 200
# Kinds of target that have a page of their own.
_PAGES = {"att": "s", "clm": "k", "doc": "d", "ent": "e", "pps": "p", "evt": "t"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One decision as a row.

    Args:
        id: Decision id.
        number: Its place in the log, from 1.
        when: UTC, to the second.
        who: Who decided.
        what: What was done to what, in words.
        page: Kind and id of the page of what it is about; ``None`` where it has none now.
        words: The words it is about.
        old: Value before.
        new: Value after.
        why: The reason given.
        state: ``applies``, ``undone``, ``undo``, or ``waits``.
        reason: Why it waits; else empty.
    """

    id: str
    number: int
    when: str
    who: str
    what: str
    page: tuple[str, str] | None
    words: str
    old: str
    new: str
    why: str
    state: str
    reason: str


def find_entries(corrected: Corrected) -> tuple[Entry, ...]:
    """Every decision, the newest first.

    Args:
        corrected: The record with its log.
    """
    waiting = {orphan.decision.id: orphan.reason for orphan in corrected.orphans}
    known = _known(corrected)
    return tuple(
        _entry(corrected, item, waiting.get(item.id, ""), known)
        for item in reversed(corrected.decisions)
    )


def _entry(corrected: Corrected, item: Decision, reason: str, known: frozenset[str]) -> Entry:
    undone = item.id in corrected.undone or item.batch in corrected.undone
    applies = "undo" if item.action == "undo" else "applies"
    return Entry(
        id=item.id,
        number=item.number,
        when=item.when,
        who=shortened(item.who, _VALUE),
        what=action_words(item),
        page=_page(corrected, item.target, known),
        words=shortened(" … ".join(words.text for words in item.anchor.words), _VALUE)
        or shortened(item.anchor.name, _VALUE),
        old=shortened(item.old, _VALUE),
        new=shortened(item.new or " … ".join(words.text for words in item.words), _VALUE),
        why=shortened(item.why, _VALUE),
        state="waits" if reason else "undone" if undone else applies,
        reason=reason,
    )


def action_words(item: Decision) -> str:
    """What a decision does, in words.

    Args:
        item: The decision.

    Returns:
        E.g. "set speaker of statement".
    """
    if item.action == "undo":
        return "undo"
    if item.action == "set":
        return f"set {item.field.replace('_', ' ')} of {item.anchor.kind}"
    return f"{item.action} {item.anchor.kind}"


def _page(corrected: Corrected, target: str, known: frozenset[str]) -> tuple[str, str] | None:
    now = corrected.superseded.get(target, target)
    kind = _PAGES.get(now.partition("-")[0])
    return (kind, now) if kind and now in known else None


def _known(corrected: Corrected) -> frozenset[str]:
    record = corrected.record
    return frozenset(
        item.id
        for items in (
            record.attributions,
            record.claims,
            record.documents,
            record.entities,
            record.proposals,
            record.events,
        )
        for item in items
    )
