"""Score which documents are said to share an origin against pairs labelled by hand.

    python -m evals.reuse --data DATA [--half tune|held|both] [--errors N] [--out FILE]
                          [--piles NAME ...]

DATA is the folder that holds polnear/, ecbplus/ and piles/, or the one that holds it as data/
beside cases/; without it $RASHOMON_DATA is taken. The labels lie here, as names, digests and
offsets; the texts are not part of this project. README.md says how they were labelled and what
the figures mean. `both` scores each half and both together. Errors are printed of `tune` alone.
"""

import argparse
import json
import os
import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import rashomon
from evals.reuse.agreement import measure_agreement, read_passes
from evals.reuse.labels import LABELS, PILES, Gold, Half, Key, digest_text, read_gold
from evals.reuse.methods import (
    JACCARDS,
    Answer,
    find_answer,
    find_contained,
    find_containments,
    find_near_duplicates,
    find_shingles,
)
from evals.reuse.passages import compare_kinds, find_kind_figures
from evals.reuse.piles import Aligned, Pile, Read, read_all, read_pile
from evals.reuse.report import print_agreement, print_errors, print_report
from evals.reuse.scoring import (
    choose_containment,
    count_by,
    count_judged,
    count_outside,
    find_figures,
    find_intervals,
    judge,
)
from rashomon.model.ids import sha256_hex
from rashomon.pipeline import PIPELINE
from rashomon.read.reader import Reader
from rashomon.settings import Settings

Answers = Mapping[str, Answer]
"""What one method says, by pile."""


def align_pile(pile: Pile, read: Read) -> Aligned:
    """Read, resolve and align a pile as a story.

    Args:
        pile: The pile.
        read: Reads one document.
    """
    readings = read_all(pile, read)
    resolution = PIPELINE.resolve(pile.documents, readings)
    return Aligned(pile, PIPELINE.align(pile.documents, readings, resolution))


def find_answers(gold: Gold, aligned: Mapping[str, Aligned]) -> dict[str, Answers]:
    """What the system and its peers say of the same piles.

    Args:
        gold: The labels, by which the threshold of containment is chosen.
        aligned: The piles as the system aligned them.

    Returns:
        Answers by name of the method; the system comes first.
    """
    shingles = {name: find_shingles(one.pile) for name, one in aligned.items()}
    contained = {name: find_containments(own) for name, own in shingles.items()}
    threshold = choose_containment(gold, contained)
    system = f"rashomon, align {dict(PIPELINE.versions)['align']}"
    answers: dict[str, Answers] = {
        system: {name: find_answer(one.pile, one.alignment) for name, one in aligned.items()},
        f"5-word containment {threshold:g}": {
            name: find_contained(own, threshold) for name, own in contained.items()
        },
    }
    for jaccard in JACCARDS:
        answers[f"MinHash-LSH {jaccard:g}"] = {
            name: find_near_duplicates(own, jaccard) for name, own in shingles.items()
        }
    return answers


def describe_result(
    gold: Gold,
    aligned: Mapping[str, Aligned],
    answers: Mapping[str, Answers],
    stale: Sequence[Key],
    half: Half | None,
) -> dict[str, Any]:
    """All figures with intervals, ready for JSON.

    Args:
        gold: The labels.
        aligned: The piles as the system aligned them.
        answers: What each method says.
        stale: Documents whose text is not the labelled one.
        half: Which half; None for both.

    Returns:
        `methods` and `passages`.
    """
    kinds = compare_kinds(gold.passages, aligned, stale, half)
    return {
        "methods": {name: _describe_method(gold, own, half) for name, own in answers.items()},
        "passages": {
            "words": {f"{one} as {two}": kinds[one, two] for one, two in sorted(kinds)},
            "figures": _rounded(find_kind_figures(kinds)),
        },
    }


def _describe_method(gold: Gold, answers: Answers, half: Half | None) -> dict[str, Any]:
    judged = judge(gold, answers, half)
    counts = count_judged(judged)
    derived = [one for one in judged if one.pair.relation == "derived"]
    told = any(answer.directed for answer in answers.values())
    figures = {k: v for k, v in find_figures(counts).items() if told or "origin" not in k}
    intervals = find_intervals(judged)
    return {
        "counts": dict(sorted(counts.items())),
        "figures": _rounded(figures),
        "intervals": {name: [round(bound, 5) for bound in intervals[name]] for name in figures},
        "piles": count_by(derived, lambda one: one.pair.pile),
        "kinds": count_by(derived, lambda one: one.pair.kind),
        "outside": count_outside(gold, answers),
    }


def find_stale(gold: Gold, piles: Mapping[str, Pile]) -> list[Key]:
    """Labelled documents of the piles whose text is absent or not the labelled one."""
    return [
        key
        for key, one in gold.documents.items()
        if one.pile in piles and digest_text(piles[one.pile].texts.get(one.name, "")) != one.sha256
    ]


def _rounded(figures: Mapping[str, float]) -> dict[str, float]:
    return {name: round(value, 5) for name, value in figures.items()}


def _describe_run(stale: Sequence[Key]) -> dict[str, Any]:
    names = ("documents", "pairs", "passages")
    return {
        "evaluation": "documents that share an origin, labelled by hand",
        "labels": {name: sha256_hex((LABELS / f"{name}.jsonl").read_bytes()) for name in names},
        "stale": len(stale),
        "rashomon": rashomon.__version__,
        "stages": dict(PIPELINE.versions),
        "date": datetime.now(UTC).date().isoformat(),
    }


def _align_all(data: Path, asked: Sequence[str]) -> dict[str, Aligned]:
    settings = Settings()
    reader = Reader(settings)
    piles = (read_pile(name, data, settings) for name in asked)
    return {pile.name: align_pile(pile, reader.read) for pile in piles if pile is not None}


def main(argv: list[str] | None = None) -> int:
    """Run the evaluation; gives 2 if no data can be found."""
    parser = argparse.ArgumentParser(prog="evals.reuse")
    parser.add_argument("--data", type=Path, default=os.environ.get("RASHOMON_DATA"))
    parser.add_argument("--half", choices=["tune", "held", "both"], default="tune")
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--piles", nargs="+", choices=PILES, default=PILES)
    parser.add_argument("--out", type=Path)
    args = parser.parse_args(argv)
    aligned = _align_all(args.data, args.piles) if args.data else {}
    if not aligned:
        print(f"none of {', '.join(args.piles)} under {args.data}", file=sys.stderr)
        return 2
    gold = read_gold()
    answers = find_answers(gold, aligned)
    stale = find_stale(gold, {name: one.pile for name, one in aligned.items()})
    agreement = measure_agreement(read_passes())
    halves: dict[str, Half | None] = {"tune": "tune", "held": "held", "both": None}
    asked = list(halves) if args.half == "both" else [args.half]
    scored = {name: describe_result(gold, aligned, answers, stale, halves[name]) for name in asked}
    print_agreement(agreement, sys.stdout)
    for name, row in scored.items():
        print_report(name, row, sys.stdout)
    result = _describe_run(stale) | {"agreement": agreement, "halves": scored}
    if args.errors:
        own = next(iter(answers.values()))
        print_errors(judge(gold, own, "tune"), args.errors, sys.stdout)
    if args.out:
        text = json.dumps(result, indent=1, ensure_ascii=False) + "\n"
        args.out.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
