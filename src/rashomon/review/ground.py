"""What is known of a machine's record once, however many logs are applied to it."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property

from rashomon.model.documents import Document, Published
from rashomon.model.ids import text_sha256
from rashomon.model.links import Accounts, Derivation, Passage, UtteranceLink
from rashomon.model.record import Record, RecordDerivation, RecordDocument, Statement
from rashomon.model.reports import Reports
from rashomon.model.spans import Span, identity_map

Spans = tuple[str, tuple[Span, ...], tuple[Span, ...], tuple[Span, ...]]
Copied = tuple[tuple[object, ...], ...]
"""What people said of who copied whom, and of outlets, as a key."""


class Ground:
    """A machine's record, with what is looked up in it; a story that is open keeps one.

    Args:
        record: The record; never changed.
    """

    def __init__(self, record: Record) -> None:
        self.record = record
        self.recounted: dict[Copied, tuple[Accounts, Reports]] = {}
        """Counts by what people said of copying; of the last such log alone."""

    @cached_property
    def statements(self) -> dict[str, Statement]:
        """Statements by id, in the order of the record."""
        return {att.id: att for att in self.record.attributions}

    @cached_property
    def by_spans(self) -> dict[Spans, str]:
        """Ids of statements by what they stand on."""
        return {spans_of(att): att.id for att in self.record.attributions}

    @cached_property
    def documents(self) -> dict[str, Document]:
        """Documents as the stages know them, by id."""
        return {doc.id: to_document(doc) for doc in self.record.documents}

    @cached_property
    def links_from(self) -> dict[str, list[UtteranceLink]]:
        """Matches of statements by the one on their left, sorted by that on their right."""
        found: dict[str, list[UtteranceLink]] = defaultdict(list)
        for utterance in self.record.utterances:
            for link in utterance.links:
                found[link.left].append(link)
        return {key: sorted(links, key=lambda link: link.right) for key, links in found.items()}

    @cached_property
    def text_digests(self) -> dict[str, list[str]]:
        """For each digest of a text the documents that have it."""
        found: dict[str, list[str]] = defaultdict(list)
        for doc in self.record.documents:
            found[text_sha256(doc.text)].append(doc.id)
        return found

    @cached_property
    def text_digest(self) -> dict[str, str]:
        """For each document the digest of its text."""
        return {key: digest for digest, keys in self.text_digests.items() for key in keys}

    @cached_property
    def reports(self) -> Reports:
        """What counts independent reports, as long as nobody said who has what from whom."""
        passages = [
            Passage(item.left, item.right, item.score, item.form, item.kind)
            for item in self.record.reuse
        ]
        derivations = to_derivations(self.record.derivations)
        documents = list(self.documents.values())
        return Reports(documents, passages, derivations, self.record.accounts)


def spans_of(att: Statement) -> Spans:
    """What a statement stands on: its document, content, source and cue."""
    return att.document, att.content, att.source, att.cue


def to_derivations(found: tuple[RecordDerivation, ...]) -> list[Derivation]:
    """Published derivations as the stages know them."""
    return [Derivation(d.left, d.right, d.direction, d.shares, d.reasons, d.clues) for d in found]


def to_document(doc: RecordDocument) -> Document:
    """A published document as the stages know it; the map to what was received is left out."""
    return Document(
        id=doc.id,
        capture="",
        name=doc.name,
        sha256=doc.sha256,
        title=doc.title,
        title_span=doc.title_span,
        outlet=doc.outlet,
        url=doc.url,
        language=doc.language,
        authors=doc.authors,
        text=doc.text,
        published=Published(),
        origin=identity_map(len(doc.text)),
        removals=doc.removals,
        credits=doc.credits,
    )
