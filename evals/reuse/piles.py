"""Read, clean and align the labelled piles as stories are.

    cases/moscow-visit/*.txt                                 `moscow`
    piles/census.csv, piles/spotify.csv, piles/google_news/  `census`, `spotify`, `google_news`
    ecbplus/<1-35>/*.xml                                     `ecbplus`: all topics are one pile
    polnear/data/train/text/*.txt                            `polnear`: all texts are one pile

DATA is the folder that holds polnear/ and piles/, or the one that holds it as data/ beside cases/.
A pile is aligned whole, though only some of its pairs are labelled; a derivation between two
topics of ECB+ is therefore a false one, whatever the labels say.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from evals.coreference.gold import LAST_TOPIC, read_topics
from evals.mentions.readers import bare_document
from rashomon.clean.document import clean_capture
from rashomon.errors import InputError
from rashomon.ingest import discover, open_received, read_file
from rashomon.model.documents import Capture, Document
from rashomon.model.links import Alignment
from rashomon.model.reading import Reading
from rashomon.settings import Settings

Read = Callable[[Document], Reading]

_PLACES = {
    "moscow": "cases/moscow-visit",
    "census": "piles/census.csv",
    "spotify": "piles/spotify.csv",
    "google_news": "piles/google_news",
    "polnear": "polnear/data/train/text",
    "ecbplus": "ecbplus",
}


@dataclass(frozen=True, slots=True)
class Pile:
    """Documents that are aligned together.

    Attributes:
        name: Name of the pile.
        documents: As cleaned.
        texts: Text received of each document, by its name.
    """

    name: str
    documents: tuple[Document, ...]
    texts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Aligned:
    """A pile and what the system says of it.

    Attributes:
        pile: The pile.
        alignment: What the stage gives.
    """

    pile: Pile
    alignment: Alignment


def read_pile(name: str, data: Path, settings: Settings) -> Pile | None:
    """Read and clean one pile.

    Args:
        name: Name of the pile.
        data: Folder of the corpora.
        settings: Settings of the stories.

    Returns:
        The pile; None where it is absent.
    """
    root = find_place(data, _PLACES[name])
    if root is None:
        return None
    if name == "ecbplus":
        topics = read_topics(root.parent, 1, LAST_TOPIC)
        texts = {one.name: one.text for topic in topics for one in topic.documents}
        return Pile(name, tuple(bare_document(of, text) for of, text in texts.items()), texts)
    pairs = tuple(_clean_all(root, settings))
    return Pile(
        name,
        tuple(doc for _, doc in pairs),
        {doc.name: capture.text for capture, doc in pairs},
    )


def read_all(pile: Pile, read: Read) -> tuple[Reading, ...]:
    """One reading for each document, in their order."""
    return tuple(read(doc) for doc in pile.documents)


def find_place(data: Path, where: str) -> Path | None:
    """Where a set lies: in DATA, in DATA/data, or beside DATA; None where it is absent."""
    roots: Sequence[Path] = (data, data / "data", data.parent)
    return next((root / where for root in roots if (root / where).exists()), None)


def _clean_all(root: Path, settings: Settings) -> Iterator[tuple[Capture, Document]]:
    files, _ = discover([root])
    for file in files:
        received = read_file(file.path, settings.limits)
        for found in open_received(received, file.name, settings.limits):
            if isinstance(found, Capture):
                try:
                    yield found, clean_capture(found, settings)
                except InputError:
                    continue  # no account in it: the story leaves it out too
