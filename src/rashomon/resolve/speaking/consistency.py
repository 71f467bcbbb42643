"""Pronouns that speak against what a person is mostly called in the story."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from rashomon.model.documents import Document
from rashomon.model.links import Speaker
from rashomon.model.reading import Reading
from rashomon.resolve.casting import Found

_OTHER = {"he": "she", "she": "he"}


def consistent(
    found: Mapping[str, Found], documents: Sequence[Document], readings: Mapping[str, Reading]
) -> dict[str, Found]:
    """Leaves out speakers whose pronoun is the rarer one of that person in the story.

    Somebody called ``he`` five times and ``she`` once was misread once; where both are as
    frequent, neither is believed.

    Args:
        found: Speakers by document id.
        documents: The story's documents.
        readings: Their readings by document id.

    Returns:
        The other speakers by document id.
    """
    pronouns = {
        att.id: words
        for doc in documents
        for att in readings[doc.id].attributions
        if len(att.source) == 1 and (words := att.source[0].of(doc.text).lower()) in _OTHER
    }
    counts = Counter(
        (speaker.entity, pronouns[key])
        for own in found.values()
        for key, (_, speaker) in own.items()
        if key in pronouns
    )

    def stands(speaker: Speaker) -> bool:
        pronoun = pronouns.get(speaker.attribution)
        if pronoun is None:
            return True
        return counts[speaker.entity, pronoun] > counts[speaker.entity, _OTHER[pronoun]]

    return {
        doc: {key: (entity, item) for key, (entity, item) in own.items() if stands(item)}
        for doc, own in found.items()
    }
