"""Piles of invented accounts, and a quick reader for them, for tests of whole runs.

The reader finds nothing but “…” said Name, which is all that these accounts hold.  It lives in a
module of its own so that worker processes can import it.
"""

from __future__ import annotations

import csv
import json
import os
import re
import signal
import time
import zipfile
from dataclasses import replace
from pathlib import Path

from rashomon.accounts import Stages
from rashomon.errors import NoArticleText
from rashomon.model.documents import Capture, DateCandidate, Document, Published, Removal
from rashomon.model.ids import content_id
from rashomon.model.reading import Attribution, Mention, Reading
from rashomon.model.spans import MapBuilder, Span
from rashomon.pipeline import PIPELINE
from rashomon.settings import Settings

TOWNS = ("Velm", "Ostrava Bay", "Kesselried", "Port Amery", "Lindow")
PEOPLE = ("Ilse Varga", "Tomas Brenn", "Mirko Dahl", "Ana Solberg", "Petr Okonjo")
OUTLETS = ("The Lindow Courier", "Kessel Post", "Amery Wire")
SAYINGS = (
    "The bridge will stay closed until the spring",
    "Nobody in this town was asked about the dam",
    "We have the money and we have the plans",
    "I never signed that paper",
    "The ferry will run twice a day from Monday",
)
_SAID = re.compile(r"“([^”]+)” (said|denied) (\w+ \w+)")
_FURNITURE = "[menu] "


def account_text(number: int) -> str:
    """The text of one invented account."""
    town = TOWNS[number % len(TOWNS)]
    lines = [f"{town} council meets over the crossing, day {number}"]
    for step in range(1 + number % 3):
        person = PEOPLE[(number + 2 * step) % len(PEOPLE)]
        saying = SAYINGS[(number + step) % len(SAYINGS)]
        lines.append(f"“{saying}” said {person} in {town} on day {number} of the talks.")
    return "\n\n".join(lines) + "\n"


def write_pile(folder: Path, count: int = 8, first: int = 0) -> list[Path]:
    """Writes invented accounts, one text file each."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for number in range(first, first + count):
        path = folder / f"account-{number:03}.txt"
        path.write_text(account_text(number), encoding="utf-8")
        paths.append(path)
    return paths


def write_mixed_pile(folder: Path) -> list[Path]:
    """Writes accounts in several formats, among them some that cannot be read."""
    paths = write_pile(folder, 5)
    table = folder / "table.csv"
    with table.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["id", "title", "text"])
        for number in range(20, 23):
            rows.writerow([f"row-{number}", f"Day {number}", account_text(number)])
    lines = folder / "lines.jsonl"
    lines.write_text(
        "".join(
            json.dumps({"id": f"line-{n}", "text": account_text(n)}) + "\n" for n in range(30, 32)
        )
        + "{broken\n",
        encoding="utf-8",
    )
    archive = folder / "archive.zip"
    with zipfile.ZipFile(archive, "w") as entries:
        for number in (40, 41):
            entries.writestr(f"in/account-{number}.txt", account_text(number))
    empty = folder / "empty.txt"
    empty.write_text("No talk.\n", encoding="utf-8")
    broken = folder / "broken.gz"
    broken.write_bytes(b"\x1f\x8b\x08\x00 not really packed")
    return [*paths, table, lines, archive, empty, broken]


def clean(capture: Capture, settings: Settings) -> Document:
    """Cleans an invented account: furniture goes, white space at the ends goes."""
    del settings
    text = capture.text
    start = len(_FURNITURE) if text.startswith(_FURNITURE) else 0
    kept = text[start:].strip()
    start = text.index(kept, start)
    if "said" not in kept and "denied" not in kept:
        raise NoArticleText(f"{capture.name}: nobody says anything in it")
    builder = MapBuilder()
    builder.add(len(kept), Span(start, start + len(kept)))
    title = kept.split("\n", 1)[0]
    number = int(re.search(r"day (\d+)", kept).group(1)) if "day " in kept else 1  # type: ignore[union-attr]
    date = f"2031-04-{number % 28 + 1:02}"
    return Document(
        id=content_id("doc", capture.sha256, list(capture.locator), capture.name),
        capture=capture.id,
        name=capture.name,
        sha256=capture.sha256,
        title=title,
        title_span=Span(0, len(title)),
        outlet=OUTLETS[number % len(OUTLETS)],
        url=None,
        language="en",
        authors=(),
        text=kept,
        published=Published(date, "text", (DateCandidate(date, "text"),)),
        origin=builder.build(),
        removals=(Removal("menu", Span(0, start)),) if start else (),
    )


class SaidReader:
    """Finds “…” said Name.  Some words in a text stand for trouble."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def read(self, document: Document) -> Reading:
        text = document.text
        if "[mistake]" in text:
            raise ValueError("the reader stumbled")
        if "[slow]" in text:
            time.sleep(60)
        if "[deadly]" in text:
            os.kill(os.getpid(), signal.SIGKILL)
        found = list(_SAID.finditer(text))
        return Reading(
            document=document.id,
            mentions=tuple(Mention(Span(*item.span(3)), "person") for item in found),
            attributions=tuple(_attribution(document, item) for item in found),
        )


def _attribution(document: Document, found: re.Match[str]) -> Attribution:
    content, cue, source = (Span(*found.span(group)) for group in (1, 2, 3))
    parts = [[[span.start, span.end, span.of(document.text)]] for span in (source, cue, content)]
    return Attribution(
        id=content_id("att", document.id, parts),
        document=document.id,
        kind="direct",
        source=(source,),
        cue=(cue,),
        content=(content,),
        act="deny" if found.group(2) == "denied" else "assert",
        act_reason="test",
        mode="speech",
        parent=None,
        confidence=0.75,
    )


def models() -> tuple[tuple[str, str], ...]:
    """The digest of a model that does not exist."""
    return (("said", "5" * 64),)


INVENTED: Stages = replace(PIPELINE, clean=clean, reader=SaidReader, models=models)
"""The real stages, with a quick cleaner and a quick reader."""
