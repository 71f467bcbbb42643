from __future__ import annotations

from rashomon.align.reuse.duplicates import find_duplicates
from tests.documents import make_document


def test_case_marks_and_white_space_make_no_difference() -> None:
    left = make_document("“Yes,” she said,  twice.", "b.txt")
    right = make_document('"YES" she said\n\ntwice', "a.txt")
    other = make_document("“Yes,” he said, twice.", "c.txt")
    assert find_duplicates([left, right, other]) == (tuple(sorted((left.id, right.id))),)


def test_documents_without_a_word_are_no_account() -> None:
    assert find_duplicates([make_document("…", "a.txt"), make_document("", "b.txt")]) == ()
