"""What the teachers say of every training text, asked once and kept.

The labelling teacher gives the probability of each label for each word of the text
(Hinton et al. 2015), and again for each word of each content read as a text of its own,
where it finds the attributions that stand inside others. The meaning of sentences and
contents is that of the pretrained sentence encoder (Reimers & Gurevych 2019), which reads
each alone; its vectors are turned to the axes of their greatest extent and cut to the
shipped number of dimensions.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer

from rashomon.read.decoding import decode_labels, find_role_spans
from rashomon.read.heads import DIMENSIONS, LABELS
from rashomon.read.tokens import Words, find_words
from rashomon.read.windows import CLS, SEP, Pieces, cut_windows, encode_words
from training.batches import find_owners
from training.corpus import UNLABELLED, LabelledDocument, enrich
from training.encoder import MINILM, WordLabeller, load_encoder

Floats = NDArray[np.float32]
Range = tuple[int, int]

_SLOTS = 8192
_LEAST_WORDS = 6  # of a content that has room for another attribution
_LONGEST = 254  # pieces of a segment that the sentence encoder reads
_MARKS = "\"“”„«»‘’'` \n"


def distil(
    documents: Sequence[LabelledDocument],
    tokenizer: Tokenizer,
    teacher: WordLabeller,
    weights: Path,
    work: Path,
) -> list[LabelledDocument]:
    """Add the teachers' answers to documents.

    Args:
        documents: Labelled documents.
        tokenizer: Their vocabulary.
        teacher: The fitted labeller.
        weights: The pretrained sentence encoder (safetensors).
        work: Folder; answers already in it are not asked for again.

    Returns:
        The documents in the same order.
    """
    kept = work / "answers.pt"
    if not kept.exists():
        soft = list(_ask_labels(documents, tokenizer, teacher))
        segments = [_number_segments(d, s) for d, s in zip(documents, soft, strict=True)]
        vectors = _ask_meanings(documents, segments, weights)
        torch.save({"soft": soft, "segments": segments, "vectors": vectors}, work / "partial.pt")
        (work / "partial.pt").rename(kept)
    answers = torch.load(kept, weights_only=False)
    columns = (answers["soft"], answers["segments"], answers["vectors"])
    return [enrich(d, *row) for d, *row in zip(documents, *columns, strict=True)]


def _ask_labels(
    documents: Sequence[LabelledDocument], tokenizer: Tokenizer, teacher: WordLabeller
) -> Iterator[NDArray[np.float16]]:
    """(words, 14) for each document: its own labels, then those inside its contents."""
    all_words = [document.own.words for document in documents]
    outer = label_softly(all_words, [d.own.pieces for d in documents], teacher)
    ranges = [_find_contents(d, o) for d, o in zip(documents, outer, strict=True)]
    alone = [
        find_words(words.text[words.starts[first] : words.ends[stop - 1]].replace("\n", " "))
        for words, found in zip(all_words, ranges, strict=True)
        for first, stop in found
    ]
    read = iter(label_softly(alone, [encode_words(words, tokenizer) for words in alone], teacher))
    for document, probabilities, found in zip(documents, outer, ranges, strict=True):
        inner = np.zeros_like(probabilities)
        inner[:, 0] = 1.0
        for first, stop in found:
            answer = next(read)
            # Cut out, a mark may join its neighbour; such contents are not learnt from.
            inner[first:stop] = answer if len(answer) == stop - first else np.nan
        if (document.own.targets.inner != UNLABELLED).any():
            inner[:] = np.nan
        yield np.concatenate([probabilities, inner], axis=1).astype(np.float16)


def _find_contents(document: LabelledDocument, outer: Floats) -> list[Range]:
    """Runs of content words long enough, without the quotation marks around them."""
    words = document.own.words
    tags = document.own.targets.tags[:, 0]
    unknown = bool((tags == UNLABELLED).any())
    labels = decode_labels(np.log(outer + 1e-9)) if unknown else tags.tolist()
    found = []
    for span in find_role_spans(labels, np.zeros_like(outer)):
        first, stop = span.first, span.stop
        while first < stop and words.surface(first) in _MARKS:
            first += 1
        while first < stop and words.surface(stop - 1) in _MARKS:
            stop -= 1
        if span.role == "content" and stop - first >= _LEAST_WORDS:
            found.append((first, stop))
    return found


def label_softly(
    all_words: Sequence[Words], all_pieces: Sequence[Pieces], teacher: WordLabeller
) -> list[Floats]:
    """Probabilities of the labels of each word of some texts.

    Args:
        all_words: Words of each text.
        all_pieces: Their pieces.
        teacher: The labeller, asked without dropout.

    Returns:
        (words, labels) for each text.
    """
    out = [np.zeros((len(words), len(LABELS)), np.float32) for words in all_words]
    windows = [
        (number, start, stop)
        for number, (words, pieces) in enumerate(zip(all_words, all_pieces, strict=True))
        for start, stop in cut_windows(pieces, words)
    ]
    frames = [
        (all_pieces[n].ids[start:stop], all_pieces[n].features[start:stop])
        for n, start, stop in windows
    ]
    teacher.eval()
    for group in _group([len(ids) for ids, _ in frames]):
        logits = run_frames(teacher, [frames[index] for index in group])
        for index, rows in zip(group, torch.softmax(logits, -1).numpy(), strict=True):
            number, start, stop = windows[index]
            owners = all_pieces[number].words[start:stop]
            out[number][owners[owners >= 0]] = rows[1 : 1 + stop - start][owners >= 0]
    return out


def _group(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Indices in groups of like length."""
    group: list[int] = []
    for index in sorted(range(len(lengths)), key=lambda index: lengths[index]):
        if group and (len(group) + 1) * (lengths[index] + 2) > _SLOTS:
            yield group
            group = []
        group.append(index)
    if group:
        yield group


def run_frames(
    model: torch.nn.Module, frames: Sequence[tuple[NDArray[np.int64], NDArray[np.int64]]]
) -> torch.Tensor:
    """Run a network without dropout on windows of (ids, features); padded at the end."""
    width = max(len(ids) for ids, _ in frames) + 2
    ids, features = (np.zeros((len(frames), width), np.int64) for _ in range(2))
    for row, (own_ids, own_features) in enumerate(frames):
        ids[row, : len(own_ids) + 2] = [CLS, *own_ids, SEP]
        features[row, 1 : len(own_features) + 1] = own_features
    inputs = torch.from_numpy(ids), torch.from_numpy(features)
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        answer: torch.Tensor = model(*inputs, (inputs[0] != 0).long())
    return answer.float()


def _number_segments(document: LabelledDocument, soft: NDArray[np.float16]) -> NDArray[np.int64]:
    """(words, 2) numbers of sentence and content; -1 for words of neither."""
    words = document.own.words
    segments = np.full((len(words), 2), -1, np.int64)
    segments[:, 0] = words.sentences
    count = int(words.sentences[-1]) + 1 if len(words) else 0
    contents = _find_contents(document, soft[:, : len(LABELS)].astype(np.float32))
    for number, (first, stop) in enumerate(contents, count):
        segments[first:stop, 1] = number
    return segments


def _ask_meanings(
    documents: Sequence[LabelledDocument], segments: Sequence[NDArray[np.int64]], weights: Path
) -> list[Floats]:
    """Vectors of the segments of each document, cut to their chief axes."""
    frames, homes = [], []
    for number, (document, own) in enumerate(zip(documents, segments, strict=True)):
        pieces = document.own.pieces
        owners = find_owners(pieces)
        numbers = np.where((owners >= 0)[:, None], own[owners], -1)
        for segment in range(int(own.max(initial=-1)) + 1):
            ids = pieces.ids[(numbers == segment).any(axis=1)][:_LONGEST]
            frames.append((ids, np.zeros_like(ids)))
            homes.append(number)
    encoder = load_encoder(MINILM, weights).eval()
    found = np.zeros((len(frames), MINILM.hidden), np.float32)
    for group in _group([len(ids) for ids, _ in frames]):
        hidden = run_frames(encoder, [frames[index] for index in group]).numpy()
        for index, rows in zip(group, hidden, strict=True):
            found[index] = rows[: len(frames[index][0]) + 2].mean(axis=0)
    found /= np.linalg.norm(found, axis=1, keepdims=True)
    _, axes = np.linalg.eigh(found.T @ found)
    cut = found @ axes[:, ::-1][:, :DIMENSIONS]
    cut /= np.linalg.norm(cut, axis=1, keepdims=True)
    borders = np.searchsorted(np.array(homes), np.arange(len(documents) + 1))
    return [cut[a:b] for a, b in pairwise(borders)]
