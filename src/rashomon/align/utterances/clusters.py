"""Statements joined into utterances.

Agglomerative, the surest link first (Manning, Raghavan & Schütze 2008, *Introduction to
Information Retrieval*, ch. 17): two groups are joined where the scores of all pairs that were
compared between them are high enough on average, and no two statements in them cannot be one
(Wagstaff & Cardie 2000, "Clustering with instance-level constraints").  So one doubtful link
cannot draw two utterances together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping

from rashomon.align.utterances.candidates import MOST_COMPARED, Pair
from rashomon.align.utterances.comparing import cannot_be_one
from rashomon.align.utterances.linking import Compared
from rashomon.align.utterances.rules import may_meet
from rashomon.align.utterances.voices import Cast

_AVERAGE, _MOST = 0.33, 0.5
"""Mean score over all pairs between two groups from which they are joined, and that from which many
are; a pair that was never compared has nothing rare in common and counts 0.  Few are joined below
one half, since two reports of one long utterance may share little but a third that holds both.
Where there are many, reports of two things said would be drawn together by those that hold both,
and so most must agree.  Chosen by B-cubed on the labelled pairs for tuning and by reading the
largest groups of whole stories."""
_MANY = 6
"""Different wordings above which they are many."""
_KIN = 0.8
"""Score from which two bodies of whom nobody tells that they are one may be in one group."""
_MOST_CHECKED = 12
"""Statements of a group that are held against those of another, the first to come in, which are
the surest; so that the work does not grow with the square of a group."""


def join_statements(
    compared: Compared, linked: Mapping[Pair, float], rivals: Mapping[Pair, float], cast: Cast
) -> list[list[int]]:
    """Groups of statements that report one utterance each, singletons among them.

    Args:
        compared: All statements and how they compare.
        linked: The pairs that are linked, with their scores.
        rivals: The pairs with the same words of different speakers, joined last.
        cast: Who speaks for whom.

    Returns:
        Groups of indices, each sorted, in the order of their first.
    """
    groups = _Groups(compared, cast)
    for pair in _surest_first(linked):
        groups.join(*pair, rivals=False)
    for pair in _surest_first(rivals):
        groups.join(*pair, rivals=True)
    return groups.found()


def _surest_first(pairs: Mapping[Pair, float]) -> list[Pair]:
    return sorted(pairs, key=lambda pair: (-pairs[pair], pair))


class _Groups:
    def __init__(self, compared: Compared, cast: Cast) -> None:
        self._compared, self._cast = compared, cast
        count = len(compared.statements)
        self._of = list(range(count))
        self._members: dict[int, list[int]] = {at: [at] for at in range(count)}
        # What is the same to the letter counts once: most of it was compared with one alone.
        self._told: dict[int, set[Hashable]] = {
            at: {(one.speaker, one.forms)} for at, one in enumerate(compared.statements)
        }
        # Sum and number of the scores between two groups, kept for both.
        self._between: dict[int, dict[int, tuple[float, int]]] = defaultdict(dict)
        for (left, right), value in compared.scores.items():
            self._between[left][right] = self._between[right][left] = (value, 1)

    def join(self, left: int, right: int, rivals: bool) -> None:
        """Joins the groups of two statements if nothing keeps them apart."""
        one, other = self._of[left], self._of[right]
        if one == other:
            return
        if not rivals and self._average(one, other) < self._least(one, other):
            return
        mine, theirs = self._members[one][:_MOST_CHECKED], self._members[other][:_MOST_CHECKED]
        if any(self._cannot(a, b, rivals) for a in mine for b in theirs):
            return
        if len(self._members[one]) < len(self._members[other]):
            one, other = other, one
        self._merge(one, other)

    def found(self) -> list[list[int]]:
        return sorted(sorted(group) for group in self._members.values())

    def _least(self, one: int, other: int) -> float:
        wordings = len(self._told[one]) + len(self._told[other])
        return _MOST if wordings > _MANY else _AVERAGE

    def _average(self, one: int, other: int) -> float:
        """Mean score over the pairs between two groups, those never compared among them.

        A statement is compared with so many at most, so no more are missed in large groups.
        """
        total, count = self._between[one].get(other, (0.0, 0))
        if self._told[one] == self._told[other]:
            return 1.0
        few, many = sorted((len(self._told[one]), len(self._told[other])))
        pairs = max(count, few * min(many, MOST_COMPARED // 2))
        return total / pairs

    def _merge(self, into: int, gone: int) -> None:
        members = self._members.pop(gone)
        for at in members:
            self._of[at] = into
        self._members[into] += members
        self._told[into] |= self._told.pop(gone)
        for group, (total, count) in self._between.pop(gone, {}).items():
            self._between[group].pop(gone, None)
            if group == into:
                continue
            before, number = self._between[into].get(group, (0.0, 0))
            self._between[into][group] = (before + total, number + count)
            self._between[group][into] = self._between[into][group]

    def _cannot(self, left: int, right: int, rivals: bool) -> bool:
        """Whether two statements cannot report one utterance, compared before or not."""
        one, other = self._compared.statements[left], self._compared.statements[right]
        if other.att.id in one.family:
            return True
        pair = (left, right) if left < right else (right, left)
        found = self._compared.pairs.get(pair)
        together = one.att.document == other.att.document
        if together and not may_meet(one, other, found.values if found else {}):
            return True
        voices = self._cast.compare(one.speaker, other.speaker)
        if voices == "kin" and self._compared.scores.get(pair, 0.0) < _KIN:
            return True
        if voices == "other" and not rivals:
            return True
        if found is not None:
            return bool(found.apart)
        return cannot_be_one(one, other)
