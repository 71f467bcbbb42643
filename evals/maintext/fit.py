"""Fit the weights of the two block models and write them as a module.

    python -m evals.maintext.fit --data PAGES --out src/rashomon/clean/html_weights.py

Fits on the tuning half alone.  With --check nothing is written; the tuning half is
cross-validated over five folds instead.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import fmean
from typing import Any

import numpy as np
from numpy.typing import NDArray

from evals.maintext.labels import label_blocks
from evals.maintext.pages import GoldPage, read_pages
from evals.maintext.scoring import count_overlap
from rashomon.clean.html_features import NAMES, features
from rashomon.clean.html_furniture import mark_elements
from rashomon.clean.html_headline import find_headline
from rashomon.clean.html_prose import PageProse, count_prose
from rashomon.clean.html_scoring import CONTEXT_NAMES, context
from rashomon.clean.html_selection import select_blocks
from rashomon.clean.markup_blocks import Layout, lay_out
from rashomon.clean.metadata import read_metadata
from rashomon.model.ids import sha256_hex
from rashomon.settings import Limits

Floats = NDArray[np.float64]

_FOLDS = 5
# Ridge; cross-validated F1 is flat from 0.3 to 10.
_RIDGE = 3.0
_STEPS = 12
_CLOSE = 1e-2
# Between counting every block alike (0) and every word alike (1), and likewise for pages.
_BLOCK_POWER = 0.75
_PAGE_POWER = 0.75
# Paragraphs of a shortened account, and words that make a paragraph.
_SHORT = (2, 3, 4, 5, 6, 8, 10)
_PARAGRAPH = 15
_BARE = 0.15
# What was made up counts for less than what was found.
_VARIED_WEIGHT = 0.3


@dataclass(frozen=True)
class Example:
    """One page ready to learn from: features, labels and weights of its blocks."""

    page: GoldPage
    layout: Layout
    headline: int
    rows: Floats
    labels: Floats
    weights: Floats


def prepare(page: GoldPage) -> list[Example]:
    """Lays a page out and labels its blocks: whole, as a short account, and nearly bare."""
    layout = lay_out(page.markup, Limits().html_depth)
    shares, counts = label_blocks([block.text for block in layout.blocks], page.text)
    whole = _example(page, layout, [share >= 0.5 for share in shares], counts)
    return [
        whole,
        _varied(page, whole, counts, furniture=1.0),
        _varied(page, whole, counts, furniture=_BARE),
    ]


def _example(page: GoldPage, layout: Layout, labels: list[bool], counts: list[int]) -> Example:
    headline = find_headline(layout, read_metadata(layout).titles)
    count_prose(layout)
    mark_elements(layout)
    rows = np.array(features(layout, PageProse(layout), headline))
    weights = (np.array(counts) + 1.0) ** _BLOCK_POWER
    return Example(
        page,
        layout,
        headline,
        rows,
        np.array(labels, dtype=np.float64),
        weights / weights.sum() ** _PAGE_POWER,
    )


def _varied(page: GoldPage, whole: Example, counts: list[int], furniture: float) -> Example:
    """The same page as if its account ended early, with a share of its furniture.

    The pages are long guides, most of them; a brief has three paragraphs, on a page with no less
    furniture, and what people save is often stripped to the text.
    """
    keep = _SHORT[_number(f"{furniture} {page.name}", len(_SHORT))]
    layout = lay_out(page.markup, Limits().html_depth)
    chosen = []
    taken = 0
    for index, label in enumerate(whole.labels):
        if index == whole.headline:
            chosen.append(index)
        elif not label:
            if _number(f"{page.name} {index}", 1000) < 1000 * furniture:
                chosen.append(index)
        elif taken < keep:
            chosen.append(index)
            taken += counts[index] >= _PARAGRAPH
    layout.blocks = [layout.blocks[index] for index in chosen]
    layout.count()
    varied = _example(
        page, layout, [bool(whole.labels[i]) for i in chosen], [counts[i] for i in chosen]
    )
    return replace(varied, weights=varied.weights * _VARIED_WEIGHT)


def _number(name: str, below: int) -> int:
    """A number that depends on a name alone."""
    return int(sha256_hex(name.encode()), 16) % below


def fit_logistic(rows: Floats, labels: Floats, weights: Floats) -> Floats:
    """Ridge logistic regression by Newton's method; the last weight is the bias."""
    rows = np.hstack([rows, np.ones((len(rows), 1))])
    weights = weights / weights.mean()
    ridge = np.eye(rows.shape[1]) * _RIDGE
    ridge[-1, -1] = 1e-6
    found = np.zeros(rows.shape[1])
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-(rows @ found)))
        slope = rows.T @ (weights * (chance - labels)) + ridge @ found
        curve = (rows * (weights * chance * (1 - chance))[:, None]).T @ rows + ridge
        step = np.linalg.solve(curve, slope)
        found -= step
        if np.abs(step).max() < _CLOSE:
            break
    return found


def chances(rows: Floats, weights: Floats) -> Floats:
    """What a model thinks of every row."""
    return np.asarray(1 / (1 + np.exp(-(rows @ weights[:-1] + weights[-1]))))


def _fit_on(examples: Sequence[Example], rows: Sequence[Floats]) -> Floats:
    return fit_logistic(
        np.vstack(rows),
        np.concatenate([example.labels for example in examples]),
        np.concatenate([example.weights for example in examples]),
    )


def _fold(example: Example, salt: str) -> int:
    return _number(salt + example.page.name, _FOLDS)


def _with_context(example: Example, opinions: Floats) -> Floats:
    around = np.array(context(example.layout.blocks, [float(value) for value in opinions]))
    return np.hstack([example.rows, around])


def fit_both(examples: Sequence[Example]) -> tuple[Floats, Floats]:
    """Fits both models; the second learns from opinions on pages the first had not seen."""
    first = _fit_on(examples, [example.rows for example in examples])
    unseen: dict[int, Floats] = {}
    for fold in range(_FOLDS):
        seen = [example for example in examples if _fold(example, "inner") != fold]
        model = _fit_on(seen, [example.rows for example in seen])
        for example in examples:
            if _fold(example, "inner") == fold:
                unseen[id(example)] = chances(example.rows, model)
    rows = [_with_context(example, unseen[id(example)]) for example in examples]
    return first, _fit_on(examples, rows)


def score(example: Example, models: tuple[Floats, Floats]) -> float:
    """Token F1 of one page; of a shortened one against the blocks that were left."""
    opinions = chances(example.rows, models[0])
    final = chances(_with_context(example, opinions), models[1])
    kept = select_blocks(example.layout, [float(value) for value in final], example.headline)
    kept = [keep and index != example.headline for index, keep in enumerate(kept)]
    return count_overlap(
        _joined(example, kept), _joined(example, [bool(label) for label in example.labels])
    ).f1


def _joined(example: Example, kept: Sequence[bool]) -> str:
    return "\n\n".join(
        block.text for block, keep in zip(example.layout.blocks, kept, strict=True) if keep
    )


def cross_validate(examples: Sequence[Example]) -> list[float]:
    """Mean F1 over whole, shortened and bare pages, each scored by models that have not seen it."""
    scores: dict[int, float] = {}
    for fold in range(_FOLDS):
        models = fit_both([one for one in examples if _fold(one, "outer") != fold])
        for one in examples:
            if _fold(one, "outer") == fold:
                scores[id(one)] = score(one, models)
    return [fmean(scores[id(one)] for one in examples[kind::3]) for kind in range(3)]


def to_module(first: Floats, second: Floats) -> str:
    """The weights as a Python module."""
    lines = [
        '"""Weights of the two models in ``html_scoring``, by ``evals/maintext/fit.py``.',
        "",
        "A positive weight speaks for the account.",
        '"""',
        "",
        "from __future__ import annotations",
    ]
    for name, weights, features_of in (
        ("FIRST", first, NAMES),
        ("SECOND", second, (*NAMES, *CONTEXT_NAMES)),
    ):
        lines += ["", f"{name}_BIAS = {weights[-1]:.4f}", f"{name}: tuple[float, ...] = ("]
        pairs = zip(weights[:-1], features_of, strict=True)
        lines += [f"    {weight:.4f},  # {feature}" for weight, feature in pairs]
        lines.append(")")
    return "\n".join(lines) + "\n"


def main(argv: list[str] | None = None) -> int:
    """Fits and writes, or checks."""
    parser = argparse.ArgumentParser(prog="python -m evals.maintext.fit", description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--check", action="store_true")
    options: Any = parser.parse_args(argv)
    examples = [one for page in read_pages(options.data, "tune") for one in prepare(page)]
    if options.check:
        whole, short, bare = cross_validate(examples)
        print(f"cross-validated F1: whole {whole:.4f}, shortened {short:.4f}, bare {bare:.4f}")
        return 0
    module = to_module(*fit_both(examples))
    if options.out:
        options.out.write_text(module, "utf-8")
    else:
        print(module)
    return 0


if __name__ == "__main__":
    sys.exit(main())
