"""Let readers of names read: ours, a peer in another Python, or one that has written a file."""

import json
import subprocess
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from evals.mentions.scoring import Found
from evals.mentions.texts import Texts
from rashomon.model.documents import Document, Published
from rashomon.model.ids import content_id, sha256_hex
from rashomon.model.spans import OffsetMap, Piece
from rashomon.read.reader import Reader

_PEER = Path(__file__).parent / "spacy_peer.py"
_WARM = "Ana Ruiz was warm before the clock ran."


@dataclass(frozen=True, slots=True)
class Findings:
    """What one reader found.

    Args:
        reader: Its name and version.
        mentions: By corpus and name of the text.
        cpu_seconds: Of reading all texts, without loading; ``None`` where nobody measured.
    """

    reader: str
    mentions: dict[tuple[str, str], list[Found]]
    cpu_seconds: float | None


class PeerFailed(RuntimeError):
    """The peer's Python or its model is not there, or it broke off."""


def run_reader(texts: Texts, version: str) -> Findings:
    """Let the packaged reader read every text whole, attributions and all.

    Args:
        texts: The texts.
        version: Of the package.

    Returns:
        Its findings.
    """
    reader = Reader()
    reader.read(bare_document("warm", _WARM))
    started = time.process_time()
    found = {
        key: [
            Found(m.span.start, m.span.end, m.kind)
            for m in reader.read(bare_document("/".join(key), text)).mentions
        ]
        for key, text in texts.items()
    }
    return Findings(f"rashomon {version}", found, time.process_time() - started)


def run_peer(texts: Texts, python: Path, model: str) -> Findings:
    """Let a spaCy pipeline read the same texts.

    Args:
        texts: The texts.
        python: An interpreter that can import spaCy and the model.
        model: Name of the model's package.

    Returns:
        Its findings, kinds mapped to those of the labels.

    Raises:
        PeerFailed: It could not be run.
    """
    lines = [
        json.dumps({"corpus": corpus, "name": name, "text": text})
        for (corpus, name), text in texts.items()
    ]
    try:
        done = subprocess.run(
            [str(python), str(_PEER), model],
            input="\n".join(lines),
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=True,
        )
    except OSError as error:
        raise PeerFailed(str(error)) from error
    except subprocess.CalledProcessError as error:
        raise PeerFailed((error.stderr.strip().splitlines() or ["no message"])[-1]) from error
    return read_findings(done.stdout.splitlines(), model)


def read_findings(lines: Iterable[str], reader: str) -> Findings:
    """Read what a reader has printed.

    Args:
        lines: JSON, ``{"corpus", "name", "mentions": [[start, end, kind], ...]}`` a text; a line
            with ``reader`` and ``cpu_seconds`` may follow.
        reader: Name where no line gives one.

    Returns:
        The findings.
    """
    mentions: dict[tuple[str, str], list[Found]] = {}
    seconds = None
    for line in lines:
        row = json.loads(line)
        if "mentions" in row:
            mentions[row["corpus"], row["name"]] = [Found(*one) for one in row["mentions"]]
        else:
            reader, seconds = row["reader"], row["cpu_seconds"]
    return Findings(reader, mentions, seconds)


def bare_document(name: str, text: str) -> Document:
    """A text as it stands, as if nothing had had to be cleaned, under a name."""
    digest = sha256_hex(text.encode("utf-8", "surrogatepass"))
    return Document(
        id=content_id("doc", digest),
        capture=content_id("cap", digest),
        name=name,
        sha256=digest,
        title=None,
        title_span=None,
        outlet=None,
        url=None,
        language="en",
        authors=(),
        text=text,
        published=Published(),
        origin=OffsetMap((Piece(0, len(text), 0, len(text)),)),
    )
