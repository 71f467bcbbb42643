"""Words and pages of the live app that stand for no finding: what happened, and what to do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rashomon.publish.display import shortened
from rashomon.publish.site.rendering import render
from rashomon.publish.site.site import Site

# Statements that a preview shows by their words; the count is always whole.
_SHOWN = 30
_WORDS = 120
CHANGED = (
    "Other statements match these filters now than when you looked at what would be touched, since "
    "somebody decided or added accounts meanwhile. Nothing of yours was written: look at it once "
    "more."
)
"""Before a preview that is shown again, since what it is about has changed."""


def notice_page(heading: str, told: str, way: tuple[str, str] | None = None) -> str:
    """A page that says one thing, and needs no story for it.

    Args:
        heading: What it is about.
        told: What happened and what to do; text, not markup.
        way: Address and words of a link that leads on; ``None`` for none.
    """
    return render("notice.html", heading=heading, told=told, way=way)


def preview_words(
    site: Site, summary: str, touched: Mapping[str, Sequence[str]]
) -> tuple[str, str]:
    """What a change would touch, for readers.

    Args:
        site: The story as it is.
        summary: A sentence that counts it.
        touched: For each kind of finding the ids of what would be touched.

    Returns:
        A heading, and paragraphs with blank lines between them.
    """
    paragraphs = ["Nothing is entered yet. One undo takes all of it back.", *_lines(site, touched)]
    return summary[:1].upper() + summary[1:], "\n\n".join(paragraphs)


def _lines(site: Site, touched: Mapping[str, Sequence[str]]) -> Iterator[str]:
    known = [key for key in touched.get("statements", ()) if key in site.index.statements]
    known.sort(key=site.numbers.__getitem__)
    for key in known[:_SHOWN]:
        att = site.index.statements[key]
        doc = site.index.documents[att.document]
        words = " … ".join(span.of(doc.text) for span in att.content)
        yield f"Statement {site.numbers[key]}: {shortened(words, _WORDS)}"
    if len(known) > _SHOWN:
        yield f"… and {len(known) - _SHOWN} more statements"
