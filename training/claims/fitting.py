"""Fit the sentence network: seeded, one checkpoint an epoch, resumable from the last one."""

import json
import random
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import torch
from torch import nn

from training.claims.examples import Batch, Example, batch_examples
from training.claims.loss import measure
from training.fit import find_rate, make_optimizer

Choose = Callable[[random.Random], list[Example]]
"""The examples of an epoch."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """How to fit.

    Attributes:
        epochs: How often examples are chosen anew.
        encoder_rate: Peak learning rate of the pretrained weights.
        head_rate: Peak learning rate of head and feature rows, which start from nothing.
        rates: Share of the peak rates at points of the schedule, in epochs; straight lines
            between them.
        slots: Word pieces in a batch, padding included.
        frozen: Parameters whose names begin so stay as they are.
        seed: Decides dropout, choice and order.
    """

    epochs: int
    encoder_rate: float
    head_rate: float
    rates: tuple[tuple[float, float], ...]
    slots: int
    frozen: tuple[str, ...] = ()
    decay: float = 0.01
    clip: float = 1.0
    seed: int = 1


def fit(model: nn.Module, choose: Choose, work: Path, recipe: Recipe) -> Path:
    """Fit the model, writing `epoch-N.pt` and a line of `log.jsonl` after each epoch.

    Args:
        model: The network as it starts; changed in place.
        choose: Gives the examples of each epoch.
        work: Folder for checkpoints and log, made if absent; epochs already there are not
            repeated.
        recipe: The settings.

    Returns:
        The last checkpoint.
    """
    work.mkdir(parents=True, exist_ok=True)
    for name, parameter in model.named_parameters():
        parameter.requires_grad_(not name.startswith(recipe.frozen))
    optimizer = make_optimizer(model, recipe.encoder_rate, recipe.head_rate, recipe.decay)
    paths = [work / f"epoch-{epoch}.pt" for epoch in range(1, recipe.epochs + 1)]
    done = sum(path.exists() for path in paths)
    if done:
        state = torch.load(paths[done - 1], weights_only=True)
        model.load_state_dict(state["model"])
        optimizer.load_state_dict(state["optimizer"])
    for epoch in range(done, recipe.epochs):
        rng = random.Random(f"{recipe.seed}/{epoch}")
        torch.manual_seed(recipe.seed * 1000 + epoch)
        batches = batch_examples(choose(rng), rng, recipe.slots)
        line = _run_epoch(model, optimizer, batches, recipe, epoch)
        state = {"model": model.state_dict(), "optimizer": optimizer.state_dict()}
        torch.save(state, work / "partial.pt")
        (work / "partial.pt").rename(paths[epoch])
        with (work / "log.jsonl").open("a", encoding="utf-8") as log:
            log.write(json.dumps({**line, "recipe": asdict(recipe)}) + "\n")
    return paths[-1]


def _run_epoch(
    model: nn.Module,
    optimizer: torch.optim.Optimizer,
    batches: Sequence[Batch],
    recipe: Recipe,
    epoch: int,
) -> dict[str, float]:
    model.train()
    started, losses = time.monotonic(), []
    for number, batch in enumerate(batches):
        rate = find_rate(epoch + (number + 0.5) / len(batches), recipe.rates)
        for group in optimizer.param_groups:
            group["lr"] = group["peak"] * rate
        loss = measure(model, batch)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call, unused-ignore]
        nn.utils.clip_grad_norm_(model.parameters(), recipe.clip)
        optimizer.step()
        losses.append(float(loss.detach()))
        if number % 50 == 0:
            mean = float(np.mean(losses[-50:]))
            seconds = time.monotonic() - started
            print(f"{epoch + 1} {number}/{len(batches)} {mean:.4f} {seconds:.0f} s", flush=True)
    seconds = time.monotonic() - started
    return {"epoch": epoch + 1, "loss": float(np.mean(losses)), "seconds": seconds}
