"""What the pages show of commands: whether it is so, and how to bring it up to date.

``python -m docs.shown`` builds the bundled story, runs every command that README, tutorial and
how-tos show, and writes ids, places and confidences anew where a line is otherwise the same.  What
else has changed it names, for a person to see to.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rashomon.cli.main import run
from rashomon.sample import story_folder

ROOT = Path(__file__).parent.parent
PAGES = (
    ROOT / "README.md",
    *sorted((ROOT / "docs" / "tutorial").glob("*.md")),
    *sorted((ROOT / "docs" / "how-to").glob("*.md")),
)
Runner = Callable[[Sequence[str]], tuple[int, str]]

_CONSOLE = re.compile(r"^```console\n(.*?)^```", re.DOTALL | re.MULTILINE)
_ID = re.compile(r"\b(?:att|doc|ent|utt)-[0-9a-f]{16}\b")
# What may change with a version without anything else being different.
_CHANGING = re.compile(
    r"\b(?:att|doc|ent|utt)-[0-9a-f]{16}\b|\(0\.\d\d\)|\[\d+, \d+\)|file:///\S*/rashomon-demo"
)


@dataclass(frozen=True)
class Shown:
    """One command of a page.

    Args:
        command: As it is typed, without the prompt.
        lines: What the page shows of its output, without blank lines and omissions.
    """

    command: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Difference:
    """One line that a page shows and the command does not print.

    Args:
        command: The command.
        line: The line as shown.
        now: What stands there now, or ``None`` where nothing alike is printed.
    """

    command: str
    line: str
    now: str | None


def shown_commands(text: str) -> Iterator[Shown]:
    """Commands of ours in the console blocks of a page.

    Args:
        text: The page.
    """
    for block in _CONSOLE.findall(text):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, *lines = part.splitlines()
            if command.startswith("rashomon "):
                kept = [line.rstrip() for line in lines if line.strip() not in ("", "…")]
                yield Shown(command, tuple(kept))


def differences(shown: Shown, printed: str) -> Iterator[Difference]:
    """Lines that are shown and not printed, in order.

    Args:
        shown: The command as a page has it.
        printed: What it printed.
    """
    said = [line.rstrip() for line in printed.splitlines()]
    at = 0
    for line in shown.lines:
        exact = [place for place in range(at, len(said)) if _is_shown(line, said[place])]
        alike = [place for place in range(at, len(said)) if _mask(line) == _mask(said[place])]
        if exact:
            at = exact[0] + 1
        elif alike:
            at = alike[0] + 1
            yield Difference(shown.command, line, said[alike[0]])
        else:
            yield Difference(shown.command, line, None)


def _is_shown(line: str, printed: str) -> bool:
    if line.endswith("…"):
        return printed.startswith(line[:-1])
    here = re.sub(r"file:///\S*/rashomon-demo", "file:///…", line)
    return here == re.sub(r"file:///\S*/rashomon-demo", "file:///…", printed)


def _mask(line: str) -> str:
    return _CHANGING.sub("*", line)


def lay_desk(folder: Path, story: Path) -> None:
    """Makes a folder as the pages suppose it.

    Args:
        folder: An empty folder.
        story: The bundled story, built.
    """
    (folder / "rashomon-demo").mkdir()
    for place in (folder / "visit.story", folder / "rashomon-demo" / "demo.story"):
        shutil.copy(story, place)


def refresh(text: str, known: dict[str, str], runner: Runner) -> tuple[str, list[Difference]]:
    """A page with what it shows brought up to date.

    Args:
        text: The page.
        known: Old ids and their new ones; more are added.
        runner: Runs a command and gives its exit code and output.

    Returns:
        The page, and what could not be brought up to date.
    """
    left: list[Difference] = []
    for shown in shown_commands(text):
        command = _ID.sub(lambda found: known.get(found[0], found[0]), shown.command)
        _, printed = runner(shlex.split(command.split(" | ")[0])[1:])
        for item in differences(shown, printed):
            if item.now is None:
                left.append(item)
                continue
            text = text.replace(f"\n{item.line}\n", f"\n{item.now}\n")
            known.update(zip(_ID.findall(item.line), _ID.findall(item.now), strict=True))
    return _ID.sub(lambda found: known.get(found[0], found[0]), text), left


def _run(args: Sequence[str]) -> tuple[int, str]:
    out, err = io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = run(list(args))
    out.seek(0)
    return code, out.read() + err.getvalue()


def main() -> None:
    """Brings every page up to date."""
    os.environ["COLUMNS"] = "80"
    known: dict[str, str] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _run(["build", str(story_folder()), "-o", str(folder / "bundled.story")])
        lay_desk(folder, folder / "bundled.story")
        shutil.copytree(story_folder(), folder / "accounts")
        with contextlib.chdir(folder):
            for page in PAGES:
                text, left = refresh(page.read_text(encoding="utf-8"), known, _run)
                page.write_text(text, encoding="utf-8", newline="\n")
                for item in left:
                    sys.stdout.write(f"{page.name}: {item.command}\n    {item.line}\n")


if __name__ == "__main__":
    main()
