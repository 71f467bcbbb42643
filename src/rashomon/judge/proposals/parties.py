"""Who acts under a name: "Ostrel" in "called on Ostrel to" is a government, not a town."""

from __future__ import annotations

from collections import defaultdict

from rashomon.judge.material import Material
from rashomon.model.reading import EntityKind

PARTIES: frozenset[EntityKind] = frozenset({"person", "organization", "government"})
"""Kinds of entities that put something to somebody, or answer."""


class Parties:
    """Tells actors and their parties.

    Args:
        material: The story.
    """

    def __init__(self, material: Material) -> None:
        self._material = material
        named: dict[str, set[str]] = defaultdict(set)
        for entity in material.entities.values():
            if entity.kind == "government":
                for alias in (entity.name, *entity.aliases):
                    named[alias].add(entity.id)
        self._governments = {name: min(ids) for name, ids in named.items() if len(ids) == 1}

    def actor(self, entity: str) -> str:
        """The government that goes by the name of a place or people; else the entity itself."""
        found = self._material.entities[entity]
        if found.kind == "government" or found.speaks_for is not None:
            return entity
        if found.kind == "person" and len(found.aliases) > 1:
            return entity
        return self._governments.get(found.name, entity)

    def party(self, entity: str | None) -> str | None:
        """For whom somebody acts in the end."""
        return self._material.party_of(self.actor(entity)) if entity is not None else None

    def can_act(self, entity: str | None) -> bool:
        """Whether an entity may put something to somebody, or answer."""
        if entity is None:
            return False
        return self._material.entities[self.actor(entity)].kind in PARTIES
