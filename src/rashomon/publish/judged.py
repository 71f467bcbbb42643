"""Claims and proposals as the dossier page tells them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rashomon.model.corrections import position_id
from rashomon.model.judgement import Claim, Position, Proposal, Stance, Step
from rashomon.model.links import Place
from rashomon.publish.display import shortened
from rashomon.publish.footnotes import NAME
from rashomon.publish.index import RecordIndex
from rashomon.publish.judgement_tables import STANCES, weightiest_first
from rashomon.publish.quoting import Words, basis_words, quote
from rashomon.publish.wording import days_words, stance_words

# Rows of each table, and parties that have a column of their own.  A story of six hundred documents
# can have ten thousand claims; all of them stand in the record and in its tables.
_CLAIMS, _PROPOSALS, _PARTIES = 200, 150, 8
# Parties that have a column though they take part in one claim alone.
_FIRST_PARTIES = 3
# Steps of one proposal and wordings of one claim that a row shows.
_STEPS, _CLAIM_WORDINGS = 12, 3
# Reports of one position that a cell shows.
_EVIDENCE = 8


@dataclass(frozen=True, slots=True)
class Cell:
    """What one party is reported to hold of a claim.

    Args:
        stance: The stance.
        reports: Number of documents that report it.
        statements: Number of places that report it.
        accounts: Lowest and highest number of independent accounts among those documents.
        through: Names of those through whom it is reported.
        said: When the stance was taken; empty where that is unknown.
        how: How it is reported, where the words alone do not tell; else empty.
        words: The first report.
        evidence: The other reports, as many as a row shows.
        more: Number of reports not shown.
        id: Id of the position.
        state: What a person made of it; empty where nobody reviewed it.
    """

    stance: Stance
    reports: int
    statements: int
    accounts: tuple[int, int]
    through: tuple[str, ...]
    said: str
    how: str
    words: Words
    evidence: tuple[Words, ...]
    more: int
    id: str
    state: str


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim as a row of the matrix.

    Args:
        id: Claim id.
        words: The plainest wording.
        contested: Whether parties are reported on both sides.
        reports: Number of documents that report it.
        independent: Lowest and highest number of independent ones.
        sides: Name and cell of every party, those that affirm it first; of contested claims alone.
        cells: What each of the parties with a column holds, in their order; none is no position.
        others: Names and cells of parties without a column.
        narrated: Words of accounts that state it, or its opposite, in their own voice.
        values: Each value with words that give it.
        changed: Names of parties that changed their position, with both stances.
        state: What a person made of it; empty where nobody reviewed it.
    """

    id: str
    words: Words
    contested: bool
    reports: int
    independent: tuple[int, int]
    sides: tuple[tuple[str, Cell], ...]
    cells: tuple[tuple[Cell, ...], ...]
    others: tuple[tuple[str, Cell], ...]
    narrated: tuple[tuple[Stance, Words], ...]
    values: tuple[tuple[str, Words], ...]
    changed: tuple[tuple[str, Stance, Stance], ...]
    state: str


@dataclass(frozen=True, slots=True)
class Matrix:
    """Claims by parties.

    Args:
        parties: Id and name of each party with a column.
        rows: Contested claims first.
        more: Number of claims not shown: those that one statement alone makes, and those beyond
            what a page holds.
    """

    parties: tuple[tuple[str, str], ...]
    rows: tuple[ClaimRow, ...]
    more: int


@dataclass(frozen=True, slots=True)
class StepRow:
    """One step of a proposal: when, who, what, in which words; whether those of the proposal."""

    said: str
    who: str
    what: str
    words: Words
    same: bool


@dataclass(frozen=True, slots=True)
class ProposalRow:
    """A proposal with its steps.

    Args:
        id: Proposal id.
        kind: What sort of act it is reported as.
        who: Name of who proposes, or empty.
        to: Names of those it is put to.
        status: Where it stands as far as reported.
        words: The plainest wording.
        steps: Earliest first.
        more: Number of steps not shown.
        answered: Whether an answer is on record.
        state: What a person made of it; empty where nobody reviewed it.
    """

    id: str
    kind: str
    who: str
    to: tuple[str, ...]
    status: str
    words: Words
    steps: tuple[StepRow, ...]
    more: int
    answered: bool
    state: str


def find_matrix(index: RecordIndex) -> Matrix:
    """The claims that more than one statement speaks of, by parties.

    Args:
        index: The record.
    """
    claims = weightiest_first(index.record.claims)
    telling = [item for item in claims if item.contested or item.reports > 1 or _many(item)]
    shown = telling[:_CLAIMS]
    parties = _busiest(shown)
    return Matrix(
        parties=tuple((key, index.names((key,))) for key in parties),
        rows=tuple(_claim(index, item, parties) for item in shown),
        more=len(claims) - len(shown),
    )


def find_proposals(index: RecordIndex) -> tuple[tuple[ProposalRow, ...], int]:
    """Proposals with their steps, those with answers first.

    Args:
        index: The record.

    Returns:
        Those shown, and the number of those not shown.
    """
    ordered = sorted(
        index.record.proposals,
        key=lambda item: (-len(item.responses), -len(item.attributions), item.id),
    )
    shown = tuple(_proposal(index, item) for item in ordered[:_PROPOSALS])
    return shown, len(ordered) - len(shown)


def find_claim(index: RecordIndex, claim: Claim) -> ClaimRow:
    """One claim, every party among the others.

    Args:
        index: The record.
        claim: The claim.
    """
    return _claim(index, claim, ())


def find_proposal(index: RecordIndex, proposal: Proposal) -> ProposalRow:
    """One proposal with its steps.

    Args:
        index: The record.
        proposal: The proposal.
    """
    return _proposal(index, proposal)


def _many(claim: Claim) -> bool:
    return len({position.party for position in claim.positions}) > 1


def _busiest(claims: Iterable[Claim]) -> list[str]:
    """Parties that take part in most claims, contested ones counting double."""
    weight: Counter[str] = Counter()
    for claim in claims:
        for party in {position.party for position in claim.positions}:
            weight[party] += 2 if claim.contested else 1
    ordered = sorted(weight, key=lambda key: (-weight[key], key))[:_PARTIES]
    return [key for at, key in enumerate(ordered) if at < _FIRST_PARTIES or weight[key] > 1]


def _claim(index: RecordIndex, claim: Claim, parties: Sequence[str]) -> ClaimRow:
    held = sorted(claim.positions, key=lambda item: STANCES.index(item.stance))
    cells = [(item.party, _cell(index, claim.id, item)) for item in held if item.spans]
    named = [(key, shortened(index.names((key,)), NAME), cell) for key, cell in cells]
    return ClaimRow(
        id=claim.id,
        words=quote(index, claim.place),
        contested=claim.contested,
        reports=claim.reports,
        independent=claim.independent_reports,
        sides=tuple((name, cell) for _, name, cell in named if claim.contested),
        cells=tuple(tuple(cell for key, cell in cells if key == party) for party in parties),
        others=tuple((name, cell) for key, name, cell in named if key not in parties),
        narrated=tuple(
            (told.stance, quote(index, Place(told.document, told.span)))
            for told in claim.narration[:_CLAIM_WORDINGS]
        ),
        values=tuple((value.value, quote(index, value.spans[0])) for value in claim.values),
        changed=tuple(
            (index.names((item.party,)), item.before, item.after) for item in claim.changes
        ),
        state=index.states.get(claim.id, ""),
    )


def _cell(index: RecordIndex, claim: str, item: Position) -> Cell:
    key = position_id(claim, item.party, item.stance)
    docs = {place.document for place in item.spans}
    return Cell(
        stance=item.stance,
        reports=len(docs),
        statements=len(item.spans),
        accounts=index.accounts_among(docs),
        through=tuple(index.names((key,)) for key in item.per),
        said=days_words(item.time or ""),
        how=stance_words(item.rules),
        words=quote(index, item.spans[0], item.attributions),
        evidence=tuple(quote(index, place, item.attributions) for place in item.spans[1:_EVIDENCE]),
        more=max(0, len(item.spans) - _EVIDENCE),
        id=key,
        state=index.states.get(key, ""),
    )


def _proposal(index: RecordIndex, item: Proposal) -> ProposalRow:
    words = quote(index, item.place, item.attributions)
    return ProposalRow(
        id=item.id,
        kind=item.kind,
        who=index.names((item.by,)) if item.by else "",
        to=tuple(index.names((key,)) for key in item.to),
        status=item.status,
        words=words,
        steps=tuple(_step(index, step, words.text) for step in item.steps[:_STEPS]),
        more=max(0, len(item.steps) - _STEPS),
        answered=bool(item.responses),
        state=index.states.get(item.id, ""),
    )


def _step(index: RecordIndex, step: Step, text: str) -> StepRow:
    said = f"{days_words(step.time)}{basis_words(step.basis)}" if step.time else ""
    who = index.names((step.by,)) if step.by else ""
    words = quote(index, step.place, (step.attribution,) if step.attribution else ())
    return StepRow(said, who, step.what, words, words.text == text)
