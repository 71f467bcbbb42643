"""Who has whose text, in the terminal: a wire report, one who prints it, one who was there too."""

from __future__ import annotations

from pathlib import Path

import pytest

from rashomon.story import open_story
from tests.cli.conftest import Command

_WIRE = """HALDEN (Corvan News) - The ferry between Halden and the islands will not sail before \
May, because the divers who looked at the old pier on Monday night found two piles eaten through.

Some forty lorries with seed potatoes were left standing on the quay, and the growers among them \
had driven since four in the morning to be on the first boat of the season.

"We have looked at every plank of that pier, and I would not let my own boat near it," harbour \
master Ilse Varga said.
"""
_REPRINT = f"""{_WIRE}
Reporting by Corvan News; this article first appeared on Corvan News.
"""
_OTHER = """No boat to the islands

Ilse Varga came out of her office with wet boots and a short answer for those who had waited since \
breakfast to hear whether they could cross.

"We have looked at every plank of that pier, and I would not let my own boat near it," the harbour \
master said, and shut the door.
"""


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of three accounts."""
    folder = tmp_path_factory.mktemp("shared")
    for name, text in (("wire.txt", _WIRE), ("reprint.txt", _REPRINT), ("other.txt", _OTHER)):
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def built(shared: Path, tmp_path: Path, rashomon: Command) -> Path:
    """Their story."""
    story = tmp_path / "ferry.story"
    assert rashomon("build", shared, "-o", story, "--workers", "1", "--quiet").code == 0
    return story


def test_shared_words_are_shown_and_told_apart(rashomon: Command, built: Path) -> None:
    shown = rashomon("show", built, "reuse").out
    assert "narration" in shown
    assert "quotation" in shown
    assert "forty lorries" in " ".join(shown.split())
    rows = rashomon("show", built, "reuse", "--document", "other.txt", "--json").json
    assert {row["kind"] for row in rows} == {"quotation"}
    assert "1 to 2 independent in 3 documents" in rashomon("show", built, "accounts").out


def test_an_utterance_has_its_reports(rashomon: Command, built: Path) -> None:
    # What two of them print is credited to an outlet that is not among them.
    (row, *_) = rashomon("show", built, "utterances", "--text", "every plank", "--json").json
    assert row["reports"] == 3
    assert (row["independent_low"], row["independent_high"]) == (1, 2)
    assert "Ilse Varga" in rashomon("show", built, "utterances", "--speaker", "varga").out


def test_passages_derivations_and_utterances_are_explained(rashomon: Command, built: Path) -> None:
    with open_story(built) as story:
        record = story.record
    passage = next(item for item in record.reuse if item.kind == "narration")
    (derivation,) = record.derivations
    utterance = max(record.utterances, key=lambda item: len(item.links))
    assert "share a passage of narration" in rashomon("explain", built, passage.id).out
    told = rashomon("explain", built, derivation.id).out
    assert "direction" in told
    assert "forty lorries" in " ".join(told.split())
    assert "score" in rashomon("explain", built, utterance.id).out
    document = next(doc for doc in record.documents if doc.name == "reprint.txt")
    assert "account" in rashomon("explain", built, document.id).out
    assert rashomon("verify", built).code == 0
