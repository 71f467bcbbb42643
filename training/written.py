"""Read passages that were written, and labelled, for training.

    python -m training.written [FOLDER]

checks every file of the folder (training/written by default) and prints counts.

A file holds passages of one genre, divided by lines of four equals signs. A line is a
paragraph; lines at the head of the file that begin with "# " are comments. Labels are
marks in the text, always well nested, and no part of the text that is read:

    [s1 {P Ana Ruiz}] [c1 said] [q1 [s2 the {O Harbour Board}] [c2 had agreed] [q2 to talks]].

[sN ...], [cN ...] and [qN ...] are pieces of the source, cue and content of attribution
N of the passage; {P ...}, {O ...}, {L ...} and {G ...} are names of a person, an
organization, a place, and a national, ethnic, religious or political group. An
attribution whose cue lies within another's content is nested in it. A backslash before a
bracket, brace or backslash makes it plain text.

In two trifles the labels are made to follow PolNeAR's annotators however the marks stand:
the comma that closes an apposition belongs to the source ("Ana Ruiz, a pilot," nine times
in ten), and so does a possessive ending before a noun cue ("the board's" claim, four
times in five).
"""

import argparse
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal, NoReturn

from evals.attribution.polnear import GoldAttribution, Piece

Kind = Literal["person", "organization", "place", "group"]

FOLDER = Path(__file__).parent / "written"
KINDS: dict[str, Kind] = {"P": "person", "O": "organization", "L": "place", "G": "group"}
DIVIDER = "===="

_SPECIAL = re.compile(r"[\[\]{}\\]")
_ROLE_MARK = re.compile(r"\[([scq])([1-9][0-9]?) ")
_NAME_MARK = re.compile(r"\{([POLG]) ")
_CONTRACTING = frozenset({"he", "she", "it", "who", "that", "which", "what", "there", "everyone"})
_POSSESSIVE = re.compile(r"['’]s? (?=\w)")


class BadMarkup(ValueError):
    """A written passage is marked in a way that has no meaning."""


@dataclass(frozen=True, slots=True, order=True)
class WrittenMention:
    """A name; start and end are code points into the passage's text, half-open."""

    start: int
    end: int
    kind: Kind


@dataclass(frozen=True, slots=True)
class WrittenPassage:
    """One passage without its marks; offsets are code points into the text.

    Attributes:
        text: Paragraphs, divided by single line ends.
        attributions: In text order; the pieces of each role are sorted.
        parents: For each attribution the index of the one whose content it is nested
            in, or None.
        mentions: Every name, in text order.
        line: Where the passage begins in its file, from 1.
    """

    text: str
    attributions: tuple[GoldAttribution, ...]
    parents: tuple[int | None, ...]
    mentions: tuple[WrittenMention, ...]
    line: int


@dataclass(slots=True)
class _Mark:
    """An open mark: a role and the attribution's number, or a kind of name and 0."""

    letter: str
    number: int
    start: int


@dataclass(slots=True)
class _Marked:
    """What is known of one attribution while its passage is read."""

    pieces: dict[str, list[Piece]] = field(default_factory=lambda: {"s": [], "c": [], "q": []})
    within: set[int] = field(default_factory=set)


def read_passages(path: Path) -> list[WrittenPassage]:
    """Read one file of passages.

    Args:
        path: A UTF-8 file in the format above.

    Returns:
        Its passages in order.

    Raises:
        BadMarkup: Where marks are unknown, unbalanced, empty or padded with spaces, or an
            attribution has no content; the message names file and line.
    """
    return [_PassageReader(path, line, lines).read() for line, lines in _split_passages(path)]


def _split_passages(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Yield each passage as the number of its first line, and its lines."""
    lines = path.read_text(encoding="utf-8").split("\n")
    at = 0
    while at < len(lines) and lines[at].startswith("#"):
        at += 1
    block: list[str] = []
    for number, line in enumerate([*lines[at:], DIVIDER], start=at + 1):
        if line.rstrip() != DIVIDER:
            if block or line.strip():
                block.append(line.rstrip())
        elif block:
            yield number - len(block), _drop_blank_end(block)
            block = []


def _drop_blank_end(block: list[str]) -> list[str]:
    end = len(block)
    while not block[end - 1]:
        end -= 1
    return block[:end]


class _PassageReader:
    """Reads one passage, mark by mark."""

    def __init__(self, path: Path, line: int, lines: Sequence[str]) -> None:
        self._path = path
        self._first_line = line
        self._line = line
        self._lines = lines
        self._text: list[str] = []
        self._length = 0
        self._open: list[_Mark] = []
        self._attributions: dict[int, _Marked] = {}
        self._mentions: list[WrittenMention] = []

    def read(self) -> WrittenPassage:
        for offset, line in enumerate(self._lines):
            self._line = self._first_line + offset
            if offset:
                self._add("\n")
            self._read_line(line)
        if self._open:
            self._fail(f"{_name(self._open[-1])} is never closed")
        numbers = sorted(self._attributions, key=self._place)
        return WrittenPassage(
            "".join(self._text),
            tuple(self._finish(number) for number in numbers),
            tuple(self._parent(number, numbers) for number in numbers),
            tuple(sorted(self._mentions)),
            self._first_line,
        )

    def _read_line(self, line: str) -> None:
        at = 0
        while special := _SPECIAL.search(line, at):
            self._add(line[at : special.start()])
            at = self._read_special(line, special.start())
        self._add(line[at:])

    def _read_special(self, line: str, at: int) -> int:
        """Take the mark at a place of the line; returns where the text goes on."""
        if line[at] == "\\":
            if not _SPECIAL.match(line, at + 1):
                self._fail("a backslash stands before no bracket")
            self._add(line[at + 1])
            return at + 2
        if line[at] in "]}":
            self._close(line[at])
            return at + 1
        pattern = _ROLE_MARK if line[at] == "[" else _NAME_MARK
        match = pattern.match(line, at)
        if not match:
            self._fail(f"unknown mark {line[at : at + 8]!r}")
        self._begin(match.group(1), int(match.group(2)) if pattern is _ROLE_MARK else 0)
        return match.end()

    def _begin(self, letter: str, number: int) -> None:
        if self._open and not self._open[-1].number:
            self._fail("a mark stands inside a name")
        if number and any(mark.number == number for mark in self._open):
            self._fail(f"attribution {number} is marked inside itself")
        if letter in ("c", "q"):
            enclosing = [mark.number for mark in self._open if mark.letter == "q"]
            self._attributions.setdefault(number, _Marked()).within.add((enclosing or [0])[-1])
        self._open.append(_Mark(letter, number, self._length))

    def _close(self, bracket: str) -> None:
        if not self._open or (bracket == "]") != bool(self._open[-1].number):
            self._fail(f"{bracket!r} closes nothing")
        mark = self._open.pop()
        words = "".join(self._text)[mark.start :]
        if not words or words != words.strip():
            self._fail(f"{_name(mark)} is empty or begins or ends with a space: {words!r}")
        if mark.number:
            marked = self._attributions.setdefault(mark.number, _Marked())
            marked.pieces[mark.letter].append((mark.start, self._length))
        else:
            self._mentions.append(WrittenMention(mark.start, self._length, KINDS[mark.letter]))

    def _finish(self, number: int) -> GoldAttribution:
        pieces = self._attributions[number].pieces
        found = GoldAttribution(*(tuple(sorted(pieces[role])) for role in "scq"))
        return _close_source("".join(self._text), found)

    def _place(self, number: int) -> tuple[Piece, int]:
        """Text order, as PolNeAR's; a shared beginning is ordered by number."""
        pieces = self._attributions[number].pieces
        if not pieces["q"]:
            self._fail(f"attribution {number} has no content")
        return min(pieces["q"] + pieces["c"]), number

    def _parent(self, number: int, numbers: Sequence[int]) -> int | None:
        within = self._attributions[number].within
        if len(within) > 1:
            self._fail(f"attribution {number} lies in several contents, or half in one")
        (parent,) = within
        return numbers.index(parent) if parent else None

    def _add(self, text: str) -> None:
        self._text.append(text)
        self._length += len(text)

    def _fail(self, message: str) -> NoReturn:
        where = f"{self._path}:{self._line}"
        raise BadMarkup(f"{where}: {message} (passage from line {self._first_line})")


def _close_source(text: str, found: GoldAttribution) -> GoldAttribution:
    """Give the source its closing comma or possessive ending, as PolNeAR does."""
    if not found.source:
        return found
    start, end = found.source[-1]
    content = {piece[0] for piece in found.content}
    if "," in text[start : end - 1] and text[end : end + 1] == "," and end not in content:
        return replace(found, source=(*found.source[:-1], (start, end + 1)))
    if text[start:end].lower() in _CONTRACTING:
        return found
    if found.cue and found.cue[0][0] == end and (match := _POSSESSIVE.match(text, end)):
        (cue_start, cue_end), *more = found.cue
        cue = (cue_start + len(match.group()), cue_end)
        source = (start, match.end() - 1)
        return replace(found, source=(*found.source[:-1], source), cue=(cue, *more))
    return found


def _name(mark: _Mark) -> str:
    return f"[{mark.letter}{mark.number}" if mark.number else f"{{{mark.letter}"


def find_unmarked(passage: WrittenPassage) -> list[str]:
    """List the names that are marked in one place of a passage and bare in another.

    Args:
        passage: Any passage.

    Returns:
        Each such name, sorted.
    """
    covered = {at for m in passage.mentions for at in range(m.start, m.end)}
    names = {passage.text[m.start : m.end] for m in passage.mentions}
    return sorted(
        name
        for name in names
        if any(
            match.start() not in covered
            for match in re.finditer(rf"\b{re.escape(name)}\b", passage.text)
        )
    )


def _print_file(path: Path) -> tuple[Counter[str], bool]:
    """Print one file's faults and counts; returns the counts, and whether all is sound."""
    counts: Counter[str] = Counter()
    sound = True
    for line, lines in _split_passages(path):
        try:
            passage = _PassageReader(path, line, lines).read()
        except BadMarkup as error:
            print(error)
            sound = False
            continue
        counts += _count(passage)
        for name in find_unmarked(passage):
            print(f"{path}:{line}: {name!r} is marked here and there only")
            sound = False
    _print_counts(path.name, counts)
    return counts, sound


def _count(passage: WrittenPassage) -> Counter[str]:
    counts: Counter[str] = Counter(mention.kind for mention in passage.mentions)
    nested = sum(parent is not None for parent in passage.parents)
    words = len(passage.text.split())
    attributions = len(passage.attributions)
    counts.update(passages=1, words=words, attributions=attributions, nested=nested)
    return counts


def _print_counts(title: str, counts: Counter[str]) -> None:
    columns = ("passages", "words", "attributions", "nested", *KINDS.values())
    print(f"{title:24}" + "  ".join(f"{counts[column]} {column}" for column in columns))


def main(arguments: Sequence[str] | None = None) -> int:
    """Check a folder of passages and print its counts.

    Returns:
        0, or 1 where marks are wrong or a name is not marked everywhere.
    """
    parser = argparse.ArgumentParser(prog="python -m training.written")
    parser.add_argument("folder", type=Path, nargs="?", default=FOLDER)
    total: Counter[str] = Counter()
    status = 0
    for path in sorted(parser.parse_args(arguments).folder.glob("*.txt")):
        counts, sound = _print_file(path)
        total += counts
        status = status if sound else 1
    _print_counts("all", total)
    return status


if __name__ == "__main__":
    raise SystemExit(main())
