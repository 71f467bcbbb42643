"""Labels of a statement that are told apart from one another and from any number.

How sure the *reading* is, how clearly the words are *attributed*, and how many accounts of them are
*independent* are three things: a sure reading can have an unclear speaker, and a clear speaker may
be known from one account alone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from rashomon.lexicon.roles import role_words
from rashomon.model.links import Utterance
from rashomon.model.record import Statement
from rashomon.publish.index import RecordIndex

AttributionState = Literal["named", "role", "anonymous", "unclear", "conflicting"]

ATTRIBUTION_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "named": "the text names somebody who is told apart from all others",
        "role": "an office is given and no name",
        "anonymous": "somebody is meant whom the text does not name",
        "unclear": "who is meant is not established",
        "conflicting": "the same words are given to others elsewhere",
    }
)

_GROUPING: Mapping[str, str] = MappingProxyType(
    {
        "words.same": "the same words",
        "words.close": "nearly the same words",
        "meaning.close": "other words of close meaning",
        "passage.same": "within text that one document has from the other",
    }
)
# Words before a noun that make it somebody not told apart: "a diplomat", "several officials".
_SOMEBODY = re.compile(
    r"(?:an?|one|two|three|some|several|many|other|another|unnamed|anonymous|officials|sources|"
    r"diplomats|witnesses|residents|analysts|observers|critics|people)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+")


def attribution_state(index: RecordIndex, att: Statement) -> AttributionState:
    """How clearly a statement is attributed.

    Args:
        index: The record.
        att: The statement.

    Returns:
        The state; `ATTRIBUTION_WORDS` has what each means.
    """
    utterance = index.utterance_of.get(att.id)
    if utterance is not None and utterance.speaker_disputed:
        return "conflicting"
    if att.speaker is not None and index.entities[att.speaker].kind != "unnamed":
        return "named"
    source = index.words(att.document, att.source)
    if _SOMEBODY.match(source):
        return "anonymous"
    if _is_office(source):
        return "role"
    return "unclear" if att.speaker is None else "anonymous"


def grouping_words(index: RecordIndex, utterance: Utterance) -> str:
    """Why reports were taken for one utterance, and who says so.

    Args:
        index: The record.
        utterance: The utterance.

    Returns:
        E.g. "automatically: the same words"; empty for one report alone.
    """
    if len(utterance.attributions) < 2:
        return ""
    if index.layers.get(utterance.id):
        return "by hand"
    why = _GROUPING.get(utterance.rule, utterance.rule)
    if utterance.id in index.states:
        return f"confirmed by a person: {why}"
    return f"automatically: {why}"


def _is_office(source: str) -> bool:
    words = [word.lower() for word in _WORD.findall(source)]
    return (
        bool(words)
        and words[0] == "the"
        and any(word in role_words().offices for word in words[1:])
    )
