"""Print the figures, and errors to be read."""

from collections.abc import Iterable, Mapping
from typing import Any, TextIO

from evals.reuse.scoring import Judged

_COLUMNS = ("precision", "recall", "f1", "false.hard", "origin.precision", "origin.recall")


def print_report(half: str, result: Mapping[str, Any], out: TextIO) -> None:
    """Print all figures in percent with 95 % intervals.

    Args:
        half: Which half it is of.
        result: What `describe_result` gives.
        out: Where to.
    """
    own = next(iter(result["methods"].values()))
    counts = own["counts"]
    print(
        f"pairs labelled by hand, {half}: {counts['derived']} derived,"
        f" {counts['pairs'] - counts['derived']} independent, of these {counts['hard']} hard",
        file=out,
    )
    for name, row in result["methods"].items():
        cells = (f"{column} {_cell(row, column)}" for column in _COLUMNS)
        print(f"  {name}\n    " + "\n    ".join(cells), file=out)
        print(f"    asserted without a label: {row['outside']}", file=out)
    for title in ("piles", "kinds"):
        print(f"found of derived, by {title}: {own[title]}", file=out)
    print(f"origin said though it cannot be told: {counts.get('origin.overtold', 0)}", file=out)
    print(f"kinds of passages, by words: {result['passages']}", file=out)


def print_agreement(agreement: Mapping[str, Any], out: TextIO) -> None:
    """Print how far the two passes agree.

    Args:
        agreement: What `measure_agreement` gives.
        out: Where to.
    """
    print(
        f"two passes, {agreement['pairs']} pairs: same {100 * agreement['same']:.1f},"
        f" kappa {agreement['kappa']:.2f}; of {agreement['sure']} that both are sure of"
        f" kappa {agreement['kappa.sure']:.2f}",
        file=out,
    )


def print_errors(judged: Iterable[Judged], most: int, out: TextIO) -> None:
    """Print false derivations, then derivations that were not found, then false origins.

    Args:
        judged: Pairs of the half `tune`.
        most: At most so many of each sort.
        out: Where to.
    """
    every = list(judged)
    false = [one for one in every if one.pair.relation == "independent" and one.said is not None]
    missed = [one for one in every if one.pair.relation == "derived" and one.said is None]
    turned = [one for one in every if one.pair.relation == "derived" and _is_turned(one)]
    for title, errors in (("false", false), ("missed", missed), ("origin", turned)):
        print(f"{title}: {len(errors)}", file=out)
        for one in errors[:most]:
            pair = one.pair
            print(
                f"  {pair.pile} {pair.left} {pair.right}: {pair.kind or pair.relation},"
                f" run {pair.run}, grams {pair.grams}; origin {pair.origin or '-'}"
                f" ({pair.why or '-'}), said {one.said or '-'}",
                file=out,
            )


def _is_turned(one: Judged) -> bool:
    return one.said not in (None, "unknown", one.pair.origin)


def _cell(row: Mapping[str, Any], figure: str) -> str:
    if figure not in row["figures"]:
        return "-"
    low, high = row["intervals"].get(figure, (float("nan"), float("nan")))
    return f"{100 * row['figures'][figure]:5.1f} ({100 * low:.1f}-{100 * high:.1f})"
