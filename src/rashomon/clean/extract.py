"""What every extractor hands on: the account's text, its map, and what was left out."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.model.documents import Credit, DateCandidate, Note, Removal
from rashomon.model.spans import OffsetMap, Span


@dataclass(frozen=True, slots=True)
class Extract:
    """The account found in one capture, before repair and language checks.

    Args:
        text: Headline (where there is one) and paragraphs, separated by one blank line.  No
            leading or trailing white space, no runs of blanks, no control characters.
        origin: Map from ``text`` to ``Capture.text``.
        title: Headline as found, even where it is no part of ``text``; empty if none.
        title_span: Where it stands in ``text``, or ``None``.
        url: Address found in the markup or a header line; empty if none.
        outlet: Publisher found (name before domain); empty if none.
        authors: Names from byline or metadata, in order.
        language: Language tag declared; empty if none.
        dates: Candidates for the date of publication, every one; ``span`` is in ``text``,
            ``origin`` in ``Capture.text``.
        removals: What was left out, by kind.
        notes: Doubts, e.g. ``extraction.disagrees``.
        credits: Where what was left out says whose text it is; ``origin`` in ``Capture.text``.
    """

    text: str
    origin: OffsetMap
    title: str = ""
    title_span: Span | None = None
    url: str = ""
    outlet: str = ""
    authors: tuple[str, ...] = ()
    language: str = ""
    dates: tuple[DateCandidate, ...] = ()
    removals: tuple[Removal, ...] = ()
    notes: tuple[Note, ...] = ()
    credits: tuple[Credit, ...] = ()
