from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from rashomon.publish.drawing.packing import Block, fitted, pack, width_of


def test_what_touches_gets_rows_of_its_own_in_the_order_of_reading() -> None:
    rows, height = pack([Block(0, 10), Block(5, 20), Block(12, 20)], 1)
    assert (rows, height) == ((0, 1, 0), 2)


def test_a_block_of_rows_stays_together() -> None:
    rows, height = pack([Block(0, 10), Block(0, 10, 2), Block(30, 40, 2)], 1)
    assert (rows, height) == ((0, 1, 0), 3)


@given(
    st.lists(
        st.builds(
            lambda left, width, rows: Block(left, left + width, rows),
            st.integers(0, 300), st.integers(1, 90), st.integers(1, 3),
        ),
        max_size=30,
    )
)  # fmt: skip
def test_no_two_blocks_meet(blocks: list[Block]) -> None:
    rows, height = pack(blocks, 2)
    placed = list(zip(blocks, rows, strict=True))
    assert all(row + block.rows <= height for block, row in placed)
    for (one, row), (other, below) in combinations(placed, 2):
        apart = one.right + 2 <= other.left or other.right + 2 <= one.left
        assert apart or row + one.rows <= below or below + other.rows <= row


@given(st.text(max_size=80), st.integers(20, 400))
def test_a_fitted_text_is_no_wider_than_its_room(text: str, width: int) -> None:
    cut = fitted(text, width, 12)
    assert width_of(cut, 12) <= width
    assert cut == text or cut.endswith("…")
