"""Score what the judge makes of statements of unrelated accounts that it sets side by side.

    python -m evals.candidates --data DATA [--errors N] [--list-contested] [--cache FOLDER]
                               [--out FILE]

DATA is the folder that holds polnear/; without it $RASHOMON_DATA is taken. The labels lie here, as
offsets; the texts are not part of this project. README.md says what the figures mean.
"""

import argparse
import json
import os
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from typing import Any

import rashomon
from evals.claims.labels import Stretch
from evals.claims.report import print_contested
from evals.claims.stories import Judged, Stated, judge_story
from evals.claims.verdicts import Verdict, find_verdict, words_of
from evals.utterances.stories import CachedReader, read_story
from rashomon.judge.inference import model_digests as claims_digests
from rashomon.model.ids import sha256_hex
from rashomon.pipeline import PIPELINE
from rashomon.read.reader import Reader, model_digests
from rashomon.settings import Settings

GOLD = Path(__file__).parent / "gold.jsonl"
PILE = "pn-candidates"
TEXTS = "polnear/data/train/text"
DOCUMENTS = 600
"""The first of the training half by name: those among which the candidates were found."""
CALLS = ("together", "opposite", "contested")


@dataclass(frozen=True, slots=True)
class Candidates:
    """Two stretches that were set side by side.

    Attributes:
        left: The one.
        right: The other.
        label: `same`, `opposite` or `neither`.
        chosen: How the pair came into the sample.
    """

    left: Stretch
    right: Stretch
    label: str
    chosen: str


def find_names(data: Path) -> list[str]:
    """Names of the documents of the pile; none where the corpus is absent.

    Args:
        data: Folder that holds polnear/.
    """
    return sorted(path.name for path in (data / TEXTS).glob("*.txt"))[:DOCUMENTS]


def read_gold() -> list[Candidates]:
    """The labelled pairs, in the order of the file."""
    rows = [json.loads(line) for line in GOLD.read_text("utf-8").splitlines()]
    return [
        Candidates(_to_stretch(row["left"]), _to_stretch(row["right"]), row["label"], row["chosen"])
        for row in rows
    ]


def _to_stretch(row: tuple[str, list[tuple[int, int]]]) -> Stretch:
    name, pieces = row
    return Stretch(name, tuple((start, end) for start, end in pieces), "", None)


def describe_verdicts(
    gold: Sequence[Candidates], verdicts: Sequence[Verdict]
) -> dict[str, dict[str, dict[str, int]]]:
    """How many pairs of each label and choice the record calls what.

    Args:
        gold: The pairs.
        verdicts: What the record says of each.

    Returns:
        Counts by choice, then by label: `pairs` and each of `CALLS`.
    """
    rows: dict[str, dict[str, Counter[str]]] = {}
    for one, verdict in zip(gold, verdicts, strict=True):
        for chosen in (one.chosen, "all"):
            row = rows.setdefault(chosen, {}).setdefault(one.label, Counter())
            row["pairs"] += 1
            row.update(call for call in CALLS if getattr(verdict, call))
    return {
        chosen: {
            label: {name: rows[chosen][label][name] for name in ("pairs", *CALLS)}
            for label in sorted(rows[chosen])
        }
        for chosen in sorted(rows)
    }


def find_verdicts(gold: Sequence[Candidates], claims: Sequence[Stated]) -> list[Verdict]:
    """What the record says of every pair, looked for among the claims of both documents alone.

    Args:
        gold: The pairs.
        claims: The claims of the record.
    """
    told: dict[str, set[int]] = {}
    for number, claim in enumerate(claims):
        places = [*claim.held, *chain(*claim.changes), *chain(*claim.values)]
        for place in places:
            told.setdefault(place.document, set()).add(number)
    verdicts = []
    for one in gold:
        sides = (told.get(side.document, set()) for side in (one.left, one.right))
        both = set.intersection(*sides)
        verdicts.append(find_verdict([claims[n] for n in sorted(both)], one.left, one.right))
    return verdicts


def _judge(data: Path, cache: Path | None) -> tuple[Judged, Mapping[str, str]]:
    settings = Settings()
    reader = CachedReader(Reader(settings), cache)
    story = read_story(PILE, find_names(data), data, reader, settings)
    return judge_story(story, PIPELINE.judge), story.texts


def _print_rows(rows: Mapping[str, Mapping[str, Mapping[str, int]]]) -> None:
    print(f"{'chosen':12} {'label':10} {'pairs':>6} " + " ".join(f"{c:>10}" for c in CALLS))
    for chosen, labels in rows.items():
        for label, row in labels.items():
            called = " ".join(f"{row[call]:10}" for call in CALLS)
            print(f"{chosen:12} {label:10} {row['pairs']:6} {called}")


def _print_errors(
    gold: Sequence[Candidates],
    verdicts: Sequence[Verdict],
    texts: Mapping[str, str],
    most: int,
) -> None:
    shown: Counter[str] = Counter()
    for one, verdict in zip(gold, verdicts, strict=True):
        wrong = verdict.together != (one.label != "neither") or (
            verdict.opposite and one.label != "opposite"
        )
        shown[one.label] += wrong
        if wrong and shown[one.label] <= most:
            called = [call for call in CALLS if getattr(verdict, call)]
            print(f"\n{one.label}, called {called or ['apart']}")
            for side in (one.left, one.right):
                print("   ", words_of(side.pieces, texts[side.document])[:200])


def _parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--data", type=Path, help="folder of the corpora")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="print N of each label")
    parser.add_argument(
        "--list-contested", action="store_true", help="print every contested claim of the pile"
    )
    parser.add_argument("--cache", type=Path, help="keep here what was read, and take it again")
    parser.add_argument("--out", type=Path, help="write all figures here as JSON")
    return parser.parse_args(arguments)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the evaluation; without the texts say so and do nothing."""
    args = _parse(arguments)
    data = args.data or Path(os.environ.get("RASHOMON_DATA") or "no-data")
    if not (data / TEXTS).is_dir():
        print(f"skipped: no {data / TEXTS}; name the folder with --data or RASHOMON_DATA")
        return 0
    gold = read_gold()
    judged, texts = _judge(data, args.cache)
    verdicts = find_verdicts(gold, judged.claims)
    result: dict[str, Any] = {
        "corpus": "PolNeAR train, candidates among 600 documents",
        "labels_sha256": sha256_hex(GOLD.read_bytes()),
        "version": rashomon.__version__,
        "stages": dict(PIPELINE.versions),
        "models_sha256": dict((*model_digests(), *claims_digests())),
        "date": datetime.now(UTC).date().isoformat(),
        "claims": len(judged.claims),
        "contested": sum(one.contested for one in judged.claims),
        "rows": describe_verdicts(gold, verdicts),
    }
    print(f"{result['claims']} claims, {result['contested']} contested")
    _print_rows(result["rows"])
    if args.errors:
        _print_errors(gold, verdicts, texts, args.errors)
    if args.list_contested:
        print_contested("polnear", judged, texts, sys.stdout)
    if args.out:
        args.out.write_text(json.dumps(result, indent=1, sort_keys=True) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
