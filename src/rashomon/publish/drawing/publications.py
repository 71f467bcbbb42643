"""The lane of publication: every document by its outlet, or columns of many documents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from rashomon.model.judgement import EventStatus
from rashomon.publish.drawing.axis import Axis
from rashomon.publish.drawing.events import Publication
from rashomon.publish.drawing.links import Link
from rashomon.publish.drawing.marks import bar, span_of
from rashomon.publish.drawing.markup import Element, element
from rashomon.publish.drawing.rows import ROW, Labelled, link_mark, seat
from rashomon.publish.drawing.sheet import sheet_mark

# More documents are drawn as columns, whose heights count them.
_NAMED = 40
_COLUMN, _HIGHEST, _STEP = 12.0, 72.0, 12.0


def draw_publications(
    docs: Sequence[Publication], axis: Axis, top: float, link: Link
) -> tuple[Element, float]:
    """Marks of documents: filled where the date is stated, hollow where it is inferred.

    Args:
        docs: What is drawn.
        axis: On which.
        top: Where the lane begins.
        link: Gives addresses.

    Returns:
        The lane, and where it ends.
    """
    if len(docs) > _NAMED:
        return _columns(docs, axis, top)
    marks = [_labelled(doc, axis, link) for doc in docs]
    seats, rows, _ = seat(marks)
    drawn: list[Element] = []
    for doc, mark, at in zip(docs, marks, seats, strict=True):
        y = top + at.row * ROW + ROW / 2
        drawn.append(link_mark(mark, at, _mark(doc, axis, y), y, "publication"))
    return element("g", *drawn), top + rows * ROW


def _labelled(doc: Publication, axis: Axis, link: Link) -> Labelled:
    left, right = span_of(doc.extent, axis)
    told = f"{doc.outlet}, published {doc.when}"
    return Labelled(left, right, "", doc.outlet, None, told, link("d", doc.id))


def _mark(doc: Publication, axis: Axis, y: float) -> Element:
    left, right = span_of(doc.extent, axis)
    if not doc.extent.is_point:
        filling: EventStatus = "happened" if doc.stated else "planned"
        return bar(filling, doc.extent, (left, right), y, (axis.start, axis.end))
    return sheet_mark((left + right) / 2, y, doc.stated)


def _columns(docs: Sequence[Publication], axis: Axis, top: float) -> tuple[Element, float]:
    """Columns of those with a day; the others are told below them."""
    columns: dict[int, list[Publication]] = defaultdict(list)
    for doc in docs:
        if doc.extent.is_point:
            columns[int(axis.at(doc.extent.middle) // _COLUMN)].append(doc)
    most = max(map(len, columns.values()), default=1)
    bottom = top + _HIGHEST + _STEP
    drawn = [_column(at * _COLUMN, found, most, bottom) for at, found in sorted(columns.items())]
    wide = sum(not doc.extent.is_point for doc in docs)
    if wide:
        words = f"and {wide} whose day is not known, only between which days it lies"
        left = axis.stretches[0].left
        drawn.append(element("text", words, x=left, y=bottom + 16, class_="small"))
    return element("g", *drawn), bottom + (24 if wide else 6)


def _column(x: float, docs: Sequence[Publication], most: int, bottom: float) -> Element:
    height = max(3.0, _HIGHEST * len(docs) / most)
    days = sorted({doc.when.partition(" ")[0] for doc in docs})
    told = f"{days[0]}{f' to {days[-1]}' if len(days) > 1 else ''}: {len(docs)} documents"
    return element(
        "g",
        element("title", told),
        element("rect", x=x + 1, y=bottom - height, width=_COLUMN - 2, height=height, class_="ink"),
        element("text", str(len(docs)), x=x + _COLUMN / 2, y=bottom - height - 3,
                text_anchor="middle", class_="small") if len(docs) == most else "",
        role="img",
        aria_label=told,
    )  # fmt: skip
