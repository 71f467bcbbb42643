"""Captures written by hand, for tests of cleaning."""

from __future__ import annotations

from rashomon.model.documents import Capture, Given, Media, Part
from rashomon.model.ids import content_id
from rashomon.model.spans import Span


def text_capture(text: str, given: Given | None = None, media: Media = "text") -> Capture:
    """A capture of one text file."""
    return Capture(
        id=content_id("cap", text),
        name="one.txt",
        sha256="0" * 64,
        locator=(),
        media=media,
        text=text,
        encoding="utf-8",
        given=given or Given(),
    )


def record_capture(title: str, text: str, given: Given | None = None) -> Capture:
    """A capture of a record with a title and a text field."""
    whole = f"{title}\n\n{text}"
    return Capture(
        id=content_id("cap", whole),
        name="rows.csv#3",
        sha256="0" * 64,
        locator=("row", "3"),
        media="record",
        text=whole,
        encoding="utf-8",
        parts=(
            Part("title", Span(0, len(title))),
            Part("text", Span(len(title) + 2, len(whole))),
        ),
        given=given or Given(title=title),
    )


# Three paragraphs that no rule may touch.
PROSE = """\
The harbour council of Lindow voted on Tuesday to close the old ferry dock for the winter, and it \
said that the decision was final.

"We have looked at every other way and there is none," said Ilse Varga, who leads the council.

Fishermen who use the dock said they had not been asked about it before the vote was taken."""
