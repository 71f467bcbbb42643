"""Dates of publication: chosen on pages, inferred in piles, and how far weekdays lie from them.

    python -m evals.dating [--data DATA]

DATA holds pages/, piles/ and tbaq/; without it $RASHOMON_DATA is taken. What is absent is said.
"""

from __future__ import annotations

import argparse
import os
import sys
from datetime import date
from pathlib import Path
from statistics import fmean

from evals.dating.pages import page_figures
from evals.dating.piles import Left, leave_one_out
from evals.dating.weekdays import weekday_distances

_PILES = ("census.csv", "spotify.csv", "google_news")
_USUAL = 3


def main() -> int:
    """Prints the figures of every set that is there."""
    parser = argparse.ArgumentParser(prog="python -m evals.dating")
    parser.add_argument("--data", default=os.environ.get("RASHOMON_DATA", ""))
    data = Path(parser.parse_args().data)
    if not data.name or not data.is_dir():
        print("no data: name the folder with --data or RASHOMON_DATA", file=sys.stderr)
        return 2
    for name, show in (("tbaq", _weekdays), ("pages", _pages)):
        if (data / name).is_dir():
            show(data / name)
        else:
            print(f"{name}: absent")
    for name in _PILES:
        path = data / "piles" / name
        if path.exists():
            _pile(name, *leave_one_out(path))
        else:
            print(f"piles/{name}: absent")
    return 0


def _weekdays(folder: Path) -> None:
    latest = weekday_distances(folder)["latest"]
    usual = sum(count for days, count in latest.items() if days <= _USUAL)
    print(f"tbaq: latest past weekday within {_USUAL} days: {usual} of {latest.total()}")
    print(f"  {dict(sorted(latest.items()))}")


def _pages(folder: Path) -> None:
    print("pages:", ", ".join(f"{name} {count}" for name, count in page_figures(folder).items()))


def _pile(name: str, left: list[Left], seconds: float) -> None:
    dated = [item for item in left if item.value]
    right = sum(item.is_right for item in dated)
    print(f"piles/{name}: {len(dated)} of {len(left)} inferred, {right} right", end="; ")
    print(f"{seconds:.4f} s for 1,000 words")
    for item in dated:
        if not item.is_right:
            print(f"  wrong: {item.name}: {item.value}, known {item.known}")
    if dated:
        print(f"  days on average: {fmean(_width(item) for item in dated):.1f}")


def _width(item: Left) -> int:
    first, _, last = (item.value or "").partition("/")
    return (date.fromisoformat(last or first) - date.fromisoformat(first)).days + 1


if __name__ == "__main__":
    sys.exit(main())
