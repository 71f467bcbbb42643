"""The same words given to two speakers."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from rashomon.align.doubts.disputes import find_disputes, mark_disputed, to_cautions
from rashomon.align.utterances.finding import find_utterances
from rashomon.model.documents import Caution, Document
from rashomon.model.ids import content_id
from rashomon.model.reading import Attribution, Kind, Reading
from rashomon.model.spans import Span
from rashomon.resolve.story import resolve
from tests.documents import make_document, make_reading

TITLE = "‘You were misinformed,’ mayor Petr Okonjo tells Mirelle Solano"
BODY = "The harbour chief, Mirelle Solano, met mayor Petr Okonjo on Monday."
WORDS = (
    "“The nocturnal ferry between Lindow and Velmara will sail until engineers have rebuilt the"
    " suspension bridge over the estuary,”"
)


def account(title: str, *parts: str, name: str = "one.txt") -> Document:
    doc = make_document("\n\n".join((title, *parts)), name)
    object.__setattr__(doc, "title", title)
    object.__setattr__(doc, "title_span", Span(0, len(title)))
    return doc


def statement(
    doc: Document, source: str, cue: str, content: str, kind: Kind = "direct"
) -> Attribution:
    """A statement at the first place of its content, with the nearest source and cue to it."""
    at = doc.text.index(content)
    spans = [
        Span(start, start + len(words))
        for words in (source, cue, content)
        for start in [min(places(doc.text, words), key=lambda place: abs(place - at))]
    ]
    parts = [[[span.start, span.end]] for span in spans]
    return Attribution(
        id=content_id("att", doc.id, parts),
        document=doc.id,
        kind=kind,
        source=(spans[0],),
        cue=(spans[1],),
        content=(spans[2],),
        act="assert",
        act_reason="test",
        mode="speech",
        parent=None,
        confidence=0.9,
    )


def places(text: str, words: str) -> list[int]:
    return [at for at in range(len(text)) if text.startswith(words, at)]


def doubts(pairs: Sequence[tuple[Document, Reading]]) -> tuple[Caution, ...]:
    docs, readings = [doc for doc, _ in pairs], [reading for _, reading in pairs]
    resolution = resolve(docs, readings)
    utterances = find_utterances(docs, readings, resolution, (), lambda members: (1, len(members)))
    return to_cautions(find_disputes(docs, readings, resolution, utterances))


def headed(*tail: str, body: tuple[str, str, str], title: str = TITLE) -> tuple[Caution, ...]:
    doc = account(title, BODY, *tail)
    head = statement(doc, "mayor Petr Okonjo", "tells", "‘You were misinformed,’")
    return doubts([(doc, make_reading(doc, head, statement(doc, *body)))])


def test_a_headline_and_its_body_give_words_to_two() -> None:
    quote = "“You say that it sank. You were misinformed. It floats,”"
    cautions = headed(f"{quote} Mirelle Solano said.", body=("Mirelle Solano", "said", quote))
    assert [c.slug for c in cautions] == ["speaker.disputed"] * 2
    text = account(TITLE, BODY, f"{quote} Mirelle Solano said.").text
    assert [c.span.of(text) for c in cautions if c.span] == [
        "‘You were misinformed,’",
        "You were misinformed",
    ]
    assert "Petr Okonjo in the headline" in cautions[0].message
    assert "Mirelle Solano in one.txt" in cautions[0].message
    assert "does not tell which reading is likelier" in cautions[0].message


def test_utterances_of_a_dispute_name_everybody_who_is_given_the_words() -> None:
    quote = "“You say that it sank. You were misinformed. It floats,”"
    doc = account(TITLE, BODY, f"{quote} Mirelle Solano said.")
    head = statement(doc, "mayor Petr Okonjo", "tells", "‘You were misinformed,’")
    other = statement(doc, "The harbour chief, Mirelle Solano", "met", "mayor", "indirect")
    pile = [doc], [make_reading(doc, head, other, statement(doc, "Mirelle Solano", "said", quote))]
    resolution = resolve(*pile)
    found = find_utterances(*pile, resolution, (), lambda members: (1, len(members)))
    marked = mark_disputed(found, find_disputes(*pile, resolution, found))
    disputed = [item for item in marked if item.speaker_disputed]
    assert {att for item in disputed for att in item.attributions} >= {head.id}
    assert not any(other.id in item.attributions for item in disputed)
    names = {entity.id: entity.name for entity in resolution.entities}
    for item in disputed:
        assert sorted(names[key] for key in item.speakers) == ["Mirelle Solano", "Petr Okonjo"]


def test_what_stands_around_the_words_tells_which_is_likelier() -> None:
    quote = "“You say that it sank. You were misinformed. It floats,”"
    tail = f"Petr Okonjo called it a myth. {quote} Mirelle Solano said. the ferry of the town."
    (caution, _) = headed(tail, body=("Mirelle Solano", "said", quote))
    assert "Petr Okonjo is likelier: the sentence before the words is about them" in caution.message
    assert "the text breaks off behind the name of the other" in caution.message


def test_a_pronoun_behind_a_sentence_about_the_one_who_was_told() -> None:
    quote = "“You say that it sank. You were misinformed. It floats,”"
    tail = f"Petr Okonjo began. Mirelle Solano listened and stood up. {quote} she said."
    doc = account(TITLE, BODY, tail)
    head = statement(doc, "mayor Petr Okonjo", "tells", "‘You were misinformed,’")
    body = statement(doc, "she", "said", quote)
    cautions = doubts([(doc, make_reading(doc, head, body))])
    assert all("Mirelle Solano" in caution.message for caution in cautions)


def test_the_same_speaker_in_both_disputes_nothing() -> None:
    quote = "“You say that it sank. You were misinformed. It floats,”"
    assert headed(f"{quote} Petr Okonjo said.", body=("Petr Okonjo", "said", quote)) == ()


def test_words_that_the_body_lacks_dispute_nothing() -> None:
    quote = "“You say that it sank. It floats,”"
    assert headed(f"{quote} Mirelle Solano said.", body=("Mirelle Solano", "said", quote)) == ()


def test_whom_a_headline_is_about_is_not_its_speaker() -> None:
    title = "Minister on Petr Okonjo: ‘You were misinformed,’"
    quote = "“You say that it sank. You were misinformed. It floats,”"
    doc = account(title, BODY, f"{quote} Mirelle Solano said.")
    head = statement(doc, "Minister on Petr Okonjo", ":", "‘You were misinformed,’")
    body = statement(doc, "Mirelle Solano", "said", quote)
    assert doubts([(doc, make_reading(doc, head, body))]) == ()


def report(who: str, name: str, words: str = WORDS) -> tuple[Document, Reading]:
    doc = account("The ferry of Lindow and its future", f"{words} {who} said.", name=name)
    source = who.removeprefix("Mayor ")
    return doc, make_reading(doc, statement(doc, source, "said", words))


def test_two_documents_give_words_to_two() -> None:
    cautions = doubts([report("Petr Okonjo", "a.txt"), report("Mirelle Solano", "b.txt")])
    assert len(cautions) == 2
    assert len({caution.document for caution in cautions}) == 2


def test_most_documents_make_a_speaker_likelier() -> None:
    pile = [report("Petr Okonjo", f"{number}.txt") for number in range(3)]
    cautions = doubts([*pile, report("Mirelle Solano", "b.txt")])
    assert "Petr Okonjo is likelier: 3 documents give the words to them" in cautions[0].message


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        ("Petr Okonjo", "Petr Okonyo", WORDS),
        ("Petr Okonjo", "Mirelle Solano", "“We will see,”"),
        ("Petr Okonjo", "a senior official", WORDS),
    ],
)
def test_namesakes_short_words_and_the_unnamed_dispute_nothing(
    one: str, other: str, words: str
) -> None:
    assert doubts([report(one, "a.txt", words), report(other, "b.txt", words)]) == ()


def test_order_and_strangers_change_nothing() -> None:
    pile = [report("Petr Okonjo", "a.txt"), report("Mirelle Solano", "b.txt")]
    other = account("Rain", "Rain fell on the fields, and nobody minded it at all that year.")
    assert doubts(pile) == doubts(pile[::-1]) == doubts([(other, make_reading(other)), *pile])
