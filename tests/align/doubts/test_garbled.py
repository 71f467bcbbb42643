"""Names that were garbled, told by what other accounts have in their place."""

from __future__ import annotations

from rashomon.align.doubts.garbled import find_garbled
from rashomon.model.documents import Caution, Document
from rashomon.resolve.story import resolve
from tests.documents import make_document, make_reading

FERRY = (
    "The ferry between Lindow and Velmara will stop in May, Mirelle Solano said. She told reporters"
    " in Velmara that 40 crewmen would lose their posts. The mayor of Velmara, Petr Okonjo, called"
    " it a mistake."
)
REPORT = (
    "“There was sabotage in Velmara,” Mirelle Solano said. The last ferry between Lindow and"
    " Velmara was full on Tuesday, and 40 crewmen in Velmara waited for news."
)


def doubts(*texts: str) -> list[tuple[str, str, str]]:
    docs = [make_document(text, f"{number}.txt") for number, text in enumerate(texts)]
    return [(words(c, docs), name(c, docs), c.message) for c in found(docs)]


def found(docs: list[Document]) -> tuple[Caution, ...]:
    readings = [make_reading(doc) for doc in docs]
    return find_garbled(docs, readings, resolve(docs, readings))


def words(caution: Caution, docs: list[Document]) -> str:
    assert caution.span is not None
    return caution.span.of(next(doc.text for doc in docs if doc.id == caution.document))


def name(caution: Caution, docs: list[Document]) -> str:
    return next(doc.name for doc in docs if doc.id == caution.document)


def test_a_word_in_the_place_of_a_name() -> None:
    odd = "The ship that goes between Lindow and Firewood had 40 crewmen, and all stay in Firewood."
    (caution,) = doubts(FERRY, REPORT, odd)
    assert caution[:2] == ("Firewood", "2.txt")
    assert "“Velmara” may be meant, as in" in caution[2]


def test_a_heading_that_says_of_a_word_what_others_quote_of_a_name() -> None:
    odd = (
        "Solano calls Thimble a “sabotage”\n\nThe harbour chief said that somebody had cut the rope"
        " and that she knew who it was. “It was sabotage in Velmara,” she said."
    )
    (caution,) = doubts(FERRY, REPORT, odd)
    assert caution[0] == "Thimble"


def test_a_slip_beside_the_name_itself() -> None:
    odd = "The talks went well, but Velmaran's quay was a point of quarrel. Velmara wants it back."
    assert [c[:2] for c in doubts(FERRY, REPORT, odd)] == [("Velmaran", "2.txt")]


def test_an_adjective_of_a_place_is_no_slip() -> None:
    fine = "The talks went well, but a Velmaran quay was a point of quarrel. Velmara wants it back."
    assert doubts(FERRY, REPORT, fine) == []


def test_a_full_name_of_which_one_word_is_a_slip() -> None:
    odd = (
        "The chief of the port, Miracle Solano, said that the ferry would stop in the month of May."
    )
    (caution,) = doubts(FERRY, REPORT, odd)
    assert caution[0] == "Miracle Solano"
    assert "“Mirelle Solano”" in caution[2]


def test_other_spellings_of_the_same_sounds_are_no_slips() -> None:
    fine = (
        "The talks of Solano went well, but Wellmara's quay was a quarrel. Velmara wants it back."
    )
    assert doubts(FERRY, REPORT, fine) == []


def test_another_person_of_the_name_is_no_slip() -> None:
    fine = "Her brother, Tomas Solano, said that the ferry would stop in May and 40 crewmen leave."
    assert doubts(FERRY, REPORT, fine) == []


def test_a_word_that_two_documents_have_is_a_name() -> None:
    odd = "The ship that goes between Lindow and Firewood had 40 crewmen, and all stay in Firewood."
    assert doubts(FERRY, REPORT, odd, odd + " They wait.") == []


def test_a_title_in_marks_and_a_word_with_an_article_are_no_names() -> None:
    fine = (
        "The film between Lindow and “Firewood” had 40 crewmen. The ship between Lindow and the"
        " Firewood had 40 crewmen."
    )
    assert doubts(FERRY, REPORT, fine) == []


def test_strangers_and_order_change_nothing() -> None:
    odd = "The ship that goes between Lindow and Firewood had 40 crewmen, and all stay in Firewood."
    texts = [FERRY, REPORT, odd]
    docs = [make_document(text, f"{number}.txt") for number, text in enumerate(texts)]
    stranger = make_document("Rain fell on Tuesday over empty fields, farmers rejoiced.", "x.txt")
    assert found(docs) == found(docs[::-1]) == found([stranger, *docs])


def test_texts_without_names_cost_nothing() -> None:
    assert doubts("", "word " * 50_000, "Word " * 20_000) == []


def test_a_sentence_without_end_costs_little() -> None:
    names = [f"V{a}l{b}m{c}ra" for a in "aeiouy" for b in "aeiouy" for c in "aeiouybcdfghk"]
    assert doubts("said " + ", said ".join(names * 20), "said " + ", said ".join(names[:9])) == []
