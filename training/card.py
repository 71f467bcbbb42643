"""Write the model card from its template and from what was measured."""

import json
from pathlib import Path
from typing import Any

from rashomon.read.network import CONFIG, LINKER, VOCABULARY, WEIGHTS
from training.written import FOLDER, read_passages

_TEMPLATE = Path(__file__).with_name("model_card.md")
_ROWS = (
    ("content, overlap", "overlap"),
    ("content, exact", "exact"),
    ("**full: content overlaps and source right**", "full.overlap"),
    ("full, strict", "full.exact"),
    ("direct, full", "direct.full.overlap"),
    ("mixed, full", "mixed.full.overlap"),
    ("indirect, full", "indirect.full.overlap"),
    ("spans, exact: source", "spans.source"),
    ("spans, exact: cue", "spans.cue"),
    ("spans, exact: content", "spans.content"),
)


_CHECKPOINTS = {"mean": "the mean of the states after the last four"}


def write_card(
    folder: Path, epoch: str, parameters: int, shipped: dict[str, Any], wide: dict[str, Any]
) -> None:
    """Fill in digests, sizes and figures.

    Args:
        folder: The shipped model; the card goes there.
        epoch: Name of the checkpoint that was chosen.
        parameters: How many the network has.
        shipped: Result of the evaluation of the shipped form on dev.
        wide: The same of the 32-bit form.
    """
    config = json.loads((folder / CONFIG).read_text("utf-8"))
    linker = json.loads((folder / LINKER).read_text("utf-8"))
    rates, calibration = shipped["rates"], shipped["calibration"]
    values = {
        "PARAMETERS": f"{parameters / 1e6:.1f}",
        "SIZE": f"{(folder / WEIGHTS).stat().st_size / 1e6:.1f}",
        "WEIGHTS": config["sha256"][WEIGHTS],
        "VOCABULARY": config["sha256"][VOCABULARY],
        "LINKER": config["sha256"][LINKER],
        "FEATURES": f"{sum(len(part) for part in linker.values()):,}",
        "EPOCH": _CHECKPOINTS.get(epoch, f"the state after {epoch.replace('-', ' ')}"),
        "ECE": f"{calibration['ece']:.3f}",
        "POINT": str(calibration["least"]),
        "POINT_RECALL": f"{100 * calibration['recall']:.1f}",
        **_count_written(),
        "LEAST": str(config["least_confidence"]),
        "FULL32": f"{100 * wide['rates']['full.overlap']['f1']:.1f}",
        "CONTENT32": f"{100 * wide['rates']['overlap']['f1']:.1f}",
        "SOURCE": f"{100 * shipped['shares']['source_accuracy']['share']:.1f}",
        "TABLE": "\n".join(_row(label, rates[name]) for label, name in _ROWS),
    }
    card = _TEMPLATE.read_text("utf-8")
    for name, value in values.items():
        card = card.replace(f"@{name}@", value)
    (folder / "MODEL_CARD.md").write_text(card, "utf-8")


def _count_written() -> dict[str, str]:
    """How much was written for training."""
    passages = [p for path in sorted(FOLDER.glob("*.txt")) for p in read_passages(path)]
    counts = {
        "PASSAGES": len(passages),
        "WRITTEN": sum(len(p.attributions) for p in passages),
        "NESTED": sum(parent is not None for p in passages for parent in p.parents),
        "NAMES": sum(len(p.mentions) for p in passages),
    }
    return {name: f"{count:,}" for name, count in counts.items()}


def _row(label: str, rate: dict[str, Any]) -> str:
    low, high = rate["interval"]
    cells = (rate["precision"], rate["recall"], rate["f1"])
    numbers = " | ".join(f"{100 * cell:.1f}" for cell in cells)
    return f"| {label} | {numbers} | {100 * low:.1f} – {100 * high:.1f} |"
