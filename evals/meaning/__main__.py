"""Score the vectors of sentences on ECB+ beside word overlap, TF-IDF and a peer.

    python -m evals.meaning --data DATA [--peer-python PYTHON] [--out FILE]

DATA holds ecbplus/ (topics 1-35) and, for the warning about minimal pairs, contradiction/;
without it $RASHOMON_DATA is looked in. The formats are told in `gold` and `minimal`.
PYTHON has torch and the weights of all-MiniLM-L6-v2 (dependency group `train`), which then reads
the same sentences, each alone; the packaged reader reads them in their documents.
"""

import argparse
import json
import os
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import rashomon
from evals.meaning.gold import Stretch, Topic, read_topics
from evals.meaning.methods import Method, TfIdf, WordOverlap
from evals.meaning.minimal import Pairs, read_pairs
from evals.meaning.report import print_report
from evals.meaning.result import describe_methods
from evals.meaning.vectors import PeerFailed, Reads, read_vectors, run_peer
from rashomon.read.reader import Reader, model_digests

SPLIT = "topics 1-35"


def evaluate(
    topics: Sequence[Topic],
    pairs: Pairs | None,
    reader: Reads,
    peer_python: Path | None = None,
) -> dict[str, Any]:
    """Run all methods and describe them.

    Args:
        topics: The topics.
        pairs: Minimal pairs, if there are any.
        reader: The reader.
        peer_python: Interpreter of the peer; `None` leaves it out.

    Returns:
        Everything, ready for JSON.

    Raises:
        PeerFailed: The peer could not be run.
    """
    documents: list[Sequence[Stretch]] = [lines for topic in topics for lines in topic.documents]
    alone = pairs.documents() if pairs else []
    stretches = [one.stretch for topic in topics for one in topic.sentences]
    methods: list[Method] = [
        read_vectors(reader, [*documents, *alone], "rashomon"),
        WordOverlap(),
        TfIdf(stretches),
    ]
    if peer_python is not None:
        methods.append(run_peer(peer_python, [*stretches, *(one for (one,) in alone)]))
    return {
        "corpus": "ECB+",
        "split": SPLIT,
        "version": getattr(rashomon, "__version__", "unreleased"),
        "models": dict(model_digests()),
        "date": datetime.now(UTC).date().isoformat(),
        **describe_methods(topics, pairs, methods),
    }


def _parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--data", type=Path, help="folder of the corpora")
    parser.add_argument("--peer-python", type=Path, help="let all-MiniLM-L6-v2 read, too")
    parser.add_argument("--out", type=Path, help="write all figures here as JSON")
    return parser.parse_args()


def main() -> int:
    """Run the evaluation; without data say so and do nothing.

    Returns:
        1 if the peer could not be run, else 0.
    """
    args = _parse_arguments()
    data = args.data or Path(os.environ.get("RASHOMON_DATA") or "no-data")
    topics = read_topics(data)
    if not topics:
        print(f"skipped: no ECB+ in {data / 'ecbplus'}; name DATA with --data or RASHOMON_DATA")
        return 0
    pairs = read_pairs(data)
    if pairs is None:
        print(f"no minimal pairs in {data / 'contradiction'}: no warning about them")
    try:
        result = evaluate(topics, pairs, Reader(), args.peer_python)
    except PeerFailed as error:
        print(f"the peer could not be run: {error}", file=sys.stderr)
        return 1
    print_report(result, sys.stdout)
    if args.out:
        args.out.parent.mkdir(parents=True, exist_ok=True)
        args.out.write_text(json.dumps(result, indent=1, sort_keys=True) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
