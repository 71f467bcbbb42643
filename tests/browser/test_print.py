"""The page on paper."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from pypdf import PdfReader

from rashomon.publish.pages import dossier_html
from tests.browser.conftest import WindowMaker
from tests.browser.served import Served
from tests.publish.story import harbour_story


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_the_page_prints(window: WindowMaker, tmp_path: Path, paper: str) -> None:
    path = tmp_path / "dossier.html"
    path.write_text(dossier_html(harbour_story().record(), title="The pier"), encoding="utf-8")
    page = window().open(path)
    printed = PdfReader(io.BytesIO(page.pdf(format=paper)))
    texts = [sheet.extract_text() for sheet in printed.pages]
    assert 2 <= len(texts) <= 12
    assert "DRAFT" in texts[0]
    whole = " ".join(" ".join(texts).split())
    assert "We have checked every bolt" in whole
    assert "chars 0" in whole or "sha256" in whole.lower()


def test_live_pages_print_without_their_forms(window: WindowMaker, reading: Served) -> None:
    page = window().open(reading.to("/contested"))
    texts = [sheet.extract_text() for sheet in PdfReader(io.BytesIO(page.pdf(format="A4"))).pages]
    assert all("DRAFT" in text for text in texts), "every sheet says that nobody reviewed it"
    page.goto(f"{reading.root}/statements")
    page.emulate_media(media="print")
    assert page.locator(".report").first.is_visible()
    assert page.locator(".report .note").first.is_visible(), "the footnote"
    assert not page.locator("form").first.is_visible()
