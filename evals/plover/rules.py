"""What the project's rules say of a record, without having learnt anything from records."""

from __future__ import annotations

import re
from collections.abc import Iterable

from evals.mentions.readers import bare_document
from evals.plover.classes import CLASS_OF_ACT, MEETING, NONE
from evals.plover.records import Record
from rashomon.model.reading import Reading
from rashomon.model.spans import Span
from rashomon.read.acts import find_act
from rashomon.read.reader import Reader
from rashomon.text.stems import stem
from rashomon.text.words import find_words

# At most three words, such as a day or a place, between a cue and its "that".
_THAT = re.compile(r"(?: [^\s,]{1,20}){0,3} that ")
_MEETING = frozenset(stem(word) for word in MEETING)


def class_of_event(record: Record) -> str:
    """The class of the act that the first marked words of the event are a cue of.

    Words after them stand for the content. Where the words are no cue that has a class, but of
    people who meet, it is ``CONSULT``.
    """
    if not record.event:
        return NONE
    cue, *_ = record.event
    rest = _content_after(record.text, cue.end)
    if not rest:
        return NONE
    source = tuple(span for span in record.source if span.end <= cue.start)
    act = find_act(record.text, (cue,), (rest,), source).act
    found = CLASS_OF_ACT[act] if act else NONE
    return "CONSULT" if found == NONE and _meets(record.text, record.event) else found


def _content_after(text: str, at: int) -> Span | None:
    """The rest of the sentence, from a near "that" on: a day or a place before it is no content."""
    that = _THAT.match(text, at)
    start = that.end() if that else at
    start += len(text[start:]) - len(text[start:].lstrip())
    end = len(text.rstrip(". "))
    return Span(start, end) if start < end else None


def class_of_sentence(reading: Reading) -> str:
    """The class of the first statement that has one, as the shipped reader reads the sentence."""
    classes = [CLASS_OF_ACT[att.act] for att in reading.attributions]
    return next((one for one in classes if one != NONE), NONE)


def read_all(records: Iterable[Record]) -> dict[str, Reading]:
    """Readings of the sentences by record id, nothing marked in them."""
    reader = Reader()
    return {record.id: reader.read(bare_document(record.id, record.text)) for record in records}


def _meets(text: str, spans: Iterable[Span]) -> bool:
    return any(stem(word) in _MEETING for span in spans for word in words_of(text, span))


def words_of(text: str, span: Span) -> list[str]:
    """The words of a stretch, in small letters."""
    words = find_words(text)
    return [words.forms[at] for at in words.within(span.start, span.end)]
