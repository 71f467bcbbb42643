"""The dossier: one self-contained page of a record, safe to open, to keep and to print.

Nothing on it is fetched from anywhere, and nothing is executed but our own script, which the page's
own Content Security Policy allows by digest, as it does the style sheet, and nothing else.  All of
it can be read without the script, which adds filters and keys.  All text of documents is escaped by
the template engine, hidden characters are made visible, and every quoted stretch is isolated, so
that it cannot turn the text around it.
"""

from __future__ import annotations

from rashomon.errors import UsageError
from rashomon.model.corrections import Corrected
from rashomon.model.record import Record
from rashomon.publish.excerpts import CONTEXT
from rashomon.publish.site.asked import Asked
from rashomon.publish.site.codes import find_codes
from rashomon.publish.site.links import fragment
from rashomon.publish.site.rendering import render, static_policy
from rashomon.publish.site.site import Site
from rashomon.publish.statements import find_groups

_PANELS = {
    "statements": "Statements",
    "texts": "Texts",
    "contested": "Contested",
    "proposals": "Proposals",
    "timeline": "Timeline",
    "lineage": "Lineage",
    "compare": "Side by side",
    "documents": "Documents",
    "people": "People",
    "cautions": "Cautions",
    "failures": "Not read",
    "log": "Log",
    "limits": "Limits",
    "help": "Keys",
    "run": "Run",
}


def dossier_html(
    record: Record | Corrected, *, title: str, context: int = CONTEXT, full_text: bool = False
) -> str:
    """Writes a record as one HTML page.

    Args:
        record: The record, or the record with people's decisions.
        title: Name of the story.
        context: Characters of each text shown before and after a finding, at least 0.
        full_text: Show whole texts instead.  They belong to their publishers: such a page is
            for one's own desk.

    Returns:
        The page; the same record gives the same text, which UTF-8 can always encode.

    Raises:
        UsageError: ``context`` is negative.
    """
    if context < 0:
        raise UsageError(f"context is {context}; allowed: 0 or more characters")
    corrected = record if isinstance(record, Corrected) else Corrected(record)
    site = Site(corrected, title=title, context=None if full_text else context)
    asked = Asked()
    facets = site.facets.facets(asked)
    return render(
        "static.html",
        policy=static_policy(),
        live=False,
        link=fragment,
        site=site,
        panels=_PANELS,
        panel="",
        name="",
        asked=asked,
        key="",
        at="",
        facets=facets,
        codes=find_codes(site.facets, facets),
        matches=len(site.numbers),
        cards=len(site.cards),
        groups=find_groups(site.index, site.cards, site.numbers),
        context=context,
        full_text=full_text,
    )
