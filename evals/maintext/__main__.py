"""Score the extraction of main text and print it beside two peers, in one run.

    python -m evals.maintext --data PAGES [--split all|tune|held] [--out FILE]

PAGES holds html/ and truth/; without it $RASHOMON_DATA/pages is looked for.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from statistics import fmean, median
from typing import Any

from evals.maintext.extractors import (
    body_of,
    run_rashomon,
    run_resiliparse,
    run_trafilatura,
    versions,
)
from evals.maintext.metadata import metadata_figures
from evals.maintext.pages import GoldPage, read_pages, split_of
from evals.maintext.scoring import Overlap, count_overlap, share_held, sum_overlaps
from rashomon.clean.extract import Extract
from rashomon.model.ids import canonical_json, sha256_hex

_BAD = 0.7


@dataclass(slots=True)
class Row:
    """What one extractor did, page by page."""

    texts: dict[str, str] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)


def run_all(pages: list[GoldPage]) -> tuple[dict[str, Row], dict[str, Extract | None]]:
    """Runs every extractor over every page, taking turns so that a busy machine hits all alike."""
    rows = {name: Row() for name in ("rashomon", "trafilatura", "resiliparse")}
    extracts: dict[str, Extract | None] = {}
    for page in pages:
        clock = time.process_time()
        extracts[page.name] = run_rashomon(page.markup)
        rows["rashomon"].seconds[page.name] = time.process_time() - clock
        rows["rashomon"].texts[page.name] = body_of(extracts[page.name])
        for name, run in (("trafilatura", run_trafilatura), ("resiliparse", run_resiliparse)):
            clock = time.process_time()
            rows[name].texts[page.name] = run(page.markup)
            rows[name].seconds[page.name] = time.process_time() - clock
    return rows, extracts


def figures(pages: list[GoldPage], row: Row) -> dict[str, float]:
    """Mean and micro figures of one extractor over some pages."""
    words = [count_overlap(row.texts[page.name], page.text) for page in pages]
    runs = [count_overlap(row.texts[page.name], page.text, 4) for page in pages]
    micro = sum_overlaps(words)
    return {
        "precision": fmean(o.precision for o in words),
        "recall": fmean(o.recall for o in words),
        "f1": fmean(o.f1 for o in words),
        "micro_f1": micro.f1,
        "shingle_f1": fmean(o.f1 for o in runs),
        "snippets_held": fmean(share_held(row.texts[p.name], p.present) for p in pages),
        "furniture_held": fmean(share_held(row.texts[p.name], p.absent) for p in pages),
        "pages_below_0.7": float(sum(o.f1 < _BAD for o in words)),
        "ms_mean": 1000 * fmean(row.seconds[page.name] for page in pages),
        "ms_median": 1000 * median(row.seconds[page.name] for page in pages),
    }


def doubt_figures(
    words: dict[str, Overlap], extracts: dict[str, Extract | None]
) -> dict[str, float]:
    """How often the note of disagreement is given, and how often the text is bad then."""
    noted = [name for name, extract in extracts.items() if extract and extract.notes]
    return {
        "noted": len(noted),
        "noted_and_below_0.7": sum(words[name].f1 < _BAD for name in noted),
        "pages_below_0.7": sum(o.f1 < _BAD for o in words.values()),
    }


def print_figures(split: str, count: int, table: dict[str, dict[str, float]]) -> None:
    """Prints one half's table."""
    print(f"\n{split}: {count} pages")
    print(f"{'':12}    P      R      F1   micro  4-gram  kept  furniture  <0.7    ms  median")
    for name, row in table.items():
        print(
            f"{name:12} {row['precision']:.4f} {row['recall']:.4f} {row['f1']:.4f} "
            f"{row['micro_f1']:.4f} {row['shingle_f1']:.4f}  {row['snippets_held']:.3f}  "
            f"{row['furniture_held']:.3f}     {row['pages_below_0.7']:4.0f} "
            f"{row['ms_mean']:6.1f} {row['ms_median']:6.1f}"
        )
    ratio = table["rashomon"]["ms_mean"] / table["trafilatura"]["ms_mean"]
    print(f"processor time of rashomon over trafilatura: {ratio:.2f}")


def main(argv: list[str] | None = None) -> int:
    """Runs the comparison; 0 also where the data are absent, which is said."""
    parser = argparse.ArgumentParser(prog="python -m evals.maintext", description=__doc__)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--split", choices=("all", "tune", "held"), default="all")
    parser.add_argument("--out", type=Path)
    options = parser.parse_args(argv)
    folder = options.data or Path(os.environ.get("RASHOMON_DATA", "")) / "pages"
    if not (folder / "truth").is_dir():
        print(f"skipped: no pages in {folder}; give --data or set RASHOMON_DATA", file=sys.stderr)
        return 0
    pages = read_pages(folder, options.split)
    rows, extracts = run_all(pages)
    result: dict[str, Any] = {"versions": versions(), "corpus": _digest(pages), "splits": {}}
    for split in ("tune", "held", "all"):
        part = [page for page in pages if split in ("all", split_of(page.name))]
        if part and (split == "all" or options.split in ("all", split)):
            table = {name: figures(part, row) for name, row in rows.items()}
            print_figures(split, len(part), table)
            result["splits"][split] = {"pages": len(part), "extractors": table}
            result["splits"][split]["metadata"] = metadata_figures(part, extracts)
            print("metadata:", json.dumps(result["splits"][split]["metadata"]))
    words = {p.name: count_overlap(rows["rashomon"].texts[p.name], p.text) for p in pages}
    result["doubt"] = doubt_figures(words, extracts)
    print("\nextraction.disagrees:", json.dumps(result["doubt"]))
    result["cases"] = {
        page.name: {
            name: round(count_overlap(row.texts[page.name], page.text).f1, 4)
            for name, row in rows.items()
        }
        for page in pages
    }
    if options.out:
        options.out.write_text(json.dumps(result, indent=1, sort_keys=True) + "\n", "utf-8")
    return 0


def _digest(pages: list[GoldPage]) -> str:
    return sha256_hex(canonical_json({p.name: [p.markup, p.text] for p in pages}).encode())[:16]


if __name__ == "__main__":
    sys.exit(main())
