"""Topics of ECB+ as stories: cleaned as they are, read by the packaged reader."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from evals.coreference.gold import GoldMention, GoldTopic
from evals.mentions.readers import bare_document
from rashomon.model.documents import Document
from rashomon.model.reading import Reading
from rashomon.model.spans import Span
from rashomon.read.reader import Reader

Mention = tuple[str, Span]
"""Document id and words."""


@dataclass(frozen=True, slots=True)
class Pile:
    """A topic as the product sees it.

    Args:
        number: Of the topic.
        documents: Its documents.
        readings: One for each.
        gold: By document id.
    """

    number: int
    documents: tuple[Document, ...]
    readings: tuple[Reading, ...]
    gold: Mapping[str, tuple[GoldMention, ...]]

    def key(self, checked: bool) -> dict[Mention, str]:
        """The gold chain of each mention; of the same words twice the first counts.

        Args:
            checked: Leave out mentions of sentences that were not checked.
        """
        found: dict[Mention, str] = {}
        for document, mentions in self.gold.items():
            for one in mentions:
                if one.checked or not checked:
                    found.setdefault((document, Span(one.start, one.end)), one.chain)
        return found

    def words(self, mention: Mention) -> str:
        """The words of a mention."""
        text = next(doc.text for doc in self.documents if doc.id == mention[0])
        return mention[1].of(text)


def spans_of(mentions: Sequence[Mention]) -> dict[str, list[Span]]:
    """Mentions by document id."""
    found: dict[str, list[Span]] = {}
    for document, span in mentions:
        found.setdefault(document, []).append(span)
    return found


def read_piles(topics: Sequence[GoldTopic], reader: Reader) -> Iterator[Pile]:
    """Let the reader read topics, one after the other.

    Args:
        topics: The topics.
        reader: The reader.
    """
    for topic in topics:
        documents = tuple(bare_document(one.name, one.text) for one in topic.documents)
        pairs = zip(documents, topic.documents, strict=True)
        yield Pile(
            topic.number,
            documents,
            tuple(reader.read(doc) for doc in documents),
            {doc.id: one.mentions for doc, one in pairs},
        )
