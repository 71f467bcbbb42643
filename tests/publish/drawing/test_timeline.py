from __future__ import annotations

from dataclasses import replace

import pytest

from rashomon.model.documents import DateBasis
from rashomon.model.judgement import Claim, Event, EventStatus, EventTime, Position
from rashomon.model.links import Place
from rashomon.model.record import PublishedDate, Record
from rashomon.model.spans import Span
from rashomon.publish.drawing.timeline import DRAWN, Timeline, draw_timeline, timeline_svg
from rashomon.publish.index import RecordIndex
from tests.publish.checks import ATTACKS
from tests.publish.drawing.drawn import link, parsed, words
from tests.publish.story import document, findings_of

_TEXT = "The weir was opened. Nobody opened the weir. The council will meet."


def _record(
    times: list[tuple[str | None, EventStatus]],
    dates: list[tuple[str | None, DateBasis]],
    text: str = _TEXT,
    outlet: str = "Ford Gazette",
) -> Record:
    docs = [document(f"{at}.txt", f"{text} {at}", outlet=outlet) for at in range(len(dates))]
    record = findings_of(docs, []).record()
    published = {
        doc.id: PublishedDate(value, basis, (), None, ())
        for doc, (value, basis) in zip(docs, dates, strict=True)
    }
    length = len(text) // 3
    events = tuple(
        Event(
            id=f"evt-{at:016x}",
            label=text[:length],
            time=EventTime(value, "expression"),
            status=status,
            participants=(),
            attributions=(),
            spans=(Place(docs[0].id, Span(0, length)),),
        )
        for at, (value, status) in enumerate(times)
    )
    return replace(
        record,
        documents=tuple(replace(doc, published=published[doc.id]) for doc in record.documents),
        events=events,
    )


def _drawn(record: Record) -> Timeline:
    timeline = draw_timeline(RecordIndex(record), link)
    for figure in timeline.figures:
        parsed(figure.svg)
    return timeline


def test_a_story_without_times_has_no_drawing_and_says_what_has_none() -> None:
    assert _drawn(findings_of([], []).record()) == Timeline((), 0, ())
    record = _record([(None, "happened")], [(None, "inferred")])
    timeline = _drawn(record)
    assert (timeline.figures, timeline.timeless) == ((), 1)
    assert timeline.undated == ((record.documents[0].id, "Ford Gazette"),)
    assert timeline_svg(RecordIndex(record), link) == ""


def test_each_event_and_document_is_a_link_that_tells_all_of_it() -> None:
    record = _record(
        [("2031-04-23", "happened"), ("2031-04-24/2031-04-26", "planned")],
        [("2031-04-24", "byline"), ("2031-04-23/2031-04-25", "inferred")],
    )
    (figure,) = _drawn(record).figures
    root = parsed(figure.svg)
    told = [item.get("aria-label") for item in root.iter("a")]
    assert told[0] == "2031-04-23, happened: The weir was opened. N"[: len(told[0])]
    assert any(item.startswith("2031-04-24 to 2031-04-26, planned: ") for item in told)
    assert "Ford Gazette, published 2031-04-24 (in the byline)" in told
    assert "Ford Gazette, published 2031-04-23 to 2031-04-25 (inferred)" in told
    hrefs = {item.get("href") for item in root.iter("a")}
    assert hrefs == {f"#t-{event.id}" for event in record.events} | {
        f"#d-{doc.id}" for doc in record.documents
    }
    assert root.get("role") == "group"
    assert words(root, "title")[0] == "Timeline, whole"
    assert "2 events" in words(root, "desc")[0]


@pytest.mark.parametrize("status", ["happened", "planned", "demanded", "denied", "disputed"])
def test_each_status_has_a_shape_of_its_own_and_all_but_one_a_word(status: EventStatus) -> None:
    shapes = set()
    for other in ("happened", "planned", "demanded", "denied", "disputed"):
        record = _record([("2031-04-23", other), ("2031-04", other)], [("2031-04", "url")])
        (figure,) = _drawn(record).figures
        root = parsed(figure.svg)
        marks = [item for item in root.iter("a") if "event" in (item.get("class") or "")]
        shapes.add("".join(e.tag + (e.get("class") or "") + str(len(e.get("d") or ""))
                           for mark in marks for e in mark.iter()))  # fmt: skip
        if other == status:
            shown = words(root, '//*[@class="status"]')
            assert shown == ([] if status == "happened" else [f"{status}: "] * 2)
    assert len(shapes) == 5


def test_open_ends_and_approximate_days_are_drawn_as_such() -> None:
    record = _record([("2031-04-23/..", "happened"), ("2031-03~", "happened")],
                     [("2031-04-24", "byline")])  # fmt: skip
    root = parsed(_drawn(record).figures[0].svg)
    assert root.xpath('//a//*[@class="outline dashed"]')
    assert {"approximate", "open end"} <= set(words(root, "//text"))


def test_events_of_one_contested_claim_stand_in_one_frame() -> None:
    record = _record([("2031-04-22", "happened"), ("2031-04-23", "denied"),
                      ("2031-04-27", "happened")], [("2031-04-24", "byline")])  # fmt: skip
    doc = record.documents[0].id
    first, second = Place(doc, Span(0, 19)), Place(doc, Span(21, 43))
    events = (
        replace(record.events[0], spans=(first,)),
        replace(record.events[1], spans=(second,)),
        replace(record.events[2], spans=(Place(doc, Span(45, 66)),)),
    )
    positions = (
        Position("ent-1", "affirms", (), (first,)),
        Position("ent-2", "denies", (), (second,)),
    )
    claim = Claim("clm-1", "The weir was opened", first, True, 2, (1, 1), positions)
    root = parsed(_drawn(replace(record, events=events, claims=(claim,))).figures[0].svg)
    (frame,) = root.xpath('//*[@class="clash"]')
    labels = [item.get("aria-label") for item in root.iter("a")]
    assert sum("Reports do not agree" in label for label in labels) == 2
    marks = [item for item in root.iter("a") if "do not agree" in item.get("aria-label")]
    first_row, second_row = (float(item.find("text").get("y")) for item in marks)
    top = float(frame.get("y"))
    assert top < first_row < second_row < top + float(frame.get("height"))


def test_days_close_together_get_a_drawing_of_their_own() -> None:
    days = [(f"2031-04-{day:02d}", "happened") for day in range(10, 22)]
    record = _record([("2031-01", "happened"), *days, ("2031-12", "planned")],  # type: ignore[list-item]
                     [("2031-04-20", "byline")])  # fmt: skip
    whole, dense = _drawn(record).figures
    assert (whole.id, dense.id) == ("timeline-whole", "timeline-dense")
    root = parsed(whole.svg)
    (sign,) = [item for item in root.iter("a") if item.get("href") == "#timeline-dense"][:1]
    assert "see the dense part" in "".join(sign.itertext())
    both = whole.svg + dense.svg
    assert all(event.id in both for event in record.events)
    assert record.events[5].id not in whole.svg


def test_ten_thousand_events_are_drawn_as_far_as_they_can_be_read() -> None:
    many = [(f"{1900 + at % 200}-{1 + at % 12:02d}-{1 + at % 28:02d}", "happened")
            for at in range(10_000)]  # fmt: skip
    record = _record(many, [(f"2031-04-{1 + at % 30:02d}", "byline") for at in range(100)])  # type: ignore[arg-type]
    timeline = _drawn(record)
    assert sum(figure.more for figure in timeline.figures) >= 250 - 2 * DRAWN
    assert sum(len(figure.svg) for figure in timeline.figures) < 200_000
    assert parsed(timeline.figures[-1].svg).xpath('//*[@role="img"]')


@pytest.mark.parametrize("dates", [("0001", "9999"), ("2031-04-23", "2031-04-23"), ("0001-01-01",)])
def test_the_ends_of_the_calendar_and_equal_days_can_be_drawn(dates: tuple[str, ...]) -> None:
    record = _record([(date, "happened") for date in dates], [("9999-12-31", "byline")])
    assert _drawn(record).figures


@pytest.mark.parametrize("attack", ATTACKS)
def test_hostile_words_stay_words(attack: str) -> None:
    text = (attack + " " + _TEXT) * 2
    record = _record([("2031-04-23", "disputed")], [("2031-04-24", "byline")], text, attack)
    (figure,) = _drawn(record).figures
    assert "\u202e" not in figure.svg
    figure.svg.encode()


def test_a_date_that_a_person_set_is_no_inferred_one() -> None:
    record = _record([("2031-04-23", "happened")], [("2031-04-24", "inferred")])
    (doc,) = record.documents
    record = replace(
        record, documents=(replace(doc, published=replace(doc.published, rule="review")),)
    )
    root = parsed(_drawn(record).figures[0].svg)
    labels = [item.get("aria-label") for item in root.iter("a")]
    assert labels[-1] == "Ford Gazette, published 2031-04-24 (by hand)"
    assert "document, date inferred" not in words(root, "//text")


def test_the_same_record_gives_the_same_bytes() -> None:
    record = _record([("2031-04-23", "happened"), ("2031-05", "denied")], [("2031-05", "url")])
    assert _drawn(record) == _drawn(record)


def test_a_bar_from_edge_to_edge_has_its_words_above_it() -> None:
    record = _record(
        [("2031-04-01/2031-04-30", "happened")], [("2031-04-02", "byline"), ("2031-04-29", "url")]
    )
    root = parsed(_drawn(record).figures[0].svg)
    (mark,) = root.xpath('//a[contains(@class, "event")]')
    bar, text = mark.xpath(".//rect")[0], mark.find("text")
    assert float(text.get("y")) < float(bar.get("y"))


def test_the_dense_part_is_named_by_its_days() -> None:
    days = [(f"2031-04-{day:02d}", "happened") for day in range(10, 22)]
    record = _record([("2031-01", "happened"), *days, ("2031-12", "planned")],  # type: ignore[list-item]
                     [("2031-04-20", "byline")])  # fmt: skip
    _, dense = _drawn(record).figures
    assert dense.name == "dense part, 2031-04-12 to 2031-04-20"
