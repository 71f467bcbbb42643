"""The reference says what the code does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import rashomon.ingest
from rashomon.ingest.fields import ACCEPTED, normal_name

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "reference" / "formats.md").read_text(encoding="utf-8")
CODE = [path.read_text(encoding="utf-8") for path in Path(rashomon.ingest.__path__[0]).glob("*.py")]
NAMES = {normal_name(name) for name in re.findall(r"`([^`\s]+)`", PAGE)}
SLUG = r"\b(?:path|limit|gzip|zip|json|row|article|format|capture)\.[a-z]+\b"


@pytest.mark.parametrize("role", sorted(ACCEPTED))
def test_every_accepted_field_is_listed(role: str) -> None:
    assert [
        name
        for role_, names in ACCEPTED.items()
        if role_ == role
        for name in names
        if name not in NAMES
    ] == []


def test_every_slug_is_listed_and_no_other() -> None:
    used = {slug for text in CODE for slug in re.findall(f'"({SLUG})"', text)}
    listed = set(re.findall(rf"^\| `({SLUG})`", PAGE, re.MULTILINE))
    # Those that are a class's own, and need not be written where they are raised.
    assert listed - used <= {"article.none", "format.unsupported", "capture.unreadable"}
    assert used <= listed
