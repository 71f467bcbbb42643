"""The drawings of time and lineage, as a browser shows them."""

from __future__ import annotations

from pathlib import Path

import pytest

from rashomon.publish.pages import dossier_html
from rashomon.story import open_story
from tests.browser.conftest import WindowMaker
from tests.browser.window import NARROW, WIDE


@pytest.fixture(scope="module")
def page_of_story(bundled: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundled story's page."""
    path = tmp_path_factory.mktemp("drawn") / "dossier.html"
    with open_story(bundled) as story:
        text = dossier_html(story.record, title="The Ormel corridor")
    path.write_text(text, encoding="utf-8", newline="\n")
    return path


def test_no_words_run_over_the_edge_of_a_drawing(window: WindowMaker, page_of_story: Path) -> None:
    page = window().open(page_of_story)
    over = page.evaluate(
        """[...document.querySelectorAll('svg.drawing')].flatMap(drawing => {
            const paper = drawing.getBoundingClientRect();
            return [...drawing.querySelectorAll('text')].filter(text => {
                const box = text.getBoundingClientRect();
                return box.right > paper.right + 1 || box.left < paper.left - 1;
            }).map(text => text.textContent);
        })"""
    )
    assert page.locator("svg.drawing").count() == 3
    assert over == []


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_a_mark_is_reached_by_keyboard_and_leads_to_its_row(
    window: WindowMaker, page_of_story: Path, width: int
) -> None:
    shown = window(width=width)
    page = shown.open(page_of_story)
    mark = page.locator("#timeline-whole a.event").first
    mark.focus()
    assert mark.evaluate("element => element === document.activeElement")
    row = str(mark.get_attribute("href"))
    page.keyboard.press("Enter")
    assert shown.is_in_view(row)
    assert page.locator(row).evaluate("element => element.tagName") == "TR"


def test_every_line_of_the_lineage_leads_somewhere(
    window: WindowMaker, page_of_story: Path
) -> None:
    page = window().open(page_of_story)
    lines = page.locator("#lineage-drawing a.edge")
    assert lines.count() > 0
    for at in range(lines.count()):
        target = str(lines.nth(at).get_attribute("href"))
        assert page.locator(target).count() == 1


def test_a_narrow_window_scrolls_the_drawing_and_not_the_page(
    window: WindowMaker, page_of_story: Path
) -> None:
    shown = window(width=NARROW)
    page = shown.open(page_of_story)
    wider = page.locator("#timeline-whole").evaluate("e => e.scrollWidth > e.clientWidth")
    assert wider
    assert shown.overflow() == 0
