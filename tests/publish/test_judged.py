"""Claims, proposals and events as the page tells them."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import Any

import pytest
from lxml import html as lxml_html

from rashomon.model.judgement import Proposal, Step
from rashomon.publish.index import RecordIndex
from rashomon.publish.judged import find_matrix, find_proposals
from rashomon.publish.pages import dossier_html
from rashomon.publish.timeline import find_timeline
from rashomon.publish.wording import days_words, reason_words, stance_words
from tests.publish.checks import ATTACKS, check_safe_and_whole, parsed
from tests.publish.judged import hostile_story, large_story, weir_story
from tests.publish.story import Findings


def _index(findings: Findings | None = None) -> RecordIndex:
    return RecordIndex((findings or weir_story()).record())


def _section(findings: Findings, name: str) -> lxml_html.HtmlElement:
    root = parsed(dossier_html(findings.record(), title="The weir"))
    (found,) = root.xpath(f'//section[@id="{name}"]')
    return found


def _words(root: Any, path: str) -> list[str]:
    return [" ".join(item.text_content().split()) for item in root.xpath(path)]


def test_the_matrix_has_contested_claims_first_and_counts_the_rest() -> None:
    matrix = find_matrix(_index())
    assert {name for _, name in matrix.parties} == {"Pell Anders", "Lowmark"}
    assert [(row.contested, row.reports) for row in matrix.rows] == [(True, 2), (False, 2)]
    assert matrix.more == 1


def test_a_cell_leads_to_the_statement_that_its_words_stand_in() -> None:
    index = _index()
    row = find_matrix(index).rows[0]
    assert [(name, cell.stance) for name, cell in row.sides] == [
        ("Pell Anders", "affirms"),
        ("Lowmark", "denies"),
        ("Lowmark", "hedges"),
    ]
    for _, cell in row.sides:
        assert cell.words.statement is not None
        att = index.statements[cell.words.statement]
        text = index.documents[att.document].text
        assert any(cell.words.text in span.of(text) for span in att.content)
    denies = row.sides[1][1]
    assert (denies.reports, denies.through) == (2, ("Pell Anders",))
    assert denies.how == "the holder is reported as denying it"
    assert denies.said == "2031-04-21 to 2031-04-24"


def test_parties_of_one_claim_alone_have_no_column_beyond_the_first() -> None:
    matrix = find_matrix(_index(large_story(40, parties=40)))
    assert len(matrix.parties) <= 8
    assert all(row.contested for row in matrix.rows)
    held = [len(row.others) + sum(map(len, row.cells)) for row in matrix.rows]
    assert held == [2] * len(matrix.rows)


def test_a_proposal_tells_each_step_and_which_repeat_its_words() -> None:
    (row,), more = find_proposals(_index())
    assert (row.kind, row.who, row.to, row.status, more) == (
        "request",
        "Pell Anders",
        ("Lowmark",),
        "accepted in principle",
        0,
    )
    assert [step.same for step in row.steps] == [True, False, False]
    assert [step.said for step in row.steps] == [
        "2031-04-21",
        "2031-04-18 to 2031-04-22, by the date of the account",
        "",
    ]
    assert row.steps[2].who == ""


def test_long_histories_are_cut_and_counted() -> None:
    findings = weir_story()
    (proposal,) = findings.judgement.proposals
    step: Step = proposal.steps[0]
    longer: Proposal = replace(proposal, steps=(step,) * 20)
    findings.judgement = replace(findings.judgement, proposals=(longer,))
    (row,), _ = find_proposals(_index(findings))
    assert (len(row.steps), row.more) == (12, 8)
    assert "and 8 more steps" in _section(findings, "proposals").text_content()


def test_the_timeline_has_two_lanes() -> None:
    rows, more = find_timeline(_index())
    assert [(row.time, row.basis, row.published) for row in rows] == [
        ("2031-04-21", "", "2031-04-22 to 2031-04-24"),
        ("2031-05-03", ", by an inferred date", ""),
        ("", ", not known", ""),
    ]
    assert more == 0
    assert [words.outlet for words in rows[0].words] == ["Ford Gazette", "Mercury"]


def test_the_page_puts_both_sides_of_a_contested_claim() -> None:
    claims = _section(weir_story(), "contested")
    (card,) = claims.xpath('.//article[contains(@class, "matter")]')
    assert _words(card, ".//h4") == ["“The weir at Sorrow Ford was opened”"]
    assert _words(card, ".//li") == [
        "Pell Anders ▲ affirms: “The weir at Sorrow Ford was opened” (Ford Gazette), said"
        " 2031-04-21",
        "Lowmark ▼ denies: “that the weir had been opened” (Ford Gazette), as the holder is"
        " reported as denying it, said 2031-04-21 to 2031-04-24, 2 statements, 2 accounts,"
        " per Pell Anders",
        "Lowmark ◇ hedges: “the weir might be opened” (Mercury), said 2030-06",
        "stated by an account itself: “The weir was opened at night” (Mercury)",
        "the opposite stated by an account itself: “Some 40 houses stood in water” (Ford Gazette)",
        "left open by an account itself: “Weir at Sorrow Ford” (Ford Gazette)",
    ]
    text = " ".join(claims.text_content().split())
    assert "Lowmark is reported to have changed position: hedges, later denies" in text
    assert "2 values, none picked" in text
    assert "1 claim more" in text


def test_cells_open_by_keyboard_and_tables_have_heads() -> None:
    claims = _section(weir_story(), "contested")
    (table,) = claims.xpath(".//table")
    rows = table.xpath("./tbody/tr")
    columns = len(table.xpath("./thead/tr/th[@scope='col']"))
    for row in rows:
        assert len(row) == columns
        assert row[0].tag == "th"
        assert row[0].get("scope") == "row"
        for stance in row.xpath('./td//strong[@class="affirms" or @class="denies"]'):
            assert stance.getparent().tag == "summary"
    (frame,) = claims.xpath('.//div[@class="scroll"]')
    assert (frame.get("tabindex"), frame.get("aria-labelledby")) == ("0", "h-matrix")


def test_what_is_absent_is_said() -> None:
    root = parsed(dossier_html(Findings().record(), title="Empty"))
    text = root.text_content()
    assert "No claim was found that more than one statement speaks of." in text
    assert "No proposal, demand, offer or request was found." in text
    assert "No event with a time was found." in text
    assert not root.xpath('//section[@id="contested"]//h3')


def test_every_finding_on_the_page_is_whole() -> None:
    check_safe_and_whole(dossier_html(weir_story().record(), title="The weir"))


@pytest.mark.parametrize("attack", ATTACKS)
def test_hostile_text_is_text_in_a_judgement_too(attack: str) -> None:
    page = dossier_html(hostile_story(attack).record(), title=attack)
    page.encode("utf-8")
    root = check_safe_and_whole(page)
    assert not root.xpath("//img | //iframe | //object")
    assert not root.xpath('//a[not(starts-with(@href, "#"))]')


def test_a_page_of_many_claims_stays_small() -> None:
    record = large_story(20_000).record()
    start = time.perf_counter()
    page = dossier_html(record, title="Gates")
    assert time.perf_counter() - start < 20
    assert len(page.encode()) < 1_500_000
    root = check_safe_and_whole(page)
    assert len(root.xpath('//table[@class="matrix"]/tbody/tr')) == 200
    assert len(root.xpath('//table[@class="times"]/tbody/tr')) == 250
    assert len(root.xpath('//section[@id="proposals"]/article')) == 150
    text = " ".join(root.text_content().split())
    assert "19800 claims more" in text
    assert "850 more stand in the record" in text
    assert "4750 events more" in text


def test_stances_and_days_are_put_into_words() -> None:
    assert stance_words(("cue.asserts",)) == ""
    assert stance_words(("cue.asserts", "cue.denies")) == ""
    assert stance_words(()) == ""
    assert stance_words(("cue.denies",)) == reason_words("cue.denies") != "cue.denies"
    assert days_words("2031-04") == "2031-04"
