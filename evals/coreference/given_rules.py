"""Given mentions of a story → whom they mean, by the rules that hold for any words.

Names go by their keys, pronouns and descriptions by the scene of their document.  What the scene
leaves open is the same within a strand where noun and number are the same.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from evals.coreference.given_mentions import Given, head_noun
from rashomon.lexicon.grammar import grammar
from rashomon.resolve.names.clusters import Key, Naming
from rashomon.resolve.referring.knowledge import Knowledge
from rashomon.resolve.referring.phrases import noun_gender
from rashomon.resolve.referring.scene import Scene

_DOMINANCE = 2
"""How often one must be called so, or named, for each time that another is."""
_BACK = 200
"""Mentions looked back at for what a pronoun stands for."""
_BESIDE = 30
"""Code points between a relative pronoun and what it stands for, at most."""


class Sets:
    """Disjoint sets (Tarjan 1975)."""

    def __init__(self) -> None:
        self._parent: dict[Hashable, Hashable] = {}

    def find(self, item: Hashable) -> Hashable:
        """What stands for the set of an item, which is made if it is new."""
        self._parent.setdefault(item, item)
        while self._parent[item] != item:
            self._parent[item] = self._parent[self._parent[item]]
            item = self._parent[item]
        return item

    def join(self, left: Hashable, right: Hashable) -> None:
        """Makes one set of two; the right one's stand-in stands for both."""
        self._parent[self.find(left)] = self.find(right)


@dataclass(frozen=True, slots=True)
class Stage:
    """All that rules and scores look at.

    Args:
        mentions: The given mentions, those of a document together and in order.
        scenes: By document id.
        namings: By document id.
        strands: Number of the strand by document id.
        knowledge: What the story says of its people.
    """

    mentions: tuple[Given, ...]
    scenes: Mapping[str, Scene]
    namings: Mapping[str, Sequence[Naming]]
    strands: Mapping[str, int]
    knowledge: Knowledge

    def called(self) -> Mapping[tuple[Hashable, str], Counter[Key]]:
        """Who is called by a noun, by (document id, noun) and by (strand, noun)."""
        found: dict[tuple[Hashable, str], Counter[Key]] = defaultdict(Counter)
        for document in sorted(self.scenes):
            for apposition in self.scenes[document].appositions:
                found[document, apposition.noun][apposition.key] += 1
                found[self.strands[document], apposition.noun][apposition.key] += 1
        return found


def link_by_rules(stage: Stage) -> Sets:
    """Joins what the rules take for one.

    Args:
        stage: The mentions and their story.

    Returns:
        Sets of indices of mentions, keys and groups of descriptions.
    """
    return _Linker(stage).link()


class _Linker:
    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._sets = Sets()
        self._called = stage.called()
        self._principals = {name: principal(n) for name, n in stage.namings.items()}
        self._last_words = _last_words(stage.namings)

    def link(self) -> Sets:
        seen: dict[tuple[str, ...], int] = {}
        for index, given in enumerate(self._stage.mentions):
            self._sets.find(index)
            if given.context is not None:
                self._sets.join(index, seen.setdefault(given.context, index))
            for target in self._targets(index, given):
                self._sets.join(index, target)
        return self._sets

    def _targets(self, index: int, given: Given) -> Iterable[Hashable]:
        if given.kind == "relative":
            return self._beside(index, given)
        if given.kind == "pronoun":
            return self._pronoun(index, given)
        if given.kind == "name":
            return self._name(given)
        strand = self._stage.strands[given.document]
        if given.kind == "number":
            several = given.noun.isdigit() and given.noun != "1"
            return [("number", strand, given.noun)] if several else []
        meant = None if given.plural else self._described(given, strand)
        return [meant or ("noun", strand, given.noun, given.plural)]

    def _beside(self, index: int, given: Given) -> Iterable[Hashable]:
        before = self._stage.mentions[index - 1] if index else None
        if before is None or before.document != given.document:
            return []
        return [index - 1] if 0 <= given.span.start - before.span.end <= _BESIDE else []

    def _pronoun(self, index: int, given: Given) -> Iterable[Hashable]:
        scene = self._stage.scenes[given.document]
        found = scene.antecedent(given.span)
        if found is None:
            said = scene.refer(given.span)
            voice = said.key if said is not None else scene.voice_near(given.span)
            return [voice] if voice is not None else []
        if found.key is not None:
            return [found.key]
        first = max(0, index - _BACK)
        return [
            other
            for other, known in enumerate(self._stage.mentions[first:index], first)
            if known.document == given.document
            and known.span.start < found.evidence.end
            and found.evidence.start < known.span.end
        ][-1:]

    def _name(self, given: Given) -> Iterable[Hashable]:
        if given.key is not None:
            return [given.key]
        keys = self._last_words.get(given.noun, frozenset())
        return [next(iter(keys))] if len(keys) == 1 else [("name", given.noun)]

    def _described(self, given: Given, strand: int) -> Key | None:
        """The named one that a singular description means."""
        for place in (given.document, strand):
            key = _dominant(self._called.get((place, given.noun), Counter()), 1)
            if key is not None:
                return key
        found = self._stage.scenes[given.document].refer_described(given.phrase)
        if found is not None:
            return found.key
        key = self._principals[given.document]
        if key is None or given.noun not in grammar().plain_people:
            return None
        told, known = noun_gender(given.noun), self._stage.knowledge.genders.get(key)
        return key if told is None or known is None or told == known else None


def principal(namings: Sequence[Naming]) -> Key | None:
    """The person whom a document is about: named twice, and twice as often as the next one.

    Args:
        namings: The document's namings.
    """
    counts = Counter(n.key for n in namings if n.key is not None and n.key[0] == "person")
    return _dominant(counts, 2)


def _dominant(counts: Counter[Key], least: int) -> Key | None:
    ranked = counts.most_common(2)
    if not ranked or ranked[0][1] < least:
        return None
    second = ranked[1][1] if len(ranked) == 2 else 0
    return ranked[0][0] if ranked[0][1] >= _DOMINANCE * second else None


def _last_words(namings: Mapping[str, Sequence[Naming]]) -> Mapping[str, frozenset[Key]]:
    found: dict[str, set[Key]] = defaultdict(set)
    for own in namings.values():
        for naming in own:
            if naming.key is not None:
                found[head_noun(naming.name)].add(naming.key)
    return {word: frozenset(keys) for word, keys in found.items()}
