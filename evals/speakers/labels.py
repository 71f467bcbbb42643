"""The hand-made labels: who is reported as the speaker of each attribution.

One file a set lies under `gold/`, one line of it is one document.  Offsets are code points into
the text received (of a row: its title and text, as `ingest` joins them), which is named by its
SHA-256; names of speakers are the only words.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from evals.attribution.scoring import ROLES, Piece
from rashomon.model.ids import sha256_hex
from rashomon.resolve.names.names import name_key

Class = Literal["named", "unnamed", "unknown", "none"]
Half = Literal["tune", "held"]

HERE = Path(__file__).parent
GOLD = HERE / "gold"
PASSES = HERE / "passes.jsonl"
SETS = ("polnear", "moscow", "census", "spotify", "google_news")
CLASSES: tuple[Class, ...] = ("named", "unnamed", "unknown", "none")


@dataclass(frozen=True, slots=True)
class Label:
    """The speaker of one attribution as labelled.

    Attributes:
        source: Pieces of the source; may be empty.
        cue: Pieces of the cue; may be empty.
        content: Pieces of the content; never empty.
        kind: `named`, `unnamed`, `unknown` (nobody, several, the narrator) or `none`, for what is
            no attribution.
        speaker: The fullest name by which the set calls the speaker; None unless `named`.
        also: Other names that are as right.
        joint: Names of those who are said to have said it together.
        evidence: The words that name the speaker best; None unless `named`.
    """

    source: tuple[Piece, ...]
    cue: tuple[Piece, ...]
    content: tuple[Piece, ...]
    kind: Class
    speaker: str | None = None
    also: tuple[str, ...] = ()
    joint: tuple[str, ...] = ()
    evidence: Piece | None = None

    def fits(self, names: Sequence[str]) -> bool:
        """Whether one of some names is the speaker's, whatever its case, accents or article."""
        own = {name_key(name) for name in (self.speaker or "", *self.also)} - {""}
        return any(name_key(name) in own for name in names)


@dataclass(frozen=True, slots=True)
class Labelled:
    """One document with its labels.

    Attributes:
        corpus: Name of the set.
        document: Name of the document in it.
        half: Which half it is in: `held` where the SHA-256 of its name is odd, unless a copy of
            its text is in `tune`.
        sha256: Digest of the text received, in UTF-8.
        labels: In order of position.
    """

    corpus: str
    document: str
    half: Half
    sha256: str
    labels: tuple[Label, ...]


def digest_text(text: str) -> str:
    """SHA-256 of a text, lone surrogates and all."""
    return sha256_hex(text.encode("utf-8", "surrogatepass"))


def read_labels(folder: Path = GOLD) -> tuple[Labelled, ...]:
    """Read all labels.

    Args:
        folder: Where one file of JSON lines a set lies.

    Returns:
        Documents in the order of the sets and of the lines.
    """
    return tuple(
        _to_labelled(corpus, json.loads(line))
        for corpus in SETS
        for line in (folder / f"{corpus}.jsonl").read_text("utf-8").splitlines()
    )


def _to_labelled(corpus: str, row: dict[str, Any]) -> Labelled:
    labels = tuple(_to_label(att) for att in row["attributions"])
    return Labelled(corpus, row["document"], row["half"], row["sha256"], labels)


def _to_label(att: dict[str, Any]) -> Label:
    source, cue, content = (
        tuple((int(start), int(end)) for start, end in att[role]) for role in ROLES
    )
    evidence = att.get("evidence")
    return Label(
        source,
        cue,
        content,
        att["class"],
        att["speaker"],
        tuple(att.get("also", ())),
        tuple(att.get("joint", ())),
        None if evidence is None else (int(evidence[0]), int(evidence[1])),
    )
