"""Edits as they are asked for in plain words: an action, ids and values, spans."""

from __future__ import annotations

import getpass
import re
from collections.abc import Sequence
from typing import get_args

from rashomon.errors import UsageError
from rashomon.model.corrections import Action, Edit
from rashomon.model.spans import Span

_SPAN = re.compile(r"(\d+)-(\d+)")
# How many words an action takes after its own: at least, and at most where there is a most.
_COUNTS: dict[str, tuple[int, int | None]] = {
    "set": (2, 3),
    "add": (1, 3),
    "split": (2, None),
    "merge": (2, None),
    "copied": (2, 2),
    "independent": (2, 2),
    "undo": (0, 1),
}


def ask(
    action: str,
    words: Sequence[str],
    why: str = "",
    spans: Sequence[Span] = (),
    source: Sequence[Span] = (),
    cue: Sequence[Span] = (),
) -> tuple[Edit, ...]:
    """Edits from words, as they are given on a command line.

    Args:
        action: An action.
        words: What it is about, then what it needs: ``set`` field and value, ``add`` kind and
            speaker, ``merge``, ``split``, ``copied`` and ``independent`` the others.  All other
            actions take any number of ids, one edit each.
        why: The reason.
        spans: Spans of what is set or added, or that name somebody.
        source: For ``add``.
        cue: For ``add``.

    Raises:
        UsageError: The action is unknown, or has too few or too many words.
    """
    name = next((one for one in get_args(Action) if one == action), None)
    if name is None:
        raise UsageError(f"action {action!r} is unknown; allowed: {', '.join(get_args(Action))}")
    least, most = _COUNTS.get(action, (1, None))
    if len(words) < least or (most is not None and len(words) > most):
        raise UsageError(
            f"{action} takes {least} to {most or 'any number of'} words, and {len(words)} were "
            "given; 'rashomon review --help' shows which"
        )
    places = (tuple(spans), tuple(source), tuple(cue))
    target, first, second = (*words, "", "", "")[:3]
    if action in ("set", "add"):
        return (Edit(name, target, first, second, *places, why),)
    if action in ("split", "merge", "copied", "independent"):
        return (Edit(name, target, value="\n".join(words[1:]), why=why),)
    if action == "undo":
        return (Edit(name, target, why=why),)
    return tuple(Edit(name, word, why=why) for word in words)


def parse_spans(text: str) -> tuple[Span, ...]:
    """Spans from text.

    Args:
        text: ``start-end``, joined by commas; code points of the document's text.

    Raises:
        UsageError: It has another form, or a span ends before it starts.

    >>> parse_spans("12-40, 55-60")
    (Span(start=12, end=40), Span(start=55, end=60))
    """
    found = []
    for part in filter(None, (one.strip() for one in text.split(","))):
        match = _SPAN.fullmatch(part)
        if match is None or int(match[1]) >= int(match[2]):
            raise UsageError(f"{part!r} is no span; write start-end, e.g. 12-40,55-60")
        found.append(Span(int(match[1]), int(match[2])))
    return tuple(found)


def login_name() -> str:
    """The name that the user is logged in under.

    Raises:
        UsageError: The system does not tell.
    """
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError) as err:
        raise UsageError("who decides? The system does not tell your name; give --by NAME") from err
