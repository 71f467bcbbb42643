"""Score who copied whom on piles whose lineage is known, beside shingles and MinHash.

    python -m evals.lineage [--split tune|test] [--piles N] [--fast] [--no-peers]
                            [--errors N] [--out FILE]

The piles are made here, from templates and a seed; no data is needed.  --fast leaves the reader
out, so that quotations are told by their marks alone.
"""

from __future__ import annotations

import argparse
import datetime
import json
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import rashomon
from evals.lineage.answers import PEERS, Answer, answer_of
from evals.lineage.errors import print_errors
from evals.lineage.piles import PILES, SEEDS, Task, describe_tasks, make_task
from evals.lineage.report import print_pile, print_systems
from evals.lineage.running import Taken, take_in
from evals.lineage.scoring import Counts, add_up, count_events, find_figures, find_intervals
from rashomon.pipeline import PIPELINE
from rashomon.read.reader import Reader, model_digests
from rashomon.settings import Settings

_WITH_INTERVALS = (
    "precision",
    "recall",
    "f1",
    "recall is parent",
    "recall is same origin",
    "b3.f1",
    "independent.same event",
    "families.within",
    "direction told.right",
)


def answer_ours(taken: Taken) -> Answer:
    """What the stage says of a pile."""
    begin = time.process_time()
    resolution = PIPELINE.resolve(taken.documents, taken.readings)
    middle = time.process_time()
    alignment = PIPELINE.align(taken.documents, taken.readings, resolution)
    end = time.process_time()
    print(f"resolved in {middle - begin:.1f} s, aligned in {end - middle:.1f} s", file=sys.stderr)
    version = dict(PIPELINE.versions)["align"]
    return answer_of(alignment, taken, f"rashomon, align {version}")


def describe_answers(tasks: Sequence[Task], answers: Sequence[Answer]) -> dict[str, Any]:
    """All figures of one system over some piles, ready for JSON.

    Args:
        tasks: The piles.
        answers: What the system says of each.
    """
    counts: list[Counts] = []
    for task, answer in zip(tasks, answers, strict=True):
        counts += count_events(task.truth, answer).values()
    total = add_up(counts)
    figures = {
        name: round(value, 5) for name, value in find_figures(total).items() if value == value
    }
    intervals = find_intervals(counts, _WITH_INTERVALS)
    return {
        "system": answers[0].system,
        "counts": {name: round(total[name], 3) for name in sorted(total)},
        "figures": figures,
        "intervals": {
            name: [round(bound, 5) for bound in bounds] for name, bounds in intervals.items()
        },
        "totals": [
            [list(answer.total), task.truth.count_independent(task.truth.events)]
            for task, answer in zip(tasks, answers, strict=True)
        ],
    }


def _parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--split", choices=tuple(SEEDS), default="tune")
    parser.add_argument("--piles", type=int, default=PILES, help="of each seed, 72 documents each")
    parser.add_argument("--fast", action="store_true", help="leave the reader out")
    parser.add_argument("--no-peers", action="store_true", help="score our stage alone")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="print N of each sort")
    parser.add_argument("--out", type=Path, help="write all figures here as JSON")
    return parser.parse_args(arguments)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the eval.

    Returns:
        0.
    """
    args = _parse(arguments)
    settings = Settings()
    tasks = [make_task(seed, story) for seed in SEEDS[args.split] for story in range(args.piles)]
    reader = None if args.fast else Reader(settings)
    taken = [take_in(task.files, reader, settings) for task in tasks]
    systems = [answer_ours, *([] if args.no_peers else PEERS)]
    answers = [[system(one) for one in taken] for system in systems]
    described = [describe_answers(tasks, own) for own in answers]
    pile = describe_tasks(tasks)
    print_pile(pile, sys.stdout)
    print_systems(described, sys.stdout)
    if args.errors and args.split == "tune":
        print_errors(list(zip(tasks, taken, answers[0], strict=True)), args.errors, sys.stdout)
    if args.out:
        result = {
            "pile": pile,
            "read": not args.fast,
            "model_sha256": dict(model_digests())["reader"],
            "version": getattr(rashomon, "__version__", "unreleased"),
            "date": datetime.date.today().isoformat(),
            "systems": described,
        }
        args.out.write_text(json.dumps(result, indent=1, sort_keys=True) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
