"""The page on paper."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from pypdf import PdfReader

from rashomon.publish.pages import dossier_html
from tests.browser.conftest import WindowMaker
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
