"""The record that follows from a draft."""

from __future__ import annotations

from dataclasses import replace

from rashomon.model.record import Record
from rashomon.review.derive.claims import Story, derive_claims
from rashomon.review.derive.judged import derive_events, derive_proposals
from rashomon.review.derive.lineage import (
    derive_counts,
    derive_derivations,
    derive_reuse,
)
from rashomon.review.derive.parties import Parties
from rashomon.review.derive.said import (
    derive_entities,
    derive_statements,
    derive_utterances,
)
from rashomon.review.draft import Draft


def derive(draft: Draft) -> Record:
    """Works out everything that follows from decisions.

    Args:
        draft: The record with all decisions applied; told which of them find nothing after all.

    Returns:
        A record of which everything that no decision touches is as the machine has it.
    """
    machine = draft.machine
    statements = derive_statements(draft)
    by_id = {att.id: att for att in statements}
    entities = derive_entities(draft)
    accounts, reports = derive_counts(draft)
    recount = bool(draft.copying)
    story = Story(
        statements=by_id,
        before=draft.ground.statements,
        parties=Parties(draft, entities),
        reports=reports,
        documents=draft.ground.documents,
        recount=recount,
    )
    return replace(
        machine,
        documents=tuple(draft.documents.values()),
        entities=entities,
        attributions=statements,
        utterances=derive_utterances(draft, by_id, reports, recount=recount),
        claims=derive_claims(draft, story),
        proposals=derive_proposals(draft, story),
        events=derive_events(draft, story),
        reuse=derive_reuse(draft),
        derivations=derive_derivations(draft),
        accounts=accounts,
        cautions=tuple(
            caution for key, caution in draft.cautions.items() if key not in draft.rejected
        ),
    )
