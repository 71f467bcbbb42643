from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.clean.document import clean_capture, document_id, is_html
from rashomon.errors import InputError, NoArticleText
from rashomon.model.cautions import CAUTIONS
from rashomon.model.documents import Capture, Document, Given, Note
from rashomon.model.spans import Span
from rashomon.settings import Clean, Settings
from tests.clean.captures import PROSE, record_capture, text_capture

TITLE = "Lindow council closes old ferry dock"
SETTINGS = Settings()


def clean(capture: Capture) -> Document:
    return clean_capture(capture, SETTINGS)


def slugs(doc: Document) -> list[str]:
    return sorted(caution.slug for caution in doc.cautions)


def test_a_document_says_where_it_came_from() -> None:
    capture = text_capture(f"{TITLE}\n\nBy Ada Vane\n\nApril 23, 2031\n\n{PROSE}")
    doc = clean(capture)
    assert (doc.capture, doc.name, doc.sha256) == (capture.id, capture.name, capture.sha256)
    assert doc.id == document_id(capture)
    assert doc.id.startswith("doc-")
    assert (doc.title, doc.authors, doc.language) == (TITLE, ("Ada Vane",), "en")
    assert doc.title_span is not None
    assert doc.title_span.of(doc.text) == TITLE
    assert [(c.value, c.basis) for c in doc.published.candidates] == [("2031-04-23", "byline")]
    assert slugs(doc) == ["boilerplate.removed"]


def test_what_was_given_outranks_what_was_found() -> None:
    given_fields = Given(
        title=TITLE,
        url="https://www.courier.example/dock",
        outlet="The Courier",
        authors=("Tom Reed", "Min Read", "Email Tom"),
        published=("2031-04-24T10:00:00Z",),
    )
    capture = text_capture(f"{TITLE}\n\nBy Ada Vane\n\nApril 23, 2031\n\n{PROSE}", given_fields)
    doc = clean(capture)
    assert (doc.outlet, doc.authors) == ("The Courier", ("Tom Reed",))
    assert [c.value for c in doc.published.candidates] == ["2031-04-24", "2031-04-23"]


def test_the_domain_names_an_outlet_that_nothing_else_names() -> None:
    doc = clean(text_capture(PROSE, Given(url="https://www.courier.example/dock")))
    assert doc.outlet == "courier.example"
    assert clean(text_capture(PROSE, Given(url="http://[bad"))).outlet is None


def test_a_clock_is_a_candidate_and_no_byline() -> None:
    doc = clean(text_capture(f"12 C\nPort Amery\nMay 3, 2036\n\n{TITLE}\n\n{PROSE}"))
    assert [(c.value, c.basis) for c in doc.published.candidates] == [("2036-05-03", "text")]


def test_candidates_stand_in_the_order_of_trust_and_nothing_is_chosen() -> None:
    fields = Given(published=("soon", "2031-04-25"), url="https://courier.example/2031/04/23/dock")
    doc = clean(text_capture(f"{TITLE}\n\nApril 24, 2031\n\n{PROSE}", fields))
    assert doc.published.value is None
    assert [(c.value, c.basis) for c in doc.published.candidates] == [
        ("2031-04-25", "metadata"),
        ("2031-04-24", "byline"),
        ("2031-04-23", "url"),
    ]
    assert doc.published.unread == ("soon",)


def test_a_repair_is_pointed_at_in_the_clean_text() -> None:
    received = f"{TITLE}\n\nBy RenÃ© Brel\n\n{PROSE}\n\nThe dockâ€™s cafÃ© is closed, she said."
    doc = clean(text_capture(received))
    assert doc.text.endswith("The dock’s café is closed, she said.")
    assert doc.authors == ("René Brel",)
    spans = [c.span for c in doc.cautions if c.slug == "characters.repaired"]
    assert [span.of(doc.text) for span in spans if span] == ["’", "é"]
    assert doc.origin.cover(spans[0]).of(received) == "â€™" if spans[0] else False
    assert all(r.origin.of(received) == "By RenÃ© Brel" for r in doc.removals)


def test_what_was_garbled_twice_is_one_repair() -> None:
    doc = clean(text_capture(f"{PROSE}\n\nThe cafÃƒÂ© of BrÃƒÂ¡Ãƒ±ez is closed, she said."))
    assert doc.text.endswith("The café of Bráñez is closed, she said.")
    told = [c.message for c in doc.cautions if c.slug == "characters.repaired"]
    assert told == [
        "“ÃƒÂ©” was turned back into “é”.",
        "“ÃƒÂ¡Ãƒ±” was turned back into “áñ”.",
    ]


def test_what_was_turned_back_half_of_the_way_is_damaged() -> None:
    doc = clean(text_capture(f"{PROSE}\n\nThe coats of BrÃ\x83Âol were sold, she said."))
    assert slugs(doc) == ["characters.damaged"]
    doc = clean(text_capture(f"{PROSE}\n\nThe ship SÃƒO MIGUEL was sold, she said."))
    assert doc.text.endswith("SÃO MIGUEL was sold, she said.")
    assert slugs(doc) == ["characters.repaired"]


def test_garbled_letters_that_were_decomposed_are_turned_back() -> None:
    doc = clean(text_capture(f"{PROSE}\n\nThe fort of PeA\u0303±a was sold, she said."))
    assert doc.text.endswith("The fort of Peña was sold, she said.")


def test_a_title_field_is_repaired_too() -> None:
    doc = clean(record_capture("The cafÃ© of Lindow", PROSE))
    assert doc.title == "The café of Lindow"
    assert doc.title_span is not None
    assert doc.title_span.of(doc.text) == doc.title


def test_a_wreck_does_not_drown_the_record() -> None:
    doc = clean(text_capture(f"{PROSE}\n\n" + "The caf\ufffd of Velm closed. " * 50))
    damaged = [c for c in doc.cautions if c.slug == "characters.damaged"]
    assert len(damaged) == 21
    assert damaged[-1].span is None
    assert "30 more" in damaged[-1].message


def test_control_characters_do_not_reach_the_text() -> None:
    doc = clean(text_capture(PROSE.replace("harbour", "har\x00bour", 1)))
    assert doc.text == PROSE
    assert slugs(doc) == ["characters.damaged"]


def test_doubts_of_the_capture_are_handed_on() -> None:
    note = Note("encoding.guessed", "No encoding was declared; windows-1252 was used.")
    doc = clean(replace(text_capture(PROSE), notes=(note,)))
    assert "encoding.guessed" in slugs(doc)


def test_a_text_behind_a_wall_is_cut_off() -> None:
    assert "text.truncated" in slugs(clean(text_capture(f"{PROSE}\n\nTo Read the Full Story")))


def test_another_language_is_told_and_kept() -> None:
    text = (
        "Der Hafenrat von Lindow hat am Dienstag beschlossen, den alten Anleger zu schließen, und"
        " er sagte, der Beschluss sei endgültig und werde nicht geändert."
    )
    doc = clean(text_capture(text))
    assert doc.language == "de"
    assert "language.unsupported" in slugs(doc)


def test_too_few_words_are_no_account() -> None:
    with pytest.raises(NoArticleText, match="2 words"):
        clean(text_capture("Dock closed"))
    with pytest.raises(NoArticleText, match="0 words"):
        clean(record_capture("Lindow council closes the old ferry dock for the winter", ""))
    two = Settings(clean=Clean(min_words=2))
    assert clean_capture(text_capture("Dock closed"), two).text == "Dock closed"


def test_a_field_of_markup_is_read_as_markup() -> None:
    markup = "".join(f"<p>{paragraph}</p>\n" for paragraph in PROSE.split("\n\n"))
    capture = record_capture(TITLE, markup)
    doc = clean(capture)
    assert doc.text.split("\n\n")[0] == TITLE
    assert PROSE.split("\n\n")[0] in doc.text
    assert "<p>" not in doc.text
    at = doc.text.index("voted on Tuesday")
    assert capture.text[doc.origin.to_origin(span_of(at, 16))[0].start :].startswith("voted on")


def test_markup_is_told_from_text() -> None:
    assert is_html("<p>One.</p>")
    assert is_html("One.<br>Two.<br/>Three.")
    assert not is_html("a < b and c > d")
    assert not is_html("See <https://courier.example>.")
    assert not is_html("")


def span_of(at: int, length: int) -> Span:
    return Span(at, at + length)


@given(st.text(max_size=500) | st.text("ab .\n?sÃ©â€™\x00#*[]()<>p/", max_size=300))
def test_any_text_becomes_a_document_or_a_refusal(text: str) -> None:
    try:
        doc = clean(text_capture(text))
    except InputError:
        return
    assert doc.origin.length == len(doc.text)
    for caution in doc.cautions:
        assert caution.slug in CAUTIONS
        assert caution.document == doc.id
        if caution.span is not None:
            assert caution.span.of(doc.text)
    for removal in doc.removals:
        assert removal.origin.of(text)


@given(st.lists(st.sampled_from(PROSE.split("\n\n")), min_size=1, max_size=5))
def test_cleaning_twice_is_cleaning_once(paragraphs: list[str]) -> None:
    first = clean(text_capture("\n\n".join([TITLE, *paragraphs, "Leave a Comment"])))
    second = clean(text_capture(first.text))
    assert second.text == first.text
    assert second.removals == ()
