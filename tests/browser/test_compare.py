"""Documents side by side as a reader sees them: beside one another, stacked on a phone."""

from __future__ import annotations

from pathlib import Path

import pytest

from rashomon.model.corrections import Corrected
from rashomon.publish.pages import dossier_html
from rashomon.publish.site.asked import Asked
from rashomon.publish.site.comparing import compare_page
from rashomon.publish.site.raw import raw_page
from rashomon.publish.site.site import Site
from rashomon.story import open_story
from tests.browser.conftest import WindowMaker
from tests.browser.window import NARROW, WIDE

_NAMES = (
    "mpa-valesch-torvik-update-2.txt",
    "harbour-post-lock-not-a-border.html",
    "riverline-digest-ormel.txt",
)


@pytest.fixture(scope="session")
def pages(bundled: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three documents side by side, bytes received, and the page of one file."""
    folder = tmp_path_factory.mktemp("compare")
    with open_story(bundled) as story:
        site = Site(Corrected(story.record), title="The Ormel corridor")
        ids = {doc.name: doc.id for doc in story.documents}
        asked = Asked(d=tuple(ids[name] for name in _NAMES))
        att = story.statements[0].id
        made = {
            "compare": compare_page(site, asked),
            "raw": raw_page(site, att, story.raw_excerpt(att)),
            "file": dossier_html(story.record, title="The Ormel corridor"),
        }
    for name, text in made.items():
        (folder / f"{name}.html").write_text(text, encoding="utf-8", newline="\n")
    return folder


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("name", ["compare", "raw"])
def test_axe_finds_nothing_grave_and_nobody_has_to_pan(
    window: WindowMaker, pages: Path, name: str, width: int
) -> None:
    shown = window(width=width)
    shown.open(pages / f"{name}.html")
    assert shown.violations() == []
    assert shown.overflow() == 0


@pytest.mark.parametrize("scripts", [True, False])
def test_sentences_stand_beside_one_another_or_stack(
    window: WindowMaker, pages: Path, scripts: bool
) -> None:
    for width, beside in ((WIDE, True), (NARROW, False)):
        page = window(width=width, scripts=scripts).open(pages / "compare.html")
        row = page.locator("table.beside tbody tr", has_text="It opens from both sides").first
        boxes = [cell.bounding_box() for cell in row.locator("td").all()]
        places = [(box["x"], box["y"]) for box in boxes if box]
        assert len(places) == len(_NAMES)
        assert (len({x for x, _ in places}) == len(places)) == beside
        assert (len({y for _, y in places}) == 1) == beside


def test_differences_are_told_by_more_than_colour(window: WindowMaker, pages: Path) -> None:
    page = window().open(pages / "compare.html")
    line = "getComputedStyle(document.querySelector('.beside {}')).textDecorationLine"
    assert page.evaluate(line.format("del")) == "line-through"
    assert page.evaluate(line.format("ins")) == "underline"


def test_in_the_file_lineage_leads_to_the_pair_and_its_rows(
    window: WindowMaker, pages: Path
) -> None:
    shown = window()
    page = shown.open(pages / "file.html")
    page.locator("#lineage a", has_text="side by side").first.click()
    pair = page.locator("article.pair:target")
    assert shown.is_in_view("article.pair:target")
    pair.locator("summary").first.click()
    assert pair.locator("table.beside tbody tr").first.is_visible()
    passage = pair.locator("a", has_text="passage").first
    passage.click()
    assert page.locator("li:target").is_visible()


@pytest.mark.parametrize("name", ["compare", "file"])
def test_it_is_printed(window: WindowMaker, pages: Path, name: str) -> None:
    page = window().open(pages / f"{name}.html")
    page.emulate_media(media="print")
    assert page.locator("table.beside tbody tr").first.is_visible()
