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

_LEAST = {"same": 0.5, "office": 0.8, "kin": 0.8, "unknown": 0.6}
"""Least score by how the speakers stand to one another: more likely than not for the same one;
more for a person and the office they speak for, and for bodies whose relation nobody tells."""
_NEAR_SAME, _HALF_SAME, _PART_SAME = 0.6, 0.45, 0.3
_LONG_RUN, _FIXED_RUN = 0.4, 0.62
"""Words are near-same where half of the shorter statement's bits are in the other, or a third with
two rare words in a row; a run of four or five is hardly chance (bits by `comparing._HALF_RUN`).
Chosen by B-cubed on the labelled pairs for tuning, and by reading whole stories."""
_CLOSE = 0.75
_RIVAL_RUN = 0.62
"""Five or so rare words in a row: by chance two speakers hardly share them in quotations."""
_INNER = 0.6
"""Share of a statement from which its words are those of the one quoted within it."""
_PHRASE = 3
"""Telling words of a content, names aside, below which it is a phrase and no clause: *to judge
the policy*."""
_SAME_PHRASE = 0.3
"""Share of the longer content that a phrase must cover to be the same."""
_BESIDE = 2
"""Statements from one to another beside it, with one that stands within either between them."""
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
    if left.att.document == right.att.document and not may_repeat(left, right, values):
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
    """Near-same words, unless one text describes both; a run of them where two texts differ.

    What *the plaintiffs* and *new evidence* say on one matter is alike in its words by the matter
    alone; hardly ever in so many of them in a row, or in nearly all.
    """
    contained, run = values["contained"], values["run"]
    if values["sources"]:
        return True
    if values["sources_apart"]:
        fixed = contained >= _HALF_SAME and run >= _FIXED_RUN
        return fixed or (contained >= _CLOSE and run >= _LONG_RUN)
    return contained >= _HALF_SAME or (contained >= _PART_SAME and run >= _LONG_RUN)


def _is_phrase(statement: Statement) -> bool:
    return sum(not name.startswith(NAME) for name in statement.bits) < _PHRASE


def may_repeat(left: Statement, right: Statement, values: Mapping[str, float]) -> bool:
    """Whether one document may tell of one utterance in both places.

    It has in its headline and lead what its body tells, sums up the quotation beside it, and
    quotes some words of what it quotes in full elsewhere; but two quotations of its body, or two
    reports, are two things said, even by a formula that recurs.

    Args:
        left: One statement.
        right: Another of the same document.
        values: What they have in common; empty where they were not compared.
    """
    kinds = {left.att.kind, right.att.kind}
    near_same = values.get("contained", 0.0) >= _NEAR_SAME
    if min(left.place, right.place) < _HEAD:
        return kinds != {"direct"} or near_same
    if len(kinds) > 1 and left.speaker == right.speaker and _are_beside(left, right):
        return True
    return kinds != {"indirect"} and near_same and values.get("run", 0.0) >= _LONG_RUN


def may_meet(left: Statement, right: Statement, values: Mapping[str, float]) -> bool:
    """Whether two statements of one document may be in one utterance through others.

    More may than are linked: another account may quote as one what stands here in two neighbouring
    sentences, or report what is quoted in one place and told in another.  What stands apart in one
    manner, as the answers of an interview and the formulas of its host, was said apart.

    Args:
        left: One statement.
        right: Another of the same document.
        values: What they have in common; empty where they were not compared.
    """
    if left.att.kind != right.att.kind or _are_beside(left, right):
        return True
    return may_repeat(left, right, values)


def _are_beside(left: Statement, right: Statement) -> bool:
    return abs(left.place - right.place) <= _BESIDE


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
