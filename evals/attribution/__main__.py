"""Score the reader on PolNeAR and print it beside its peers.

    python -m evals.attribution --data DATA [--split dev] [--predictions FILE] [--out FILE]

DATA is the corpus's data folder (with dev/text and dev/attributions); without it
$RASHOMON_DATA/polnear/data is looked for. FILE of predictions holds one JSON line a
document, {"doc", "attributions": [{"source": [[start, end], ...], "cue", "content"}]}, as
`rashomon attribute` prints them; without it the packaged reader is run.
"""

import argparse
import json
import os
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import rashomon
from evals.attribution.calibration import measure_calibration
from evals.attribution.figures import (
    RATED,
    SHARES,
    bootstrap_intervals,
    compute_figures,
    sum_counts,
)
from evals.attribution.polnear import GoldDocument, read_split
from evals.attribution.report import print_report
from evals.attribution.scoring import ROLES, Counts, Piece, ScoredText, count_document, find_right
from rashomon.model.ids import canonical_json, sha256_hex
from rashomon.model.spans import Span
from rashomon.read.tagger import Tagger


@dataclass(frozen=True, slots=True)
class Prediction:
    """One predicted attribution; offsets are code points into the raw text.

    Attributes:
        source: Pieces of the source.
        cue: Pieces of the cue.
        content: Pieces of the content.
        confidence: 0 to 1; None if the reader gives none.
    """

    source: tuple[Piece, ...]
    cue: tuple[Piece, ...]
    content: tuple[Piece, ...]
    confidence: float | None = None


Predictions = dict[str, list[Prediction]]


def run_reader(documents: list[GoldDocument], tagger: Tagger) -> Predictions:
    """Let the packaged reader read every document."""
    return {
        gold.name: [
            Prediction(
                _to_pieces(att.source),
                _to_pieces(att.cue),
                _to_pieces(att.content),
                att.confidence,
            )
            for att in tagger.attribute(gold.text)
        ]
        for gold in documents
    }


def _to_pieces(spans: tuple[Span, ...]) -> tuple[Piece, ...]:
    return tuple((span.start, span.end) for span in spans)


def read_predictions(path: Path) -> Predictions:
    """Read another reader's predictions, one JSON line a document."""
    found: Predictions = {}
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        for att in row["attributions"]:
            source, cue, content = (
                tuple((int(s), int(e)) for s, e in att.get(role) or ()) for role in ROLES
            )
            prediction = Prediction(source, cue, content, att.get("confidence"))
            found.setdefault(row["doc"], []).append(prediction)
    return found


def count_split(documents: list[GoldDocument], predictions: Predictions) -> list[Counts]:
    """Counts of every document; one without predictions counts as nothing found."""
    return [
        count_document(
            ScoredText(gold.text, gold.ignore), gold.attributions, predictions.get(gold.name, [])
        )
        for gold in documents
    ]


def calibrate_split(
    documents: list[GoldDocument], predictions: Predictions
) -> dict[str, Any] | None:
    """Calibration over a split; None if the reader gives no confidence."""
    confidences: list[float] = []
    right: list[bool] = []
    for gold in documents:
        doc = ScoredText(gold.text, gold.ignore)
        found = predictions.get(gold.name, [])
        hits = find_right(doc, gold.attributions, found)
        for index, prediction in enumerate(found):
            if prediction.confidence is None:
                return None
            confidences.append(prediction.confidence)
            right.append(index in hits)
    return measure_calibration(confidences, right, sum(len(g.attributions) for g in documents))


def digest_corpus(documents: list[GoldDocument]) -> str:
    """SHA-256 over texts and annotations, so that a figure names what it was measured on."""
    return sha256_hex(canonical_json([asdict(gold) for gold in documents]).encode("utf-8"))


def describe_result(
    documents: list[GoldDocument], predictions: Predictions, header: dict[str, Any]
) -> dict[str, Any]:
    """All figures with intervals and what they were measured on, ready for JSON."""
    counts = count_split(documents, predictions)
    total = sum_counts(counts)
    figures = compute_figures(total)
    intervals = bootstrap_intervals(counts)
    rates = {
        name: {
            "precision": round(figures.rates[name].precision, 5),
            "recall": round(figures.rates[name].recall, 5),
            "f1": round(figures.rates[name].f1, 5),
            "interval": [round(bound, 5) for bound in intervals[name]],
        }
        for name in RATED
    }
    shares = {
        name: {
            "share": round(figures.shares[name], 5),
            "interval": [round(bound, 5) for bound in intervals[name]],
        }
        for name in SHARES
    }
    return {
        **header,
        "version": getattr(rashomon, "__version__", "unreleased"),
        "documents": len(documents),
        "corpus_sha256": digest_corpus(documents),
        "attributions": {"gold": total["overlap.gold"], "predicted": total["overlap.pred"]},
        "rates": rates,
        "shares": shares,
        "calibration": calibrate_split(documents, predictions),
    }


def name_reader(tagger: Tagger, split: str) -> dict[str, Any]:
    """Header of a result: what was measured on what."""
    return {
        "corpus": "PolNeAR 1.0",
        "split": split,
        "reader": f"rashomon {tagger.digest[:12]}",
        "model_sha256": tagger.digest,
    }


def evaluate_tagger(documents: list[GoldDocument], tagger: Tagger, split: str) -> dict[str, Any]:
    """Run the reader over one split and describe the result."""
    predictions = run_reader(documents, tagger)
    return describe_result(documents, predictions, name_reader(tagger, split))


def _parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--data", type=Path, help="the corpus's data folder")
    parser.add_argument("--split", default="dev", help="name of a folder in it (default: dev)")
    parser.add_argument("--model", type=Path, help="folder of another model than the packaged one")
    parser.add_argument("--predictions", type=Path, help="score these instead of the reader")
    parser.add_argument("--out", type=Path, help="write all figures here as JSON")
    return parser.parse_args()


def main() -> int:
    """Run the evaluation; without data say so and do nothing."""
    args = _parse_arguments()
    shared = os.environ.get("RASHOMON_DATA")
    data = args.data or (Path(shared) / "polnear" / "data" if shared else None)
    if data is None or not (data / args.split).is_dir():
        print(f"skipped: no split {args.split!r} at {data}; name it with --data or RASHOMON_DATA")
        return 0
    documents = list(read_split(data, args.split))
    if args.predictions:
        predictions = read_predictions(args.predictions)
        header = {"corpus": "PolNeAR 1.0", "split": args.split, "reader": args.predictions.name}
    else:
        tagger = Tagger(args.model)
        started = time.process_time()
        predictions = run_reader(documents, tagger)
        seconds = time.process_time() - started
        words = sum(len(gold.text.split()) for gold in documents)
        header = name_reader(tagger, args.split)
        print(f"{words} words in {seconds:.1f} CPU seconds: {words / seconds:.0f} words a second")
    result = describe_result(documents, predictions, header)
    print_report(result, sys.stdout)
    if args.out:
        args.out.write_text(json.dumps(result, indent=1, sort_keys=True) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
