"""How often cautions about one text are right, and what damage they find.

    python -m evals.cautions [--data DATA] [--list] [--out results/measured.json]

DATA holds piles/, pages/ and polnear/; without it $RASHOMON_DATA is taken. Without data only the
texts made here are run. ``--list`` prints what was raised and is still to be judged.
"""

from __future__ import annotations

import argparse
import datetime
import json
import os
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, TextIO

import rashomon
from evals.cautions.judged import MOST, Precision, choose, rate, read_judged
from evals.cautions.made import Found, made_figures
from evals.cautions.raised import Raised, find_raised, read_documents


def find_all(data: Path) -> list[Raised]:
    """Every caution raised on the texts that are there, sorted."""
    return sorted(one for corpus, doc in read_documents(data) for one in find_raised(corpus, doc))


def print_made(rows: Sequence[Found], out: TextIO) -> None:
    """Prints what came of texts made here."""
    print("\ndone to clean texts: with the caution it should raise (and undone) of all", file=out)
    for row in rows:
        undone = "" if row.right is None else f", undone {row.right}"
        what = f"{row.slug or 'no caution'}: {row.done}"
        print(f"{what:<60} {row.raised:4} of {row.texts}{undone}", file=out)


def print_precision(rows: Sequence[Precision], out: TextIO) -> None:
    """Prints how many judged cautions are right."""
    print("\nraised on real texts: right of those judged (and sure)", file=out)
    for row in rows:
        sure = row.right + row.wrong
        print(
            f"{row.slug:<24} {row.right:3} of {sure:3}; {row.unsure} unsure,"
            f" {row.gone} gone, {row.raised} raised",
            file=out,
        )


def print_unjudged(raised: Sequence[Raised], out: TextIO) -> None:
    """Prints, as lines of ``judged.jsonl`` without a verdict, what is to be judged."""
    judged = read_judged()
    for slug in sorted({one.slug for one in raised}):
        for one in choose([item for item in raised if item.slug == slug], MOST):
            if one not in judged:
                print(json.dumps(asdict(one)), file=out)


def _parse_arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--data", type=Path, help="the folder of the corpora")
    parser.add_argument("--list", action="store_true", help="print what is still to be judged")
    parser.add_argument("--out", type=Path, help="write all figures here as JSON")
    return parser.parse_args(arguments)


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the evaluation; what needs data that is absent is said and left out."""
    args = _parse_arguments(arguments)
    shared = os.environ.get("RASHOMON_DATA")
    data = args.data or (Path(shared) if shared else None)
    made, alarms = made_figures()
    print_made(made, sys.stdout)
    raised: list[Raised] = []
    precision: list[Precision] = []
    if data is None or not data.is_dir():
        print(f"real texts: absent ({data}); name their folder with --data or RASHOMON_DATA")
    else:
        raised = find_all(data)
        precision = rate(raised, read_judged())
        print_precision(precision, sys.stdout)
    if args.list:
        print_unjudged(raised, sys.stdout)
    if args.out:
        result: dict[str, Any] = {
            "version": rashomon.__version__,
            "date": datetime.date.today().isoformat(),
            "alarms_on_clean_texts": dict(sorted(alarms.items())),
            "made": [asdict(row) for row in made],
            "precision": [asdict(row) for row in precision],
        }
        args.out.write_text(json.dumps(result, indent=1, sort_keys=True) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
