"""The hand-made labels: offsets and kinds, never text.

`gold.json` is a list of passages; offsets are code points into the whole text, as
`evals.mentions.texts` reads it, and every text is named by its SHA-256.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from evals.mentions.texts import Texts
from rashomon.model.ids import sha256_hex

GOLD = Path(__file__).parent / "gold.json"
KINDS = ("person", "organization", "place", "group")


@dataclass(frozen=True, slots=True)
class GoldMention:
    """One name as labelled.

    Args:
        start: First code point in the whole text.
        end: One past the last.
        kind: One of `KINDS`.
        government: Whether a place's name stands for its government.
    """

    start: int
    end: int
    kind: str
    government: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """A labelled stretch of one text; every name in it is labelled.

    Args:
        corpus: Name of the corpus, as in `evals.mentions.texts.CORPORA`.
        name: Name of the text in it.
        sha256: Digest of the whole text in UTF-8.
        start: Where the stretch begins, in code points of the whole text.
        end: Where it ends.
        mentions: In order of position.
    """

    corpus: str
    name: str
    sha256: str
    start: int
    end: int
    mentions: tuple[GoldMention, ...]


def read_gold(path: Path = GOLD) -> list[Passage]:
    """Read the labels.

    Args:
        path: A file of the shape of `gold.json`.

    Returns:
        Its passages in order.

    Raises:
        ValueError: A label is of an unknown kind or lies outside its passage.
    """
    return [_read_passage(row) for row in json.loads(path.read_text("utf-8"))]


def _read_passage(row: dict[str, object]) -> Passage:
    labels = row["mentions"]
    if not isinstance(labels, list):
        raise ValueError(f"labels of {row['name']} are no list")
    passage = Passage(
        corpus=str(row["corpus"]),
        name=str(row["name"]),
        sha256=str(row["sha256"]),
        start=int(str(row["start"])),
        end=int(str(row["end"])),
        mentions=tuple(GoldMention(*label) for label in labels),
    )
    for gold in passage.mentions:
        inside = passage.start <= gold.start < gold.end <= passage.end
        if not inside or gold.kind not in KINDS:
            raise ValueError(f"{passage.name}: label {gold} does not fit")
    return passage


def write_gold(passages: Sequence[Passage], path: Path = GOLD) -> None:
    """Write labels, one passage a line.

    Args:
        passages: In the order wanted.
        path: Where to.
    """
    rows = [
        {
            "corpus": one.corpus,
            "name": one.name,
            "sha256": one.sha256,
            "start": one.start,
            "end": one.end,
            "mentions": [
                [m.start, m.end, m.kind, *([True] if m.government else [])] for m in one.mentions
            ],
        }
        for one in passages
    ]
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    path.write_text(f"[\n{lines}\n]\n", "utf-8")


def split_known(
    passages: Sequence[Passage], texts: Texts
) -> tuple[list[Passage], list[Passage], list[Passage]]:
    """Sort passages by what has become of their texts.

    Args:
        passages: All passages.
        texts: What was read.

    Returns:
        Passages whose text is there and the same; whose text has changed; whose text is absent.
    """
    same, changed, absent = [], [], []
    for passage in passages:
        text = texts.get((passage.corpus, passage.name))
        if text is None:
            absent.append(passage)
        elif sha256_hex(text.encode("utf-8", "surrogatepass")) == passage.sha256:
            same.append(passage)
        else:
            changed.append(passage)
    return same, changed, absent
