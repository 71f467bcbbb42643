"""JSON values as compact bytes, for output that no person reads in a table."""

from __future__ import annotations

import json
import zlib
from typing import Any

from rashomon.errors import StoreError
from rashomon.model.ids import canonical_json

# Level 1 packs such JSON to about a quarter in a fifth of the time of level 6, which gains little.
_LEVEL = 1


def pack(value: Any) -> bytes:
    """Packs a JSON value; equal values give equal bytes under one zlib.

    Args:
        value: Anything ``json`` can write; lone surrogates are kept as they are.
    """
    return zlib.compress(canonical_json(value).encode("utf-8", "surrogatepass"), _LEVEL)


def unpack(packed: bytes) -> Any:
    """Turns packed bytes back into the JSON value.

    Args:
        packed: What ``pack`` gave.

    Raises:
        StoreError: The bytes were damaged.
    """
    text = unpack_text(packed)
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as err:
        raise _damaged(err) from err


def unpack_text(packed: bytes) -> str:
    """Turns packed bytes back into the JSON text.

    Args:
        packed: What ``pack`` gave.

    Raises:
        StoreError: The bytes were damaged.
    """
    try:
        return zlib.decompress(packed).decode("utf-8", "surrogatepass")
    except (zlib.error, ValueError) as err:
        raise _damaged(err) from err


def _damaged(err: Exception) -> StoreError:
    return StoreError(
        f"story file: a stored result is damaged ({err}); build the story anew from the "
        "files it was made of"
    )


def plain(text: str) -> str:
    """A text as SQLite can keep it in a column: each lone surrogate becomes U+FFFD.

    Args:
        text: Any text.

    Returns:
        A text of the same length, in code points, so that spans still fit.
    """
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in text)
    return text
