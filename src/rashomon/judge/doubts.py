"""Cautions that only the whole story can raise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rashomon.model.documents import Caution, Document
from rashomon.model.links import Alignment


def find_duplicates(documents: Sequence[Document], alignment: Alignment) -> tuple[Caution, ...]:
    """Finds documents with the text of another.

    Args:
        documents: The story's documents.
        alignment: What is the same across them.

    Returns:
        ``duplicate.document`` at each but the first by name, in order of document.
    """
    names = {doc.id: doc.name for doc in documents}
    return tuple(sorted(_duplicates(alignment, names), key=_place))


def _duplicates(alignment: Alignment, names: Mapping[str, str]) -> Iterator[Caution]:
    for group in alignment.duplicates:
        first, *others = sorted(group, key=lambda doc: (names[doc], doc))
        for doc in others:
            message = f"The text is the same as that of {names[first]}."
            yield Caution("duplicate.document", doc, None, message)


def _place(caution: Caution) -> tuple[str, int, int, str]:
    start, end = (caution.span.start, caution.span.end) if caution.span else (-1, -1)
    return caution.document, start, end, caution.slug
