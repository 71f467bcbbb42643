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
    count = len(surfaces)
    openings = np.zeros(count, np.bool_)
    pending = False
    for index, word in enumerate(surfaces):
        if index == 0 or paragraphs[index] != paragraphs[index - 1]:
            openings[index], pending = True, False
        elif pending and word not in _TRAILING:
            openings[index] = not word[0].islower() and word not in _ENDS
            pending = word in _ENDS
            continue
        if word in _ENDS:
            pending = not (word == "." and index and _is_abbreviation(surfaces[index - 1]))
    return openings


def _is_abbreviation(word: str) -> bool:
    return word.lower() in _ABBREVIATIONS or (len(word) == 1 and word.isupper())
