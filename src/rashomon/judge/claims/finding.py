"""The claims of a story: propositions joined across documents, and who holds what of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import product

from rashomon.judge.claims.beside import find_beside, find_parallel
from rashomon.judge.claims.candidates import Pair, find_candidates
from rashomon.judge.claims.clusters import Edge, Members, join_propositions
from rashomon.judge.claims.comparing import times_differ
from rashomon.judge.claims.contesting import conflicts
from rashomon.judge.claims.folding import fold
from rashomon.judge.claims.linking import is_contesting, is_joining, to_link, to_same_words
from rashomon.judge.claims.plainest import choose_text, to_text
from rashomon.judge.claims.positions import (
    Held,
    find_changes,
    find_narration,
    find_positions,
    to_held,
)
from rashomon.judge.claims.quantities import find_values
from rashomon.judge.claims.relating import Near, Relates, relate
from rashomon.judge.claims.wording import Wording, prepare
from rashomon.judge.material import Material
from rashomon.model.ids import claim_id
from rashomon.model.judgement import Change, Claim, ClaimLink, Proposition
from rashomon.model.links import Place
from rashomon.model.reports import Reports, whole_place

_MOST_HELD = 64
"""Parties and times of one wording that are held against those of another."""


def find_claims(
    material: Material, propositions: Sequence[Proposition], model: Relates, reports: Reports
) -> tuple[Claim, ...]:
    """Finds what is claimed, by whom, and what is contested.

    Args:
        material: The story.
        propositions: Its propositions, in any order; those without a stance make no claim.
        model: What says how one short text stands to another.
        reports: Counts independent reports.

    Returns:
        Claims on which somebody has a position, sorted by id.
    """
    story = _Story(prepare(propositions, material), material, model)
    found = (_claim(story, group, reports) for group in story.groups())
    return tuple(sorted((one for one in found if one is not None), key=lambda one: one.id))


class _Story:
    """The propositions of a story, those in the same words together, and how they compare."""

    def __init__(self, wordings: Sequence[Wording], material: Material, model: Relates) -> None:
        self.material = material
        self.folds = [[wordings[at] for at in members] for members in fold(wordings)]
        self.standing = [_standing(members) for members in self.folds]
        fold_of = {one.prop.id: at for at, members in enumerate(self.folds) for one in members}
        beside = find_beside(wordings, material)
        near = Near(
            beside=frozenset(_between(beside, fold_of)),
            answered=frozenset(_between((ids for ids in beside if beside[ids]), fold_of)),
            parallel=frozenset(_between(find_parallel(wordings, material), fold_of)),
        )
        pairs = find_candidates(self.standing, near.beside | near.parallel)
        self.related = relate(self.standing, pairs, near, model)
        self._pairs_of: dict[int, list[Pair]] = defaultdict(list)
        for pair in sorted(self.related):
            self._pairs_of[pair[0]].append(pair)

    def groups(self) -> list[Members]:
        """Groups of wordings that speak to one claim."""
        edges = {
            pair: Edge(1 if one.relation == "same" else -1, one.score)
            for pair, one in self.related.items()
        }
        sure = {
            pair: edge
            for pair, edge in edges.items()
            if is_joining(self.related[pair]) or self.contests(pair)
        }
        return join_propositions(len(self.folds), edges, sure, self._are_apart)

    def within(self, group: Members) -> list[Pair]:
        """The compared pairs of a group whose signs are those of the group."""
        return [
            pair
            for at in group
            for pair in self._pairs_of.get(at, ())
            if pair[1] in group and self._agrees(pair, group)
        ]

    def contests(self, pair: Pair) -> bool:
        """Whether two parties contradict one another by a compared pair, if their stances do."""
        left, right = (self.standing[at] for at in pair)
        return is_contesting(left, right, self.related[pair])

    def _agrees(self, pair: Pair, group: Members) -> bool:
        sign = 1 if self.related[pair].relation == "same" else -1
        return sign == group[pair[0]] * group[pair[1]]

    def _are_apart(self, left: int, right: int) -> bool:
        return times_differ(self.standing[left], self.standing[right])


def _standing(members: Sequence[Wording]) -> Wording:
    """The first of several in the same words, with the views of all."""
    return replace(members[0], views=frozenset(view for one in members for view in one.views))


def _between(pairs: Iterable[tuple[str, str]], fold_of: Mapping[str, int]) -> Iterator[Pair]:
    """Pairs of propositions as pairs of wordings."""
    for left, right in pairs:
        one, other = sorted((fold_of[left], fold_of[right]))
        if one != other:
            yield one, other


def _claim(story: _Story, group: Members, reports: Reports) -> Claim | None:
    members = [(one, sign) for at, sign in group.items() for one in story.folds[at]]
    wordings = [one for one, _ in members]
    chosen = choose_text(wordings)
    held = {
        one.prop.id: found
        for one, sign in members
        if (found := to_held(one.prop, sign * members[chosen][1])) is not None
    }
    positions = find_positions(held.values())
    if not positions:
        return None
    changes = find_changes(held.values())
    pairs = story.within(group)
    place = Place(wordings[chosen].prop.document, wordings[chosen].prop.span)
    number, independent = reports.count(
        sorted({_whole(one.prop, story.material) for one in wordings})
    )
    props = sorted((one.prop for one in wordings), key=lambda prop: prop.id)
    return Claim(
        id=claim_id(prop.id for prop in props),
        text=to_text(place.span.of(story.material.documents[place.document].text)),
        place=place,
        contested=_is_contested(story, group, pairs, held, changes),
        reports=number,
        independent_reports=independent,
        positions=positions,
        narration=find_narration(held.values()),
        values=find_values(tuple(held.values()), story.material.documents),
        changes=changes,
        links=tuple(sorted(_links(story, group, pairs), key=lambda link: (link.left, link.right))),
        propositions=tuple(props),
    )


def _whole(prop: Proposition, material: Material) -> Place:
    said = material.said.get(prop.attribution) if prop.attribution else None
    return whole_place(said.att) if said is not None else Place(prop.document, prop.span)


def _links(story: _Story, group: Members, pairs: Sequence[Pair]) -> Iterator[ClaimLink]:
    for pair in pairs:
        yield to_link(story.standing[pair[0]], story.standing[pair[1]], story.related[pair])
    for at in group:
        yield from to_same_words(story.folds[at])


def _is_contested(
    story: _Story,
    group: Members,
    pairs: Sequence[Pair],
    held: Mapping[str, Held],
    changes: Sequence[Change],
) -> bool:
    """Whether two parties contradict one another in words that were found to stand so."""
    changed = {change.party: change for change in changes}
    sides = [(at, at) for at in group]
    sides += [pair for pair in pairs if story.contests(pair)]
    for left, right in sides:
        past = story.standing[left].past or story.standing[right].past
        ours, theirs = (_distinct(story.folds[at], held) for at in (left, right))
        if any(conflicts(one, other, past, changed) for one, other in product(ours, theirs)):
            return True
    return False


def _distinct(members: Sequence[Wording], held: Mapping[str, Held]) -> list[Held]:
    """Who holds what of one wording and when, once each, the surest first."""
    found: dict[tuple[str | None, str, str | None], Held] = {}
    for one in sorted((held[one.prop.id] for one in members), key=lambda one: -one.prop.score):
        found.setdefault((one.prop.party, one.stance, one.prop.time), one)
    return list(found.values())[:_MOST_HELD]
