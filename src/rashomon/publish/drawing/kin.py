"""Which documents are drawn as one family, and what leads from one to another."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from rashomon.model.links import AccountGroup
from rashomon.model.record import RecordDerivation, RecordDocument
from rashomon.publish.display import shortened
from rashomon.publish.footnotes import NAME, outlet_of
from rashomon.publish.index import RecordIndex
from rashomon.publish.lineage import is_by_hand, reasons_told, told_derivations
from rashomon.publish.statements import reading_order
from rashomon.publish.wording import days_words

# Documents of one family, and of all, that can be read on paper; the table has the others.
_OF_ONE, _OF_ALL = 24, 120
# Texts that one document is drawn as made from.
_PARENTS = 3


Basis = Literal["credited", "by hand", "inferred"]


@dataclass(frozen=True, slots=True)
class Node:
    """A document, or an origin that is not among the documents.

    Args:
        id: Document id; of an origin outside its name.
        outlet: The outlet, or the name of the origin.
        when: Date of publication in words; empty where unknown.
        day: The date as recorded, for ordering; empty where unknown.
        outside: Whether it is no document of the story.
        note: How many accounts it is, in words, where that is not one; else empty.
    """

    id: str
    outlet: str
    when: str
    day: str
    outside: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Edge:
    """What leads from one node to another.

    Args:
        id: Derivation id; empty where it leads from an origin outside.
        start: Id of the node that was first, where that is known.
        end: Id of the other.
        directed: Whether it is known which was made from which.
        basis: Whether the text itself says so, a person does, or it is inferred from what both
            have.
        share: How much of the narration of ``end`` both have (undirected: of either, the higher),
            above 0, to 1; ``None`` where no passage was found, as from an origin outside.
        how: What leads, in words.
        why: Reasons in words, the weightiest first.
    """

    id: str
    start: str
    end: str
    directed: bool
    basis: Basis
    share: float | None
    how: str
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Family:
    """Documents that have text from one another or from one origin.

    Args:
        nodes: Origins outside first, then documents in the order of time.
        edges: What leads from one to another.
        independent: Lowest and highest number of independent accounts among all its documents.
        size: Number of its documents.
        more_edges: Number of links between drawn documents that are left out.
    """

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    independent: tuple[int, int]
    size: int
    more_edges: int


@dataclass(frozen=True, slots=True)
class LineageView:
    """Families, and documents that stand alone.

    Args:
        families: The largest first.
        more: Number of families left out.
        alone: Documents that share narration with no other, in the order of time.
    """

    families: tuple[Family, ...]
    more: int
    alone: tuple[Node, ...]


def find_families(index: RecordIndex) -> LineageView:
    """Everything that a drawing of lineage shows.

    Args:
        index: The record.
    """
    groups = [group for group in index.record.accounts.groups if len(group.documents) > 1]
    told = told_derivations(index)
    root = _joined([*(group.documents for group in groups), *((d.left, d.right) for d in told)])
    members: dict[str, list[str]] = defaultdict(list)
    for doc in sorted(index.documents.values(), key=reading_order):
        if doc.id in root:
            members[_root(root, doc.id)].append(doc.id)
    derivations: dict[str, list[RecordDerivation]] = defaultdict(list)
    for item in told:
        derivations[_root(root, item.left)].append(item)
    of_groups: dict[str, list[AccountGroup]] = defaultdict(list)
    for group in index.record.accounts.groups:
        if group.documents[0] in root:
            of_groups[_root(root, group.documents[0])].append(group)
    ordered = sorted(members, key=lambda key: -len(members[key]))
    families: list[Family] = []
    drawn = 0
    for key in ordered:
        if drawn >= _OF_ALL:
            break
        families.append(_family(index, members[key], derivations[key], of_groups[key]))
        drawn += len(families[-1].nodes)
    alone = [doc for doc in sorted(index.documents.values(), key=reading_order)
             if doc.id not in root]  # fmt: skip
    return LineageView(
        tuple(families), len(ordered) - len(families), tuple(_alone(index, doc) for doc in alone)
    )


def _joined(sets: Iterable[Sequence[str]]) -> dict[str, str]:
    root: dict[str, str] = {}
    for ids in sets:
        for key in ids:
            root.setdefault(key, key)
        first = _root(root, ids[0])
        for key in ids[1:]:
            root[_root(root, key)] = first
    return root


def _root(root: dict[str, str], key: str) -> str:
    while root[key] != key:
        root[key] = root[root[key]]
        key = root[key]
    return key


def _family(
    index: RecordIndex,
    members: Sequence[str],
    derivations: Sequence[RecordDerivation],
    groups: Sequence[AccountGroup],
) -> Family:
    degree = Counter(end for item in derivations for end in (item.left, item.right))
    origins = {group.origin for group in groups}
    places = sorted(
        range(len(members)), key=lambda at: (members[at] not in origins, -degree[members[at]], at)
    )
    shown = [members[at] for at in sorted(places[:_OF_ONE])]
    possible = [_edge(item) for item in derivations if {item.left, item.right} <= set(shown)]
    outside, given = _outside(groups, derivations, shown, possible)
    edges, more = _drawn([*given, *possible])
    place = {key: at for at, key in enumerate(shown)}
    edges.sort(key=lambda edge: (place[edge.end], place.get(edge.start, -1)))
    return Family(
        nodes=(*outside, *(_node(index.documents[key]) for key in shown)),
        edges=tuple(edges),
        independent=(
            sum(group.independent[0] for group in groups),
            sum(group.independent[1] for group in groups),
        ),
        size=len(members),
        more_edges=more,
    )


def _node(doc: RecordDocument) -> Node:
    day = doc.published.value or ""
    return Node(doc.id, shortened(outlet_of(doc), NAME), days_words(day), day)


def _alone(index: RecordIndex, doc: RecordDocument) -> Node:
    group = index.group_of.get(doc.id)
    low, high = group.independent if group else (1, 1)
    return replace(_node(doc), note="" if low == high == 1 else f"{low} to {high} account")


def _edge(item: RecordDerivation) -> Edge:
    credited = any(clue.slug.startswith("credit.") for clue in item.clues)
    by_hand = is_by_hand(item)
    left, right = item.shares
    start, end, share = item.left, item.right, max(left, right)
    how = "shares text, direction not known, with"
    if item.direction == "left from right":
        start, end, share, how = item.right, item.left, left, "made from"
    elif item.direction == "right from left":
        share, how = right, "made from"
    elif item.direction == "common origin":
        how = "has a common origin with"
    return Edge(
        id=item.id,
        start=start,
        end=end,
        directed=how == "made from",
        basis="by hand" if by_hand else "credited" if credited else "inferred",
        share=share or None,
        how=how,
        why=reasons_told(item),
    )


def _outside(
    groups: Sequence[AccountGroup],
    derivations: Sequence[RecordDerivation],
    shown: Sequence[str],
    possible: Sequence[Edge],
) -> tuple[list[Node], list[Edge]]:
    """Origins that are not in the story, and what leads from them to documents of no other."""
    made = {edge.end for edge in possible if edge.directed}
    crediting = {
        clue.document
        for item in derivations
        for clue in item.clues
        if clue.slug.startswith("credit.")
    }

    def basis(key: str) -> Basis:
        return "credited" if key in crediting else "inferred"

    everywhere = {key for group in groups for key in group.documents}
    nodes: dict[str, Node] = {}
    edges: list[Edge] = []
    for group in groups:
        if group.origin is None or group.origin in everywhere:
            continue
        name = shortened(group.origin, NAME)
        nodes[name] = Node(name, name, "", "", outside=True)
        edges += [
            Edge("", name, key, True, basis(key), None, "has text of")
            for key in group.documents
            if key in shown and key not in made
        ]
    return list(nodes.values()), edges


def _drawn(possible: Sequence[Edge]) -> tuple[list[Edge], int]:
    """The strongest that lead to each, and of the others what joins what is not yet joined."""
    parents: Counter[str] = Counter()
    root: dict[str, str] = {}
    kept: list[Edge] = []
    strongest = sorted(possible, key=lambda e: (not e.directed, -(e.share or 1.0), e.id, e.end))
    for edge in strongest:
        root.setdefault(edge.start, edge.start)
        root.setdefault(edge.end, edge.end)
        start, end = _root(root, edge.start), _root(root, edge.end)
        if edge.directed and parents[edge.end] < _PARENTS:
            parents[edge.end] += 1
        elif start == end:
            continue
        root[end] = start
        kept.append(edge)
    return kept, len(possible) - len(kept)
