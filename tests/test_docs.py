"""The documentation is true: nothing drifts, nothing is missing, and what it shows runs."""

from __future__ import annotations

import re
import runpy
import shlex
import sys
from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path

import pytest

import rashomon
from docs.commands import command_names
from docs.generate import PAGES, REFERENCE, error_classes
from docs.shown import PAGES as SHOWN
from docs.shown import differences, lay_desk, refresh, shown_commands
from rashomon.cli.main import run
from rashomon.model.cautions import CAUTION_KINDS, CAUTIONS
from rashomon.pipeline import STAGES
from rashomon.settings import Settings, settings_rows
from tests.bundled import bundled_story
from tests.cli.pile import write_pile

ROOT = Path(__file__).parent.parent
FOLDERS = ("benchmarks", "docs", "evals", "examples", "src", "tests", "training")
PROSE = sorted(
    [*ROOT.glob("*.md"), *(path for name in FOLDERS for path in (ROOT / name).rglob("*.md"))]
)
_LINK = re.compile(r"(?<!!)\[[^\]\n]*\]\(([^)\s]+)\)")
_FENCE = re.compile(r"^ *```.*?^ *```", re.DOTALL | re.MULTILINE)
_SLUG = re.compile(
    r"(?:UnreadableCapture|UnsupportedFormat|LimitExceeded|NoArticleText|Failure|Lost)\("
    r"[^()]*(?:\([^()]*(?:\([^()]*\)[^()]*)*\)[^()]*)*\"([a-z]+\.[a-z-]+)\""
)


def _ids(paths: Sequence[Path]) -> list[str]:
    return [str(path.relative_to(ROOT)) for path in paths]


@pytest.mark.parametrize("name", sorted(PAGES))
def test_reference_pages_have_not_drifted(name: str) -> None:
    published = (REFERENCE / name).read_text(encoding="utf-8")
    assert published == PAGES[name](), "run: make reference"


def test_every_command_and_option_is_documented() -> None:
    page = (REFERENCE / "cli.md").read_text(encoding="utf-8")
    names = command_names()
    assert {"demo", "build", "show", "explain", "export", "verify", "attribute"} < set(names)
    for name in names:
        assert f"## `rashomon {name}`\n" in page
        section = page.split(f"## `rashomon {name}`\n")[1].split("\n## ")[0]
        assert "Example: `rashomon" in section


def test_every_setting_is_documented_with_its_reason() -> None:
    page = (REFERENCE / "settings.md").read_text(encoding="utf-8")
    for key, _, _ in settings_rows(Settings()):
        (row,) = [line for line in page.splitlines() if line.startswith(f"| `{key}` |")]
        assert all(cell.strip() for cell in row.strip("|").split(" | "))
    assert {item.name for item in fields(Settings)} == set(re.findall(r"## `\[(\w+)\]`", page))


def test_every_public_name_is_documented() -> None:
    page = (REFERENCE / "api.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^## `(\w+)`$", page, re.MULTILINE)) == set(rashomon.__all__)
    assert " at 0x" not in page


def test_every_caution_is_explained() -> None:
    page = (REFERENCE / "cautions.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^## `([\w.-]+)`$", page, re.MULTILINE)) == set(CAUTIONS)
    stages = {stage for stage, _ in STAGES}
    for slug, kind in CAUTION_KINDS.items():
        assert set(kind.stages) <= stages
        assert kind.meaning.endswith(".")
        assert kind.found.endswith(".")
        assert _raisers(slug) == set(kind.stages), slug


def _raisers(slug: str) -> set[str]:
    """Stages whose code names a caution."""
    package = ROOT / "src" / "rashomon"
    naming = re.compile(rf"(?:Note|Caution|_capped)\(\s*\"{re.escape(slug)}\"")
    return {
        stage
        for stage, _ in STAGES
        for path in (package / stage).rglob("*.py")
        if naming.search(path.read_text(encoding="utf-8"))
    }


def test_every_error_and_failure_is_explained() -> None:
    page = (REFERENCE / "errors.md").read_text(encoding="utf-8")
    formats = (REFERENCE / "formats.md").read_text(encoding="utf-8")
    for name, kind in error_classes().items():
        assert f"| `{name}` | `{kind.slug}` | {kind.exit_code} | " in page
        assert name in page.split("```")[1]
    used = {
        slug
        for path in (ROOT / "src").rglob("*.py")
        for slug in _SLUG.findall(path.read_text(encoding="utf-8"))
    }
    assert {"gzip.broken", "limit.bytes", "path.skipped", "worker.lost"} <= used
    for slug in used:
        assert f"| `{slug}` |" in page + formats, slug


@pytest.mark.parametrize("path", PROSE, ids=_ids(PROSE))
def test_links_lead_somewhere(path: Path) -> None:
    text = _FENCE.sub("", path.read_text(encoding="utf-8"))
    for target in _LINK.findall(text):
        if re.match(r"[a-z]+:", target):
            continue
        name, _, anchor = target.partition("#")
        found = (path.parent / name).resolve() if name else path
        assert found.exists(), target
        if anchor and found.suffix == ".md":
            assert anchor in _anchors(found), target


def _anchors(path: Path) -> set[str]:
    """Anchors of a page's headings, as they are made on the usual code hosts."""
    text = _FENCE.sub("", path.read_text(encoding="utf-8"))
    heads = re.findall(r"^#+ (.*)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).strip().replace(" ", "-") for head in heads}


def test_pages_of_docs_are_in_its_index() -> None:
    index = (ROOT / "docs" / "README.md").read_text(encoding="utf-8")
    for path in (ROOT / "docs").rglob("*.md"):
        if path.name != "README.md":
            assert f"({path.relative_to(ROOT / 'docs').as_posix()})" in index


@pytest.fixture(scope="session")
def bundled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundled story, built once."""
    return bundled_story(tmp_path_factory)


@pytest.fixture
def desk(tmp_path: Path, bundled: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder as the documentation supposes it; its accounts are few, to be read in no time."""
    lay_desk(tmp_path, bundled)
    write_pile(tmp_path / "accounts")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    for name in ("FORCE_COLOR", "NO_COLOR", "PY_COLORS"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


@pytest.mark.parametrize("path", SHOWN, ids=_ids(SHOWN))
def test_what_is_shown_runs(path: Path, desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    del desk
    for shown in shown_commands(path.read_text(encoding="utf-8")):
        capsys.readouterr()
        code = run(shlex.split(shown.command.split(" | ")[0])[1:])
        out, err = capsys.readouterr()
        # A pile with a broken file ends with 1, and both piles have one.
        assert code in (0, 1), f"{shown.command}: {err}"
        assert list(differences(shown, out + err)) == [], "run: python -m docs.shown"


def test_a_page_is_brought_up_to_date() -> None:
    old, new = "att-" + "0" * 16, "att-" + "f" * 16
    page = f"```console\n$ rashomon show x\n{old}  Ana [1, 3)\nBen\n```\nAsk for {old}.\n"
    known: dict[str, str] = {}
    text, left = refresh(page, known, lambda _: (0, f"{new}  Ana [2, 4)\nCarl\n"))
    assert text == page.replace(old, new).replace("[1, 3)", "[2, 4)")
    assert known == {old: new}
    assert [(item.line, item.now) for item in left] == [("Ben", None)]


def test_the_example_of_the_library_runs(
    desk: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", ["library.py", str(desk / "accounts"), "made.story"])
    runpy.run_path(str(ROOT / "examples" / "library.py"), run_name="__main__")
    said = capsys.readouterr().out
    assert " reports that " in said
    assert "broken.txt.gz was not read" in said
