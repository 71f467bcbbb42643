"""What a story can be told by people: decisions, entered in its log and applied to its record."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from functools import cached_property

from rashomon.errors import InvariantError, UsageError
from rashomon.model.corrections import Corrected, Decision, Edit
from rashomon.model.record import Record
from rashomon.publish.check import check_links
from rashomon.review.applying import apply
from rashomon.review.entering import NOBODY, Signature, enter
from rashomon.review.ground import Ground
from rashomon.review.lines import Taking, take
from rashomon.review.previewing import Preview, preview
from rashomon.review.undoing import last_batch
from rashomon.store.base import Store


class Deciding(ABC):
    """The part of a story that people decide upon.

    Args:
        store: The story, opened.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._applied: Corrected | None = None

    @property
    @abstractmethod
    def record(self) -> Record:
        """The whole record, as the machine made it."""

    @property
    def corrected(self) -> Corrected:
        """The record with people's decisions applied; ``record`` stays the machine's.

        Decisions that others add while the story is open are seen at once.

        Raises:
            StoreError: The record or the log is damaged.
        """
        self._applied = self._at(self._store)
        return self._applied

    def decide(
        self, edits: Sequence[Edit], *, who: str, when: str, expected: int | None = None
    ) -> Corrected:
        """Enters decisions in the log; all of them, or none.

        Once this has returned they outlast a killed process and a loss of power.

        Args:
            edits: What to do, in order; they are one batch, which can be undone at once.
            who: Name of who decides.
            when: UTC to the second, e.g. ``2031-04-23T09:30:00Z``.
            expected: ``Corrected.version`` that was looked at; ``None`` to take the log as it is.

        Returns:
            The record with the decisions applied.

        Raises:
            UsageError: A decision finds nothing to apply to, or is not sound.
            WriteConflict: Somebody else has changed the same finding since; nothing was written.
            StoreError: The story cannot be written to.
        """
        signed = Signature(who, when)
        # Read before the file is locked, so that others wait for the new entries alone.
        self._applied = self._at(self._store)
        with self._store.deciding() as log, log.transaction():
            entered, after = enter(self._ground, self._at(log), edits, signed, expected)
            log.append_decisions(entered)
        self._applied = after
        return after

    def undo(
        self, target: str = "", *, who: str, when: str, expected: int | None = None
    ) -> Corrected:
        """Undoes a decision, or all that were made at once; to undo an undoing is to redo.

        Args:
            target: Id or number of a decision, or id of a batch; empty for the latest batch that
                is in force and undoes nothing.
            who: Name of who decides.
            when: UTC to the second.
            expected: As for ``decide``.

        Returns:
            The record without it.

        Raises:
            UsageError: There is no such decision, it is undone already, or others rest on it.
            WriteConflict: Somebody else has changed the same finding since; nothing was written.
            StoreError: The story cannot be written to.
        """
        edit = Edit("undo", target or last_batch(self.corrected.decisions))
        return self.decide([edit], who=who, when=when, expected=expected)

    def preview(self, edits: Sequence[Edit]) -> Preview:
        """What decisions would touch; nothing is written.

        Args:
            edits: What to do, in order.

        Raises:
            UsageError: A decision finds nothing to apply to, or is not sound.
        """
        before = self.corrected
        entered, after = enter(self._ground, before, edits, NOBODY)
        return preview(before, after, entered)

    def take(self, given: Sequence[Decision], *, write: bool) -> tuple[Taking, Corrected]:
        """Takes in decisions that were exported from another story, or from this one.

        Args:
            given: The decisions, in order.
            write: Whether to enter them in the log; otherwise it is only shown what would be.

        Returns:
            What is new among them, and the record with that applied.  What finds nothing to apply
            to is among its orphans.

        Raises:
            UsageError: They would make a record that holds together no more; nothing was taken in.
            StoreError: The story cannot be written to.
        """
        if not write:
            return self._taken(self._store.decisions(), given)
        with self._store.deciding() as store, store.transaction():
            taking, after = self._taken(store.decisions(), given)
            store.append_decisions(taking.fresh)
        self._applied = after
        return taking, after

    def _taken(
        self, log: Sequence[Decision], given: Sequence[Decision]
    ) -> tuple[Taking, Corrected]:
        """What comes of decisions that somebody else may have written, by hand or for harm."""
        taking = take(log, given)
        try:
            after = apply(self._ground, (*log, *taking.fresh))
            check_links(after.record)
        except (InvariantError, LookupError, ValueError, TypeError, RecursionError) as err:
            raise UsageError(
                f"these decisions do not fit together ({err}); nothing was taken in. Give a file "
                "that 'rashomon review STORY --export' wrote"
            ) from err
        return taking, after

    @cached_property
    def _ground(self) -> Ground:
        return Ground(self.record)

    def _at(self, log: Store) -> Corrected:
        """The record with a log applied, worked out before or now."""
        if self._applied is not None and self._applied.version == log.log_version():
            return self._applied
        return apply(self._ground, log.decisions())
