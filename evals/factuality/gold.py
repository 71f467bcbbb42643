"""Sentences whose events people scored, put back into running text."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_NO_BLANK_BEFORE = re.compile(r"[.,;:!?%)\]}…]+|''|n't|'(?:s|S|re|ve|ll|d|m)?|[’”]")
_NO_BLANK_AFTER = re.compile(r"[(\[{$#‘“]|``")
_MARKS = {"``": "“", "''": "”"}


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """A word that people scored.

    Attributes:
        start: First code point in the sentence.
        end: Code point after the last one.
        score: Mean of their scores, -3 (certainly did not happen) to 3 (certainly did).
    """

    start: int
    end: int
    score: float


@dataclass(frozen=True, slots=True)
class GoldSentence:
    """A sentence (in some corpora with those before it) and its events in order."""

    text: str
    events: tuple[GoldEvent, ...]


def read_sentences(path: Path) -> list[GoldSentence]:
    """Read one split.

    Args:
        path: JSON lines with `text` in blank-separated tokens and `targets` with `span1` in
            tokens, half-open, and `label`.

    Returns:
        The sentences in running text.
    """
    found = []
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        text, spans = join_tokens(row["text"].split())
        events = [
            GoldEvent(spans[first][0], spans[stop - 1][1], float(target["label"]))
            for target in row["targets"]
            for first, stop in [target["span1"]]
        ]
        found.append(GoldSentence(text, tuple(sorted(events, key=lambda e: (e.start, e.end)))))
    return found


def join_tokens(tokens: Sequence[str]) -> tuple[str, list[tuple[int, int]]]:
    """Write tokens as a newspaper would print them.

    Args:
        tokens: Of a treebank's kind: "did", "n't", "``".

    Returns:
        The text, and where each token stands in it, in code points.

    >>> join_tokens(["He", "did", "n't", "go", "."])[0]
    "He didn't go."
    """
    text, spans, glued = "", [], True
    for token in tokens:
        if not (glued or _NO_BLANK_BEFORE.fullmatch(token)):
            text += " "
        word = _MARKS.get(token, token)
        spans.append((len(text), len(text) + len(word)))
        text += word
        glued = bool(_NO_BLANK_AFTER.fullmatch(token))
    return text, spans
