"""Score how factual the sentence model takes events for, beside two rules.

    python -m evals.factuality --data DATA [--split dev|train] [--errors N] [--out FILE]

DATA is the folder that holds factuality/UW-dev.jsonl; without it $RASHOMON_DATA is looked in.
"""

import argparse
import json
import math
import os
import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TextIO

import rashomon
from evals.factuality.figures import (
    DENIED,
    FIGURES,
    compute_figures,
    find_intervals,
    score_all,
)
from evals.factuality.gold import GoldSentence, read_sentences
from evals.factuality.methods import (
    Method,
    always_certain,
    find_with,
    negation_word,
    weigh_with,
)
from rashomon.judge.inference import SentenceModel, model_digests
from rashomon.model.ids import sha256_hex

_LABELS = {
    "pearson": "Pearson's r",
    "mae": "mean absolute error",
    "denied": "negated or denied, sign right",
    "denied.surely": "the same, surely so",
    "denied.precision": "of negative scores, right",
    "affirmed.negative": "affirmed, sign wrong",
}


def describe_result(sentences: Sequence[GoldSentence], model: SentenceModel) -> dict[str, Any]:
    """All figures of the model and of the rules, ready for JSON.

    Args:
        sentences: Of one split.
        model: The model.
    """
    methods: dict[str, Method] = {
        "rashomon": weigh_with(model),
        "always +3": always_certain,
        "negation word": negation_word,
    }
    events = [event.score for one in sentences for event in one.events]
    return {
        "sentences": len(sentences),
        "events": len(events),
        "denied": sum(score <= DENIED for score in events),
        "methods": {name: _describe(sentences, method) for name, method in methods.items()},
        "predicates": _describe_predicates(sentences, model),
    }


def _describe(sentences: Sequence[GoldSentence], method: Method) -> dict[str, Any]:
    gold = [[event.score for event in one.events] for one in sentences]
    rows = score_all(gold, lambda number: method(sentences[number]))
    figures = compute_figures([row for of_sentence in rows for row in of_sentence])
    known = {name: round(v, 5) for name, v in figures.items() if not math.isnan(v)}
    return {"figures": known, "intervals": find_intervals(rows)}


def _describe_predicates(sentences: Sequence[GoldSentence], model: SentenceModel) -> dict[str, Any]:
    found = [right for one in find_with(model, sentences) for right in one]
    events = sum(len(one.events) for one in sentences)
    precision, recall = sum(found) / max(1, len(found)), sum(found) / max(1, events)
    return {"found": len(found), "precision": round(precision, 5), "recall": round(recall, 5)}


def print_report(result: Mapping[str, Any], out: TextIO) -> None:
    """Print all figures.

    Args:
        result: What `describe_result` gives.
        out: Where to.
    """
    print(
        f"{result['sentences']} sentences, {result['events']} events, {result['denied']} of them "
        f"negated or denied (people's score {DENIED:g} or less)",
        file=out,
    )
    for name, found in result["methods"].items():
        print(f"\n{name}", file=out)
        for figure in FIGURES:
            if figure in found["figures"]:
                value, bounds = found["figures"][figure], found["intervals"][figure]
                shown = f"[{bounds[0]:.3f}, {bounds[1]:.3f}]"
                print(f"  {_LABELS[figure]:<32}{value:.3f}  {shown}", file=out)
    one = result["predicates"]
    shown = f"precision {one['precision']:.3f}, recall {one['recall']:.3f}"
    print(f"\npredicates found by rashomon: {one['found']}, {shown}", file=out)


def print_errors(sentences: Sequence[GoldSentence], model: SentenceModel, most: int) -> None:
    """Print negated or denied events that the model takes for facts.

    Args:
        sentences: Of a split that may be looked at.
        model: The model.
        most: At most so many.
    """
    weigh = weigh_with(model)
    wrong = (
        (event, score, one.text)
        for one in sentences
        for event, score in zip(one.events, weigh(one), strict=True)
        if event.score <= DENIED and score >= 0
    )
    for (event, score, text), _ in zip(wrong, range(most), strict=False):
        marked = f"{text[: event.start]}[{text[event.start : event.end]}]{text[event.end :]}"
        print(f"{event.score:5.1f} {score:5.1f}  {marked}")


def _parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--data", type=Path, help="folder of the corpora")
    parser.add_argument("--split", choices=("dev", "train"), default="dev")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="print N, of train only")
    parser.add_argument("--out", type=Path, help="write all figures here as JSON")
    return parser.parse_args(arguments)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the evaluation; without data say so and do nothing."""
    args = _parse(arguments)
    data = args.data or Path(os.environ.get("RASHOMON_DATA") or "no-data")
    path = data / "factuality" / f"UW-{args.split}.jsonl"
    if not path.is_file():
        print(f"skipped: no {path}; name the folder of factuality/ with --data or RASHOMON_DATA")
        return 0
    sentences, model = read_sentences(path), SentenceModel()
    result = {
        "corpus": "UW event factuality",
        "corpus_sha256": sha256_hex(path.read_bytes()),
        "split": args.split,
        "version": getattr(rashomon, "__version__", "unreleased"),
        "models": dict(model_digests()),
        "date": datetime.now(UTC).date().isoformat(),
        **describe_result(sentences, model),
    }
    print_report(result, sys.stdout)
    if args.split == "train":
        print_errors(sentences, model, args.errors)
    if args.out:
        args.out.parent.mkdir(parents=True, exist_ok=True)
        args.out.write_text(json.dumps(result, indent=1, sort_keys=True) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
