"""From what somebody asks for to entries of the log, each with its words, checked first."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rashomon.errors import UsageError
from rashomon.model.codec import to_json
from rashomon.model.corrections import UNKNOWN, Anchor, Corrected, Decision, Edit, Words
from rashomon.model.ids import content_id
from rashomon.model.spans import Span
from rashomon.review.anchoring import anchor_of, document_anchor, words_of
from rashomon.review.applying import apply, enact, perform
from rashomon.review.conflicts import check_conflicts
from rashomon.review.draft import Draft, Lost
from rashomon.review.ground import Ground
from rashomon.review.undoing import undone
from rashomon.review.values import value_of
from rashomon.review.wording import tell

_WHEN = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", re.ASCII)
# Long enough for a name with its office; a log is read in lists.
_LONGEST_NAME = 200
_SPAN_FIELDS = ("content", "source", "cue")


@dataclass(frozen=True, slots=True)
class Signature:
    """Who decides, and when.

    Args:
        who: A name, at most 200 characters on one line.
        when: UTC to the second, e.g. ``2031-04-23T09:30:00Z``.

    Raises:
        UsageError: The name is empty or long, or the time has another form.
    """

    who: str
    when: str

    def __post_init__(self) -> None:
        name = self.who
        if not name.strip() or len(name) > _LONGEST_NAME or not name.isprintable():
            raise UsageError(
                f"decisions are signed: give a name of 1 to {_LONGEST_NAME} characters on one line"
            )
        if not _WHEN.fullmatch(self.when):
            raise UsageError(f"{self.when!r} is no time; it must be like 2031-04-23T09:30:00Z")


NOBODY = Signature("nobody", "0001-01-01T00:00:00Z")
"""Signs what is only tried out."""


def enter(
    ground: Ground,
    before: Corrected,
    edits: Sequence[Edit],
    signed: Signature,
    expected: int | None = None,
) -> tuple[tuple[Decision, ...], Corrected]:
    """Makes entries of the log of what somebody asks for.

    Args:
        ground: The record as the machine made it.
        before: The record with the log so far applied.
        edits: What is asked for, in order; all of it is one batch.
        signed: Who asks, and when.
        expected: Number of entries that the log had when it was looked at; ``None`` to take it as
            it is.

    Returns:
        The new entries, and the record with them applied.

    Raises:
        UsageError: An edit finds nothing to apply to, or something else rests on what it undoes.
        WriteConflict: Somebody else has changed the same finding since.
    """
    if not edits:
        raise UsageError("there is nothing to decide: name at least one change")
    log = before.decisions
    entries = _Entries(ground, log, signed, edits)
    entered = tuple(entries.enter(edit) for edit in edits)
    check_conflicts(before, entered, expected)
    after = apply(ground, (*log, *entered))
    _refuse_lost(before, after, entered)
    return entered, after


class _Entries:
    """The entries of one batch, made one after the other."""

    def __init__(
        self, ground: Ground, log: Sequence[Decision], signed: Signature, edits: Sequence[Edit]
    ) -> None:
        self._ground = ground
        self._log = list(log)
        self._signed = signed
        last = log[-1].id if log else ""
        plain = [to_json(edit) for edit in edits]
        self._batch = content_id("bat", last, signed.who, signed.when, plain)
        self._draft = _drafted(ground, log)

    def enter(self, edit: Edit) -> Decision:
        """The entry of one edit, checked against all before it."""
        try:
            if edit.action == "undo":
                decision = self._undo(edit)
            else:
                decision = self._decide(edit)
                perform(self._draft, decision)
        except Lost as lost:
            raise UsageError(f"{edit.action} {edit.target}: {lost}") from lost
        self._log.append(decision)
        if edit.action == "undo":
            self._draft = _drafted(self._ground, self._log)
        return decision

    def _decide(self, edit: Edit) -> Decision:
        draft = self._draft
        anchor = _target(draft, edit)
        others = tuple(anchor_of(draft, key) for key in _others(edit, anchor))
        document = anchor.document
        part = edit.field if edit.field in _SPAN_FIELDS else "name"
        words = words_of(draft, document, part, edit.spans) if edit.action == "set" else ()
        return self._entry(
            edit,
            anchor,
            old=value_of(draft, anchor.id, edit.field) if edit.action == "set" else "",
            new=_spelled(edit.spans) if part in _SPAN_FIELDS and words else edit.value.strip(),
            others=others,
            words=words,
        )

    def _undo(self, edit: Edit) -> Decision:
        gone = undone(self._log)
        meant = [one for one in self._log if edit.target in (one.id, one.batch, str(one.number))]
        if not meant:
            raise Lost("there is no such decision; 'rashomon review STORY log' lists them")
        if all(one.id in gone for one in meant):
            raise Lost("this is undone already; to redo it, undo what undid it")
        key = meant[0].batch if edit.target == meant[0].batch else meant[0].id
        told = "; ".join(tell(one) for one in meant[:3])
        return self._entry(edit, Anchor("decision", key), old=told, undoes=key)

    def _entry(  # noqa: PLR0913 - the fields of an entry that differ by what is asked for
        self,
        edit: Edit,
        anchor: Anchor,
        *,
        old: str,
        new: str = "",
        others: tuple[Anchor, ...] = (),
        words: tuple[Words, ...] = (),
        undoes: str | None = None,
    ) -> Decision:
        last = self._log[-1].id if self._log else ""
        fields = (
            *(self._batch, self._signed.who, self._signed.when, edit.action, anchor.id),
            *(edit.field, old, new, edit.why.strip(), undoes),
        )
        return Decision(
            content_id("dec", last, *fields, to_json(anchor), to_json(others), to_json(words)),
            len(self._log) + 1,
            self._batch,
            self._signed.who,
            self._signed.when,
            edit.action,
            anchor.id,
            edit.field,
            old,
            new,
            edit.why.strip(),
            undoes,
            anchor,
            others,
            words,
        )


def _drafted(ground: Ground, log: Sequence[Decision]) -> Draft:
    """The record with a log applied, as far as decisions change it themselves."""
    draft = Draft(ground)
    gone = undone(log)
    for decision in log:
        if decision.id not in gone and decision.action != "undo":
            enact(draft, decision)
    return draft


def _target(draft: Draft, edit: Edit) -> Anchor:
    if edit.action != "add":
        return anchor_of(draft, edit.target)
    if edit.target not in draft.documents:
        raise Lost("a statement is added to a document: give the document's id")
    parts = (("content", edit.spans), ("source", edit.source), ("cue", edit.cue))
    words = tuple(w for part, some in parts for w in words_of(draft, edit.target, part, some))
    doc = document_anchor(draft, edit.target)
    return Anchor("document", doc.id, doc.document, doc.name, doc.sha256, doc.text, words)


def _others(edit: Edit, anchor: Anchor) -> tuple[str, ...]:
    """Ids of the findings that an edit names beside its target."""
    somebody = edit.value != UNKNOWN
    naming: dict[str, Callable[[], bool]] = {
        "merge": lambda: True,
        "split": lambda: anchor.kind == "utterance",
        "copied": lambda: True,
        "independent": lambda: True,
        "add": lambda: somebody,
        "set": lambda: edit.field in ("speaker", "speaks_for") and somebody,
    }
    names = naming.get(edit.action)
    if names is None or not names() or (edit.action == "set" and edit.spans):
        return ()
    return edit.values


def _spelled(spans: Sequence[Span]) -> str:
    return ",".join(f"{span.start}-{span.end}" for span in sorted(spans))


def _refuse_lost(before: Corrected, after: Corrected, entered: Sequence[Decision]) -> None:
    """Refuses what finds nothing, and undoing what a later decision rests on.

    Other decisions may leave an earlier one without its words: it waits, and comes back with them.
    """
    waiting = {orphan.decision.id for orphan in before.orphans}
    ours = {decision.id for decision in entered}
    undoing = any(decision.undoes is not None for decision in entered)
    for orphan in after.orphans:
        one = orphan.decision
        if one.id in ours:
            raise UsageError(f"{tell(one)}: {orphan.reason}")
        if undoing and one.id not in waiting:
            raise UsageError(
                f"decision {one.number} of {one.who} rests on this: {tell(one)} "
                f"({orphan.reason}). Undo that one first"
            )
