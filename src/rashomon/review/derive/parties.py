"""Whom somebody speaks for in the end, before decisions and after."""

from __future__ import annotations

from collections.abc import Mapping

from rashomon.model.links import Entity
from rashomon.review.draft import Draft

# As many as the judge follows.
_LONGEST_CHAIN = 12


class Parties:
    """Follows chains of who speaks for whom.

    Args:
        draft: The record, with all decisions.
        entities: Its entities now.
    """

    def __init__(self, draft: Draft, entities: tuple[Entity, ...]) -> None:
        self._draft = draft
        self._before = {entity.id: entity for entity in draft.machine.entities}
        self._now = {entity.id: entity for entity in entities}

    def now(self, entity: str | None) -> str | None:
        """The entity that stands for an entity now."""
        return None if entity is None else self._draft.now(entity)

    def of(self, party: str | None, before: str | None, holder: str | None) -> str | None:
        """The party of somebody now.

        Args:
            party: As the machine has it.
            before: Whose party that was.
            holder: Who stands there now.
        """
        moved = self.now(before) != holder
        if party is None and not moved:
            return None
        old = _end(self._before, before)
        if not moved and old != party:
            return self.now(party)  # the machine had it from somewhere else
        return _end(self._now, holder)


def _end(entities: Mapping[str, Entity], entity: str | None) -> str | None:
    for _ in range(_LONGEST_CHAIN):
        found = entities.get(entity) if entity else None
        if found is None or found.speaks_for is None:
            return entity
        entity = found.speaks_for
    return entity
