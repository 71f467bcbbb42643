"""Pronouns that speak against what a person is mostly called in the story."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from rashomon.model.documents import Document
from rashomon.model.links import Speaker
from rashomon.model.reading import Reading

_OTHER = {"he": "she", "she": "he"}


def consistent(
    speakers: Sequence[Speaker], documents: Sequence[Document], readings: Mapping[str, Reading]
) -> list[Speaker]:
    """Leaves out speakers whose pronoun is the rarer one of that person in the story.

    Somebody called ``he`` five times and ``she`` once was misread once; where both are as
    frequent, neither is believed.

    Args:
        speakers: Speakers found.
        documents: The story's documents.
        readings: Their readings by document id.

    Returns:
        The other speakers, in the order given.
    """
    pronouns = {
        att.id: words
        for doc in documents
        for att in readings[doc.id].attributions
        if len(att.source) == 1 and (words := att.source[0].of(doc.text).lower()) in _OTHER
    }
    counts = Counter(
        (item.entity, pronouns[item.attribution])
        for item in speakers
        if item.attribution in pronouns
    )

    def stands(speaker: Speaker) -> bool:
        pronoun = pronouns.get(speaker.attribution)
        if pronoun is None:
            return True
        return counts[speaker.entity, pronoun] > counts[speaker.entity, _OTHER[pronoun]]

    return [item for item in speakers if stands(item)]
