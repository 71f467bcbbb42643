"""Print the figures of one reader, and its row beside its peers' rows."""

from collections.abc import Mapping
from typing import Any, TextIO

PEERS = (
    ("BBC Citron, all parts retrained on PolNeAR train", 60.1, 53.3, 72.4, 45.5),
    ("GenderGapTracker", 49.2, 40.7, 46.9, 33.7),
    ("SaysWho", 31.2, 27.3, None, 0.0),
    ("textacy, a paragraph at a time", 28.0, 25.2, None, 0.0),
    ("Guardian/AFP expressions", 18.6, 15.2, None, 0.0),
    ("annotators against one another (20 documents)", 79.6, 75.1, 97.0, 67.6),
)
"""Measured once on dev with these definitions, not by this run: overlap F1, full F1, full F1
of direct (pieces of one cue and source joined) and of indirect attributions, in percent."""

_ROWS = (
    ("words: source", "tokens.source"),
    ("words: cue", "tokens.cue"),
    ("words: content", "tokens.content"),
    ("spans, exact: source", "spans.source"),
    ("spans, exact: cue", "spans.cue"),
    ("spans, exact: content", "spans.content"),
    ("content, overlap", "overlap"),
    ("content, exact", "exact"),
    ("FULL (overlap and source)", "full.overlap"),
    ("full, strict (exact and source)", "full.exact"),
    ("direct: content, overlap", "direct.overlap"),
    ("direct: full", "direct.full.overlap"),
    ("mixed: content, overlap", "mixed.overlap"),
    ("mixed: full", "mixed.full.overlap"),
    ("indirect: content, overlap", "indirect.overlap"),
    ("indirect: full", "indirect.full.overlap"),
)
_SHARES = (
    ("source right, of matched", "source_accuracy"),
    ("  where gold has a source", "source_accuracy_gold_has_source"),
    ("  or another mention of the name", "source_accuracy_same_name"),
    ("cue right, of matched", "cue_accuracy"),
)
_COMPARED = ("overlap", "full.overlap", "direct.full.overlap", "indirect.full.overlap")


def print_report(result: Mapping[str, Any], out: TextIO) -> None:
    """Print all figures in percent with 95 % intervals, then the comparison.

    Args:
        result: What `describe_result` gives.
        out: Where to.
    """
    found = result["attributions"]
    print(
        f"{result['corpus']} {result['split']}: {result['documents']} documents, "
        f"{found['gold']} attributions, {found['predicted']} predicted",
        file=out,
    )
    for label, name in _ROWS:
        rate = result["rates"][name]
        print(
            f"{label:<34} P {_percent(rate['precision'])}  R {_percent(rate['recall'])}  "
            f"F1 {_percent(rate['f1'])}  {_interval(rate['interval'])}",
            file=out,
        )
    for label, name in _SHARES:
        share = result["shares"][name]
        print(f"{label:<34} {_percent(share['share'])}  {_interval(share['interval'])}", file=out)
    if calibration := result.get("calibration"):
        _print_calibration(calibration, out)
    if result["split"] == "dev":
        _print_peers(result, out)


def _print_calibration(calibration: Mapping[str, Any], out: TextIO) -> None:
    print(f"{'expected calibration error':<34} {calibration['ece']:.3f}", file=out)
    if calibration["least"] is not None:
        print(
            f"from confidence {calibration['least']:.3f}             "
            f"P {_percent(calibration['precision'])}  R {_percent(calibration['recall'])}",
            file=out,
        )


def _print_peers(result: Mapping[str, Any], out: TextIO) -> None:
    print(f"\n{'F1 on dev':<52} overlap   full  direct  indirect", file=out)
    own = tuple(100 * result["rates"][name]["f1"] for name in _COMPARED)
    for name, *values in ((result["reader"], *own), *PEERS):
        cells = ["    –" if value is None else f"{value:5.1f}" for value in values]
        print(f"{name:<52}   {cells[0]}  {cells[1]}   {cells[2]}     {cells[3]}", file=out)


def _percent(value: float) -> str:
    return f"{100 * value:5.1f}"


def _interval(bounds: tuple[float, float]) -> str:
    return f"[{100 * bounds[0]:.1f}, {100 * bounds[1]:.1f}]"
