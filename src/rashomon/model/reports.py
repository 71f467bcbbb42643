"""How many of the reports of one thing are independent, as a range.

Two reports depend on one another where narration that both documents share carries the statement
in both; that the documents share something elsewhere says nothing of this statement, and neither
do the same quoted words: two who were in one room have them too.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from rashomon.model.documents import Document
from rashomon.model.joining import joined
from rashomon.model.links import Accounts, Derivation, Passage, Place
from rashomon.model.reading import Attribution
from rashomon.model.spans import Span

# Code points before and after a statement in which narration leads in to it or out of it: about a
# sentence.
_BESIDE = 100
# Code points of shared narration beside a statement that are more than "he said on Tuesday".
_CARRYING = 40
_HALF = 0.5
_NOBODY: frozenset[str] = frozenset()

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Shared:
    """A passage of narration as one of its documents sees it."""

    start: int
    end: int
    other: str
    there: Span


class Reports:
    """Counts independent reports of utterances and claims of one story.

    Args:
        documents: The story's documents.
        passages: What they share, sorted by kind.
        derivations: Which of them were made from one another.
        accounts: How many of them are independent accounts.
    """

    def __init__(
        self,
        documents: Sequence[Document],
        passages: Sequence[Passage],
        derivations: Sequence[Derivation],
        accounts: Accounts,
    ) -> None:
        shared: dict[str, list[_Shared]] = defaultdict(list)
        for passage in passages:
            if passage.kind == "narration":
                for here, there in (
                    (passage.left, passage.right),
                    (passage.right, passage.left),
                ):
                    span = here.span
                    item = _Shared(span.start, span.end, there.document, there.span)
                    shared[here.document].append(item)
        known = {doc.id for doc in documents}
        self._shared = {
            doc: sorted(found, key=lambda s: (s.start, s.end, s.other, s.there))
            for doc, found in shared.items()
            if doc in known
        }
        self._longest = {
            doc: max(item.end - item.start for item in found) for doc, found in self._shared.items()
        }
        self._mostly: dict[str, set[str]] = defaultdict(set)
        for found in derivations:
            if max(found.shares) >= _HALF:
                self._mostly[found.left].add(found.right)
        self._doubtful = {
            doc for group in accounts.groups if group.independent[0] == 0 for doc in group.documents
        }

    def count(self, members: Sequence[Place]) -> tuple[int, tuple[int, int]]:
        """Counts the reports of one utterance or claim.

        Args:
            members: Where it is reported, at least one place; of a statement the whole of it
                (see `whole_place`).

        Returns:
            Number of documents that report it, and the lowest and highest number of them that
            do so independently.
        """
        documents = sorted({place.document for place in members})
        carried = set(self._carried(members))
        among = set(documents)
        made = {
            (doc, other) for doc in documents for other in among & self._mostly.get(doc, _NOBODY)
        }
        high = _count(documents, carried)
        sure = [doc for doc in documents if doc not in self._doubtful]
        low = _count(sure, {p for p in carried | made if self._doubtful.isdisjoint(p)})
        return len(documents), (max(1, min(low, high)), high)

    def _carried(self, members: Sequence[Place]) -> Iterator[Pair]:
        """Pairs of documents in which shared narration carries the statement."""
        near: dict[str, list[Span]] = defaultdict(list)
        for place in members:
            near[place.document].append(_neighbourhood(place.span))
        if len(near) < 2:
            return
        for doc, spans in near.items():
            for span in spans:
                for item in self._around(doc, span):
                    if doc < item.other and any(
                        _overlap(item.there, other) >= _CARRYING
                        for other in near.get(item.other, ())
                    ):
                        yield doc, item.other

    def _around(self, doc: str, span: Span) -> Iterator[_Shared]:
        """Shared narration that meets a stretch of a document."""
        found = self._shared.get(doc, [])
        if not found:
            return
        first = bisect_left(found, span.start - self._longest[doc], key=lambda item: item.start)
        for item in found[first:]:
            if item.start >= span.end:
                return
            if min(item.end, span.end) - max(item.start, span.start) >= _CARRYING:
                yield item


def whole_place(att: Attribution) -> Place:
    """Where a statement stands: from the first word of source, cue and content to the last."""
    spans = (*att.source, *att.cue, *att.content)
    start = min(span.start for span in spans)
    return Place(att.document, Span(start, max(span.end for span in spans)))


def _neighbourhood(span: Span) -> Span:
    return Span(max(0, span.start - _BESIDE), span.end + _BESIDE)


def _overlap(one: Span, two: Span) -> int:
    return min(one.end, two.end) - max(one.start, two.start)


def _count(documents: Sequence[str], pairs: Collection[Pair]) -> int:
    """Groups of documents that pairs hold together, those alone too."""
    over = joined(pairs)
    return len({over.get(doc, doc) for doc in documents})
