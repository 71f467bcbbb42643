"""Errors of the tuning seed, to be read."""

from __future__ import annotations

from typing import TextIO

from evals.lineage.answers import Answer
from evals.lineage.piles import Task
from evals.lineage.running import Taken
from evals.lineage.truth import Pair

_SHOWN = 700


def print_errors(task: Task, taken: Taken, answer: Answer, most: int, out: TextIO) -> None:
    """Prints pairs that were missed, of each kind, false ones, and wrong directions.

    Args:
        task: The pile.
        taken: It, taken in.
        answer: What was said.
        most: At most so many of each sort.
        out: Where to.
    """
    texts = {taken.accounts[doc.id]: f"{doc.name}: {doc.text}" for doc in taken.documents}
    edges = task.truth.edges
    sorts: dict[str, list[Pair]] = {}
    for pair, edge in edges.items():
        if pair not in answer.edges:
            sorts.setdefault(f"missed {edge.kind}", []).append(pair)
        elif edge.evidence == "told" and answer.edges[pair] not in (edge.older, None, "common"):
            sorts.setdefault(f"wrong direction of {edge.kind}", []).append(pair)
    for pair in answer.edges:
        if pair not in edges and pair not in task.truth.slight:
            sorts.setdefault("false", []).append(pair)
    for sort, pairs in sorted(sorts.items()):
        print(f"\n=== {sort}: {len(pairs)}", file=out)
        for pair in pairs[:most]:
            words = edges[pair].words if pair in edges else 0
            print(f"--- {pair}, {words} words, said {answer.edges.get(pair)}", file=out)
            for account in pair:
                print(f"{account} {texts[account][:_SHOWN]}\n", file=out)
