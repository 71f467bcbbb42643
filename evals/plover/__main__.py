"""Tell the political event of a sentence by the project's acts, and by a classifier beside them.

    python -m evals.plover [--data DATA] [--out results/measured.json]

DATA holds plover/train.json; without it $RASHOMON_DATA is taken.
"""

from __future__ import annotations

import argparse
import datetime
import json
import os
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TextIO

import rashomon
from evals.plover.classes import SPOKEN
from evals.plover.learning import cross_predict, event_features, sentence_features
from evals.plover.records import FOLDS, Record, read_records
from evals.plover.rules import class_of_event, class_of_sentence, read_all
from evals.plover.scoring import accuracy, macro_f1, rate_classes
from rashomon.model.ids import sha256_hex
from rashomon.model.reading import Reading

Answers = dict[str, list[str]]


def find_answers(records: Sequence[Record], readings: dict[str, Reading]) -> Answers:
    """Answers of every method, in the order of the records."""
    most, _ = Counter(record.label for record in records).most_common(1)[0]
    events = {one.id: event_features(one, readings[one.id]) for one in records}
    sentences = {one.id: sentence_features(one, readings[one.id]) for one in records}
    return {
        "most frequent class": [most] * len(records),
        "rules, sentence alone": [class_of_sentence(readings[one.id]) for one in records],
        "rules, event words given": [class_of_event(one) for one in records],
        "learned, sentence alone": cross_predict(records, sentences),
        "learned, event words given": cross_predict(records, events),
    }


def describe_result(path: Path, records: Sequence[Record], answers: Answers) -> dict[str, Any]:
    """All figures, ready for JSON."""
    gold = [record.label for record in records]
    methods: dict[str, Any] = {}
    for name, found in answers.items():
        rows = rate_classes(gold, found)
        spoken = [row for row in rows if row.label in SPOKEN]
        methods[name] = {
            "accuracy": round(accuracy(gold, found), 4),
            "macro_f1": round(macro_f1(rows), 4),
            "macro_f1_spoken": round(macro_f1(spoken), 4),
            "by_fold": [_fold_accuracy(records, found, fold) for fold in range(FOLDS)],
            "classes": {
                row.label: {
                    "n": row.gold,
                    "accuracy": round(row.accuracy, 4),
                    "precision": round(row.precision, 4),
                    "f1": round(row.f1, 4),
                }
                for row in rows
            },
        }
    return {
        "corpus": "PLOVER GSR 01, train",
        "corpus_sha256": sha256_hex(path.read_bytes()),
        "version": rashomon.__version__,
        "date": datetime.date.today().isoformat(),
        "records": len(records),
        "methods": methods,
    }


def _fold_accuracy(records: Sequence[Record], found: Sequence[str], fold: int) -> float:
    pairs = [(one.label, it) for one, it in zip(records, found, strict=True) if one.fold == fold]
    return round(accuracy([gold for gold, _ in pairs], [it for _, it in pairs]), 4)


def print_report(result: dict[str, Any], out: TextIO) -> None:
    """Prints the figures in percent."""
    print(f"{result['records']} records; share of each class told (precision)", file=out)
    for name, figures in result["methods"].items():
        folds = ", ".join(f"{100 * one:.0f}" for one in figures["by_fold"])
        print(
            f"\n{name}: macro F1 {100 * figures['macro_f1']:.1f} over all classes,"
            f" {100 * figures['macro_f1_spoken']:.1f} over those done by speaking;"
            f" right {100 * figures['accuracy']:.1f} (folds {folds})",
            file=out,
        )
        for label, row in figures["classes"].items():
            spoken = "*" if label in SPOKEN else " "
            shares = f"{100 * row['accuracy']:5.1f} ({100 * row['precision']:5.1f})"
            print(f" {spoken} {label:<12} {row['n']:3}  {shares}", file=out)


def _parse_arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--data", type=Path, help="the folder of the corpora")
    parser.add_argument("--out", type=Path, help="write all figures here as JSON")
    return parser.parse_args(arguments)


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the evaluation; without data says so and does nothing."""
    args = _parse_arguments(arguments)
    shared = os.environ.get("RASHOMON_DATA")
    data = args.data or (Path(shared) if shared else None)
    path = data / "plover" / "train.json" if data else None
    if path is None or not path.is_file():
        print(f"skipped: no records at {path}; name their folder with --data or RASHOMON_DATA")
        return 0
    records = read_records(path)
    result = describe_result(path, records, find_answers(records, read_all(records)))
    print_report(result, sys.stdout)
    if args.out:
        args.out.write_text(json.dumps(result, indent=1, sort_keys=True) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
