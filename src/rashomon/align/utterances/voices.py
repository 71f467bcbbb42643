"""Whose words they are: whether two speakers can be one voice."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from rashomon.lexicon.outlets import outlet_words
from rashomon.model.links import Entity

Voices = Literal["same", "office", "kin", "unknown", "other"]
"""The same one; one who speaks for the other; two of whom nobody says that they are apart; one of
them not known, or an outlet that passes words on; two who are not one."""

# A spokesman of a ministry of a government of a state; deeper chains are errors.
_DEEPEST = 6
_NAMELESS = frozenset({"unnamed", "document", "group"})


class Cast:
    """The speakers of a story and for whom they speak.

    Args:
        entities: All entities.
    """

    def __init__(self, entities: Sequence[Entity]) -> None:
        self._by_id = {entity.id: entity for entity in entities}
        self._lines: dict[str, tuple[str, ...]] = {}
        self._passing_on = frozenset(entity.id for entity in entities if _is_outlet(entity))

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
        if not (self._is_first_hand(left) and self._is_first_hand(right)):
            return "unknown"
        return "other" if self._are_apart(left, right) else "kin"

    def _is_first_hand(self, entity: str) -> bool:
        return self.is_named(entity) and entity not in self._passing_on

    def _are_apart(self, left: str, right: str) -> bool:
        """Two people are; bodies, where they belong to different states.

        Names of bodies vary more than those of people (*the Navy*, *the defence ministry*), and
        often no account says for which of them somebody speaks.
        """
        kinds = {self._by_id[left].kind, self._by_id[right].kind}
        if kinds == {"person"}:
            return True
        ends = [self._by_id.get(self.line(entity)[-1]) for entity in (left, right)]
        states = {end.id for end in ends if end is not None and end.kind == "government"}
        return len(states) == 2


def _is_outlet(entity: Entity) -> bool:
    if entity.kind not in ("organization", "document"):
        return False
    name = entity.name.removeprefix("The ").removeprefix("the ")
    words = outlet_words()
    return name in words.names or name.rpartition(" ")[2] in words.endings
