"""Documents side by side: rows, differences, what is missing and what was moved."""

from __future__ import annotations

from collections.abc import Callable
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.errors import NotFound, UsageError
from rashomon.publish.comparison.view import compare
from rashomon.publish.comparison.wording import cell_words
from tests.publish.comparison.texts import (
    REWRITE,
    SPANISH,
    WIRE,
    compared,
    copied,
    index_of,
    one_utterance,
    shown,
    titled,
)
from tests.publish.story import attribution, document


def test_sentences_that_stand_for_one_another_share_a_row() -> None:
    assert shown(compared(WIRE, REWRITE)) == [
        "· | No boat before May, says harbour",
        "Ferry to the islands is stopped until May | ·",
        "The ferry between Halden and the islands will not sail before [-May, because two-] piles "
        "of the old pier were found eaten through. | The ferry between Halden and the islands "
        "will not sail before {+June, because three+} piles of the old pier were found eaten "
        "through.",
        "Some forty lorries with seed potatoes were left standing on the quay. | ·",
        "“We have looked at every plank of that pier,” harbour master Ilse Varga said. | “We have "
        "looked at every plank of that pier,” harbour master Ilse Varga said.",
        "“I would not let my own boat near it.” | “I would not let my own boat near it.”",
        "· | A new pier costs nine million crowns, and nobody has offered to pay for it.",
        "The growers had driven since four in the morning. | ·",
    ]


def test_what_stands_elsewhere_in_its_text_is_moved() -> None:
    rows = [row for row in compared(WIRE, REWRITE).rows if not row.alone]
    assert [cell.moved for row in rows if (cell := row.cells[1])] == [True, False, False]
    assert not any(cell.moved for row in rows if (cell := row.cells[0]))


def test_states_tell_how_a_cell_stands_to_the_reference() -> None:
    comparison = compared(
        "One boat sailed at noon today. Nobody saw it.", "One boat sailed at dusk today."
    )
    assert [[cell and cell.state for cell in row.cells] for row in comparison.rows] == [
        ["", "edited"],
        ["only here", None],
    ]
    assert comparison.columns[1].states == {"edited": 1}
    assert comparison.columns[0].states == {"only here": 1}
    assert [row.alone for row in comparison.rows] == [False, True]


def test_headlines_share_a_row_whatever_their_words() -> None:
    docs = [titled("wire.txt", WIRE), titled("late.txt", REWRITE)]
    first = compare(index_of(docs), [doc.id for doc in docs]).rows[0]
    assert first.cells[0] is not None
    assert first.cells[1] is not None
    assert first.cells[1].basis == "headline"
    assert "headlines" in cell_words(first.cells[1])


def test_a_sentence_split_in_two_and_two_made_one_share_a_row() -> None:
    whole = "The papers of 187 crewmen are being checked, and Aldmark puts the number held at 212."
    split = "The papers of 187 crewmen are being checked. Aldmark puts the number held at 212."
    for texts in ((whole, split), (split, whole)):
        (row,) = compared(*texts).rows
        assert all(row.cells)


def test_words_put_into_quotation_marks_are_a_difference() -> None:
    plain, quoted = (f"He called the pledge {words}." for words in ("steam", "“steam”"))
    (line,) = shown(compared(plain, quoted))
    assert line.endswith("| He called the pledge {+“+}steam{+”+}.")


def test_of_three_documents_what_is_missing_stands_in_its_place() -> None:
    one = "The old ferry will sail again on Monday morning at nine."
    two = "The ferry will sail again on Monday morning."
    (line,) = shown(compared(one, two, one))
    assert line == (
        f"{one} | The [~old ~]ferry will sail again on Monday morning.[~ at nine~] | {one}"
    )


def test_what_only_later_documents_have_stands_in_one_row() -> None:
    extra = "Nobody has offered to pay nine million crowns for a new pier."
    comparison = compared("A boat sailed at noon.", f"A boat sailed at noon. {extra}", extra)
    assert shown(comparison) == [
        "A boat sailed at noon. | A boat sailed at noon. | ·",
        f"· | {extra} | {extra}",
    ]
    last = comparison.rows[1].cells[2]
    assert last is not None
    assert (last.state, last.against) == ("same words", "B")


def test_statements_are_marked_and_begin_where_their_content_does() -> None:
    docs = [titled("wire.txt", WIRE), titled("late.txt", REWRITE)]
    atts = [
        attribution(doc, "Ilse Varga", "said", "We have looked at every plank of that pier")
        for doc in docs
    ]
    comparison = compare(index_of(docs, atts), [doc.id for doc in docs])
    begun = [p for r in comparison.rows for c in r.cells if c for p in c.pieces if p.begins]
    assert sorted(key for piece in begun for key in piece.begins) == sorted(a.id for a in atts)
    assert {piece.classes for piece in begun} == {"c"}
    assert all(piece.text.startswith("We have") for piece in begun)


def test_passages_of_the_record_are_tied_to_rows_with_who_has_them_from_whom() -> None:
    old, new = titled("wire.txt", WIRE), titled("late.txt", REWRITE)
    words = "I would not let my own boat near it"
    index = index_of([old, new], alignment=copied(old, new, words))
    comparison = compare(index, [new.id, old.id])
    (passage,) = comparison.passages
    assert (passage.origin, passage.labels) == ("B", ("A", "B"))
    (row,) = [row for row in comparison.rows if row.passages]
    assert row.passages == (1,)
    assert passage.rows == (row.number, row.number)
    (relation,) = comparison.relations
    assert relation.origin == "B"
    assert relation.shares == ((50, 25) if new.id < old.id else (25, 50))


def test_documents_in_two_languages_meet_in_statements_of_one_utterance_alone() -> None:
    english, spanish = titled("wire.txt", WIRE), document("es.txt", SPANISH, language="es")
    atts = [
        attribution(english, "Ilse Varga", "said", "We have looked at every plank of that pier"),
        attribution(spanish, "Ilse Varga", "dijo", "Hemos mirado cada tabla de ese muelle"),
    ]
    docs = [english, spanish]
    comparison = compare(index_of(docs, atts, one_utterance(*atts)), [doc.id for doc in docs])
    (row,) = [row for row in comparison.rows if not row.alone]
    cell = row.cells[1]
    assert cell is not None
    assert (cell.state, cell.against) == ("one utterance", "")
    assert not any(piece.change for piece in cell.pieces)
    assert comparison.unlike == (("A", "B"),)


def test_equal_texts_of_different_languages_are_not_compared() -> None:
    docs = [
        document("a", "Agenda. Agenda.", language="en"),
        document("b", "Agenda.", language="es"),
    ]
    comparison = compare(index_of(docs), [doc.id for doc in docs])
    assert all(row.alone for row in comparison.rows)


def test_words_may_be_taken_from_a_text_of_which_not_all_may_be_shown() -> None:
    docs = [titled("wire.txt", WIRE), titled("late.txt", REWRITE)]
    hidden = {doc.id: "".join(c if c.isspace() else "x" for c in doc.text) for doc in docs}
    comparison = compare(index_of(docs), [doc.id for doc in docs], hidden)
    shown_marks = {
        mark for row in comparison.rows for cell in row.cells if cell for mark in cell.words
    }
    assert shown_marks <= {"x", " ", "…"}
    assert any(not row.alone for row in comparison.rows)


@pytest.mark.parametrize("count", [0, 1, 5])
def test_two_to_four_documents_are_compared(count: int) -> None:
    docs = [document(f"{n}.txt", f"Text {n}.") for n in range(5)]
    with pytest.raises(UsageError, match="allowed: 2 to 4"):
        compare(index_of(docs), [doc.id for doc in docs[:count]])


def test_a_document_is_compared_once_and_must_be_there() -> None:
    doc = document("one.txt", "Text.")
    with pytest.raises(UsageError, match="once"):
        compare(index_of([doc]), [doc.id, doc.id])
    with pytest.raises(NotFound, match="doc-0"):
        compare(index_of([doc]), [doc.id, "doc-0"])


_WORDS = st.sampled_from(["ferry", "pier", "the", "of", "said", "“no”", "May", "5", "%"])
_SENTENCES = st.lists(st.lists(_WORDS, min_size=1, max_size=9), max_size=7).map(
    lambda rows: " ".join(" ".join(row).capitalize() + "." for row in rows)
)


@settings(deadline=None)
@given(st.lists(_SENTENCES, min_size=2, max_size=4))
def test_every_sentence_is_in_one_row_with_its_exact_words(texts: list[str]) -> None:
    comparison = compared(*texts)
    for column, text in enumerate(texts):
        cells = [row.cells[column] for row in comparison.rows]
        words = sorted("".join(cell.words.replace("…", " ").split()) for cell in cells if cell)
        assert len("".join(words)) == len("".join(text.split()))
        assert comparison.columns[column].sentences == sum(
            cell.numbers[1] - cell.numbers[0] + 1 for cell in cells if cell
        )


@settings(deadline=None)
@given(_SENTENCES.filter(bool))
def test_a_text_beside_itself_has_nothing_to_mark(text: str) -> None:
    comparison = compared(text, text)
    assert all(not row.alone for row in comparison.rows)
    states = {cell.state for row in comparison.rows if (cell := row.cells[1])}
    assert states <= {"same words", "edited"}


def test_the_order_of_the_others_changes_no_row_of_two() -> None:
    texts = [WIRE, REWRITE]
    seen = {len(compared(*order).rows) for order in permutations(texts)}
    assert len(seen) == 1


def test_what_is_said_again_and_again_is_taken_in_order() -> None:
    refrain = "Nobody has offered to pay for a new pier. " * 40
    rows = compared(refrain, refrain).rows
    assert [[cell and cell.numbers[0] for cell in row.cells] for row in rows] == [
        [number, number] for number in range(1, 41)
    ]
    assert not any(cell.moved for row in rows for cell in row.cells if cell)


def _long(words: int, change: Callable[[int], str]) -> str:
    sentences = []
    for number in range(words // 10):
        sentences.append(
            f"Barge {number} of lot {number % 97} carried {change(number)} down the river."
        )
    return " ".join(sentences)


@pytest.mark.slow
def test_long_texts_that_repeat_themselves_are_compared() -> None:
    one, two = _long(20_000, lambda n: f"{n} sacks"), _long(20_000, lambda n: f"{n + n % 2} sacks")
    comparison = compared(one, two)
    aligned = sum(not row.alone for row in comparison.rows)
    assert aligned >= 0.99 * len(comparison.rows)
