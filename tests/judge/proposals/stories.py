"""Short invented stories for tests of proposals, and a sentence model that says little."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rashomon.judge.inference import Relation
from rashomon.judge.material import Material
from rashomon.judge.proposals import find_proposals
from rashomon.model.judgement import Proposal
from tests.judge.propositions.marked import make_material

NAMES: Mapping[str, str | None] = {
    "Ardenia": None,
    "Belmark": None,
    "Union": None,
    "Orlo Varga": "Ardenia",
    "Mira Dahl": "Belmark",
    "Tessa Brandt": "Union",
    "Ivo Keel": "Union",
}
"""Who stands in the stories, and for whom they speak."""


class Silent:
    """A sentence model that leaves everything open; it remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []

    def relate(self, pairs: Sequence[tuple[str, str]]) -> list[Relation]:
        self.asked.extend(pairs)
        return [Relation(0.0, 0.0, 1.0) for _ in pairs]


class Agreeing(Silent):
    """A sentence model that finds each of two texts in the other."""

    def relate(self, pairs: Sequence[tuple[str, str]]) -> list[Relation]:
        return [Relation(1.0, 0.0, 0.0) for _ in pairs]


def tell(*marked: str, **more: Mapping[str, str]) -> Material:
    """A story of marked accounts about the usual parties."""
    return make_material(*marked, names=NAMES, **more)  # type: ignore[arg-type]


def propose(*marked: str, **more: Mapping[str, str]) -> list[Proposal]:
    """The proposals of a story, in order of place."""
    found = find_proposals(tell(*marked, **more), Silent())
    return sorted(found, key=lambda item: item.spans)


def only(*marked: str, **more: Mapping[str, str]) -> Proposal:
    """The one proposal of a story."""
    (found,) = propose(*marked, **more)
    return found
