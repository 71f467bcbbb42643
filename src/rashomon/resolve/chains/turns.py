"""To whom the turns of a printed conversation are spoken.

A turn that asks, or says "you", is spoken to whoever takes the next turn, and that one answers
whoever asked (Sacks, Schegloff & Jefferson, "A simplest systematics for the organization of
turn-taking for conversation", Language 50, 1974: the current speaker selects the next).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise

from rashomon.model.links import Speaker
from rashomon.model.reading import Attribution, Reading

_ASKS = re.compile(r"\?[\"”’']?\s*$")
_YOU = re.compile(
    r"(?<!thank )(?<!thanks to )\b(?:you|your|yours)\b(?! (?:know|see|can[’']t)\b)", re.IGNORECASE
)
_LONGEST_GAP = 40
"""Code points between two turns: a line's end, a mark, words of their own such as "(laughter)"."""


def find_turns(
    text: str, reading: Reading, speakers: Mapping[str, Speaker]
) -> Mapping[str, Speaker]:
    """Find to whom turns are spoken, by attribution id.

    Args:
        text: The document's text.
        reading: Its reading.
        speakers: Speakers of its attributions, by attribution id.

    Returns:
        The one spoken to, as the speaker of a turn of their own.
    """
    turns = [att for att in reading.attributions if is_turn(text, att) and att.id in speakers]
    turns.sort(key=lambda att: att.content[0].start)
    found: dict[str, Speaker] = {}
    for asking, answering in pairwise(turns):
        asker, answerer = speakers[asking.id], speakers[answering.id]
        if asker.entity == answerer.entity or not _selects(text, asking, answering):
            continue
        found[asking.id] = answerer
        found.setdefault(answering.id, asker)
    return found


def is_turn(text: str, att: Attribution) -> bool:
    """Whether a statement is a turn, as in "Ruiz: It rains".

    Args:
        text: The document's text.
        att: The statement.
    """
    return (
        att.parent is None
        and len(att.cue) == 1
        and att.cue[0].of(text).strip() == ":"
        and bool(att.source)
        and att.source[0].end <= att.cue[0].start <= att.content[0].start
    )


def _selects(text: str, asking: Attribution, answering: Attribution) -> bool:
    """Whether a turn calls for the one after it, which follows at once."""
    last = asking.content[-1]
    gap = answering.source[0].start - last.end
    if not 0 <= gap <= _LONGEST_GAP or "\n" not in text[last.end : answering.source[0].start]:
        return False
    whole = text[asking.content[0].start : answering.source[0].start]
    return bool(_ASKS.search(whole)) or bool(_YOU.search(whole))
