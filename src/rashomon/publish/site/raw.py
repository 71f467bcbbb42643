"""What was received around words of a document, shown as text and never rendered."""

from __future__ import annotations

from rashomon.model.received import RawExcerpt
from rashomon.publish.site.asked import Asked
from rashomon.publish.site.live import shell
from rashomon.publish.site.site import Site


def raw_page(site: Site, key: str, raw: RawExcerpt) -> str:
    """The page of the bytes received around a statement, or those a document begins with.

    Args:
        site: The story.
        key: Id of the statement or document.
        raw: What was received.
    """
    panel = "documents" if key in site.index.documents else "statements"
    return shell(site, "Bytes received", "live/raw.html", panel, asked=Asked(), key=key, raw=raw)
