"""HTML → the account's text with a map to every character received, and the page's metadata."""

from __future__ import annotations

from dataclasses import replace

from rashomon.clean.extract import Extract
from rashomon.clean.html_credits import find_page_credits
from rashomon.clean.html_features import features
from rashomon.clean.html_furniture import mark_elements
from rashomon.clean.html_headline import find_headline
from rashomon.clean.html_opinion import second_opinion
from rashomon.clean.html_prose import PageProse, count_prose
from rashomon.clean.html_removals import find_removals
from rashomon.clean.html_scoring import score_blocks
from rashomon.clean.html_selection import select_blocks
from rashomon.clean.markup_blocks import Block, Layout, lay_out
from rashomon.clean.markup_characters import TextWriter
from rashomon.clean.metadata import PageFacts, read_metadata
from rashomon.clean.metadata_byline import byline_dates, byline_names
from rashomon.errors import NoArticleText
from rashomon.model.documents import Capture, DateCandidate
from rashomon.model.spans import OffsetMap, Span
from rashomon.settings import Limits

# Pages that are shown by a script keep their whole text in hidden elements; then what is hidden
# is what a reader would see.
_FEW_WORDS = 60
_HIDDEN_CHARS_PER_SHOWN = 3


def extract_html(capture: Capture, limits: Limits) -> Extract:
    """Finds the account in a page.

    Args:
        capture: A capture whose text is markup.
        limits: Caps; ``html_depth`` elements deep, what is nested deeper is flattened.

    Returns:
        Headline and paragraphs with their map, metadata, and what was left out.

    Raises:
        NoArticleText: No block of the page reads like an account.
    """
    layout = _lay_out(capture.text, limits)
    facts = read_metadata(layout, capture.given.url)
    count_prose(layout)
    mark_elements(layout)
    headline = find_headline(layout, facts.titles)
    page = PageProse(layout)
    chances = score_blocks(layout.blocks, features(layout, page, headline))
    kept = select_blocks(layout, chances, headline)
    if not any(kept):
        raise NoArticleText(_nothing_found(capture, layout))
    text, origin, title_span = _write(layout, kept, headline)
    anchor = headline if headline >= 0 else kept.index(True)
    doubt = second_opinion(layout.blocks, page, kept)
    return Extract(
        text=text,
        origin=origin,
        title=title_span.of(text) if title_span else facts.title,
        title_span=title_span,
        url=facts.url,
        outlet=facts.outlet,
        authors=facts.authors or byline_names(layout, anchor),
        language=facts.language,
        dates=_dates(layout, facts, anchor, origin),
        removals=find_removals(layout, kept, headline),
        notes=(doubt,) if doubt else (),
        credits=(*facts.credits, *find_page_credits(layout, kept, anchor)),
    )


def _dates(
    layout: Layout, facts: PageFacts, anchor: int, origin: OffsetMap
) -> tuple[DateCandidate, ...]:
    """Every candidate in the order of trust; those in the text with their place there."""
    published, changed = byline_dates(layout, anchor)
    later = (*facts.later_dates, *changed)
    if not facts.dates and (published or any(found.basis == "url" for found in later)):
        # A day of change in metadata must not outrank a day of publication read elsewhere.
        later = tuple(
            replace(found, basis="inferred") if found.basis == "metadata" else found
            for found in later
        )
    return tuple(
        replace(found, span=origin.from_origin(found.origin))
        if found.basis == "byline" and found.origin
        else found
        for found in (*facts.dates, *published, *later)
    )


def _lay_out(markup: str, limits: Limits) -> Layout:
    layout = lay_out(markup, limits.html_depth)
    hidden = sum(end - start for start, end in layout.unshown)
    shown = layout.root.chars
    if layout.root.words < _FEW_WORDS and hidden > _HIDDEN_CHARS_PER_SHOWN * shown:
        return lay_out(markup, limits.html_depth, respect_hidden=False)
    return layout


def _write(layout: Layout, kept: list[bool], headline: int) -> tuple[str, OffsetMap, Span | None]:
    """Writes the headline, then every block kept."""
    writer = TextWriter(layout.markup)
    title_span = None
    if headline >= 0:
        _write_block(writer, layout.blocks[headline])
        title_span = Span(0, len(writer))
    for index, block in enumerate(layout.blocks):
        if kept[index] and index != headline:
            _write_block(writer, block)
    text, origin = writer.build()
    return text, origin, title_span


def _write_block(writer: TextWriter, block: Block) -> None:
    writer.block(block.runs)
    writer.end_paragraph(*block.cut)


def _nothing_found(capture: Capture, layout: Layout) -> str:
    return (
        f"{capture.name}: no account found among {len(layout.blocks)} blocks of "
        f"{layout.root.words} visible words: looked for running text outside navigation, lists of "
        "links, comments and forms; check that the page was saved whole, after its scripts ran, "
        "and holds one account rather than a list of them"
    )
