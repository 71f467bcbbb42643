"""Whether a statement in another's content is told as past, by the form of its cue."""

from __future__ import annotations

import re

from rashomon.model.reading import Attribution

# Words that may stand before the verb of a cue.
_ADVERB = re.compile(r"(?:\w+ly|also|even|later|once|first|then|never|just|still|again)$")
_WORD = re.compile(r"[^\W\d_]+(?:['’]\w+)?")
# Past forms of verbs of saying, thinking and wanting that do not end in -ed (Quirk et al., "A
# Comprehensive Grammar of the English Language", 1985, 3.18); "read" and "put" look the same.
_IRREGULAR = frozenset(
    (
        *("said", "told", "wrote", "spoke", "swore", "thought", "knew", "felt", "found", "held"),
        *("understood", "meant", "gave", "made", "saw", "heard", "sought", "taught", "drew"),
        *("sent", "took", "foresaw", "withdrew", "went", "did", "didn't", "didn’t", "was", "were"),
        *("wasn't", "weren't", "wasn’t", "weren’t", "came", "kept", "led", "left", "overthrew"),
    )
)
_POSSESSIVE = re.compile(r"(?:['’]s?)\s*$")
_OWNERS = frozenset(("his", "her", "their", "its", "my", "our", "your"))


def is_past(text: str, att: Attribution) -> bool:
    """Whether the verb of a cue is in the past.

    Args:
        text: The document's text.
        att: The statement.
    """
    for span in att.cue[:1]:
        for word in _WORD.findall(span.of(text).lower()):
            if not _ADVERB.match(word):
                return word in _IRREGULAR or (word.endswith("ed") and word not in ("need", "heed"))
    return False


def is_noun(text: str, att: Attribution) -> bool:
    """Whether a cue is a noun with the one whose it is: "Ruiz's promise", "her plan".

    Args:
        text: The document's text.
        att: The statement.
    """
    if not att.cue or not att.source:
        return False
    source, cue = att.source[-1], att.cue[0]
    if source.of(text).lower() in _OWNERS:
        return True
    if source.end > cue.start:
        return False
    return bool(_POSSESSIVE.search(text, source.start, cue.start))
