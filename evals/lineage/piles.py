"""What a pile is like, whoever answers: sizes, and how much chance alone makes alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from evals.lineage.families import Member, Pile, make_pile
from evals.lineage.grammar import find_forms, find_runs, narration
from evals.lineage.pages import File, print_files
from evals.lineage.truth import Truth, find_truth
from rashomon.model.ids import sha256_hex

SEEDS = {"tune": (1,), "test": (2, 3)}
"""Whoever makes the stage looks at the first and at nothing else."""


PILES = 7
"""Piles of each seed: about 500 documents."""
_RUNS = (5, 6, 7, 8)


@dataclass(frozen=True, slots=True)
class Task:
    """A pile as files, and what is true of it."""

    pile: Pile
    files: Sequence[File]
    truth: Truth


def make_task(seed: int, story: int) -> Task:
    """A task of a seed; 1 has the templates and synonyms of the tuning part.

    Args:
        seed: Any number.
        story: Which of its piles.
    """
    pile = make_pile(seed, story, "tune" if seed in SEEDS["tune"] else "test")
    files = print_files(pile)
    truth = find_truth(pile, {file.account for file in files if file.names_outlet})
    return Task(pile, files, truth)


def describe_tasks(tasks: Sequence[Task]) -> dict[str, Any]:
    """Sizes, a digest of all bytes, and what chance makes alike; ready for JSON."""
    digests = "".join(sha256_hex(file.data) for task in tasks for file in task.files)
    return {
        "seeds": sorted({task.pile.seed for task in tasks}),
        "piles": len(tasks),
        "split": tasks[0].pile.split,
        "documents": sum(len(task.files) for task in tasks),
        "files_sha256": sha256_hex(digests.encode()),
        "edges": sum(len(task.truth.edges) for task in tasks),
        "families": sum(len(group) > 1 for task in tasks for group in task.truth.groups),
        "independent": sum(task.truth.count_independent(task.truth.events) for task in tasks),
        "chance": _describe_chance(tasks),
    }


def _describe_chance(tasks: Sequence[Task]) -> dict[str, Any]:
    """Pairs of reports of one event of which nobody read the other, and runs they share."""
    pairs = 0
    shared = dict.fromkeys(_RUNS, 0)
    for task in tasks:
        by_event: dict[str, list[Member]] = defaultdict(list)
        for member in task.pile.collected:
            if not member.parents:
                by_event[member.account.event].append(member)
        for members in by_event.values():
            for words in _RUNS:
                runs = [_runs(member, words) for member in members]
                shared[words] += sum(not one.isdisjoint(two) for one, two in combinations(runs, 2))
            pairs += len(members) * (len(members) - 1) // 2
    return {"pairs": pairs, "share": {str(n): shared[n] / max(1, pairs) for n in _RUNS}}


def _runs(member: Member, words: int) -> set[tuple[str, ...]]:
    found: set[tuple[str, ...]] = set()
    for sentence in member.account.sentences:
        if sentence.kind == "narration":
            found |= find_runs(find_forms(narration(sentence.text)), words)
    return found
