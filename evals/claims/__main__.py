"""Score which positions the record puts on one claim, and which claims it calls contested.

    python -m evals.claims --data DATA [--half tune|held] [--errors N] [--list-contested]
                           [--cache FOLDER] [--out FILE]

DATA is the folder that holds piles/, or the one that holds it as data/; without it $RASHOMON_DATA
is taken. The labels lie here, as offsets; the texts are not part of this project. README.md says
how they were labelled and what the figures mean. Errors are printed of the half `tune` alone.
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
from evals.claims.agreement import measure_agreement, read_passes
from evals.claims.figures import (
    Counts,
    Verdicts,
    add_up,
    count_proposition,
    find_figures,
    find_intervals,
    find_rows,
)
from evals.claims.labels import GOLD, Key, Labelled, find_piles, read_gold
from evals.claims.report import print_agreement, print_contested, print_error, print_report
from evals.claims.stories import Judge, Judged, judge_story
from evals.claims.verdicts import Relate, ask_model, find_alike, find_verdict, find_words_of
from evals.utterances.stories import CachedReader, digest_text, find_texts, read_story
from rashomon.judge.inference import SentenceModel
from rashomon.judge.inference import model_digests as claims_digests
from rashomon.model.ids import sha256_hex
from rashomon.pipeline import PIPELINE
from rashomon.read.reader import Reader, model_digests
from rashomon.settings import Settings

RECORD = "rashomon"
Texts = Mapping[str, Mapping[str, str]]
"""By pile the text received of each document, by its name."""
Methods = Mapping[str, Mapping[Key, Verdicts]]
"""By method what it says of each proposition's pairs."""


def find_methods(
    gold: Sequence[Labelled], judged: Mapping[str, Judged], texts: Texts, relate: Relate
) -> dict[str, dict[Key, Verdicts]]:
    """What the record and its peers say of every pair.

    Args:
        gold: The labels.
        judged: What the record says, by pile.
        texts: The labelled texts.
        relate: The sentence model.

    Returns:
        Verdicts by method and proposition; the record comes first.
    """
    methods: dict[str, dict[Key, Verdicts]] = {RECORD: {}, "sentence model": {}, "negations": {}}
    for one in gold:
        claims = judged[one.pile].claims
        words = [find_words_of(one, pair, texts[one.pile]) for pair in one.pairs]
        said = {
            RECORD: [find_verdict(claims, *one.sides(pair)) for pair in one.pairs],
            "sentence model": ask_model(relate, words),
            "negations": [find_alike(*both) for both in words],
        }
        for name, verdicts in said.items():
            methods[name][one.key] = dict(zip(one.pairs, verdicts, strict=True))
    return methods


def describe_result(gold: Sequence[Labelled], methods: Methods, half: str) -> dict[str, Any]:
    """All figures of one half, ready for JSON.

    Args:
        gold: All labels.
        methods: What each method says.
        half: Which propositions are scored.

    Returns:
        `half`, `propositions`, `pairs`, and `methods` by name.
    """
    scored = [one for one in gold if one.half == half]
    return {
        "half": half,
        "propositions": len(scored),
        "pairs": sum(len(one.pairs) for one in scored),
        "methods": {
            name: _describe([count_proposition(one, said[one.key]) for one in scored])
            for name, said in methods.items()
        },
    }


def _describe(counts: Sequence[Counts]) -> dict[str, Any]:
    total = add_up(counts)
    return {
        "figures": {
            name: None if value is None else round(value, 5)
            for name, value in find_figures(total).items()
        },
        "intervals": {
            name: bounds and [round(bound, 5) for bound in bounds]
            for name, bounds in find_intervals(counts).items()
        },
        "labels": find_rows(total),
    }


def print_errors(gold: Sequence[Labelled], methods: Methods, texts: Texts, most: int) -> None:
    """Print pairs that the record judges wrongly, of the half `tune` alone.

    Args:
        gold: All labels.
        methods: What each method says.
        texts: The labelled texts.
        most: At most so many of each label.
    """
    shown: dict[str, int] = {}
    for one in (one for one in gold if one.half == "tune"):
        for pair, verdict in methods[RECORD][one.key].items():
            wanted = (pair.label != "other", pair.label == "contested")
            if (verdict.together, verdict.contested) != wanted:
                shown[pair.label] = shown.get(pair.label, 0) + 1
                if shown[pair.label] <= most:
                    print_error(one, pair, verdict, texts[one.pile], sys.stdout)
    print("\n" + ", ".join(f"{label}: {shown[label]} wrong" for label in sorted(shown)))


def find_absent(gold: Sequence[Labelled], texts: Texts) -> list[str]:
    """Labelled texts that are absent or another version, as pile and name.

    Args:
        gold: The labels.
        texts: Those found.
    """
    return [
        f"{pile}/{name}"
        for pile, digests in find_piles(gold).items()
        for name, digest in digests.items()
        if digest_text(texts.get(pile, {}).get(name, "")) != digest
    ]


def _parse_arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="evals.claims",
        description=__doc__,
        formatter_class=argparse.RawTextHelpFormatter,
    )
    parser.add_argument("--data", type=Path, help="folder of the corpora")
    parser.add_argument(
        "--half", choices=("tune", "held"), default="tune", help="which propositions to score"
    )
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="print N of each label")
    parser.add_argument(
        "--list-contested", action="store_true", help="print every contested claim of the piles"
    )
    parser.add_argument("--cache", type=Path, help="keep here what was read, and take it again")
    parser.add_argument("--out", type=Path, help="write all figures here as JSON")
    args = parser.parse_args(argv)
    if args.errors and args.half != "tune":
        parser.error("errors are printed of the half tune alone")
    return args


def _name_system(gold: Sequence[Labelled]) -> dict[str, Any]:
    return {
        "corpus": "hand-made pairs of positions",
        "labels_sha256": {
            pile: sha256_hex((GOLD / f"{pile}.jsonl").read_bytes()) for pile in find_piles(gold)
        },
        "version": rashomon.__version__,
        "stages": dict(PIPELINE.versions),
        "models_sha256": dict((*model_digests(), *claims_digests())),
        "date": datetime.now(UTC).date().isoformat(),
    }


def _judge_all(
    texts: Texts, data: Path, judge: Judge, cache: Path | None, settings: Settings
) -> dict[str, Judged]:
    reader = CachedReader(Reader(settings), cache)
    return {
        pile: judge_story(read_story(pile, list(of_pile), data, reader, settings), judge)
        for pile, of_pile in texts.items()
    }


def main(argv: Sequence[str] | None = None, judge: Judge = PIPELINE.judge) -> int:
    """Run the evaluation; without all texts say which are missing and do nothing.

    Args:
        argv: Arguments of the command; those of the process where none are given.
        judge: The stage that is scored.
    """
    args = _parse_arguments(argv)
    shared = os.environ.get("RASHOMON_DATA")
    data = args.data or (Path(shared) if shared else None)
    settings, gold = Settings(), read_gold()
    piles = find_piles(gold)
    texts = {
        pile: find_texts(pile, list(digests), data, settings) if data else {}
        for pile, digests in piles.items()
    }
    absent = find_absent(gold, texts)
    if data is None or absent:
        print(f"skipped: {len(absent)} texts absent or another version: {sorted(piles)}")
        print("name the folder that holds piles/ with --data or RASHOMON_DATA")
        return 0
    judged = _judge_all(texts, data, judge, args.cache, settings)
    methods = find_methods(gold, judged, texts, SentenceModel().relate)
    agreement = measure_agreement(read_passes())
    result = _name_system(gold) | describe_result(gold, methods, args.half)
    result["agreement"] = agreement
    print_agreement(agreement, sys.stdout)
    print_report(result, sys.stdout)
    if args.errors:
        print_errors(gold, methods, texts, args.errors)
    if args.list_contested:
        counts = [print_contested(p, one, texts[p], sys.stdout) for p, one in judged.items()]
        print(f"\n{sum(counts)} contested claims")
    if args.out:
        args.out.write_text(json.dumps(result, indent=1, sort_keys=True) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
