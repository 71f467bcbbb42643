"""Documents written by hand, for tests of the stages behind cleaning."""

from __future__ import annotations

from rashomon.model.documents import Document, Published
from rashomon.model.ids import content_id
from rashomon.model.reading import Attribution, Kind, Reading
from rashomon.model.spans import Span, identity_map
from rashomon.read.mentions import find_mentions
from rashomon.text.sentences import paragraphs


def make_document(text: str, name: str = "one.txt", language: str = "en") -> Document:
    """A clean document whose text is exactly what was received."""
    return Document(
        id=content_id("doc", name, text),
        capture=content_id("cap", name, text),
        name=name,
        sha256="0" * 64,
        title=None,
        title_span=None,
        outlet="The Courier",
        url=None,
        language=language,
        authors=(),
        text=text,
        published=Published(),
        origin=identity_map(len(text)),
    )


def make_attribution(
    doc: Document, source: str, cue: str, content: str, kind: Kind = "indirect"
) -> Attribution:
    """An attribution from the last place of its parts' words; an empty source is none."""
    starts = [doc.text.rindex(words) for words in (source, cue, content)]
    lengths = [len(words) for words in (source, cue, content)]
    spans = [
        (Span(at, at + size),) if size else () for at, size in zip(starts, lengths, strict=True)
    ]
    parts = [[[s.start, s.end] for s in part] for part in spans]
    return Attribution(
        id=content_id("att", doc.id, parts),
        document=doc.id,
        kind=kind,
        source=spans[0],
        cue=spans[1],
        content=spans[2],
        act="assert",
        act_reason="test",
        mode="speech",
        parent=None,
        confidence=0.9,
    )


def make_reading(doc: Document, *attributions: Attribution) -> Reading:
    """A reading with the mentions that the rules find."""
    return Reading(
        document=doc.id,
        mentions=find_mentions(doc.text, paragraphs(doc.text)),
        attributions=tuple(attributions),
    )
