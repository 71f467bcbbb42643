"""The utterances of a story: each statement in exactly one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from rashomon.align.utterances.candidates import Pair
from rashomon.align.utterances.clusters import join_statements
from rashomon.align.utterances.linking import Compared, compare_statements, to_links
from rashomon.align.utterances.rules import RIVALS
from rashomon.align.utterances.statements import Statement
from rashomon.align.utterances.voices import Cast
from rashomon.model.documents import Document
from rashomon.model.ids import content_id
from rashomon.model.links import Passage, Resolution, Utterance, UtteranceLink
from rashomon.model.reading import Attribution, Reading

SINGLE = "single"
"""Rule of an utterance that one statement alone reports."""

CountReports = Callable[[Sequence[Attribution]], tuple[int, int]]
"""Lowest and highest number of independent reports among statements."""


def find_utterances(
    documents: Sequence[Document],
    readings: Sequence[Reading],
    resolution: Resolution,
    passages: Sequence[Passage],
    count_reports: CountReports,
) -> tuple[Utterance, ...]:
    """Finds which statements report one act of speaking, in whatever words.

    Args:
        documents: The story's documents, in any order.
        readings: Their readings.
        resolution: Who speaks in them, and when.
        passages: What their texts share.
        count_reports: Counts independent reports among statements.

    Returns:
        Utterances sorted by id; every attribution is in exactly one.
    """
    cast = Cast(resolution.entities)
    compared = compare_statements(documents, readings, resolution, passages)
    links = _by_pair(compared.statements, to_links(compared))
    groups = _join(compared, links, cast)
    group_of = {at: number for number, group in enumerate(groups) for at in group}
    within: dict[int, list[UtteranceLink]] = defaultdict(list)
    for (left, right), link in links.items():
        if group_of[left] == group_of[right]:
            within[group_of[left]].append(link)
    found = (
        _utterance([compared.statements[at] for at in group], within[number], cast, count_reports)
        for number, group in enumerate(groups)
    )
    return tuple(sorted(found, key=lambda utterance: utterance.id))


def divide(compared: Compared, cast: Cast) -> list[list[int]]:
    """Groups of compared statements that report one utterance each, by their indices.

    Args:
        compared: All statements and how they compare.
        cast: Who speaks for whom.
    """
    return _join(compared, _by_pair(compared.statements, to_links(compared)), cast)


def _join(compared: Compared, links: Mapping[Pair, UtteranceLink], cast: Cast) -> list[list[int]]:
    linked = {pair: link.score for pair, link in links.items() if link.rule != RIVALS}
    rivals = {pair: link.score for pair, link in links.items() if link.rule == RIVALS}
    return join_statements(compared, linked, rivals, cast)


def _by_pair(
    statements: Sequence[Statement], links: Sequence[UtteranceLink]
) -> dict[Pair, UtteranceLink]:
    at = {statement.att.id: number for number, statement in enumerate(statements)}
    return {(at[link.left], at[link.right]): link for link in links}


def _utterance(
    members: Sequence[Statement],
    links: Sequence[UtteranceLink],
    cast: Cast,
    count_reports: CountReports,
) -> Utterance:
    ids = sorted(member.att.id for member in members)
    known = {member.speaker for member in members if member.speaker is not None}
    named = {speaker for speaker in known if cast.is_named(speaker)}
    surest = max(links, key=lambda link: (link.score, link.left, link.right), default=None)
    return Utterance(
        id=content_id("utt", ids),
        attributions=tuple(ids),
        speakers=tuple(sorted(named or known)),
        speaker_disputed=any(link.rule == RIVALS for link in links),
        rule=surest.rule if surest else SINGLE,
        reports=len({member.att.document for member in members}),
        independent_reports=count_reports([member.att for member in members]),
        links=tuple(sorted(links, key=lambda link: (link.left, link.right))),
    )
