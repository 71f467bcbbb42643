"""Score how the sentence model relates pairs, beside shared words and vectors.

    python -m evals.contradiction --data DATA [--split test|dev] [--out FILE]

DATA is the folder that holds contradiction/fever_symmetric_dev.jsonl; without it $RASHOMON_DATA is
looked in. The project's own pairs need no data: they are scored in any case.
"""

import argparse
import json
import os
import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import rashomon
from evals.contradiction.figures import describe_decisions, describe_scores
from evals.contradiction.gold import FEVER, GoldPair, read_fever, read_own
from evals.contradiction.methods import Score, ask, compare_vectors, miss_words, weigh
from evals.contradiction.report import print_corpus
from rashomon.judge.inference import SentenceModel, model_digests
from rashomon.model.ids import canonical_json, sha256_hex
from rashomon.read.reader import Reader
from rashomon.read.reader import model_digests as reader_digests


def describe_corpus(
    pairs: Sequence[GoldPair], model: SentenceModel, peers: dict[str, Score]
) -> dict[str, Any]:
    """All figures of the model and its peers on one corpus, ready for JSON.

    Args:
        pairs: Its pairs.
        model: The sentence model.
        peers: Other methods by name.
    """
    started = time.process_time()
    relations = ask(model, pairs)
    seconds = time.process_time() - started
    scores = {"rashomon": [weigh(relation) for relation in relations]}
    scores |= {name: [score(pair) for pair in pairs] for name, score in peers.items()}
    return {
        "pairs": len(pairs),
        "groups": len({pair.group for pair in pairs}),
        "sha256": _digest(pairs),
        "cpu_milliseconds_per_pair": round(1000 * seconds / len(pairs), 2),
        "methods": {name: describe_scores(pairs, found) for name, found in scores.items()},
        "decisions": describe_decisions(pairs, relations),
    }


def _digest(pairs: Sequence[GoldPair]) -> str:
    rows = [[pair.premise, pair.hypothesis, pair.label] for pair in pairs]
    return sha256_hex(canonical_json(rows).encode("utf-8"))


def _parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--data", type=Path, help="folder of the corpora")
    parser.add_argument("--split", choices=("test", "dev"), default="test", help="of our own pairs")
    parser.add_argument("--out", type=Path, help="write all figures here as JSON")
    return parser.parse_args(arguments)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the evaluation; without data say so and score our own pairs alone."""
    args = _parse(arguments)
    data = args.data or Path(os.environ.get("RASHOMON_DATA") or "no-data")
    corpora = {f"own pairs, {args.split}": read_own(args.split)}
    if fever := read_fever(data):
        corpora["FEVER-Symmetric dev"] = fever
    else:
        print(f"skipped: no {data / FEVER}; name the folder with --data or RASHOMON_DATA")
    peers = {"missing words": miss_words, "vectors": compare_vectors(Reader())}
    model = SentenceModel()
    described = {name: describe_corpus(pairs, model, peers) for name, pairs in corpora.items()}
    for name, found in described.items():
        print_corpus(name, found, sys.stdout)
    if args.out:
        result = {
            "version": getattr(rashomon, "__version__", "unreleased"),
            "models": dict([*model_digests(), *reader_digests()]),
            "date": datetime.now(UTC).date().isoformat(),
            "corpora": described,
        }
        args.out.parent.mkdir(parents=True, exist_ok=True)
        args.out.write_text(json.dumps(result, indent=1, sort_keys=True) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
