"""The page and the live app of a large story: bytes, seconds, memory, and a browser's patience.

::

    python -m benchmarks.dossier --synthetic 600 --date 2031-04-01 --out result.json
    python -m benchmarks.dossier --story big.story

The story is built first, which takes minutes; ``--story`` takes one that is built.  Wall seconds,
with all that a person waits for; the least of several where something is asked more than once.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from http import HTTPStatus
from importlib.metadata import version
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from benchmarks.browsed import browse_live, browse_static
from benchmarks.machine import describe_machine
from benchmarks.options import keep, make_parser
from benchmarks.pile import pile_digest, write_pile
from rashomon.pipeline import build
from rashomon.publish.pages import dossier_html
from rashomon.settings import load_settings
from rashomon.story import open_story
from tests.browser.served import Served, serving

# What is promised, and the figure it is promised for.
LIMITS: dict[str, tuple[float, str]] = {
    "static_megabytes": (25, "MB"),
    "first_page_seconds": (0.3, "s"),
    "search_seconds": (0.1, "s"),
    "server_mebibytes": (300, "MiB"),
}
_TIMES = 5
# Words that the invented accounts are full of, and one that none holds.
_SEARCHES = ("ferry", "grain depot withdrawn", "zeppelin")
_PANELS = ("contested", "proposals", "timeline", "lineage", "documents", "people", "cautions")


def main(arguments: list[str] | None = None) -> int:
    """Runs the benchmark from the command line."""
    options = _options().parse_args(arguments)
    with tempfile.TemporaryDirectory() as scratch:
        story, digest = _story(Path(scratch), options)
        measured = {
            "story": _size(story),
            **_static(story, Path(scratch)),
            **_live(story),
        }
    result = {
        "version": version("rashomon"),
        "date": options.date,
        "machine": describe_machine(),
        "corpus_sha256": digest,
        **measured,
    }
    keep(result, options.out)
    _print(result)
    return 0


def _options() -> argparse.ArgumentParser:
    parser = make_parser("dossier", __doc__)
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--story", help="a story file, built before")
    which.add_argument("--synthetic", type=int, default=600, help="how many invented accounts")
    return parser


def _story(scratch: Path, options: argparse.Namespace) -> tuple[Path, str | None]:
    if options.story:
        return Path(options.story), None
    pile, story = scratch / "pile", scratch / "big.story"
    pile.mkdir()
    write_pile(pile, options.synthetic)
    build([pile], story, load_settings())
    return story, pile_digest(pile)


def _size(path: Path) -> dict[str, int]:
    with open_story(path) as story:
        record = story.record
        return {
            "documents": len(record.documents),
            "words": sum(len(doc.text.split()) for doc in record.documents),
            "statements": len(record.attributions),
            "claims": len(record.claims),
            "contested": sum(claim.contested for claim in record.claims),
            "bytes": path.stat().st_size,
        }


def _static(path: Path, scratch: Path) -> dict[str, Any]:
    with open_story(path) as story:
        record = story.record
    begin = time.perf_counter()
    page = dossier_html(record, title="The crossing")
    seconds = time.perf_counter() - begin
    file = scratch / "dossier.html"
    file.write_text(page, encoding="utf-8", newline="\n")
    return {
        "static_megabytes": file.stat().st_size / 1e6,
        "static_seconds": seconds,
        "static_in_browser": browse_static(file),
    }


def _live(path: Path) -> dict[str, Any]:
    begin = time.perf_counter()
    with serving(path) as served:
        opened = time.perf_counter() - begin
        first, _, _ = served.ask("/statements")
        again = _least(served, "/statements")
        searches = {
            words: _least(served, f"/statements?{urlencode({'q': words})}") for words in _SEARCHES
        }
        panels = {name: _least(served, f"/{name}") for name in _PANELS}
        memory = served.memory()
        browsed = browse_live(served.address)
    return {
        "start_seconds": opened,
        "very_first_page_seconds": first,
        "first_page_seconds": again,
        "search_seconds": max(searches.values()),
        "searches": searches,
        "panels": panels,
        "server_mebibytes": memory and memory[1] / 2**20,
        "live_in_browser": browsed,
    }


def _least(served: Served, path: str) -> float:
    """The least seconds of several times that one page is asked for."""
    least = float("inf")
    for _ in range(_TIMES):
        seconds, status, page = served.ask(path)
        if status != HTTPStatus.OK:
            raise RuntimeError(f"{path}: {status}: {page[:500]}")
        least = min(least, seconds)
    return least


def _print(result: dict[str, Any]) -> None:
    story = result["story"]
    print(f"rashomon {result['version']}, {result['date'] or 'no date given'}")
    print(", ".join(f"{key}: {value}" for key, value in result["machine"].items()))
    print("story: " + ", ".join(f"{value:,} {key}" for key, value in story.items()))
    for key, value in result.items():
        if isinstance(value, float):
            limit, unit = LIMITS.get(key, (None, ""))
            promised = "" if limit is None else f"  (promised: under {limit:g} {unit})"
            print(f"{key:28}{value:10.3f}{promised}")
        elif isinstance(value, dict) and key not in ("machine", "story"):
            inner = ", ".join(f"{name} {one:.3f}" for name, one in value.items())
            print(f"{key:28}{inner}")


if __name__ == "__main__":
    sys.exit(main())
