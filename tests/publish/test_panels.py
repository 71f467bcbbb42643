from __future__ import annotations

import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.model.documents import Caution
from rashomon.model.record import Record
from rashomon.model.spans import Span
from rashomon.publish.panels import Panel, find_panel
from tests.publish.story import attribution, document, findings_of, harbour_story


def _panel(record: Record, name: str, context: int | None) -> Panel:
    doc = next(doc for doc in record.documents if doc.name == name)
    atts = [att for att in record.attributions if att.document == doc.id]
    cautions = [caution for caution in record.cautions if caution.document == doc.id]
    return find_panel(doc, atts, cautions, context)


def _text(panel: Panel) -> str:
    return "\n\n".join("".join(cut.text for cut in block.cuts) for block in panel.blocks)


def _marked(panel: Panel) -> list[tuple[str, str]]:
    return [(c.classes, c.text) for block in panel.blocks for c in block.cuts if c.classes]


def test_a_whole_text_is_shown_with_every_mark() -> None:
    record = harbour_story().record()
    panel = _panel(record, "lantern.txt", None)
    assert _text(panel) == next(d.text for d in record.documents if d.name == "lantern.txt")
    assert _marked(panel) == [
        ("w", "Pier"),
        ("o", "Renko"),
        ("c", "“We have checked every bolt,”"),
        ("k", "told"),
        ("o", "A passenger"),
        ("k", "feared"),
        ("c", "that the planks would not last the winter"),
    ]
    assert not panel.cut_short
    assert not any(block.left_out for block in panel.blocks)


def test_every_statement_begins_somewhere() -> None:
    record = harbour_story().record()
    begun = [
        att
        for doc in record.documents
        for block in _panel(record, doc.name, 0).blocks
        for cut in block.cuts
        for att in cut.begins
    ]
    assert sorted(begun) == sorted(att.id for att in record.attributions)


def test_an_excerpt_shows_what_was_found_and_says_what_it_leaves_out() -> None:
    words = "The bell is cracked"
    text = f"{'Before it. ' * 60}\n\n{words}, Tove Arn said. {'After it. ' * 60}"
    doc = document("bell.txt", text)
    record = findings_of([doc], [attribution(doc, "Tove Arn", "said", words)]).record()
    panel = _panel(record, "bell.txt", 100)
    assert panel.blocks[0].left_out
    assert panel.cut_short
    shown = _text(panel)
    assert f"{words}, Tove Arn said. After it." in shown
    assert len(shown) <= len(f"{words}, Tove Arn said") + 200
    assert shown.split()[0] in {"Before", "it."}, "excerpts begin between words"


def test_nested_and_overlapping_marks_are_all_kept() -> None:
    text = "Mara Holt said Jon Pell told her that the well is dry."
    doc = document("well.txt", text)
    outer = attribution(doc, "Mara Holt", "said", "Jon Pell told her that the well is dry")
    inner = attribution(doc, "Jon Pell", "told", "that the well is dry", parent=outer.id)
    findings = findings_of([doc], [outer, inner])
    findings.cautions = [Caution("name.garbled", doc.id, Span(19, 32), "Garbled.")]
    marks = _marked(_panel(findings.record(), "well.txt", 200))
    assert marks == [
        ("o", "Mara Holt"),
        ("k", "said"),
        ("c o", "Jon "),
        ("c o w", "Pell"),
        ("c w", " "),
        ("c k w", "told"),
        ("c w", " her"),
        ("c", " "),
        ("c d", "that the well is dry"),
    ]


def test_a_document_without_findings_shows_its_beginning() -> None:
    doc = document("quiet.txt", "Nothing is said here. " * 100)
    panel = _panel(findings_of([doc], []).record(), "quiet.txt", 50)
    assert _text(panel).startswith("Nothing is said here.")
    assert len(_text(panel)) <= 100
    assert panel.cut_short


def test_a_caution_on_a_long_stretch_does_not_give_the_text_away() -> None:
    doc = document("long.txt", "Word after word. " * 1000)
    findings = findings_of([doc], [])
    findings.cautions = [Caution("text.truncated", doc.id, Span(0, 16_000), "Cut.")]
    assert len(_text(_panel(findings.record(), "long.txt", 100))) <= 200


@given(st.data())
def test_marks_tile_any_text(data: st.DataObject) -> None:
    text = data.draw(st.text("ab \n“", min_size=4, max_size=60).filter(lambda t: t.strip()))
    spots = st.integers(0, len(text))
    bounds = data.draw(st.lists(st.tuples(spots, spots), min_size=1, max_size=8))
    spans = [Span(min(b), max(b)) for b in bounds if b[0] != b[1]]
    doc = document("any.txt", text)
    base = attribution(doc, "", "", text)
    atts = [
        replace(base, id=f"att-{n}", content=(span,), cue=(spans[-1],))
        for n, span in enumerate(spans)
    ]
    record = findings_of([doc], atts).record()
    context = data.draw(st.one_of(st.none(), st.integers(0, 30)))
    panel = _panel(record, "any.txt", context)
    shown = "".join(_text(panel).split())
    if context is None:
        assert shown == "".join(text.split())
    for span in spans:
        for words in span.of(text).split():
            assert words in shown
    begun = [key for block in panel.blocks for cut in block.cuts for key in cut.begins]
    assert sorted(begun) == sorted(att.id for att in atts)


@pytest.mark.slow
def test_a_pathological_text_costs_no_more_than_its_length() -> None:
    text = "\n" * 500_000 + "a " * 500_000
    doc = document("bomb.txt", text)
    base = attribution(doc, "", "", "a a")
    atts = [
        replace(base, id=f"att-{n}", content=(Span(500_000 + n, 1_400_000 - n),))
        for n in range(3_000)
    ]
    record = findings_of([doc], atts).record()
    start = time.perf_counter()
    _panel(record, "bomb.txt", 200)
    assert time.perf_counter() - start < 10
