"""Pairs of propositions written for training: their format, their labels, their split.

A file holds blocks, divided by blank lines; lines that begin with "# " are comments:

    P The government signed a ceasefire with the rebels in March.
    P The government and the rebels broke off their talks without a deal.
    +- para | A truce was agreed.
    ?? spec | The talks were held in a hotel.

One to three premises, then hypotheses: one label a premise (`+` supported by it, `-` contradicted
by it, `?` neither), a tag that names the phenomenon, and the hypothesis.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from rashomon.judge.inference.heads import RELATIONS
from rashomon.lexicon.inflection import words

FOLDER = Path(__file__).parent / "pairs"
TAGS = words("neg anto deny num modal quant voice name time role para spec near gen")
SPLITS = (("train", 0.85), ("dev", 0.925), ("test", 1.0))
"""Names and the upper ends of their shares."""

_LABELS = {"+": "supports", "-": "contradicts", "?": "neither"}
_HYPOTHESIS = re.compile(r"([-+?]{1,3}) ([a-z]+) \| (\S.*)")


class BadPairs(ValueError):
    """A file of pairs is written in a way that has no meaning."""


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """A hypothesis and how each premise of its block stands to it.

    Attributes:
        text: The proposition.
        tag: The phenomenon it was written for.
        labels: One of `RELATIONS` a premise.
    """

    text: str
    tag: str
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """Premises about one matter, and hypotheses about them."""

    premises: tuple[str, ...]
    hypotheses: tuple[Hypothesis, ...]

    @property
    def split(self) -> str:
        """Which split the block is in: a hash of its premises decides, so that it never moves."""
        digest = hashlib.sha256("\n".join(self.premises).encode("utf-8")).digest()
        share = int.from_bytes(digest[:8], "big") / 2**64
        return next(name for name, end in SPLITS if share < end)


@dataclass(frozen=True, slots=True)
class Pair:
    """One premise, one hypothesis, and the row of `RELATIONS` that holds between them."""

    premise: str
    hypothesis: str
    label: int
    tag: str


def read_blocks(folder: Path = FOLDER) -> list[Block]:
    """Read all files of a folder.

    Args:
        folder: Holds `*.txt` in the format above.

    Returns:
        The blocks of all files, in order of file name; of blocks with equal premises the first.

    Raises:
        BadPairs: A line is neither premise nor hypothesis, or a label or tag is unknown; the
            message names file and line.
    """
    blocks: dict[tuple[str, ...], Block] = {}
    for path in sorted(folder.glob("*.txt")):
        for block in parse_blocks(path.read_text("utf-8"), path.name):
            blocks.setdefault(block.premises, block)
    return list(blocks.values())


def parse_blocks(text: str, name: str) -> Iterator[Block]:
    """Parse one file.

    Args:
        text: Its content.
        name: What messages call it.

    Yields:
        Its blocks.

    Raises:
        BadPairs: As `read_blocks` says.
    """
    lines: list[tuple[int, str]] = []
    for number, line in enumerate([*text.split("\n"), ""], start=1):
        if line.startswith("# "):
            continue
        if line.strip():
            lines.append((number, line.strip()))
        elif lines:
            yield _parse_block(lines, name)
            lines = []


def _parse_block(lines: list[tuple[int, str]], name: str) -> Block:
    premises = tuple(line[2:].strip() for _, line in lines if line.startswith("P "))
    rest = [(number, line) for number, line in lines if not line.startswith("P ")]
    if not 1 <= len(premises) <= 3 or not rest:
        raise BadPairs(f"{name}:{lines[0][0]}: a block has 1 to 3 premises, then hypotheses")
    return Block(premises, tuple(_parse_hypothesis(*item, name, len(premises)) for item in rest))


def _parse_hypothesis(number: int, line: str, name: str, premises: int) -> Hypothesis:
    match = _HYPOTHESIS.fullmatch(line)
    if not match or len(match[1]) != premises or match[2] not in TAGS:
        raise BadPairs(
            f"{name}:{number}: want {premises} labels of '+-?', a tag and ' | ' before the "
            f"hypothesis: {line[:60]!r}"
        )
    return Hypothesis(match[3], match[2], tuple(_LABELS[mark] for mark in match[1]))


def make_pairs(blocks: Iterable[Block]) -> list[Pair]:
    """Every premise of a block with every hypothesis of it."""
    return [
        Pair(premise, hypothesis.text, RELATIONS.index(label), hypothesis.tag)
        for block in blocks
        for hypothesis in block.hypotheses
        for premise, label in zip(block.premises, hypothesis.labels, strict=True)
    ]
