"""Names that stand as sources and that the reading did not mark as names."""

from __future__ import annotations

import re

from rashomon.lexicon.grammar import grammar
from rashomon.lexicon.names import name_words
from rashomon.model.spans import Span
from rashomon.resolve.phrases import pronoun_of

_NAME = re.compile(
    r"^(?:[Tt]he\s)?((?:[A-Z][\w’'&.-]*[^\W_])(?:\s(?:of|and|for|&|[A-Z][\w’'&.-]*[^\W_])){0,3})$"
)
# Capitals that open a sentence prove nothing: "Critics said".
_OPENS = re.compile(r"(?:^|[.!?:\n“\"]\s*)$")
_LONGEST = 60


def find_unread_name(text: str, source: Span) -> Span | None:
    """A source that is nothing but a name.

    Args:
        text: The document's text.
        source: A source in which no mention was read.

    Returns:
        The name without an article; ``None`` where it may be a common noun: one word that has a
        capital nowhere but where a sentence opens, or that the lists know as a word for people.
    """
    hit = _NAME.match(source.of(text)) if len(source) <= _LONGEST else None
    if hit is None:
        return None
    name, start = hit[1], source.start + hit.start(1)
    words = name.split()
    if words[-1] in ("of", "and", "for", "&") or any(_is_common(word) for word in words):
        return None
    if len(words) == 1 and not _stands_inside(text, name):
        return None
    return Span(start, start + len(name))


def _is_common(word: str) -> bool:
    lists = name_words()
    low = word.lower()
    single = low.removesuffix("s")
    known = lists.people | lists.offices | lists.plurals
    common = low in known or single in known or word in lists.calendar
    return common or pronoun_of(word) is not None or low in grammar().relatives


def _stands_inside(text: str, name: str) -> bool:
    """Whether a word has its capital inside a sentence, too."""
    for hit in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text):
        if not _OPENS.search(text[max(0, hit.start() - 4) : hit.start()]):
            return True
    return False
