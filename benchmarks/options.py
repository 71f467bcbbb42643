"""What every benchmark can be told, and how its result is kept."""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any


def make_parser(name: str, description: str | None) -> argparse.ArgumentParser:
    """A parser with the options that all benchmarks have.

    Args:
        name: The benchmark's module.
        description: What it says of itself.
    """
    parser = argparse.ArgumentParser(
        prog=f"python -m benchmarks.{name}",
        description=description,
        formatter_class=argparse.RawTextHelpFormatter,
    )
    parser.add_argument("--date", default="", help="what to write as the date of measuring")
    parser.add_argument("--out", help="a JSON file to write")
    return parser


def add_pile(parser: argparse.ArgumentParser, accounts: int) -> None:
    """Adds the choice between a given pile and an invented one.

    Args:
        parser: What to add it to.
        accounts: How many accounts are invented where nothing is said.
    """
    pile = parser.add_mutually_exclusive_group()
    pile.add_argument("--data", help="a folder of accounts to read instead of the invented ones")
    pile.add_argument("--synthetic", type=int, default=accounts, help="how many invented accounts")


def keep(result: Mapping[str, Any], path: str | None) -> None:
    """Writes a result as JSON.

    Args:
        result: The result.
        path: The file; ``None`` writes nothing.
    """
    if path:
        text = json.dumps(result, indent=2, sort_keys=True) + "\n"
        Path(path).write_text(text, encoding="utf-8")
