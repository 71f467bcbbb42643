"""Common English words, for telling names from words."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def english_words() -> frozenset[str]:
    """Words that are written with a small initial and that no name is spelled like.

    Returns:
        Some twenty thousand words of five letters or more, without regular inflected forms.
    """
    table = files("rashomon.lexicon").joinpath("english_words.txt").read_text(encoding="utf-8")
    lines = (line for line in table.splitlines() if not line.startswith("#"))
    return frozenset(word for line in lines for word in line.split())
