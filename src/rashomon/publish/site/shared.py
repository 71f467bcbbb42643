"""Which documents are one account, as something that statements can be filtered by."""

from __future__ import annotations

from collections.abc import Mapping

from rashomon.model.links import AccountGroup
from rashomon.publish.display import shortened
from rashomon.publish.footnotes import NAME, outlet_of
from rashomon.publish.index import RecordIndex
from rashomon.publish.statements import reading_order

ALONE = "alone"
"""For all documents that are an account of their own."""


class SharedAccounts:
    """Groups of documents that are one account, or parts of one.

    A group goes by the id of the document that the others come from, or where that is none of them
    by that of the first that is read.

    Args:
        index: The record.
    """

    def __init__(self, index: RecordIndex) -> None:
        shared = (group for group in index.record.accounts.groups if len(group.documents) > 1)
        groups = {_key(index, group): group for group in shared}
        self._labels = {key: _label(index, key, group) for key, group in groups.items()}
        self._of: Mapping[str, str] = {
            doc: key for key, group in groups.items() for doc in group.documents
        }

    def of(self, document: str) -> str:
        """The group that a document is in, or ``ALONE``.

        Args:
            document: Its id.
        """
        return self._of.get(document, ALONE)

    def label(self, value: str) -> str:
        """A group as people read it.

        Args:
            value: What it goes by.
        """
        return self._labels.get(value, "each an account of its own")


def _key(index: RecordIndex, group: AccountGroup) -> str:
    if group.origin in group.documents:
        return group.origin
    return min((index.documents[doc] for doc in group.documents), key=reading_order).id


def _label(index: RecordIndex, key: str, group: AccountGroup) -> str:
    if group.origin and group.origin not in index.documents:
        return f"{shortened(group.origin, NAME)}, in {len(group.documents)} documents"
    return f"{outlet_of(index.documents[key])} and {len(group.documents) - 1} more"
