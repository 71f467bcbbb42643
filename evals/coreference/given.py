"""Who is who among mentions that are given: one partition of the mentions of a whole story.

For mentions that somebody else has marked, as in a corpus.  Of those it is known that each means
somebody, so that a pronoun takes the most salient antecedent however near the next one comes, and
descriptions are joined across documents, which the record never does with the unnamed.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping, Sequence

from evals.coreference.given_mentions import Given, head_noun, take_apart
from evals.coreference.given_rules import Sets, Stage, link_by_rules
from evals.coreference.given_scores import Pairs, Unit, Weights, load_weights, probability
from evals.coreference.strands import find_strands
from rashomon.model.documents import Document
from rashomon.model.reading import Reading
from rashomon.model.spans import Span
from rashomon.resolve.casting import with_governments
from rashomon.resolve.false_people import without_false_people
from rashomon.resolve.names.clusters import Naming, find_namings
from rashomon.resolve.offices.body_names import name_bodies
from rashomon.resolve.offices.roles import find_offices_and_bodies
from rashomon.resolve.offices.states import story_states
from rashomon.resolve.referring.knowledge import learn
from rashomon.resolve.referring.layout import lay_out
from rashomon.resolve.referring.scene import Marked, Scene

Mentions = Mapping[str, Sequence[Span]]
"""Given mentions by document id."""
Partition = Mapping[tuple[str, Span], int]
"""Number of the one meant, by document id and mention."""

_MARGIN = 1.0


def refer_given(
    documents: Sequence[Document],
    readings: Sequence[Reading],
    mentions: Mentions,
    weights: Weights | None = None,
) -> Partition:
    """Tells which of the given mentions of a story mean the same.

    Args:
        documents: The story's documents.
        readings: One for each.
        mentions: The mentions; of the same span only one counts.
        weights: What was learnt of pairs; by default what ships with the package.

    Returns:
        Every mention with the number of the one it means, the same in any order of input.
    """
    stage = set_stage(documents, readings, mentions)
    sets = link_by_rules(stage)
    joined = _join(stage, sets, weights or load_weights())
    numbers: dict[Hashable, int] = {}
    return {
        (one.document, one.span): numbers.setdefault(label, len(numbers))
        for one, label in zip(stage.mentions, joined, strict=True)
    }


def set_stage(
    documents: Sequence[Document], readings: Sequence[Reading], mentions: Mentions
) -> Stage:
    """Reads a story as far as given mentions need it.

    Args:
        documents: The story's documents.
        readings: One for each.
        mentions: The mentions by document id.
    """
    ordered = sorted(documents, key=lambda doc: doc.id)
    states = story_states(ordered)
    given = {reading.document: reading for reading in readings}
    by_id = {doc.id: without_false_people(doc, given[doc.id], states) for doc in ordered}
    named: Mapping[str, list[Naming]] = {doc.id: [] for doc in ordered}
    for naming in find_namings(ordered, by_id):
        named[naming.document].append(naming)
    offices = {doc.id: find_offices_and_bodies(doc, named[doc.id], states) for doc in ordered}
    named, offices = name_bodies(named, offices)
    namings = {doc.id: with_governments(doc, named[doc.id], states) for doc in ordered}
    roles = [role for doc in ordered for role in offices[doc.id].roles]
    knowledge = learn(ordered, [item for doc in ordered for item in namings[doc.id]], roles)
    taken = _take_apart(ordered, mentions, namings, by_id)
    marks: dict[str, list[Span]] = defaultdict(list)
    for one in taken:
        if one.kind == "description" or (one.kind == "name" and one.key is None):
            marks[one.document].append(one.phrase)
    scenes = {
        doc.id: Scene(
            doc,
            by_id[doc.id],
            namings[doc.id],
            offices[doc.id].roles,
            knowledge,
            Marked(tuple(marks[doc.id]), _MARGIN),
        )
        for doc in ordered
    }
    return Stage(tuple(taken), scenes, namings, find_strands(namings), knowledge)


def _take_apart(
    documents: Sequence[Document],
    mentions: Mentions,
    namings: Mapping[str, Sequence[Naming]],
    readings: Mapping[str, Reading],
) -> list[Given]:
    common = frozenset(
        head_noun(words)
        for doc in documents
        for span in mentions.get(doc.id, ())
        if (words := span.of(doc.text)).islower()
    )
    taken: list[Given] = []
    for doc in documents:
        spans = sorted(set(mentions.get(doc.id, ())))
        layout = lay_out(doc, readings[doc.id])
        taken += take_apart(doc, spans, namings[doc.id], layout, common)
    return taken


def find_units(stage: Stage, sets: Sets) -> list[Unit]:
    """Mentions that are one to begin with, pronouns left out.

    Args:
        stage: The mentions and their story.
        sets: What the rules join.

    Returns:
        In order of their first mention.
    """
    units: dict[Hashable, Unit] = {}
    for index, one in enumerate(stage.mentions):
        if one.kind in ("pronoun", "relative"):
            continue
        named, label = one.kind == "name", sets.find(index)
        home: Hashable = ("set", label) if named else (one.document, one.noun, one.plural)
        unit = units.setdefault(home, Unit(named, label))
        unit.mentions.append(index)
        unit.given.append(one)
    return list(units.values())


def _join(stage: Stage, sets: Sets, weights: Weights) -> list[Hashable]:
    """The label of each mention: units joined from the likeliest pair on, pronouns with theirs.

    A name never joins another through a description between them.
    """
    units = find_units(stage, sets)
    joined, named = Sets(), {i: i for i, unit in enumerate(units) if unit.named}
    for _, left, right in _ranked(Pairs(stage, units), units, weights):
        first, second = joined.find(left), joined.find(right)
        if first == second or (first in named and second in named):
            continue
        joined.join(first, second)
        name = named.get(first, named.get(second))  # type: ignore[call-overload]
        if name is not None:
            named[joined.find(second)] = name  # type: ignore[index]
    labels: dict[int, Hashable] = {
        index: ("unit", joined.find(number))
        for number, unit in enumerate(units)
        for index in unit.mentions
    }
    homes: dict[Hashable, Counter[Hashable]] = defaultdict(Counter)
    for index, label in labels.items():
        homes[sets.find(index)][label] += 1
    return [
        labels[index] if index in labels else _home(homes, sets.find(index))
        for index in range(len(stage.mentions))
    ]


def _home(homes: Mapping[Hashable, Counter[Hashable]], label: Hashable) -> Hashable:
    """Where most of a set's names and descriptions are; alone where it has none."""
    found = homes.get(label)
    return found.most_common(1)[0][0] if found else ("set", label)


def _ranked(pairs: Pairs, units: Sequence[Unit], weights: Weights) -> list[tuple[float, int, int]]:
    """Likely pairs, the likeliest first."""
    found = []
    for left, right in pairs.find():
        chance = probability(pairs.features(left, right), weights.features)
        if chance >= (weights.name if units[right].named else weights.noun):
            found.append((chance, left, right))
    return sorted(found, key=lambda row: (-round(row[0], 9), row[1], row[2]))
