"""One document while propositions are looked for in it."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.judge.material import Material
from rashomon.judge.propositions.naming import Naming
from rashomon.judge.propositions.tokens import Tokens


@dataclass(frozen=True, slots=True)
class Account:
    """One document with what is known of it.

    Args:
        material: The story.
        document: Document id.
        tokens: Its words.
        naming: Whom words name.
    """

    material: Material
    document: str
    tokens: Tokens
    naming: Naming
