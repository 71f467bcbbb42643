"""Fit the linker's weights on the spans as annotated.

Both choices are conditional logit models (McFadden 1974), fitted with Adam and an L2
penalty; features seen in fewer than `RARE` choices get no weight.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

from evals.attribution.polnear import GoldAttribution
from rashomon.read.decoding import RoleSpan, find_role_spans
from rashomon.read.heads import LABELS
from rashomon.read.link_features import PairFeatures
from rashomon.read.linking import find_cues, find_sources
from rashomon.read.tokens import Words, find_words
from training.corpus import label_words, word_indices
from training.texts import TrainingText

RARE = 10
PENALTY = 1e-5
PASSES = 60
DIGITS = 3


@dataclass(frozen=True, slots=True)
class Choice:
    """Features of each option, and which one the annotator took."""

    options: tuple[tuple[str, ...], ...]
    taken: int


def fit_linker(texts: Iterable[TrainingText], out: Path) -> None:
    """Fit both models and write them as JSON.

    Args:
        texts: Annotated texts; of several versions the first counts. Attributions inside the
            contents of others are linked among themselves.
        out: File to write.
    """
    sources: list[Choice] = []
    contents: list[Choice] = []
    for text in texts:
        for attributions in (*text.versions[:1], text.nested or ()):
            words = find_words(text.text)
            labels = label_words(words, attributions).tolist()
            spans = find_role_spans(labels, np.zeros((len(words), len(LABELS))))
            sources += _source_choices(attributions, words, spans)
            contents += _content_choices(attributions, words, spans)
    weights = {"source": fit_choices(sources), "content": fit_choices(contents)}
    out.write_text(
        json.dumps(weights, indent=0, sort_keys=True, ensure_ascii=False) + "\n", "utf-8"
    )


def _source_choices(
    attributions: Sequence[GoldAttribution], words: Words, spans: list[RoleSpan]
) -> Iterator[Choice]:
    features, starts = PairFeatures(spans, words), _starts(spans)
    for att in attributions:
        cue = _find(starts, "cue", word_indices(words, att.cue))
        if cue is None:
            continue
        near = find_sources(spans, words, cue)
        source = _find(starts, "source", word_indices(words, att.source))
        if att.source and source not in near:
            continue
        options = [tuple(features.describe_lone_cue(cue))]
        options += [tuple(features.describe_pair(cue, other)) for other in near]
        yield Choice(tuple(options), 1 + near.index(source) if source is not None else 0)


def _content_choices(
    attributions: Sequence[GoldAttribution], words: Words, spans: list[RoleSpan]
) -> Iterator[Choice]:
    features, starts = PairFeatures(spans, words), _starts(spans)
    for att in attributions:
        cue = _find(starts, "cue", word_indices(words, att.cue))
        for word in word_indices(words, att.content):
            content = starts.get(("content", word))
            if content is None:
                continue
            near = find_cues(spans, words, content)
            if cue in near:
                options = (tuple(features.describe_pair(other, content)) for other in near)
                yield Choice(tuple(options), near.index(cue))


def _starts(spans: list[RoleSpan]) -> dict[tuple[str, int], int]:
    return {(span.role, span.first): index for index, span in enumerate(spans)}


def _find(starts: dict[tuple[str, int], int], role: str, words: Iterable[int]) -> int | None:
    """The span that begins with the first of the words, if labelling kept it."""
    first = next(iter(words), None)
    return None if first is None else starts.get((role, first))


def fit_choices(choices: list[Choice]) -> dict[str, float]:
    """Fit one conditional logit model.

    Args:
        choices: What was open and what was taken.

    Returns:
        Weight of each feature that is not rare, rounded, zeros left out.
    """
    seen = Counter(name for c in choices for name in {n for o in c.options for n in o})
    names = sorted(name for name, count in seen.items() if count >= RARE)
    index = {name: number for number, name in enumerate(names)}
    flat: list[int] = []
    offsets: list[int] = []
    groups: list[int] = []
    for number, choice in enumerate(choices):
        for option in choice.options:
            offsets.append(len(flat))
            groups.append(number)
            flat += [index[name] for name in option if name in index]
    firsts = np.cumsum([0] + [len(choice.options) for choice in choices[:-1]])
    taken = torch.tensor(firsts + [choice.taken for choice in choices])
    owners = torch.tensor(groups)
    weights = torch.zeros(len(names), 1, requires_grad=True)
    optimizer = torch.optim.Adam([weights], lr=0.1)
    for _ in range(PASSES):
        logits = torch.nn.functional.embedding_bag(
            torch.tensor(flat), weights, torch.tensor(offsets), mode="sum"
        )[:, 0]
        totals = torch.zeros(len(choices)).index_add(0, owners, logits.clamp(-30, 30).exp())
        likelihood = (logits[taken] - totals.log()).mean()
        loss = -likelihood + PENALTY * weights.square().sum()
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call, unused-ignore]
        optimizer.step()
    rounded = [round(float(value), DIGITS) for value in weights.detach()[:, 0]]
    return {name: value for name, value in zip(names, rounded, strict=True) if value}
