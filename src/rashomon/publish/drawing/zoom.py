"""Which marks stand on the drawing of the whole, and which on that of its dense part."""

from __future__ import annotations

from dataclasses import dataclass, replace

from rashomon.publish.drawing.events import TimelineView
from rashomon.publish.drawing.moments import Extent


@dataclass(frozen=True, slots=True)
class Zoomed:
    """The part that has a drawing of its own.

    Args:
        window: From when to when.
        href: Address of that drawing.
        events: Number of events that stand there alone.
        publications: Number of documents that do.
    """

    window: Extent
    href: str
    events: int
    publications: int


def within(view: TimelineView, window: Extent) -> TimelineView:
    """What begins or ends in a window.

    Args:
        view: Everything.
        window: From when to when.
    """
    return replace(
        view,
        events=tuple(mark for mark in view.events if _touches(mark.extent, window)),
        publications=tuple(doc for doc in view.publications if _touches(doc.extent, window)),
    )


def without(view: TimelineView, window: Extent) -> TimelineView:
    """What does not lie in a window as a whole, and what it clashes with.

    Args:
        view: Everything.
        window: From when to when.
    """
    kept = {mark.id for mark in view.events if not _inside(mark.extent, window)}
    groups = {view.clashes[key] for key in kept if key in view.clashes}
    return replace(
        view,
        events=tuple(
            mark for mark in view.events if mark.id in kept or view.clashes.get(mark.id) in groups
        ),
        publications=tuple(doc for doc in view.publications if not _inside(doc.extent, window)),
    )


def _inside(extent: Extent, window: Extent) -> bool:
    known = not (extent.open_start or extent.open_end)
    if extent.is_point:
        return window.start < extent.middle < window.end
    return known and window.start <= extent.start and extent.end <= window.end


def _touches(extent: Extent, window: Extent) -> bool:
    edges = (extent.middle,) if extent.is_point else (extent.start, extent.end - 1)
    return any(window.start < edge < window.end for edge in edges)
