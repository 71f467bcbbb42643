"""Content ids."""

from __future__ import annotations

from rashomon.model.ids import canonical_json, content_id, text_sha256


def test_ids_depend_on_content_alone() -> None:
    assert content_id("att", "a", [1, 2]) == content_id("att", "a", [1, 2])
    assert content_id("att", "a", [1, 2]) != content_id("att", "a", [12])
    assert content_id("att", "ab", "c") != content_id("att", "a", "bc")
    assert content_id("doc", "a") != content_id("att", "a")


def test_key_order_does_not_matter() -> None:
    assert canonical_json({"b": 1, "a": 2}) == canonical_json({"a": 2, "b": 1})


def test_lone_surrogates_do_not_crash() -> None:
    assert text_sha256("\ud800") != text_sha256("")
    assert content_id("doc", "\udfff").startswith("doc-")
