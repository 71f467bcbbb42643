"""Rows of claims, positions, proposals, their steps, and events."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from rashomon.model.judgement import Claim, Event, Position, Proposal, Response, Stance, Step
from rashomon.model.links import Place
from rashomon.model.record import Record
from rashomon.publish.cells import Joined, Row, joined
from rashomon.publish.index import RecordIndex

STANCES: tuple[Stance, ...] = ("affirms", "denies", "hedges")
_NARRATED: Mapping[str, Stance] = MappingProxyType(
    {"narrated": "affirms", "narrated_opposite": "denies", "narrated_hedged": "hedges"}
)


def claim_rows(record: Record) -> list[Row]:
    """One row for each claim, contested ones first, then those reported most.

    Args:
        record: The record.

    Returns:
        Rows; `affirms`, `denies` and `hedges` name the parties, `narrated` the documents that
        state it in their own voice, `narrated_opposite` those that state its opposite, and
        `narrated_hedged` those that leave it open.
    """
    index = RecordIndex(record)
    return [_claim_row(index, item) for item in weightiest_first(record.claims)]


def weightiest_first(claims: Iterable[Claim]) -> list[Claim]:
    """Claims in the order in which they are best read.

    Args:
        claims: The claims, in any order.

    Returns:
        Contested ones first, then those with most parties, then those reported most.
    """
    return sorted(claims, key=_weight)


def _weight(claim: Claim) -> tuple[bool, int, int, str]:
    parties = len({position.party for position in claim.positions})
    return not claim.contested, -parties, -claim.reports, claim.id


def position_rows(record: Record) -> list[Row]:
    """One row for each party's stance on a claim.

    Args:
        record: The record.

    Returns:
        Rows in the order of `claim_rows`; ``words`` holds each wording in a line of its own.
    """
    index = RecordIndex(record)
    return [
        _position_row(index, claim, position)
        for claim in weightiest_first(record.claims)
        for position in claim.positions
    ]


def proposal_rows(record: Record) -> list[Row]:
    """One row for each proposal, demand, offer or request, those with answers first.

    Args:
        record: The record.
    """
    index = RecordIndex(record)
    ordered = sorted(
        record.proposals,
        key=lambda item: (-len(item.responses), -len(item.attributions), item.id),
    )
    return [_proposal_row(index, item) for item in ordered]


def step_rows(record: Record) -> list[Row]:
    """One row for each dated step of a proposal, in the order of `Proposal.steps`.

    Args:
        record: The record.
    """
    index = RecordIndex(record)
    return [_step_row(index, item, step) for item in record.proposals for step in item.steps]


def event_rows(record: Record) -> list[Row]:
    """One row for each event, in the order of the record: by time.

    Args:
        record: The record.

    Returns:
        Rows; `time` is when it is said to be, `published` between which days the accounts that
        tell it appeared.
    """
    index = RecordIndex(record)
    return [_event_row(index, item) for item in record.events]


JUDGEMENT_TABLES: Mapping[str, Callable[[Record], list[Row]]] = MappingProxyType(
    {
        "claims": claim_rows,
        "positions": position_rows,
        "proposals": proposal_rows,
        "steps": step_rows,
        "events": event_rows,
    }
)

JUDGEMENT_HEADS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "claims": (
            *("id", "text", "contested", "reports", "independent_low", "independent_high"),
            *("affirms", "denies", "hedges", "narrated", "narrated_opposite", "narrated_hedged"),
            *("values", "changed", "document", "document_id", "start", "end"),
        ),
        "positions": (
            *("claim_id", "claim", "contested", "party", "party_id", "stance", "speakers", "per"),
            *("said_at", "score", "rules", "documents", "words", "statement_ids"),
        ),
        "proposals": (
            *("id", "kind", "by", "by_id", "party", "to", "text", "status", "rule", "answers"),
            *("reports", "document", "document_id", "start", "end", "statement_ids"),
        ),
        "steps": (
            *("proposal_id", "proposal", "what", "by", "said_at", "said_at_basis", "document"),
            *("document_id", "start", "end", "words", "statement_id"),
        ),
        "events": (
            *("id", "label", "time", "time_basis", "published", "status", "participants"),
            *("documents", "words", "rule", "score", "reasons", "statement_ids"),
        ),
    }
)


def _claim_row(index: RecordIndex, item: Claim) -> Row:
    by_stance = {
        stance: [p.party for p in item.positions if p.stance == stance] for stance in STANCES
    }
    return {
        "id": item.id,
        "text": item.text,
        "contested": int(item.contested),
        "reports": item.reports,
        "independent_low": item.independent_reports[0],
        "independent_high": item.independent_reports[1],
        **{stance: index.name_cell(tuple(dict.fromkeys(by_stance[stance]))) for stance in STANCES},
        **{
            column: _documents(index, [t.document for t in item.narration if t.stance == stance])
            for column, stance in _NARRATED.items()
        },
        "values": joined([value.value for value in item.values]),
        "changed": index.name_cell(tuple(dict.fromkeys(change.party for change in item.changes))),
        **_place(index, item.place),
    }


def _position_row(index: RecordIndex, claim: Claim, item: Position) -> Row:
    return {
        "claim_id": claim.id,
        "claim": claim.text,
        "contested": int(claim.contested),
        "party": index.name_cell((item.party,)),
        "party_id": item.party,
        "stance": item.stance,
        "speakers": index.name_cell(item.speakers),
        "per": index.name_cell(item.per),
        "said_at": item.time,
        "score": item.score,
        "rules": joined(item.rules),
        "documents": _documents(index, [place.document for place in item.spans]),
        "words": _wordings(index, item.spans),
        "statement_ids": joined(item.attributions),
    }


def _proposal_row(index: RecordIndex, item: Proposal) -> Row:
    return {
        "id": item.id,
        "kind": item.kind,
        "by": index.name_cell((item.by,)) if item.by else None,
        "by_id": item.by,
        "party": index.name_cell((item.by, *index.parties_of(item.by))[-1:]) if item.by else None,
        "to": index.name_cell(item.to),
        "text": item.text,
        "status": item.status,
        "rule": item.rule,
        "answers": joined([_answer(index, answer) for answer in item.responses]),
        "reports": len({place.document for place in item.spans}),
        **_place(index, item.place),
        "statement_ids": joined(item.attributions),
    }


def _answer(index: RecordIndex, answer: Response) -> str:
    return f"{index.name_cell((answer.party,))} {answer.response}"


def _step_row(index: RecordIndex, item: Proposal, step: Step) -> Row:
    return {
        "proposal_id": item.id,
        "proposal": item.text,
        "what": step.what,
        "by": index.name_cell((step.by,)) if step.by else None,
        "said_at": step.time,
        "said_at_basis": step.basis,
        **_place(index, step.place),
        "words": step.place.span.of(index.documents[step.place.document].text),
        "statement_id": step.attribution,
    }


def _event_row(index: RecordIndex, item: Event) -> Row:
    return {
        "id": item.id,
        "label": item.label,
        "time": item.time.value,
        "time_basis": item.time.basis,
        "published": item.published,
        "status": item.status,
        "participants": index.name_cell(item.participants),
        "documents": _documents(index, [place.document for place in item.spans]),
        "words": _wordings(index, item.spans),
        "rule": item.rule,
        "score": item.score,
        "reasons": joined(item.reasons),
        "statement_ids": joined(item.attributions),
    }


def _place(index: RecordIndex, place: Place) -> Row:
    doc = index.documents[place.document]
    return {
        "document": doc.name,
        "document_id": doc.id,
        "start": place.span.start,
        "end": place.span.end,
    }


def _documents(index: RecordIndex, ids: Iterable[str]) -> str | None:
    return joined([index.documents[key].name for key in dict.fromkeys(ids)])


def _wordings(index: RecordIndex, places: Iterable[Place]) -> Joined:
    said = (place.span.of(index.documents[place.document].text) for place in places)
    return Joined(dict.fromkeys(" ".join(words.split()) for words in said), "\n")
