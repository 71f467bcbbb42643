"""Whose words they are: whether two speakers can be one voice."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from rashomon.model.links import Entity

Voices = Literal["same", "office", "unknown", "other"]
"""The same one; one who speaks for the other; one of them not known; two that are known."""

# A spokesman of a ministry of a government of a state; deeper chains are errors.
_DEEPEST = 6
_NAMELESS = frozenset({"unnamed", "document", "group"})
_BODIES = frozenset({"organization", "government", "place"})


class Cast:
    """The speakers of a story and for whom they speak.

    Args:
        entities: All entities.
    """

    def __init__(self, entities: Sequence[Entity]) -> None:
        self._by_id = {entity.id: entity for entity in entities}
        self._lines: dict[str, tuple[str, ...]] = {}

    def line(self, entity: str) -> tuple[str, ...]:
        """The speaker, then whom they speak for, and so on."""
        if entity not in self._lines:
            found = [entity]
            while len(found) < _DEEPEST:
                upper = self._by_id[found[-1]].speaks_for if found[-1] in self._by_id else None
                if upper is None or upper in found:
                    break
                found.append(upper)
            self._lines[entity] = tuple(found)
        return self._lines[entity]

    def is_named(self, entity: str | None) -> bool:
        """Whether it is somebody of whom it can be said that another is somebody else."""
        return entity in self._by_id and self._by_id[entity].kind not in _NAMELESS

    def compare(self, left: str | None, right: str | None) -> Voices:
        """How two speakers stand to one another; the order of the two does not matter."""
        if left is not None and left == right:
            return "same"
        if left is None or right is None:
            return "unknown"
        if left in self.line(right) or right in self.line(left):
            return "office"
        if not self.is_named(left) or not self.is_named(right):
            return "unknown"
        return "other"

    def are_rivals(self, left: str, right: str) -> bool:
        """Whether words given to both are given to two who cannot both have said them.

        A body and somebody of whom nobody says for whom they speak may be one voice.
        """
        if self.compare(left, right) != "other":
            return False
        if self._is_body(left) == self._is_body(right):
            return self.line(left)[-1] != self.line(right)[-1] or not self._is_body(left)
        person, body = (right, left) if self._is_body(left) else (left, right)
        return len(self.line(person)) > 1 and self.line(person)[-1] != self.line(body)[-1]

    def _is_body(self, entity: str) -> bool:
        return self._by_id[entity].kind in _BODIES
