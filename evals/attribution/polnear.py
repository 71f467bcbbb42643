"""Read PolNeAR (raw text and brat-like standoff), or any corpus of its shape.

    DATA/<split>/text/<document>.txt
    DATA/<split>/attributions/<document>_<annotator>.ann

Some documents were done by several annotators. Their files differ, so they cannot
be put together, and a word-wise vote breaks spans. Rule used here ("medoid"): take
the one file that agrees best with the others, that is, has the highest mean
word-level F1 (source, cue and content words, labelled by role) against every other
file of that document; ties go to the first annotator id. No system output is looked
at, so the rule favours no system.

A gold attribution is an E line with at least one Content span; Content, Content2, ...
of one E line are united. E lines without content (about 40 in PolNeAR) and T lines
that no E line uses are left out.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

Piece = tuple[int, int]

_T_LINE = re.compile(r"^(T\d+)\t([A-Za-z-]+\d*) ([\d; ]+)\t")
_E_LINE = re.compile(r"^(E\d+)\t(.*)$")
_FILE = re.compile(r"^(.*)_([0-9a-f]{4})\.ann$")
_TOKEN = re.compile(r"\w+|[^\w\s]")
_ROLES = ("Source", "Cue", "Content")


@dataclass(frozen=True, slots=True)
class GoldAttribution:
    """One attribution as annotated; offsets are code points into the raw text."""

    source: tuple[Piece, ...]
    cue: tuple[Piece, ...]
    content: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """One annotated document.

    Attributes:
        name: File name without its ending.
        text: Raw text, line ends untouched.
        attributions: In text order.
        ignore: Stretches marked Discard (furniture, doubled text); not scored.
        annotator: Whose file this is.
        annotators: How many people annotated the document.
    """

    name: str
    text: str
    attributions: tuple[GoldAttribution, ...]
    ignore: tuple[Piece, ...]
    annotator: str
    annotators: int


def read_annotation(lines: Iterator[str]) -> tuple[tuple[GoldAttribution, ...], tuple[Piece, ...]]:
    """Read one standoff file.

    Args:
        lines: Its lines. What is neither a T nor an E line is a note, or the rest of a
            text field with a line break, and passed over.

    Returns:
        The attributions in text order, and the discarded stretches.
    """
    spans: dict[str, list[Piece]] = {}
    events: list[list[str]] = []
    ignore: set[Piece] = set()
    for line in lines:
        if match := _T_LINE.match(line):
            name, role, offsets = match.groups()
            pieces = [_parse_piece(part) for part in offsets.split(";")]
            spans[name] = pieces
            if role.startswith("Discard"):
                ignore.update(pieces)
        elif match := _E_LINE.match(line.rstrip("\r\n")):
            events.append(match.group(2).split())
    attributions = [_to_attribution(event, spans) for event in events]
    kept = [attribution for attribution in attributions if attribution.content]
    kept.sort(key=lambda attribution: min(attribution.content + attribution.cue))
    return tuple(kept), tuple(sorted(ignore))


def _parse_piece(part: str) -> Piece:
    start, end = part.split()
    return int(start), int(end)


def _to_attribution(event: Sequence[str], spans: Mapping[str, list[Piece]]) -> GoldAttribution:
    roles: dict[str, set[Piece]] = defaultdict(set)
    for argument in event:
        role, _, name = argument.partition(":")
        role = re.sub(r"\d+$", "", role)
        if role in _ROLES:
            roles[role].update(spans.get(name, ()))
    return GoldAttribution(*(tuple(sorted(roles[role])) for role in _ROLES))


def read_split(data: Path, split: str) -> Iterator[GoldDocument]:
    """Read the documents of one split in the order of their names.

    Args:
        data: The corpus's data folder.
        split: Name of a folder in it.

    Yields:
        Each document that has an annotation, once.
    """
    for path, annotations in _find_annotated(data, split):
        text, versions = _read_files(path, annotations)
        chosen = choose_medoid(text, {who: found for who, (found, _) in versions.items()})
        yield _to_document(path, text, versions, chosen)


def read_versions(data: Path, split: str) -> Iterator[tuple[GoldDocument, ...]]:
    """Read one split with the work of every annotator.

    Args:
        data: The corpus's data folder.
        split: Name of a folder in it.

    Yields:
        For each document one version an annotator, that of the medoid first.
    """
    for path, annotations in _find_annotated(data, split):
        text, versions = _read_files(path, annotations)
        first = choose_medoid(text, {who: found for who, (found, _) in versions.items()})
        names = [first, *sorted(versions.keys() - {first})]
        yield tuple(_to_document(path, text, versions, name) for name in names)


_Versions = Mapping[str, tuple[tuple[GoldAttribution, ...], tuple[Piece, ...]]]


def _find_annotated(data: Path, split: str) -> Iterator[tuple[Path, dict[str, Path]]]:
    """Texts in the order of their names, each with its annotation files by annotator."""
    files: dict[str, dict[str, Path]] = defaultdict(dict)
    for path in sorted((data / split / "attributions").iterdir()):
        if match := _FILE.match(path.name):
            files[match.group(1)][match.group(2)] = path
    for path in sorted((data / split / "text").iterdir()):
        name = path.name.removesuffix(".txt")
        if name in files:
            yield path, files[name]


def _read_files(path: Path, annotations: Mapping[str, Path]) -> tuple[str, _Versions]:
    text = path.read_bytes().decode("utf-8")
    versions = {}
    for annotator, file in annotations.items():
        with file.open(encoding="utf-8", newline="\n") as lines:
            versions[annotator] = read_annotation(lines)
    return text, versions


def _to_document(path: Path, text: str, versions: _Versions, chosen: str) -> GoldDocument:
    attributions, ignore = versions[chosen]
    return GoldDocument(
        path.name.removesuffix(".txt"), text, attributions, ignore, chosen, len(versions)
    )


def choose_medoid(text: str, versions: Mapping[str, Sequence[GoldAttribution]]) -> str:
    """Name the annotator whose file agrees best with all the others'.

    Args:
        text: The raw text.
        versions: Attributions by annotator; at least one.

    Returns:
        The annotator's id; the first in order where several agree equally.
    """
    names = sorted(versions)
    if len(names) == 1:
        return names[0]
    starts = [match.start() for match in _TOKEN.finditer(text)]
    tokens = {name: _labelled_tokens(starts, versions[name]) for name in names}

    def mean(name: str) -> float:
        others = [_f1(tokens[name], tokens[other]) for other in names if other != name]
        return sum(others) / len(others)

    return max(names, key=lambda name: (round(mean(name), 9), -names.index(name)))


def _labelled_tokens(
    starts: Sequence[int], attributions: Sequence[GoldAttribution]
) -> set[tuple[int, str]]:
    found: set[tuple[int, str]] = set()
    for attribution in attributions:
        for role in ("source", "cue", "content"):
            for start, end in getattr(attribution, role):
                found.update((token, role) for token in starts if start <= token < end)
    return found


def _f1(left: set[tuple[int, str]], right: set[tuple[int, str]]) -> float:
    if not left and not right:
        return 1.0
    return 2 * len(left & right) / (len(left) + len(right))
