"""The hand-made labels: which statements report one act of speaking.

One file a pile lies under `gold/`, one line of it is one block.  Offsets are code points into the
text received (of a row: its title and text, as `ingest` joins them; of an ECB+ text: its tokens,
as `evals.mentions.texts` joins them), which is named by its SHA-256; there are no words.
"""

import json
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from pathlib import Path
from typing import Any, Literal

from evals.attribution.scoring import Piece

Half = Literal["tune", "held"]
Key = tuple[str, str]
"""Names of a pile and of a block in it."""

HERE = Path(__file__).parent
GOLD = HERE / "gold"


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement of a block.

    Attributes:
        document: Name of its document.
        content: Pieces of its content, in code points of the text received.
        parts: Names of the things said, in its block, that it reports; statements that share one
            report one utterance, and a statement with none is the only report of its own.
    """

    document: str
    content: tuple[Piece, ...]
    parts: frozenset[str]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two statements that a figure of pairs asks about.

    Attributes:
        left: Index of the one in its block.
        right: Index of the other, which is larger.
        kind: How they are alike, or how they differ; README.md lists the kinds.
    """

    left: int
    right: int
    kind: str


@dataclass(frozen=True)
class Block:
    """Statements of one pile that were all compared with one another.

    Attributes:
        pile: Name of the pile.
        name: Name of the block in it.
        half: `tune` or `held`.
        texts: SHA-256 of the text received of each document, by its name.
        statements: In the order in which they were labelled.
        unsure: Pairs of indices, the smaller first, that no figure counts.
        pairs: Pairs that the figures of pairs ask about.
    """

    pile: str
    name: str
    half: Half
    texts: dict[str, str]
    statements: tuple[Statement, ...]
    unsure: frozenset[tuple[int, int]]
    pairs: tuple[Pair, ...]

    @cached_property
    def groups(self) -> Sequence[Hashable]:
        """For each statement the group of those that hang together with it."""
        numbers = range(len(self.statements))
        return join_linked(len(numbers), (p for p in combinations(numbers, 2) if self.same(*p)))

    @property
    def key(self) -> Key:
        """What the block is known by."""
        return self.pile, self.name

    def same(self, left: int, right: int) -> bool:
        """Whether two statements report one utterance."""
        parts = self.statements[left].parts & self.statements[right].parts
        return left == right or bool(parts)

    def is_plain(self, left: int, right: int) -> bool:
        """Whether it was plain to the labeller."""
        return (min(left, right), max(left, right)) not in self.unsure

    def is_joined(self, left: int, right: int) -> bool:
        """Whether they are one utterance, or hang together through others that are."""
        return self.groups[left] == self.groups[right]


def read_blocks(folder: Path = GOLD) -> tuple[Block, ...]:
    """Read all labels.

    Args:
        folder: Where one file of JSON lines a pile lies.

    Returns:
        Blocks in the order of the files' names and of the lines.
    """
    return tuple(
        _to_block(path.stem, json.loads(line))
        for path in sorted(folder.glob("*.jsonl"))
        for line in path.read_text("utf-8").splitlines()
    )


def find_piles(blocks: Sequence[Block]) -> dict[str, dict[str, str]]:
    """The labelled documents of each pile, by name, with the SHA-256 of their texts."""
    piles: dict[str, dict[str, str]] = {}
    for block in blocks:
        piles.setdefault(block.pile, {}).update(block.texts)
    return piles


def join_linked(size: int, links: Iterable[tuple[int, int]]) -> list[Hashable]:
    """Divide statements so that those linked, directly or through others, are together.

    Args:
        size: How many statements there are.
        links: Pairs of indices.

    Returns:
        For each statement the smallest index that it is together with.
    """
    groups = list(range(size))
    for left, right in links:
        low, high = sorted((groups[left], groups[right]))
        if low != high:
            groups = [low if group == high else group for group in groups]
    return list(groups)


def _to_block(pile: str, row: dict[str, Any]) -> Block:
    names = list(row["documents"])
    statements = tuple(
        Statement(names[document], tuple((start, end) for start, end in content), frozenset(parts))
        for document, content, parts in row["statements"]
    )
    unsure = frozenset((left, right) for left, right in row["unsure"])
    pairs = tuple(Pair(left, right, kind) for left, right, kind in row["pairs"])
    half: Half = row["half"]
    return Block(pile, row["block"], half, row["documents"], statements, unsure, pairs)
