"""Score the reader, as stories use it, on attributions labelled by hand.

    python -m evals.handmade --data DATA [--errors N] [--agreement] [--out FILE]

DATA is the folder that holds piles/ and pages/, or the one that holds it as data/ beside cases/;
without it $RASHOMON_DATA is taken. The labels lie here, as offsets; the texts are not part of this
project. README.md says how they were labelled and what the figures mean.
"""

import argparse
import json
import os
import sys
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import rashomon
from evals.attribution.calibration import measure_calibration
from evals.attribution.scoring import ScoredText
from evals.handmade.agreement import measure_agreement
from evals.handmade.labels import FIRST, GOLD, SECOND, Passage, find_texts, read_labels
from evals.handmade.reading import Prediction, keep_inside, read_as_story
from evals.handmade.report import print_agreement, print_error, print_report
from evals.handmade.scoring import (
    VIEWS,
    count_passage,
    find_figures,
    find_intervals,
    find_rate,
    match_passage,
)
from evals.mentions.texts import Texts
from rashomon.model.ids import sha256_hex
from rashomon.read.reader import Reader, model_digests
from rashomon.settings import Settings

Readings = dict[tuple[str, str], list[Prediction]]


def run_reader(texts: Texts, settings: Settings) -> Readings:
    """Let the packaged reader read every text as a story does."""
    reader = Reader(settings)
    return {
        key: read_as_story(key[1], text, reader, settings) for key, text in sorted(texts.items())
    }


def describe_result(
    passages: Sequence[Passage], texts: Texts, readings: Readings
) -> dict[str, Any]:
    """All figures with intervals, ready for JSON.

    Args:
        passages: The labels.
        texts: The whole texts.
        readings: What the reader found in each.

    Returns:
        `counts`, `figures` and `intervals` by view, `corpora`, `calibration`.
    """
    counts = [
        count_passage(
            ScoredText(texts[passage.key]),
            passage.labels,
            readings[passage.key],
            keep_inside(readings[passage.key], passage),
        )
        for passage in passages
    ]
    total = _add_up(counts)
    intervals = find_intervals(counts)
    return {
        "passages": len(passages),
        "words": sum(len(texts[p.key][p.start : p.end].split()) for p in passages),
        "counts": {
            view: {what: total[f"{view}.{what}"] for what in ("gold", "pred", "overlap", "full")}
            for view in VIEWS
        },
        "figures": {name: round(value, 5) for name, value in find_figures(total).items()},
        "intervals": {
            name: [round(low, 5), round(high, 5)] for name, (low, high) in intervals.items()
        },
        "corpora": _describe_corpora(passages, counts),
        "calibration": _calibrate(passages, texts, readings),
    }


def _add_up(counts: Sequence[Counter[str]]) -> Counter[str]:
    total: Counter[str] = Counter()
    for one in counts:
        total.update(one)
    return total


def _describe_corpora(
    passages: Sequence[Passage], counts: Sequence[Counter[str]]
) -> dict[str, dict[str, float]]:
    described: dict[str, dict[str, float]] = {}
    for corpus in dict.fromkeys(passage.corpus for passage in passages):
        own = [c for p, c in zip(passages, counts, strict=True) if p.corpus == corpus]
        total = _add_up(own)
        row: dict[str, float] = {"gold": total["top.gold"], "pred": total["top.pred"]}
        for what in ("overlap", "full"):
            rate = find_rate(total, "top", what)
            row[f"{what}.precision"] = round(rate.precision, 5)
            row[f"{what}.recall"] = round(rate.recall, 5)
        described[corpus] = row
    return described


def _calibrate(passages: Sequence[Passage], texts: Texts, readings: Readings) -> dict[str, Any]:
    """Confidence against right in full, on all levels, without what only an unsure label fits."""
    confidences: list[float] = []
    right: list[bool] = []
    gold = 0
    for passage in passages:
        found = readings[passage.key]
        inside = keep_inside(found, passage)
        doc = ScoredText(texts[passage.key])
        outcome = match_passage(doc, passage.labels, found, "all", inside)
        gold += len(outcome.pairs) + len(outcome.missed)
        for pair in outcome.pairs:
            confidences.append(found[pair.pred].confidence)
            right.append(pair.source_right)
        confidences += [found[number].confidence for number in outcome.false]
        right += [False] * len(outcome.false)
    return measure_calibration(confidences, right, gold)


def print_errors(passages: Sequence[Passage], texts: Texts, readings: Readings, most: int) -> None:
    """Print the false ones of highest confidence and what was missed, top level first.

    Args:
        passages: The labels.
        texts: The whole texts.
        readings: What the reader found in each.
        most: At most so many of each sort.
    """
    false, missed = [], []
    for passage in passages:
        found = readings[passage.key]
        inside = keep_inside(found, passage)
        doc = ScoredText(texts[passage.key])
        outcome = match_passage(doc, passage.labels, found, "all", inside)
        false += [(found[n], passage, "false") for n in outcome.false]
        false += [
            (found[p.pred], passage, "wrong source") for p in outcome.pairs if not p.source_right
        ]
        missed += [(passage.labels[n], passage) for n in outcome.missed]
    for att, passage, what in sorted(false, key=lambda row: -row[0].confidence)[:most]:
        head = f"{what} {att.confidence:.2f}, {passage.corpus} {passage.name[:24]}"
        print_error(head, texts[passage.key], att, sys.stdout)
    for label, passage in sorted(missed, key=lambda row: row[0].parent is not None)[:most]:
        head = f"missed, {passage.corpus} {passage.name[:24]}"
        print_error(head, texts[passage.key], label, sys.stdout)
    print(f"{len(false)} false or with a wrong source, {len(missed)} missed")


def _parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--data", type=Path, help="folder of the corpora")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="print N of each error")
    parser.add_argument("--agreement", action="store_true", help="only compare the two passes")
    parser.add_argument("--out", type=Path, help="write all figures here as JSON")
    return parser.parse_args()


def _name_reader() -> dict[str, Any]:
    models = dict(model_digests())
    return {
        "corpus": "hand-made attributions",
        "labels_sha256": sha256_hex(GOLD.read_bytes()),
        "version": getattr(rashomon, "__version__", "unreleased"),
        "reader": f"rashomon {models['reader'][:12]}",
        "model_sha256": models["reader"],
        "date": datetime.now(UTC).date().isoformat(),
    }


def main() -> int:
    """Run the evaluation; without all texts say which are missing and do nothing."""
    args = _parse_arguments()
    shared = os.environ.get("RASHOMON_DATA")
    data = args.data or (Path(shared) if shared else None)
    passages = read_labels()
    texts = find_texts(passages, data) if data else {}
    absent = [passage for passage in passages if passage.key not in texts]
    if absent:
        print(
            f"skipped: {len(absent)} of {len(passages)} texts absent or another version at {data}"
        )
        for passage in absent[:5]:
            print(f"  {passage.corpus} {passage.name}, SHA-256 {passage.sha256[:12]}")
        print("name the folder that holds piles/ and pages/ with --data or RASHOMON_DATA")
        return 0
    agreement = measure_agreement(read_labels(FIRST), read_labels(SECOND), texts)
    print_agreement(agreement, sys.stdout)
    if args.agreement:
        return 0
    readings = run_reader(texts, Settings())
    described = describe_result(passages, texts, readings)
    result = {**_name_reader(), **described, "agreement": agreement}
    print_report(result, sys.stdout)
    if args.errors:
        print_errors(passages, texts, readings, args.errors)
    if args.out:
        args.out.write_text(json.dumps(result, indent=1, sort_keys=True) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
