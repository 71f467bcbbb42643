"""What a form of a page offers to choose from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from rashomon.model.links import Utterance
from rashomon.model.record import Statement
from rashomon.publish.display import shortened
from rashomon.publish.index import RecordIndex

Choice = tuple[str, str]
"""Value, and words for it."""

# Choices in a list: more than this is searched, not scrolled.
_MOST = 300
# Utterances offered to be merged with one.
_UTTERANCES = 60
_WORDS = 80


def speaker_choices(index: RecordIndex, document: str) -> tuple[Choice, ...]:
    """Everybody who may have spoken: those named in the document first, then the most named.

    Args:
        index: The record.
        document: Id of the document.
    """
    return (("unknown", "not established"), *_entities(index, document))


def body_choices(index: RecordIndex, entity: str) -> tuple[Choice, ...]:
    """Everybody else: those it may be, or speak for; the most named first.

    Args:
        index: The record.
        entity: Id of the one that they are offered to.
    """
    return tuple(choice for choice in _entities(index, "") if choice[0] != entity)


def utterance_choices(index: RecordIndex, att: Statement, utterance: Utterance) -> list[Choice]:
    """Other utterances that a statement may report, those of its speaker first.

    Args:
        index: The record.
        att: The statement.
        utterance: The utterance it is in now.
    """
    others = [item for item in index.record.utterances if item.id != utterance.id]
    mine = frozenset(_folded(index, att))
    ranked = sorted(
        others,
        key=lambda item: (
            att.speaker is None or att.speaker not in item.speakers,
            -_shared(index, mine, item),
            item.id,
        ),
    )
    return [(item.id, _told(index, item)) for item in ranked[:_UTTERANCES]]


def document_choices(index: RecordIndex, document: str) -> tuple[Choice, ...]:
    """All other documents, by outlet and date.

    Args:
        index: The record.
        document: Id of the one that they are offered to.
    """
    docs = sorted(
        (doc for doc in index.record.documents if doc.id != document),
        key=lambda doc: (doc.outlet or doc.name, doc.published.value or "", doc.id),
    )
    return tuple(
        (doc.id, shortened(f"{doc.outlet or doc.name}, {doc.published.value or 'no date'}", _WORDS))
        for doc in docs
    )


def places(att: Statement) -> dict[str, str]:
    """Where the parts of a statement stand, as a form has it: ``start-end,start-end``.

    Args:
        att: The statement.
    """
    parts = {"content": att.content, "cue": att.cue, "source": att.source}
    return {
        part: ",".join(f"{span.start}-{span.end}" for span in spans if len(span))
        for part, spans in parts.items()
    }


def opening(index: RecordIndex, statement: str) -> str:
    """The first words of a statement.

    Args:
        index: The record.
        statement: Its id.
    """
    att = index.statements[statement]
    return shortened(index.words(att.document, att.content), _WORDS)


def _entities(index: RecordIndex, document: str) -> Iterable[Choice]:
    here = Counter(
        item.id
        for item in index.record.entities
        if any(place.document == document for place in item.mentions)
    )
    ranked = sorted(
        index.record.entities,
        key=lambda item: (-here[item.id], -index.spoken_by[item.id], -len(item.mentions), item.id),
    )
    return ((item.id, shortened(item.name, _WORDS)) for item in ranked[:_MOST])


def _folded(index: RecordIndex, att: Statement) -> list[str]:
    return index.words(att.document, att.content).casefold().split()


def _shared(index: RecordIndex, words: frozenset[str], utterance: Utterance) -> int:
    first = index.statements[utterance.attributions[0]]
    return len(words.intersection(_folded(index, first)))


def _told(index: RecordIndex, utterance: Utterance) -> str:
    names = ", ".join(index.entities[key].name for key in utterance.speakers) or "not established"
    return f"{shortened(names, _WORDS)}: {opening(index, utterance.attributions[0])}"
