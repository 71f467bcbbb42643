"""Spans of text, and the map that carries them from clean text back to what was received.

One canonical page for offsets: everywhere in this package an offset counts **Unicode code
points** (the index of a Python ``str``), spans are half-open ``[start, end)``, and every span
belongs to exactly one immutable text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from rashomon.errors import InvariantError


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch ``[start, end)`` of one text, in code points.

    Args:
        start: Index of the first character, at least 0.
        end: Index after the last character, at least ``start``.

    Raises:
        InvariantError: The bounds are negative or the wrong way round.

    >>> Span(0, 5).of("Hello, world")
    'Hello'
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise InvariantError(f"span [{self.start}, {self.end}) is negative or reversed")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The exact words of this span.

        Args:
            text: The text that the span belongs to.

        Returns:
            ``text[start:end]``.

        Raises:
            InvariantError: The span reaches outside the text.
        """
        if self.end > len(text):
            raise InvariantError(f"span [{self.start}, {self.end}) outside a text of {len(text)}")
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """Whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def shifted(self, by: int) -> Span:
        """The same stretch, ``by`` code points further on (or back, if negative)."""
        return Span(self.start + by, self.end + by)


@dataclass(frozen=True, slots=True)
class Piece:
    """One stretch of clean text and the stretch of received text it was made from.

    Where both have the same length the characters correspond one to one; otherwise the whole
    clean stretch stands for the whole origin stretch (``&amp;`` → ``&``, a run of white space
    → one blank, a tag → a paragraph break).

    Args:
        start: Start in the clean text.
        end: End in the clean text; greater than ``start``.
        origin_start: Start in the received text.
        origin_end: End in the received text; may equal ``origin_start`` for inserted text.
    """

    start: int
    end: int
    origin_start: int
    origin_end: int

    @property
    def one_to_one(self) -> bool:
        """Whether every clean character has its own origin character."""
        return self.end - self.start == self.origin_end - self.origin_start


@dataclass(frozen=True)
class OffsetMap:
    """Carries spans from a clean text to the characters received.

    It is built while cleaning and never guessed afterwards.  Pieces tile the clean text without
    gaps, in clean order; their origins need not be in order (a title may come from the page's
    foot).

    Args:
        pieces: The tiles, in clean order.

    Raises:
        InvariantError: The pieces leave a gap or overlap in the clean text.
    """

    pieces: tuple[Piece, ...]
    _starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        at = 0
        for piece in self.pieces:
            if piece.start != at or piece.end <= piece.start:
                raise InvariantError(f"offset map: piece {piece} does not follow {at}")
            at = piece.end
        object.__setattr__(self, "_starts", tuple(p.start for p in self.pieces))

    @property
    def length(self) -> int:
        """Length of the clean text, in code points."""
        return self.pieces[-1].end if self.pieces else 0

    def to_origin(self, span: Span) -> tuple[Span, ...]:
        """Where the characters of a clean span came from.

        Args:
            span: A span of the clean text.

        Returns:
            Spans of the received text, in clean order, adjoining ones united.  Inserted text
            (an empty origin) adds nothing.  An empty span gives an empty tuple.

        Raises:
            InvariantError: The span reaches outside the clean text.
        """
        if span.end > self.length:
            raise InvariantError(f"span {span} outside a clean text of {self.length}")
        found: list[Span] = []
        if not len(span):
            return ()
        for piece in self._from(span.start):
            if piece.start >= span.end:
                break
            part = _origin_part(piece, span)
            if not len(part):
                continue
            if found and found[-1].end == part.start:
                found[-1] = Span(found[-1].start, part.end)
            else:
                found.append(part)
        return tuple(found)

    def cover(self, span: Span) -> Span:
        """The smallest single stretch of received text that holds all of a clean span.

        Args:
            span: A non-empty span of the clean text.

        Returns:
            A span of the received text; it may also hold markup that was left out.

        Raises:
            InvariantError: The span reaches outside, or nothing in it was received.
        """
        parts = self.to_origin(span)
        if not parts:
            raise InvariantError(f"span {span} holds no received character")
        return Span(min(p.start for p in parts), max(p.end for p in parts))

    def from_origin(self, origin: Span) -> Span | None:
        """The clean stretch that was made from a stretch of received text.

        Args:
            origin: A span of the received text.

        Returns:
            The smallest clean span that holds everything made from it; ``None`` where none of
            it was kept, which is an answer and not an error.
        """
        hits = [
            p for p in self.pieces if p.origin_start < origin.end and origin.start < p.origin_end
        ]
        if not hits:
            return None
        first, last = hits[0], hits[-1]
        start, end = first.start, last.end
        if first.one_to_one:
            start += max(0, origin.start - first.origin_start)
        if last.one_to_one:
            end -= max(0, last.origin_end - origin.end)
        return Span(start, end)

    def then(self, later: OffsetMap) -> OffsetMap:
        """Joins two steps of cleaning: received → this map's text → ``later``'s text.

        Args:
            later: A map whose origin is this map's clean text.

        Returns:
            One map from the last text to what was received.
        """
        builder = MapBuilder()
        for piece in later.pieces:
            for length, origin in self._split(piece):
                builder.add(length, origin)
        return builder.build()

    def _split(self, piece: Piece) -> Iterable[tuple[int, Span]]:
        """Cuts one later piece where this map's pieces change."""
        inner = Span(piece.origin_start, piece.origin_end)
        if not len(inner):
            at = self._origin_point(inner.start)
            yield piece.end - piece.start, Span(at, at)
        elif not piece.one_to_one:
            yield piece.end - piece.start, self._cover_or_point(inner)
        else:
            for own in self._from(inner.start):
                if own.start >= inner.end:
                    break
                lo, hi = max(own.start, inner.start), min(own.end, inner.end)
                yield hi - lo, _origin_part(own, Span(lo, hi))

    def _cover_or_point(self, span: Span) -> Span:
        parts = self.to_origin(span)
        if parts:
            return Span(min(p.start for p in parts), max(p.end for p in parts))
        at = self._origin_point(span.start)
        return Span(at, at)

    def _origin_point(self, at: int) -> int:
        if not self.pieces:
            return 0
        if at >= self.length:
            return self.pieces[-1].origin_end
        return _origin_part(self.pieces[self._index(at)], Span(at, at)).start

    def _from(self, at: int) -> Iterator[Piece]:
        """Pieces from the one that holds a position on, without copying those behind it."""
        return (self.pieces[i] for i in range(self._index(at), len(self.pieces)))

    def _index(self, at: int) -> int:
        return max(0, bisect_right(self._starts, at) - 1)


def _origin_part(piece: Piece, span: Span) -> Span:
    """The origin of that part of a piece which lies in a clean span."""
    if not piece.one_to_one:
        return Span(piece.origin_start, piece.origin_end)
    shift = piece.origin_start - piece.start
    return Span(
        max(piece.start, span.start) + shift, min(max(piece.start, span.end), piece.end) + shift
    )


class MapBuilder:
    """Collects pieces while a text is being cleaned.

    >>> builder = MapBuilder()
    >>> builder.add(3, Span(10, 13)); builder.add(1, Span(13, 18))
    >>> builder.build().cover(Span(0, 4))
    Span(start=10, end=18)
    """

    def __init__(self) -> None:
        self._pieces: list[Piece] = []
        self._at = 0

    def __len__(self) -> int:
        return self._at

    def add(self, length: int, origin: Span) -> None:
        """Appends ``length`` clean characters made from ``origin``.

        Args:
            length: Clean characters added; 0 adds nothing.
            origin: Where they came from; same length means one to one.
        """
        if length <= 0:
            return
        piece = Piece(self._at, self._at + length, origin.start, origin.end)
        last = self._pieces[-1] if self._pieces else None
        if last and last.one_to_one and piece.one_to_one and last.origin_end == origin.start:
            self._pieces[-1] = Piece(last.start, piece.end, last.origin_start, origin.end)
        else:
            self._pieces.append(piece)
        self._at = piece.end

    def build(self) -> OffsetMap:
        """The finished map."""
        return OffsetMap(tuple(self._pieces))


def identity_map(length: int) -> OffsetMap:
    """The map of a text that was not changed at all.

    Args:
        length: Length of the text, in code points.
    """
    return OffsetMap((Piece(0, length, 0, length),) if length else ())


def merged(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Spans in order, overlapping and adjoining ones united.

    >>> merged([Span(4, 6), Span(0, 4), Span(9, 10)])
    (Span(start=0, end=6), Span(start=9, end=10))
    """
    out: list[Span] = []
    for span in sorted(spans):
        if out and span.start <= out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return tuple(out)
