"""Patterns of tokens: what they begin with, and that their examples are true."""

from __future__ import annotations

import doctest
import importlib
import pkgutil

import pytest

import rashomon.read.times
from rashomon.errors import InvariantError
from rashomon.read.times.openings import find_openings


def openings(pattern: str) -> str:
    return "".join(sorted(find_openings(pattern.split(), frozenset)))


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("a b", "a"),
        ("a ? b", "ab"),
        ("(?: a | b ) c", "ab"),
        ("(?: a | b ) ? c", "abc"),
        ("(?<= a ) b (?! c )", "b"),
        ("(?P<x> a ? b ? ) [ c d ]", "abcd"),
    ],
)
def test_openings(pattern: str, expected: str) -> None:
    assert openings(pattern) == expected


@pytest.mark.parametrize("pattern", ["a ?", "(?= a )", "a )"])
def test_a_pattern_that_fits_nothing_is_refused(pattern: str) -> None:
    with pytest.raises(InvariantError):
        openings(pattern)


@pytest.mark.parametrize(
    "name", [module.name for module in pkgutil.iter_modules(rashomon.read.times.__path__)]
)
def test_examples(name: str) -> None:
    failed, _ = doctest.testmod(importlib.import_module(f"rashomon.read.times.{name}"))
    assert failed == 0
