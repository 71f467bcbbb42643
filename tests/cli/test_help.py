"""Help: every command shows how it is used before it explains anything."""

from __future__ import annotations

import re

import pytest

from rashomon import __version__
from tests.cli.conftest import Command

COMMANDS = (
    (), ("demo",), ("build",), ("show",), ("explain",), ("export",), ("verify",),
    ("attribute",), ("review",), ("serve",), ("compare",), ("cautions",), ("doctor",), ("config",),
    ("config", "show"),
)  # fmt: skip
_STYLE = re.compile(r"\x1b\[[0-9;]*m")


@pytest.mark.parametrize("flag", ["-h", "--help"])
@pytest.mark.parametrize("command", COMMANDS)
def test_help_begins_with_an_example(
    rashomon: Command, command: tuple[str, ...], flag: str
) -> None:
    ran = rashomon(*command, flag)
    lines = [line.strip() for line in _STYLE.sub("", ran.out).splitlines()]
    paragraphs = re.split(r"\n{2,}", "\n".join(lines).strip())
    assert ran.code == 0
    assert ran.err == ""
    assert paragraphs[0].startswith("Usage: rashomon")
    assert paragraphs[1].endswith(".")
    assert paragraphs[2].startswith("Example:  rashomon")


def test_the_examples_name_commands_that_exist(rashomon: Command) -> None:
    names = {command[0] for command in COMMANDS if command}
    for command in COMMANDS:
        text = _STYLE.sub("", rashomon(*command, "--help").out)
        for used in re.findall(r"(?:Example|Next):.*?rashomon (\w+)", text):
            assert used in names


def test_no_command_is_help(rashomon: Command) -> None:
    ran = rashomon()
    assert ran.code in (0, 2)  # versions of the command line library disagree
    assert "Usage: rashomon" in ran.out + ran.err


def test_the_version(rashomon: Command) -> None:
    ran = rashomon("--version")
    assert (ran.code, ran.out) == (0, f"rashomon {__version__}\n")


def test_every_exit_code_is_in_the_help(rashomon: Command) -> None:
    text = rashomon("--help").out
    for code in (0, 1, 2, 3, 4, 5, 70, 130):
        assert re.search(rf"\b{code}\b", text)
