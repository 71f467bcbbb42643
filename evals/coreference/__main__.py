"""Score who is who among given mentions on ECB+, beside clusters of the same head word.

    python -m evals.coreference --data DATA [--topics tune|measured] [--out FILE]

DATA holds ecbplus/; without it $RASHOMON_DATA is looked in. `tune` is topics 1-29, which rules
and weights were made on; `measured` is topics 30-35. README.md says what the figures mean.
"""

import argparse
import json
import os
import sys
from collections.abc import Callable, Hashable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import rashomon
from evals.coreference.given_scores import WEIGHTS
from evals.coreference.gold import read_topics
from evals.coreference.methods import by_head, by_product
from evals.coreference.reading import Mention, Pile, read_piles
from evals.coreference.scoring import Scores, score, without_singletons
from rashomon.model.ids import sha256_hex
from rashomon.read.reader import Reader, model_digests

TOPICS = {"tune": (1, 29), "measured": (30, 35)}
Method = Callable[[Pile, list[Mention]], Mapping[Mention, Hashable]]
METHODS: dict[str, Method] = {"same head": by_head, "rashomon": by_product}


def evaluate(piles: Sequence[Pile]) -> dict[str, Any]:
    """All figures of all methods.

    Args:
        piles: The topics.

    Returns:
        By choice of mentions: their number, and by method the figures with and without mentions
        that are alone in gold; ready for JSON.
    """
    return {
        "checked": _evaluate(piles, checked=True),
        "all": _evaluate(piles, checked=False),
    }


def _evaluate(piles: Sequence[Pile], checked: bool) -> dict[str, Any]:
    keys = [pile.key(checked) for pile in piles]
    found: dict[str, Any] = {"mentions": sum(len(key) for key in keys)}
    for name, method in METHODS.items():
        whole, chains = Scores(), Scores()
        for pile, key in zip(piles, keys, strict=True):
            answer = method(pile, list(key))
            whole += score(key, answer)
            chains += score(*without_singletons(key, answer))
        found[name] = {"with singletons": describe(whole), "without": describe(chains)}
    return found


def describe(scores: Scores) -> dict[str, Any]:
    """Figures of a score in percent, ready for JSON."""
    named = {"muc": scores.muc, "b_cubed": scores.b_cubed, "ceaf_e": scores.ceaf}
    figures: dict[str, Any] = {
        name: {
            "precision": round(100 * ratio.precision, 2),
            "recall": round(100 * ratio.recall, 2),
            "f1": round(100 * ratio.f1, 2),
        }
        for name, ratio in named.items()
    }
    return {"conll_f1": round(100 * scores.conll, 2), **figures}


def _print(result: Mapping[str, Any]) -> None:
    print(f"ECB+, topics {result['topics'][0]}-{result['topics'][1]}")
    for choice in ("checked", "all"):
        print(f"{choice}: {result[choice]['mentions']} mentions")
        for name in METHODS:
            for part, figures in result[choice][name].items():
                f1 = " ".join(f"{figures[m]['f1']:5.1f}" for m in ("muc", "b_cubed", "ceaf_e"))
                print(f"  {name:10} {part:16} CoNLL {figures['conll_f1']:5.2f}  ({f1})")


def _parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--data", type=Path, help="folder of the corpora")
    parser.add_argument("--topics", choices=tuple(TOPICS), default="tune")
    parser.add_argument("--out", type=Path, help="write all figures here as JSON")
    return parser.parse_args()


def main() -> int:
    """Run the evaluation; without data say so and do nothing."""
    args = _parse_arguments()
    data = args.data or Path(os.environ.get("RASHOMON_DATA") or "no-data")
    first, last = TOPICS[args.topics]
    topics = read_topics(data, first, last)
    if not topics:
        print(f"skipped: no ECB+ in {data / 'ecbplus'}; name DATA with --data or RASHOMON_DATA")
        return 0
    result = {
        "corpus": "ECB+",
        "topics": [first, last],
        "version": getattr(rashomon, "__version__", "unreleased"),
        "reader_sha256": dict(model_digests())["reader"],
        "weights_sha256": sha256_hex(WEIGHTS.read_bytes()),
        "date": datetime.now(UTC).date().isoformat(),
        **evaluate(list(read_piles(topics, Reader()))),
    }
    _print(result)
    if args.out:
        args.out.parent.mkdir(parents=True, exist_ok=True)
        args.out.write_text(json.dumps(result, indent=1, sort_keys=True) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
