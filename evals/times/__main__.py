"""Score expressions of time and their values on TimeBank and AQUAINT, beside dateparser.

    python -m evals.times --data DATA [--split tune|held|both] [--errors] [--no-peer] [--out FILE]

DATA is the folder that holds tbaq/, TimeML documents; without it $RASHOMON_DATA is looked in.
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
from evals.times.corpus import SPLITS, GoldDocument, read_documents
from evals.times.readers import Findings, run_dateparser, run_rules
from evals.times.scoring import (
    Rates,
    bootstrap_intervals,
    compute_rates,
    count_document,
    match_times,
)
from rashomon.model.ids import sha256_hex

_AROUND = 40


def describe_findings(documents: Sequence[GoldDocument], findings: Findings) -> dict[str, Any]:
    """All figures of one reader, ready for JSON."""
    counts = [
        count_document(doc.times, found)
        for doc, found in zip(documents, findings.times, strict=True)
    ]
    total: Counter[str] = sum(counts, Counter())
    rates, intervals = compute_rates(total), bootstrap_intervals(counts)
    words = sum(len(doc.text.split()) for doc in documents)
    return {
        "reader": findings.reader,
        "cpu_seconds_per_1000_words": round(1000 * findings.seconds / words, 5),
        "stopped": len(findings.stopped),
        "found": total["found"],
        **_rounded(rates),
        "intervals": {
            name: [round(bound, 5) for bound in bounds] for name, bounds in intervals.items()
        },
    }


def _rounded(rates: Rates) -> dict[str, Any]:
    return {
        "strict": [round(value, 5) for value in rates.strict],
        "relaxed": [round(value, 5) for value in rates.relaxed],
        "type_f1": round(rates.type_f1, 5),
        "value_f1": round(rates.value_f1, 5),
        "type_accuracy": round(rates.type_accuracy, 5),
        "value_accuracy": round(rates.value_accuracy, 5),
    }


def describe_split(data: Path, split: str, peer: bool) -> tuple[dict[str, Any], Findings]:
    """Figures of all readers on one split, and what ours found."""
    documents = read_documents(data / "tbaq", split)
    ours = run_rules(documents, getattr(rashomon, "__version__", "unreleased"))
    readers = [ours, run_dateparser(documents)] if peer else [ours]
    digests = "".join(sha256_hex(doc.text.encode("utf-8")) for doc in documents)
    described = {
        "split": split,
        "documents": len(documents),
        "texts_sha256": sha256_hex(digests.encode("ascii")),
        "times": sum(len(doc.times) for doc in documents),
        "readers": [describe_findings(documents, findings) for findings in readers],
    }
    return described, ours


def print_split(described: dict[str, Any], out: TextIO) -> None:
    """One line a reader."""
    print(
        f"{described['split']}: {described['documents']} documents, {described['times']} times",
        file=out,
    )
    print(f"{'':34}{'strict':>8}{'relaxed':>9}{'type':>8}{'value':>8}{'ms/1000 w':>11}", file=out)
    for one in described["readers"]:
        figures = (one["strict"][2], one["relaxed"][2], one["type_f1"], one["value_f1"])
        row = f"{100 * figures[0]:8.1f}{100 * figures[1]:9.1f}" + "".join(
            f"{100 * value:8.1f}" for value in figures[2:]
        )
        print(f"{one['reader']:34}{row}{1000 * one['cpu_seconds_per_1000_words']:11.2f}", file=out)


def print_errors(data: Path, findings: Findings, out: TextIO) -> None:
    """Every error of ours on the tuning part; those of the part held back are not shown."""
    for doc, found in zip(read_documents(data / "tbaq", "tune"), findings.times, strict=True):
        pairs = match_times(doc.times, found)
        left, right = {one.span for one, _ in pairs}, {one.span for _, one in pairs}
        rows = [("missed", one, "") for one in doc.times if one.span not in left]
        rows += [("extra", one, one.value) for one in found if one.span not in right]
        rows += [
            ("wrong", gold, f"{gold.value} not {one.value} {one.span.of(doc.text)!r}")
            for gold, one in pairs
            if (gold.span, gold.value) != (one.span, one.value)
        ]
        for kind, one, note in sorted(rows, key=lambda row: row[1].span):
            before = doc.text[max(0, one.span.start - _AROUND) : one.span.start]
            shown = f"{before}[{one.span.of(doc.text)}]".replace("\n", " ")
            print(f"{doc.name}  {kind:7}{one.type:9}{shown}  {note}", file=out)


def _parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--data", type=Path, help="folder of the corpora")
    parser.add_argument("--split", choices=(*SPLITS, "both"), default="both")
    parser.add_argument("--errors", action="store_true", help="list errors of the tuning part")
    parser.add_argument("--no-peer", action="store_true", help="leave dateparser out")
    parser.add_argument("--out", type=Path, help="write all figures here as JSON")
    return parser.parse_args(arguments)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the eval.

    Returns:
        0, or 2 where the corpus is absent.
    """
    args = _parse(arguments)
    data = args.data or Path(os.environ.get("RASHOMON_DATA", ""))
    if not (args.data or "RASHOMON_DATA" in os.environ) or not (data / "tbaq").is_dir():
        print("no corpus: --data or $RASHOMON_DATA must name a folder with tbaq/", file=sys.stderr)
        return 2
    described = []
    for split in SPLITS if args.split == "both" else (args.split,):
        figures, ours = describe_split(data, split, not args.no_peer)
        described.append(figures)
        print_split(figures, sys.stdout)
        if args.errors and split == "tune":
            print_errors(data, ours, sys.stdout)
    if args.out:
        result = {
            "corpus": "TimeBank 1.2 and AQUAINT (TBAQ-cleaned of TempEval-3)",
            "version": getattr(rashomon, "__version__", "unreleased"),
            "date": datetime.date.today().isoformat(),
            "splits": described,
        }
        args.out.write_text(json.dumps(result, indent=1, sort_keys=True) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
