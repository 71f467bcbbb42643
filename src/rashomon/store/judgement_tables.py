"""Claims, proposals and events as rows of plain tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from rashomon.model.judgement import Claim, Event, Proposal, Proposition
from rashomon.model.links import Place
from rashomon.model.record import Record
from rashomon.store.base import Row
from rashomon.store.packing import plain

JUDGEMENT_COLUMNS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "claims": (
            *("position", "id", "text", "document", "start", "end", "contested", "reports"),
            *("independent_low", "independent_high"),
        ),
        "positions": ("claim", "position", "party", "stance", "score", "said_at", "rules"),
        "claim_words": (
            *("claim", "part", "number", "place", "told", "document", "start", "end", "words"),
        ),
        "position_statements": ("claim", "number", "statement"),
        "propositions": (
            *("id", "claim", "statement", "document", "start", "end", "words", "holder", "party"),
            *("stance", "rule", "score", "said_at"),
        ),
        "claim_links": ("claim", "left", "right", "relation", "score", "rule", "reasons"),
        "proposals": (
            *("position", "id", "kind", "by", "text", "document", "start", "end", "status"),
            *("rule", "reasons"),
        ),
        "proposal_addressees": ("proposal", "entity"),
        "proposal_steps": (
            *("proposal", "position", "what", "by", "said_at", "said_at_basis", "statement"),
            *("document", "start", "end", "words"),
        ),
        "responses": (
            *("proposal", "position", "party", "response", "said_at", "rule", "score", "reasons"),
        ),
        "events": (
            *("position", "id", "label", "time", "time_basis", "published", "status", "rule"),
            *("score", "reasons"),
        ),
        "event_entities": ("event", "entity"),
        "event_statements": ("event", "statement"),
        "event_words": ("event", "part", "place", "document", "start", "end", "words"),
    }
)

_Texts = Mapping[str, str]


def judgement_tables_of(record: Record, texts: _Texts) -> dict[str, list[Row]]:
    """The tables of ``JUDGEMENT_COLUMNS``.

    Args:
        record: The record.
        texts: The text of each of its documents, by id.

    Returns:
        For each table its rows.
    """
    return {
        **_claim_tables(record.claims, texts),
        **_proposal_tables(record.proposals, texts),
        **_event_tables(record.events, texts),
    }


def _claim_tables(claims: Sequence[Claim], texts: _Texts) -> dict[str, list[Row]]:
    return {
        "claims": [
            (
                *(position, item.id, plain(item.text), *_ends(item.place)),
                *(int(item.contested), item.reports, *item.independent_reports),
            )
            for position, item in enumerate(claims, start=1)
        ],
        "positions": [
            (claim.id, at, *(item.party, item.stance, item.score, item.time), "; ".join(item.rules))
            for claim in claims
            for at, item in enumerate(claim.positions, start=1)
        ],
        "claim_words": [row for claim in claims for row in _claim_words(claim, texts)],
        "position_statements": [
            (claim.id, at, att)
            for claim in claims
            for at, item in enumerate(claim.positions, start=1)
            for att in item.attributions
        ],
        "propositions": [
            _proposition(claim.id, item, texts) for claim in claims for item in claim.propositions
        ],
        "claim_links": [
            (
                *(claim.id, item.left, item.right, item.relation, item.score, item.rule),
                "; ".join(item.reasons),
            )
            for claim in claims
            for item in claim.links
        ],
    }


def _claim_words(claim: Claim, texts: _Texts) -> Iterator[Row]:
    parts: list[tuple[str, int, str, Sequence[Place]]] = [
        *(("position", at, p.stance, p.spans) for at, p in enumerate(claim.positions, start=1)),
        *(
            ("narration", at, told.stance, [Place(told.document, told.span)])
            for at, told in enumerate(claim.narration, start=1)
        ),
        *(("value", at, v.value, v.spans) for at, v in enumerate(claim.values, start=1)),
        *(
            ("change", at, f"{c.before}, then {c.after}", c.spans)
            for at, c in enumerate(claim.changes, start=1)
        ),
    ]
    for part, number, told, places in parts:
        for at, place in enumerate(places, start=1):
            yield (claim.id, part, number, at, plain(told), *_words(place, texts))


def _proposition(claim: str, item: Proposition, texts: _Texts) -> Row:
    where = _words(Place(item.document, item.span), texts)
    told = (item.holder, item.party, item.stance, item.rule, item.score, item.time)
    return (item.id, claim, item.attribution, *where, *told)


def _proposal_tables(proposals: Sequence[Proposal], texts: _Texts) -> dict[str, list[Row]]:
    return {
        "proposals": [
            (
                *(position, item.id, item.kind, item.by, plain(item.text), *_ends(item.place)),
                *(item.status, item.rule, "; ".join(item.reasons)),
            )
            for position, item in enumerate(proposals, start=1)
        ],
        "proposal_addressees": [(item.id, entity) for item in proposals for entity in item.to],
        "proposal_steps": [
            (
                *(item.id, at, step.what, step.by, step.time, step.basis, step.attribution),
                *_words(step.place, texts),
            )
            for item in proposals
            for at, step in enumerate(item.steps, start=1)
        ],
        "responses": [
            (
                *(item.id, at, answer.party, answer.response, answer.time, answer.rule),
                *(answer.score, "; ".join(answer.reasons)),
            )
            for item in proposals
            for at, answer in enumerate(item.responses, start=1)
        ],
    }


def _event_tables(events: Sequence[Event], texts: _Texts) -> dict[str, list[Row]]:
    return {
        "events": [
            (
                *(position, item.id, plain(item.label), item.time.value, item.time.basis),
                *(item.published, item.status, item.rule, item.score, "; ".join(item.reasons)),
            )
            for position, item in enumerate(events, start=1)
        ],
        "event_entities": [(item.id, entity) for item in events for entity in item.participants],
        "event_statements": [(item.id, att) for item in events for att in item.attributions],
        "event_words": [
            (item.id, part, at, *_words(place, texts))
            for item in events
            for part, places in (("event", item.spans), ("time", item.times))
            for at, place in enumerate(places, start=1)
        ],
    }


def _ends(place: Place) -> tuple[str, int, int]:
    return place.document, place.span.start, place.span.end


def _words(place: Place, texts: _Texts) -> tuple[str, int, int, str]:
    return *_ends(place), plain(place.span.of(texts[place.document]))
