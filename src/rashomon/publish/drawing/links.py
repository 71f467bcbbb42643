"""What a drawing needs to know of addresses."""

from __future__ import annotations

from typing import Protocol


class Link(Protocol):
    """Gives the address of a finding: a fragment in one file, a path in the live app."""

    def __call__(self, kind: str, *ids: str) -> str:
        """The address, for an ``href``.

        Args:
            kind: ``d`` document, ``t`` event, ``l`` derivation, ``compare`` (two documents).
            *ids: What is linked to.
        """
