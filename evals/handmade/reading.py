"""Let the reader read a text as a story does: clean it, read it, keep what is sure enough."""

from collections.abc import Iterable
from dataclasses import dataclass

from evals.attribution.scoring import Piece
from evals.handmade.labels import Passage
from rashomon.accounts import AccountReader
from rashomon.clean.document import clean_capture
from rashomon.model.documents import Capture, Document, Part
from rashomon.model.ids import content_id, sha256_hex
from rashomon.model.spans import Span
from rashomon.settings import Settings


@dataclass(frozen=True, slots=True)
class Prediction:
    """One attribution that the reader publishes.

    Attributes:
        source: Pieces of the source, in code points of the text received.
        cue: Pieces of the cue.
        content: Pieces of the content; never empty.
        kind: `direct`, `mixed` or `indirect`.
        mode: `speech` or `attitude`.
        parent: Index, in the same list, of the one whose content holds it.
        confidence: 0 to 1.
    """

    source: tuple[Piece, ...]
    cue: tuple[Piece, ...]
    content: tuple[Piece, ...]
    kind: str
    mode: str
    parent: int | None
    confidence: float


def read_as_story(
    name: str, text: str, reader: AccountReader, settings: Settings
) -> list[Prediction]:
    """Clean and read one text; what is found is carried back to the text received.

    Args:
        name: Name of the text; one that ends in .txt is a scrape, any other the field of a record.
        text: The text.
        reader: The reader, made with the same settings.
        settings: Settings of the story.

    Returns:
        What the story would hold, in order of position.
    """
    document = clean_capture(make_capture(name, text), settings)
    found = reader.read(document).attributions
    numbers = {att.id: number for number, att in enumerate(found)}
    return [
        Prediction(
            source=_to_received(att.source, document),
            cue=_to_received(att.cue, document),
            content=_to_received(att.content, document),
            kind=att.kind,
            mode=att.mode,
            parent=None if att.parent is None else numbers[att.parent],
            confidence=att.confidence,
        )
        for att in found
    ]


def make_capture(name: str, text: str) -> Capture:
    """The capture of one text without any metadata."""
    digest = sha256_hex(text.encode("utf-8", "surrogatepass"))
    capture_id = content_id("cap", digest, name)
    if name.endswith(".txt"):
        return Capture(capture_id, name, digest, (), "text", text, "utf-8")
    parts = (Part("text", Span(0, len(text))),)
    return Capture(capture_id, name, digest, (), "record", text, "utf-8", parts)


def keep_inside(found: Iterable[Prediction], passage: Passage) -> set[int]:
    """Numbers of those whose cue, or without a cue whose content, lies in the passage."""
    return {
        number
        for number, att in enumerate(found)
        if (att.cue or att.content)
        and all(
            passage.start <= start and end <= passage.end for start, end in att.cue or att.content
        )
    }


def _to_received(spans: Iterable[Span], document: Document) -> tuple[Piece, ...]:
    parts = (part for span in spans for part in document.origin.to_origin(span))
    return tuple(sorted((part.start, part.end) for part in parts))
