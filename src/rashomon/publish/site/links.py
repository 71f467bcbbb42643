"""Where links of a page lead: to fragments of one file, or to addresses of the live app.

Templates know one function, ``link(kind, id)``, so that the same panel stands in both.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Protocol
from urllib.parse import quote

_FRAGMENTS: Mapping[str, str] = MappingProxyType(
    {
        "s": "#s-{}",
        "w": "#w-{}",
        "k": "#k-{}",
        "d": "#d-{}",
        "e": "#e-{}",
        "p": "#p-{}",
        "t": "#t-{}",
        "l": "#l-{}",
        "g": "#g-{}",
        "caution": "#c-{}",
        "panel": "#{}",
        "compare": "#x-{}-{}",
    }
)
_PATHS: Mapping[str, str] = MappingProxyType(
    {
        "s": "/s/{}",
        "w": "/s/{0}#w-{0}",
        "k": "/k/{}",
        "d": "/d/{}",
        "e": "/e/{}",
        "p": "/p/{}",
        "t": "/t/{}",
        "l": "/lineage#l-{}",
        "g": "/statements?speaker={}",
        "caution": "/cautions#c-{}",
        "panel": "/{}",
        "compare": "/compare?d={}&d={}",
        "raw": "/raw/{}",
    }
)
# Panels that share an address with another one in the live app.
_WITHIN: Mapping[str, str] = MappingProxyType(
    {"failures": "cautions#failures", "limits": "help#limits", "run": "help#run"}
)


class Link(Protocol):
    """Gives the address of a finding or a panel."""

    def __call__(self, kind: str, *ids: str) -> str:
        """The address, for an ``href``.

        Args:
            kind: ``s`` statement, ``w`` its words in the text, ``k`` claim, ``d`` document, ``e``
                person or body, ``p`` proposal, ``t`` event, ``l`` derivation, ``g`` everything a
                speaker is given, ``caution``, ``panel``, ``compare`` (two ids).
            *ids: Ids of what is linked to; a panel's name; a slug.
        """


def fragment(kind: str, *ids: str) -> str:
    """Address within a page that holds everything; see `Link`.

    >>> fragment("s", "att-1")
    '#s-att-1'
    """
    return _FRAGMENTS[kind].format(*ids)


def path(kind: str, *ids: str) -> str:
    """Address in the live app; see `Link`.

    >>> path("w", "att-1")
    '/s/att-1#w-att-1'
    >>> path("panel", "failures")
    '/cautions#failures'
    """
    if kind == "panel":
        return f"/{_WITHIN.get(ids[0], ids[0])}"
    return _PATHS[kind].format(*(quote(key, safe="") for key in ids))
