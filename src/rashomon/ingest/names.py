"""Names of inputs, made fit to be stored and shown."""

from __future__ import annotations

import re
from collections.abc import Sequence

# Control characters and surrogates cannot be stored or shown safely; bidirectional controls can
# make one name look like another (Unicode Technical Report 36, section 2.7).
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\ud800-\udfff\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)
# Longer than any file system allows a name to be (255 bytes), so only field values are met.
_LONGEST = 255

# What systems and tools leave in folders beside documents.
_DEBRIS = frozenset({"thumbs.db", "desktop.ini", "icon\r", "ehthumbs.db", "cvs", "__macosx"})
_DEBRIS |= {"__pycache__", "node_modules"}


def shown_name(name: str) -> str:
    r"""A name with every unsafe character as U+FFFD.

    Args:
        name: A file's own name, an archive entry's, or an ``id`` field.

    >>> shown_name("a\nb")
    'a�b'
    """
    return _UNSAFE.sub("�", name)[:_LONGEST]


def is_debris(name: str) -> bool:
    """Whether a file or folder of this name is hidden, or left there by a system or a tool.

    Args:
        name: One step of a path.

    >>> is_debris(".DS_Store"), is_debris("story.txt")
    (True, False)
    """
    return name.startswith((".", "~$")) or name.casefold() in _DEBRIS


def quoted(value: str, longest: int = 60) -> str:
    """A value as it is put into a message: cut, and with nothing unsafe in it."""
    safe = shown_name(value)
    return f"‘{safe}’" if len(safe) <= longest else f"‘{safe[: longest - 1]}…’"


def without_gz(name: str) -> str:
    """A file's name without the ending that gzip adds.

    >>> without_gz("a.html.gz")
    'a.html'
    """
    while name.casefold().endswith(".gz"):
        name = name[:-3]
    return name


def passed_over(names: Sequence[str]) -> str:
    """The message about files and folders that were not looked into.

    Args:
        names: All of them.

    >>> passed_over([".git", "Thumbs.db"])
    'hidden or system files passed over: 2 (‘.git’, ‘Thumbs.db’)'
    """
    shown = ", ".join(quoted(name) for name in names[:5]) + (", …" if len(names) > 5 else "")
    return f"hidden or system files passed over: {len(names):,} ({shown})"
