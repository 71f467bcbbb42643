"""The log of people's decisions, for reading."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from rashomon.model.corrections import ANSWERED, Corrected, Decision, Words
from rashomon.publish.display import shortened
from rashomon.publish.index import GAP

# Characters of a value and of words that a row shows.
_VALUE = 200
# What stands in a value for somebody, or for a document.
_ID = re.compile(r"\b(?:ent|doc)-[0-9a-f]{16}\b")
_ACTS = {
    "add": "add statement",
    "copied": "mark document as made from",
    "independent": "mark document as independent of",
}
# Kinds of target that have a page of their own.
_PAGES = {"att": "s", "clm": "k", "doc": "d", "ent": "e", "pps": "p", "evt": "t"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One decision as a row.

    Args:
        id: Decision id.
        batch: Id of all that was entered at once with it.
        together: How many entries that was.
        number: Its place in the log, from 1.
        when: UTC, to the second.
        who: Who decided.
        what: What was done to what, in words.
        page: Kind and id of the page of what it is about; ``None`` where it has none now.
        words: The words it is about.
        old: Value before.
        new: Value after.
        why: The reason given.
        answers: Number of cautions that it answers.
        state: ``applies``, ``undone``, ``undo``, or ``waits``.
        reason: Why it waits; else empty.
    """

    id: str
    batch: str
    together: int
    number: int
    when: str
    who: str
    what: str
    page: tuple[str, str] | None
    words: str
    old: str
    new: str
    why: str
    answers: int
    state: str
    reason: str


def last_applied(entries: Sequence[Entry]) -> Entry | None:
    """The newest decision that still holds and undoes nothing: what "undo" takes back.

    Args:
        entries: All of them, the newest first.
    """
    return next((entry for entry in entries if entry.state in ("applies", "waits")), None)


def find_entries(corrected: Corrected) -> tuple[Entry, ...]:
    """Every decision, the newest first.

    Args:
        corrected: The record with its log.
    """
    waiting = {orphan.decision.id: orphan.reason for orphan in corrected.orphans}
    known, names = _known(corrected), _names(corrected)
    batches = Counter(item.batch for item in corrected.decisions)
    layers = corrected.layers.values()
    answers = Counter(fields[ANSWERED] for fields in layers if ANSWERED in fields)
    entries = (
        _entry(corrected, item, waiting.get(item.id, ""), known, batches)
        for item in reversed(corrected.decisions)
    )
    return tuple(_with_names(replace(item, answers=answers[item.id]), names) for item in entries)


def _with_names(entry: Entry, names: Mapping[str, str]) -> Entry:
    """An entry whose values name people, bodies and documents, where they are known."""
    old, new = (
        shortened(_ID.sub(lambda hit: names.get(hit[0], hit[0]), value), _VALUE)
        for value in (entry.old, entry.new)
    )
    return replace(entry, old=old, new=new)


def _names(corrected: Corrected) -> dict[str, str]:
    """Names by id: as they were when something was decided of them, or as they are now."""
    found = {
        anchor.id: anchor.name
        for item in corrected.decisions
        for anchor in (item.anchor, *item.others)
        if anchor.name
    }
    found |= {item.id: item.name for item in corrected.record.documents}
    return found | {item.id: item.name for item in corrected.record.entities}


def _entry(
    corrected: Corrected,
    item: Decision,
    reason: str,
    known: frozenset[str],
    batches: Mapping[str, int],
) -> Entry:
    undone = item.id in corrected.undone or item.batch in corrected.undone
    applies = "undo" if item.action == "undo" else "applies"
    return Entry(
        id=item.id,
        batch=item.batch,
        together=batches[item.batch],
        number=item.number,
        when=item.when,
        who=shortened(item.who, _VALUE),
        what=action_words(item),
        page=_page(corrected, item.target, known),
        words=shortened(_words(item.anchor.words, ""), _VALUE)
        or shortened(item.anchor.name, _VALUE),
        old=shortened(_words(item.anchor.words, item.field) or item.old, _VALUE),
        new=shortened(_words(item.words, "") or item.new, _VALUE),
        why=shortened(item.why, _VALUE),
        answers=0,
        state="waits" if reason else "undone" if undone else applies,
        reason=reason,
    )


def _words(words: Sequence[Words], part: str) -> str:
    """Words of one part of a statement, or of all; places alone tell a reader nothing."""
    return GAP.join(item.text for item in words if item.part == part or not part)


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
    return _ACTS.get(item.action, f"{item.action} {item.anchor.kind}")


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
