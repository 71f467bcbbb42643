"""Which reports say that one and the same thing was put by one and the same party.

Words are compared by what they tell (see ``rashomon.text.rarity``), so that no other
document of the story changes what two reports have in common; where they leave doubt, the
sentence model is asked in both directions.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol

from rashomon.judge.inference import Relation
from rashomon.judge.proposals.putting import Put
from rashomon.judge.proposals.wording import Wording, differ, nearness, shared, stems_of
from rashomon.model.joining import joined
from rashomon.text.words import word_set

_SAME = 0.6
"""Share of the words from which two reports are one without asking further."""
_ASKED = 0.25
"""Share from which the sentence model is asked."""
_SUPPORT = 0.7
"""Mean support of the model, both directions, from which it says that they are one."""
_NEAR = 0.72
"""Cosine of two statements from which they mean one course of action; what one party proposes at
different times of one matter has 0.5 to 0.7 in the bundled story."""
_NEAR_WORDS = 0.2
_LEAST_STEMS = 2
_LEAST_BITS = 8.0
"""What the shared stems tell at least: those of one word that is not of every story."""
_NOUN_OPENINGS = word_set("a an the any more some no his her its their")
_MOST_POSTINGS = 60
"""Reports with one stem that are compared; a stem in more of a party's proposals tells nothing."""
_NEXT = 12
"""How many of the reports before it with the same stem each is compared with."""


class Relates(Protocol):
    """What says how one short text stands to another, as `SentenceModel` does."""

    def relate(self, pairs: Sequence[tuple[str, str]]) -> list[Relation]:
        """How each hypothesis stands to its premise."""
        ...


@dataclass(frozen=True, slots=True, eq=False)
class Report:
    """One report with its words ready for comparison.

    Args:
        key: A name that sorts by place and is its own.
        put: What was put.
        party: Whose proposal it is; ``None`` where it is unknown.
        to: Parties of whom it is asked.
        wording: The course of action.
        utterance: Id of the utterance that reports it, if a statement does.
    """

    key: str
    put: Put
    party: str | None
    to: frozenset[str]
    wording: Wording
    utterance: str | None


def join(reports: Sequence[Report], model: Relates) -> list[tuple[list[Report], tuple[str, ...]]]:
    """Groups reports of one proposal.

    Args:
        reports: In order of place.
        model: The sentence model.

    Returns:
        Each group in order of place with the slugs of what joined it, the weightiest first.
    """
    by_key = {report.key: report for report in reports}
    why: dict[tuple[str, str], str] = {}
    for left, right in _candidates(reports):
        reason = _compare(left, right, model)
        if reason is not None:
            why[left.key, right.key] = reason
    over = joined(why)
    groups: dict[str, list[Report]] = defaultdict(list)
    reasons: dict[str, set[str]] = defaultdict(set)
    for key in by_key:
        groups[over.get(key, key)].append(by_key[key])
    for (left_key, _), reason in why.items():
        reasons[over[left_key]].add(reason)
    order = ("same.utterance", "same.words", "same.statement", "same.meaning")
    return [
        (groups[top], tuple(slug for slug in order if slug in reasons[top]))
        for top in sorted(groups)
    ]


def _candidates(reports: Sequence[Report]) -> list[tuple[Report, Report]]:
    postings: dict[tuple[str, str], list[Report]] = defaultdict(list)
    for report in reports:
        if report.party is None:
            continue
        for stem in sorted(stems_of(report.wording.bits)):
            postings[report.party, stem].append(report)
        if report.utterance is not None:
            postings[report.party, f"@{report.utterance}"].append(report)
    pairs: dict[tuple[str, str], tuple[Report, Report]] = {}
    for (_, stem), found in postings.items():
        if stem.startswith("@"):
            pairs |= {(left.key, right.key): (left, right) for left, right in pairwise(found)}
        elif len(found) <= _MOST_POSTINGS:
            for at, right in enumerate(found):
                for left in found[max(0, at - _NEXT) : at]:
                    pairs[left.key, right.key] = (left, right)
        else:
            pairs |= {(left.key, right.key): (left, right) for left, right in pairwise(found)}
    return [pairs[key] for key in sorted(pairs)]


def _compare(left: Report, right: Report, model: Relates) -> str | None:
    """The slug of what makes two reports one; ``None`` where nothing surely does."""
    if differ(left.wording, right.wording):
        return None
    share, both = shared(left.wording, right.wording)
    stems = stems_of(both)
    if left.utterance is not None and left.utterance == right.utterance and both:
        return "same.utterance"
    told = sum(left.wording.bits[stem] for stem in stems)
    if len(stems) < min(_LEAST_STEMS, _fewest(left, right)) or told < _LEAST_BITS:
        return None
    if not _to_same(left, right) and share < 1.0:
        return None
    if share >= _SAME:
        return "same.words"
    if share >= _NEAR_WORDS and nearness(left.wording, right.wording) >= _NEAR:
        return "same.statement"
    if share < _ASKED:
        return None
    one, other = as_clause(left.wording.text), as_clause(right.wording.text)
    there, back = model.relate([(one, other), (other, one)])
    if (there.supports + back.supports) / 2 >= _SUPPORT:
        return "same.meaning"
    return None


def as_clause(course: str) -> str:
    """A course of action as a sentence, which is what the model has learned to compare."""
    first = course.split(" ", 1)[0]
    if first.lower() in _NOUN_OPENINGS:
        return f"There will be {course}."
    return f"They will {course}." if first.islower() else f"{course}."


def _fewest(left: Report, right: Report) -> int:
    return max(1, min(len(stems_of(one.wording.bits)) for one in (left, right)))


def _to_same(left: Report, right: Report) -> bool:
    """Whether both may have been put to the same: one names nobody, or they share somebody."""
    return not left.to or not right.to or not left.to.isdisjoint(right.to)
