"""JSON texts → plain values, in bounded memory, with what is odd about them kept visible."""

from __future__ import annotations

import json
import re
from typing import Any

from rashomon.errors import LimitExceeded, UnreadableCapture
from rashomon.ingest.accounts import Ambiguous, Number
from rashomon.settings import Limits

# Deep enough for any export seen; a third of the interpreter's own recursion limit, so that the
# answer does not hang on how deep the caller stands.
_DEEPEST = 300
# A string, also one that is never closed, so that each is scanned once.
_STRINGS = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"?', re.DOTALL)
_NO_BRACKETS = re.compile(r"[^\[\]{}]+")
# A value costs up to 230 bytes of memory for 3 bytes of text.  Records of scrapers hold 10 to 40
# marks besides those in their prose (one comma in 60 characters).
_MARKS_PER_ENTRY = 40
_PROSE_PER_MARK = 20


def parse_json(text: str, limits: Limits) -> Any:
    """Parses one JSON text.

    Numbers come back as ``Number``, exactly as written; ``NaN`` and ``Infinity`` as ``None``; an
    object that gives one key two different values as ``Ambiguous``.

    Args:
        text: The whole text; a byte order mark is allowed for.
        limits: Caps; ``entries`` bounds how many values there may be.

    Returns:
        The value.

    Raises:
        UnreadableCapture: ``json.broken`` or ``json.deep``.
        LimitExceeded: ``limit.entries``.
    """
    marks = text.count(",") + text.count("[") + text.count("{")
    if marks > limits.entries * _MARKS_PER_ENTRY + len(text) // _PROSE_PER_MARK:
        raise LimitExceeded(
            f"the JSON holds about {marks:,} values, more than {limits.entries:,} records would; "
            "split the file, or raise limits.entries",
            "limit.entries",
        )
    _check_depth(text)
    try:
        value = json.loads(
            text.removeprefix("\ufeff"),
            object_pairs_hook=_object,
            parse_int=Number,
            parse_float=Number,
            parse_constant=lambda _: None,
        )
    except RecursionError as err:
        raise _too_deep() from err
    except ValueError as err:
        raise UnreadableCapture(f"not valid JSON: {err}", "json.broken") from err
    return value


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    built = dict(pairs)
    if len(built) == len(pairs):
        return built
    repeated = frozenset(key for key, value in pairs if built[key] != value)
    return Ambiguous(built, repeated) if repeated else built


def _check_depth(text: str) -> None:
    """Measures depth before parsing: each interpreter gives up at another one."""
    if text.count("[") + text.count("{") <= _DEEPEST:
        return
    depth = 0
    for bracket in _NO_BRACKETS.sub("", _STRINGS.sub("", text)):
        depth += 1 if bracket in "[{" else -1
        if depth > _DEEPEST:
            raise _too_deep()


def _too_deep() -> UnreadableCapture:
    return UnreadableCapture(
        f"the JSON nests more than {_DEEPEST} levels deep, as no record of an account does",
        "json.deep",
    )
