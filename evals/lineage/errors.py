"""Errors of the tuning seed, to be read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TextIO

from evals.lineage.answers import Answer
from evals.lineage.piles import Task
from evals.lineage.running import Taken
from evals.lineage.truth import Pair

_SHOWN = 700


def print_errors(answered: Sequence[tuple[Task, Taken, Answer]], most: int, out: TextIO) -> None:
    """Prints pairs that were missed, of each kind, false ones, and wrong directions.

    Args:
        answered: Piles, as they were taken in, and what was said of them.
        most: At most so many of each sort.
        out: Where to.
    """
    shown: dict[str, int] = defaultdict(int)
    for task, taken, answer in answered:
        texts = {taken.accounts[doc.id]: f"{doc.name}: {doc.text}" for doc in taken.documents}
        for sort, pair in _errors(task, answer):
            shown[sort] += 1
            if shown[sort] > most:
                continue
            words = task.truth.edges[pair].words if pair in task.truth.edges else 0
            print(f"\n=== {sort}: {words} words, said {answer.edges.get(pair)}", file=out)
            for account in pair:
                print(f"{account} {texts[account][:_SHOWN]}\n", file=out)
        for line in _ranges(task, answer):
            print(line, file=out)
    for sort, many in sorted(shown.items()):
        print(f"{many:5} {sort}", file=out)


def _errors(task: Task, answer: Answer) -> Iterator[tuple[str, Pair]]:
    for pair, edge in task.truth.edges.items():
        if pair not in answer.edges:
            yield f"missed {edge.kind}", pair
        elif edge.evidence == "told" and answer.edges[pair] not in (edge.older, None, "common"):
            yield f"wrong direction of {edge.kind}", pair
    for pair in answer.edges:
        if pair not in task.truth.edges and pair not in task.truth.slight:
            near = task.truth.events[pair[0]] == task.truth.events[pair[1]]
            yield f"false in {'one event' if near else 'two events'}", pair


def _ranges(task: Task, answer: Answer) -> Iterator[str]:
    """Families whose number of independent accounts is not in the range."""
    of = {one: (members, span) for members, span in answer.groups for one in members}
    for family in task.truth.groups:
        parts = {of[one] for one in family}
        low, high = sum(span[0] for _, span in parts), sum(span[1] for _, span in parts)
        strangers = {one for members, _ in parts for one in members} - set(family)
        true = task.truth.count_independent(family)
        if strangers or not low <= true <= high:
            yield f"\n=== family of {true}, said {low}-{high}, strangers {sorted(strangers)}"
            for one in family:
                member = task.pile.members[one]
                made = (
                    f"{member.kind} of {', '.join(member.parents)}" if member.parents else "report"
                )
                yield f"    {one} {made}; in {of[one][1]} of {len(of[one][0])}"
