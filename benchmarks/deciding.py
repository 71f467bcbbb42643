"""Seconds that a decision on a built story takes, from the call to the corrected record.

::

    python -m benchmarks.deciding --story FILE --date 2031-04-01 --out result.json

The story is copied first.  Wall time of one process, the write to the disk included.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

from benchmarks.machine import describe_machine
from benchmarks.options import keep, make_parser
from rashomon.model.corrections import Edit
from rashomon.story import Story, open_story

_WHO = "benchmark"
_WHEN = "2031-04-01T00:00:00Z"
_BULK = 50


def main(arguments: list[str] | None = None) -> int:
    """Runs the benchmark from the command line."""
    options = _options().parse_args(arguments)
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(shutil.copy(options.story, Path(scratch) / "copy.story"))
        with open_story(path) as story:
            result = {
                "version": version("rashomon"),
                "date": options.date,
                "machine": describe_machine(),
                "documents": len(story.documents),
                "statements": len(story.statements),
                "seconds": {name: _timed(step) for name, step in _steps(story).items()},
            }
    for name, seconds in result["seconds"].items():
        print(f"{name:20} {seconds:7.3f} s")
    keep(result, options.out)
    return 0


def _options() -> argparse.ArgumentParser:
    parser = make_parser("deciding", __doc__)
    parser.add_argument("--story", required=True, help="a built story; a copy of it is used")
    return parser


def _steps(story: Story) -> dict[str, Callable[[], object]]:
    atts = [att.id for att in story.statements]
    docs = [doc.id for doc in story.documents]

    def decide(*edits: Edit) -> Callable[[], object]:
        return lambda: story.decide(edits, who=_WHO, when=_WHEN)

    return {
        "first accept": decide(Edit("accept", atts[0])),
        "accept": decide(Edit("accept", atts[1])),
        "reject": decide(Edit("reject", atts[2])),
        f"accept {_BULK}": decide(*(Edit("accept", key) for key in atts[3 : 3 + _BULK])),
        "preview reject": lambda: story.preview([Edit("reject", atts[-1])]),
        "undo": lambda: story.undo(who=_WHO, when=_WHEN),
        "first copied": decide(Edit("copied", docs[0], value=docs[1])),
        "accept after copied": decide(Edit("accept", atts[-2])),
    }


def _timed(step: Callable[[], object]) -> float:
    start = time.perf_counter()
    step()
    return round(time.perf_counter() - start, 3)


if __name__ == "__main__":
    sys.exit(main())
