"""Logs of decisions on a record, for tests: made as a person would, one batch after the other."""

from __future__ import annotations

from rashomon.model.corrections import Corrected, Decision, Edit
from rashomon.model.record import Record
from rashomon.publish.check import check_links
from rashomon.review.applying import apply
from rashomon.review.entering import Signature, enter
from rashomon.review.ground import Ground

ILSE = Signature("Ilse", "2031-04-23T09:30:00Z")


class Log:
    """A record and what was decided upon it.

    Args:
        machine: The record.
    """

    def __init__(self, machine: Record) -> None:
        self.ground = Ground(machine)
        self.now: Corrected = apply(self.ground, ())

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """The log so far."""
        return self.now.decisions

    def decide(self, *edits: Edit) -> Corrected:
        """Decides as one batch; what comes of it holds what every record must."""
        _, self.now = enter(self.ground, self.now, edits, ILSE)
        check_links(self.now.record)
        return self.now

    def undo(self, target: str | int) -> Corrected:
        """Undoes a decision or a batch."""
        return self.decide(Edit("undo", str(target)))


def decided(machine: Record, *edits: Edit) -> Corrected:
    """A record with some edits decided upon, one after the other."""
    log = Log(machine)
    for edit in edits:
        log.decide(edit)
    return log.now
