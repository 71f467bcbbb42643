"""Which proposal an answer answers: by what it says, by what it points at, by who was asked."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rashomon.judge.proposals.answering import Reply, needs_sure_tie
from rashomon.judge.proposals.joining import Report
from rashomon.judge.proposals.parties import Parties
from rashomon.judge.proposals.stalling import Stall
from rashomon.judge.proposals.wording import Wording, differ, first_stem, nearness, shared, stems_of
from rashomon.model.judgement import ProposalKind
from rashomon.text.days import Days, parse_days

_LEAST = 0.5
"""Score from which an answer is tied to a proposal."""
_MARGIN = 0.1
"""By how much the best proposal must lead; of two that fit alike none is answered."""
_LEAST_WORDS = 0.2
"""Share of the words that must be in both, whatever else ties them."""
_SURE_WORDS = 0.45
"""The same where the verb is as often said of other things."""
_SURE_BITS = 18.0
"""What the shared stems tell at least where nobody says that the one who answers was asked: those
of two words that are not of every story."""
_NEARNESS = 0.6
"""Cosine of two statements from which one seems to speak of the other."""
_REACH, _NEAR_REACH = 2500, 350
"""Code points before a pointing answer in which what it points at stands: some four paragraphs for
"the proposal", two sentences for "it"."""
_UNWILLING = frozenset({"refuse", "decline", "refusal"})
"""Answers whose object is an act of one's own: it must be the one that was asked for."""
_MOST_POSTINGS = 400
_SLACK_DAYS = 1


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """One proposal with all its reports.

    Args:
        reports: In order of place.
        joined_by: Slugs of what joined them.
        party: Whose it is.
        to: Parties to whom it was put.
    """

    reports: tuple[Report, ...]
    joined_by: tuple[str, ...]
    party: str | None
    to: frozenset[str]


@dataclass(frozen=True, slots=True)
class Tie:
    """That a reply answers a proposal.

    Args:
        group: Index of the proposal.
        score: 0 to 1.
        reasons: What ties them, the weightiest first.
    """

    group: int
    score: float
    reasons: tuple[str, ...]


class Tying:
    """Ties answers to the proposals of a story.

    Args:
        groups: The proposals.
        parties: Who acts under which name.
    """

    def __init__(self, groups: Sequence[Group], parties: Parties) -> None:
        self._groups = groups
        self._parties = parties
        self._accepted: dict[int, set[str]] = defaultdict(set)
        self._agreed: dict[str, list[tuple[int, int]]] = defaultdict(list)
        postings: dict[str, set[int]] = defaultdict(set)
        places: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for at, group in enumerate(groups):
            for report in group.reports:
                for stem in stems_of(report.wording.bits):
                    postings[stem].add(at)
                deed = report.put.deed
                places[deed.document].append((report.put.span.end, at))
        self._postings = {stem: sorted(found) for stem, found in postings.items()}
        self._places: Mapping[str, list[tuple[int, int]]] = {
            document: sorted(found) for document, found in places.items()
        }

    def tie(self, reply: Reply, wording: Wording) -> Tie | None:
        """The proposal that an answer answers.

        Args:
            reply: The answer.
            wording: What it says that was put.

        Returns:
            The tie; ``None`` where no proposal fits, or several do.
        """
        if reply.points is not None:
            return self._point_back(reply)
        if reply.answer == "disputes":
            return self._dispute(reply, wording)
        found = sorted(
            (tie for at in self._candidates(wording) if (tie := self._fit(at, reply, wording))),
            key=lambda tie: (-tie.score, tie.group),
        )
        if not found or found[0].score < _LEAST:
            return None
        if len(found) > 1 and found[0].score - found[1].score < _MARGIN:
            near = [tie for tie in found[:3] if "tie.same-document" in tie.reasons]
            return near[0] if len(near) == 1 and near[0].score >= _LEAST else None
        return found[0]

    def agree(self, group: int, reply: Reply) -> None:
        """Notes that a party is on record as accepting a proposal."""
        self._accepted[group].add(reply.party)
        self._agreed[reply.deed.document].append((reply.deed.cue.start, group))

    def _dispute(self, reply: Reply, wording: Wording) -> Tie | None:
        """What was accepted, according to others, and is disputed here."""
        concerned = {reply.party, self._parties.party(reply.deed.by)}
        last = self._last_agreed(reply)
        found: list[Tie] = []
        for at in sorted(self._accepted):
            group = self._groups[at]
            if not concerned & (self._accepted[at] | group.to) or group.party == reply.party:
                continue
            both = max(len(stems_of(shared(wording, one.wording)[1])) for one in group.reports)
            reasons = ("tie.words",) * (both > 0) + ("tie.points-back",) * (at == last)
            if reasons:
                found.append(Tie(at, 0.6 + 0.1 * len(reasons), (*reasons, "tie.accepted")))
        best = sorted(found, key=lambda tie: (-tie.score, tie.group))
        if len(best) > 1 and best[0].score == best[1].score:
            return None
        return best[0] if best else None

    def _last_agreed(self, reply: Reply) -> int | None:
        """The proposal whose acceptance is the last one told before a reply."""
        start = reply.deed.cue.start
        agreed = self._agreed.get(reply.deed.document, ())
        told = [item for item in agreed if start - _REACH < item[0] < start]
        return max(told)[1] if told else None

    def _candidates(self, wording: Wording) -> list[int]:
        found: set[int] = set()
        for stem in stems_of(wording.bits):
            postings = self._postings.get(stem, [])
            if len(postings) <= _MOST_POSTINGS:
                found.update(postings)
        return sorted(found)

    def _fit(self, at: int, reply: Reply, wording: Wording) -> Tie | None:
        group = self._groups[at]
        if not self._may_answer(group, reply):
            return None
        compared = [(*shared(wording, report.wording), report) for report in group.reports]
        share, both, report = max(compared, key=lambda item: (item[0], item[2].key))
        least = _SURE_WORDS if needs_sure_tie(reply) else _LEAST_WORDS
        stems = stems_of(both)
        if share < least or len(stems) < min(2, len(stems_of(wording.bits))):
            return None
        if differ(wording, report.wording):
            return None
        if reply.deed.lemma in _UNWILLING and first_stem(report.wording) not in stems:
            return None
        reasons = ["tie.words", *self._reasons(group, reply)]
        if not _SURE_SIDES & set(reasons) and not self._may_speak_up(group, reply, wording, stems):
            return None
        score = share + sum(_WEIGHTS[reason] for reason in reasons[1:])
        if max(nearness(wording, one.wording) for one in group.reports) >= _NEARNESS:
            score += _WEIGHTS["tie.meaning"]
            reasons.append("tie.meaning")
        return Tie(at, round(min(1.0, score), 3), tuple(reasons))

    def _may_speak_up(
        self, group: Group, reply: Reply, wording: Wording, stems: frozenset[str]
    ) -> bool:
        """Whether one who is not known to have been asked can be answering.

        Not where the document itself names others who were asked, not with a refusal to do
        something of one's own, and only in words that hardly fit anything else.
        """
        for report in group.reports:
            if report.put.deed.document == reply.deed.document and report.to:
                return False
        if reply.deed.lemma in _UNWILLING:
            return False
        return sum(wording.bits[stem] for stem in stems) >= _SURE_BITS

    def _reasons(self, group: Group, reply: Reply) -> list[str]:
        reasons = []
        if reply.party in group.to:
            reasons.append("tie.asked")
        if any(self._parties.party(one) == group.party for one in reply.per):
            reasons.append("tie.told-by-asker")
        if any(report.put.deed.document == reply.deed.document for report in group.reports):
            reasons.append("tie.same-document")
        return reasons

    def _may_answer(self, group: Group, reply: Reply) -> bool:
        """Whether a party can be answering: not its own proposal, and not before it was made."""
        if group.party == reply.party:
            return False
        if reply.whose is not None and reply.whose != group.party:
            return False
        answered = parse_days(reply.deed.time)
        put = [days for one in group.reports if (days := parse_days(one.put.deed.time))]
        return answered is None or not put or not _is_before(answered, min(put))

    def _point_back(self, reply: Reply) -> Tie | None:
        """The nearest proposal before a pointing answer that it can mean."""
        reach = _NEAR_REACH if reply.near else _REACH
        kinds = reply.points or frozenset()
        for at in self._before(reply.deed.document, reply.deed.cue.start, reach, kinds):
            group = self._groups[at]
            if not self._may_answer(group, reply):
                continue
            if group.to and reply.party not in group.to:
                return None
            reasons = ("tie.points-back", *self._reasons(group, reply))
            return Tie(at, 0.6 + _WEIGHTS["tie.asked"] * (reply.party in group.to), reasons)
        return None

    def find_stalled(self, stall: Stall) -> int | None:
        """The proposal that words say came to a halt: the last before them that they can mean."""
        place = stall.step.place
        reach = _NEAR_REACH if stall.near else _REACH
        return next(self._before(place.document, place.span.start, reach, stall.kinds), None)

    def _before(
        self, document: str, start: int, reach: int, kinds: frozenset[ProposalKind]
    ) -> Iterator[int]:
        """The proposals of some kinds that a document tells before a place, the nearest first."""
        places = self._places.get(document, [])
        for end, at in reversed(places[: bisect_right(places, (start, len(self._groups)))]):
            if start - end > reach:
                return
            if not kinds.isdisjoint(report.put.kind for report in self._groups[at].reports):
                yield at


_SURE_SIDES = frozenset({"tie.asked", "tie.told-by-asker"})


def _is_before(answered: Days, put: Days) -> bool:
    """Whether an answer was given days before what it would answer."""
    return answered[1] + _SLACK_DAYS < put[0]


_WEIGHTS: Mapping[str, float] = {  # what each adds to the share of the words
    "tie.asked": 0.2,
    "tie.told-by-asker": 0.15,
    "tie.same-document": 0.1,
    "tie.meaning": 0.15,
}
