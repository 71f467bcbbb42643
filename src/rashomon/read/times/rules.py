"""What a rule is, and how its pattern becomes a regular expression over symbols."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from rashomon.model.reading import TimeType
from rashomon.read.times.openings import find_openings
from rashomon.read.times.symbols import Alphabet, Row


@dataclass(frozen=True, slots=True)
class Written:
    """An expression's type and form, as :mod:`rashomon.read.times` describes it."""

    type: TimeType
    form: str


@dataclass(frozen=True, slots=True)
class Match:
    """A stretch of tokens that a pattern fits.

    Args:
        row: The text's tokens.
        groups: Half-open range of tokens of each named part that is there.
    """

    row: Row
    groups: Mapping[str, tuple[int, int]]

    def words(self, *names: str) -> list[str]:
        """Tokens of the first of these parts that is there, in small letters; none if none is."""
        for name in names:
            if name in self.groups:
                first, stop = self.groups[name]
                return [self.row.word(at) for at in range(first, stop)]
        return []

    def word(self, *names: str) -> str:
        """The same as one string, empty where there is none."""
        return " ".join(self.words(*names))


@dataclass(frozen=True, slots=True)
class Rule:
    """One way of writing a time.

    Args:
        name: Slug.
        pattern: Tokens in order: single words in small letters; kinds, sets and
            :data:`PARTS_OF_PATTERNS` in capitals; ``? | ( ) (?=…) (?<!…) (?P<name>…)`` as in
            regular expressions.  Only a bounded number of tokens may fit, so that finding is
            linear in the length of the text.
        write: From a match to what is written; ``None`` where it is no time after all.
    """

    name: str
    pattern: str
    write: Callable[[Match], Written | None]


_PIECE = re.compile(r"\(\?P<\w+>|\(\?<?[:=!]|[A-Za-z]+|\S")


class Rules:
    """A table of rules, compiled; of two that fit at one place the earlier in the table wins.

    Args:
        table: The rules.
        macros: Patterns by the names that patterns use for them.
    """

    def __init__(self, table: Iterable[Rule], macros: Mapping[str, str]) -> None:
        rules = tuple(table)
        expanded = [_expand(rule.pattern, macros) for rule in rules]
        words = frozenset(one for pieces in expanded for one in pieces if _is_word(one))
        self._alphabet = Alphabet(words)
        patterns = [re.compile(self._compile(pieces)) for pieces in expanded]
        openings = [find_openings(pieces, self._alphabet.symbols) for pieces in expanded]
        first = sorted(frozenset[str]().union(*openings))
        self._opening = re.compile(f"[{''.join(map(re.escape, first))}]")
        compiled = tuple(zip(rules, patterns, openings, strict=True))
        self._by_opening = {
            symbol: tuple((rule, pattern) for rule, pattern, found in compiled if symbol in found)
            for symbol in first
        }

    def write_row(self, text: str) -> Row:
        """The tokens of a text."""
        return self._alphabet.write(text)

    def find(self, row: Row) -> Iterator[tuple[int, int, Written]]:
        """What is written where.

        Args:
            row: The tokens of a text.

        Yields:
            First token, the one after the last, and what is written; in order, disjoint.
        """
        at = 0
        while opening := self._opening.search(row.symbols, at):
            start = opening.start()
            at = start + 1
            for rule, pattern in self._by_opening[opening.group()]:
                fits = pattern.match(row.symbols, start)
                if fits is None:
                    continue
                written = rule.write(Match(row, _groups(fits)))
                if written is not None:
                    yield start, fits.end(), written
                    at = fits.end()
                    break

    def _compile(self, pieces: list[str]) -> str:
        """One regular expression; the same name may stand for several parts of a pattern."""
        compiled = []
        for at, piece in enumerate(pieces):
            if piece.startswith("(?P<"):
                compiled.append(f"{piece[:-1]}_{at}>")
            else:
                compiled.append(self._alphabet.pattern(piece) if piece[0].isalpha() else piece)
        return "".join(compiled)


def _groups(fits: re.Match[str]) -> dict[str, tuple[int, int]]:
    return {
        name.rsplit("_", 1)[0]: fits.span(name) for name, got in fits.groupdict().items() if got
    }


def _expand(pattern: str, macros: Mapping[str, str]) -> list[str]:
    pieces: list[str] = []
    for piece in _PIECE.findall(pattern):
        if piece in macros:
            pieces += ["(?:", *_expand(macros[piece], macros), ")"]
        elif piece == "(":
            pieces.append("(?:")
        else:
            pieces.append(piece)
    return pieces


def _is_word(piece: str) -> bool:
    return piece.isalpha() and piece.islower()
