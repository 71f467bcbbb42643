"""Score acts and modes on hand-labelled cues in context.

    python -m evals.acts --data DATA [--split tune|held|both] [--errors] [--out FILE]

DATA is the folder that holds polnear/, tbaq/, factuality/, plover/ and piles/; without it
$RASHOMON_DATA is looked for. The cues of a text that is absent are left out and counted.
"""

import argparse
import datetime
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TextIO

import rashomon
from evals.acts.gold import NONE, SPLITS, GoldCue, match_texts, read_gold
from evals.acts.scoring import (
    Answer,
    accuracy,
    agreement,
    bootstrap_interval,
    confusions,
    macro_f1,
    rate_labels,
)
from evals.acts.texts import Texts, read_texts
from rashomon.model.ids import canonical_json, sha256_hex
from rashomon.model.spans import Span
from rashomon.read.acts import find_act

_QUOTES = ('"', "\u201c", "\u201d", "''", "``")
_SHOWN = 12


def predict(text: str, cue: GoldCue) -> tuple[str, str, str]:
    """Act, mode and reason as a record would have them.

    As in the reader, an unknown cue asserts, and words in quotation marks were said.
    """
    judgement = find_act(text, cue.cue, cue.content, cue.source)
    undone = judgement.reason.startswith("not-performed")
    said = any(mark in _words_of(text, cue.content) for mark in _QUOTES)
    mode = "speech" if said else judgement.mode
    return judgement.act or (NONE if undone else "assert"), mode, judgement.reason


def _words_of(text: str, spans: Sequence[Span]) -> str:
    return " ".join(span.of(text) for span in spans)


def answer_split(cues: Sequence[GoldCue], texts: Texts) -> list[Answer]:
    """Judge every cue whose text is there."""
    return [
        Answer((cue.corpus, cue.document), (cue.act, cue.mode), predict(text, cue)[:2])
        for cue, text in match_texts(cues, texts)
    ]


def describe_result(
    split: str, cues: Sequence[GoldCue], answers: Sequence[Answer]
) -> dict[str, Any]:
    """All figures and what they were measured on, ready for JSON."""
    kappa, alike = agreement([cue.passes for cue in cues])
    labels = [(cue.sha256, [s.start for s in cue.cue], cue.act, cue.mode) for cue in cues]
    return {
        "corpus": "cues in context",
        "split": split,
        "version": getattr(rashomon, "__version__", "unreleased"),
        "date": datetime.date.today().isoformat(),
        "labels_sha256": sha256_hex(canonical_json(labels).encode("utf-8")),
        "cues": len(answers),
        "absent": len(cues) - len(answers),
        "macro_f1": round(macro_f1(answers), 5),
        "interval": [round(bound, 5) for bound in bootstrap_interval(answers)],
        "act_accuracy": round(accuracy(answers, 0), 5),
        "mode_accuracy": round(accuracy(answers, 1), 5),
        "self_agreement": {"kappa": round(kappa, 5), "alike": round(alike, 5)},
        "acts": {
            label: {
                "precision": round(rate.precision, 5),
                "recall": round(rate.recall, 5),
                "f1": round(rate.f1, 5),
                "gold": rate.gold,
            }
            for label, rate in rate_labels(answers).items()
        },
        "confusions": confusions(answers),
    }


def print_report(result: dict[str, Any], out: TextIO) -> None:
    """Print the figures of one split in percent."""
    low, high = result["interval"]
    print(f"\n{result['split']}: {result['cues']} cues, {result['absent']} without text", file=out)
    print(
        f"macro F1 {100 * result['macro_f1']:.1f} [{100 * low:.1f}, {100 * high:.1f}]   "
        f"act right {100 * result['act_accuracy']:.1f}   "
        f"mode right {100 * result['mode_accuracy']:.1f}",
        file=out,
    )
    for label, rate in result["acts"].items():
        row = (f"{100 * rate[name]:5.1f}" for name in ("precision", "recall", "f1"))
        print(f"{label:<10} P {next(row)}  R {next(row)}  F1 {next(row)}  {rate['gold']}", file=out)
    for gold, found, count in result["confusions"][:_SHOWN]:
        print(f"{count:4} {gold} taken for {found}", file=out)


def print_errors(cues: Sequence[GoldCue], texts: Texts, out: TextIO) -> None:
    """Print every cue that was judged wrongly, with the rule that did it."""
    for cue, text in match_texts(cues, texts):
        act, mode, reason = predict(text, cue)
        if (act, mode) != (cue.act, cue.mode):
            words = " ".join(f"[{_words_of(text, cue.cue)}] {_words_of(text, cue.content)}".split())
            print(f"{cue.act}/{cue.mode} {act}/{mode} {reason}: {words[:160]}", file=out)


def _parse_arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--data", type=Path, help="the folder of the corpora")
    parser.add_argument("--split", default="both", choices=[*SPLITS, "both"], help="which half")
    parser.add_argument("--errors", action="store_true", help="print wrong ones of the tuning half")
    parser.add_argument("--out", type=Path, help="write all figures here as JSON")
    return parser.parse_args(arguments)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the evaluation; without data say so and do nothing."""
    args = _parse_arguments(arguments)
    shared = os.environ.get("RASHOMON_DATA")
    data = args.data or (Path(shared) if shared else None)
    if data is None or not data.is_dir():
        print(f"skipped: no corpora at {data}; name their folder with --data or RASHOMON_DATA")
        return 0
    results = []
    for split in SPLITS if args.split == "both" else (args.split,):
        cues = read_gold(split)
        texts = read_texts(data, ((cue.corpus, cue.document) for cue in cues))
        answers = answer_split(cues, texts)
        if not answers:
            print(f"skipped: none of the texts of {split} is at {data}")
            continue
        results.append(describe_result(split, cues, answers))
        print_report(results[-1], sys.stdout)
        if args.errors and split == "tune":
            print_errors(cues, texts, sys.stdout)
    if args.out and results:
        args.out.write_text(json.dumps(results, indent=1, sort_keys=True) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
