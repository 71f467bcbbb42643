"""The history of one proposal: its steps, its answers and what it has come to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from rashomon.judge.proposals.acts import STEP
from rashomon.judge.proposals.answering import Reply
from rashomon.judge.proposals.tying import Group, Tie
from rashomon.model.judgement import Answer, ProposalStatus, Response, Step
from rashomon.model.links import Place
from rashomon.text.days import parse_days

Answered = tuple[Reply, Tie]

_UNKNOWN = (1 << 30, 1 << 30)
"""Sorts after every known day."""


def find_responses(answered: Sequence[Answered]) -> tuple[Response, ...]:
    """Gathers the reports of each party's answer.

    Args:
        answered: Answers to one proposal, in order of place.

    Returns:
        One response for each party and answer, in order of time and place.
    """
    groups: dict[tuple[str, Answer], list[Answered]] = defaultdict(list)
    for item in answered:
        groups[item[0].party, item[0].answer].append(item)
    found = [_respond(party, answer, items) for (party, answer), items in groups.items()]
    return tuple(sorted(found, key=_order))


def _respond(party: str, answer: Answer, items: Sequence[Answered]) -> Response:
    best = max(items, key=lambda item: (item[1].score, item[0].deed.sure, item[0].deed.document))
    times = sorted(
        {reply.deed.time for reply, _ in items if reply.deed.time},
        key=lambda value: (parse_days(value) or _UNKNOWN, value),
    )
    return Response(
        party=party,
        response=answer,
        attributions=tuple(sorted({r.deed.attribution for r, _ in items if r.deed.attribution})),
        spans=tuple(sorted({place(reply) for reply, _ in items})),
        per=tuple(sorted({via for reply, _ in items for via in reply.per})),
        time=times[0] if times else None,
        rule=best[0].rule,
        score=best[1].score,
        reasons=best[1].reasons,
    )


def _order(response: Response) -> tuple[tuple[int, int], tuple[Place, ...], str, str]:
    days = parse_days(response.time) or _UNKNOWN
    return days, response.spans, response.party, response.response


def place(reply: Reply) -> Place:
    """Where an answer stands: its verb and what it says that was put."""
    spans = (reply.deed.cue, *reply.words)
    start, end = min(span.start for span in spans), max(span.end for span in spans)
    return Place(reply.deed.document, type(reply.deed.cue)(start, end))


def find_steps(
    group: Group, answered: Sequence[Answered], stalled: Sequence[Step]
) -> tuple[Step, ...]:
    """The dated steps of one proposal.

    Args:
        group: The proposal.
        answered: Answers to it.
        stalled: Words that say that it came to a halt.

    Returns:
        One step for each act, actor and time, in its clearest words; earliest first, unknown
        times last.
    """
    found: dict[tuple[str, str | None, str | None], tuple[float, Step]] = {}
    told = [
        (
            report.put.deed,
            Place(report.put.deed.document, report.put.span),
            STEP[report.put.kind],
            report.put.deed.by,
        )
        for report in group.reports
    ]
    told += [(reply.deed, place(reply), reply.answer, reply.party) for reply, _ in answered]
    for deed, where, what, by in told:
        step = Step(deed.attribution, where, what, by, deed.time, deed.basis)
        key = what, by, deed.time
        known = found.get(key)
        if known is None or (-deed.sure, where) < (-known[0], known[1].place):
            found[key] = deed.sure, step
    steps = [*stalled, *(step for _, step in found.values())]
    return tuple(sorted(steps, key=_step_order))


def _step_order(step: Step) -> tuple[tuple[int, int], Place, str, str]:
    return parse_days(step.time) or _UNKNOWN, step.place, step.what, step.by or ""


def find_status(responses: Sequence[Response], *, stalled: bool) -> tuple[ProposalStatus, str]:
    """What a proposal has come to, by its answers.

    Args:
        responses: Its answers.
        stalled: Whether words say that it has come to a halt.

    Returns:
        The status and the slug of its rule.
    """
    answers = {one.response for one in responses}
    yes = answers & {"accepts", "accepts in principle"}
    if yes and answers & {"refuses", "disputes"}:
        return "contested", "status.answers-differ"
    if stalled:
        return "stalled", "status.said-to-stall"
    if "disputes" in answers:
        return "contested", "status.disputed"
    if "refuses" in answers:
        return "refused", "status.refused"
    if "accepts" in answers:
        return "accepted", "status.accepted"
    if yes:
        return "accepted in principle", "status.in-principle"
    return "open", "status.no-answer"
