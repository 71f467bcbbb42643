"""The page of the bytes received around a statement: shown as text, never rendered."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from rashomon.publish.site.asked import Asked
from rashomon.publish.site.live import shell
from rashomon.publish.site.site import Site


class RawStretch(Protocol):
    """A stretch of bytes, as text."""

    @property
    def text(self) -> str:
        """The characters; for bytes that are none their numbers."""

    @property
    def marked(self) -> bool:
        """Whether the words were made from it."""

    @property
    def undecodable(self) -> bool:
        """Whether its bytes are no characters."""


class RawWords(Protocol):
    """The bytes received around some words; `rashomon.received.RawExcerpt` is one."""

    @property
    def document(self) -> str:
        """Document id."""

    @property
    def pieces(self) -> Sequence[RawStretch]:
        """What stands there, in order."""


def raw_page(site: Site, key: str, raw: RawWords) -> str:
    """The page of the bytes received around a statement.

    Args:
        site: The story.
        key: Id of the statement.
        raw: What was received.
    """
    return shell(
        site, "Bytes received", "live/raw.html", "statements", asked=Asked(), key=key, raw=raw
    )
