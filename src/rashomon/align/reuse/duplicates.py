"""Documents whose words are the same from first to last."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from rashomon.model.documents import Document
from rashomon.model.ids import text_sha256
from rashomon.text.words import word_key


def find_duplicates(documents: Sequence[Document]) -> tuple[tuple[str, ...], ...]:
    """Groups documents with the same words, whatever their case, punctuation and white space.

    Args:
        documents: Any documents, in any order.

    Returns:
        Ids of each group of two or more, sorted; a document without any word is in none.
    """
    same: dict[str, list[str]] = defaultdict(list)
    for doc in documents:
        key = word_key(doc.text)
        if key:
            same[text_sha256(key)].append(doc.id)
    return tuple(sorted(tuple(sorted(ids)) for ids in same.values() if len(ids) > 1))
