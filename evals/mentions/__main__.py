"""Score the names that the reader finds, beside a peer's.

    python -m evals.mentions --data DATA [--peer MODEL [--peer-python PYTHON]] [--out FILE]

DATA holds piles/, pages/, polnear/, tbaq/ and ecbplus/; without it $RASHOMON_DATA is looked in.
MODEL is the package of a spaCy pipeline that PYTHON (this one, if none is named) can import.
FILE of findings (--findings, may be given more than once) holds one JSON line a text,
{"corpus", "name", "mentions": [[start, end, kind], ...]}, of a reader run elsewhere.
"""

import argparse
import json
import os
import sys
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import rashomon
from evals.attribution.figures import sum_counts
from evals.mentions.figures import RATED, bootstrap_difference, bootstrap_f1, compute_rates
from evals.mentions.gold import GOLD, Passage, read_gold, split_known
from evals.mentions.readers import Findings, PeerFailed, read_findings, run_peer, run_reader
from evals.mentions.report import print_report
from evals.mentions.scoring import Counts, count_passage, find_errors
from evals.mentions.texts import Texts, read_texts
from rashomon.model.ids import sha256_hex
from rashomon.read.reader import model_digests

_GOVERNMENT = ("all", "found", "told")
_SEEN = ("tbaq", "ecbplus")
"""Corpora that a reader may have been trained on.

TimeBank's Wall Street Journal of 1989 is in OntoNotes too, which spaCy's models were trained on;
other articles of TimeBank and ECB+ are open to whoever trains here.
"""


def count_findings(passages: Sequence[Passage], texts: Texts, findings: Findings) -> list[Counts]:
    """Counts of every passage; a text without findings counts as nothing found."""
    return [
        count_passage(texts[p.corpus, p.name], p, findings.mentions.get((p.corpus, p.name), ()))
        for p in passages
    ]


def describe_rates(counts: Sequence[Counts]) -> dict[str, Any]:
    """Rates with intervals, ready for JSON."""
    total = sum_counts(counts)
    rates, intervals = compute_rates(total), bootstrap_f1(counts)
    gold = {name: total.get(f"{name}.gold", 0) for name in RATED}
    gold["exact"] = gold["span"]
    return {
        name: {
            "precision": round(rates[name].precision, 5),
            "recall": round(rates[name].recall, 5),
            "f1": round(rates[name].f1, 5),
            "interval": [round(bound, 5) for bound in intervals[name]],
            "gold": gold[name],
        }
        for name in RATED
    }


def describe_reader(
    passages: Sequence[Passage], texts: Texts, findings: Findings
) -> dict[str, Any]:
    """All figures of one reader."""
    counts = count_findings(passages, texts, findings)
    total = sum_counts(counts)
    mixed = {k: n for k, n in total.items() if k.startswith("mixed.")}
    words = sum(len(text.split()) for text in texts.values())
    seconds = findings.cpu_seconds
    return {
        "reader": findings.reader,
        "cpu_seconds_per_1000_words": None if seconds is None else round(1000 * seconds / words, 4),
        "rates": describe_rates(counts),
        "corpora": {
            corpus: describe_rates(
                [c for c, p in zip(counts, passages, strict=True) if p.corpus == corpus]
            )
            for corpus in dict.fromkeys(p.corpus for p in passages)
        },
        "unseen": describe_rates(
            [c for c, p in zip(counts, passages, strict=True) if p.corpus not in _SEEN]
        ),
        "government": {part: total.get(f"government.{part}", 0) for part in _GOVERNMENT},
        "mixed": {
            " > ".join(key.split(".")[1:]): n
            for key, n in sorted(mixed.items(), key=lambda item: (-item[1], item[0]))
        },
    }


def describe_result(
    passages: Sequence[Passage], texts: Texts, readers: Sequence[Findings]
) -> dict[str, Any]:
    """All figures of all readers, and the differences of each from the next."""
    differences = []
    for left, right in pairwise(readers):
        bounds = bootstrap_difference(
            count_findings(passages, texts, left), count_findings(passages, texts, right)
        )
        rounded = {name: [round(bound, 5) for bound in bounds[name]] for name in RATED}
        differences.append({"left": left.reader, "right": right.reader, "intervals": rounded})
    return {
        "version": getattr(rashomon, "__version__", "unreleased"),
        "models": dict(model_digests()),
        "gold_sha256": sha256_hex(GOLD.read_bytes()),
        "passages": len(passages),
        "mentions": sum(len(p.mentions) for p in passages),
        "readers": [describe_reader(passages, texts, findings) for findings in readers],
        "differences": differences,
    }


def _parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--data", type=Path, help="folder of the corpora")
    parser.add_argument("--peer", metavar="MODEL", help="package of a spaCy pipeline")
    parser.add_argument("--peer-python", type=Path, default=Path(sys.executable))
    parser.add_argument("--findings", type=Path, action="append", default=[])
    parser.add_argument("--errors", action="store_true", help="list our reader's errors")
    parser.add_argument("--out", type=Path, help="write all figures here as JSON")
    return parser.parse_args()


def _run_readers(texts: Texts, args: argparse.Namespace) -> list[Findings]:
    readers = [run_reader(texts, getattr(rashomon, "__version__", "unreleased"))]
    for path in args.findings:
        readers.append(read_findings(path.read_text("utf-8").splitlines(), path.name))
    if args.peer:
        try:
            readers.append(run_peer(texts, args.peer_python, args.peer))
        except PeerFailed as error:
            print(f"no figures of the peer {args.peer}: {error}", file=sys.stderr)
    return readers


def _print_errors(passages: Sequence[Passage], texts: Texts, findings: Findings) -> None:
    for passage in passages:
        key = (passage.corpus, passage.name)
        text = texts[key]
        missed, wrong = find_errors(text, passage, findings.mentions.get(key, ()))
        for mark, items in (("-", missed), ("+", wrong)):
            for one in items:
                print(f"{mark} {one.kind:<13}{text[one.start : one.end]!r}  {'/'.join(key)}")


def main() -> int:
    """Run the evaluation; without data say so and do nothing."""
    args = _parse_arguments()
    data = args.data or Path(os.environ.get("RASHOMON_DATA") or "no-data")
    texts = read_texts(data)
    same, changed, absent = split_known(read_gold(), texts)
    if not same:
        print(
            f"skipped: none of the texts in {data}; name their folder with --data or RASHOMON_DATA"
        )
        return 0
    if changed or absent:
        print(f"left out: {len(changed)} passages of changed texts, {len(absent)} of absent ones")
    wanted = {(p.corpus, p.name): texts[p.corpus, p.name] for p in same}
    readers = _run_readers(wanted, args)
    if args.errors:
        for findings in readers:
            print(f"\n{findings.reader}")
            _print_errors(same, wanted, findings)
    result = describe_result(same, wanted, readers)
    print_report(result, sys.stdout)
    if args.out:
        args.out.write_text(json.dumps(result, indent=1, sort_keys=True) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
