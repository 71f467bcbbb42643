from __future__ import annotations

import pytest

from rashomon.align.lineage.credited import _NAME


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("as amerywire.example said", ["amerywire.example"]),
        ("see news.kessel-post.example.", ["news.kessel-post.example"]),
        ("the Kessel Post, velm.today", ["Kessel Post", "velm.today"]),
        (f"{'x' * 64}.example", []),
    ],
)
def test_names_and_addresses_are_seen(text: str, names: list[str]) -> None:
    assert [found[0] for found in _NAME.finditer(text)] == names


def test_a_line_of_a_million_letters_is_gone_through_once() -> None:
    # With a search from every letter this would not end within a day.
    assert list(_NAME.finditer("x" * 1_000_000)) == []
