"""How likely a description and another mention mean the same, from what both look like.

A logistic regression over pairs (Soon, Ng & Lim 2001 for the pairs; Cox 1958 for the model), from
a description to a name or to another description.  Features are counts and yes or no; the weights
are in ``weights.json``, and how they came about in ``WEIGHTS.md``.
"""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from evals.coreference.given_mentions import Given
from evals.coreference.given_rules import Stage
from rashomon.lexicon.grammar import grammar
from rashomon.resolve.names.clusters import Key
from rashomon.resolve.referring.phrases import Gender, is_person_noun, noun_gender

Features = dict[str, float]

_ELSEWHERE = 4
"""Names of the same strand but another document that a description is held against, at most."""
_TOGETHER = 200
"""Descriptions of one noun that are held against one another, at most: the nearest in order."""

WEIGHTS = Path(__file__).with_name("weights.json")


@dataclass(slots=True)
class Unit:
    """Mentions that are one to begin with: a named one's, or a document's of one noun and number.

    Args:
        named: Whether they are names.
        label: The set of the rules that the first of them is in.
        mentions: Indices of the mentions.
        given: The mentions.
    """

    named: bool
    label: Hashable
    mentions: list[int] = field(default_factory=list)
    given: list[Given] = field(default_factory=list)

    @property
    def first(self) -> Given:
        """The first mention."""
        return self.given[0]

    def documents(self) -> Counter[str]:
        """How many of its mentions each document has."""
        return Counter(one.document for one in self.given)

    def keys(self) -> frozenset[Key]:
        """Keys of its names."""
        return frozenset(one.key for one in self.given if one.key is not None)

    def places(self) -> frozenset[tuple[str, int]]:
        """Sentences that it stands in."""
        return frozenset((one.document, one.sentence) for one in self.given)

    def modifiers(self) -> frozenset[str]:
        """Modifiers of all its mentions."""
        return frozenset(word for one in self.given for word in one.modifiers)


class Pairs:
    """The pairs of units that may mean the same, with their features.

    Args:
        stage: The mentions and their story.
        units: The units, in order.
    """

    def __init__(self, stage: Stage, units: Sequence[Unit]) -> None:
        self._stage = stage
        self._units = units
        self._called = stage.called()
        self._documents = [unit.documents() for unit in units]
        self._keys = [unit.keys() for unit in units]
        self._places = [unit.places() for unit in units]
        self._modifiers = [unit.modifiers() for unit in units]
        self._strands = [
            stage.strands[documents.most_common(1)[0][0]] for documents in self._documents
        ]
        self._genders = [self._gender(index) for index in range(len(units))]
        self._people = [self._is_person(index) for index in range(len(units))]
        self._named = Counter[str]()
        for index, documents in enumerate(self._documents):
            if units[index].named and self._people[index]:
                self._named.update(documents)

    def find(self) -> Iterable[tuple[int, int]]:
        """Pairs of a description with a name, and with an earlier description."""
        names = [i for i, unit in enumerate(self._units) if unit.named]
        names.sort(key=lambda i: (-len(self._units[i].given), i))
        for index, unit in enumerate(self._units):
            if not unit.named:
                yield from ((index, other) for other in self._candidates(index, names))
                yield from ((index, other) for other in self._descriptions(index))

    def _candidates(self, index: int, names: Sequence[int]) -> Iterable[int]:
        document, strand = self._units[index].first.document, self._strands[index]
        called = self._called.get((strand, self._units[index].first.noun), Counter())
        elsewhere = 0
        for other in names:
            here = document in self._documents[other]
            near = not here and self._strands[other] == strand and elsewhere < _ELSEWHERE
            elsewhere += near
            if here or near or not self._keys[other].isdisjoint(called):
                yield other

    def _descriptions(self, index: int) -> Iterable[int]:
        own = self._units[index].first
        for other in range(max(0, index - _TOGETHER), index):
            unit = self._units[other]
            if unit.named:
                continue
            if unit.first.noun == own.noun or unit.first.document == own.document:
                yield other

    def features(self, left: int, right: int) -> Features:
        """What a description and another unit look like together; what is 0 is left out.

        Args:
            left: Index of the description.
            right: Index of the other.
        """
        named = self._units[right].named
        found = self._of_name(left, right) if named else self._of_description(left, right)
        found |= self._of_both(left, right)
        prefix = "name." if named else "noun."
        return {prefix + name: float(value) for name, value in found.items() if value}

    def _of_both(self, left: int, right: int) -> Mapping[str, float]:
        sexes = self._genders[left], self._genders[right]
        own = self._units[left].given
        return {
            "bias": 1,
            "rule": self._units[left].label == self._units[right].label,
            "in-document": self._units[left].first.document in self._documents[right],
            "same-strand": self._strands[left] == self._strands[right],
            "same-sentence": not self._places[left].isdisjoint(self._places[right]),
            "sex-agrees": None not in sexes and sexes[0] == sexes[1],
            "sex-differs": None not in sexes and sexes[0] != sexes[1],
            "plural": own[0].plural,
            "definite": sum(one.determiner == "definite" for one in own) / len(own),
            "indefinite": sum(one.determiner == "indefinite" for one in own) / len(own),
            "log-mentions": math.log(len(self._units[right].given)),
            "log-documents": math.log(len(self._documents[right])),
        }

    def _of_name(self, left: int, right: int) -> Features:
        own, document = self._units[left].first, self._units[left].first.document
        person, other = self._people[left], self._people[right]
        called = self._called.get((self._strands[left], own.noun), Counter())
        here = sum(called[key] for key in self._keys[right])
        count = self._documents[right][document]
        share = count / self._named[document] if count and other else 0.0
        before = (
            one.document == document and one.span < own.span for one in self._units[right].given
        )
        return {
            "person-for-person": person and other,
            "person-for-body": person and not other,
            "thing-for-person": other and not person,
            "several-for-person": other and own.plural,
            "called": here > 0,
            "called-share": here / called.total() if here else 0.0,
            "others-called": math.log1p(called.total() - here),
            "share": share,
            "share-of-plain-noun": share * (own.noun in grammar().plain_people),
            "named-before": any(before),
            "first-words": own.span.start < _OPENING,
            "own-word": any(own.noun == one.noun for one in self._units[right].given),
        }

    def _of_description(self, left: int, right: int) -> Features:
        own, other = self._units[left].first, self._units[right].first
        same = own.noun == other.noun
        shared = len(self._modifiers[left] & self._modifiers[right])
        ends = own.noun.endswith(other.noun) or other.noun.endswith(own.noun)
        return {
            "same-noun": same,
            "same-noun-number": same and own.plural == other.plural,
            "number-differs": own.plural != other.plural,
            "both-plural": own.plural and other.plural,
            "same-noun-strand": same and self._strands[left] == self._strands[right],
            "same-plain-noun": same and own.noun in grammar().plain_people | _CROWDS,
            "shared-modifiers": shared,
            "same-noun-shared": same * shared,
            "same-noun-unshared": same * len(self._modifiers[left] ^ self._modifiers[right]),
            "part-of-noun": ends and not same,
            "both-people": self._people[left] and self._people[right],
            "people-and-thing": self._people[left] != self._people[right],
        }

    def _gender(self, index: int) -> Gender | None:
        unit = self._units[index]
        if not unit.named:
            return noun_gender(unit.first.noun)
        genders = self._stage.knowledge.genders
        return next((genders[key] for key in sorted(self._keys[index]) if key in genders), None)

    def _is_person(self, index: int) -> bool:
        unit = self._units[index]
        if unit.named:
            return any(key[0] == "person" for key in self._keys[index])
        return is_person_noun(unit.first.noun)


_OPENING = 200
"""Code points of a headline and the beginning of the first sentence."""
_CROWDS = frozenset({"person", "official", "police", "authority", "officer", "worker", "other"})


@dataclass(frozen=True, slots=True)
class Weights:
    """What was learnt.

    Args:
        features: Weight of each feature.
        name: Least probability at which a description joins a name.
        noun: Least probability at which a description joins another.
    """

    features: Mapping[str, float]
    name: float
    noun: float


@cache
def load_weights() -> Weights:
    """The weights that lie beside this file; they are read once."""
    table = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return Weights(table["features"], table["name"], table["noun"])


def probability(features: Features, weights: Mapping[str, float]) -> float:
    """Probability that a pair means the same.

    Args:
        features: Of the pair.
        weights: Weight of each feature.
    """
    # In a fixed order, so that the sum has the same last bit everywhere.
    score = math.fsum(weights.get(name, 0.0) * value for name, value in sorted(features.items()))
    return 1.0 / (1.0 + math.exp(-max(-500.0, min(500.0, score))))
