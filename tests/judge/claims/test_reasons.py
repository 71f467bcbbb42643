"""Every slug is explained, and every explanation is of a slug."""

from __future__ import annotations

import re
from pathlib import Path

import rashomon.judge.claims
from rashomon.model.reasons_claims import LINK_REASONS, LINK_RULES

_SLUG = re.compile(r"\"((?:words|names|numbers|negation|statements|utterance|model)\.[a-z-]+)\"")


def test_every_slug_in_code_is_listed_and_the_reverse() -> None:
    folder = Path(rashomon.judge.claims.__file__).parent
    code = "".join(path.read_text("utf-8") for path in sorted(folder.glob("*.py")))
    used = set(_SLUG.findall(code)) | {f"model.{told}" for told in ("supports", "contradicts")}
    assert used == LINK_RULES.keys() | LINK_REASONS.keys()


def test_explanations_are_plain_sentences() -> None:
    for meaning in (*LINK_RULES.values(), *LINK_REASONS.values()):
        assert 10 < len(meaning) < 120
