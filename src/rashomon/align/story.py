"""What is the same across a story's documents, and what comes from what, step after step."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.align.doubts.disputes import (
    find_disputes,
    list_disputed,
    mark_disputed,
    to_cautions,
)
from rashomon.align.doubts.garbled import find_garbled
from rashomon.align.doubts.order import find_scrambled
from rashomon.align.lineage.accounts import count_accounts
from rashomon.align.lineage.derivations import find_derivations
from rashomon.align.reuse.duplicates import find_duplicates
from rashomon.align.reuse.kinds import sort_kinds
from rashomon.align.reuse.passages import find_passages
from rashomon.align.reuse.reworded import find_reworded
from rashomon.align.utterances.finding import find_utterances
from rashomon.model.documents import Document
from rashomon.model.links import Alignment, Passage, Resolution
from rashomon.model.reading import Reading
from rashomon.model.reports import Reports, whole_place


def align(
    documents: Sequence[Document], readings: Sequence[Reading], resolution: Resolution
) -> Alignment:
    """Finds shared passages, who has whose text, and statements that report one utterance.

    Args:
        documents: The story's documents, in any order.
        readings: Their readings, in any order.
        resolution: Who speaks in them, and when they were published.

    Returns:
        The alignment; the same input in any order gives an equal one.
    """
    docs = sorted(documents, key=lambda doc: doc.id)
    by_document = {reading.document: reading for reading in readings}
    read = [by_document.get(doc.id, Reading(doc.id)) for doc in docs]
    passages = find_reuse(docs, read)
    derivations = find_derivations(docs, resolution.datings, passages)
    accounts = count_accounts(docs, derivations, passages)
    reports = Reports(docs, passages, derivations, accounts)
    utterances = find_utterances(
        docs,
        read,
        resolution,
        passages,
        lambda members: reports.count([whole_place(att) for att in members])[1],
    )
    disputes = find_disputes(docs, read, resolution, utterances)
    return Alignment(
        utterances=mark_disputed(utterances, disputes),
        duplicates=find_duplicates(docs),
        passages=passages,
        derivations=derivations,
        accounts=accounts,
        disputed=list_disputed(disputes),
        cautions=(
            *to_cautions(disputes),
            *find_garbled(docs, read, resolution),
            *find_scrambled(docs, read, passages),
        ),
    )


def find_reuse(documents: Sequence[Document], readings: Sequence[Reading]) -> tuple[Passage, ...]:
    """Finds what documents share, word for word, edited or reworded, and of which kind it is.

    Args:
        documents: Documents in the order of their ids.
        readings: Their readings, in the same order.

    Returns:
        Passages sorted by place.
    """
    shared = sort_kinds(documents, readings, find_passages(documents))
    reworded = find_reworded(documents, readings, shared)
    return tuple(sorted((*shared, *reworded), key=lambda item: (item.left, item.right)))
