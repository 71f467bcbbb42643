"""Print what was measured."""

from collections.abc import Mapping, Sequence
from typing import Any, TextIO

from evals.claims.figures import FIGURES
from evals.claims.labels import Labelled, Pair
from evals.claims.stories import Judged, Stated
from evals.claims.verdicts import Verdict, words_of

_WIDE = 150


def print_report(result: Mapping[str, Any], out: TextIO) -> None:
    """Print the figures of every method, then what it says of pairs of each label.

    Args:
        result: What `describe_result` gives.
        out: Where to print.
    """
    print(
        f"{result['half']}: {result['propositions']} propositions, {result['pairs']} pairs",
        file=out,
    )
    for name, method in result["methods"].items():
        print(f"\n{name}", file=out)
        for figure in FIGURES:
            value, bounds = method["figures"][figure], method["intervals"][figure]
            print(f"  {figure:22}{_percent(value):>6}  {_interval(bounds)}", file=out)
        for label, row in method["labels"].items():
            found = ", ".join(f"{what} {row[what]}" for what in sorted(row) if what != "pairs")
            print(f"  {label:22}{row['pairs']:>4} pairs: {found}", file=out)


def print_agreement(agreement: Mapping[str, Any], out: TextIO) -> None:
    """Print how far the two passes of labelling agree."""
    if not agreement["pairs"]:
        print("labels: one pass only", file=out)
        return
    print(
        f"labels: two passes over {agreement['pairs']} pairs agree on "
        f"{_percent(agreement['same'])} %, kappa {agreement['kappa']:.2f}; "
        f"whether contested, kappa {agreement['contested']:.2f}",
        file=out,
    )


def print_error(
    one: Labelled, pair: Pair, verdict: Verdict, texts: Mapping[str, str], out: TextIO
) -> None:
    """Print one pair that was judged wrongly.

    Args:
        one: Its proposition.
        pair: The pair.
        verdict: What the record says of it.
        texts: Text received of each document, by its name.
        out: Where to print.
    """
    said = [what for what in ("together", "opposite", "contested") if getattr(verdict, what)]
    print(f"\n{one.pile}/{one.name}: {pair.label}, but {' '.join(said) or 'apart'}", file=out)
    for side in one.sides(pair):
        words = _cut(words_of(side.pieces, texts[side.document]))
        print(f"  {side.document[:14]} {side.holder} {side.stance or '-'}: {words}", file=out)


def print_contested(pile: str, judged: Judged, texts: Mapping[str, str], out: TextIO) -> int:
    """Print every claim of a pile that the record calls contested, with both sides' words.

    Args:
        pile: Name of the pile.
        judged: What the record says of it.
        texts: Text received of each document, by its name.
        out: Where to print.

    Returns:
        How many there are.
    """
    contested = [claim for claim in judged.claims if claim.contested]
    for claim in contested:
        print(f"\n{pile}: {_cut(claim.text)}", file=out)
        for (stance, who, words), documents in sorted(_sides(claim, judged.names, texts).items()):
            count = f"x{len(documents)}" if len(documents) > 1 else min(documents)[:10]
            print(f"  {stance:8}{who[:28]:28} {count:10} {_cut(words)}", file=out)
    return len(contested)


def _sides(
    claim: Stated, names: Mapping[str, str], texts: Mapping[str, str]
) -> dict[tuple[str, str, str], set[str]]:
    """By stance, holder and words the documents that have them; only a position's own words."""
    sides: dict[tuple[str, str, str], set[str]] = {}
    for one in (one for one in claim.held if not one.behind):
        who = names.get(one.party or "", "(the account)")
        key = (one.stance, who, words_of(one.pieces, texts[one.document]))
        sides.setdefault(key, set()).add(one.document)
    return sides


def _percent(share: float | None) -> str:
    return "-" if share is None else f"{100 * share:.1f}"


def _interval(bounds: Sequence[float] | None) -> str:
    return f"[{_percent(bounds[0])}, {_percent(bounds[1])}]" if bounds else ""


def _cut(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _WIDE else words[: _WIDE - 2] + " …"
