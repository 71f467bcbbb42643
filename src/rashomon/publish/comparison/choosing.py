"""Which document is meant by a name."""

from __future__ import annotations

from rashomon.errors import NotFound, UsageError
from rashomon.publish.index import RecordIndex


def find_document(index: RecordIndex, name: str) -> str:
    """The id of the document that is meant.

    Args:
        index: The record.
        name: A document's id or name.

    Raises:
        UsageError: Several documents have the name.
        NotFound: None has it.
    """
    if name in index.documents:
        return name
    found = [doc.id for doc in index.record.documents if doc.name == name]
    if len(found) > 1:
        raise UsageError(f"{len(found)} documents are named {name}; give an id: {', '.join(found)}")
    if not found:
        raise NotFound(
            f"no document {name} in this story; 'rashomon show STORY documents' lists them"
        )
    return found[0]
