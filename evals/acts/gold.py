"""The hand-made labels: where each cue stands, and what it does there.

One JSON list a split, one object a cue; offsets are half-open spans in code points of the text
that `evals.acts.texts` reads, and `sha256` is that text's, so that a label never points into
another version of it.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from rashomon.errors import InvariantError
from rashomon.model.ids import sha256_hex
from rashomon.model.reading import Act, Mode
from rashomon.model.spans import Span

NONE = "none"
"""Label of a cue that says that nothing was said or thought ("did not mention")."""

LABELS: tuple[str, ...] = (*get_args(Act), NONE)
SPLITS = ("tune", "held")


@dataclass(frozen=True, slots=True)
class GoldCue:
    """One cue in context.

    Attributes:
        corpus: Which corpus of `evals.acts.texts`.
        document: Name of the document in it.
        sha256: Of the text's UTF-8 bytes.
        source: Spans of the person attributed; may be empty.
        cue: Spans of the cue.
        content: Spans of what is attributed.
        act: One of `LABELS`.
        mode: Whether something was said or only thought.
        passes: Act and mode as labelled the first and the second time.
    """

    corpus: str
    document: str
    sha256: str
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    act: str
    mode: Mode
    passes: tuple[tuple[str, str], tuple[str, str]]


def read_gold(split: str, folder: Path | None = None) -> tuple[GoldCue, ...]:
    """Read the labels of one split.

    Args:
        split: ``tune`` or ``held``.
        folder: Where the files are; this package's own by default.

    Returns:
        The cues in the order of the file.

    Raises:
        InvariantError: A label is not of the closed set.
    """
    path = (folder or Path(__file__).parent) / f"{split}.json"
    return tuple(_to_cue(row) for row in json.loads(path.read_text("utf-8")))


def _to_cue(row: Mapping[str, Any]) -> GoldCue:
    if row["act"] not in LABELS or row["mode"] not in get_args(Mode):
        raise InvariantError(f"{row['document']}: no such label: {row['act']}, {row['mode']}")
    return GoldCue(
        corpus=row["corpus"],
        document=row["document"],
        sha256=row["sha256"],
        source=_to_spans(row["source"]),
        cue=_to_spans(row["cue"]),
        content=_to_spans(row["content"]),
        act=row["act"],
        mode=row["mode"],
        passes=((row["first"][0], row["first"][1]), (row["second"][0], row["second"][1])),
    )


def _to_spans(pairs: Iterable[tuple[int, int]]) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in pairs)


def match_texts(
    cues: Iterable[GoldCue], texts: Mapping[tuple[str, str], str]
) -> Iterator[tuple[GoldCue, str]]:
    """Put every cue beside its text; cues whose text is absent or another are left out.

    Args:
        cues: Labelled cues.
        texts: Texts by corpus and document.

    Yields:
        Cue and text.
    """
    digests = {key: sha256_hex(text.encode("utf-8")) for key, text in texts.items()}
    for cue in cues:
        key = (cue.corpus, cue.document)
        if digests.get(key) == cue.sha256:
            yield cue, texts[key]
