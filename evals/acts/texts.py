"""The texts that the labels point into, each read the one way its digest was taken.

polnear/data/<split>/text/<document>.txt   the file, UTF-8; splits train and dev only
tbaq/<document>.tml                        character data of TEXT, untouched
factuality/<corpus>.jsonl                  `text` of the row whose `idx` is the document
plover/train.json                          `text` of the record whose `id` is the document
piles/census.csv, piles/spotify.csv        column `text`, named by column `id`
piles/google_news/<document>.json          JSON, key `text`
cases/moscow-visit/<document>              the file, UTF-8; in the data folder or beside it
"""

import csv
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from xml.etree import ElementTree

Texts = dict[tuple[str, str], str]
"""Text by corpus and document."""

_LONGEST_FIELD = 10_000_000
_ROWS = {"UW-train": "factuality/UW-train.jsonl", "CB-train": "factuality/CB-train.jsonl"}
_TABLES = {"census": "piles/census.csv", "spotify": "piles/spotify.csv"}
_SPLITS = {"polnear-train": "train", "polnear-dev": "dev"}


def read_texts(data: Path, wanted: Iterable[tuple[str, str]]) -> Texts:
    """Read the texts that are wanted and there.

    Args:
        data: Folder of the corpora.
        wanted: Corpus and document of each text; an unknown corpus or an absent file gives none.

    Returns:
        The texts found.
    """
    keys = sorted(set(wanted))
    rows = {corpus: _read_rows(data, corpus) for corpus in sorted({key[0] for key in keys})}
    found: Texts = {}
    for corpus, document in keys:
        text = rows[corpus].get(document)
        if text is None:
            text = _read_file(data, corpus, document)
        if text is not None:
            found[corpus, document] = text
    return found


def _read_rows(data: Path, corpus: str) -> Mapping[str, str]:
    """Texts of a corpus that is one file, by name; of any other corpus none."""
    if corpus in _ROWS and (path := data / _ROWS[corpus]).is_file():
        lines = path.read_text("utf-8").splitlines()
        return {str(row["idx"]): row["text"] for row in map(json.loads, lines)}
    if corpus in _TABLES and (path := data / _TABLES[corpus]).is_file():
        csv.field_size_limit(_LONGEST_FIELD)
        with path.open(encoding="utf-8", newline="") as table:
            return {row["id"]: row["text"] for row in csv.DictReader(table)}
    if corpus == "plover" and (path := data / "plover" / "train.json").is_file():
        return {row["id"]: row["text"] for row in json.loads(path.read_text("utf-8"))}
    return {}


def _read_file(data: Path, corpus: str, document: str) -> str | None:
    """Text of a document that is a file of its own."""
    if corpus in _SPLITS:
        path = data / "polnear" / "data" / _SPLITS[corpus] / "text" / f"{document}.txt"
        return _decode(path)
    if corpus == "moscow-visit":
        inside = data / "cases" / corpus / document
        return _decode(inside if inside.is_file() else data.parent / "cases" / corpus / document)
    if corpus == "google_news":
        body = _decode(data / "piles" / corpus / f"{document}.json")
        return None if body is None else json.loads(body).get("text") or ""
    path = data / "tbaq" / f"{document}.tml"
    if corpus == "tbaq" and path.is_file():
        node = ElementTree.parse(path).find("TEXT")
        return None if node is None else "".join(node.itertext())
    return None


def _decode(path: Path) -> str | None:
    return path.read_bytes().decode("utf-8") if path.is_file() else None
