"""Promises about the package as a whole."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

import rashomon
from rashomon.model.cautions import CAUTIONS

ROOT = Path(__file__).parent.parent
PUBLIC = {
    "Attribution", "Caution", "Entity", "Failure", "RashomonError", "Reader", "Record",
    "RecordDocument", "RunReport", "Settings", "Span", "Statement", "Story", "Utterance", "build",
    "load_settings", "open_story",
}  # fmt: skip
HEAVY = {"numpy", "onnxruntime", "tokenizers", "lxml", "rich", "typer", "jinja2", "sqlite3",
         "htmldate", "ftfy", "py3langid", "charset_normalizer", "jsonschema_rs", "starlette",
         "uvicorn"}  # fmt: skip


def test_public_names() -> None:
    assert set(rashomon.__all__) == PUBLIC
    for name in PUBLIC:
        assert getattr(rashomon, name).__doc__


def test_unknown_names_are_refused() -> None:
    with pytest.raises(AttributeError, match="no attribute 'buidl'"):
        rashomon.buidl  # noqa: B018 - the access is the test


def test_import_is_light() -> None:
    code = "import sys, rashomon; print(*sorted(m.split('.')[0] for m in sys.modules))"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert HEAVY.isdisjoint(out.stdout.split())


def test_nothing_in_the_package_opens_a_connection() -> None:
    banned = re.compile(
        r"^\s*(?:import|from) (?:socket|urllib\.request|http\.client|requests|httpx"
        r"|ftplib|smtplib|aiohttp)\b",
        re.MULTILINE,
    )
    found = {p.name for p in (ROOT / "src").rglob("*.py") if banned.search(p.read_text("utf-8"))}
    # One refuses connections, to prove that none is needed; one waits for them on 127.0.0.1.
    assert found == {"health.py", "server.py"}


def test_every_file_stays_small() -> None:
    long = [
        str(path.relative_to(ROOT))
        for path in (ROOT / "src").rglob("*.py")
        if len(path.read_text(encoding="utf-8").splitlines()) > 400
    ]
    assert long == []


def test_every_caution_that_code_raises_is_explained() -> None:
    used = set()
    for path in (ROOT / "src").rglob("*.py"):
        used |= set(re.findall(r"(?:Caution|Note)\(\s*\"([a-z.-]+)\"", path.read_text("utf-8")))
    assert used <= set(CAUTIONS)
    assert used


def test_no_markers_are_left_behind() -> None:
    marks = re.compile("TO" + "DO|FIX" + "ME|\\bXX" + "X\\b")  # more of them stand in TIMEX3 values
    found = [
        str(path.relative_to(ROOT))
        for folder in ("src", "tests", "evals", "benchmarks", "training")
        for path in (ROOT / folder).rglob("*.py")
        if marks.search(path.read_text(encoding="utf-8"))
    ]
    assert found == []
