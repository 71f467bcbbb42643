"""The live app, as somebody reads in it: every panel, filters, permalinks, every key."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page

from rashomon.publish.site.live import PANELS
from rashomon.story import open_story
from tests.browser.conftest import WindowMaker
from tests.browser.served import Served
from tests.browser.window import NARROW, WIDE


def _first(page: Page) -> str:
    """Id of the first statement on a page."""
    return (page.locator(".report").first.get_attribute("id") or "").removeprefix("s-")


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("panel", PANELS)
def test_every_panel_is_shown_fits_and_can_be_used_by_all(
    window: WindowMaker, reading: Served, panel: str, width: int
) -> None:
    shown = window(width=width)
    page = shown.open(reading.to(f"/{panel}"))
    assert page.locator("h1").count() == 1
    assert page.locator("main h2").first.is_visible()
    assert "DRAFT" in page.locator("header").first.inner_text()
    assert shown.overflow() == 0
    assert shown.covered() == []
    assert shown.violations() == []


@pytest.mark.parametrize("panel", PANELS)
def test_every_panel_is_read_without_scripts(
    window: WindowMaker, reading: Served, panel: str
) -> None:
    page = window(scripts=False).open(reading.to(f"/{panel}"))
    assert page.locator("main h2").first.is_visible()
    assert page.locator("main").inner_text().strip()
    page.locator("nav a").get_by_text("Statements", exact=True).click()
    assert page.locator(".report").count() > 10


@pytest.mark.parametrize("scripts", [True, False])
def test_filters_fold_where_there_is_little_room(
    window: WindowMaker, reading: Served, scripts: bool
) -> None:
    page = window(width=WIDE, scripts=scripts).open(reading.to("/statements"))
    assert page.locator("#f-kind").is_visible()
    assert not page.get_by_text("Search and filter").is_visible()
    page = window(width=NARROW, scripts=scripts).open(reading.to("/statements"))
    assert not page.locator("#f-kind").is_visible()
    page.get_by_text("Search and filter").click()
    page.locator("#f-kind").select_option("direct")
    page.get_by_role("button", name="Show").click()
    assert page.locator("#f-kind").is_visible()


def test_a_key_opens_the_search_where_it_is_folded(window: WindowMaker, reading: Served) -> None:
    page = window(width=NARROW).open(reading.to("/statements"))
    page.keyboard.press("/")
    page.keyboard.type("lock")
    assert page.locator("#f-q").input_value() == "lock"


@pytest.mark.parametrize("scripts", [True, False])
def test_filters_and_search_narrow_the_list(
    window: WindowMaker, reading: Served, scripts: bool
) -> None:
    page = window(scripts=scripts).open(reading.to("/statements"))
    everything = _count(page)
    page.locator("#f-kind").select_option("direct")
    page.get_by_role("button", name="Show").click()
    direct = _count(page)
    assert 0 < direct < everything
    assert "kind=direct" in page.url
    page.locator("#f-q").fill("lock")
    page.locator("#f-q").press("Enter")
    page.wait_for_url("**q=lock**")
    found = _count(page)
    assert 0 < found < direct
    assert page.locator("#f-kind").input_value() == "direct"
    assert "lock" in page.locator(".report").first.inner_text().lower()


def _count(page: Page) -> int:
    told = page.locator("#statements").inner_text()
    return int(re.search(r"(\d+) statements?\b", told).group(1))  # type: ignore[union-attr]


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_a_permalink_leads_to_the_exact_words(
    window: WindowMaker, reading: Served, bundled: Path, width: int
) -> None:
    with open_story(bundled) as story:
        record = story.record
    att = record.attributions[len(record.attributions) // 3]
    text = next(doc.text for doc in record.documents if doc.id == att.document)
    shown = window(width=width)
    page = shown.open(reading.to(f"/s/{att.id}"))
    assert shown.violations() == []
    page.goto(f"{reading.root}/s/{att.id}#w-{att.id}")
    page.wait_for_function("id => document.getElementById(id)", arg=f"w-{att.id}")
    assert shown.is_in_view(f"#w-{att.id}")
    words = " ".join(att.content[0].of(text).split())
    marked = " ".join("".join(page.locator("mark.x").all_text_contents()).split())
    assert words[:40] in marked


def test_findings_of_each_kind_have_a_page(
    window: WindowMaker, reading: Served, bundled: Path
) -> None:
    with open_story(bundled) as story:
        record = story.record
    ids = {
        "k": next(claim.id for claim in record.claims if claim.contested),
        "d": record.documents[0].id,
        "e": record.attributions[0].speaker or record.entities[0].id,
        "p": record.proposals[0].id,
        "t": record.events[0].id,
    }
    shown = window()
    shown.open(reading.address)
    for kind, key in ids.items():
        page = shown.open(f"{reading.root}/{kind}/{key}")
        assert page.locator("main h2, main h3").first.is_visible()
        assert shown.violations() == [], kind


def test_an_unknown_id_gives_a_page_that_says_so(anywhere: WindowMaker, reading: Served) -> None:
    page = anywhere().open(reading.to("/s/att-0000000000000000"))
    assert "att-0000000000000000" in page.locator("main").inner_text()
    assert page.locator("a[href='/statements']").count() > 0


def test_nobody_comes_in_without_the_token(anywhere: WindowMaker, reading: Served) -> None:
    shown = anywhere()
    page = shown.open(f"{reading.root}/statements")
    assert "rashomon serve" in page.locator("main").inner_text()
    assert page.locator(".report").count() == 0


def test_keys_move_open_and_lead(window: WindowMaker, reading: Served) -> None:
    shown = window()
    page = shown.open(reading.to("/statements"))
    page.keyboard.press("j")
    first = page.locator(".current").get_attribute("id")
    page.keyboard.press("j")
    second = page.locator(".current").get_attribute("id")
    assert first != second
    page.keyboard.press("k")
    assert page.locator(".current").get_attribute("id") == first
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/s/{(first or '').removeprefix('s-')}*")
    page.keyboard.press("]")
    page.wait_for_url(lambda url: (first or "").removeprefix("s-") not in url)
    page.keyboard.press("?")
    page.wait_for_url("**/help")
    page.keyboard.press("/")
    page.wait_for_url("**/statements")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "f-q"
    page.keyboard.type("jjj?")
    assert page.locator("#f-q").input_value() == "jjj?", "keys rest while one writes"


def test_s_shows_the_words_beside_the_list(window: WindowMaker, reading: Served) -> None:
    shown = window()
    page = shown.open(reading.to("/statements"))
    for _ in range(3):
        page.keyboard.press("j")
    chosen = (page.locator(".current").get_attribute("id") or "").removeprefix("s-")
    page.keyboard.press("s")
    page.wait_for_selector(f"#source #w-{chosen}")
    assert shown.is_in_view(f"#w-{chosen}")


def test_y_tells_the_permanent_address(window: WindowMaker, reading: Served) -> None:
    page = window().open(reading.to("/statements"))
    page.keyboard.press("j")
    chosen = (page.locator(".current").get_attribute("id") or "").removeprefix("s-")
    page.keyboard.press("y")
    page.wait_for_function("document.querySelector('#told').textContent")
    told = page.locator("#told").inner_text()
    assert f"/s/{chosen}?run=" in told
    page.goto(told.partition(": ")[2])
    assert page.locator(f"#s-{chosen}").is_visible()
    assert page.locator(".other-run").count() == 0


def test_single_keys_can_be_turned_off(window: WindowMaker, reading: Served) -> None:
    page = window().open(reading.to("/help"))
    page.locator("#keys-on").uncheck()
    page.goto(f"{reading.root}/statements")
    page.keyboard.press("j")
    assert page.locator(".current").count() == 0


def test_documents_picked_are_compared(window: WindowMaker, reading: Served) -> None:
    shown = window()
    page = shown.open(reading.to("/documents"))
    boxes = page.locator("input[type=checkbox][name=d]")
    boxes.nth(0).check()
    boxes.nth(1).check()
    page.keyboard.press("c")
    page.wait_for_url("**/compare?**")
    assert page.url.count("d=") == 2
    assert page.locator("main h2").first.is_visible()
    assert shown.violations() == []


def test_bytes_received_stand_behind_a_statement(window: WindowMaker, reading: Served) -> None:
    shown = window()
    page = shown.open(reading.to("/statements"))
    page.goto(f"{reading.root}/raw/{_first(page)}")
    assert page.locator("mark").count() > 0
    assert shown.violations() == []
