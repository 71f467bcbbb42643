"""Where an account was found: on a live page, or in an archive at a known moment."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from rashomon.publish.display import web_address

# Replay addresses as web archives that run OpenWayback or pywb give them, the Wayback Machine
# first: the moment of capture in 14 digits (UTC), a modifier such as `id_`, the address captured.
_REPLAY = re.compile(
    r"https?://[^\s?#]{1,200}?/(\d{14})(?:[a-z]{2}_)?/(https?:/.+)", re.IGNORECASE | re.DOTALL
)
_MOMENT = "%Y%m%d%H%M%S"


@dataclass(frozen=True, slots=True)
class Address:
    """What the address of a document leads to.

    Args:
        live: Address of the live page, or ``None`` where none may be linked to.
        archived: Address of an archived copy, or ``None``.
        captured: When that was made, as RFC 3339 has it, in UTC; ``None`` where it is not known.
    """

    live: str | None
    archived: str | None = None
    captured: str | None = None


def parse_address(url: str | None) -> Address:
    """Tells an archived copy from a live page.

    Args:
        url: Address as the document has it.

    Returns:
        What it leads to; nothing where it is no address of the web.

    >>> parse_address("https://archive.example/web/20310423120000/https://a.example/p").captured
    '2031-04-23T12:00:00Z'
    """
    address = web_address(url)
    found = _REPLAY.fullmatch(address) if address else None
    captured = _moment(found[1]) if found else None
    if found is None or captured is None:
        return Address(address)
    return Address(web_address(found[2]), address, captured)


def _moment(digits: str) -> str | None:
    try:
        return f"{datetime.strptime(digits, _MOMENT):%Y-%m-%dT%H:%M:%SZ}"
    except ValueError:
        return None
