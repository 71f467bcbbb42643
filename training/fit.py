"""Fit a network: seeded, one checkpoint an epoch, resumable from the last one."""

import json
import random
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from training.batches import Batch, batch_epoch
from training.corpus import LabelledDocument

Loss = Callable[[nn.Module, Batch], Tensor]


@dataclass(frozen=True, slots=True)
class Recipe:
    """How to fit.

    Attributes:
        seed: Decides head, dropout, styles, windows and order.
        epochs: Passes over the corpus.
        encoder_rate: Peak learning rate of the pretrained weights; few steps want it high.
        head_rate: Peak learning rate of head and feature rows, which start from nothing.
        rates: Share of the peak rates at points of the schedule, in epochs; straight lines
            between them.
        slots: Word pieces in a batch.
    """

    seed: int = 1
    epochs: int = 5
    encoder_rate: float = 3e-4
    head_rate: float = 1e-3
    rates: tuple[tuple[float, float], ...] = ((0, 0), (0.4, 1), (5, 0))
    slots: int = 4096
    decay: float = 0.01
    clip: float = 1.0


def fit(
    model: nn.Module,
    measure: Loss,
    documents: Sequence[LabelledDocument],
    work: Path,
    recipe: Recipe,
) -> list[Path]:
    """Fit the model, writing `epoch-N.pt` and a line of `log.jsonl` after each epoch.

    Args:
        model: The network as it starts; changed in place.
        measure: Loss of the network on a batch.
        documents: Labelled training documents.
        work: Folder for checkpoints and log, made if absent; epochs already there are not
            repeated.
        recipe: The settings; they must be those of the checkpoints.

    Returns:
        The checkpoints in order.
    """
    work.mkdir(parents=True, exist_ok=True)
    optimizer = make_optimizer(model, recipe.encoder_rate, recipe.head_rate, recipe.decay)
    paths = [work / f"epoch-{epoch}.pt" for epoch in range(1, recipe.epochs + 1)]
    done = sum(1 for path in paths if path.exists())
    if done:
        _resume(model, optimizer, paths[done - 1], recipe)
    for epoch in range(done, recipe.epochs):
        rng = random.Random(f"{recipe.seed}/{epoch}")
        torch.manual_seed(recipe.seed * 1000 + epoch)
        batches = batch_epoch(documents, rng, recipe.slots)
        line = _run_epoch(model, measure, optimizer, batches, recipe, epoch)
        state = {
            "model": model.state_dict(),
            "optimizer": optimizer.state_dict(),
            "recipe": json.loads(json.dumps(asdict(recipe))),
        }
        torch.save(state, work / "partial.pt")
        (work / "partial.pt").rename(paths[epoch])
        with (work / "log.jsonl").open("a", encoding="utf-8") as log:
            log.write(json.dumps(line) + "\n")
    return paths


def _resume(model: nn.Module, optimizer: torch.optim.Optimizer, path: Path, recipe: Recipe) -> None:
    state = torch.load(path, weights_only=True)
    if state["recipe"] != json.loads(json.dumps(asdict(recipe))):
        raise SystemExit(f"{path} was made with another recipe: {state['recipe']}")
    model.load_state_dict(state["model"])
    optimizer.load_state_dict(state["optimizer"])


def make_optimizer(
    model: nn.Module, encoder_rate: float, head_rate: float, decay: float
) -> torch.optim.Optimizer:
    """AdamW over all that is to be learnt; biases and norms do not decay.

    Args:
        model: The network; what asks for no gradient is left alone.
        encoder_rate: Peak learning rate of the pretrained weights.
        head_rate: That of head and feature rows.
        decay: Weight decay.
    """
    groups: dict[tuple[bool, bool], list[nn.Parameter]] = {}
    for name, parameter in model.named_parameters():
        fresh = "head" in name or "features" in name
        plain = name.endswith("bias") or "norm" in name
        if parameter.requires_grad:
            groups.setdefault((fresh, plain), []).append(parameter)
    return torch.optim.AdamW(
        [
            {
                "params": parameters,
                "peak": head_rate if fresh else encoder_rate,
                "weight_decay": 0.0 if plain else decay,
            }
            for (fresh, plain), parameters in groups.items()
        ],
        lr=0.0,
        betas=(0.9, 0.98),
        eps=1e-6,
        fused=True,
    )


def find_rate(epoch: float, rates: tuple[tuple[float, float], ...]) -> float:
    """Share of the peak rates after so many epochs, on straight lines between points."""
    places, shares = zip(*rates, strict=True)
    return float(np.interp(epoch, places, shares))


def _run_epoch(
    model: nn.Module,
    measure: Loss,
    optimizer: torch.optim.Optimizer,
    batches: Sequence[Batch],
    recipe: Recipe,
    epoch: int,
) -> dict[str, float]:
    model.train()
    started, cpu, losses = time.monotonic(), time.process_time(), []
    for number, batch in enumerate(batches):
        rate = find_rate(epoch + (number + 1) / len(batches), recipe.rates)
        for group in optimizer.param_groups:
            group["lr"] = group["peak"] * rate
        loss = measure(model, batch)
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
