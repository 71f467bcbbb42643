"""Are texts in another order told from texts as they were written?

    python -m evals.order [--data DATA] [--cache FOLDER] [--fit]

DATA holds polnear/; without it $RASHOMON_DATA is taken. `--cache` keeps readings in a folder, since
reading takes far longer than scoring. `--fit` prints the weights that the tuning half gives.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from pathlib import Path

from evals.order.fitting import fit_weights
from evals.order.shuffling import SCHEMES, shuffle
from evals.order.texts import SPLITS, Read, half_of, read_texts
from evals.utterances.stories import CachedReader
from rashomon.align.doubts.layout import lay_out
from rashomon.align.doubts.order import is_scrambled, signs
from rashomon.align.doubts.running import observe
from rashomon.read.reader import Reader
from rashomon.settings import Settings

WRITTEN = "as written"
# Two-sided, for intervals of 95 %.
_NORMAL = 1.96


@dataclass(frozen=True, slots=True)
class Seen:
    """What was seen in one text.

    Args:
        part: ``tune``, ``held`` or ``dev``.
        scheme: How it was shuffled, or ``as written``.
        doubted: Whether it is doubted.
        signs: The signs, as numbers.
        told: Whether the meanings of its paragraphs could be compared.
    """

    part: str
    scheme: str
    doubted: bool
    signs: Mapping[str, float]
    told: bool


def main() -> int:
    """Prints how many texts are doubted, as they were written and shuffled."""
    parser = argparse.ArgumentParser(prog="python -m evals.order")
    parser.add_argument("--data", default=os.environ.get("RASHOMON_DATA", ""))
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--fit", action="store_true")
    arguments = parser.parse_args()
    data = Path(arguments.data)
    if not data.name or not (data / "polnear").is_dir():
        print("no polnear/: name its folder with --data or RASHOMON_DATA", file=sys.stderr)
        return 2
    settings = Settings()
    reader = CachedReader(Reader(settings), arguments.cache)
    seen = [
        one
        for split in SPLITS
        for pair in read_texts(data, split, reader, settings)
        for one in look(pair, split)
    ]
    _print_table(seen)
    if arguments.fit:
        _print_weights(seen)
    return 0


def look(pair: Read, split: str) -> Iterable[Seen]:
    """Looks at one text as it was written and in every other order.

    Args:
        pair: A document and its reading.
        split: Where it is from.

    Yields:
        What is seen in each; texts of few paragraphs have no other order.
    """
    part = half_of(pair[0].name) if split == "train" else split
    for scheme in (WRITTEN, *SCHEMES):
        moved = pair if scheme == WRITTEN else shuffle(*pair, scheme)
        if moved is not None:
            running = observe(*moved, lay_out(*moved))
            told = running.cohesion is not None
            yield Seen(part, scheme, is_scrambled(running), signs(running), told)


def _print_table(seen: Sequence[Seen]) -> None:
    for part in ("tune", "held", "dev"):
        for scheme in (WRITTEN, *SCHEMES):
            mine = [one.doubted for one in seen if (one.part, one.scheme) == (part, scheme)]
            if mine:
                low, high = interval(sum(mine), len(mine))
                share = f"{sum(mine) / len(mine):.3f} ({low:.3f} to {high:.3f})"
                print(f"{part:5} {scheme:12} {sum(mine):4} of {len(mine):4} doubted: {share}")


def _print_weights(seen: Sequence[Seen]) -> None:
    mine = [one for one in seen if one.part == "tune" and one.told]
    bias, weights = fit_weights(
        [one.signs for one in mine if one.scheme == WRITTEN],
        [one.signs for one in mine if one.scheme == SCHEMES[0]],
    )
    print(f"bias {bias:.2f}")
    for name, weight in weights.items():
        print(f"{name} {weight:.2f}")


def interval(right: int, count: int) -> tuple[float, float]:
    """Wilson's interval of 95 % for a share (Wilson 1927).

    Args:
        right: How many.
        count: Of how many, at least one.

    Returns:
        Lower and upper bound.
    """
    share, square = right / count, _NORMAL**2
    middle = share + square / (2 * count)
    half = _NORMAL * sqrt(share * (1 - share) / count + square / (4 * count**2))
    return (middle - half) / (1 + square / count), (middle + half) / (1 + square / count)


if __name__ == "__main__":
    sys.exit(main())
