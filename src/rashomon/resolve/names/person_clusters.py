"""Full names of people → who is one person.

Names are brought together by keys that the names of one person share, so that only few pairs are
ever compared (standard blocking; Christen 2012, "A Survey of Indexing Techniques for Scalable
Record Linkage and Deduplication").  A name joins others only where it contradicts none of them and
only one cluster fits.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from rashomon.resolve.names.name_compare import conflict, same_person
from rashomon.resolve.names.persons import PersonName

# More names than this that share a key are a list of names rather than one person's; they are
# compared with nothing, which also bounds the work for a pile made to be slow.
_LARGEST_BLOCK = 48


# A name that holds another may be one run into its neighbour: these say less than the others.
_BY_PIECES = frozenset({"name.part", "name.longer"})


@dataclass(frozen=True, slots=True)
class FullName:
    """A full name, in whatever spellings differ by blanks, hyphens or romanisation alone.

    Args:
        name: Its parts.
        documents: Ids of the documents that hold it.
        times: How often it stands in the story.
    """

    name: PersonName
    documents: frozenset[str]
    times: int


@dataclass(frozen=True, slots=True)
class Person:
    """One person under all full names.

    Args:
        key: Key of the name that stands for all.
        names: Their names, the fullest first.
        rules: For each name's id, the rule that joined it.
    """

    key: str
    names: tuple[FullName, ...]
    rules: Mapping[str, str]


def cluster_people(
    names: Iterable[FullName], apart: frozenset[tuple[str, str]] = frozenset()
) -> tuple[Person, ...]:
    """Finds which full names are one person's.

    Args:
        names: All full names of a story, each id once.
        apart: Pairs of ids, the lesser first, that a document names side by side as two people.

    Returns:
        People sorted by key; every name belongs to exactly one.
    """
    ordered = sorted(names, key=_fullness)
    links = _links(ordered, apart)
    clusters: list[list[FullName]] = []
    rules: dict[str, str] = {}
    home: dict[str, int] = {}
    for full in ordered:
        near = {home[other]: rule for other, rule in links[full.name.id].items() if other in home}
        fitting = [n for n in sorted(near) if not _contradicts(full, clusters[n], apart)]
        likely = [n for n in fitting if near[n] not in _BY_PIECES]
        fitting = likely or fitting
        if len(fitting) == 1:
            number = fitting[0]
            rules[full.name.id] = near[number]
        else:
            number = len(clusters)
            clusters.append([])
        clusters[number].append(full)
        home[full.name.id] = number
    people = (
        Person(_chief(cluster).name.key, tuple(cluster), _rules(cluster, rules))
        for cluster in clusters
    )
    return tuple(sorted(people, key=lambda person: person.key))


def _rules(cluster: Iterable[FullName], joined: Mapping[str, str]) -> Mapping[str, str]:
    return {full.name.id: joined.get(full.name.id, "name.full") for full in cluster}


def _chief(cluster: Sequence[FullName]) -> FullName:
    """The fullest name, unless it stands there once and may be a name run into the next word."""
    full, *others = cluster
    shorter = (o for o in others if full.name.tokens[: len(o.name.tokens)] == o.name.tokens)
    known = next((other for other in shorter if len(other.name.tokens) > 1), None)
    return known if known is not None and full.times == 1 else full


def _fullness(full: FullName) -> tuple[bool, int, int, int, str]:
    """Undamaged names first, then the fuller, the more frequent, the first in order."""
    words = sum(len(token) > 1 for token in full.name.tokens)
    return bool(full.name.pattern), -words, -len(full.name.tokens), -full.times, full.name.key


def _contradicts(
    full: FullName, cluster: Sequence[FullName], apart: frozenset[tuple[str, str]]
) -> bool:
    return any(
        conflict(full.name, other.name) or _pair(full.name.id, other.name.id) in apart
        for other in cluster
    )


def _pair(left: str, right: str) -> tuple[str, str]:
    return (left, right) if left < right else (right, left)


def _links(
    names: Sequence[FullName], apart: frozenset[tuple[str, str]]
) -> Mapping[str, dict[str, str]]:
    """For each name's id, the ids of names that may be the same person's, with the rule."""
    blocks: dict[tuple[str, ...], list[FullName]] = defaultdict(list)
    for full in names:
        for key in sorted(set(_blocks(full.name))):
            blocks[key].append(full)
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for block in blocks.values():
        if len(block) > _LARGEST_BLOCK:
            continue
        for left, right in combinations(block, 2):
            if right.name.id in found[left.name.id] or _pair(left.name.id, right.name.id) in apart:
                continue
            together = bool(left.documents & right.documents)
            rule = same_person(left.name, right.name, together=together)
            if rule is not None:
                found[left.name.id][right.name.id] = rule
                found[right.name.id][left.name.id] = rule
    return found


def _blocks(name: PersonName) -> Iterable[tuple[str, ...]]:
    """Keys under which a name meets those that may be the same person's."""
    tokens = name.tokens
    yield "surname", tokens[-1]
    # A misspelt surname keeps its first letter; a further surname stands after these words.
    yield "given", *tokens[:-1], tokens[-1][0]
    if name.particle:
        yield "given", *tokens[:-1], name.particle[0]
    yield "words", *sorted(tokens)
    yield "words", *sorted(tokens[:-1])
    if name.pattern:
        yield from (("word", part) for part in name.pattern.replace("*", " ").split())
    yield from (("word", part) for part in name.plain)
