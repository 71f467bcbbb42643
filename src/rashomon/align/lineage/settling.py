"""Makes verdicts on pairs of documents agree with one another: no cycles, nothing left untold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from rashomon.align.lineage.narration import Narration, Pair, Sharing, Stretch, common
from rashomon.align.lineage.weighing import Verdict

# Of what two documents share so much must stand in a third as well for it to explain them.
_EXPLAINED = 0.9
_TOLD = ("credit.", "version.", "merged")
_PER_PIECE = 0.25
_WHOLE = 0.8
# A merger takes much of both; two that take a little each of one text do not make it up.
_OF_PARENT = 0.4
_DISJOINT = 0.2
# Partners of one document that are looked at for a merger, those that share most first.
_MOST_PARTNERS = 6
_CLEARLY = 1.15
# A third document that agrees with the child as much as its parent does, but for what one edit
# changes; of those who are credited it must agree more.  Only so many are looked at.
_NEARER = 1.02
_MOST_KIN = 50


def find_merged(
    narrations: Mapping[str, Narration], sharings: Mapping[Pair, Sharing]
) -> frozenset[Pair]:
    """Documents made of pieces of two others that share nothing with one another.

    Args:
        narrations: Of all documents.
        sharings: What they share.

    Returns:
        Pairs (child, parent); of several that may be the parent none, unless one has clearly more
        of the piece.
    """
    partners: dict[str, list[_Partner]] = defaultdict(list)
    for sharing in sharings.values():
        for at, (one, other) in enumerate(_both(sharing)):
            if sharing.shares[at] >= _PER_PIECE and sharing.shares[1 - at] >= _OF_PARENT:
                partners[one].append((sharing.agreement, other, sharing.stretches[at]))
    found: set[Pair] = set()
    for doc, listed in partners.items():
        chosen = sorted(listed, key=lambda partner: (-partner[0], partner[1]))[:_MOST_PARTNERS]
        pieces = {
            partner
            for number, one in enumerate(chosen)
            for two in chosen[number + 1 :]
            if _pair(one[1], two[1]) not in sharings and _make_up(narrations[doc], one[2], two[2])
            for partner in (one, two)
        }
        found.update((doc, parent) for parent in _nearest_of_each(pieces, sharings))
    return frozenset(found)


_Partner = tuple[float, str, tuple[Stretch, ...]]


def _pair(one: str, two: str) -> Pair:
    return (one, two) if one < two else (two, one)


def _nearest_of_each(pieces: Collection[_Partner], sharings: Mapping[Pair, Sharing]) -> list[str]:
    """Of partners that share something with one another the one that agrees most by far."""
    return [
        one
        for agreement, one, _ in pieces
        if all(
            agreement > _CLEARLY * other
            for other, two, _ in pieces
            if two != one and _pair(one, two) in sharings
        )
    ]


def _both(sharing: Sharing) -> tuple[Pair, Pair]:
    return (sharing.left, sharing.right), (sharing.right, sharing.left)


def _make_up(doc: Narration, one: Sequence[Stretch], two: Sequence[Stretch]) -> bool:
    """Whether two lists of stretches make up a document and hardly overlap."""
    both = doc.count(common(one, two))
    mine, others = doc.count(one), doc.count(two)
    if both > _DISJOINT * min(mine, others):
        return False
    return mine + others - both >= _WHOLE * doc.total


def keep_nearest(verdicts: Sequence[Verdict]) -> list[Verdict]:
    """Leaves a direction open where the child agrees as much with another that may be its parent.

    Days and shapes only say that a document is younger than another, not that it was made from
    that one rather than from a third that both were made from; the nearest is the likeliest.

    Args:
        verdicts: One for each pair, free of circles.

    Returns:
        The verdicts in their order.
    """
    of = {(verdict.sharing.left, verdict.sharing.right): verdict for verdict in verdicts}
    kin: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for verdict in verdicts:
        for one, other in _both(verdict.sharing):
            kin[one].append((-verdict.sharing.agreement, other))
    for listed in kin.values():
        listed.sort()
    return [
        _left_open(verdict) if verdict.child and _has_nearer(verdict, kin, of) else verdict
        for verdict in verdicts
    ]


def _has_nearer(
    verdict: Verdict,
    kin: Mapping[str, Sequence[tuple[float, str]]],
    of: Mapping[Pair, Verdict],
) -> bool:
    child, parent = verdict.child, verdict.parent
    told = _is_told(verdict)
    least = verdict.sharing.agreement * (_NEARER if told else 1 / _NEARER)
    for agreement, third in kin[child][:_MOST_KIN]:
        if -agreement < least:
            return False
        if third == parent:
            continue
        to_parent = of.get(_pair(parent, third))
        if to_parent is None or to_parent.child == third:
            continue  # another piece of the child, or made from the parent itself
        to_child = of[_pair(child, third)]
        if to_child.child == third or (told and not _is_told(to_child)):
            continue
        if to_child.child == child and to_parent.child == parent and not told:
            continue  # all three in a row: whether by way of the parent is asked later
        return True
    return False


def _is_told(verdict: Verdict) -> bool:
    return any(reason.startswith(_TOLD) for reason in verdict.reasons)


def _left_open(verdict: Verdict) -> Verdict:
    return replace(verdict, direction="unknown", weight=0.0, clues=(), reasons=_extent(verdict))


def break_cycles(verdicts: Sequence[Verdict]) -> list[Verdict]:
    """Leaves directions open until none goes in a circle, the least sure of each circle first.

    Args:
        verdicts: One for each pair.

    Returns:
        The verdicts in their order.
    """
    open_now: set[int] = set()
    while True:
        directed = [
            number
            for number, verdict in enumerate(verdicts)
            if verdict.child and number not in open_now
        ]
        circle = _in_circles(verdicts, directed)
        if not circle:
            break
        for numbers in circle.values():
            least = min(verdicts[number].weight for number in numbers)
            open_now.update(n for n in numbers if verdicts[n].weight <= least)
    return [
        _left_open(verdict) if number in open_now else verdict
        for number, verdict in enumerate(verdicts)
    ]


_EXTENTS = frozenset({"same.text", "contained", "partial", "order.changed", "reworded"})


def _extent(verdict: Verdict) -> tuple[str, ...]:
    return tuple(reason for reason in verdict.reasons if reason in _EXTENTS)


def _in_circles(verdicts: Sequence[Verdict], directed: Sequence[int]) -> dict[int, list[int]]:
    """Directed verdicts within one strongly connected component, by component."""
    children: dict[str, list[str]] = defaultdict(list)
    for number in directed:
        children[verdicts[number].parent].append(verdicts[number].child)
    component = _components(children)
    found: dict[int, list[int]] = defaultdict(list)
    for number in directed:
        parent, child = verdicts[number].parent, verdicts[number].child
        if component[parent] == component[child]:
            found[component[parent]].append(number)
    return found


def _components(children: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """Strongly connected components (Kosaraju and Sharir, 1981), without recursion."""
    parents: dict[str, list[str]] = defaultdict(list)
    for parent, own in children.items():
        for child in own:
            parents[child].append(parent)
    order: list[str] = []
    seen: set[str] = set()
    for start in sorted({*children, *parents}):
        _finish(start, children, seen, order)
    component: dict[str, int] = {}
    for number, start in enumerate(reversed(order)):
        waiting = [start]
        while waiting:
            doc = waiting.pop()
            if doc not in component:
                component[doc] = number
                waiting.extend(parents.get(doc, ()))
    return component


def _finish(
    start: str, children: Mapping[str, Sequence[str]], seen: set[str], order: list[str]
) -> None:
    """Adds what can be reached from a document to the order, each after what it reaches."""
    waiting = [(start, False)]
    while waiting:
        doc, done = waiting.pop()
        if done:
            order.append(doc)
        elif doc not in seen:
            seen.add(doc)
            waiting.append((doc, True))
            waiting.extend((child, False) for child in children.get(doc, ()))


def find_common_origins(
    narrations: Mapping[str, Narration], verdicts: Sequence[Verdict]
) -> list[Verdict]:
    """Sees two documents as made from one where a third explains all that they share.

    That one came out after the other is no evidence then, and neither is the shape; a credit is.

    Args:
        narrations: Of all documents.
        verdicts: One for each pair, free of circles.

    Returns:
        The verdicts in their order.
    """
    parents: dict[str, dict[str, Sharing]] = defaultdict(dict)
    for verdict in verdicts:
        if verdict.child:
            parents[verdict.child][verdict.parent] = verdict.sharing
    return [
        _explained(narrations, parents, verdict) if _may_be_explained(verdict) else verdict
        for verdict in verdicts
    ]


def _may_be_explained(verdict: Verdict) -> bool:
    if verdict.direction == "common origin":
        return False
    return not _is_told(verdict)


def _explained(
    narrations: Mapping[str, Narration],
    parents: Mapping[str, Mapping[str, Sharing]],
    verdict: Verdict,
) -> Verdict:
    left, right = verdict.sharing.left, verdict.sharing.right
    above_left, above_right = parents.get(left, {}), parents.get(right, {})
    for third in sorted(above_left.keys() & above_right.keys()):
        if _covers(narrations[left], verdict.sharing, above_left[third]) and _covers(
            narrations[right], verdict.sharing, above_right[third]
        ):
            reasons = ("origin.shared", *_extent(verdict))
            return replace(
                verdict, direction="common origin", weight=1.0, reasons=reasons, clues=()
            )
    return verdict


def _covers(doc: Narration, sharing: Sharing, with_third: Sharing) -> bool:
    """Whether most of what a document shares with one it shares with another too."""
    own = doc.document.id
    one = sharing.stretches[0 if sharing.left == own else 1]
    two = with_third.stretches[0 if with_third.left == own else 1]
    return doc.count(common(one, two)) >= _EXPLAINED * doc.count(one)
