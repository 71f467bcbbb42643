from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.errors import UsageError
from rashomon.model.documents import Caution
from rashomon.model.record import Record
from rashomon.model.spans import Span, merged
from rashomon.publish.annotations import to_annotations
from rashomon.publish.check import check_links
from rashomon.publish.display import STRUCK, with_gaps
from rashomon.publish.excerpts import _allowed, excerpted, is_cut
from rashomon.publish.markdown import to_markdown
from rashomon.publish.tables import heads_and_rows, to_csv
from tests.publish.judged import weir_story
from tests.publish.story import attribution, document, findings_of, harbour_story

FILLER = "Nothing more was heard of it. " * 99


def _mill(said: str = "The mill is sold") -> Record:
    doc = document("mill.txt", f"{FILLER}{said}, Ada Finch said. {FILLER}")
    return findings_of([doc], [attribution(doc, "Ada Finch", "said", said)]).record()


def test_what_stands_far_from_any_finding_is_struck_out() -> None:
    record = _mill()
    (doc,), (left,) = record.documents, excerpted(record).documents
    assert len(left.text) == len(doc.text)
    kept = sum(a == b and not b.isspace() for a, b in zip(doc.text, left.text, strict=True))
    assert kept == sum(not c.isspace() for c in doc.text) - left.text.count(STRUCK)
    (att,) = record.attributions
    start = att.content[0].start
    assert left.text[start - 200 : start] == doc.text[start - 200 : start]
    assert is_cut(left.text[start - 201 : start - 199])
    assert with_gaps(left.text).startswith("[…]")


def test_white_space_stays_so_that_words_can_be_counted() -> None:
    record = _mill()
    (doc,), (left,) = record.documents, excerpted(record).documents
    assert [c.isspace() for c in doc.text] == [c.isspace() for c in left.text]
    assert len(doc.text.split()) == len(left.text.split())


def test_short_texts_are_whole_and_full_texts_are_asked_for() -> None:
    record = harbour_story().record()
    assert excerpted(record, full_text=True) is record
    for doc, left in zip(record.documents, excerpted(record).documents, strict=True):
        assert doc.text == left.text


def test_a_speech_is_cut_but_its_opening_always_stands() -> None:
    record = _mill("It is sold and gone, and so it goes on " * 500)
    (doc,), (left,) = record.documents, excerpted(record).documents
    (att,) = record.attributions
    words = att.content[0].of(left.text)
    assert words[:200] == att.content[0].of(doc.text)[:200]
    assert is_cut(words)
    ink = sum(not c.isspace() for c in doc.text)
    assert ink - left.text.count(STRUCK) <= 0.67 * len(doc.text)


def test_all_openings_stand_even_beyond_the_cap() -> None:
    doc = document("talk.txt", " ".join(f"Point {n} is made, he said." for n in range(300)))
    atts = [attribution(doc, "", "", f"Point {n} is made") for n in range(300)]
    record = findings_of([doc], atts).record()
    (left,) = excerpted(record).documents
    assert not any(
        is_cut(span.of(left.text)) for att in record.attributions for span in att.content
    )
    assert is_cut(left.text)


def test_context_that_runs_out_is_shared_by_all_statements() -> None:
    gates = [f"Gate {n} is shut" for n in range(12)]
    text = "".join(f"{gate}. {'Rain fell on it. ' * 12}" for gate in gates)
    doc = document("rain.txt", text)
    record = findings_of([doc], [attribution(doc, "", "", gate) for gate in gates]).record()
    (left,) = excerpted(record).documents
    for att in record.attributions:
        assert not is_cut(left.text[att.content[0].end : att.content[0].end + 32])
    assert sum(not c.isspace() for c in left.text) - left.text.count(STRUCK) <= 0.67 * len(text)


def test_statements_within_statements_without_end_stay_small() -> None:
    doc = document("nest.txt", " ".join(f"w{n}" for n in range(20_000)))
    base = attribution(doc, "", "", "w0")
    atts = [
        replace(base, id=f"att-{n:016x}", content=(Span(n, len(doc.text) - n),))
        for n in range(1_000)
    ]
    record = findings_of([doc], atts).record()
    (left,) = excerpted(record).documents
    assert sum(not c.isspace() for c in left.text) - left.text.count(STRUCK) < 6_000
    assert len(to_annotations(record, title="Nest")) < 8_000_000
    assert len(to_markdown(record, title="Nest")) < 4_000_000


def test_wordings_beside_their_place_are_cut_as_it_is() -> None:
    record = weir_story().record()
    shown = excerpted(record)
    assert [claim.text for claim in shown.claims] == [claim.text for claim in record.claims]
    long = _mill("It is sold and gone, and so it goes on " * 500)
    place = replace(record.claims[0].place, document=long.documents[0].id)
    place = replace(place, span=long.attributions[0].content[0])
    claim = replace(record.claims[0], place=place, text=place.span.of(long.documents[0].text))
    bare = replace(claim, positions=(), narration=(), values=(), changes=(), links=())
    (cut,) = excerpted(replace(long, claims=(replace(bare, propositions=()),))).claims
    assert cut.text.endswith("[…]")
    assert len(cut.text) < len(claim.text)


def test_a_caution_shows_the_opening_of_its_words() -> None:
    doc = document("mill.txt", FILLER)
    findings = findings_of([doc], [])
    findings.cautions = [Caution("name.garbled", doc.id, Span(300, 900), "Doubtful.")]
    (left,) = excerpted(findings.record()).documents
    assert left.text[300:500] == doc.text[300:500]
    assert not left.text[500:].strip(f"{STRUCK} ")


def test_what_is_struck_out_leaves_in_no_format(tmp_path: Path) -> None:
    before, after = (" ".join(f"{part}{n}" for n in range(500)) for part in ("early", "late"))
    doc = document("mill.txt", f"{before} The mill is sold, Ada Finch said. {after}")
    findings = findings_of([doc], [attribution(doc, "Ada Finch", "said", "The mill is sold")])
    findings.cautions = [Caution("sentences.out-of-order", doc.id, Span(900, 1_900), "Doubtful.")]
    record = findings.record()
    far = {f"{part}{n}" for part in ("early", "late") for n in range(230, 270)}
    far |= {f"early{n}" for n in range(90)} | {f"late{n}" for n in range(300, 500)}
    texts = [to_markdown(record, title="Mill"), to_annotations(record, title="Mill")]
    texts += [path.read_text("utf-8-sig") for path in to_csv(record, tmp_path)]
    for _, _, rows in heads_and_rows(record):
        texts += [str(cell) for row in rows for cell in row.values()]
    for text in texts:
        assert not far & set(re.findall(r"\w+", text))


def test_negative_context_is_refused() -> None:
    with pytest.raises(UsageError, match="-1"):
        excerpted(_mill(), -1)


_SPANS = st.lists(
    st.tuples(st.integers(0, 2_500), st.integers(0, 300)).map(
        lambda pair: Span(pair[0], min(2_500, sum(pair)))
    ),
    max_size=12,
)


@given(st.lists(_SPANS, min_size=6, max_size=6).map(tuple))
def test_openings_stand_and_nothing_else_goes_beyond_the_cap(
    passes: tuple[list[Span], ...],
) -> None:
    shown = _allowed("x" * 2_500, passes)
    inside = {at for span in shown for at in range(span.start, span.end)}
    openings = {at for span in passes[0] for at in range(span.start, span.end)}
    wanted = {at for spans in passes for span in spans for at in range(span.start, span.end)}
    assert openings <= inside <= wanted
    assert len(inside) <= max(1_666, len(openings))
    if len(wanted) <= 1_666:
        assert inside == wanted
    assert merged(shown) == shown


def test_a_record_of_excerpts_is_a_sound_record() -> None:
    for record in (_mill(), harbour_story().record(), weir_story().record()):
        check_links(excerpted(record))
