"""All statements that filters leave, taken together: to be decided upon at once."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qs

from rashomon.model.ids import content_id
from rashomon.publish.site.asked import Asked
from rashomon.publish.site.site import Site


@dataclass(frozen=True, slots=True)
class Selection:
    """Statements that filters leave.

    Args:
        statements: Their ids, in the order of their numbers.
        digest: Tells this selection from every other one.
    """

    statements: tuple[str, ...]
    digest: str


def find_selection(site: Site, query: str) -> Selection:
    """All statements that the query of an address asks for, on whatever page of the list they are.

    Args:
        site: The story.
        query: The query, with or without its question mark.

    Raises:
        UsageError: It asks for what cannot be asked.
    """
    asked = Asked.from_query(parse_qs(query.removeprefix("?"), keep_blank_values=True))
    found = site.facets.matching(asked)
    statements = tuple(key for key in site.numbers if key in found)
    return Selection(statements, content_id("sel", statements))
