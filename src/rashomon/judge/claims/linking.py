"""From comparisons to links: which are sure enough, and the reasons that they give."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rashomon.judge.claims.relating import Related
from rashomon.judge.claims.wording import Wording
from rashomon.model.judgement import ClaimLink

JOINING = 0.6
"""Score from which a link joins two groups of propositions whose words alone tie them together."""
_OWN_JOINING = 0.75
"""The same for two propositions of one party, which is expected to agree with itself on anything
that it says, so that a score tells less."""
CONTESTING = 0.48
"""Score from which a link between what one party affirms and another denies makes a claim
contested.  This and the figures below were set by reading, not fitted: the least strict at which
nearly all that is called contested was right in the made-up sample, in a case of five accounts and
in three piles of news, and nearly nothing was contested among 150 accounts of unrelated matters,
where a first setting had eleven false ones (Nov 2026).  Few contradictions of `evals/claims` are
found at it: most of them can only be inferred."""
_CONTAINED = 0.4
"""Share of the shorter of the two that the other must have, where nothing but the words ties
them together."""
_COVERED = 0.3
"""Share of the longer one that the shorter must have: a few words in common with a long sentence
are an aside of it."""
_FAR_SHARED, _FAR_CONTAINED, _FAR_COVERED = 0.42, 0.6, 0.4
"""The same, and how much both must have in common (see `comparing`: some 29 bits, two to three
words that say something), where they stand in two documents.  An account that tells of a
contradiction mostly has both sides of it; statements of two documents with less in common were
seldom at odds."""
_TOLD = 0.5
"""What the sentence model must say on average for the opposite."""
_BESIDE, _BESIDE_TOLD = 0.2, 0.7
"""Share of the shorter, and what the sentence model must say on average for the opposite, where
they stand beside one another with a word of contrast."""
_SURE = 0.8
"""What the sentence model must say in both directions where no explicit sign speaks for it."""
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

    Beside its score it must be borne out: by their standing together with a word of contrast, or
    by words in common and an explicit sign, a negation or an opposite word on one side alone, or
    by what the sentence model says in both directions.  Who gives another number of something
    rejects nobody's by that; neither does who speaks of themselves alone.

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
    if _speak_of_themselves(left, right):
        return False
    if not _have_enough_in_common(values, left.prop.document == right.prop.document):
        return False
    if related.relation == "opposite" and values["contradicts"] < _TOLD:
        return False
    sure = related.least_told >= _SURE
    return sure or (_is_signed(related) and not related.comparison.doubtful)


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


def _have_enough_in_common(values: Mapping[str, float], one_document: bool) -> bool:
    if one_document:
        return values["contained"] >= _CONTAINED and values["covered"] >= _COVERED
    return (
        values["shared"] >= _FAR_SHARED
        and values["contained"] >= _FAR_CONTAINED
        and values["covered"] >= _FAR_COVERED
    )


def is_joining(related: Related) -> bool:
    """Whether a link is sure enough to join two groups of propositions."""
    if related.score < JOINING:
        return False
    values = related.values
    near = bool(values["answered"] or values["utterance"])
    own = bool(values.get("party_flipped") or values.get("party_unflipped"))
    if not near and (values["covered"] < _COVERED or (own and related.score < _OWN_JOINING)):
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
