"""What the whole story shows, step after step."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.judge.doubts import find_duplicates
from rashomon.model.documents import Document
from rashomon.model.judgement import Judgement
from rashomon.model.links import Alignment, Resolution
from rashomon.model.reading import Reading


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
    return Judgement(cautions=find_duplicates(documents, alignment))
