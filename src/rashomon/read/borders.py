"""Sentence borders by rule, for the reader's distances between spans.

Not part of the model's input: these borders only steer how decoded spans are
linked, so a wrong one costs a link at most.
"""

import re

import numpy as np
from numpy.typing import NDArray

_ENDS = frozenset((".", "!", "?", "...", "\u2026"))
_TRAILING = frozenset(("\u201d", "''", '"', "\u2019", "'", ")", "]", "\u00bb"))
_ABBREVIATIONS = frozenset(
    re.findall(
        r"\S+",
        "mr mrs ms dr prof sen sens rep reps gov govs gen lt col maj capt sgt cpl adm cmdr rev hon "
        "st jr sr vs etc inc corp co ltd jan feb mar apr jun jul aug sept sep oct nov dec no fig "
        "messrs supt atty dist ave blvd rd mt ft al calif fla tex va ala ariz ark colo conn del ga "
        "ill ind kan ky la mass md mich minn miss mo mont neb nev okla ore pa tenn vt wash "
        "wis wyo",
    )
)


def find_sentence_starts(surfaces: list[str], paragraphs: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Say for each word whether it begins a sentence.

    A sentence ends at a full stop, exclamation or question mark with the closing
    marks behind it, unless the stop follows an abbreviation or an initial, or the
    next word begins with a small letter. Linear in the number of words.

    Args:
        surfaces: The words of one text in reading order.
        paragraphs: Paragraph number of each word; each paragraph begins a sentence.

    Returns:
        One flag a word.
    """
    openings = np.diff(paragraphs, prepend=-1).astype(np.bool_)
    passed = -1
    for end in [index for index, word in enumerate(surfaces) if word in _ENDS]:
        if end > passed and not _is_of_abbreviation(surfaces, end):
            passed = _open_after(surfaces, openings, end)
    return openings


def _open_after(surfaces: list[str], openings: NDArray[np.bool_], end: int) -> int:
    """Mark the sentence that begins behind an end; the index before which all is settled."""
    at = end + 1
    while at < len(surfaces) and not openings[at]:
        word = surfaces[at]
        if word not in _TRAILING and word not in _ENDS:
            openings[at] = not word[0].islower()
            return at
        at += 1
    return at - 1


def _is_of_abbreviation(surfaces: list[str], end: int) -> bool:
    return surfaces[end] == "." and end > 0 and _is_abbreviation(surfaces[end - 1])


def _is_abbreviation(word: str) -> bool:
    return word.lower() in _ABBREVIATIONS or (len(word) == 1 and word.isupper())
