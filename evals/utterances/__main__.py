"""Score which statements the record takes for reports of one act of speaking.

    python -m evals.utterances --data DATA [--half tune|held] [--errors N] [--cache FOLDER]
                               [--out FILE]

DATA is the folder that holds polnear/, ecbplus/ and piles/, or the one that holds it as data/
beside cases/; without it $RASHOMON_DATA is taken. The labels lie here, as offsets; the texts are
not part of this project. README.md says how they were labelled and what the figures mean. Errors
are printed of the half `tune` alone.
"""

import argparse
import json
import os
import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import rashomon
from evals.utterances.agreement import measure_agreement, read_passes
from evals.utterances.figures import (
    FIGURES,
    Counts,
    Partition,
    add_up,
    count_block,
    find_figures,
    find_intervals,
    find_kinds,
    is_together,
)
from evals.utterances.labels import GOLD, Block, Key, find_piles, read_blocks
from evals.utterances.minimal import are_together, count_right, read_reports
from evals.utterances.peers import (
    SCORES,
    Items,
    Rates,
    choose_threshold,
    divide,
    rate,
    same_words,
)
from evals.utterances.report import (
    print_agreement,
    print_error,
    print_groups,
    print_minimal,
    print_minimal_errors,
    print_report,
)
from evals.utterances.stories import (
    CachedReader,
    Item,
    digest_text,
    find_items,
    find_texts,
    read_story,
)
from rashomon.model.ids import sha256_hex
from rashomon.pipeline import PIPELINE
from rashomon.read.reader import Reader, model_digests
from rashomon.settings import Settings


def describe_result(blocks: Sequence[Block], items: Items, half: str) -> dict[str, Any]:
    """All figures of the record and of its peers, ready for JSON.

    Args:
        blocks: All blocks; peers take their thresholds from those of `tune`.
        items: The statements of each.
        half: Which blocks are scored.

    Returns:
        `half`, `blocks`, `statements`, `absent`, `pairs`, and `methods` by name.
    """
    scored = [block for block in blocks if block.half == half]
    found = [item for block in scored for item in items[block.key]]
    divided = {key: [one.utterance for one in of_block] for key, of_block in items.items()}
    methods = {"rashomon": _describe(_count(scored, divided))}
    methods["labels, joined"] = _describe(
        _count(scored, {block.key: block.groups for block in blocks})
    )
    words = {key: rate(of_block, same_words) for key, of_block in items.items()}
    methods["same six words"] = _describe(_count(scored, _divide_all(words, items, 1.0)))
    for name in SCORES:
        methods[name] = _describe_peer(blocks, scored, items, name)
    return {
        "half": half,
        "blocks": len(scored),
        "statements": len(found),
        "absent": sum(item.attribution is None for item in found),
        "pairs": sum(len(block.pairs) for block in scored),
        "methods": methods,
    }


def _describe_peer(
    blocks: Sequence[Block], scored: Sequence[Block], items: Items, name: str
) -> dict[str, Any]:
    """Each figure with the threshold that is best for it on `tune`."""
    tune = [block for block in blocks if block.half == "tune"]
    rates = {key: rate(found, SCORES[name]) for key, found in items.items()}
    described: dict[str, Any] = {"figures": {}, "intervals": {}, "thresholds": {}}
    for figure in FIGURES:
        threshold = choose_threshold(tune, rates, figure)
        one = _describe(_count(scored, _divide_all(rates, items, threshold)))
        described["thresholds"][figure] = threshold
        if figure == "b3":
            described["kinds"] = one["kinds"]
        for values in ("figures", "intervals"):
            own = {key: value for key, value in one[values].items() if key.startswith(figure)}
            described[values] |= own
    return described


def _describe(counts: Sequence[Counts]) -> dict[str, Any]:
    total = add_up(counts)
    return {
        "figures": {name: round(value, 5) for name, value in find_figures(total).items()},
        "intervals": {
            name: [round(low, 5), round(high, 5)]
            for name, (low, high) in find_intervals(counts).items()
        },
        "kinds": {kind: list(row) for kind, row in find_kinds(total).items()},
    }


def _divide_all(rates: Mapping[Key, Rates], items: Items, threshold: float) -> dict[Key, Partition]:
    return {key: divide(len(items[key]), of_block, threshold) for key, of_block in rates.items()}


def _count(blocks: Sequence[Block], divided: Mapping[Key, Partition]) -> list[Counts]:
    return [count_block(block, divided[block.key]) for block in blocks]


def print_errors(blocks: Sequence[Block], items: Items, most: int) -> None:
    """Print pairs that are wrong, then wrong utterances; of the half `tune` alone.

    Args:
        blocks: All blocks.
        items: The statements of each.
        most: At most so many pairs wrongly together, and as many wrongly apart.
    """
    shown = {True: 0, False: 0}
    tune = [block for block in blocks if block.half == "tune"]
    for block in tune:
        found = items[block.key]
        for pair in block.pairs:
            together = is_together(pair, [item.utterance for item in found])
            same, joined = (ask(pair.left, pair.right) for ask in (block.same, block.is_joined))
            if together != same and not (together and joined):
                shown[together] += 1
                if shown[together] <= most:
                    print_error(block, pair, found, sys.stdout)
    for block in tune:
        print_groups(block, items[block.key], sys.stdout)
    print(f"\n{shown[True]} pairs wrongly together, {shown[False]} wrongly apart")


def find_absent(blocks: Sequence[Block], data: Path, settings: Settings) -> list[str]:
    """Labelled texts that are absent or another version, as pile and name."""
    absent = []
    for pile, digests in find_piles(blocks).items():
        texts = find_texts(pile, list(digests), data, settings)
        absent += [
            f"{pile}/{name}"
            for name, digest in digests.items()
            if digest_text(texts.get(name, "")) != digest
        ]
    return absent


def _find_all_items(
    blocks: Sequence[Block], data: Path, reader: CachedReader, settings: Settings
) -> dict[Key, tuple[Item, ...]]:
    items = {}
    for pile, digests in find_piles(blocks).items():
        story = read_story(pile, list(digests), data, reader, settings)
        own = [block for block in blocks if block.pile == pile]
        for name, found in find_items(story, own, PIPELINE.align).items():
            items[pile, name] = found
    return items


def _parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--data", type=Path, help="folder of the corpora")
    parser.add_argument(
        "--half", choices=("tune", "held"), default="tune", help="which blocks to score"
    )
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="print N of each error")
    parser.add_argument("--cache", type=Path, help="keep here what was read, and take it again")
    parser.add_argument("--out", type=Path, help="write all figures here as JSON")
    return parser.parse_args()


def _name_system(blocks: Sequence[Block]) -> dict[str, Any]:
    piles = sorted(find_piles(blocks))
    digests = [sha256_hex((GOLD / f"{pile}.jsonl").read_bytes()) for pile in piles]
    return {
        "corpus": "hand-made utterances",
        "labels_sha256": dict(zip(piles, digests, strict=True)),
        "version": getattr(rashomon, "__version__", "unreleased"),
        "model_sha256": dict(model_digests())["reader"],
        "date": datetime.now(UTC).date().isoformat(),
    }


def main() -> int:
    """Run the evaluation; without all texts say which are missing and do nothing."""
    args = _parse_arguments()
    shared = os.environ.get("RASHOMON_DATA")
    data = args.data or (Path(shared) if shared else None)
    settings = Settings()
    blocks = read_blocks()
    absent = find_absent(blocks, data, settings) if data else sorted(find_piles(blocks))
    if data is None or absent:
        piles = sorted({name.partition("/")[0] for name in absent})
        print(f"skipped: {len(absent)} texts absent or another version: {piles}")
        print("name the folder that holds polnear/, ecbplus/, piles/ with --data or RASHOMON_DATA")
        return 0
    reader = CachedReader(Reader(settings), args.cache)
    items = _find_all_items(blocks, data, reader, settings)
    minimal = read_reports()
    together = [are_together(pair, reader, PIPELINE.align) for pair in minimal]
    agreement = measure_agreement(read_passes())
    result = _name_system(blocks) | describe_result(blocks, items, args.half)
    result["agreement"] = agreement
    result["minimal"] = count_right(minimal, together)
    print_agreement(agreement, sys.stdout)
    print_report(result, sys.stdout)
    print_minimal(result["minimal"], sys.stdout)
    if args.errors and args.half == "tune":
        print_errors(blocks, items, args.errors)
        print_minimal_errors(minimal, together, sys.stdout)
    if args.out:
        args.out.write_text(json.dumps(result, indent=1, sort_keys=True) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
