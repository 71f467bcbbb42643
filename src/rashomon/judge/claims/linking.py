"""From comparisons to links: which are sure enough, and the reasons that they give."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rashomon.judge.claims.relating import Related
from rashomon.judge.claims.wording import Wording
from rashomon.model.judgement import ClaimLink
from rashomon.text.words import word_set

JOINING = 0.6
"""Score from which a link joins two groups of propositions whose words alone tie them together."""
CONTESTING = 0.1
"""Score from which a link between what one party affirms and another denies can make a claim
contested.  This and the figures below were set by reading: the labelled candidates among 600
accounts of unrelated matters (`evals/candidates`), the tuning half of `evals/claims`, the made-up
sample, and all that is called contested in them."""
_TOLD, _BOTH_TOLD = 0.65, 0.5
"""What the sentence model must say for the opposite: on average, and in either direction."""
_SAID = 0.4
"""What it must say on average for the same, where one denies what the other affirms."""
_ALIKE, _CONTAINED = 0.6, 0.3
"""Cosine of what the reader took the two to mean, where they stand in two documents, and share of
the shorter that the other must have in any case.  Of pairs with less in common that the sentence
model held for contradictions as many were none as were: "no officers were hurt" and "an officer
shot a man"."""
_SAME_CONTAINED, _SAME_COVERED = 0.4, 0.3
"""Share of the shorter and of the longer that the other must have, for one to deny what the other
affirms in words of its own."""
_WHOLE = 0.9
"""The same share of both for nearly the same words, which need no sentence model."""
_COVERED = 0.3
"""Share of the longer one that the shorter must have, to join two groups: a few words in common
with a long sentence are an aside of it."""
_BESIDE, _BESIDE_TOLD = 0.2, 0.7
"""Share of the shorter, and what the sentence model must say on average for the opposite, where
they stand beside one another with a word of contrast."""
_SURE = 0.8
"""What the sentence model must say in both directions where nothing else speaks for it."""
_CONDITIONS = word_set("if unless until till whether provided")
SAME_WORDS = "words.same"
READ = "words.read"
BESIDE = "words.beside"

_TELLING = {
    "beside": "statements.beside",
    "utterance": "utterance.same",
    "names": "names.same",
    "numbers": "numbers.same",
}
_MOST = 0.6
"""Figures from which one of them is given as a reason."""


def is_contesting(left: Wording, right: Wording, related: Related) -> bool:
    """Whether a link is sure enough that two parties contradict one another by it.

    Beside its score it must be borne out: by their standing together with a word of contrast; by
    words in common and what the sentence model says in both directions, which in two documents
    must mean alike or be sure; or, where one rejects in words what the other says, by those words.
    Who gives another number of something rejects nobody's by that; neither does who speaks of
    themselves alone.

    Args:
        left: The one.
        right: The other.
        related: How they stand.
    """
    values = related.values
    if related.score < CONTESTING or related.comparison.figures is False:
        return False
    if values["answered"] or (values["beside"] and _is_told_off(values)):
        return True
    if values["utterance"] or values["unclear"] or left.pointing or right.pointing:
        return False
    if _speak_of_themselves(left, right) or _is_conditional(left) != _is_conditional(right):
        return False
    if related.relation == "same":
        return _is_the_same(values)
    if values["contradicts"] < _TOLD or related.least_told < _BOTH_TOLD:
        return False
    if values["contained"] < _CONTAINED:
        return False
    near = left.prop.document == right.prop.document or values["meaning"] >= _ALIKE
    return near or related.least_told >= _SURE


def _is_conditional(one: Wording) -> bool:
    """Whether a proposition sets a condition.

    "No boat sails until the guns are gone" tells neither of boats nor of guns where they are.
    """
    return not _CONDITIONS.isdisjoint(one.forms)


def _speak_of_themselves(left: Wording, right: Wording) -> bool:
    """Whether one speaks of whoever says it, and the other of somebody else.

    "I support the bill" and another's "I cannot support it" are two matters; of the same words
    in one place ("denies a rival's claim that it …") the pronoun means one and the same.
    """
    here, there = left.prop.span, right.prop.span
    same = left.prop.document == right.prop.document
    one_place = same and here.start < there.end and there.start < here.end
    return not one_place and any(
        one.own and one.own.isdisjoint(other.names | other.own)
        for one, other in ((left, right), (right, left))
    )


def _is_told_off(values: Mapping[str, float]) -> bool:
    """Whether words with a contrast between them have enough to do with one another."""
    return values["contained"] >= _BESIDE and values["contradicts"] >= _BESIDE_TOLD


def _is_the_same(values: Mapping[str, float]) -> bool:
    """Whether two say the same in words enough for the one to deny the other's."""
    if values["covered"] >= _WHOLE:
        return True
    in_words = values["contained"] >= _SAME_CONTAINED and values["covered"] >= _SAME_COVERED
    return in_words and values["supports"] >= max(_SAID, values["contradicts"])


def is_joining(related: Related) -> bool:
    """Whether a link is sure enough to join two groups of propositions."""
    if related.score < JOINING:
        return False
    values = related.values
    near = bool(values["answered"] or values["utterance"])
    if not near and values["covered"] < _COVERED:
        return False
    sure = related.least_told >= _SURE
    return near or sure or related.comparison.doubtful or _is_signed(related)


def _is_signed(related: Related) -> bool:
    """Whether negation and opposite words speak for the relation."""
    return related.comparison.opposite == (related.relation == "opposite")


def to_link(left: Wording, right: Wording, related: Related) -> ClaimLink:
    """The link of two propositions that were compared."""
    one, other = sorted((left.prop.id, right.prop.id))
    return ClaimLink(
        left=one,
        right=other,
        relation=related.relation,
        score=round(related.score, 4),
        rule=BESIDE if related.values["beside"] else READ,
        reasons=tuple(_reasons(related)),
    )


def to_same_words(members: Sequence[Wording]) -> Iterator[ClaimLink]:
    """Links of propositions in the same words to the first of them."""
    first, *others = sorted(one.prop.id for one in members)
    for other in others:
        yield ClaimLink(first, other, "same", 1.0, SAME_WORDS, (SAME_WORDS,))


def _reasons(related: Related) -> Iterator[str]:
    values = related.values
    told = "contradicts" if related.relation == "opposite" else "supports"
    if values[told] >= 0.5:
        yield f"model.{told}"
    yield from related.comparison.flips
    if related.comparison.figures is False:
        yield "numbers.differ"
    if values["contained"] >= _MOST:
        yield "words.shared"
    for name, slug in _TELLING.items():
        if values.get(name, 0.0) >= _MOST:
            yield slug
