"""Print the figures, the passes' agreement, and errors to be read."""

from collections.abc import Mapping, Sequence
from typing import Any, TextIO

from evals.attribution.scoring import Piece
from evals.handmade.labels import Label
from evals.handmade.reading import Prediction
from evals.handmade.scoring import SHARES, VIEWS

_NAMES = {
    "top": "top level",
    "top.speech": "top level, speech",
    "nested": "nested",
    "all": "all levels",
}
_WHAT = {"overlap": "content overlaps", "full": "FULL (and source)", "parent": "full, and parent"}


def print_report(result: Mapping[str, Any], out: TextIO) -> None:
    """Print all figures in percent with 95 % intervals.

    Args:
        result: What `describe_result` gives.
        out: Where to.
    """
    figures, intervals = result["figures"], result["intervals"]
    print(f"{result['corpus']}: {result['passages']} passages, {result['reader']}", file=out)
    for view in VIEWS:
        count = result["counts"][view]
        head = f"{_NAMES[view]}: {count['gold']} labelled, {count['pred']} found"
        print(head, file=out)
        for what, name in _WHAT.items():
            if f"{view}.{what}.f1" in figures:
                cells = [
                    _cell(figures, intervals, f"{view}.{what}.{part}")
                    for part in ("precision", "recall", "f1")
                ]
                line = f"  {name:<18} P {cells[0]}  R {cells[1]}  F1 {cells[2]}"
                print(line, file=out)
        shares = (f"{share} {100 * figures[f'{view}.{share}']:.1f}" for share in SHARES)
        print(f"  right, of matched  {', '.join(shares)}", file=out)
    _print_corpora(result["corpora"], out)
    calibration = result["calibration"]
    print(f"calibration error (ECE, ten bins): {100 * calibration['ece']:.1f}", file=out)
    for one in calibration["bins"]:
        shown = (
            f"  {one['count']:4} of confidence {one['confidence']:.2f}: {one['right']:.2f} right"
        )
        print(shown, file=out)


def _print_corpora(corpora: Mapping[str, Mapping[str, float]], out: TextIO) -> None:
    print("top level by corpus", file=out)
    for corpus, row in corpora.items():
        shown = "  ".join(
            f"{what} P {100 * row[f'{what}.precision']:5.1f} R {100 * row[f'{what}.recall']:5.1f}"
            for what in ("overlap", "full")
        )
        print(f"  {corpus:<14} {row['gold']:4} labelled  {shown}", file=out)


def print_agreement(agreement: Mapping[str, Any], out: TextIO) -> None:
    """Print how far the two passes agree.

    Args:
        agreement: What `measure_agreement` gives.
        out: Where to.
    """
    print("the two passes, F1 of one against the other", file=out)
    for view, row in agreement.items():
        first, second = row["labelled"]
        print(
            f"  {_NAMES[view]:<18} {first} and {second} labelled  overlap"
            f" {100 * row['overlap']:.1f}  full {100 * row['full']:.1f}"
            f"  kappa of kind {row['kind']['kappa']:.2f}, of mode {row['mode']['kappa']:.2f}",
            file=out,
        )


def print_error(head: str, text: str, att: Label | Prediction, out: TextIO) -> None:
    """Print one error with the words that it is about.

    Args:
        head: What is wrong, and where.
        text: The whole text.
        att: What was labelled or found.
        out: Where to.
    """
    print(f"{head}: {att.kind} {att.mode}{'' if att.parent is None else ', nested'}", file=out)
    for role in ("source", "cue", "content"):
        print(f"    {role:<8}{_words(text, getattr(att, role))}", file=out)
    start = min((att.cue or att.content)[0][0], att.content[0][0])
    end = max((att.cue or att.content)[-1][1], att.content[-1][1])
    around = " ".join(text[max(0, start - 80) : min(end, start + 400) + 80].split())
    print(f"    in      {around}", file=out)


def _words(text: str, pieces: Sequence[Piece]) -> str:
    return " … ".join(" ".join(text[start:end].split()) for start, end in pieces) or "–"


def _cell(figures: Mapping[str, float], intervals: Mapping[str, Sequence[float]], name: str) -> str:
    low, high = intervals[name]
    return f"{100 * figures[name]:5.1f} [{100 * low:.1f}, {100 * high:.1f}]"
