from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from rashomon.model.links import AccountGroup, Accounts, Clue, Direction
from rashomon.model.record import PublishedDate, Record, RecordDerivation
from rashomon.publish.drawing.kin import Family, find_families
from rashomon.publish.drawing.layers import find_layers
from rashomon.publish.drawing.lineage import draw_lineage, lineage_svg
from rashomon.publish.index import RecordIndex
from tests.publish.checks import ATTACKS
from tests.publish.drawing.drawn import link, parsed, words
from tests.publish.story import document, findings_of

_Pair = tuple[int, int, Direction, float, bool]


def _record(days: Sequence[str | None], pairs: Sequence[_Pair], outlet: str = "Outlet") -> Record:
    """Documents by their days; pairs by the places of both documents, left and right."""
    docs = [
        document(f"{at:04}.txt", f"Text {at}.", outlet=f"{outlet} {at}") for at in range(len(days))
    ]
    record = findings_of(docs, []).record()
    dated = {doc.id: day for doc, day in zip(docs, days, strict=True)}
    return replace(
        record,
        documents=tuple(
            replace(doc, published=PublishedDate(dated[doc.id], "byline", (), None, ()))
            for doc in record.documents
        ),
        derivations=tuple(
            RecordDerivation(
                id=f"drv-{at}",
                left=docs[left].id,
                right=docs[right].id,
                direction=direction,
                shares=(share, share / 2),
                reasons=(),
                clues=(Clue("credit.byline", docs[right].id, None, None, "x"),) if credited else (),
            )
            for at, (left, right, direction, share, credited) in enumerate(pairs)
        ),
    )


def _outlet(record: Record, key: str) -> str:
    return {doc.id: doc.outlet or "" for doc in record.documents}.get(key, key)


def _family(record: Record) -> Family:
    (family,) = find_families(RecordIndex(record)).families
    return family


def _columns(record: Record) -> list[list[str]]:
    columns = find_layers(_family(record)).columns
    return [[_outlet(record, key) for key in column if "." not in key] for column in columns]


def test_a_story_without_shared_narration_has_no_drawing() -> None:
    assert lineage_svg(RecordIndex(_record(["2031-04-23"], [])), link) == ""
    assert lineage_svg(RecordIndex(findings_of([], []).record()), link) == ""


def test_documents_stand_by_day_and_those_of_one_day_after_their_origin() -> None:
    record = _record(
        ["2031-04-24", "2031-04-23", "2031-04-23", None],
        [
            (0, 1, "left from right", 0.9, True),
            (1, 2, "right from left", 0.8, False),
            (0, 3, "unknown", 0.2, False),
        ],
    )
    assert _columns(record) == [["Outlet 1"], ["Outlet 2"], ["Outlet 0"], ["Outlet 3"]]


def test_lines_lead_from_origin_to_copy_solid_where_credited_dashed_where_inferred() -> None:
    record = _record(
        ["2031-04-23", "2031-04-24", "2031-04-25"],
        [(0, 1, "right from left", 0.8, True), (0, 2, "right from left", 0.6, False)],
    )
    root = parsed(draw_lineage(RecordIndex(record), link).svg)
    told = {item.get("href"): item for item in root.iter("a") if item.get("class") == "edge"}
    credited, inferred = told["#l-drv-0"], told["#l-drv-1"]
    assert credited.get("aria-label") == (
        "Outlet 1 made from Outlet 0, credited in the text, 40 % of its narration is in both"
    )
    assert "Outlet 2 made from Outlet 0, inferred" in inferred.get("aria-label")
    assert credited.xpath('path[@class="line"]')
    assert inferred.xpath('path[@class="line dashed"]')
    assert words(credited, "text") == ["40 %"]
    thick = [float(e.xpath("path")[1].get("stroke-width")) for e in (credited, inferred)]
    assert thick[0] > thick[1] > 0


def test_a_line_without_known_direction_has_no_arrow() -> None:
    record = _record(["2031-04-23", "2031-04-24"], [(0, 1, "unknown", 0.5, False)])
    (line,) = parsed(draw_lineage(RecordIndex(record), link).svg).xpath('//a[@class="edge"]')
    assert not line.xpath('path[@class="ink"]')


@pytest.mark.parametrize("turned", [False, True])
def test_a_line_leads_to_both_documents_side_by_side_where_they_can_be_seen(turned: bool) -> None:
    record = _record(["2031-04-23", "2031-04-24"], [(0, 1, "right from left", 0.5, False)])
    ids = {doc.outlet: doc.id for doc in record.documents}
    pair = ids["Outlet 0"], ids["Outlet 1"]
    pair = pair[::-1] if turned else pair
    for beside, href in (
        ({pair}, f"#compare-{pair[0]}-{pair[1]}"),
        (None, f"#compare-{ids['Outlet 0']}-{ids['Outlet 1']}"),
        ((), "#l-drv-0"),
    ):
        root = parsed(draw_lineage(RecordIndex(record), link, beside).svg)
        (line,) = root.xpath('//a[@class="edge"]')
        assert line.get("href") == href


def test_what_a_person_says_is_told_apart_and_has_no_figure() -> None:
    record = _record(["2031-04-23", "2031-04-24"], [(0, 1, "right from left", 0.0, False)])
    (item,) = record.derivations
    record = replace(record, derivations=(replace(item, reasons=("review",)),))
    root = parsed(draw_lineage(RecordIndex(record), link).svg)
    (line,) = root.xpath('//a[@class="edge"]')
    assert line.get("aria-label") == "Outlet 1 made from Outlet 0, said by hand"
    assert line.xpath('path[@class="line by-hand"]')
    assert words(line, "text") == []
    assert "said by hand" in words(root, "//text")


def test_an_agency_that_is_not_in_the_story_stands_before_those_that_have_its_text() -> None:
    record = _record(
        ["2031-04-23", "2031-04-24"], [(0, 1, "common origin", 0.9, True)]
    )  # fmt: skip
    group = AccountGroup(tuple(sorted(d.id for d in record.documents)), "Delta Press", (1, 1), ())
    record = replace(record, accounts=Accounts((1, 1), (group,)))
    assert _columns(record) == [["Delta Press"], ["Outlet 0"], ["Outlet 1"]]
    root = parsed(draw_lineage(RecordIndex(record), link).svg)
    labels = [item.get("aria-label") for item in root.xpath('//a[@class="edge"]')]
    assert labels == [
        "Outlet 0 has text of Delta Press, inferred",
        "Outlet 1 has text of Delta Press, credited in the text",
    ]
    assert "2 documents: 1 account" in words(root, "//text")


def test_documents_that_stand_alone_are_listed_with_what_is_not_sure_of_them() -> None:
    days = ["2031-04-23", None, "2031-04-23", "2031-04-23"]
    record = _record(days, [(2, 3, "unknown", 0.5, False)])
    ids = [doc.id for doc in record.documents if doc.outlet == "Outlet 1"]
    group = AccountGroup(tuple(ids), None, (0, 1), ("translated",))
    record = replace(record, accounts=Accounts((1, 2), (group,)))
    root = parsed(draw_lineage(RecordIndex(record), link).svg)
    labels = [item.get("aria-label") for item in root.iter("a")][-2:]
    assert labels == ["Outlet 0, 2031-04-23", "Outlet 1, no date, 0 to 1 account"]


def test_documents_of_one_day_stand_beside_the_one_with_most_links() -> None:
    pairs: list[_Pair] = [(at, 3, "unknown", 0.5, False) for at in range(3)]
    assert _columns(_record(["2031-04-23"] * 4, pairs)) == [
        ["Outlet 3"],
        ["Outlet 0", "Outlet 1", "Outlet 2"],
    ]
    assert len(_columns(_record([None] * 4, pairs))) == 2


def test_no_more_columns_than_fit_on_paper() -> None:
    pairs: list[_Pair] = [(at, at + 1, "right from left", 0.5, False) for at in range(11)]
    days = [f"2031-04-{1 + at:02}" for at in range(9)] + [None] * 3
    assert len(_columns(_record(days, pairs))) == 5


def test_a_circle_of_documents_can_be_drawn() -> None:
    pairs: list[_Pair] = [(at, (at + 1) % 3, "right from left", 0.5, False) for at in range(3)]
    record = _record(["2031-04-23"] * 3, pairs)
    assert sorted(outlet for column in _columns(record) for outlet in column) == [
        "Outlet 0",
        "Outlet 1",
        "Outlet 2",
    ]
    assert parsed(draw_lineage(RecordIndex(record), link).svg).xpath('//a[@class="edge"]')


def test_six_hundred_documents_stay_readable_and_what_is_left_out_is_told() -> None:
    pairs: list[_Pair] = [(0, at, "right from left", 0.9, False) for at in range(1, 200)]
    pairs += [(at, at + 1, "common origin", 0.9, False) for at in range(1, 199)]
    pairs += [(at, at + 1, "unknown", 0.3, False) for at in range(200, 300, 2)]
    record = _record([f"2031-04-{1 + at % 28:02}" for at in range(600)], pairs)
    drawn = draw_lineage(RecordIndex(record), link)
    assert len(drawn.svg) < 150_000
    assert drawn.more_documents > 0
    assert drawn.more_alone > 0
    nodes = sum(len(one.nodes) for one in find_families(RecordIndex(record)).families)
    assert nodes <= 150
    height = float(parsed(drawn.svg).get("height"))
    assert height < 4_000


@pytest.mark.parametrize("attack", ATTACKS)
def test_hostile_names_stay_words(attack: str) -> None:
    record = _record(["2031-04-23", attack], [(0, 1, "unknown", 0.5, True)], outlet=attack)
    svg = draw_lineage(RecordIndex(record), link).svg
    parsed(svg)
    assert "\u202e" not in svg


def test_the_same_record_gives_the_same_bytes() -> None:
    record = _record(
        ["2031-04-23", "2031-04-23", "2031-04-24", "2031-04-25"],
        [(a, b, "common origin", 0.5, False) for a in range(4) for b in range(a + 1, 4)],
    )
    assert len({lineage_svg(RecordIndex(record), link) for _ in range(3)}) == 1


def test_a_family_of_all_columns_stays_on_the_paper() -> None:
    pairs: list[_Pair] = [(at, at + 1, "right from left", 0.5, False) for at in range(5)]
    root = parsed(
        draw_lineage(
            RecordIndex(_record([f"2031-04-{1 + at:02}" for at in range(6)], pairs)), link
        ).svg
    )
    (frame,) = root.xpath('//rect[@class="frame"]')
    assert float(frame.get("width")) <= float(root.get("width")) - 28
