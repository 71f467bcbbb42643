"""Which wording of a claim is its text: the plainest that a reader understands alone."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rashomon.judge.claims.wording import Wording
from rashomon.text.words import word_set

_PRONOUNS = word_set(
    "i me my mine we us our ours you your yours he him his she her hers it its they them their "
    "theirs this that these those such"
)
_FINITE = word_set(
    "is are was were has have had does do did will would can could may might should must isn't "
    "aren't wasn't weren't hasn't haven't hadn't doesn't don't didn't won't can't"
)
_TELLS = word_set("said says told claimed claims insisted insists denied denies according added")
_SHORT, _LONG = 5, 16
"""Words of a plain sentence: below, something is missing; above, more than one thing is said."""
_BLANKS = re.compile(r"\s+")


def choose_text(wordings: Sequence[Wording]) -> int:
    """Index of the wording that is the claim's text.

    Complete sentences without pronouns, negation and telling come first, then those of a plain
    length, then the shorter; equal ones in order of place.

    Args:
        wordings: All wordings of one claim, at least one.
    """
    return min(range(len(wordings)), key=lambda at: _plainness(wordings[at]))


def _plainness(wording: Wording) -> tuple[object, ...]:
    forms = wording.forms
    opens_bare = bool(forms) and (forms[0].endswith("ing") or forms[0] in ("to", "if", "whether"))
    size = len(forms)
    faults = (
        5 * (wording.negations > 0 or wording.prop.stance == "hedges")
        + 2 * (not _is_sentence(forms) or opens_bare)
        + 2 * any(form in _PRONOUNS for form in forms[:3])
        + sum(form in _PRONOUNS for form in forms)
        + 2 * any(form in _TELLS for form in forms)
        + (size < _SHORT)
        + 2 * (size > _LONG)
        + (not wording.names)
        + (wording.prop.party is None)
    )
    return faults, size, wording.prop.document, wording.prop.span, wording.prop.id


def _is_sentence(forms: Sequence[str]) -> bool:
    """Whether a verb in a finite form seems to stand in it, not at its beginning."""
    return any(form in _FINITE or (len(form) > 4 and form.endswith("ed")) for form in forms[1:])


def to_text(words: str) -> str:
    """The words of a claim on one line."""
    return _BLANKS.sub(" ", words).strip()
