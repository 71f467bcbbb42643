"""Plain texts of three news corpora, the same code points at every reading."""

import hashlib
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

CORPORA = ("polnear/train", "tbaq", "ecbplus")
"""PolNeAR train, TimeBank with AQUAINT, and topics 1 to 35 of ECB+."""

PRINTED = CORPORA[0]
"""The one whose texts are files without markup."""

_TEXT = re.compile(r"<TEXT>(.*?)</TEXT>", re.DOTALL)
_TAG = re.compile(r"<[^<>]*>")
_ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&"))
_LAST_TOPIC = 35

# A corpus of tokens is joined again as print sets it.
_ADDRESS = re.compile(r"^(?:https?|www) [:.].*$")
_JOINTS = (
    (re.compile(r"(?<=\d) (?:([:.]) (?=\d)|(,) (?=\d{3}\b))"), r"\1\2"),
    (re.compile(r"\b([A-Z]) \.(?: (?=[A-Z] \.))?"), r"\1."),
    (re.compile(r"(?<=\w) ([-/@_]) (?=\w)"), r"\1"),
    (re.compile(r" (['\u2019])(?: (s|S|re|ve|ll|d|m|t)\b)?(?=[ .,;:?!]|$)"), r"\1\2"),
    (re.compile(r"(?<=\w) (n't\b|'(?:s|S|re|ve|ll|d|m)\b)"), r"\1"),
    (re.compile(r"(?<=\b[Oo]) ['\u2019] (?=[A-Z])"), "'"),
    (re.compile(r" (?=[,;:?!)\]}%\u201d]|\.(?!\w)|'')"), ""),
    (re.compile(r"(?<=[(\[{$\u00a3\u20ac#\u201c\u2018]) |(?<=``) "), ""),
    (re.compile(r'" ([^"]*?) ?"'), r'"\1"'),
)


@dataclass(frozen=True, slots=True)
class Article:
    """One text of a corpus.

    Attributes:
        corpus: One of CORPORA.
        name: The document's name in its corpus.
        text: Its text; every offset is a code point of it.
    """

    corpus: str
    name: str
    text: str

    @property
    def sha256(self) -> str:
        """Digest of the text in UTF-8, in hexadecimal."""
        return hashlib.sha256(self.text.encode("utf-8")).hexdigest()


def read_articles(data: Path) -> Iterator[Article]:
    """Read all texts of the corpora.

    Args:
        data: Folder that holds `polnear`, `tbaq` and `ecbplus`.

    Yields:
        The articles, corpus by corpus, by name.

    Raises:
        OSError: If a folder is absent.
    """
    for path in sorted((data / "polnear" / "data" / "train" / "text").iterdir()):
        yield Article(CORPORA[0], path.name.removesuffix(".txt"), path.read_bytes().decode("utf-8"))
    for path in sorted((data / "tbaq").iterdir()):
        if path.suffix == ".tml":
            yield Article(CORPORA[1], path.stem, strip_markup(path.read_text(encoding="utf-8")))
    for topic in range(1, _LAST_TOPIC + 1):
        folder = data / "ecbplus" / str(topic)
        for path in sorted(folder.iterdir()) if folder.is_dir() else ():
            if path.suffix == ".xml":
                yield Article(CORPORA[2], path.stem, join_tokens(_read_sentences(path)))


def strip_markup(document: str) -> str:
    """The TEXT element of a TimeML document without tags and outer blanks.

    Args:
        document: The document, or a text without a TEXT element, taken whole.

    Returns:
        Its characters, entities resolved.
    """
    found = _TEXT.search(document)
    text = _TAG.sub("", found.group(1) if found else document)
    for entity, mark in _ENTITIES:
        text = text.replace(entity, mark)
    return text.strip() + "\n"


def _read_sentences(path: Path) -> list[list[str]]:
    sentences: dict[str, list[str]] = {}
    for token in ElementTree.parse(path).getroot().iter("token"):
        sentences.setdefault(token.get("sentence", ""), []).append(token.text or "")
    return list(sentences.values())


def join_tokens(sentences: Sequence[Sequence[str]]) -> str:
    """Set tokenised sentences as print does, one a line; lines that are a web address fall out.

    Args:
        sentences: Tokens of each sentence.

    Returns:
        The text, each line ended.
    """
    lines = [" ".join(" ".join(sentence).split()) for sentence in sentences]
    return "".join(_join(line) + "\n" for line in lines if not _ADDRESS.match(line))


def _join(line: str) -> str:
    for pattern, joined in _JOINTS:
        line = pattern.sub(joined, line)
    return line
