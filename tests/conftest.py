"""Fixtures for the whole suite: no network, one way to write a document, the optional data."""

from __future__ import annotations

import os
import socket
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile(
    "suite",
    deadline=None,  # a timed test is no test: machines differ
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("suite")


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Any connection beyond this machine fails the test that tries it."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        local = isinstance(address, str | bytes) or address[0] in ("127.0.0.1", "::1", "localhost")
        if not local:
            raise AssertionError(f"network access to {address!r}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The evaluation data; tests that need it skip, and say so, where it is absent."""
    name = os.environ.get("RASHOMON_DATA")
    if not name or not Path(name).is_dir():
        pytest.skip("RASHOMON_DATA names no folder with evaluation data")
    return Path(name)
