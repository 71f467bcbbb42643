"""Settings from TOML, checked value by value."""

from __future__ import annotations

import pytest

from rashomon.errors import SettingsError
from rashomon.settings import Settings, load_settings, settings_rows


def test_defaults() -> None:
    assert load_settings() == Settings()


def test_file_and_override() -> None:
    text = '[read]\nmode = "speech"\nmin_confidence = 1\n'
    found = load_settings(text, {"read.min_confidence": 0.5})
    assert (found.read.mode, found.read.min_confidence) == ("speech", 0.5)
    origins = {
        k: origin for k, _, origin in settings_rows(found, text, {"read.min_confidence": 0.5})
    }
    assert origins["read.mode"] == "file"
    assert origins["read.min_confidence"] == "command line"
    assert origins["limits.depth"] == "default"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[read", "not valid TOML"),
        ("[reed]\n", r"unknown section \[reed\]; allowed: clean"),
        ("[read]\nmood = 1\n", "unknown setting read.mood"),
        ('[read]\nmode = "loud"\n', "must be one of all, speech"),
        ("[read]\nmin_confidence = 2\n", r"must lie in \[0.0, 1.0\]"),
        ("[limits]\nfile_bytes = 0\n", "must lie in"),
        ("[limits]\nfile_bytes = true\n", "must be int"),
        ("[clean]\nlanguages = 3\n", "must be a list of strings"),
        ("read = 3\n", "must be a table"),
    ],
)
def test_wrong_settings_say_what_is_allowed(text: str, says: str) -> None:
    with pytest.raises(SettingsError, match=says):
        load_settings(text)


def test_digest_knows_what_changes_results() -> None:
    assert load_settings("[engine]\nworkers = 2\n").digest() == Settings().digest()
    assert load_settings('[read]\nmode = "speech"\n').digest() != Settings().digest()
