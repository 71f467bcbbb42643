"""Cautions that only the whole story can raise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rashomon.model.documents import Caution, Document
from rashomon.model.links import Alignment, Resolution, Utterance
from rashomon.model.reading import Attribution, Reading


def judge(
    documents: Sequence[Document],
    readings: Sequence[Reading],
    resolution: Resolution,
    alignment: Alignment,
) -> tuple[Caution, ...]:
    """Finds doubts that no document shows by itself.

    Args:
        documents: The story's documents.
        readings: Their readings.
        resolution: Who speaks in them.
        alignment: What is the same across them.

    Returns:
        Cautions in order of document and place; those of documents and readings are not repeated.
    """
    names = {doc.id: doc.name for doc in documents}
    found = [*_duplicates(alignment, names), *_disputed(readings, resolution, alignment)]
    return tuple(sorted(found, key=_place))


def _duplicates(alignment: Alignment, names: Mapping[str, str]) -> Iterator[Caution]:
    for group in alignment.duplicates:
        first, *others = sorted(group, key=lambda doc: (names[doc], doc))
        for doc in others:
            message = f"The text is the same as that of {names[first]}."
            yield Caution("duplicate.document", doc, None, message)


def _disputed(
    readings: Sequence[Reading], resolution: Resolution, alignment: Alignment
) -> Iterator[Caution]:
    attributions = {att.id: att for reading in readings for att in reading.attributions}
    names = {entity.id: entity.name for entity in resolution.entities}
    for utterance in alignment.utterances:
        if utterance.speaker_disputed:
            yield from _disputed_places(utterance, attributions, names)


def _disputed_places(
    utterance: Utterance, attributions: Mapping[str, Attribution], names: Mapping[str, str]
) -> Iterator[Caution]:
    who = " and to ".join(sorted(names[speaker] for speaker in utterance.speakers))
    for member in utterance.attributions:
        att = attributions[member]
        message = f"The same words are given to {who}."
        yield Caution("speaker.disputed", att.document, att.content[0], message)


def _place(caution: Caution) -> tuple[str, int, int, str]:
    start, end = (caution.span.start, caution.span.end) if caution.span else (-1, -1)
    return caution.document, start, end, caution.slug
