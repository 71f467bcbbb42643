from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from rashomon.model.documents import Caution, Failure
from rashomon.model.record import Record
from rashomon.model.spans import Span
from rashomon.publish.pages import dossier_html
from tests.browser.chromium import Chromium, Listener, find_chromium, listening
from tests.publish.story import attribution, document, findings_of, harbour_story

_BINARY = find_chromium()

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.skipif(_BINARY is None, reason="no Chromium on this machine"),
]


@pytest.fixture
def listener() -> Iterator[Listener]:
    with listening() as found:
        yield found


@pytest.fixture
def chromium(tmp_path: Path, listener: Listener) -> Chromium:
    return Chromium(_BINARY or "", tmp_path / "profiles", listener.address)


def _write(folder: Path, text: str) -> Path:
    path = folder / "dossier.html"
    path.write_text(text, encoding="utf-8", newline="\n")
    return path


def _hostile_record() -> Record:
    bait = "http://bait.example/x"
    words = (
        f"<script src={bait}></script><img src={bait} onerror=\"fetch('{bait}')\">"
        f"<link rel=stylesheet href={bait}><style>@import '{bait}'</style>"
        f'<iframe src="{bait}"></iframe>" onload="fetch(\'{bait}\')" x=\'\u202e\x00'
    )
    doc = document(words, f"{words}, Bo said.", title=words, outlet=words, url=f"{bait}?a=1")
    findings = findings_of([doc], [attribution(doc, "Bo", "said", words)])
    findings.cautions = [Caution("name.garbled", doc.id, Span(0, len(words)), words)]
    findings.failures = [Failure(words, "gzip.broken", words)]
    return findings.record()


@pytest.mark.parametrize("width", [1280, 390])
def test_the_page_is_drawn(chromium: Chromium, tmp_path: Path, width: int) -> None:
    page = _write(tmp_path, dossier_html(harbour_story().record(), title="The pier at Ostrel"))
    image = tmp_path / "page.png"
    chromium.visit(page, f"--screenshot={image}", f"--window-size={width},1600")
    assert _size(image) == (width, 1600)
    assert _colours(image) > 20, "the style sheet was refused, or the page is blank"


def test_the_browser_understands_the_page_as_it_was_meant(
    chromium: Chromium, tmp_path: Path
) -> None:
    page = _write(tmp_path, dossier_html(harbour_story().record(), title="The pier at Ostrel"))
    visit = chromium.visit(page, "--dump-dom")
    assert visit.console == ()
    assert visit.dom.count('<article class="card">') == 4
    assert "“We have checked every bolt,”" in visit.dom


def test_hostile_text_runs_nothing_and_fetches_nothing(
    chromium: Chromium, listener: Listener, tmp_path: Path
) -> None:
    page = _write(tmp_path, dossier_html(_hostile_record(), title="</title><script>"))
    visit = chromium.visit(page, "--dump-dom")
    assert visit.console == ()
    assert "<script" not in visit.dom
    assert "<img" not in visit.dom
    assert not [asked for asked in listener.asked if "bait" in asked]


def test_the_checks_would_see_a_page_that_does_both(
    chromium: Chromium, listener: Listener, tmp_path: Path
) -> None:
    page = _write(
        tmp_path,
        "<!DOCTYPE html><title>x</title><img src='http://bait.example/x'>"
        "<script>console.error('seen')</script>",
    )
    visit = chromium.visit(page, "--dump-dom", "--virtual-time-budget=2000")
    assert any("seen" in line for line in visit.console)
    assert [asked for asked in listener.asked if "bait.example" in asked]


def test_the_policy_would_stop_what_escaping_let_through(
    chromium: Chromium, listener: Listener, tmp_path: Path
) -> None:
    text = dossier_html(harbour_story().record(), title="The pier at Ostrel")
    planted = "<img src='http://bait.example/x'><script>document.title='run'</script>"
    page = _write(tmp_path, text.replace("<main>", f"<main>{planted}"))
    visit = chromium.visit(page, "--dump-dom", "--virtual-time-budget=2000")
    assert "<title>run" not in visit.dom
    assert not [asked for asked in listener.asked if "bait" in asked]


def test_the_page_prints(chromium: Chromium, tmp_path: Path) -> None:
    page = _write(tmp_path, dossier_html(harbour_story().record(), title="The pier at Ostrel"))
    paper = tmp_path / "page.pdf"
    chromium.visit(page, "--no-pdf-header-footer", f"--print-to-pdf={paper}")
    assert paper.read_bytes().startswith(b"%PDF-")
    assert paper.stat().st_size > 10_000


def test_right_to_left_words_are_isolated(chromium: Chromium, tmp_path: Path) -> None:
    doc = document("rtl.txt", "قال المتحدث إن الجسر مغلق", outlet="صحيفة", language="ar")
    att = attribution(doc, "المتحدث", "قال", "إن الجسر مغلق")
    record = findings_of([doc], [att]).record()
    visit = chromium.visit(_write(tmp_path, dossier_html(record, title="جسر")), "--dump-dom")
    assert visit.console == ()
    assert '<blockquote dir="auto" lang="ar">إن الجسر مغلق</blockquote>' in visit.dom


def _size(image: Path) -> tuple[int, int]:
    width, height = struct.unpack(">II", image.read_bytes()[16:24])
    return width, height


def _colours(image: Path) -> int:
    """Number of different byte values in the picture's data: 1 or 2 for a blank page."""
    data, at, packed = image.read_bytes(), 8, b""
    while at < len(data):
        (length,) = struct.unpack(">I", data[at : at + 4])
        if data[at + 4 : at + 8] == b"IDAT":
            packed += data[at + 8 : at + 8 + length]
        at += length + 12
    return len(set(zlib.decompress(packed)))
