"""Which words of a narration tell that somebody wrote just these, and which anybody would use.

Whoever reports an event has its names, its offices and "he said" from the event, and little
words from the language.  What is left was chosen by a writer.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from rashomon.model.reading import Reading
from rashomon.model.spans import Span
from rashomon.text.function_words import FUNCTION_WORDS
from rashomon.text.words import Words

Flags = NDArray[np.bool_]

# Where the clause begins that a source may end in: what it says of the source is narration.
_RELATIVE = re.compile(r"\b(?:who|whose|whom|which|that|where)\b")


def find_telling(text: str, words: Words, reading: Reading | None, title: Span | None) -> Flags:
    """Says of each word of a document whether it is evidence of a common text.

    Args:
        text: Its text.
        words: The words of it.
        reading: What was read in it; ``None`` if nothing was.
        title: Its headline, whose words are the story's own: independent desks arrive at the
            same one.

    Returns:
        False for function words, for names with their titles, for words with a capital (unless
        most have one), for those attributed and the words that attribute, and for the headline.
    """
    telling = np.fromiter((form not in FUNCTION_WORDS for form in words.forms), np.bool_)
    capital = np.fromiter((text[at].isupper() for at in words.starts), np.bool_)
    if 2 * capital.sum() < len(capital):
        telling &= ~capital
    telling &= ~flag_words(words, _common_spans(text, reading))
    telling &= ~flag_words(words, (title,) if title else ())
    return telling


def _common_spans(text: str, reading: Reading | None) -> Iterable[Span]:
    if reading is None:
        return
    for mention in reading.mentions:
        yield mention.span
        if mention.title is not None:
            yield mention.title
    for att in reading.attributions:
        for span in att.source:
            clause = _RELATIVE.search(text, span.start, span.end)
            yield Span(span.start, clause.start()) if clause else span
        yield from att.cue


def find_recurring(words: Words) -> Flags:
    """Says of each word of a document whether it stands there more than once.

    Two accounts whose topic is a word both have it in many places; a phrase made of such words
    says little about where either comes from.
    """
    counts = Counter(words.forms)
    return np.fromiter((counts[form] > 1 for form in words.forms), np.bool_, len(words.forms))


def flag_words(words: Words, spans: Iterable[Span]) -> Flags:
    """Flags the words that begin in one of some spans.

    Args:
        words: The words of a text.
        spans: Stretches of it, in any order.
    """
    starts = np.asarray(words.starts, np.int64)
    flags = np.zeros(len(starts), np.bool_)
    bounds = [(span.start, span.end) for span in spans]
    if bounds:
        edges = np.searchsorted(starts, np.asarray(bounds, np.int64))
        for first, stop in edges.tolist():
            flags[first:stop] = True
    return flags
