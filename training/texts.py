"""The texts that the reader learns from, with all that is known of each."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from evals.attribution.polnear import GoldAttribution, Piece, read_versions
from training.written import read_passages

Name = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class TrainingText:
    """One text; everything in code points, end exclusive.

    Attributes:
        text: The text.
        versions: Attributions, one version an annotator; none if nobody annotated it.
        nested: Attributions inside the contents of those; None where nobody looked for them.
        names: Start, end and kind of every name; None where nobody looked.
        unsure: Stretches of which nobody knows whether they are names.
    """

    text: str
    versions: tuple[tuple[GoldAttribution, ...], ...] = ()
    nested: tuple[GoldAttribution, ...] | None = None
    names: tuple[Name, ...] | None = None
    unsure: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class NameLabels:
    """Names of one text as labelled by a teacher and corrected by hand."""

    names: tuple[Name, ...]
    unsure: tuple[Piece, ...] = field(default=())


def read_names(path: Path) -> dict[tuple[str, str], NameLabels]:
    """Read what `training.mentions` wrote, by corpus and name of the text."""
    found = {}
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        found[row["corpus"], row["name"]] = NameLabels(
            tuple((start, end, kind) for start, end, kind in row["mentions"]),
            tuple((start, end) for start, end in row.get("unsure", ())),
        )
    return found


def read_annotated(
    data: Path, split: str, names: Mapping[tuple[str, str], NameLabels]
) -> Iterator[TrainingText]:
    """Texts with hand-made attributions, of a brat-standoff corpus of PolNeAR's shape."""
    for versions in read_versions(data, split):
        labels = names.get((f"polnear/{split}", versions[0].name))
        yield TrainingText(
            text=versions[0].text,
            versions=tuple(version.attributions for version in versions),
            names=labels.names if labels else None,
            unsure=labels.unsure if labels else (),
        )


def read_plain(folder: Path, names: Mapping[tuple[str, str], NameLabels]) -> Iterator[TrainingText]:
    """Texts without attributions: `CORPUS/NAME.txt` in a folder."""
    for path in sorted(folder.glob("*/*.txt")):
        labels = names.get((path.parent.name, path.stem))
        yield TrainingText(
            text=path.read_text("utf-8"),
            names=labels.names if labels else None,
            unsure=labels.unsure if labels else (),
        )


def read_written(folder: Path) -> Iterator[TrainingText]:
    """The passages written for this purpose, with all their labels."""
    for path in sorted(folder.glob("*.txt")):
        for passage in read_passages(path):
            pairs = list(zip(passage.attributions, passage.parents, strict=True))
            yield TrainingText(
                text=passage.text,
                versions=(tuple(att for att, parent in pairs if parent is None),),
                nested=tuple(att for att, parent in pairs if parent is not None),
                names=tuple((name.start, name.end, name.kind) for name in passage.mentions),
            )
