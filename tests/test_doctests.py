"""The examples in docstrings are true."""

from __future__ import annotations

import doctest
import importlib
import pkgutil

import pytest

import rashomon

PACKAGES = ("model", "text", "resolve", "align", "lexicon", "read", "clean", "ingest", "publish")


def _modules() -> list[str]:
    found = []
    for name in PACKAGES:
        package = importlib.import_module(f"rashomon.{name}")
        found += [f"rashomon.{name}.{m.name}" for m in pkgutil.iter_modules(package.__path__)]
    return found


@pytest.mark.parametrize("name", _modules())
def test_examples(name: str) -> None:
    assert rashomon.__doc__
    failed, _ = doctest.testmod(importlib.import_module(name))
    assert failed == 0
