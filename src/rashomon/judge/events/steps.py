"""Dated steps of proposals, as acts of speaking."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from rashomon.judge.events.dating import Moment, to_edtf
from rashomon.judge.events.taking_part import find_participants
from rashomon.judge.events.tellings import Account, Telling
from rashomon.model.judgement import Proposal, Step
from rashomon.model.spans import Span
from rashomon.text.days import parse_days


def find_steps(
    accounts: Mapping[str, Account], proposals: Sequence[Proposal], known: Collection[str]
) -> Iterator[Telling]:
    """The steps of proposals whose day the words give and that no act of speaking tells yet.

    Args:
        accounts: The documents by id.
        proposals: The story's proposals.
        known: Ids of the statements that are told as acts of speaking.

    Yields:
        Tellings in the order of proposals and steps.
    """
    for proposal in proposals:
        for step in proposal.steps:
            account = accounts.get(step.place.document)
            if account is None or step.attribution in known or step.basis != "expression":
                continue
            found = _telling(account, step)
            if found is not None:
                yield found


def _telling(account: Account, step: Step) -> Telling | None:
    days = parse_days(step.time)
    span = _expression(account, step)
    head = account.tokens.within(step.place.span)
    if days is None or span is None or not head:
        return None
    named = find_participants(account, step.place.span)
    said = account.material.said.get(step.attribution) if step.attribution else None
    return Telling(
        place=step.place,
        sort="speech",
        moment=Moment(span, to_edtf(days), days),
        status="happened",
        rule="step.dated",
        participants=tuple(sorted({*named, *([step.by] if step.by else [])})),
        attribution=step.attribution,
        head=account.tokens.span(head.start, head.start + 1),
        act=step.what,
        utterance=said.utterance if said else "",
    )


def _expression(account: Account, step: Step) -> Span | None:
    """The expression of time that the step's date rests upon."""
    material, document = account.material, account.document
    said = material.said.get(step.attribution) if step.attribution else None
    if said is not None and said.at is not None and said.at.evidence is not None:
        return said.at.evidence
    sentence = material.sentence_at(document, step.place.span.start)
    times = material.times_in(document, sentence) if sentence else ()
    return times[0].span if len(times) == 1 else None
