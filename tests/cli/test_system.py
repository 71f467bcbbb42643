"""``doctor``, ``config show``, and what the command line does as a process."""

from __future__ import annotations

import socket
import subprocess
import sys
from pathlib import Path

import pytest

from rashomon import health
from rashomon.cli import main, system
from rashomon.cli.main import run
from rashomon.model.cautions import CAUTION_KINDS
from rashomon.settings import Settings, settings_rows
from tests.cli.conftest import Command
from tests.cli.pile import environment, process

WHAT = (
    *("python", "packages", "store", "reader", "sentence model"),
    *("offline", "write permission", "room on disk"),
)


def test_a_sound_installation(rashomon: Command) -> None:
    ran = rashomon("doctor", "--json")
    assert (ran.code, ran.err) == (0, "")
    assert [item["what"] for item in ran.json] == list(WHAT)
    assert all(set(item) == {"what", "ok", "found"} and item["ok"] for item in ran.json)
    shown = rashomon("doctor")
    assert shown.code == 0
    assert shown.out.count("ok      ") == len(WHAT)


def test_a_broken_installation_ends_with_5(
    rashomon: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = health.HealthFinding("reader", False, "[bold]no model[/bold]")
    monkeypatch.setattr(system, "examine", lambda: (broken,))
    ran = rashomon("doctor")
    assert ran.code == 5
    assert ran.out == "NOT OK  reader: [bold]no model[/bold]\n"
    assert rashomon("doctor", "--json").json[0]["ok"] is False


def test_a_reader_that_calls_home_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    class Caller:
        def attribute(self, text: str) -> tuple[str, ...]:
            with socket.socket() as line:
                line.connect(("127.0.0.1", 9))
            return (text,)

    monkeypatch.setattr(health, "Reader", Caller)
    found = {finding.what: finding for finding in health.examine()}
    assert not found["offline"].ok
    assert "tried to connect" in found["offline"].found


def test_what_is_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    class Silent:
        def attribute(self, text: str) -> tuple[str, ...]:
            del text
            return ()

    monkeypatch.setattr(health, "Reader", Silent)
    monkeypatch.setattr(health, "requires", lambda _: ["numpy>=2", "no-such-package>=1"])
    monkeypatch.setattr(health, "_WANTED_BYTES", 2**80)
    found = {finding.what: finding for finding in health.examine()}
    assert [what for what in WHAT if not found[what].ok] == ["packages", "reader", "room on disk"]
    assert "no-such-package" in found["packages"].found
    assert "install the package anew" in found["reader"].found


def test_every_package_that_is_needed_is_looked_at(rashomon: Command) -> None:
    packages = rashomon("doctor", "--json").json[1]["found"]
    for name in ("rashomon 0", "numpy", "onnxruntime", "tokenizers", "ftfy", "typer"):
        assert name in packages


def test_doctor_leaves_nothing_behind(rashomon: Command, tmp_path: Path) -> None:
    rashomon("doctor")
    assert list(tmp_path.iterdir()) == []


def test_settings_and_their_defaults(rashomon: Command) -> None:
    ran = rashomon("config", "show", "--json")
    assert (ran.code, ran.err) == (0, "")
    assert [row["setting"] for row in ran.json] == [key for key, _, _ in settings_rows(Settings())]
    assert {row["origin"] for row in ran.json} == {"default"}
    assert "settings file: none" in rashomon("config", "show").out


@pytest.mark.parametrize("args", [(), ("--settings", "rashomon.toml")])
def test_where_a_setting_comes_from(rashomon: Command, args: tuple[str, ...]) -> None:
    text = '\ufeff[read]\nmode = "speech"\n[clean]\nlanguages = ["en", "fr"]\n'
    Path("rashomon.toml").write_text(text, encoding="utf-8")
    rows = {row["setting"]: row for row in rashomon("config", "show", *args, "--json").json}
    assert rows["read.mode"] == {"setting": "read.mode", "value": "speech", "origin": "file"}
    assert rows["clean.languages"]["value"] == ["en", "fr"]
    assert rows["read.min_confidence"]["origin"] == "default"
    shown = " ".join(rashomon("config", "show", *args).out.split())
    assert "settings file: rashomon.toml" in shown
    assert "read.mode speech file" in shown
    assert "clean.languages en, fr file" in shown


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[read]\nmodes = 1\n", "read.modes"),
        ("[reed]\n", "[reed]"),
        ("[read\n", "not valid TOML"),
        ("[read]\nmin_confidence = 3\n", "[0.0, 1.0]"),
        ('[limits]\nseconds = "long"\n', "limits.seconds must be int"),
    ],
)
def test_a_wrong_settings_file_ends_with_2(rashomon: Command, text: str, told: str) -> None:
    Path("rashomon.toml").write_text(text, encoding="utf-8")
    ran = rashomon("config", "show")
    assert (ran.code, ran.out) == (2, "")
    assert told in ran.err
    assert "rashomon.toml" in ran.err


def test_settings_that_are_no_text(rashomon: Command) -> None:
    Path("rashomon.toml").write_bytes(b"\xff\xfe\x00")
    assert rashomon("config", "show").code == 2
    assert rashomon("config", "show", "--settings", "absent.toml").code == 2


@pytest.mark.parametrize("args", [["unknown"], ["show"], ["config", "set"], ["--unknown"]])
def test_wrong_commands_end_with_2(rashomon: Command, args: list[str]) -> None:
    ran = rashomon(*args)
    assert (ran.code, ran.out) == (2, "")
    assert "Usage" in ran.err


def test_a_mistake_of_ours_ends_with_70(rashomon: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> None:
        raise ZeroDivisionError("a bug")

    monkeypatch.setattr(system, "examine", broken)
    ran = rashomon("doctor")
    assert ran.code == 70
    assert "ZeroDivisionError: a bug" in ran.err
    assert "a mistake in rashomon" in ran.err


def test_ctrl_c_outside_a_build_ends_with_130(
    rashomon: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(system, "examine", stopped)
    ran = rashomon("doctor")
    assert ran.code == 130
    assert ran.err.startswith("rashomon: stopped")


def test_the_entry_point_is_the_one_installed() -> None:
    assert callable(main)
    assert callable(run)


@pytest.mark.skipif(sys.platform == "win32", reason="there is no head there")
@pytest.mark.parametrize("args", [("show", "statements"), ("export",)])
def test_a_reader_that_goes_is_no_error(built: Path, args: tuple[str, ...]) -> None:
    command, *more = args
    ran = subprocess.Popen(
        process(command, str(built), *more),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    )
    assert ran.stdout is not None
    ran.stdout.close()
    _, told = b"", ran.stderr.read() if ran.stderr else b""
    if ran.stderr:
        ran.stderr.close()
    assert (ran.wait(timeout=60), told) == (0, b"")


def test_a_terminal_without_unicode_is_no_error(built: Path) -> None:
    ran = subprocess.run(
        process("show", str(built), "documents"),
        capture_output=True,
        check=False,
        env=environment(PYTHONIOENCODING="ascii", PYTHONUTF8="0"),
    )
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert b"\\ufffd[31m-7" in ran.stdout


def test_cautions_are_explained(rashomon: Command) -> None:
    ran = rashomon("cautions", "--json")
    assert ran.code == 0
    assert [item["slug"] for item in ran.json] == sorted(CAUTION_KINDS)
    assert all(set(item) == {"slug", "meaning", "found", "measured", "stages"} for item in ran.json)
    (one,) = [item for item in ran.json if item["slug"] == "quote.unclosed"]
    assert rashomon("cautions", "quote.unclosed", "--json").json == one
    shown = " ".join(rashomon("cautions", "quote.unclosed").out.split())
    assert one["measured"] in shown
    listed = rashomon("cautions").out
    assert all(slug in listed for slug in CAUTION_KINDS)


def test_a_caution_that_does_not_exist_is_a_mistake(rashomon: Command) -> None:
    ran = rashomon("cautions", "quote.missing")
    assert (ran.code, ran.out) == (2, "")
    assert "quote.unclosed" in ran.err
