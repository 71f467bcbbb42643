"""Shared passages: what is found, what is not, and where exactly it stands."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from rashomon.align.reuse.passages import find_passages
from rashomon.model.documents import Document
from rashomon.model.links import Passage, Place
from tests.documents import make_document

FERRY = (
    "The ferry ran aground on a sandbank near the old lighthouse shortly after dawn. "
    "Two of its engines had failed during the night, the harbour office said."
)
GRAIN = (
    "Farmers in the valley have waited three weeks for lorries to carry their grain to the coast. "
    "The only bridge was closed when cracks were seen in a pillar."
)
OWN = "Nobody was hurt. Mayor Tomas Brenn thanked the crew and promised a report before winter."
OTHER = "The council meets on Friday. Shops around the quay stayed open, and the market went on."


def _found(*texts: str) -> list[tuple[Passage, str, str]]:
    docs = {d.id: d for d in (make_document(t, f"{n}.txt") for n, t in enumerate(texts))}
    passages = find_passages(list(docs.values()))
    return [(p, _words(docs, p.left), _words(docs, p.right)) for p in passages]


def _words(docs: Mapping[str, Document], place: Place) -> str:
    return place.span.of(docs[place.document].text)


def test_a_copied_paragraph_is_found_with_its_last_stop() -> None:
    ((passage, *sides),) = _found(f"{OWN}\n\n{FERRY}", f"{FERRY}\n\n{OTHER}")
    assert (passage.form, passage.score) == ("verbatim", 1.0)
    assert sides == [FERRY, FERRY]


def test_small_edits_are_bridged() -> None:
    edited = FERRY.replace("old ", "").replace("during the night", "overnight")
    ((passage, *sides),) = _found(f"{OWN}\n\n{FERRY}", f"{edited}\n\n{OTHER}")
    assert sorted(sides) == sorted([FERRY, edited])
    assert passage.form == "edited"
    # 23 of 27 and of 24 words agree.
    assert passage.score == pytest.approx(2 * 23 / (27 + 24))


def test_paragraphs_may_change_places() -> None:
    found = _found(f"{FERRY}\n\n{OWN}\n\n{GRAIN}", f"{GRAIN}\n\n{OTHER}\n\n{FERRY}")
    assert sorted(left for _, left, _ in found) == sorted([FERRY, GRAIN])


def test_other_marks_around_the_same_words_are_no_edit() -> None:
    ((passage, *_),) = _found(f"“{FERRY}” {OWN}", f'{OTHER} "{FERRY}"')
    assert passage.score == 1.0
    assert passage.left.span.end - passage.left.span.start == len(FERRY) + 2


def test_the_beginning_of_a_sentence_is_reached_over_an_edit() -> None:
    ((_, *sides),) = _found(
        "Workers blocked the depot in early spring, after the owners failed to pay the wages that "
        f"a court had set, and left only when the police came. {OWN}",
        "Workers blocked the depot following the owners’ failure to pay the wages that "
        f"a court had set, and left only when the police came. {OTHER}",
    )
    assert all(side.startswith("Workers blocked") and side.endswith("came.") for side in sides)


@pytest.mark.parametrize(
    "phrase",
    [
        "Transport Minister Ilse Varga of the Federal Republic of Lower Orla and Upper Velm",
        "it was not only that he could have been there but that he would not",
        "two hundred people in the town",
    ],
)
def test_a_name_or_a_phrase_is_no_passage(phrase: str) -> None:
    assert not _found(f"{OWN} Yesterday {phrase} {GRAIN}", f"{OTHER} Again {phrase} {FERRY}")


def test_a_short_sentence_is_a_passage_only_as_a_whole() -> None:
    short = "Smoke from burning tyres darkened the harbour until evening."
    assert _found(f"{OWN} {short} {GRAIN}", f"{OTHER} {short} {FERRY}")
    inside = short.rstrip(".").lower()
    assert not _found(f"{OWN} She saw {inside} again. {GRAIN}", f"{OTHER} But {inside}, he wrote.")


def test_what_stands_between_quotation_marks_may_be_short() -> None:
    quoted = "Not a barge, not a crane, not so much as a gull,"
    ((_, *sides),) = _found(f"{OWN} “{quoted}” said the pilot.", f"‘{quoted}’ he wrote. {OTHER}")
    assert [side[1:-1] for side in sides] == [quoted, quoted]
    assert not _found(f"{OWN} He had seen {quoted} all day.", f"There was {quoted} today. {OTHER}")


def test_a_name_with_its_office_is_no_passage_on_its_own() -> None:
    named = (
        "Lena Marsh, director of the Endangered Rivers Programme of the Lindow Council for Nature"
    )
    assert not _found(f"{OWN} We met {named}, there. {GRAIN}", f"{OTHER} So {named} went on.")


def test_of_equal_texts_one_stands_for_all() -> None:
    texts = [FERRY, FERRY.upper(), f"“{FERRY}”", f"{OWN} {FERRY}"]
    found = _found(*texts)
    assert len(found) == 3
    joined = [{p.left.document, p.right.document} for p, *_ in found]
    assert len(set.intersection(*joined)) == 1


def test_nothing_comes_of_nothing() -> None:
    assert not find_passages([])
    assert not _found("", "", "...", "—")
    assert not _found("Go on.", "Go on.")
