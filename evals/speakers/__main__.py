"""Score the speakers that the resolver finds against speakers labelled by hand.

    python -m evals.speakers --data DATA [--half tune|held|both] [--errors N] [--out FILE]

DATA is the folder that holds polnear/ and piles/, or the one that holds it as data/ beside cases/;
without it $RASHOMON_DATA is taken. The labels lie here, as offsets and names; the texts are not
part of this project. README.md says how they were labelled and what the figures mean. Errors are
printed of the half `tune` alone.
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
from evals.speakers.agreement import measure_agreement, read_passes
from evals.speakers.clusters import count_clusters, find_cluster_figures, is_pile
from evals.speakers.labels import GOLD, SETS, Labelled, digest_text, read_labels
from evals.speakers.report import print_agreement, print_error, print_report
from evals.speakers.scoring import (
    Counts,
    Judged,
    add_up,
    count_judged,
    count_rules,
    find_figures,
    find_intervals,
    judge_document,
)
from evals.speakers.stories import Found, Key, find_sets, read_stories, resolve_story
from rashomon.model.ids import sha256_hex
from rashomon.read.reader import Reader, model_digests
from rashomon.settings import Settings

Judgements = Mapping[Key, Sequence[Judged]]


def judge_all(
    labelled: Sequence[Labelled],
    texts: Mapping[Key, str],
    found: Mapping[Key, Sequence[Found]],
) -> dict[Key, tuple[Judged, ...]]:
    """Judgements of every labelled document."""
    return {
        key: judge_document(one, texts[key], found.get(key, ()))
        for one in labelled
        for key in [(one.corpus, one.document)]
    }


def describe_result(labelled: Sequence[Labelled], judged: Judgements) -> dict[str, Any]:
    """All figures with intervals, ready for JSON.

    Args:
        labelled: The documents that are scored.
        judged: Judgements of each.

    Returns:
        `documents`, `all`, `sets`, `rules`, `clusters`.
    """
    by_set = {
        corpus: [judged[one.corpus, one.document] for one in labelled if one.corpus == corpus]
        for corpus in SETS
        if any(one.corpus == corpus for one in labelled)
    }
    every = [found for documents in by_set.values() for found in documents]
    return {
        "documents": len(labelled),
        "all": _describe([count_judged(found) for found in every]),
        "sets": {
            corpus: _describe([count_judged(found) for found in documents])
            for corpus, documents in by_set.items()
        },
        "rules": {
            rule: list(counts)
            for rule, counts in count_rules([one for found in every for one in found]).items()
        },
        "clusters": _describe_clusters(labelled, judged),
    }


def _describe(counts: Sequence[Counts]) -> dict[str, Any]:
    total = add_up(counts)
    return {
        "counts": {name: int(total[name]) for name in sorted(total)},
        "figures": _rounded(find_figures(total)),
        "intervals": _bounds(find_intervals(counts)),
    }


def _describe_clusters(labelled: Sequence[Labelled], judged: Judgements) -> dict[str, Any]:
    by_pile: dict[str, list[Counts]] = {}
    for corpus in dict.fromkeys(one.corpus for one in labelled if is_pile(one)):
        own = {name: found for (of, name), found in judged.items() if of == corpus}
        by_pile[corpus] = count_clusters(own)
    by_pile = {"all": [one for counts in by_pile.values() for one in counts], **by_pile}
    return {
        corpus: {
            "figures": _rounded(find_cluster_figures(add_up(counts))),
            "intervals": _bounds(find_intervals(counts, find_cluster_figures)),
        }
        for corpus, counts in by_pile.items()
        if counts
    }


def _rounded(figures: Mapping[str, float]) -> dict[str, float]:
    return {name: round(value, 5) for name, value in figures.items()}


def _bounds(intervals: Mapping[str, tuple[float, float]]) -> dict[str, list[float]]:
    return {name: [round(low, 5), round(high, 5)] for name, (low, high) in intervals.items()}


def print_errors(
    labelled: Sequence[Labelled], texts: Mapping[Key, str], judged: Judgements, most: int
) -> None:
    """Print false speakers, then speakers that were not found; of the half `tune` alone.

    Args:
        labelled: The documents that are scored.
        texts: Text received of each.
        judged: Judgements of each.
        most: At most so many of each sort.
    """
    keys = [(one.corpus, one.document) for one in labelled if one.half == "tune"]
    wrong = [
        (one, texts[key])
        for key in keys
        for one in judged[key]
        if one.label.kind != "none" and not one.right
    ]
    false = [row for row in wrong if row[0].speaker is not None]
    missed = [
        row for row in wrong if row[0].speaker is None and row[0].label.kind in ("named", "unnamed")
    ]
    for one, text in [*false[:most], *missed[:most]]:
        print_error(one, text, sys.stdout)
    print(f"{len(false)} false, {len(missed)} not found")


def _parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--data", type=Path, help="folder of the corpora")
    parser.add_argument(
        "--half", choices=("tune", "held", "both"), default="tune", help="which documents to score"
    )
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="print N of each error")
    parser.add_argument("--out", type=Path, help="write all figures here as JSON")
    return parser.parse_args()


def _name_system(half: str) -> dict[str, Any]:
    digests = [sha256_hex((GOLD / f"{corpus}.jsonl").read_bytes()) for corpus in SETS]
    return {
        "corpus": "hand-made speakers",
        "half": half,
        "labels_sha256": dict(zip(SETS, digests, strict=True)),
        "version": getattr(rashomon, "__version__", "unreleased"),
        "model_sha256": dict(model_digests())["reader"],
        "date": datetime.now(UTC).date().isoformat(),
    }


def main() -> int:
    """Run the evaluation; without all texts say which are missing and do nothing."""
    args = _parse_arguments()
    shared = os.environ.get("RASHOMON_DATA")
    data = args.data or (Path(shared) if shared else None)
    settings = Settings()
    labelled = [one for one in read_labels() if args.half in (one.half, "both")]
    texts = find_sets(data, settings) if data else {}
    absent = [
        one
        for one in labelled
        if digest_text(texts.get((one.corpus, one.document), "")) != one.sha256
    ]
    if absent:
        of = sorted({one.corpus for one in absent})
        print(f"skipped: {len(absent)} of {len(labelled)} texts absent or another version: {of}")
        print("name the folder that holds polnear/ and piles/ with --data or RASHOMON_DATA")
        return 0
    stories = read_stories(labelled, data or Path(), Reader(settings), settings)
    found = {
        (story.corpus, name): attributions
        for story in stories
        for name, attributions in resolve_story(story).items()
    }
    judged = judge_all(labelled, texts, found)
    agreement = measure_agreement(read_passes())
    described = describe_result(labelled, judged)
    result = {**_name_system(args.half), **described, "agreement": agreement}
    print_agreement(agreement, sys.stdout)
    print_report(result, sys.stdout)
    if args.errors:
        print_errors(labelled, texts, judged, args.errors)
    if args.out:
        args.out.write_text(json.dumps(result, indent=1, sort_keys=True) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
