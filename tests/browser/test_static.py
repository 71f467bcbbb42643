"""The page of one file, as a reader opens it: drawn, read, led through, and safe."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from rashomon.publish.pages import dossier_html
from rashomon.story import open_story
from tests.browser.conftest import WindowMaker
from tests.browser.window import NARROW, WIDE
from tests.hostile.pile import BAIT
from tests.publish.story import attribution, document, findings_of, harbour_story


@pytest.fixture(scope="session")
def bundled_page(bundled: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundled story's page."""
    with open_story(bundled) as story:
        text = dossier_html(story.record, title="The Ormel corridor")
    return _write(tmp_path_factory.mktemp("page"), text)


def _write(folder: Path, text: str) -> Path:
    path = folder / "dossier.html"
    path.write_text(text, encoding="utf-8", newline="\n")
    return path


@pytest.fixture
def harbour(tmp_path: Path) -> Path:
    """The page of a small story."""
    return _write(tmp_path, dossier_html(harbour_story().record(), title="The pier at Ostrel"))


def test_the_page_is_understood_as_it_was_meant(window: WindowMaker, harbour: Path) -> None:
    page = window().open(harbour)
    assert page.locator("article.card blockquote").first.is_visible()
    assert page.get_by_text("“We have checked every bolt,”").first.is_visible()
    assert page.locator("h1").inner_text() == "The pier at Ostrel"


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_the_bundled_page_is_styled_and_fits(
    window: WindowMaker, bundled_page: Path, width: int
) -> None:
    shown = window(width=width)
    page = shown.open(bundled_page)
    assert "DRAFT" in page.locator("header").first.inner_text()
    assert page.evaluate("getComputedStyle(document.querySelector('mark')).textDecorationLine")
    assert shown.overflow() == 0


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_axe_finds_nothing_grave(window: WindowMaker, harbour: Path, width: int) -> None:
    shown = window(width=width)
    shown.open(harbour)
    assert shown.violations() == []


def test_axe_would_find_something(anywhere: WindowMaker, tmp_path: Path) -> None:
    shown = anywhere()
    shown.open(_write(tmp_path, "<!DOCTYPE html><html><title>x</title><input><a href=#>"))
    assert any(line.startswith("label (critical)") for line in shown.violations())


def test_every_link_within_the_page_leads_somewhere(
    window: WindowMaker, bundled_page: Path
) -> None:
    page = window().open(bundled_page)
    dead = page.evaluate(
        """[...document.querySelectorAll('a[href^="#"]')].map(a => a.getAttribute('href'))
            .filter(hash => !document.getElementById(decodeURIComponent(hash.slice(1))))"""
    )
    assert dead == []


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_a_permalink_leads_to_the_exact_words(
    window: WindowMaker, bundled: Path, bundled_page: Path, width: int
) -> None:
    with open_story(bundled) as story:
        att = story.statements[len(story.statements) // 2]
        text = next(doc.text for doc in story.documents if doc.id == att.document)
    first = att.content[0].of(text)
    shown = window(width=width)
    page = shown.open(bundled_page, f"s-{att.id}")
    assert shown.is_in_view(f"#s-{att.id}")
    page.locator(f"#s-{att.id} a[href='#w-{att.id}']").click()
    assert shown.is_in_view(f"#w-{att.id}")
    after = page.evaluate(
        """id => {
            let text = '', node = document.getElementById('w-' + id).nextElementSibling;
            for (; node && text.length < 400; node = node.nextElementSibling)
                if (node.tagName === 'MARK') text += node.textContent;
            return text;
        }""",
        att.id,
    )
    assert " ".join(after.split()).startswith(" ".join(first[:40].split()))


def test_the_page_is_read_without_scripts(window: WindowMaker, bundled_page: Path) -> None:
    page = window(scripts=False).open(bundled_page)
    for panel in (
        "statements",
        "contested",
        "proposals",
        "timeline",
        "lineage",
        "documents",
        "people",
    ):
        assert page.locator(f"#{panel} h2").is_visible()
    assert page.locator("article.card").count() > 100


def test_a_file_is_filtered_and_searched_by_its_script(
    window: WindowMaker, bundled_page: Path
) -> None:
    page = window().open(bundled_page)
    whole = page.locator("article.card:visible").count()
    page.locator("#f-q").fill("lock")
    page.locator("article.card[hidden]").first.wait_for(state="attached")
    found = page.locator("article.card:visible").count()
    assert 0 < found < whole
    page.locator("#f-kind").select_option(index=1)
    expect(page.locator("article.card:visible")).not_to_have_count(found)


def test_keys_move_in_a_file(window: WindowMaker, harbour: Path) -> None:
    page = window().open(harbour)
    page.keyboard.press("j")
    first = page.locator(".current").get_attribute("id")
    page.keyboard.press("j")
    assert page.locator(".current").get_attribute("id") != first
    page.keyboard.press("a")
    assert page.url.startswith("file:"), "nothing is decided in a file"


def test_the_texts_of_a_file_go_to_the_words_of_a_claim(
    window: WindowMaker, bundled_page: Path
) -> None:
    page = window().open(bundled_page)
    link = page.locator("#contested .matter a[href^='#s-']").last
    key = (link.get_attribute("href") or "").removeprefix("#s-")
    link.click()
    words = page.locator(".texts .x")
    expect(words).to_have_count(1)
    expect(words).to_be_in_viewport()
    begin = words.locator("xpath=preceding-sibling::a[contains(@class, 'n')]")
    assert f"w-{key}" in begin.evaluate_all("nodes => nodes.map((node) => node.id)")


def test_the_checks_would_see_a_page_that_does_all_of_it(
    anywhere: WindowMaker, tmp_path: Path
) -> None:
    shown = anywhere()
    page = shown.open(
        _write(
            tmp_path,
            f"<!DOCTYPE html><title>x</title><img src='{BAIT}'>"
            "<script>alert(1); console.error('seen')</script>",
        )
    )
    page.wait_for_load_state("networkidle")
    assert shown.dialogs == ["1"]
    assert "seen" in shown.console
    assert shown.strangers() == [BAIT]


def test_the_policy_would_stop_what_escaping_let_through(
    anywhere: WindowMaker, harbour: Path
) -> None:
    planted = f"<img src='{BAIT}'><script>document.title='run'</script><b onclick='alert(1)'>x</b>"
    text = harbour.read_text(encoding="utf-8")
    harbour.write_text(text.replace("<main", f"{planted}<main", 1), encoding="utf-8")
    shown = anywhere()
    page = shown.open(harbour)
    page.locator("b").first.click()
    assert page.title() != "run"
    assert shown.dialogs == []
    assert len(shown.console) >= 3, "the picture, the script and the handler were refused"


def test_right_to_left_words_are_isolated(window: WindowMaker, tmp_path: Path) -> None:
    doc = document("rtl.txt", "قال المتحدث إن الجسر مغلق", outlet="صحيفة", language="ar")
    att = attribution(doc, "المتحدث", "قال", "إن الجسر مغلق")
    record = findings_of([doc], [att]).record()
    page = window().open(_write(tmp_path, dossier_html(record, title="جسر")))
    words = page.locator("blockquote").first
    assert words.inner_text() == "إن الجسر مغلق"
    assert words.get_attribute("lang") == "ar"
    assert words.evaluate("element => getComputedStyle(element).direction") == "rtl"
