"""Settings: one frozen record from one TOML file, each value with its unit, default and reason.

The library never reads the environment or a file by itself; ``load_settings`` is called by a
door (the command line, or the user's own code) with the file's text.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import Any, Literal, get_args

from rashomon.errors import SettingsError
from rashomon.model.ids import canonical_json, sha256_hex

Origin = Literal["default", "file", "command line"]


@dataclass(frozen=True, slots=True)
class Limits:
    """Caps on what one input may cost; each one reached is a clear failure of that input alone.

    Args:
        file_bytes: Bytes of one file as received.  A long news page is below 1 MB.
        text_bytes: Bytes of one account after unpacking.  The longest report of a commission in
            plain text is some 5 MB.
        archive_bytes: Bytes of all entries of one archive after unpacking.  A hundred thousand
            pages of 10 kB.
        ratio: Unpacked bytes per packed byte; text packs to about 1:10, bombs to 1:1000.
        ratio_floor: Unpacked bytes below which the ratio is not looked at.
        depth: Archives within archives, and JSON lists within lists.  Real exports nest once or
            twice; bombs nest without end.
        entries: Entries of one archive and rows of one table.  More is a corpus, no story.
        html_depth: Nested elements of one page; browsers stop at 512.
        seconds: Wall seconds for one account in one stage, checked between steps.  A long account
            takes one or two; what takes minutes was made to.
    """

    file_bytes: int = 256 * 1024 * 1024
    text_bytes: int = 32 * 1024 * 1024
    archive_bytes: int = 1024 * 1024 * 1024
    ratio: int = 200
    ratio_floor: int = 1024 * 1024
    depth: int = 3
    entries: int = 200_000
    html_depth: int = 512
    seconds: int = 120


@dataclass(frozen=True, slots=True)
class Clean:
    """How text is cleaned.

    Args:
        min_words: Words below which there is no account to read.  A brief agency flash has
            about eight words; below that a headline alone is left.
        languages: Primary language tags that the reader can read.
    """

    min_words: int = 8
    languages: tuple[str, ...] = ("en",)


@dataclass(frozen=True, slots=True)
class Read:
    """How documents are read.

    Args:
        min_confidence: Attributions below this confidence (0 to 1) are left out of a story.  0.5:
            what is more likely read rightly than not.
        mode: ``all`` keeps attitudes and intentions, ``speech`` only what was said or written.
    """

    min_confidence: float = 0.5
    mode: Literal["all", "speech"] = "all"


@dataclass(frozen=True, slots=True)
class Engine:
    """Where work is run; no setting here may change a result.

    Args:
        workers: Processes; 0 means one per available processor.
    """

    workers: int = 0


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings of a run.

    Args:
        limits: Caps on input.
        clean: Cleaning.
        read: Reading.
        engine: Placement of work; not part of the digest, since it changes no result.
    """

    limits: Limits = field(default_factory=Limits)
    clean: Clean = field(default_factory=Clean)
    read: Read = field(default_factory=Read)
    engine: Engine = field(default_factory=Engine)

    def digest(self) -> str:
        """Digest of every setting that can change a result, as 16 hexadecimal digits."""
        values = {k: v for k, v in asdict(self).items() if k != "engine"}
        return sha256_hex(canonical_json(values).encode())[:16]


_SECTIONS: Mapping[str, type[Any]] = {
    "limits": Limits,
    "clean": Clean,
    "read": Read,
    "engine": Engine,
}


def load_settings(
    toml_text: str = "", overrides: Mapping[str, Any] | None = None, where: str = "settings"
) -> Settings:
    """Reads settings from the text of a TOML file.

    Args:
        toml_text: Contents of the file; empty for the defaults.
        overrides: Values that outrank the file, as ``{"read.mode": "speech"}``.
        where: What to call the file in messages.

    Returns:
        The settings, every value checked.

    Raises:
        SettingsError: Broken TOML, an unknown key, a wrong type or a value out of range.
    """
    try:
        tables = tomllib.loads(toml_text)
    except tomllib.TOMLDecodeError as err:
        raise SettingsError(f"{where}: not valid TOML: {err}") from err
    for key, value in (overrides or {}).items():
        section, _, name = key.partition(".")
        tables.setdefault(section, {})[name] = value
    unknown = sorted(set(tables) - set(_SECTIONS))
    if unknown:
        raise SettingsError(
            f"{where}: unknown section [{unknown[0]}]; allowed: {', '.join(sorted(_SECTIONS))}"
        )
    built = {
        name: _section(name, cls, tables.get(name, {}), where) for name, cls in _SECTIONS.items()
    }
    return Settings(**built)


def settings_rows(
    settings: Settings, file_text: str = "", overrides: Mapping[str, Any] | None = None
) -> tuple[tuple[str, Any, Origin], ...]:
    """Every setting with its value and where that value came from.

    Args:
        settings: The settings in force.
        file_text: The TOML text they were loaded from.
        overrides: The overrides they were loaded with.

    Returns:
        ``(section.name, value, origin)`` in the order of declaration.
    """
    in_file = {f"{s}.{k}" for s, table in tomllib.loads(file_text).items() for k in table}
    rows: list[tuple[str, Any, Origin]] = []
    for section in _SECTIONS:
        part = getattr(settings, section)
        for item in fields(part):
            key = f"{section}.{item.name}"
            origin: Origin = "default"
            if key in in_file:
                origin = "file"
            if overrides and key in overrides:
                origin = "command line"
            rows.append((key, getattr(part, item.name), origin))
    return tuple(rows)


def _section(name: str, cls: type[Any], table: Any, where: str) -> Any:
    if not isinstance(table, dict):
        raise SettingsError(f"{where}: [{name}] must be a table")
    defaults = cls()
    known = {item.name: getattr(defaults, item.name) for item in fields(cls)}
    values = {}
    for key, value in table.items():
        if key not in known:
            raise SettingsError(
                f"{where}: unknown setting {name}.{key}; allowed: {', '.join(sorted(known))}"
            )
        values[key] = _checked(f"{name}.{key}", value, known[key], where)
    return cls(**values)


_CHOICES: Mapping[str, tuple[str, ...]] = {"read.mode": get_args(Literal["all", "speech"])}
_RANGES: Mapping[str, tuple[float, float]] = {
    "read.min_confidence": (0.0, 1.0),
    "engine.workers": (0, 256),
}


def _checked(key: str, value: Any, default: Any, where: str) -> Any:
    if isinstance(default, tuple):
        if not isinstance(value, list | tuple) or not all(isinstance(v, str) for v in value):
            raise SettingsError(f"{where}: {key} must be a list of strings, not {value!r}")
        return tuple(value)
    if isinstance(default, float) and isinstance(value, int) and not isinstance(value, bool):
        value = float(value)
    if type(value) is not type(default):
        raise SettingsError(f"{where}: {key} must be {type(default).__name__}, not {value!r}")
    if key in _CHOICES and value not in _CHOICES[key]:
        raise SettingsError(
            f"{where}: {key} must be one of {', '.join(_CHOICES[key])}, not {value!r}"
        )
    if isinstance(value, int | float):
        low, high = _RANGES.get(key, (1, float("inf")))
        if not low <= value <= high:
            raise SettingsError(f"{where}: {key} must lie in [{low}, {high}], not {value!r}")
    return value
