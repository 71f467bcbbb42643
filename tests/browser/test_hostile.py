"""Files that try to get out of the page they are shown on, read for real."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

from rashomon.publish.pages import dossier_html
from rashomon.publish.site.live import PANELS
from rashomon.story import open_story
from tests.browser.conftest import WindowMaker
from tests.browser.records import hostile_record
from tests.browser.served import serving


def assert_inert(page: Page) -> None:
    """Nothing of a document became part of the page but text."""
    foreign = "img, iframe, link, base, object, embed, meta[http-equiv=refresh], form[action^=http]"
    assert page.locator(foreign).count() == 0
    assert page.locator("a[href^='javascript' i], a[href^='data' i]").count() == 0
    attributes = page.evaluate(
        "[...document.querySelectorAll('*')].flatMap(e => e.getAttributeNames())"
        ".filter(name => name.startsWith('on') || name === 'style' || name === 'autofocus')"
    )
    assert attributes == []


def test_hostile_values_are_shown_and_nothing_else(window: WindowMaker, tmp_path: Path) -> None:
    file = tmp_path / "dossier.html"
    made = dossier_html(hostile_record(), title="</title><script>alert(1)</script>")
    file.write_text(made, encoding="utf-8", newline="\n")
    page = window().open(file)
    page.wait_for_load_state("networkidle")
    assert_inert(page)
    assert page.get_by_text("<script>alert(1)</script>").count() > 0
    assert page.title().startswith("</title><script>")
    assert page.get_by_text("⟦U+202E⟧").count() > 0


def test_hostile_files_are_shown_and_nothing_else(
    window: WindowMaker, hostile: Path, tmp_path: Path
) -> None:
    file = tmp_path / "dossier.html"
    with open_story(hostile) as story:
        file.write_text(dossier_html(story.record, title="A bridge"), encoding="utf-8")
    shown = window()
    assert_inert(shown.open(file))
    assert shown.overflow() == 0


def test_hostile_files_are_inert_on_every_live_page(window: WindowMaker, hostile: Path) -> None:
    with open_story(hostile) as story:
        record = story.record
    shown = window()
    with serving(hostile) as served:
        shown.open(served.address)
        paths = [f"/{panel}" for panel in PANELS]
        paths += [f"/d/{doc.id}" for doc in record.documents]
        paths += [f"/{kind}/{att.id}" for att in record.attributions[::5] for kind in ("s", "raw")]
        paths += [f"/compare?d={record.documents[0].id}&d={record.documents[1].id}"]
        for path in paths:
            page = shown.open(served.root + path)
            assert_inert(page)
            assert shown.overflow() == 0, path
            # A page on which a document's source stands holds the line of ten million once.
            assert len(page.content()) < 12_000_000, path
        page.wait_for_load_state("networkidle")
