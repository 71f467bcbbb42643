"""Which pairs are linked: a score that is high enough, and words enough for who is said to speak.

The score is learnt on statements that were chosen for being alike.  In a whole story far more are
alike by chance, and one false link joins all that hangs on both sides of it.  So a link asks for
more where less is known: near-same words where it is not one speaker who is named on both sides, or
where one content is a bare phrase.
"""

from __future__ import annotations

from collections.abc import Mapping

from rashomon.align.utterances.comparing import Comparison, shared_stems
from rashomon.align.utterances.statements import NAME, Statement

RIVALS = "words.other-speaker"
"""Rule of a link between statements that give the same words to two who cannot both have said
them."""

_LEAST = {"same": 0.5, "office": 0.8, "kin": 0.8, "unknown": 0.7}
"""Least score by how the speakers stand to one another: more likely than not for the same one;
more for a person and the office they speak for, and for bodies whose relation nobody tells."""
_NEAR_SAME, _HALF_SAME, _LONG_RUN = 0.6, 0.4, 0.4
"""Words are near-same where three fifths of the shorter statement's bits are in the other, or two
fifths with two or three rare words in a row."""
_CLOSE = 0.75
_RIVAL_RUN = 0.62
"""Five or so rare words in a row: by chance two speakers hardly share them in quotations."""
_INNER = 0.6
"""Share of a statement from which its words are those of the one quoted within it."""
_PHRASE = 3
"""Telling words of a content, names aside, below which it is a phrase and no clause: *to judge
the policy*."""
_SAME_PHRASE = 0.5
"""Share of the longer content that a phrase must cover to be the same."""
_HEAD = 3
"""Statements of a document that can be those of its headline and its lead."""


def find_rule(
    left: Statement, right: Statement, comparison: Comparison, score: float
) -> str | None:
    """Slug of the rule that links two statements, or ``None``.

    Args:
        left: One statement.
        right: The other.
        comparison: How they compare.
        score: How sure it is that they report one utterance.
    """
    values = comparison.values
    if comparison.voices == "other":
        return RIVALS if _are_rivals(left, right, comparison) else None
    if score < _LEAST[comparison.voices] or not _is_enough(left, right, comparison):
        return None
    if left.forms == right.forms:
        return "words.same"
    if values["passage"]:
        return "passage.same"
    return "words.close" if values["contained"] >= _CLOSE else "meaning.close"


def _is_enough(left: Statement, right: Statement, comparison: Comparison) -> bool:
    values = comparison.values
    if left.att.document == right.att.document and not _may_repeat(left, right, values):
        return False
    if values["passage"]:
        return True
    shared = [name for name in shared_stems(left, right) if not name.startswith(NAME)]
    if not shared or (comparison.voices != "same" and not _is_near_same(values)):
        return False
    phrase = _is_phrase(left) or _is_phrase(right)
    return not phrase or values["covered"] >= _SAME_PHRASE or _is_headline(left, right)


def _is_headline(left: Statement, right: Statement) -> bool:
    """Whether one stands at the head of the document of both, where phrases do for clauses."""
    one = left.att.document == right.att.document
    return one and min(left.place, right.place) < _HEAD


def _is_near_same(values: Mapping[str, float]) -> bool:
    """Near-same words; and more of them where the two are described in words that differ."""
    contained, in_a_row = values["contained"], values["run"] >= _LONG_RUN
    if values["sources_apart"]:
        return contained >= _NEAR_SAME and in_a_row
    return contained >= _NEAR_SAME or (contained >= _HALF_SAME and in_a_row)


def _is_phrase(statement: Statement) -> bool:
    return sum(not name.startswith(NAME) for name in statement.bits) < _PHRASE


def _may_repeat(left: Statement, right: Statement, values: Mapping[str, float]) -> bool:
    """Whether one document may tell of one utterance in both places.

    It reports in other words what it quotes, and has in its headline and lead what its body tells;
    but two quotations of its body, or two reports, are two things said, even by a formula that
    recurs.
    """
    if min(left.place, right.place) < _HEAD:
        quoted = left.att.kind == right.att.kind == "direct"
        return not quoted or values["contained"] >= _NEAR_SAME
    return left.att.kind != right.att.kind


def _are_rivals(left: Statement, right: Statement, comparison: Comparison) -> bool:
    """Whether two who cannot both have said it are quoted with the same words."""
    values = comparison.values
    if comparison.apart or values["run"] < _RIVAL_RUN or values["contained"] < _CLOSE:
        return False
    if "indirect" in (left.att.kind, right.att.kind):
        return False
    return not any(
        one.inner >= _INNER or other.speaker in one.inner_speakers
        for one, other in ((left, right), (right, left))
    )
