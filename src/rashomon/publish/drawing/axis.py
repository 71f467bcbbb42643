"""A line of time on paper: to scale, but for stretches that would crush all the others."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rashomon.publish.drawing.moments import DAY, Extent

# A stretch in which nothing begins or ends is shortened where it would take more than this share
# of what is to scale, so that some years of silence do not crush the days that are told.
_CRUSHING = 0.6
# Stretches shortened at most, and the width of each, so that most of the axis is to scale.
_BREAKS = 6
BREAK_WIDTH = 66.0
# Free space at both ends, as a share of what is to scale, and at least.
_PAD, _LEAST_PAD = 0.02, DAY // 2
# A window is worth a drawing of its own if it holds most of what is told to the week and takes no
# more than this share of the axis.
_SHORT, _MOST, _NARROW = 7 * DAY, 0.75, 0.4
# Fewer marks are told apart without a second drawing.
_FEW = 6


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of the axis.

    Args:
        start: First minute.
        end: The minute after the last.
        left: Where it begins on paper.
        right: Where it ends.
        broken: Whether it is shortened, and so not to scale.
    """

    start: int
    end: int
    left: float
    right: float
    broken: bool


@dataclass(frozen=True, slots=True)
class Axis:
    """A line of time on paper.

    Args:
        stretches: Its pieces without gaps; two neighbours are never both to scale.
    """

    stretches: tuple[Stretch, ...]

    @property
    def start(self) -> int:
        """First minute."""
        return self.stretches[0].start

    @property
    def end(self) -> int:
        """The minute after the last."""
        return self.stretches[-1].end

    @property
    def scale(self) -> float:
        """Units of paper for a minute, where it is to scale."""
        for one in self.stretches:
            if not one.broken:
                return (one.right - one.left) / (one.end - one.start)
        return 0.0  # pragma: no cover - some stretch is always to scale

    def at(self, minute: int) -> float:
        """Where a minute is on paper; what lies outside is put at the nearer end.

        Args:
            minute: Counted from year 1.
        """
        minute = min(max(minute, self.start), self.end)
        found = bisect_right(self.stretches, minute, key=lambda one: one.start) - 1
        one = self.stretches[max(found, 0)]
        share = (minute - one.start) / (one.end - one.start)
        return one.left + share * (one.right - one.left)


def find_axis(extents: Iterable[Extent], left: float, right: float) -> Axis:
    """An axis on which all of these can be seen.

    Args:
        extents: At least one.
        left: Where it begins on paper.
        right: Where it ends.
    """
    edges = sorted({edge for one in extents for edge in (one.start, one.end)})
    spans = list(pairwise(edges))
    broken = _crushing(spans)
    pad = max(_LEAST_PAD, round(_PAD * _to_scale(spans, broken)))
    spans = [(edges[0] - pad, edges[0]), *spans, (edges[-1], edges[-1] + pad)]
    return _laid_out(spans, {at + 1 for at in broken}, left, right)


def window_axis(window: Extent, left: float, right: float) -> Axis:
    """An axis that is all to scale.

    Args:
        window: From when to when.
        left: Where it begins on paper.
        right: Where it ends.
    """
    return Axis((Stretch(window.start, window.end, left, right, broken=False),))


def find_dense(extents: Sequence[Extent], axis: Axis) -> Extent | None:
    """The window in which most that is told to the week lies close together on an axis.

    Args:
        extents: What is drawn.
        axis: On which.

    Returns:
        The window; ``None`` where a drawing of it would show little more.
    """
    short = sorted(
        (one for one in extents if one.end - one.start <= _SHORT), key=lambda one: one.middle
    )
    need = round(_MOST * len(short))
    if need < _FEW:
        return None
    windows = [(short[at + need - 1].middle - short[at].middle, at)
               for at in range(len(short) - need + 1)]  # fmt: skip
    _, first = min(windows)
    start, end = short[first].middle, short[first + need - 1].middle
    inside = [one for one in short if start <= one.middle <= end]
    pad = max(_LEAST_PAD, round(_PAD * (end - start)))
    window = Extent(min(one.start for one in inside) - pad, max(one.end for one in inside) + pad)
    width = axis.at(axis.end) - axis.at(axis.start)
    taken = axis.at(window.end) - axis.at(window.start)
    return window if taken <= _NARROW * width else None


def _to_scale(spans: Sequence[tuple[int, int]], broken: Iterable[int]) -> int:
    left_out = set(broken)
    return sum(end - start for at, (start, end) in enumerate(spans) if at not in left_out)


def _crushing(spans: Sequence[tuple[int, int]]) -> set[int]:
    """Which spans are to be shortened."""
    longest = sorted(range(len(spans)), key=lambda at: (spans[at][0] - spans[at][1], at))
    whole = _to_scale(spans, ())
    broken: set[int] = set()
    for at in longest[:_BREAKS]:
        length = spans[at][1] - spans[at][0]
        if length <= _CRUSHING * whole or len(spans) - len(broken) == 1:
            break
        broken.add(at)
        whole -= length
    return broken


def _laid_out(
    spans: Sequence[tuple[int, int]], broken: set[int], left: float, right: float
) -> Axis:
    scale = (right - left - BREAK_WIDTH * len(broken)) / _to_scale(spans, broken)
    found: list[Stretch] = []
    for at, (start, end) in enumerate(spans):
        begin = found[-1].right if found else left
        if at in broken:
            found.append(Stretch(start, end, begin, begin + BREAK_WIDTH, broken=True))
        elif found and not found[-1].broken:
            last = found.pop()
            width = (end - start) * scale
            found.append(Stretch(last.start, end, last.left, begin + width, broken=False))
        else:
            found.append(Stretch(start, end, begin, begin + (end - start) * scale, broken=False))
    return Axis(tuple(found))
