"""The tables that a run prints."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TextIO

_MAIN = (
    ("P", "precision"),
    ("R", "recall"),
    ("F1", "f1"),
    ("parent", "recall is parent"),
    ("ancestor", "recall is ancestor"),
    ("1 origin", "recall is same origin"),
    ("B3 F1", "b3.f1"),
    ("in range", "families.within"),
    ("width", "families.width"),
)
_DIRECTIONS = ("told", "shape", "none", "misled", "siblings", "origin absent")


def print_pile(described: Mapping[str, Any], out: TextIO) -> None:
    """What a pile is like, before anybody looks for anything.

    Args:
        described: What `describe_pile` gives.
        out: Where to.
    """
    print(
        f"seeds {described['seeds']} ({described['split']}): {described['piles']} piles, "
        f"{described['documents']} documents, "
        f"{described['edges']} related pairs, {described['families']} families, "
        f"{described['independent']} independent accounts",
        file=out,
    )
    chance = described["chance"]
    runs = ", ".join(f"{n} in {100 * share:.1f} %" for n, share in chance["share"].items())
    print(
        f"reports of one event by two who have not read one another: {chance['pairs']} pairs; "
        f"words of narration in a row that both have: {runs}\n",
        file=out,
    )


def print_systems(systems: Sequence[Mapping[str, Any]], out: TextIO) -> None:
    """One line a system, then ours by kind and direction.

    Args:
        systems: What `describe_answer` gives, ours first.
        out: Where to.
    """
    print(f"{'':26}" + "".join(f"{head:>10}" for head, _ in _MAIN) + "   total", file=out)
    for one in systems:
        cells = "".join(f"{_cell(one['figures'], name):>10}" for _, name in _MAIN)
        totals = " ".join(f"{low}-{high}/{true}" for (low, high), true in one["totals"])
        print(f"{one['system']:26}{cells}   {totals}", file=out)
    names = sorted({name for one in systems for name in one["figures"] if " kind " in name})
    names += sorted({name for one in systems for name in one["figures"] if " words " in name})
    print(f"\n{'recall by kind':34}{'pairs':>6}", file=out)
    for name in names:
        cells = "".join(f"{_cell(one['figures'], name):>10}" for one in systems)
        pairs = int(systems[0]["counts"].get(f"{name.removeprefix('recall ')}.gold", 0))
        print(f"{name.removeprefix('recall '):34}{pairs:6}{cells}", file=out)
    for one in systems:
        counts = one["counts"]
        print(
            f"{one['system']:26} false pairs: {counts.get('false.same event', 0):.0f} of "
            f"{counts.get('unrelated.same event', 0):.0f} in one event, "
            f"{counts.get('false.other event', 0)} across events",
            file=out,
        )
    print_directions(systems[0], out)


def print_directions(one: Mapping[str, Any], out: TextIO) -> None:
    """How often a direction is claimed and right, by what speaks for it.

    Args:
        one: What `describe_answer` gives.
        out: Where to.
    """
    figures = one["figures"]
    print(f"\n{one['system']}: directions of found pairs", file=out)
    for where in _DIRECTIONS:
        asked = int(one["counts"].get(f"direction {where}.asked", 0))
        if asked:
            print(
                f"  {where:14}{asked:5}; claimed {_cell(figures, f'direction {where}.claimed')}, "
                f"right of claimed {_cell(figures, f'direction {where}.right')}; "
                f"common origin {_cell(figures, f'direction {where}.common')}",
                file=out,
            )


def _cell(figures: Mapping[str, float], name: str) -> str:
    value = figures.get(name)
    if value is None:
        return "–"
    return f"{value:.2f}" if name.endswith("width") else f"{100 * value:.1f}"
