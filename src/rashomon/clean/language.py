"""Which language a text is in, decided paragraph by paragraph."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import Any

UNDETERMINED = "und"

# Letters below which the identifier is not asked: on fewer it errs on one text in twenty
# (Lui and Baldwin 2012, table 4: short messages), and names alone decide.
_FEWEST_LETTERS = 60
# Posterior below which an answer does not count.
_SURE = 0.9
# Paragraphs looked at, evenly spread, and characters of each.
_PARAGRAPHS, _CHARACTERS = 40, 1000
# Share of the letters judged that the winner needs.
_MAJORITY = 0.5


@cache
def _identifier() -> Any:
    # Loaded at the first call only: the model takes a second that `import rashomon` must not.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def find_language(text: str, declared: str = "") -> str:
    """The language of a text.

    Args:
        text: A cleaned text; paragraphs are separated by blank lines.
        declared: Tag that came with the text; used where the text is too short or unclear.

    Returns:
        A primary BCP 47 tag such as ``en``, or ``und``.
    """
    votes: Counter[str] = Counter()
    for paragraph in _samples(text):
        tag, probability = _identifier().classify(paragraph)
        if probability >= _SURE:
            votes[tag] += len(paragraph)
    if votes:
        tag, most = min(votes.items(), key=lambda item: (-item[1], item[0]))
        if most > _MAJORITY * votes.total():
            return tag
    return primary_tag(declared) or UNDETERMINED


def primary_tag(tag: str) -> str:
    """The primary subtag of a language tag; empty where the string is none.

    >>> primary_tag("en-GB"), primary_tag("en_US"), primary_tag("English text")
    ('en', 'en', '')
    """
    primary = tag.strip().replace("_", "-").split("-")[0].lower()
    return primary if 2 <= len(primary) <= 3 and primary.isascii() and primary.isalpha() else ""


def is_readable(tag: str, text: str, languages: tuple[str, ...]) -> bool:
    """Whether a text is in a language that the reader reads.

    An undetermined text is read if it is written in Latin letters: most such texts are flashes
    of two lines, and a reader that finds nothing in them does no harm.

    Args:
        tag: Its language, or ``und``.
        text: The text.
        languages: Primary tags that the reader reads.
    """
    if tag != UNDETERMINED:
        return tag in languages
    letters = [char for char in text[:4000] if char.isalpha()]
    return 2 * sum(char < "\u0250" for char in letters) >= len(letters)


def _samples(text: str) -> list[str]:
    """Paragraphs long enough to tell, or the whole text where none is but all together are."""
    long = [p for p in text.split("\n\n") if _letters(p[:_CHARACTERS]) >= _FEWEST_LETTERS]
    if not long:
        start = text[:_CHARACTERS].replace("\n\n", " ")
        return [start] if _letters(start) >= _FEWEST_LETTERS else []
    step = -(-len(long) // _PARAGRAPHS)
    return [paragraph[:_CHARACTERS] for paragraph in long[::step]]


def _letters(text: str) -> int:
    return sum(char.isalpha() for char in text)
