"""Comparisons on a page that leaves the desk: few pairs, no more of a text than may go."""

from __future__ import annotations

from rashomon.publish.comparison.brief import find_briefs
from rashomon.publish.display import STRUCK
from rashomon.publish.lineage import find_descents
from tests.publish.comparison.texts import REWRITE, WIRE, copied, index_of, titled

_TAIL = "\n\n" + " ".join(f"Growers of lot {n} went home by the long road." for n in range(90))


def test_pairs_of_the_record_are_compared_the_origin_first() -> None:
    old, new = titled("wire.txt", WIRE), titled("late.txt", REWRITE)
    index = index_of([old, new], alignment=copied(old, new, "I would not let my own boat near it"))
    (brief,), more = find_briefs(index, 200)
    assert more == 0
    assert brief.documents == (old.id, new.id)
    assert not any(row.alone for row in brief.comparison.rows)
    assert brief.left_out
    (descent,), _ = find_descents(index)
    assert brief.documents == (descent.parent[0], descent.child[0])


def test_whole_texts_are_given_where_they_may_be() -> None:
    old, new = titled("wire.txt", WIRE), titled("late.txt", REWRITE)
    index = index_of([old, new], alignment=copied(old, new, "I would not let my own boat near it"))
    (brief,), _ = find_briefs(index, 200, full_text=True)
    assert brief.left_out == 0
    assert any(row.alone for row in brief.comparison.rows)


def test_no_more_of_a_text_is_given_than_an_export_may_carry() -> None:
    old, new = titled("wire.txt", WIRE + _TAIL), titled("late.txt", REWRITE + _TAIL)
    index = index_of([old, new], alignment=copied(old, new, "I would not let my own boat near it"))
    (brief,), _ = find_briefs(index, 0)
    cells = [cell for row in brief.comparison.rows for cell in row.cells if cell]
    words = " ".join(cell.words for cell in cells)
    assert "my own boat" in words
    assert "Growers of lot 80" not in words
    assert STRUCK not in words
    assert "[…]" in words
    assert len(brief.comparison.rows) <= 40


def test_a_story_in_which_nobody_has_anybodys_text_has_none() -> None:
    assert find_briefs(index_of([titled("wire.txt", WIRE)]), 200) == ((), 0)
