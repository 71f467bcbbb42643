from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from rashomon.publish.drawing.axis import Axis, find_axis, find_dense
from rashomon.publish.drawing.moments import DAY, Extent, parse_extent
from rashomon.publish.drawing.ticks import find_ticks


def _extents(*values: str) -> list[Extent]:
    found = [parse_extent(value) for value in values]
    assert None not in found
    return [one for one in found if one is not None]


def _axis(*values: str) -> Axis:
    return find_axis(_extents(*values), 0, 900)


def _labels(axis: Axis, finest: int = DAY) -> list[str]:
    return [tick.label for tick in find_ticks(axis, finest) if tick.label]


def test_what_lies_close_together_is_to_scale() -> None:
    axis = _axis("2031-04-21", "2031-04-24", "2031-04-27")
    (one,) = axis.stretches
    assert not one.broken
    assert _labels(axis) == [f"{day} Apr" for day in range(21, 28)]


def test_an_outlier_does_not_crush_the_rest() -> None:
    axis = _axis("2014", "2031-04-21", "2031-04-22", "2031-04-24", "2031-04-27")
    assert [one.broken for one in axis.stretches] == [False, True, True, False]
    assert axis.stretches[-1].right - axis.stretches[-1].left > 600
    assert "22 Apr" in _labels(axis)


def test_the_first_and_the_last_year_there_are_can_be_drawn() -> None:
    axis = _axis("0001", "2031-04-21", "2031-04-24", "9999")
    assert sum(one.broken for one in axis.stretches) >= 2
    assert find_ticks(axis, DAY)


def test_one_day_is_drawn_amid_the_paper() -> None:
    axis = _axis("2031-04-23")
    (day,) = _extents("2031-04-23")
    assert axis.at(day.middle) == 450
    assert _labels(axis) == ["23 Apr"]


def test_hours_are_marked_only_where_something_has_an_hour() -> None:
    values = ("2031-04-23T10:00", "2031-04-23T16:00")
    assert all(":" in label for label in _labels(_axis(*values), 1))
    assert not any(":" in label for label in _labels(_axis(*values)))


def test_years_are_marked_by_round_steps() -> None:
    axis = _axis("1900", "1950", "2000", "1925", "1975")
    years = [int(label) for label in _labels(axis)]
    steps = {right - left for left, right in pairwise(years)}
    assert len(steps) == 1
    assert steps <= {5, 10, 20}


def test_most_that_is_told_to_the_day_makes_a_dense_part() -> None:
    days = [f"2031-04-{day:02d}" for day in range(10, 22)]
    extents = _extents("2031-01", "2031-12", *days)
    axis = find_axis(extents, 0, 900)
    dense = find_dense(extents, axis)
    assert dense is not None
    assert axis.at(dense.end) - axis.at(dense.start) < 360
    assert find_dense(_extents(*days), find_axis(_extents(*days), 0, 900)) is None
    assert find_dense(extents[:4], axis) is None


_DAYS = st.integers(min_value=1, max_value=3_600_000)


@given(st.lists(st.tuples(_DAYS, st.integers(1, 4000)), min_size=1, max_size=40))
def test_time_never_goes_backwards_on_paper(pairs: list[tuple[int, int]]) -> None:
    extents = [Extent(day * DAY, (day + long) * DAY) for day, long in pairs]
    axis = find_axis(extents, 0, 900)
    assert axis.stretches[0].left == 0
    assert abs(axis.stretches[-1].right - 900) < 1e-6
    edges = sorted(edge for one in extents for edge in (one.start, one.end))
    places = [axis.at(edge) for edge in edges]
    assert all(left <= right for left, right in pairwise(places))
    shown = [tick for tick in find_ticks(axis, DAY) if tick.label]
    assert all(right.middle - left.middle > 20 for left, right in pairwise(shown))
