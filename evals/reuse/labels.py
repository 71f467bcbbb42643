"""The hand-made labels: which two documents share an origin, and what their shared passages are.

Three files of JSON lines lie under `labels/`. They hold names, digests, offsets and words of the
guideline, and no text.

    documents.jsonl   every document that a label is about: pile, name, SHA-256 of the text
                      received, family (the documents that derived or unsure pairs join), half
    pairs.jsonl       two documents and how they stand to one another
    passages.jsonl    shared passages of some pairs, as offsets into both texts received
    passes.jsonl      what two passes of labelling chose, before differences were settled
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any, Literal

from rashomon.model.ids import sha256_hex

Half = Literal["tune", "held"]
Relation = Literal["derived", "independent", "unsure"]
PassageKind = Literal["narration", "quotation", "boilerplate"]
Key = tuple[str, str]
"""Pile and name of a document."""

LABELS = Path(__file__).parent / "labels"
HALVES: tuple[Half, ...] = ("tune", "held")
EXHAUSTIVE = ("moscow", "census", "spotify", "google_news")
"""Piles of which every pair was looked at: one that is not listed is independent."""
PILES = (*EXHAUSTIVE, "ecbplus", "polnear")
# An independent pair is hard where so much is the same that it may be taken for copying: a run
# as long as a sentence, or ten shared sequences of five words.
_HARD_RUN = 15
_HARD_GRAMS = 10


@dataclass(frozen=True, slots=True)
class Labelled:
    """One document that labels are about.

    Attributes:
        pile: Name of its pile.
        name: Its name in the pile.
        sha256: Digest of the text received, in UTF-8.
        family: Smallest name among the documents that derived or unsure pairs join with it.
        half: Which half it is in; a family, and a topic of ECB+, is in one half.
    """

    pile: str
    name: str
    sha256: str
    family: str
    half: Half


@dataclass(frozen=True, slots=True)
class Pair:
    """Two documents of a pile and how they stand to one another.

    Attributes:
        pile: Name of the pile.
        left: The smaller name.
        right: The other.
        relation: Whether one was made from the other or both from a third.
        half: Which half it is in.
        kind: How much and what of, for a derived pair; empty otherwise.
        origin: Name of the document that the other was made from, `common` for a third, or
            `unknown`; empty for pairs that are not derived.
        why: What tells the origin.
        grams: How many sequences of five words both have, as they were when labelled.
        run: Words of the longest run that both have, from five on, as it was then.
    """

    pile: str
    left: str
    right: str
    relation: Relation
    half: Half
    kind: str = ""
    origin: str = ""
    why: str = ""
    grams: int = 0
    run: int = 0

    @property
    def hard(self) -> bool:
        """Whether much is shared though neither comes from the other."""
        alike = self.run >= _HARD_RUN or self.grams >= _HARD_GRAMS
        return self.relation == "independent" and alike


@dataclass(frozen=True, slots=True)
class SharedPassage:
    """A passage that two documents share, as labelled.

    Attributes:
        pile: Name of the pile.
        left: The smaller name.
        right: The other.
        left_span: Code points of the left text received.
        right_span: Code points of the right one.
        kind: What it is.
        half: That of its pair.
    """

    pile: str
    left: str
    right: str
    left_span: tuple[int, int]
    right_span: tuple[int, int]
    kind: PassageKind
    half: Half


@dataclass(frozen=True, slots=True)
class Gold:
    """All labels.

    Attributes:
        documents: By pile and name.
        pairs: Those listed, in the order of the file.
        passages: In the order of the file.
    """

    documents: Mapping[Key, Labelled]
    pairs: tuple[Pair, ...]
    passages: tuple[SharedPassage, ...]

    def all_pairs(self, pile: str) -> Iterator[Pair]:
        """The labelled pairs of a pile: those listed, then those that an exhaustive pile implies.

        Args:
            pile: Name of the pile.
        """
        listed = {(one.left, one.right): one for one in self.pairs if one.pile == pile}
        yield from listed.values()
        if pile in EXHAUSTIVE:
            names = sorted(name for of, name in self.documents if of == pile)
            for left, right in combinations(names, 2):
                if (left, right) not in listed:
                    yield Pair(pile, left, right, "independent", self._half(pile, left, right))

    def _half(self, pile: str, left: str, right: str) -> Half:
        halves = {self.documents[pile, name].half for name in (left, right)}
        return halves.pop() if len(halves) == 1 else find_half(f"{pile}/{left}/{right}")


def find_half(key: str) -> Half:
    """The half that a key is in: by the parity of its SHA-256.

    >>> find_half("census/1")
    'held'
    """
    return "held" if int(sha256_hex(key.encode("utf-8")), 16) % 2 else "tune"


def digest_text(text: str) -> str:
    """SHA-256 of a text, lone surrogates and all."""
    return sha256_hex(text.encode("utf-8", "surrogatepass"))


def read_gold(folder: Path = LABELS) -> Gold:
    """Read all labels.

    Args:
        folder: Where the files of JSON lines lie.

    Returns:
        The labels.
    """
    documents = [Labelled(**row) for row in _rows(folder / "documents.jsonl")]
    pairs = tuple(_to_pair(row) for row in _rows(folder / "pairs.jsonl"))
    halves = {(one.pile, one.left, one.right): one.half for one in pairs}
    passages = tuple(_to_passage(row, halves) for row in _rows(folder / "passages.jsonl"))
    return Gold({(one.pile, one.name): one for one in documents}, pairs, passages)


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    yield from (json.loads(line) for line in path.read_text("utf-8").splitlines())


def _to_pair(row: dict[str, Any]) -> Pair:
    return Pair(relation=row.pop("label"), **row)


def _to_passage(row: dict[str, Any], halves: Mapping[tuple[str, str, str], Half]) -> SharedPassage:
    left, right = (tuple(row.pop(side)) for side in ("left_span", "right_span"))
    half = halves[row["pile"], row["left"], row["right"]]
    return SharedPassage(left_span=left, right_span=right, half=half, **row)
