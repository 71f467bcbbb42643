"""The texts that the gold labels point into, each read the one way that its digest was taken.

    cases/moscow-visit/*.txt            the file, UTF-8
    piles/census.csv, piles/spotify.csv column `text`, named by column `id`
    piles/google_news/*                 JSON, key `text`
    pages/truth/*.json                  JSON, `ground_truth.main_content`
    polnear/data/dev/text/*.txt         the file, UTF-8 (never another split)
    tbaq/*.tml                          character data of TEXT, single line breaks as spaces
    ecbplus/<1-35>/*.xml                tokens put together by `join_tokens`

DATA is the folder that holds piles/, pages/ and the others; cases/ may also stand beside it.
"""

import csv
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.etree import ElementTree

Texts = dict[tuple[str, str], str]
"""Text by corpus and name."""

_LAST_OPEN_TOPIC = 35
_LONGEST_FIELD = 10_000_000
_NO_SPACE_BEFORE = re.compile(r"^(?:[.,;:!?%)\]}’”]|'(?!$)|n['’]t$|n't$|''$)")
_NO_SPACE_AFTER = re.compile(r"[(\[{$£€“‘`]$")
_BREAK = re.compile(r"(?<!\n)\n(?!\n)")


def read_texts(data: Path) -> Texts:
    """Read every text of every corpus that is there.

    Args:
        data: Folder of the corpora.

    Returns:
        Texts by corpus and name; a corpus that is absent gives none.
    """
    return {(corpus, name): text for corpus, read in CORPORA.items() for name, text in read(data)}


def join_tokens(tokens: list[str]) -> str:
    """Put the tokens of one sentence together as they are printed.

    Args:
        tokens: Words and punctuation, separate.

    Returns:
        The sentence. Straight quotation marks open and close in turn.
    """
    line = ""
    opened = glued = False
    for token in tokens:
        closes = token == '"' and opened
        if line and not glued and not closes and not _NO_SPACE_BEFORE.match(token):
            line += " "
        line += token
        glued = bool(_NO_SPACE_AFTER.search(token))
        if token == '"':
            opened = not opened
            glued = opened
    return line


def _read_cases(data: Path) -> Iterator[tuple[str, str]]:
    for root in (data, data.parent):
        found = sorted((root / "cases" / "moscow-visit").glob("*.txt"))
        if found:
            yield from ((path.name, path.read_bytes().decode("utf-8")) for path in found)
            return


def _read_csv(name: str) -> Callable[[Path], Iterator[tuple[str, str]]]:
    def read(data: Path) -> Iterator[tuple[str, str]]:
        path = data / "piles" / name
        if not path.is_file():
            return
        csv.field_size_limit(_LONGEST_FIELD)
        with path.open(encoding="utf-8", newline="") as lines:
            yield from ((row["id"], row["text"]) for row in csv.DictReader(lines))

    return read


def _read_news(data: Path) -> Iterator[tuple[str, str]]:
    for path in sorted((data / "piles" / "google_news").glob("*")):
        yield path.name, json.loads(path.read_text("utf-8"))["text"] or ""


def _read_pages(data: Path) -> Iterator[tuple[str, str]]:
    for path in sorted((data / "pages" / "truth").glob("*.json")):
        truth = json.loads(path.read_text("utf-8"))["ground_truth"]
        yield path.name, truth.get("main_content") or ""


def _read_polnear(data: Path) -> Iterator[tuple[str, str]]:
    for path in sorted((data / "polnear" / "data" / "dev" / "text").glob("*.txt")):
        yield path.name, path.read_bytes().decode("utf-8")


def _read_timeml(data: Path) -> Iterator[tuple[str, str]]:
    for path in sorted((data / "tbaq").glob("*.tml")):
        text = ElementTree.parse(path).find("TEXT")
        if text is not None:
            yield path.name, _BREAK.sub(" ", "".join(text.itertext()))


def _read_ecbplus(data: Path) -> Iterator[tuple[str, str]]:
    for topic in range(1, _LAST_OPEN_TOPIC + 1):
        for path in sorted((data / "ecbplus" / str(topic)).glob("*.xml")):
            sentences: dict[str, list[str]] = {}
            for token in ElementTree.parse(path).iter("token"):
                sentences.setdefault(token.get("sentence", ""), []).append(token.text or "")
            lines = [join_tokens(t) for t in sentences.values() if t[0] != "http"]
            yield path.name, "\n".join(lines)


CORPORA: dict[str, Callable[[Path], Iterator[tuple[str, str]]]] = {
    "moscow-visit": _read_cases,
    "census": _read_csv("census.csv"),
    "spotify": _read_csv("spotify.csv"),
    "google_news": _read_news,
    "pages": _read_pages,
    "polnear-dev": _read_polnear,
    "tbaq": _read_timeml,
    "ecbplus": _read_ecbplus,
}
"""How each corpus is read."""
