"""Spans and offset maps."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.errors import InvariantError
from rashomon.model.spans import (
    MapBuilder,
    OffsetMap,
    Piece,
    Span,
    identity_map,
    merged,
)


def test_span_refuses_reversed_and_negative_bounds() -> None:
    with pytest.raises(InvariantError):
        Span(3, 2)
    with pytest.raises(InvariantError):
        Span(-1, 2)


def test_span_refuses_words_outside_its_text() -> None:
    with pytest.raises(InvariantError, match="outside a text of 3"):
        Span(1, 4).of("abc")


def test_map_refuses_gaps() -> None:
    with pytest.raises(InvariantError):
        OffsetMap((Piece(0, 2, 0, 2), Piece(3, 4, 3, 4)))


def test_entities_are_carried_whole() -> None:
    builder = MapBuilder()
    builder.add(2, Span(0, 2))  # "a "
    builder.add(1, Span(2, 7))  # "&amp;" -> "&"
    builder.add(2, Span(7, 9))
    found = builder.build()
    assert found.to_origin(Span(2, 3)) == (Span(2, 7),)
    assert found.cover(Span(1, 4)) == Span(1, 8)
    assert found.from_origin(Span(3, 5)) == Span(2, 3)


def test_inserted_text_has_no_origin() -> None:
    builder = MapBuilder()
    builder.add(2, Span(0, 2))
    builder.add(2, Span(10, 10))
    found = builder.build()
    assert found.to_origin(Span(2, 4)) == ()
    with pytest.raises(InvariantError):
        found.cover(Span(2, 4))


def test_removed_origin_has_no_clean_span() -> None:
    builder = MapBuilder()
    builder.add(2, Span(5, 7))
    assert builder.build().from_origin(Span(0, 5)) is None


@st.composite
def cleanings(draw: st.DrawFn, length: int | None = None) -> tuple[int, OffsetMap]:
    """An origin length and a map from some clean text into it."""
    size = draw(st.integers(1, 40)) if length is None else length
    builder = MapBuilder()
    at = 0
    while at < size:
        take = draw(st.integers(1, 5))
        end = min(size, at + take)
        how = draw(st.sampled_from(["keep", "drop", "fold", "insert"]))
        if how == "keep":
            builder.add(end - at, Span(at, end))
        elif how == "fold":
            builder.add(1, Span(at, end))
        elif how == "insert":
            builder.add(2, Span(at, at))
        at = end
    return size, builder.build()


@given(cleanings())
def test_every_origin_lies_in_the_received_text(case: tuple[int, OffsetMap]) -> None:
    size, found = case
    for at in range(found.length):
        for part in found.to_origin(Span(at, at + 1)):
            assert 0 <= part.start < part.end <= size


@given(st.data())
def test_two_steps_are_one(data: st.DataObject) -> None:
    _, first = data.draw(cleanings())
    _, second = data.draw(cleanings(length=max(1, first.length)))
    if first.length == 0:
        return
    both = first.then(second)
    assert both.length == second.length
    for at in range(both.length):
        span = Span(at, at + 1)
        step = second.to_origin(span)
        expected = merged([o for s in step for o in first.to_origin(s)])
        found = merged(both.to_origin(span))
        # Folded text keeps its whole origin, which may span letters the first step dropped.
        assert all(any(f.covers(e) for f in found) for e in expected)


@given(st.integers(0, 50))
def test_identity_changes_nothing(length: int) -> None:
    found = identity_map(length)
    assert found.length == length
    if length:
        assert found.cover(Span(0, length)) == Span(0, length)
    assert identity_map(length).then(identity_map(length)) == found
