"""Clean, read, resolve and align the labelled piles as stories are, and find the statements again.

    cases/moscow-visit/*.txt                                 `moscow`
    piles/census.csv, piles/spotify.csv, piles/google_news/  `census`, `spotify`, `google_news`
    polnear/data/train/text/*.txt                            `pn-…`, the labelled texts of an event
    ecbplus/<1-35>/*.xml                                     `ecb-<topic>`, the whole topic

DATA is the folder that holds polnear/ and piles/, or the one that holds it as data/ beside cases/.
"""

import json
from base64 import b64decode
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from evals.attribution.scoring import Piece
from evals.coreference.gold import read_topics
from evals.meaning.vectors import Reads
from evals.mentions.readers import bare_document
from evals.utterances.labels import Block, Statement
from rashomon.clean.document import clean_capture
from rashomon.ingest import discover, open_received, read_file
from rashomon.model.codec import from_json, to_json
from rashomon.model.documents import Capture, Document
from rashomon.model.ids import content_id, sha256_hex, text_sha256
from rashomon.model.links import Alignment, Resolution
from rashomon.model.reading import Attribution, Reading
from rashomon.read.reader import model_digests
from rashomon.resolve.story import resolve
from rashomon.settings import Settings

Align = Callable[[Sequence[Document], Sequence[Reading], Resolution], Alignment]
Vector = NDArray[np.float32]

_PILES = {
    "moscow": "cases/moscow-visit",
    "census": "piles/census.csv",
    "spotify": "piles/spotify.csv",
    "google_news": "piles/google_news",
}
_POLNEAR = "polnear/data/train/text"
# Of the characters that either covers, the share that both must cover.  Where spans have been
# mended since, a statement is still the one that was labelled if most of it is.
_SAME_PLACE = 0.5


@dataclass(frozen=True, slots=True)
class Story:
    """What is resolved and aligned together.

    Attributes:
        pile: Name of the pile.
        documents: As cleaned.
        readings: One for each.
        texts: Text received of each document, by its name.
    """

    pile: str
    documents: tuple[Document, ...]
    readings: tuple[Reading, ...]
    texts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Item:
    """What the system knows of one labelled statement.

    Attributes:
        attribution: Its attribution id; None where the system has no such statement.
        text: Its words; empty where the system has none.
        direct: Whether it is a quotation.
        vector: What it means, of length 1; None where that was not computed.
        speaker: Entity id of the speaker; None where the system names nobody.
        utterance: Which utterance the system puts it in; its own where it has no such statement.
    """

    attribution: str | None
    text: str
    direct: bool
    vector: Vector | None
    speaker: str | None
    utterance: Hashable


class CachedReader:
    """A reader that keeps what it has read in a folder.

    Args:
        reader: What reads.
        folder: Where readings are kept; None keeps nothing.
    """

    def __init__(self, reader: Reads, folder: Path | None) -> None:
        self._reader = reader
        self._folder = folder
        self._models = sorted(model_digests())

    def read(self, document: Document) -> Reading:
        """Read one document, or take what was read of the same text by the same model."""
        if self._folder is None:
            return self._reader.read(document)
        key = content_id("read", document.id, text_sha256(document.text), self._models)
        path = self._folder / f"{key}.json"
        if path.exists():
            return from_json(Reading, json.loads(path.read_text("utf-8")))
        reading = self._reader.read(document)
        self._folder.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(to_json(reading)), "utf-8")
        return reading


def find_texts(pile: str, names: Sequence[str], data: Path, settings: Settings) -> dict[str, str]:
    """Texts received of the documents of one pile, by name; none where it is absent.

    Args:
        pile: Name of the pile.
        names: Names of its labelled documents; of PolNeAR no others are looked for.
        data: Folder of the corpora.
        settings: Settings of the stories.
    """
    if pile.startswith("ecb-"):
        return dict(_topic_texts(pile, data))
    return {one.name: one.text for one in _read_captures(pile, names, data, settings)}


def read_story(
    pile: str, names: Sequence[str], data: Path, reader: CachedReader, settings: Settings
) -> Story:
    """Clean and read one pile.

    Args:
        pile: Name of the pile.
        names: Names of its labelled documents.
        data: Folder of the corpora.
        reader: The reader, made with the same settings.
        settings: Settings of the stories.

    Returns:
        The story; of PolNeAR the labelled documents alone, else the whole pile.
    """
    if pile.startswith("ecb-"):
        texts = dict(_topic_texts(pile, data))
        documents = tuple(bare_document(name, text) for name, text in texts.items())
    else:
        captures = tuple(_read_captures(pile, names, data, settings))
        texts = {one.name: one.text for one in captures}
        documents = tuple(clean_capture(one, settings) for one in captures)
    return Story(pile, documents, tuple(reader.read(doc) for doc in documents), texts)


def find_items(story: Story, blocks: Sequence[Block], align: Align) -> dict[str, tuple[Item, ...]]:
    """Resolve and align one story, and find the statements of its blocks.

    Args:
        story: The story.
        blocks: Blocks of its pile.
        align: The stage that is scored.

    Returns:
        By name of the block one item a statement.
    """
    resolution = resolve(story.documents, story.readings)
    alignment = align(story.documents, story.readings, resolution)
    known = _Known(story, resolution, alignment)
    return {
        block.name: tuple(
            known.item(one, (block.name, number)) for number, one in enumerate(block.statements)
        )
        for block in blocks
    }


class _Known:
    """What the stages made of one story, to be asked by place."""

    def __init__(self, story: Story, resolution: Resolution, alignment: Alignment) -> None:
        self._speakers = {one.attribution: one.entity for one in resolution.speakers}
        self._utterances = {
            attribution: one.id for one in alignment.utterances for attribution in one.attributions
        }
        self._vectors = {
            meaning.attribution: _to_vector(meaning.vector)
            for reading in story.readings
            for meaning in reading.meanings
            if meaning.attribution
        }
        self._places: dict[str, list[tuple[Attribution, Document, tuple[Piece, ...]]]] = {}
        readings = {reading.document: reading for reading in story.readings}
        for doc in story.documents:
            self._places[doc.name] = [
                (att, doc, to_received(doc, att)) for att in readings[doc.id].attributions
            ]

    def item(self, statement: Statement, alone: Hashable) -> Item:
        found = [
            (_overlap(statement.content, pieces), -number, att, doc)
            for number, (att, doc, pieces) in enumerate(self._places.get(statement.document, ()))
        ]
        overlap, _, att, doc = max(found, key=lambda row: row[:2], default=(0.0, 0, None, None))
        if att is None or doc is None or overlap < _SAME_PLACE:
            return Item(None, "", False, None, None, alone)
        return Item(
            att.id,
            " ".join(span.of(doc.text) for span in att.content),
            att.kind == "direct",
            self._vectors.get(att.id),
            self._speakers.get(att.id),
            self._utterances.get(att.id, alone),
        )


def to_received(doc: Document, att: Attribution) -> tuple[Piece, ...]:
    """Where the content of an attribution stands in the text received, in order."""
    parts = (part for span in att.content for part in doc.origin.to_origin(span))
    return tuple(sorted((part.start, part.end) for part in parts))


def digest_text(text: str) -> str:
    """SHA-256 of a text, lone surrogates and all."""
    return sha256_hex(text.encode("utf-8", "surrogatepass"))


def _overlap(left: Sequence[Piece], right: Sequence[Piece]) -> float:
    both = sum(
        max(0, min(end, other_end) - max(start, other_start))
        for start, end in left
        for other_start, other_end in right
    )
    either = sum(end - start for start, end in (*left, *right)) - both
    return both / either if either else 0.0


def _to_vector(encoded: str) -> Vector:
    vector = np.frombuffer(b64decode(encoded), dtype=np.int8).astype(np.float32)
    length = float(np.linalg.norm(vector))
    return vector / length if length else vector


def _topic_texts(pile: str, data: Path) -> Iterator[tuple[str, str]]:
    number = int(pile.removeprefix("ecb-"))
    root = _place(data, "ecbplus").parent
    for topic in read_topics(root, number, number):
        yield from ((one.name, one.text) for one in topic.documents)


def _read_captures(
    pile: str, names: Sequence[str], data: Path, settings: Settings
) -> Iterator[Capture]:
    if pile in _PILES:
        paths = [_place(data, _PILES[pile])]
    else:
        folder = _place(data, _POLNEAR)
        paths = [folder / name for name in sorted(names) if (folder / name).is_file()]
    files, _ = discover([path for path in paths if path.exists()])
    for file in files:
        received = read_file(file.path, settings.limits)
        for found in open_received(received, file.name, settings.limits):
            if isinstance(found, Capture):
                yield found


def _place(data: Path, where: str) -> Path:
    """Where a set lies: in DATA, in DATA/data, or beside DATA."""
    roots = (data, data / "data", data.parent)
    return next((root / where for root in roots if (root / where).exists()), data / where)
