"""The hand-made labels: ids and offsets, never text.

Each line of a label file is one passage; offsets are code points into the whole text, which is
read as `evals.mentions.texts` reads it and named by its SHA-256.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evals.attribution.scoring import ROLES, Piece
from evals.mentions.texts import CORPORA, Texts
from rashomon.model.ids import sha256_hex

HERE = Path(__file__).parent
GOLD = HERE / "attributions.jsonl"
FIRST = HERE / "first.jsonl"
SECOND = HERE / "second.jsonl"


@dataclass(frozen=True, slots=True)
class Label:
    """One attribution as labelled.

    Attributes:
        source: Pieces of the source; may be empty.
        cue: Pieces of the cue; may be empty.
        content: Pieces of the content; never empty.
        kind: `direct`, `mixed` or `indirect`.
        mode: `speech` or `attitude`.
        parent: Index, in its passage, of the one whose content holds it.
        sure: Whether a reader has to find it; finding one that is not sure is no error either.
    """

    source: tuple[Piece, ...]
    cue: tuple[Piece, ...]
    content: tuple[Piece, ...]
    kind: str
    mode: str
    parent: int | None
    sure: bool


@dataclass(frozen=True, slots=True)
class Passage:
    """A labelled stretch of one text: every attribution whose cue stands in it is labelled.

    Attributes:
        corpus: Name of the corpus, as in `evals.mentions.texts.CORPORA`.
        name: Name of the text in it.
        sha256: Digest of the whole text in UTF-8.
        start: Where the stretch begins, in code points of the whole text.
        end: Where it ends; sources and contents may reach beyond.
        labels: In order of position.
    """

    corpus: str
    name: str
    sha256: str
    start: int
    end: int
    labels: tuple[Label, ...]

    @property
    def key(self) -> tuple[str, str]:
        """Corpus and name."""
        return self.corpus, self.name


def read_labels(path: Path = GOLD) -> list[Passage]:
    """Read one file of labels.

    Args:
        path: JSON lines, one passage a line.

    Returns:
        The passages in the order of the file.
    """
    return [_to_passage(json.loads(line)) for line in path.read_text("utf-8").splitlines()]


def _to_passage(row: dict[str, Any]) -> Passage:
    labels = tuple(_to_label(att) for att in row.pop("attributions"))
    return Passage(**row, labels=labels)


def _to_label(att: dict[str, Any]) -> Label:
    pieces = {role: tuple((int(start), int(end)) for start, end in att[role]) for role in ROLES}
    return Label(**{**att, **pieces})


def find_texts(passages: Sequence[Passage], data: Path) -> Texts:
    """The text of every passage, those left out that are absent or another version.

    Args:
        passages: What is wanted.
        data: Folder of the corpora, or the one that holds it and cases/.

    Returns:
        Texts whose digest is the labelled one, by corpus and name.
    """
    folder = data / "data" if (data / "data" / "piles").is_dir() else data
    wanted = {passage.key: passage.sha256 for passage in passages}
    found: Texts = {}
    for corpus in sorted({corpus for corpus, _ in wanted}):
        for name, text in CORPORA[corpus](folder):
            if wanted.get((corpus, name)) == _digest(text):
                found[corpus, name] = text
    return found


def _digest(text: str) -> str:
    return sha256_hex(text.encode("utf-8", "surrogatepass"))
