"""The bytes received around a stretch of a document, to be looked at as text.

What is given here is what the file holds: markup is not rendered, escapes are not undone, and bytes
that are no characters are given as numbers.  Where the way from the text back to the bytes does not
lead to one place, that is said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from rashomon.accounts import Cleaned
from rashomon.errors import UsageError
from rashomon.ingest import Stretch, Undecoded, find_stretches, find_value, undecoded
from rashomon.model.documents import Capture, Received
from rashomon.model.received import RawExcerpt, RawPiece
from rashomon.model.spans import Span, merged
from rashomon.settings import Limits

AROUND = 200
"""Characters shown on each side: two or three lines of prose, or a tag with its attributes."""
MOST_AROUND = 2_000
# Characters of one excerpt: the pieces of a statement may stand far apart in a page.
_MOST = 20_000
_LOST = "\ufffd"


def raw_excerpt(
    kept: Cleaned,
    capture: Callable[[], Capture],
    received: Received,
    spans: Sequence[Span],
    around: int,
    limits: Limits,
) -> RawExcerpt:
    """Shows the bytes that words of a document were made from.

    Args:
        kept: The document, with its map to the capture.
        capture: Gives the capture; asked only where the file holds more than one account.
        received: The file it came in.
        spans: Where the words stand in the document's text.
        around: Characters shown on each side, 0 to 2,000.
        limits: Caps, as when the file was first read.

    Raises:
        UsageError: ``around`` is out of bounds.
        InputError: The stored bytes do not give the file any more.
    """
    if not 0 <= around <= MOST_AROUND:
        raise UsageError(f"around is {around}; allowed: 0 to {MOST_AROUND:,} characters")
    doc = kept.document
    file = undecoded(received, kept.locator, limits)
    origins = merged([part for span in spans for part in doc.origin.to_origin(span)])
    found = _found(file, capture, origins)
    marks, exact, notes = found.marks, found.exact, list(found.notes)
    stretches: tuple[Stretch, ...] = ()
    if marks:
        window = _window(marks, around, len(file.decoded.text))
        if window.end < marks[-1].end:
            notes.append(f"Only the first {_MOST:,} characters are shown.")
        stretches = find_stretches(file, window)
        if not stretches:
            exact = False
            notes.append(
                f"In {file.decoded.encoding} these characters cannot be followed back to their "
                "bytes one by one."
            )
    placed = list(_placed(stretches, marks))
    return RawExcerpt(
        document=doc.id,
        name=doc.name,
        words=" […] ".join(span.of(doc.text) for span in spans),
        sha256=received.sha256,
        steps=file.taken,
        rest=file.rest,
        encoding=file.decoded.encoding,
        size=len(file.data),
        start=stretches[0].start if stretches else 0,
        end=stretches[-1].end if stretches else 0,
        marks=_byte_marks(placed),
        pieces=tuple(_pieces(placed, file.data)),
        exact=exact,
        note=" ".join(notes),
    )


@dataclass(frozen=True, slots=True)
class _Found:
    """Characters of a file that words were made from.

    Args:
        marks: In order; empty where there are none.
        exact: Whether they surely are.
        notes: What else is to be known.
    """

    marks: tuple[Span, ...]
    exact: bool
    notes: tuple[str, ...] = ()


def _found(file: Undecoded, capture: Callable[[], Capture], origins: Sequence[Span]) -> _Found:
    origins = tuple(span for span in origins if len(span))
    if not origins:
        return _Found((), False, ("No character received stands for these words.",))
    if not file.rest:
        return _Found(tuple(origins), True)
    return _in_field(file, capture(), origins)


def _in_field(file: Undecoded, capture: Capture, origins: Sequence[Span]) -> _Found:
    """Words that came in a field of a table or of JSON."""
    place = " ".join(file.rest)
    field = _field(capture, origins[0])
    inside = [span for span in origins if field.covers(span)]
    by_mark = []
    for span in inside:
        for stretch in (field, _paragraph(capture.text, field, span)):
            places = find_value(file, stretch.of(capture.text), span.shifted(-stretch.start))
            if places:
                by_mark.append(places)
                break
    if not by_mark:
        return _Found(
            (),
            False,
            (
                f"The words came in a field ({place}); the file holds its value written in "
                "another way, and where is not known.",
            ),
        )
    notes = [f"The words came in a field ({place}), shown as the file has it written."]
    most = max(map(len, by_mark))
    if most > 1:
        notes.append(
            f"{most} places of the file hold this very value; shown is the first, which may be "
            "that of another account."
        )
    if len(by_mark) < len(origins):
        notes.append("Some of the words came in another field, which is not shown.")
    return _Found(merged([places[0] for places in by_mark]), most == 1, tuple(notes))


def _field(capture: Capture, origin: Span) -> Span:
    for part in capture.parts:
        if part.span.covers(origin):
            return part.span
    return Span(0, len(capture.text))


def _paragraph(text: str, field: Span, span: Span) -> Span:
    """What stands between blank lines: a list of paragraphs was joined by them."""
    start = text.rfind("\n\n", field.start, span.start)
    end = text.find("\n\n", span.end, field.end)
    return Span(field.start if start < 0 else start + 2, field.end if end < 0 else end)


def _window(marks: Sequence[Span], around: int, size: int) -> Span:
    start = max(0, marks[0].start - around)
    return Span(start, min(size, marks[-1].end + around, start + _MOST))


_Placed = tuple[Stretch, bool]


def _placed(stretches: Sequence[Stretch], marks: Sequence[Span]) -> Iterator[_Placed]:
    """Stretches, each with whether it is marked."""
    mark = 0
    for stretch in stretches:
        while mark < len(marks) and marks[mark].end <= stretch.first:
            mark += 1
        end = stretch.first + len(stretch.text)
        yield stretch, mark < len(marks) and marks[mark].start < end


def _byte_marks(placed: Sequence[_Placed]) -> tuple[tuple[int, int], ...]:
    spans = [Span(stretch.start, stretch.end) for stretch, marked in placed if marked]
    return tuple((span.start, span.end) for span in merged(spans))


def _pieces(placed: Sequence[_Placed], data: bytes) -> Iterator[RawPiece]:
    """Neighbours of one kind as one piece."""
    kind: tuple[bool, bool] | None = None
    texts: list[str] = []
    for stretch, marked in placed:
        own = data[stretch.start : stretch.end]
        # U+FFFD that was itself received is a character like any other.
        lost = _LOST in stretch.text and _LOST.encode() != own
        if kind is not None and kind != (marked, lost):
            yield _piece(texts, *kind)
            texts = []
        kind = (marked, lost)
        texts.append(own.hex(" ").upper() if lost else stretch.text)
    if kind is not None:
        yield _piece(texts, *kind)


def _piece(texts: Sequence[str], marked: bool, lost: bool) -> RawPiece:
    return RawPiece((" " if lost else "").join(texts), marked, lost)
