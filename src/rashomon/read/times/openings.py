"""With which symbols a pattern can begin, so that most places of a text need no look at it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rashomon.errors import InvariantError

_LOOKS = ("(?=", "(?!", "(?<=", "(?<!")


def find_openings(
    pieces: Sequence[str], symbols: Callable[[str], frozenset[str]]
) -> frozenset[str]:
    """The first sets of grammars (Aho & Ullman 1972), for one pattern.

    Args:
        pieces: Of the pattern: names of tokens and the marks of regular expressions.
        symbols: From the name of a token to its symbols.

    Returns:
        Symbols.

    Raises:
        InvariantError: The pattern fits nothing at all, or its brackets are not paired.
    """
    reader = _Reader(pieces, symbols)
    first, empty = reader.read_choice()
    if empty or reader.at < len(pieces):
        raise InvariantError(f"no pattern of tokens: {' '.join(pieces)}")
    return first


class _Reader:
    def __init__(self, pieces: Sequence[str], symbols: Callable[[str], frozenset[str]]) -> None:
        self.at = 0
        self._pieces = pieces
        self._symbols = symbols

    def read_choice(self) -> tuple[frozenset[str], bool]:
        """First symbols of alternatives, and whether they may be empty."""
        first, empty = self._read_sequence()
        while self._peek() == "|":
            self.at += 1
            other, other_empty = self._read_sequence()
            first, empty = first | other, empty or other_empty
        return first, empty

    def _read_sequence(self) -> tuple[frozenset[str], bool]:
        first, empty = frozenset[str](), True
        while self._peek() not in ("", "|", ")"):
            own, own_empty = self._read_one()
            if self._peek() == "?":
                self.at += 1
                own_empty = True
            if empty:
                first = first | own
            empty = empty and own_empty
        return first, empty

    def _read_one(self) -> tuple[frozenset[str], bool]:
        piece = self._peek()
        self.at += 1
        if piece == "[":
            end = self._pieces.index("]", self.at)
            names, self.at = self._pieces[self.at : end], end + 1
            return frozenset().union(*map(self._symbols, names)), False
        if not piece.startswith("("):
            return self._symbols(piece), False
        first, empty = self.read_choice()
        self.at += 1  # The bracket that closes it.
        return (frozenset(), True) if piece in _LOOKS else (first, empty)

    def _peek(self) -> str:
        return self._pieces[self.at] if self.at < len(self._pieces) else ""
