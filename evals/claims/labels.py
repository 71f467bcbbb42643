"""The hand-made labels: stretches that speak to one proposition, and how two of them stand.

One file a pile lies under `gold/`, one line of it is one proposition, named in our own words.
Offsets are code points into the text received (of a row: its title and text, as `ingest` joins
them), which is named by its SHA-256; there are no words of it.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from evals.attribution.scoring import Piece

Half = Literal["tune", "held"]
Label = Literal["contested", "agreed", "changed", "figures", "other"]
Stance = Literal["affirms", "denies"]
Key = tuple[str, str]
"""Names of a pile and of a proposition in it."""

HERE = Path(__file__).parent
GOLD = HERE / "gold"
NARRATION = "narration"
"""Holder of what an account says in its own voice."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of one document in which somebody takes a position.

    Attributes:
        document: Name of the document.
        pieces: The words, in code points of the text received.
        holder: Whose position it is, in a word or two of our own; `narration` for the account's.
        stance: Towards the proposition; None for words that speak to another one.
    """

    document: str
    pieces: tuple[Piece, ...]
    holder: str
    stance: Stance | None


@dataclass(frozen=True, slots=True)
class Pair:
    """Two stretches and how they stand to one another.

    Attributes:
        left: Index of the one in its proposition.
        right: Index of the other.
        label: `contested`, `agreed`, `changed`, `figures` or `other`; README.md defines them.
    """

    left: int
    right: int
    label: Label


@dataclass(frozen=True, slots=True)
class Labelled:
    """One proposition with the stretches that speak to it or nearly do.

    Attributes:
        pile: Name of the pile.
        name: Name of the proposition.
        half: `tune` or `held`.
        texts: SHA-256 of the text received of each document, by its name.
        stretches: In the order in which they were labelled.
        pairs: Pairs of them that were labelled.
    """

    pile: str
    name: str
    half: Half
    texts: dict[str, str]
    stretches: tuple[Stretch, ...]
    pairs: tuple[Pair, ...]

    @property
    def key(self) -> Key:
        """Names of the pile and of the proposition."""
        return self.pile, self.name

    def sides(self, pair: Pair) -> tuple[Stretch, Stretch]:
        """The two stretches of a pair."""
        return self.stretches[pair.left], self.stretches[pair.right]

    def is_narrated(self, pair: Pair) -> bool:
        """Whether one side of a pair is the account's own voice."""
        return any(side.holder == NARRATION for side in self.sides(pair))


def read_gold(folder: Path = GOLD) -> tuple[Labelled, ...]:
    """Read all labels, by name of the pile, then of the proposition.

    Args:
        folder: Folder of the labels, one file a pile.
    """
    return tuple(
        _to_labelled(path.stem, json.loads(line))
        for path in sorted(folder.glob("*.jsonl"))
        for line in path.read_text("utf-8").splitlines()
    )


def find_piles(gold: Iterable[Labelled]) -> dict[str, dict[str, str]]:
    """By pile the SHA-256 of every labelled text, by its name."""
    piles: dict[str, dict[str, str]] = {}
    for one in gold:
        piles.setdefault(one.pile, {}).update(one.texts)
    return piles


def _to_labelled(pile: str, row: dict[str, Any]) -> Labelled:
    return Labelled(
        pile,
        row["proposition"],
        row["half"],
        row["texts"],
        tuple(
            Stretch(
                one["document"],
                tuple((start, end) for start, end in one["pieces"]),
                one["holder"],
                one["stance"],
            )
            for one in row["stretches"]
        ),
        tuple(Pair(left, right, label) for left, right, label in row["pairs"]),
    )
