"""What must hold in every record before it is published; a breach is a bug of our own."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import TypeVar

from rashomon.errors import InvariantError
from rashomon.model.links import Place
from rashomon.model.record import Record, Statement
from rashomon.model.spans import Span

T = TypeVar("T")


def unique_by(items: Iterable[T], key: Callable[[T], str], what: str) -> dict[str, T]:
    """Items by their id.

    Args:
        items: Any number of them.
        key: Gives an item's id.
        what: What to call the item in the message.

    Returns:
        A dictionary in the order of the items.

    Raises:
        InvariantError: Two items share an id.
    """
    found: dict[str, T] = {}
    for item in items:
        if key(item) in found:
            raise InvariantError(f"record: {what} {key(item)} stands twice")
        found[key(item)] = item
    return found


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
        _known(document, texts.keys(), "a reading")
    for attribution in resolved:
        _known(attribution, atts, "a speaker, carrier, addressee, parent or time")
    _check_documents(record, texts)
    _check_entities(record, texts, entities)
    _check_statements(record, texts, entities, atts)
    _check_utterances(record, entities, atts)
    _check_reuse(record, texts)
    _check_accounts(record, texts)
    for caution in record.cautions:
        size = _size(caution.document, texts, f"caution {caution.slug}")
        _inside(caution.span, size, f"caution {caution.slug} of {caution.document}")


def _check_documents(record: Record, texts: Mapping[str, int]) -> None:
    for doc in record.documents:
        size, where = len(doc.text), f"document {doc.id}"
        _inside(doc.title_span, size, where)
        for candidate in doc.published.candidates:
            _inside(candidate.span, size, where)
        for time in doc.times:
            _inside(time.span, size, where)
        for place in doc.published.evidence:
            _at(place, texts, f"date of {where}")
        for credit in doc.credits:
            _inside(credit.span, size, where)


def _check_entities(record: Record, texts: Mapping[str, int], entities: Collection[str]) -> None:
    for entity in record.entities:
        where = f"entity {entity.id}"
        if entity.speaks_for is not None:
            _known(entity.speaks_for, entities, where)
        _holds_words((place.span for place in entity.mentions), where)
        for place in entity.mentions:
            _at(place, texts, where)
        if entity.speaks_for_evidence is not None:
            _at(entity.speaks_for_evidence, texts, where)


def _check_statements(
    record: Record, texts: Mapping[str, int], entities: Collection[str], atts: Collection[str]
) -> None:
    for att in record.attributions:
        where = f"attribution {att.id}"
        size = _size(att.document, texts, where)
        for span in (*att.source, *att.cue, *att.content, *_evidence(att)):
            _inside(span, size, where)
        _holds_words(att.content, where)
        for entity in (att.speaker, *att.via, *att.addressee):
            if entity is not None:
                _known(entity, entities, where)
        if att.parent is not None:
            _known(att.parent, atts, where)
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
            _known(attribution, atts, where)
            if attribution in seen:
                raise InvariantError(f"record: attribution {attribution} is in two utterances")
            seen.add(attribution)
        for entity in utterance.speakers:
            _known(entity, entities, where)
        for link in utterance.links:
            _known(link.left, utterance.attributions, where)
            _known(link.right, utterance.attributions, where)
            _share(link.score, where)
        _range(utterance.independent_reports, utterance.reports, where)


def _check_reuse(record: Record, texts: Mapping[str, int]) -> None:
    unique_by(record.reuse, lambda item: item.id, "passage")
    unique_by(record.derivations, lambda item: item.id, "derivation")
    for passage in record.reuse:
        where = f"passage {passage.id}"
        for place in (passage.left, passage.right):
            _at(place, texts, where)
        _holds_words((passage.left.span, passage.right.span), where)
        _ordered(passage.left.document, passage.right.document, where)
        _share(passage.score, where)
    for item in record.derivations:
        where = f"derivation {item.id}"
        _ordered(item.left, item.right, where)
        for document in (item.left, item.right):
            _known(document, texts.keys(), where)
        for share in item.shares:
            _share(share, where)
        for clue in item.clues:
            _inside(clue.span, _size(clue.document, texts, where), where)


def _ordered(left: str, right: str, where: str) -> None:
    """The smaller id stands left: so each pair has one form, and no document its own copy."""
    if left >= right:
        raise InvariantError(f"record: {where} has {left} left of {right}")


def _share(value: float, where: str) -> None:
    if not 0 <= value <= 1:
        raise InvariantError(f"record: {where} has a share or score of {value}, not 0 to 1")


def _range(found: tuple[int, int], most: int, where: str) -> None:
    low, high = found
    if not 0 <= low <= high <= most:
        raise InvariantError(f"record: {where} counts {low} to {high} independent of {most}")


def _check_accounts(record: Record, texts: Mapping[str, int]) -> None:
    seen: set[str] = set()
    _range(record.accounts.independent, len(texts), "the story")
    for group in record.accounts.groups:
        _range(group.independent, len(group.documents), "a group of accounts")
        for document in group.documents:
            _known(document, texts.keys(), "a group of accounts")
            if document in seen:
                raise InvariantError(f"record: document {document} is in two groups of accounts")
            seen.add(document)


def _known(key: str, among: Collection[str], where: str) -> None:
    if key not in among:
        raise InvariantError(f"record: {where} points at {key}, which is not in the record")


def _size(document: str, texts: Mapping[str, int], where: str) -> int:
    """Length of a document's text, in code points; the document must be known."""
    _known(document, texts.keys(), where)
    return texts[document]


def _inside(span: Span | None, size: int, where: str) -> None:
    if span is not None and span.end > size:
        raise InvariantError(
            f"record: {where} has span [{span.start}, {span.end}) outside a text of {size}"
        )


def _at(place: Place, texts: Mapping[str, int], where: str) -> None:
    _inside(place.span, _size(place.document, texts, where), where)


def _holds_words(spans: Iterable[Span], where: str) -> None:
    if not any(len(span) for span in spans):
        raise InvariantError(f"record: {where} points at no words")
