"""Clean, read and resolve the labelled sets as stories are; all that is found, in received text.

    polnear/data/dev/text/*.txt   each document a story of its own, with the corpus's attributions
    cases/moscow-visit/*.txt      one story of five scrapes
    piles/census.csv, piles/spotify.csv, piles/google_news/   one story each

DATA is the folder that holds polnear/ and piles/, or the one that holds it as data/ beside cases/.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from evals.attribution.polnear import read_split
from evals.attribution.scoring import Piece, find_kind
from evals.mentions.readers import bare_document
from evals.speakers.labels import Label, Labelled, digest_text
from rashomon.accounts import AccountReader
from rashomon.clean.document import clean_capture
from rashomon.ingest import discover, open_received, read_file
from rashomon.model.documents import Capture, Document
from rashomon.model.ids import attribution_id
from rashomon.model.links import Entity, Resolution
from rashomon.model.reading import Attribution, EntityKind, Kind, Mode, Reading
from rashomon.model.spans import Span
from rashomon.read.acts import find_act
from rashomon.resolve.story import resolve
from rashomon.settings import Settings

Key = tuple[str, str]
"""Name of a set and of a document in it."""

_KINDS: dict[str, Kind] = {"direct": "direct", "mixed": "mixed", "indirect": "indirect"}
_PILES = {
    "moscow": "cases/moscow-visit",
    "census": "piles/census.csv",
    "spotify": "piles/spotify.csv",
    "google_news": "piles/google_news",
}


@dataclass(frozen=True, slots=True)
class Story:
    """What is resolved together.

    Attributes:
        corpus: Name of the set.
        texts: Text received of each document, by its name.
        documents: The documents as cleaned.
        readings: One for each.
    """

    corpus: str
    texts: Mapping[str, str]
    documents: tuple[Document, ...]
    readings: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class Asserted:
    """Whom the system names as the speaker of an attribution.

    Attributes:
        entity: Entity id.
        kind: What it is.
        rule: Which rule found it.
        aliases: All its names.
        mentions: Where it is named in this document, in code points of the text received.
    """

    entity: str
    kind: EntityKind
    rule: str
    aliases: tuple[str, ...]
    mentions: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """One attribution of the system, in code points of the text received.

    Attributes:
        source: Pieces of the source.
        cue: Pieces of the cue.
        content: Pieces of the content.
        speaker: Who said it; None where the system leaves it open.
    """

    source: tuple[Piece, ...]
    cue: tuple[Piece, ...]
    content: tuple[Piece, ...]
    speaker: Asserted | None


def find_sets(data: Path, settings: Settings) -> dict[Key, str]:
    """The texts received of all documents that the labels may point into.

    Args:
        data: Folder of the corpora.
        settings: Settings of the stories.

    Returns:
        Texts by set and document; a set that is absent gives none.
    """
    found = {("polnear", name): text for name, text in _polnear_texts(data)}
    for corpus, where in _PILES.items():
        captures = _read_captures(_place(data, where), settings)
        found |= {(corpus, one.name): one.text for one in captures}
    return found


def read_stories(
    labelled: Sequence[Labelled], data: Path, reader: AccountReader, settings: Settings
) -> Iterator[Story]:
    """Clean and read every story that holds a labelled document.

    Args:
        labelled: The documents that are asked for.
        data: Folder of the corpora.
        reader: The reader, made with the same settings.
        settings: Settings of the stories.

    Yields:
        Stories: of PolNeAR one a document, of the others the whole pile.
    """
    texts = dict(_polnear_texts(data))
    for one in labelled:
        if one.corpus == "polnear" and digest_text(texts.get(one.document, "")) == one.sha256:
            yield read_labelled(one, texts[one.document], reader)
    for corpus in sorted({one.corpus for one in labelled} - {"polnear"}):
        captures = _read_captures(_place(data, _PILES[corpus]), settings)
        yield read_pile(corpus, captures, reader, settings)


def read_labelled(one: Labelled, text: str, reader: AccountReader) -> Story:
    """A document as it stands, with the labelled attributions in place of those found."""
    headline = Span(0, len(text.partition("\n")[0].rstrip()))
    bare = bare_document(one.document, text)
    doc = replace(bare, title=headline.of(text), title_span=headline)
    attributions = tuple(_as_read(doc, label) for label in one.labels)
    reading = replace(reader.read(doc), attributions=attributions)
    return Story(one.corpus, {one.document: text}, (doc,), (reading,))


def read_pile(
    corpus: str, captures: Iterable[Capture], reader: AccountReader, settings: Settings
) -> Story:
    """Documents of one pile, cleaned and read as a story reads them."""
    taken = tuple(captures)
    documents = tuple(clean_capture(capture, settings) for capture in taken)
    readings = tuple(reader.read(doc) for doc in documents)
    return Story(corpus, {one.name: one.text for one in taken}, documents, readings)


def resolve_story(story: Story) -> dict[str, tuple[Found, ...]]:
    """Find the speakers of one story.

    Args:
        story: The story.

    Returns:
        By name of the document its attributions with their speakers.
    """
    resolution = resolve(story.documents, story.readings)
    by_id = {reading.document: reading for reading in story.readings}
    return {
        doc.name: tuple(_find_speakers(doc, by_id[doc.id], resolution)) for doc in story.documents
    }


def _find_speakers(doc: Document, reading: Reading, resolution: Resolution) -> Iterator[Found]:
    entities = {entity.id: entity for entity in resolution.entities}
    speakers = {speaker.attribution: speaker for speaker in resolution.speakers}
    for att in reading.attributions:
        speaker = speakers.get(att.id)
        asserted = None if speaker is None else _assert(doc, entities[speaker.entity], speaker.rule)
        yield Found(
            _to_received(doc, att.source),
            _to_received(doc, att.cue),
            _to_received(doc, att.content),
            asserted,
        )


def _assert(doc: Document, entity: Entity, rule: str) -> Asserted:
    covers = (doc.origin.cover(p.span) for p in entity.mentions if p.document == doc.id)
    mentions = tuple((span.start, span.end) for span in covers)
    return Asserted(entity.id, entity.kind, rule, entity.aliases, mentions)


def _to_received(doc: Document, spans: Iterable[Span]) -> tuple[Piece, ...]:
    parts = (part for span in spans for part in doc.origin.to_origin(span))
    return tuple(sorted((part.start, part.end) for part in parts))


def _as_read(doc: Document, label: Label) -> Attribution:
    """A labelled attribution as the reader would hand it on."""
    source, cue, content = (
        tuple(Span(start, end) for start, end in pieces)
        for pieces in (label.source, label.cue, label.content)
    )
    judgement = find_act(doc.text, cue, content, source)
    kind = _KINDS[find_kind(doc.text, label.content)]
    mode: Mode = judgement.mode if kind == "indirect" else "speech"
    return Attribution(
        id=attribution_id(doc.id, doc.text, source, cue, content),
        document=doc.id,
        kind=kind,
        source=source,
        cue=cue,
        content=content,
        act=judgement.act or "assert",
        act_reason=judgement.reason,
        mode=mode,
        parent=None,
        confidence=1.0,
    )


def _polnear_texts(data: Path) -> Iterator[tuple[str, str]]:
    folder = _place(data, "polnear/data")
    if (folder / "dev").is_dir():
        yield from ((gold.name, gold.text) for gold in read_split(folder, "dev"))


def _read_captures(path: Path, settings: Settings) -> Iterator[Capture]:
    files, _ = discover([path])
    for file in files:
        received = read_file(file.path, settings.limits)
        for found in open_received(received, file.name, settings.limits):
            if isinstance(found, Capture):
                yield found


def _place(data: Path, where: str) -> Path:
    """Where a set lies: in DATA, in DATA/data, or beside DATA."""
    roots = (data, data / "data", data.parent)
    return next((root / where for root in roots if (root / where).exists()), data / where)
