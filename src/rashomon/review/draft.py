"""A record that decisions are being applied to, one after the other.

A draft holds what decisions change directly.  What follows from that (counts, positions, claims
that nobody holds any more) is worked out once, at the end, by ``rashomon.review.derive``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from rashomon.model.corrections import ANSWERED, Decision, Orphan, ReviewState, caution_id
from rashomon.model.documents import Caution
from rashomon.model.judgement import Stance
from rashomon.model.record import Statement
from rashomon.review.ground import Ground, Spans


class Lost(Exception):
    """A decision finds nothing to apply to, or would say nothing sound; the text says why."""


@dataclass(frozen=True, slots=True)
class PartDeed:
    """A decision on a position or an answer, which are known only when all else is.

    Args:
        decision: The decision.
        finding: Claim or proposal id.
        party: Entity id.
        what: The stance or answer that it is about.
        becomes: The new stance; ``None`` where the part is rejected or only accepted.
        keeps: Whether the part stays in the record.
    """

    decision: Decision
    finding: str
    party: str
    what: str
    becomes: Stance | None = None
    keeps: bool = True


@dataclass(frozen=True, slots=True)
class Copying:
    """What a person said of two documents.

    Args:
        decision: Id of the decision.
        copy: The document that has its text from the other; ``None`` where neither has.
    """

    decision: str
    copy: str | None


class Draft:
    """A record that decisions are being applied to.

    Args:
        ground: The machine's record; never changed.
    """

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self.machine = machine = ground.record
        self.documents = {doc.id: doc for doc in machine.documents}
        self.entities = {entity.id: entity for entity in machine.entities}
        self.statements = dict(ground.statements)
        self.first: dict[str, Statement] = dict(self.statements)
        """Each statement as the machine read it or as it was added: what anchors are made of."""
        self.members = {utt.id: set(utt.attributions) for utt in machine.utterances}
        self.utterance_of = {att: key for key, atts in self.members.items() for att in atts}
        self.claims = {claim.id: claim for claim in machine.claims}
        self.proposals = {item.id: item for item in machine.proposals}
        self.events = {item.id: item for item in machine.events}
        self.cautions: dict[str, Caution] = {caution_id(c): c for c in machine.cautions}
        self.rejected: dict[str, str] = {}
        self.uncontested: set[str] = set()
        self.by_hand: set[str] = set()
        """Utterances that a person put together."""
        self.copying: dict[tuple[str, str], Copying] = {}
        self.part_deeds: list[PartDeed] = []
        self.accepted: set[str] = set()
        self.added: set[str] = set()
        self.added_spans: dict[Spans, str] = {}
        self.layers: dict[str, dict[str, str]] = defaultdict(dict)
        self.notes: dict[str, list[str]] = defaultdict(list)
        self.superseded: dict[str, str] = {}
        self.orphans: list[Orphan] = []

    def now(self, finding: str) -> str:
        """The id that stands for an id now."""
        while finding in self.superseded:
            finding = self.superseded[finding]
        return finding

    def chain(self, entity: str) -> tuple[str, ...]:
        """An entity, whom it speaks for, whom that one speaks for, and so on; each once.

        What was read, or put together, may go round in a circle.
        """
        found: dict[str, None] = {}
        at: str | None = entity
        while at in self.entities and at not in found:
            found[at] = None
            above = self.entities[at].speaks_for
            at = self.now(above) if above else None
        return tuple(found)

    def resolved(self, att: Statement) -> Statement:
        """A statement with the ids under which its people go now."""
        speaker = self.now(att.speaker) if att.speaker else None
        via, addressee = (tuple(map(self.now, keys)) for keys in (att.via, att.addressee))
        if (speaker, via, addressee) == (att.speaker, att.via, att.addressee):
            return att
        return replace(att, speaker=speaker, via=via, addressee=addressee)

    def statement_of(self, spans: Spans) -> str | None:
        """The statement that stands on just these spans, machine-read or added."""
        return self.ground.by_spans.get(spans) or self.added_spans.get(spans)

    def holds(self, finding: str) -> bool:
        """Whether there is a finding under this very id."""
        kinds = (self.first, self.members, self.entities, self.documents, self.cautions)
        judged = (self.claims, self.proposals, self.events)
        return any(finding in kind for kind in (*kinds, *judged))

    def supersede(self, old: str, new: str) -> None:
        """Lets one id stand for another, unless that would go round in a circle."""
        if old != new and self.now(new) != old:
            self.superseded[old] = new

    def mark(self, finding: str, field: str, decision: Decision) -> None:
        """Says that a value comes from a decision."""
        self.layers[finding][field] = decision.id

    def answer(self, caution: str, decision: Decision) -> None:
        """Takes away a caution that a decision answers, unless somebody dismissed it."""
        if caution not in self.rejected or self.is_answered(caution):
            self.rejected[caution] = decision.id
            self.mark(caution, ANSWERED, decision)

    def reopen(self, caution: str) -> None:
        """Takes back what a decision answered; what somebody dismissed stays so."""
        if self.is_answered(caution):
            del self.rejected[caution], self.layers[caution]

    def is_answered(self, caution: str) -> bool:
        """Whether a caution is away since a decision answers it, and not since it was dismissed."""
        return ANSWERED in self.layers.get(caution, ())

    def states(self) -> dict[str, ReviewState]:
        """What came of every finding that somebody looked at."""
        found: dict[str, ReviewState] = dict.fromkeys(self.accepted, "accepted")
        found |= dict.fromkeys(self.layers, "corrected")
        found |= dict.fromkeys(self.added, "added")
        found |= dict.fromkeys(self.rejected, "rejected")
        return found

    def statement(self, key: str) -> Statement:
        """A statement that was not rejected.

        Raises:
            Lost: It was rejected.
        """
        self.require_kept(key)
        return self.statements[key]

    def require_kept(self, key: str) -> None:
        """Refuses what was rejected.

        Raises:
            Lost: It was rejected.
        """
        if key in self.rejected:
            raise Lost(f"{key} was rejected by {self.rejected[key]}; accept it first")

    def lose(self, decision: Decision, lost: Lost) -> None:
        """Lets a decision wait."""
        self.orphans.append(Orphan(decision, str(lost)))

    def kept(self, statements: Iterable[str]) -> list[str]:
        """Those of some statements that were not rejected, sorted."""
        return sorted(key for key in statements if key not in self.rejected)
