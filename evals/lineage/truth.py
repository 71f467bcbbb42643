"""What is true of a pile: which accounts share narration, which way it went, how many wrote."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from evals.lineage.derivations import SHAPED
from evals.lineage.families import Member, Pile

Relation = Literal["parent", "ancestor", "same origin"]
Evidence = Literal["told", "shape", "none"]
Pair = tuple[str, str]
"""Ids of two accounts, the smaller first."""

FEWEST_WORDS = 15
"""Words of narration that two accounts must have from one writer to be related.

A sentence of news has about twenty words; pairs that share fewer than 15 are counted as neither
related nor unrelated.
"""


@dataclass(frozen=True, slots=True)
class Edge:
    """Two accounts with narration of one origin.

    Args:
        relation: ``parent``, ``ancestor`` further up, or ``same origin``.
        words: Words of narration of one origin, as first written, that are in both.
        kind: For a parent how the child was made; for one origin whether it is in the pile
            (``siblings``, ``origin absent``).
        older: Id of the one from which the other was made; ``None`` for one origin.
        evidence: What speaks for the direction: ``told`` by a credit or by days of publication,
            ``shape`` of what is shared, ``none``.
        misled: Whether the dates shown say the opposite.
    """

    relation: Relation
    words: int
    kind: str
    older: str | None
    evidence: Evidence
    misled: bool


@dataclass(frozen=True, slots=True)
class Truth:
    """All that is true of a pile.

    Args:
        edges: Related pairs.
        slight: Pairs that share fewer words; counted as neither.
        events: Event of each account.
        writers: Of each account its writers with half of its narration or more.
        groups: Accounts joined by edges; those alone too; sorted.
    """

    edges: Mapping[Pair, Edge]
    slight: Collection[Pair]
    events: Mapping[str, str]
    writers: Mapping[str, Collection[str]]
    groups: Sequence[tuple[str, ...]]

    def count_independent(self, accounts: Collection[str]) -> int:
        """How many wrote at least half of the narration of one of some accounts."""
        return len({writer for account in accounts for writer in self.writers[account]})


def find_truth(pile: Pile, naming: Collection[str]) -> Truth:
    """The truth of a pile.

    Args:
        pile: The pile.
        naming: Accounts whose outlet can be told from the fields beside them.
    """
    members = {member.account.id: member for member in pile.collected}
    shared = _shared_words(members.values())
    ancestors = {one: _ancestors(one, pile.members) for one in members}
    edges = {
        pair: _edge(pair, words, members, ancestors, naming)
        for pair, words in sorted(shared.items())
        if words >= FEWEST_WORDS
    }
    return Truth(
        edges=edges,
        slight=frozenset(pair for pair in shared if pair not in edges),
        events={one: member.account.event for one, member in members.items()},
        writers={one: _writers(member) for one, member in members.items()},
        groups=join(members, edges),
    )


def join(accounts: Collection[str], pairs: Collection[Pair]) -> list[tuple[str, ...]]:
    """Groups of accounts that pairs hold together, those alone too; sorted."""
    over = {account: account for account in accounts}

    def top(account: str) -> str:
        while over[account] != account:
            over[account] = over[over[account]]
            account = over[account]
        return account

    for left, right in pairs:
        one, two = sorted((top(left), top(right)))
        over[two] = one
    groups: dict[str, list[str]] = defaultdict(list)
    for account in sorted(accounts):
        groups[top(account)].append(account)
    return sorted(tuple(group) for group in groups.values())


def _shared_words(members: Collection[Member]) -> Counter[Pair]:
    holders: dict[tuple[str, int], dict[str, int]] = defaultdict(dict)
    for member in members:
        for sentence in member.account.sentences:
            if sentence.kind == "narration":
                holders[sentence.origin][member.account.id] = sentence.words
    shared: Counter[Pair] = Counter()
    for accounts in holders.values():
        for pair in combinations(sorted(accounts), 2):
            shared[pair] += min(accounts[pair[0]], accounts[pair[1]])
    return Counter({pair: words for pair, words in shared.items() if words})


def _ancestors(account: str, members: Mapping[str, Member]) -> set[str]:
    found: set[str] = set()
    waiting = list(members[account].parents)
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting.extend(members[one].parents)
    return found


def _edge(
    pair: Pair,
    words: int,
    members: Mapping[str, Member],
    ancestors: Mapping[str, set[str]],
    naming: Collection[str],
) -> Edge:
    left, right = pair
    if left not in ancestors[right] and right not in ancestors[left]:
        there = any(one in members for one in ancestors[left] & ancestors[right])
        kind = "siblings" if there else "origin absent"
        return Edge("same origin", words, kind, None, "none", misled=False)
    older, younger = (left, right) if left in ancestors[right] else (right, left)
    parent, child = members[older], members[younger]
    direct = older in child.parents
    dated = {parent.shown, child.shown} == {"true"} and parent.day < child.day
    credited = child.credited is not None and child.credited.name == parent.outlet.name
    told = dated or (credited and direct and older in naming)
    shaped = direct and child.kind in SHAPED
    return Edge(
        relation="parent" if direct else "ancestor",
        words=words,
        kind=child.kind if direct else "ancestor",
        older=older,
        evidence="told" if told else "shape" if shaped else "none",
        misled=(parent.shown, child.shown) == ("crawled", "true"),
    )


def _writers(member: Member) -> tuple[str, ...]:
    words: Counter[str] = Counter()
    for sentence in member.account.sentences:
        if sentence.kind == "narration":
            words[sentence.origin[0]] += sentence.words
    return tuple(sorted(one for one, count in words.items() if 2 * count >= words.total()))
