"""What people decided about a record, as a layer of its own beside what the machine found.

The log is append-only: a `Decision` is never changed, only undone by a later one.  `Corrected` is
the record with all decisions applied.  A decision names what it is about by content (an `Anchor`:
exact words at their place, digests of texts, names), so that it applies to a record that was made
anew, too; where the words are gone it waits as an `Orphan` and is never guessed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal, TypeAlias

from rashomon.model.documents import Caution
from rashomon.model.ids import content_id
from rashomon.model.record import Record
from rashomon.model.spans import Span

Action = Literal[
    "accept",
    "reject",
    "set",
    "add",
    "split",
    "merge",
    "copied",
    "independent",
    "dismiss",
    "reinstate",
    "note",
    "undo",
]
Target = Literal[
    "statement",
    "utterance",
    "entity",
    "document",
    "claim",
    "position",
    "proposal",
    "response",
    "event",
    "caution",
    "place",
    "decision",
]
ReviewState = Literal["accepted", "rejected", "corrected", "added"]

UNKNOWN = "unknown"
"""As the new value: nobody and nothing is known, and a person says so."""

ANSWERED = "answered"
"""As the field of a caution: the decision that answers it, so that it is as if dismissed."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One thing that somebody asks to be changed, before it is entered in the log.

    Args:
        action: What to do.
        target: Id of the finding: a statement, utterance, entity, document, claim, proposal,
            event or caution (`caution_id`), a position (`position_id`) or response
            (`response_id`); for ``add`` the document; for ``undo`` the decision or batch.
        field: What of it, for ``set``: of a statement ``content``, ``source``, ``cue``, ``kind``,
            ``act``, ``speaker`` or ``time``; of a document ``published`` or ``outlet``; of an
            entity ``name`` or ``speaks_for``; of an event ``time``; of a position ``stance``; of a
            claim ``contested``.  For ``add`` the kind of statement.
        value: The new value; several, one a line. For ``set speaker`` an entity id, ``unknown``,
            or empty with ``spans`` that name somebody new. For ``merge`` the ids to merge into
            the target, for ``split`` the ids of statements or the names to split off, for
            ``copied`` and ``independent`` the other document.  For ``add`` the speaker.
        spans: Spans of the statement's document: for ``set`` and ``add`` the new content (or
            source, or cue), or the words that name a new speaker.
        source: For ``add``: spans of the source.
        cue: For ``add``: spans of the cue.
        why: The reason; ``dismiss`` needs one.
    """

    action: Action
    target: str
    field: str = ""
    value: str = ""
    spans: tuple[Span, ...] = ()
    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    why: str = ""

    @property
    def values(self) -> tuple[str, ...]:
        """The lines of ``value`` that hold anything."""
        return tuple(line.strip() for line in self.value.split("\n") if line.strip())


@dataclass(frozen=True, slots=True)
class Words:
    """Exact words of a document.

    Args:
        part: What they are: ``content``, ``source``, ``cue``, ``name``, or empty.
        span: Where in the document's text.
        text: What reads there.
    """

    part: str
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a decision is about, by its content.

    Args:
        kind: What it is.
        id: Its id when the decision was made.
        document: Id of the document its words stand in; empty where they stand in several.
        name: The document's name; the entity's name; the caution's slug.
        sha256: Digest of the document's bytes.
        text: Digest of the document's text.
        words: The exact words it stands on.
        names: All names of an entity, sorted.
        detail: Kind of an entity, stance of a position, answer of a response, message of a
            caution.
        parts: What it is made of: statements of an utterance, places of a claim, proposal or
            event, claim and party of a position.
    """

    kind: Target
    id: str
    document: str = ""
    name: str = ""
    sha256: str = ""
    text: str = ""
    words: tuple[Words, ...] = ()
    names: tuple[str, ...] = ()
    detail: str = ""
    parts: tuple[Anchor, ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """One entry of the log.

    Args:
        id: Content id of the entry and of the one before it.
        number: Its place in the log, from 1.
        batch: Id that entries made at once share; undoing it undoes them all.
        who: Name of who decided.
        when: UTC to the second, e.g. ``2031-04-23T09:30:00Z``.
        action: What was done.
        target: Id of what it is about, as it was then.
        field: What of it; see `Edit`.
        old: The value before; empty where there was none.
        new: The new value; see `Edit`.
        why: The reason given.
        undoes: Id of the decision or batch that it undoes; ``None`` unless it undoes one.
        anchor: The target, by content.
        others: What ``new`` names, by content, in its order.
        words: New spans, with their exact words.
    """

    id: str
    number: int
    batch: str
    who: str
    when: str
    action: Action
    target: str
    field: str
    old: str
    new: str
    why: str
    undoes: str | None
    anchor: Anchor
    others: tuple[Anchor, ...] = ()
    words: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class Orphan:
    """A decision that finds nothing to apply to; it waits, and applies again when it does.

    Args:
        decision: The decision.
        reason: What it did not find, in one sentence.
    """

    decision: Decision
    reason: str


@dataclass(frozen=True, slots=True)
class Corrections:
    """What people decided, as it stands beside an exported record.

    Args:
        decisions: The whole log, in order.
        undone: Ids of decisions that are undone, sorted.
        states: For each finding that somebody looked at what came of it.
        layers: For each finding the fields whose values come from a decision, with its id; all
            other values are the machine's.
        orphans: Decisions that wait since their words are gone, by id, each with the reason.
        superseded: Old id to the id that stands for it now.
    """

    decisions: tuple[Decision, ...]
    undone: tuple[str, ...]
    states: Mapping[str, ReviewState]
    layers: Mapping[str, Mapping[str, str]]
    orphans: Mapping[str, str]
    superseded: Mapping[str, str]


Layers: TypeAlias = Mapping[str, Mapping[str, str]]
"""For each finding id and field the id of the decision that the value comes from."""

_NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Corrected:
    """The machine's record with people's decisions applied.

    Args:
        record: The record as it stands now; ids are kept.
        decisions: The whole log, in order.
        states: For each finding that somebody looked at what came of it; what is absent was not
            reviewed.
        layers: Where values come from; what is absent comes from the machine.
        orphans: Decisions whose words are gone, each with the reason.
        superseded: Old id to the id that stands for it now.
        version: Number of entries in the log.
        notes: For each finding the ids of decisions that are notes on it.
        undone: Ids of decisions that are undone now.
    """

    record: Record
    decisions: tuple[Decision, ...] = ()
    states: Mapping[str, ReviewState] = field(default_factory=dict)
    layers: Layers = field(default_factory=dict)
    orphans: tuple[Orphan, ...] = ()
    superseded: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    version: int = 0
    notes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    undone: frozenset[str] = frozenset()

    def layer(self, finding: str, name: str) -> str | None:
        """The decision that a value comes from; ``None`` for the machine.

        Args:
            finding: Id of the finding.
            name: Its field.
        """
        return self.layers.get(finding, _NOTHING).get(name)

    @property
    def corrections(self) -> Corrections:
        """What people decided, without the record."""
        return Corrections(
            self.decisions,
            tuple(sorted(self.undone)),
            dict(sorted(self.states.items())),
            {key: dict(sorted(self.layers[key].items())) for key in sorted(self.layers)},
            {orphan.decision.id: orphan.reason for orphan in self.orphans},
            dict(sorted(self.superseded.items())),
        )

    @property
    def reviewers(self) -> tuple[str, ...]:
        """Names of those whose decisions are in force, sorted; a note alone is no review."""
        return tuple(
            sorted(
                {
                    one.who
                    for one in self.decisions
                    if one.id not in self.undone and one.action not in ("undo", "note")
                }
            )
        )

    @property
    def reviewed(self) -> tuple[int, int]:
        """How many of the statements somebody looked at, and how many there are."""
        kept = {att.id for att in self.record.attributions}
        gone = sum(
            state == "rejected" and key.startswith("att-") and key not in kept
            for key, state in self.states.items()
        )
        return sum(key in self.states for key in kept) + gone, len(kept) + gone


def to_corrected(record: Record | Corrected) -> Corrected:
    """A record with its decisions; a record alone is one that nobody decided upon."""
    return record if isinstance(record, Corrected) else Corrected(record)


def caution_id(caution: Caution) -> str:
    """The id of a caution: what it says, and of which words."""
    span = None if caution.span is None else [caution.span.start, caution.span.end]
    return content_id("cau", caution.slug, caution.document, span, caution.message)


def position_id(claim: str, party: str, stance: str) -> str:
    """The id of a party's position on a claim, e.g. ``clm-…:ent-…:denies``."""
    return f"{claim}:{party}:{stance}"


def response_id(proposal: str, party: str, response: str) -> str:
    """The id of a party's answer to a proposal, e.g. ``pps-…:ent-…:refuses``."""
    return f"{proposal}:{party}:{response}"
