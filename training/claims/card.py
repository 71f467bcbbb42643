"""Write the model card from its template and from what is measured."""

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from evals.contradiction.__main__ import describe_corpus
from evals.contradiction.gold import read_fever, read_own
from evals.factuality.__main__ import describe_result
from evals.factuality.gold import read_sentences
from rashomon.judge.inference import SentenceModel
from rashomon.judge.inference.network import (
    CONFIG,
    EVENTS_GRAPH,
    PAIRS_GRAPH,
    PAIRS_WEIGHTS,
    VOCABULARY,
)
from training.claims.pairs import TAGS, Block, make_pairs

_TEMPLATE = Path(__file__).with_name("model_card.md")


def write_card(folder: Path, vocabulary: Path, data: Path, blocks: Sequence[Block]) -> None:
    """Fill in digests, sizes and figures.

    Args:
        folder: The shipped model; the card goes there.
        vocabulary: Folder of its vocabulary.
        data: Folder that holds contradiction/ and factuality/, whose dev sets are measured on.
        blocks: All pairs that were written.
    """
    model = SentenceModel(folder, vocabulary)
    own = describe_corpus(read_own(), model, {})
    fever = describe_corpus(read_fever(data), model, {})
    events = describe_result(read_sentences(data / "factuality" / "UW-dev.jsonl"), model)
    config = json.loads((folder / CONFIG).read_text("utf-8"))
    values = {
        **_describe_file("PAIRS", folder / PAIRS_GRAPH, config),
        **_describe_file("PACKED", folder / PAIRS_WEIGHTS, config),
        **_describe_file("EVENTS", folder / EVENTS_GRAPH, config),
        "VOCABULARY": config["sha256"][VOCABULARY],
        **_count(blocks),
        **_show_pairs("OWN", own),
        **_show_pairs("FEVER", fever),
        **_show_events(events),
        "TAGS": _show_tags(own["decisions"]["tags"], blocks),
        "CUTS": "\n".join(_show_cut(cut) for cut in own["decisions"]["contradictions"]),
    }
    card = _TEMPLATE.read_text("utf-8")
    for name, value in values.items():
        card = card.replace(f"@{name}@", value)
    (folder / "MODEL_CARD.md").write_text(card, "utf-8")


def _describe_file(name: str, file: Path, config: dict[str, Any]) -> dict[str, str]:
    size = f"{file.stat().st_size / 1e6:.1f}"
    return {f"{name}_SIZE": size, f"{name}_SHA256": config["sha256"][file.name]}


def _count(blocks: Sequence[Block]) -> dict[str, str]:
    splits = Counter(block.split for block in blocks for _ in make_pairs([block]))
    counts = {
        "BLOCKS": len(blocks),
        "PAIRS": sum(splits.values()),
        **{f"PAIRS_{split.upper()}": count for split, count in splits.items()},
    }
    return {name: f"{count:,}" for name, count in counts.items()}


def _show_pairs(name: str, found: dict[str, Any]) -> dict[str, str]:
    auc, decisions = found["methods"]["rashomon"], found["decisions"]
    shown = {"AUC": (auc["auc"], auc["interval"])}
    shown["ACCURACY"] = (decisions["accuracy"], decisions["interval"])
    values = {f"{name}_{key}": _show(*value) for key, value in shown.items()}
    return {**values, f"{name}_ECE": f"{decisions['calibration_error']:.3f}"}


def _show_events(found: dict[str, Any]) -> dict[str, str]:
    figures, intervals = (found["methods"]["rashomon"][part] for part in ("figures", "intervals"))
    shown = {
        name.upper().replace(".", "_"): _show(figures[name], intervals[name]) for name in figures
    }
    predicates = {name: f"{found['predicates'][name]:.3f}" for name in ("precision", "recall")}
    return {**shown, **{f"PREDICATE_{name.upper()}": v for name, v in predicates.items()}}


def _show_tags(tags: dict[str, dict[str, Any]], blocks: Sequence[Block]) -> str:
    every = Counter(pair.tag for pair in make_pairs(blocks))
    return "\n".join(
        f"| {tag} | {every[tag]:,} | {tags[tag]['pairs']} | {tags[tag]['accuracy']:.3f} |"
        for tag in sorted(TAGS & set(tags))
    )


def _show_cut(cut: dict[str, float]) -> str:
    cells = (f"{cut[name]:.3f}" for name in ("precision", "recall", "supported"))
    return f"| {cut['least']} | {' | '.join(cells)} |"


def _show(value: float, interval: Sequence[float]) -> str:
    return f"{value:.3f} [{interval[0]:.3f}, {interval[1]:.3f}]"
