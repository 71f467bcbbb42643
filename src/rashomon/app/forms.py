"""What a form of the page asks for: edits, the version they were made on, and where to go back to.

Fields of the form are those of `Edit`, as text: ``spans``, ``source`` and ``cue`` as
``start-end,start-end``; ``target`` stands once for each finding; several ``value`` are lines of
one.  ``matching`` is the query of a list of statements and means all that it leaves; ``seen`` tells
which these were when it was shown what would be touched.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, cast, get_args
from urllib.parse import parse_qs, urlencode, urlsplit

from rashomon.errors import UsageError
from rashomon.model.corrections import Action, Edit
from rashomon.model.spans import Span

Form = Mapping[str, Sequence[str]]

_EDIT = ("action", "target", "matching", "field", "value", "spans", "source", "cue", "why")
_KNOWN = (*_EDIT, "seen", "version", "back")
_SPANS = ("spans", "source", "cue")
# A decision on every statement of a story of some thousand documents.
_MOST_FIELDS = 50_000
# Digits of an offset: more than any text has characters.
_DIGITS = 12


def parse_form(body: bytes) -> Form:
    """Reads a form as browsers send it (``application/x-www-form-urlencoded``).

    Args:
        body: What was sent.

    Returns:
        Each field with its values; line ends are single.

    Raises:
        UsageError: It is no such form, or has a field that no page of ours has.
    """
    try:
        found = parse_qs(
            body.decode("ascii"),
            keep_blank_values=True,
            errors="strict",
            max_num_fields=_MOST_FIELDS,
        )
    except ValueError as err:
        raise UsageError(f"this is no form of this page ({err}); load the page again") from err
    for key in found:
        if key not in _KNOWN:
            raise UsageError(f"{key!r} is no field of a form here; allowed: {', '.join(_KNOWN)}")
    return {key: [_lines(value) for value in values] for key, values in found.items()}


def edits_of(form: Form) -> tuple[Edit, ...]:
    """The edits that a form asks for, one for each target.

    Args:
        form: The form.

    Raises:
        UsageError: It names no target, an unknown action, or spans that are none.
    """
    action = _one(form, "action")
    if action not in get_args(Action):
        raise UsageError(f"action {action!r} is unknown; allowed: {', '.join(get_args(Action))}")
    targets = [target for target in dict.fromkeys(form.get("target", ())) if target]
    if not targets:
        raise UsageError("the form names nothing to decide on; choose at least one finding")
    spans: dict[str, Any] = {name: _spans(name, _one(form, name)) for name in _SPANS}
    value = "\n".join(line for line in form.get("value", ()) if line)
    return tuple(
        Edit(
            action=cast(Action, action),
            target=target,
            field=_one(form, "field"),
            value=value,
            why=_one(form, "why"),
            **spans,
        )
        for target in targets
    )


def matching_of(form: Form) -> str | None:
    """The query whose statements a form means, all of them; ``None`` where it names each.

    Args:
        form: The form.

    Raises:
        UsageError: It names several.
    """
    return _one(form, "matching") if "matching" in form else None


def seen_of(form: Form) -> str:
    """Which selection somebody saw before they decided upon it; empty for none.

    Args:
        form: The form.

    Raises:
        UsageError: It names several.
    """
    return _one(form, "seen")


def undo_of(form: Form) -> str:
    """The decision or batch that a form asks to be undone; empty for the latest.

    Args:
        form: The form.

    Raises:
        UsageError: It names several.
    """
    return _one(form, "target")


def words_of(form: Form) -> str:
    """What a form asks for, for readers: nothing that somebody wrote is lost from sight.

    Args:
        form: The form.
    """
    parts = [f"{name} {', '.join(form[name])}" for name in _EDIT if any(form.get(name, ()))]
    return "; ".join(parts)


def version_of(form: Form) -> int:
    """The number of entries that the log had when the form's page was made.

    Args:
        form: The form.

    Raises:
        UsageError: The form does not say.
    """
    given = _one(form, "version")
    if not _is_number(given):
        raise UsageError(f"version is {given!r}; allowed: a whole number, as pages of ours give it")
    return int(given)


def way_back(form: Form, referer: str | None, done: int) -> str:
    """The address to go back to once something was entered in the log.

    Args:
        form: The form; its ``back`` comes first.
        referer: The page that the form stood on, as the browser says.
        done: Number of the entry, for the page to tell.

    Returns:
        A path of this server, never another server's address.
    """
    back = _one(form, "back")
    for given in (back if _is_path(back) else "", referer or ""):
        try:
            parts = urlsplit(given)
            asked = parse_qs(parts.query)
        except ValueError:
            continue
        if _is_path(parts.path):
            query = urlencode({**asked, "done": [str(done)]}, doseq=True)
            anchor = f"#{parts.fragment}" if parts.fragment else ""
            return f"{parts.path}?{query}{anchor}"
    return f"/log?done={done}"


def _one(form: Form, name: str) -> str:
    values = form.get(name, ())
    if len(values) > 1:
        raise UsageError(f"{name!r} stands {len(values)} times in the form; allowed: once")
    return values[0] if values else ""


def _spans(name: str, given: str) -> tuple[Span, ...]:
    return tuple(_span(name, part.strip()) for part in given.split(",") if part.strip())


def _span(name: str, given: str) -> Span:
    start, dash, end = given.partition("-")
    if not (dash and _is_number(start) and _is_number(end) and int(start) < int(end)):
        raise UsageError(
            f"{name} holds {given!r}; allowed: first and last character as START-END, with END"
            " after START; several with commas between"
        )
    return Span(int(start), int(end))


def _is_number(given: str) -> bool:
    return given.isascii() and given.isdigit() and len(given) <= _DIGITS


def _is_path(path: str) -> bool:
    """Whether browsers take it for an address on this server; to them a backslash is a slash."""
    plain = all(character.isprintable() for character in path) and "\\" not in path
    return plain and path.startswith("/") and not path.startswith("//")


def _lines(value: str) -> str:
    return value.replace("\r\n", "\n").strip()
