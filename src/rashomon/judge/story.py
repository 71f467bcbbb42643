"""What the whole story shows, step after step."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from rashomon.judge.claims.finding import find_claims
from rashomon.judge.doubts import find_duplicates
from rashomon.judge.events.finding import find_events
from rashomon.judge.inference import SentenceModel
from rashomon.judge.material import Material
from rashomon.judge.proposals.finding import find_proposals
from rashomon.judge.propositions.finding import find_propositions
from rashomon.model.documents import Document
from rashomon.model.judgement import Judgement
from rashomon.model.links import Alignment, Resolution
from rashomon.model.reading import Reading
from rashomon.model.reports import Reports


def judge(
    documents: Sequence[Document],
    readings: Sequence[Reading],
    resolution: Resolution,
    alignment: Alignment,
) -> Judgement:
    """Finds claims and positions, proposals and answers, events, and doubts about the story.

    Args:
        documents: The story's documents, in any order.
        readings: Their readings, in any order.
        resolution: Who is who in them.
        alignment: What is the same across them.

    Returns:
        The judgement; the same input in any order gives an equal one.
    """
    material = Material(documents, readings, resolution, alignment)
    model = _sentence_model()
    propositions = find_propositions(material, model)
    reports = Reports(documents, alignment.passages, alignment.derivations, alignment.accounts)
    claims = find_claims(material, propositions, model, reports)
    proposals = find_proposals(material, model)
    return Judgement(
        claims=claims,
        proposals=proposals,
        events=find_events(material, propositions, claims, proposals, model),
        cautions=find_duplicates(documents, alignment),
    )


@cache
def _sentence_model() -> SentenceModel:
    """The shipped weights, read once a process: what they answer depends on nothing else."""
    return SentenceModel()
