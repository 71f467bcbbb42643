"""Which blocks of a page a person took, by aligning all its words with the gold text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

_TOKEN = re.compile(r"\w+")


def label_blocks(texts: Sequence[str], gold: str) -> tuple[list[float], list[int]]:
    """Aligns the blocks of a page with its gold text.

    Args:
        texts: Text of every block, in the order of the page.
        gold: Main text taken by a person.

    Returns:
        Per block the share of its words that the alignment found in the gold text, and how many
        words it has.
    """
    left: list[str] = []
    owners: list[int] = []
    counts = [0] * len(texts)
    for index, text in enumerate(texts):
        words = _TOKEN.findall(text.casefold())
        left += words
        owners += [index] * len(words)
        counts[index] = len(words)
    hits = [0] * len(texts)
    matcher = SequenceMatcher(None, left, _TOKEN.findall(gold.casefold()), autojunk=False)
    for match in matcher.get_matching_blocks():
        for at in range(match.a, match.a + match.size):
            hits[owners[at]] += 1
    return [hit / n if n else 0.0 for hit, n in zip(hits, counts, strict=True)], counts
