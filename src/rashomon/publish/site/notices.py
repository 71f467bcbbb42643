"""Pages of the live app that show nothing of the story: what went wrong, and what to do."""

from __future__ import annotations

from rashomon.publish.site.rendering import render


def notice_page(heading: str, told: str) -> str:
    """A page that says one thing.

    Args:
        heading: What it is about.
        told: What happened and what to do; text, not markup.
    """
    return render("notice.html", heading=heading, told=told)
