"""Cautions judged by hand: where each stands, and whether it is right; no words of the texts."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from evals.cautions.raised import Raised
from rashomon.errors import InvariantError
from rashomon.model.ids import sha256_hex

Verdict = Literal["right", "wrong", "unsure"]

JUDGED = Path(__file__).with_name("judged.jsonl")
MOST = 40
"""Cautions of one slug that are judged."""


@dataclass(frozen=True, slots=True)
class Precision:
    """How many of the cautions of one slug are right.

    Args:
        slug: The slug.
        raised: Raised on all texts that are there.
        right: Judged right.
        wrong: Judged wrong.
        unsure: Left open by whoever judged; in no figure.
        gone: Judged once and not raised any more, or its text is absent or another.
    """

    slug: str
    raised: int
    right: int
    wrong: int
    unsure: int
    gone: int


def read_judged(path: Path = JUDGED) -> dict[Raised, Verdict]:
    """The verdicts by caution.

    Args:
        path: JSON lines.

    Raises:
        InvariantError: A verdict is none, or a caution stands there twice.
    """
    found: dict[Raised, Verdict] = {}
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        verdict = row.pop("verdict")
        raised = Raised(**row)
        if verdict not in get_args(Verdict) or raised in found:
            raise InvariantError(f"{path.name}: {raised}: {verdict} is no verdict, or one of two")
        found[raised] = verdict
    return found


def choose(raised: Iterable[Raised], most: int = MOST) -> list[Raised]:
    """What is to be judged of one slug: by turns from each corpus, in the order of a digest.

    Args:
        raised: Cautions of one slug.
        most: How many are taken at most.
    """
    by_corpus: dict[str, list[Raised]] = defaultdict(list)
    for one in sorted(raised, key=_lot):
        by_corpus[one.corpus].append(one)
    turns = [
        (turn, corpus, one)
        for corpus, several in by_corpus.items()
        for turn, one in enumerate(several)
    ]
    return [one for _, _, one in sorted(turns)[:most]]


def _lot(raised: Raised) -> str:
    return sha256_hex(f"{raised.corpus} {raised.document} {raised.start} {raised.end}".encode())


def rate(raised: Iterable[Raised], judged: Mapping[Raised, Verdict]) -> list[Precision]:
    """Precision of every slug that was raised or judged, by slug.

    Args:
        raised: All cautions raised.
        judged: The verdicts.
    """
    now = set(raised)
    slugs = sorted({one.slug for one in (*now, *judged)})
    return [_rate_slug(slug, now, judged) for slug in slugs]


def _rate_slug(slug: str, now: set[Raised], judged: Mapping[Raised, Verdict]) -> Precision:
    verdicts = [verdict for one, verdict in judged.items() if one.slug == slug and one in now]
    return Precision(
        slug,
        sum(one.slug == slug for one in now),
        verdicts.count("right"),
        verdicts.count("wrong"),
        verdicts.count("unsure"),
        sum(one.slug == slug and one not in now for one in judged),
    )
