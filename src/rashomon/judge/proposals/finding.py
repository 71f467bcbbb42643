"""The proposals of a whole story, with their answers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from rashomon.judge.material import Material
from rashomon.judge.proposals.answering import Reply
from rashomon.judge.proposals.clauses import Page
from rashomon.judge.proposals.deeds import Deed
from rashomon.judge.proposals.founding import found_report
from rashomon.judge.proposals.gathering import gather
from rashomon.judge.proposals.joining import Relates, Report, join
from rashomon.judge.proposals.parties import Parties
from rashomon.judge.proposals.putting import Put
from rashomon.judge.proposals.stalling import Stall, find_stalls
from rashomon.judge.proposals.steps import Answered, find_responses, find_status, find_steps
from rashomon.judge.proposals.tying import Group, Tying
from rashomon.judge.proposals.wording import Worder, Wording, shared
from rashomon.model.ids import proposal_id
from rashomon.model.judgement import Proposal, ProposalKind, Step
from rashomon.model.links import Place

Worded = tuple[Reply, Wording]

_PLAIN_WORDS = (5, 25)
"""Words of a course of action that is told plainly: complete, and to the point."""
_COMPARED = 30
"""Reports of one proposal with which each is compared for the plainest."""


def find_proposals(material: Material, model: Relates) -> tuple[Proposal, ...]:
    """Finds what was proposed, demanded, offered or asked of whom, and how it was answered.

    Args:
        material: The story.
        model: Says how one short text stands to another.

    Returns:
        Proposals sorted by id.
    """
    parties = Parties(material)
    reports: list[Report] = []
    replies: list[Worded] = []
    stalls: list[Stall] = []
    for document in material.documents:
        page = Page(material, document, parties)
        worder = Worder(page)
        puts, answers = gather(page)
        reports += _reports(page, worder, puts)
        stalls += find_stalls(page)
        replies += [(reply, worder.word(reply.words, _own(reply.deed))) for reply in answers]
    groups = _group_all(reports, replies, parties, model)
    tying = Tying(groups, parties)
    answered = _answer(tying, replies)
    stalled: dict[int, list[Step]] = defaultdict(list)
    for stall in stalls:
        at = tying.find_stalled(stall)
        if at is not None:
            stalled[at].append(stall.step)
    found = [_propose(group, answered[at], stalled[at]) for at, group in enumerate(groups)]
    return tuple(sorted(found, key=lambda item: item.id))


def _group_all(
    reports: Sequence[Report], replies: Sequence[Worded], parties: Parties, model: Relates
) -> list[Group]:
    """Joins reports; what was agreed to and is not told otherwise was put as well."""
    groups = [_group(found, why) for found, why in join(reports, model)]
    tying = Tying(groups, parties)
    founded = [
        report
        for reply, wording in replies
        if (report := found_report(reply, wording, parties)) and tying.tie(reply, wording) is None
    ]
    return groups + [_group(found, why) for found, why in join(founded, model)]


def _answer(tying: Tying, replies: Sequence[Worded]) -> dict[int, list[Answered]]:
    """The answers to each proposal; disputes last, since they are about what was accepted."""
    answered: dict[int, list[Answered]] = defaultdict(list)
    for reply, wording in sorted(replies, key=lambda item: item[0].answer == "disputes"):
        tie = tying.tie(reply, wording)
        if tie is not None:
            answered[tie.group].append((reply, tie))
            if reply.answer in ("accepts", "accepts in principle"):
                tying.agree(tie.group, reply)
    return answered


def _own(deed: Deed) -> str | None:
    """Id of the statement that is the act, if one is."""
    return deed.attribution if deed.own else None


def _reports(page: Page, worder: Worder, puts: Sequence[Put]) -> list[Report]:
    """Reports ready for comparison; one that points back has the words of the one before it."""
    found: list[Report] = []
    for put in puts:
        party = page.parties.party(put.deed.by)
        words = worder.word([put.span], _own(put.deed))
        if put.points_back:
            before = next((one for one in reversed(found) if one.party == party), None)
            if before is None:
                continue
            words = before.wording
        said = put.deed.said
        key = f"{page.document}:{put.deed.cue.start:09}:{put.span.start:09}:{len(found):06}"
        utterance = said.utterance if said and put.deed.own else None
        if words.bits:
            if put.rule == "put.part":
                utterance = None
            to = frozenset(one for entity in put.to if (one := page.parties.party(entity)))
            found.append(Report(key, put, party, to, words, utterance))
    return found


def _group(reports: Sequence[Report], why: tuple[str, ...]) -> Group:
    to = frozenset(party for report in reports for party in report.to)
    return Group(tuple(reports), why, reports[0].party, to)


def _propose(group: Group, answered: Sequence[Answered], stalled: Sequence[Step]) -> Proposal:
    plainest = _find_plainest(group.reports)
    places = [Place(one.put.deed.document, one.put.span) for one in group.reports]
    told = sorted({one.put.deed.attribution for one in group.reports if one.put.deed.attribution})
    responses = find_responses(answered)
    status, rule = find_status(responses, stalled=bool(stalled))
    return Proposal(
        id=proposal_id(told, places),
        by=_proposer(group),
        to=tuple(sorted({entity for one in group.reports for entity in one.put.to})),
        text=plainest.wording.text,
        attributions=tuple(told),
        responses=responses,
        status=status,
        kind=_kind(group),
        place=Place(plainest.put.deed.document, plainest.put.span),
        spans=tuple(sorted(set(places))),
        steps=find_steps(group, answered, stalled),
        rule=rule,
        reasons=(*group.joined_by, *sorted({one.put.rule for one in group.reports})),
    )


def _find_plainest(reports: Sequence[Report]) -> Report:
    """The report with the plainest words: those that most of the others have as well."""
    compared = reports[:_COMPARED]
    return min(reports, key=lambda one: _plainness(one, compared))


def _plainness(report: Report, others: Sequence[Report]) -> tuple[bool, bool, float, int, str]:
    """Sorts the plainest report first: of its own words, of middle length, like the others."""
    count = len(report.wording.text.split())
    few, many = _PLAIN_WORDS
    like = sum(shared(report.wording, other.wording)[0] for other in others) / len(others)
    return report.put.points_back, not few <= count <= many, -round(like, 1), count, report.key


def _proposer(group: Group) -> str | None:
    """Who put it: the one most often named; the party where several speak for it alike."""
    counts: dict[str, int] = defaultdict(int)
    for report in group.reports:
        if report.put.deed.by is not None:
            counts[report.put.deed.by] += 1
    best = sorted(counts, key=lambda entity: (-counts[entity], entity))
    if not best or (len(best) > 1 and counts[best[0]] == counts[best[1]]):
        return group.party
    return best[0]


def _kind(group: Group) -> ProposalKind:
    """The commonest kind; of two alike the weaker claim on the other side."""
    order: tuple[ProposalKind, ...] = ("request", "proposal", "offer", "demand")
    counts = [sum(one.put.kind == kind for one in group.reports) for kind in order]
    return order[counts.index(max(counts))]
