"""What must hold in every record before it is published; a breach is a bug of our own."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from rashomon.errors import InvariantError
from rashomon.model.record import Record, Statement
from rashomon.model.spans import Span
from rashomon.publish.check_judgement import check_claims, check_events, check_proposals
from rashomon.publish.invariants import (
    at_place,
    count_range,
    holds_words,
    inside,
    known,
    ordered,
    share,
    size_of,
    unique_by,
)


def check_links(
    record: Record, readings_of: Collection[str] = (), resolved: Collection[str] = ()
) -> None:
    """Checks that every id leads somewhere and that every span lies inside its text.

    Args:
        record: The record.
        readings_of: Documents that were read; each must be in the record.
        resolved: Attributions of which something was resolved; each must be in the record.

    Raises:
        InvariantError: An id leads nowhere or stands twice, a span reaches outside its text, or
            a finding points at no words.
    """
    texts = {
        key: len(doc.text)
        for key, doc in unique_by(record.documents, lambda item: item.id, "document").items()
    }
    entities = unique_by(record.entities, lambda item: item.id, "entity").keys()
    atts = unique_by(record.attributions, lambda item: item.id, "attribution").keys()
    for document in readings_of:
        known(document, texts.keys(), "a reading")
    for attribution in resolved:
        known(attribution, atts, "a speaker, carrier, addressee, parent or time")
    _check_documents(record, texts)
    _check_entities(record, texts, entities)
    _check_statements(record, texts, entities, atts)
    _check_utterances(record, entities, atts)
    _check_reuse(record, texts)
    _check_accounts(record, texts)
    check_claims(record.claims, texts, entities, atts)
    check_proposals(record.proposals, texts, entities, atts)
    check_events(record.events, texts, entities, atts)
    for caution in record.cautions:
        size = size_of(caution.document, texts, f"caution {caution.slug}")
        inside(caution.span, size, f"caution {caution.slug} of {caution.document}")


def _check_documents(record: Record, texts: Mapping[str, int]) -> None:
    for doc in record.documents:
        size, where = len(doc.text), f"document {doc.id}"
        inside(doc.title_span, size, where)
        for candidate in doc.published.candidates:
            inside(candidate.span, size, where)
        for time in doc.times:
            inside(time.span, size, where)
        for place in doc.published.evidence:
            at_place(place, texts, f"date of {where}")
        for credit in doc.credits:
            inside(credit.span, size, where)


def _check_entities(record: Record, texts: Mapping[str, int], entities: Collection[str]) -> None:
    for entity in record.entities:
        where = f"entity {entity.id}"
        if entity.speaks_for is not None:
            known(entity.speaks_for, entities, where)
        holds_words((place.span for place in entity.mentions), where)
        for place in entity.mentions:
            at_place(place, texts, where)
        if entity.speaks_for_evidence is not None:
            at_place(entity.speaks_for_evidence, texts, where)


def _check_statements(
    record: Record, texts: Mapping[str, int], entities: Collection[str], atts: Collection[str]
) -> None:
    for att in record.attributions:
        where = f"attribution {att.id}"
        size = size_of(att.document, texts, where)
        for span in (*att.source, *att.cue, *att.content, *_evidence(att)):
            inside(span, size, where)
        holds_words(att.content, where)
        for entity in (att.speaker, *att.via, *att.addressee):
            if entity is not None:
                known(entity, entities, where)
        if att.parent is not None:
            known(att.parent, atts, where)
        if not 0 <= att.confidence <= 1:
            raise InvariantError(f"record: {where} has confidence {att.confidence}, not 0 to 1")


def _evidence(att: Statement) -> Iterator[Span | None]:
    yield att.speaker_evidence
    yield from att.via_evidence
    yield from att.addressee_evidence
    yield att.time_evidence


def _check_utterances(record: Record, entities: Collection[str], atts: Collection[str]) -> None:
    seen: set[str] = set()
    unique_by(record.utterances, lambda item: item.id, "utterance")
    for utterance in record.utterances:
        where = f"utterance {utterance.id}"
        for attribution in utterance.attributions:
            known(attribution, atts, where)
            if attribution in seen:
                raise InvariantError(f"record: attribution {attribution} is in two utterances")
            seen.add(attribution)
        for entity in utterance.speakers:
            known(entity, entities, where)
        for link in utterance.links:
            known(link.left, utterance.attributions, where)
            known(link.right, utterance.attributions, where)
            share(link.score, where)
        count_range(utterance.independent_reports, utterance.reports, where)


def _check_reuse(record: Record, texts: Mapping[str, int]) -> None:
    unique_by(record.reuse, lambda item: item.id, "passage")
    unique_by(record.derivations, lambda item: item.id, "derivation")
    for passage in record.reuse:
        where = f"passage {passage.id}"
        for place in (passage.left, passage.right):
            at_place(place, texts, where)
        holds_words((passage.left.span, passage.right.span), where)
        ordered(passage.left.document, passage.right.document, where)
        share(passage.score, where)
    for item in record.derivations:
        where = f"derivation {item.id}"
        ordered(item.left, item.right, where)
        for document in (item.left, item.right):
            known(document, texts.keys(), where)
        for value in item.shares:
            share(value, where)
        for clue in item.clues:
            inside(clue.span, size_of(clue.document, texts, where), where)


def _check_accounts(record: Record, texts: Mapping[str, int]) -> None:
    seen: set[str] = set()
    count_range(record.accounts.independent, len(texts), "the story")
    for group in record.accounts.groups:
        count_range(group.independent, len(group.documents), "a group of accounts")
        for document in group.documents:
            known(document, texts.keys(), "a group of accounts")
            if document in seen:
                raise InvariantError(f"record: document {document} is in two groups of accounts")
            seen.add(document)
