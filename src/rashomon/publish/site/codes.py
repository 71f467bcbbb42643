"""Numbers for the values of filters, so that a page can carry them for every statement."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rashomon.publish.site.facets import Facet, Facets


@dataclass(frozen=True, slots=True)
class Codes:
    """Values by number.

    Args:
        of: Number of each filter's value that is offered.
        codes: For each statement the numbers of its values, blank-separated.
    """

    of: Mapping[tuple[str, str], int]
    codes: Mapping[str, str]


def find_codes(facets: Facets, offered: Sequence[Facet]) -> Codes:
    """Numbers the values that a page offers.

    Args:
        facets: All statements by their values.
        offered: The filters of the page.
    """
    pairs = [(facet.name, item.value) for facet in offered for item in facet.values]
    of = {pair: number for number, pair in enumerate(pairs)}
    return Codes(
        of,
        {
            statement: " ".join(str(of[pair]) for pair in values if pair in of)
            for statement, values in facets.values()
        },
    )
