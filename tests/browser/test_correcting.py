"""The live app, as people correct in it: one, one who changes their mind, and two at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from rashomon.pipeline import build
from rashomon.settings import load_settings
from rashomon.story import open_story
from tests.browser.conftest import WindowMaker
from tests.browser.served import Served, serving


def _first(page: Page) -> str:
    return (page.locator(".report").first.get_attribute("id") or "").removeprefix("s-")


def _row(page: Page, key: str) -> str:
    return page.locator(f"#s-{key}").first.inner_text()


@pytest.mark.parametrize("scripts", [True, False])
def test_a_correction_and_its_undo(window: WindowMaker, desk: Served, scripts: bool) -> None:
    shown = window(scripts=scripts)
    page = shown.open(desk.to("/statements"))
    key = _first(page)
    assert "not reviewed" in _row(page, key)
    page.locator(f"#s-{key}").get_by_role("button", name="Accept").click()
    assert "accept" in page.locator(".done").inner_text().lower()
    assert "not reviewed" not in _row(page, key)
    assert "1 of " in page.locator("header").first.inner_text()
    page.locator("#undo").click()
    page.goto(f"{desk.root}/s/{key}")
    assert "not reviewed" in page.locator("main").inner_text()
    page.goto(f"{desk.root}/log")
    assert page.locator("#log tbody tr").count() == 2, "both stand in the log"


def test_keys_accept_reject_and_undo(window: WindowMaker, desk: Served) -> None:
    page = window().open(desk.to("/statements"))
    key = _first(page)
    page.keyboard.press("j")
    page.keyboard.press("a")
    page.wait_for_selector(".done")
    assert "not reviewed" not in _row(page, key)
    page.keyboard.press("u")
    page.wait_for_url(lambda url: "done=1" not in url)
    page.goto(f"{desk.root}/s/{key}")
    page.keyboard.press("r")
    page.get_by_role("heading", name="Rejected").wait_for()
    page.keyboard.press("Control+z")
    page.wait_for_url(lambda url: "done=3" not in url)
    page.goto(f"{desk.root}/s/{key}")
    assert "not reviewed" in page.locator("main").inner_text()


def test_e_and_m_lead_to_the_forms(window: WindowMaker, desk: Served) -> None:
    page = window().open(desk.to("/statements"))
    page.keyboard.press("j")
    page.keyboard.press("e")
    page.wait_for_url("**/s/**#correct")
    assert page.locator("#correct").is_visible()
    page.keyboard.press("m")
    assert page.locator("#merge").get_attribute("open") is not None


def test_words_are_corrected_by_selecting_them(window: WindowMaker, desk: Served) -> None:
    page = window().open(desk.to("/statements"))
    key = _first(page)
    page.goto(f"{desk.root}/s/{key}")
    page.locator("#correct summary").first.click()
    form = page.locator("#correct form:has(input[name=field][value=content])")
    before = form.locator("input.spans").input_value()
    page.evaluate(
        """() => {
            const piece = document.querySelector('#source .text mark[data-o], .text mark[data-o]');
            const range = document.createRange();
            range.setStart(piece.firstChild, 0);
            range.setEnd(piece.firstChild, Math.min(12, piece.firstChild.length));
            getSelection().removeAllRanges();
            getSelection().addRange(range);
        }"""
    )
    form.locator("button.take").click()
    after = form.locator("input.spans").input_value()
    assert after != before
    start, end = after.split("-")
    assert 0 < int(end) - int(start) <= 12
    form.get_by_role("button", name="Set").click()
    page.wait_for_selector(".done")
    assert page.locator(".done").is_visible()


def test_two_browsers_lose_nothing_and_the_later_one_is_told(
    window: WindowMaker, anywhere: WindowMaker, desk: Served
) -> None:
    one, two = window().open(desk.to("/statements")), anywhere().open(desk.to("/statements"))
    key = _first(one)
    other = (one.locator(".report").nth(1).get_attribute("id") or "").removeprefix("s-")
    one.locator(f"#s-{key}").get_by_role("button", name="Accept").click()
    one.wait_for_selector(".done")
    two.locator(f"#s-{key}").get_by_role("button", name="Reject").click()
    told = two.locator("main").inner_text()
    assert "meanwhile" in told
    assert "reject" in told.lower(), "what was asked for is shown again"
    two.goto(f"{desk.root}/s/{key}")
    assert "accepted" in two.locator("main").inner_text()
    one.locator(f"#s-{other}").get_by_role("button", name="Accept").click()
    one.wait_for_selector(".done")
    two.goto(f"{desk.root}/log")
    assert two.locator("#log tbody tr").count() == 2


def test_corrections_stay_after_a_run(window: WindowMaker, bundled: Path, tmp_path: Path) -> None:
    story = tmp_path / "again.story"
    story.write_bytes(bundled.read_bytes())
    with serving(story) as served:
        shown = window()
        page = shown.open(served.to("/statements"))
        key = _first(page)
        page.locator(f"#s-{key}").get_by_role("button", name="Accept").click()
        page.wait_for_selector(".done")
        more = tmp_path / "more.txt"
        more.write_text("“The pier is open,” said Mayor Ilse Varga in Velm.\n", encoding="utf-8")
        build([more], story, load_settings(overrides={"engine.workers": 1}))
        page.goto(f"{served.root}/s/{key}")
        assert "accepted" in page.locator("main").inner_text()
        page.goto(f"{served.root}/documents")
        assert "more.txt" in page.locator("main").inner_text()
    with open_story(story) as opened:
        assert opened.corrected.states[key] == "accepted"


def test_what_a_bulk_decision_touches_is_shown_first(window: WindowMaker, desk: Served) -> None:
    page = window(scripts=False).open(desk.to("/statements?kind=mixed"))
    page.locator("form.matching button[value=accept]").click()
    assert "statements" in page.locator("main").inner_text()
    page.get_by_role("button", name="Enter it in the log").click()
    page.locator("#undo").click()
    page.goto(f"{desk.root}/statements")
    assert "0 of " in page.locator("header").first.inner_text()
