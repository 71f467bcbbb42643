"""Fit the labeller: seeded, one checkpoint an epoch, resumable from the last one."""

import json
import math
import random
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from training.corpus import UNLABELLED, Batch, LabelledDocument, batch_epoch
from training.encoder import WordLabeller, load_pretrained


@dataclass(frozen=True, slots=True)
class Recipe:
    """How to fit.

    Attributes:
        seed: Decides head, dropout, styles, windows and order.
        epochs: Passes over the corpus.
        encoder_rate: Peak learning rate of the pretrained weights; few steps want it high.
        head_rate: Peak learning rate of head and feature rows, which start from nothing.
        warm_up: Share of the steps in which the rates rise.
        slots: Word pieces in a batch.
    """

    seed: int = 1
    epochs: int = 5
    encoder_rate: float = 3e-4
    head_rate: float = 1e-3
    warm_up: float = 0.08
    slots: int = 4096
    decay: float = 0.01
    clip: float = 1.0


def fit(
    documents: Sequence[LabelledDocument], weights: Path, work: Path, recipe: Recipe
) -> list[Path]:
    """Fit the model, writing `epoch-N.pt` and a line of `log.jsonl` after each epoch.

    Args:
        documents: Labelled training documents.
        weights: Pretrained encoder (safetensors).
        work: Folder for checkpoints and log; epochs already there are not repeated.
        recipe: The settings; they must be those of the checkpoints.

    Returns:
        The checkpoints in order.
    """
    torch.manual_seed(recipe.seed)
    model = load_pretrained(weights)
    optimizer = _optimizer(model, recipe)
    steps = len(batch_epoch(documents, random.Random(f"{recipe.seed}/0"), recipe.slots))
    paths = [work / f"epoch-{epoch}.pt" for epoch in range(1, recipe.epochs + 1)]
    done = sum(1 for path in paths if path.exists())
    if done:
        _resume(model, optimizer, paths[done - 1], recipe)
    for epoch in range(done, recipe.epochs):
        rng = random.Random(f"{recipe.seed}/{epoch}")
        torch.manual_seed(recipe.seed * 1000 + epoch)
        batches = batch_epoch(documents, rng, recipe.slots)
        line = _run_epoch(model, optimizer, batches, recipe, epoch, steps)
        state = {
            "model": model.state_dict(),
            "optimizer": optimizer.state_dict(),
            "recipe": asdict(recipe),
        }
        torch.save(state, work / "partial.pt")
        (work / "partial.pt").rename(paths[epoch])
        with (work / "log.jsonl").open("a", encoding="utf-8") as log:
            log.write(json.dumps(line) + "\n")
    return paths


def _resume(
    model: WordLabeller, optimizer: torch.optim.Optimizer, path: Path, recipe: Recipe
) -> None:
    state = torch.load(path, weights_only=True)
    if state["recipe"] != asdict(recipe):
        raise SystemExit(f"{path} was made with another recipe: {state['recipe']}")
    model.load_state_dict(state["model"])
    optimizer.load_state_dict(state["optimizer"])


def _optimizer(model: WordLabeller, recipe: Recipe) -> torch.optim.Optimizer:
    groups: dict[tuple[bool, bool], list[nn.Parameter]] = {}
    for name, parameter in model.named_parameters():
        fresh = name.startswith(("head", "features"))
        plain = name.endswith("bias") or "norm" in name
        groups.setdefault((fresh, plain), []).append(parameter)
    return torch.optim.AdamW(
        [
            {
                "params": parameters,
                "peak": recipe.head_rate if fresh else recipe.encoder_rate,
                "weight_decay": 0.0 if plain else recipe.decay,
            }
            for (fresh, plain), parameters in groups.items()
        ],
        lr=0.0,
        betas=(0.9, 0.98),
        eps=1e-6,
        fused=True,
    )


def _rate(step: int, total: int, recipe: Recipe) -> float:
    """Share of the peak rate: linear up, linear down to zero."""
    rise = max(1, math.ceil(recipe.warm_up * total))
    return min((step + 1) / rise, max(0.0, (total - step) / (total - rise + 1)))


def _run_epoch(
    model: WordLabeller,
    optimizer: torch.optim.Optimizer,
    batches: Sequence[Batch],
    recipe: Recipe,
    epoch: int,
    steps: int,
) -> dict[str, float]:
    model.train()
    started, cpu, losses = time.monotonic(), time.process_time(), []
    for number, batch in enumerate(batches):
        rate = _rate(epoch * steps + min(number, steps - 1), recipe.epochs * steps, recipe)
        for group in optimizer.param_groups:
            group["lr"] = group["peak"] * rate
        loss = _loss(model, batch)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call, unused-ignore]
        nn.utils.clip_grad_norm_(model.parameters(), recipe.clip)
        optimizer.step()
        losses.append(float(loss.detach()))
        if number % 20 == 0:
            mean = float(np.mean(losses[-20:]))
            seconds = time.monotonic() - started
            print(f"{epoch + 1} {number}/{len(batches)} {mean:.4f} {seconds:.0f} s", flush=True)
    return {
        "epoch": epoch + 1,
        "loss": float(np.mean(losses)),
        "seconds": time.monotonic() - started,
        "cpu_seconds": time.process_time() - cpu,
    }


def _loss(model: WordLabeller, batch: Batch) -> Tensor:
    ids = torch.from_numpy(batch.ids)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        logits = model(ids, torch.from_numpy(batch.features), (ids != 0).long())
    return nn.functional.cross_entropy(
        logits.flatten(0, 1), torch.from_numpy(batch.labels).flatten(), ignore_index=UNLABELLED
    )
