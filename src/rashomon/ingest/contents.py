"""Bytes that are no archive → the accounts in them: one text, one page, or rows of fields."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from rashomon.errors import InputError, NoArticleText, UnreadableCapture
from rashomon.ingest.accounts import Account, to_account
from rashomon.ingest.budget import Budget
from rashomon.ingest.decode import decode
from rashomon.ingest.fields import Role, find_roles
from rashomon.ingest.formats import Kind, is_named_json, kind_of, refuse_unsupported
from rashomon.ingest.json_text import parse_json
from rashomon.ingest.objects import find_records
from rashomon.ingest.tables import looks_like_table, read_header, read_rows
from rashomon.model.documents import Given, Media, Note

_HEAD_BYTES = 65_536

KIND_OF_STEP: Mapping[str, Kind] = {"row": "table", "line": "lines", "item": "json"}


@dataclass(frozen=True, slots=True)
class Content:
    """A decoded file and what it holds.

    Args:
        kind: What it holds.
        text: The decoded characters.
        encoding: How they were decoded.
        notes: Doubts about all of it.
        value: The parsed JSON, where ``kind`` is ``json``.
        cut: Why the bytes are not all there, as a sentence; empty where they are.
    """

    kind: Kind
    text: str
    encoding: str
    notes: tuple[Note, ...]
    value: Any = None
    cut: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One account of a file, or why there is none in that place.

    Args:
        step: The locator step that leads to it; empty where the file is the account.
        result: The account, or the error.
        alone: Whether the file holds nothing else, so that the account bears its name.
    """

    step: tuple[str, ...]
    result: Account | InputError
    alone: bool = False


def read_content(
    data: bytes, name: str, budget: Budget, *, kind: Kind | None = None, cut: str = ""
) -> Content:
    """Decodes a file and finds out what it holds.

    Args:
        data: The bytes, unpacked.
        name: The file's name, without ``.gz``.
        budget: Caps.
        kind: What it holds, where that is known already.
        cut: Why the bytes are not all there, as a sentence.

    Returns:
        The content.

    Raises:
        InputError: It is of a kind that is not read, or broken as a whole, or empty.
    """
    if not data.strip():
        if cut:
            raise UnreadableCapture(f"{cut} Nothing could be read before that.", "gzip.broken")
        raise NoArticleText("the file is empty")
    refuse_unsupported(data)
    if len(data) > budget.limits.text_bytes and kind is None:
        _refuse_long(data, name, budget)
    decoded = decode(data)
    if not decoded.text.strip("\ufeff\0 \t\r\n\f\v"):
        raise NoArticleText("the file holds nothing but blanks")
    claimed = kind or kind_of(decoded.text, name)
    if claimed == "text" and kind is None and looks_like_table(decoded.text):
        claimed = "table"
    draft = Content(claimed, decoded.text, decoded.encoding, decoded.notes, cut=cut)
    budget.check_time()
    if claimed == "json":
        draft = _settle_json(draft, name, budget, forced=kind is not None)
    elif claimed == "lines" and kind is None:
        draft = _settle_lines(draft, budget)
    if draft.kind in ("text", "html"):
        budget.check_text(len(data))
    return draft


def _refuse_long(data: bytes, name: str, budget: Budget) -> None:
    """Stops at a long text before it is decoded; tables and JSON may be long."""
    head = decode(data[:_HEAD_BYTES]).text
    if kind_of(head, name) in ("text", "html") and not looks_like_table(head):
        budget.check_text(len(data))


def read_items(content: Content, budget: Budget) -> Iterator[Item]:
    """Takes a file apart into its accounts.

    Args:
        content: As ``read_content`` gives it.
        budget: Caps; every row counts as an entry.

    Yields:
        Accounts and errors in the order of the file.

    Raises:
        InputError: The file as a whole cannot be taken apart.
    """
    if content.kind in ("text", "html"):
        yield Item((), _whole(content), alone=True)
        return
    items = _READERS[content.kind](content, budget)
    yield from _without_last(items, content.cut) if content.cut else items


def roles_of(content: Content, budget: Budget) -> dict[Role, tuple[str, ...]] | None:
    """Which fields were taken for what, in the first row or object that can be read.

    Args:
        content: As ``read_content`` gives it.
        budget: Caps.

    Returns:
        Field names by role; ``None`` where the file has no fields.
    """
    if content.kind == "table":
        return read_header(content.text).roles
    if content.kind == "json":
        found = next(iter(find_records(content.value, budget.limits.depth)))
        return find_roles(found.record or {})
    if content.kind == "lines":
        for _, line in _lines(content.text):
            return find_roles(_line_record(line, budget))
    return None


def _settle_json(draft: Content, name: str, budget: Budget, *, forced: bool) -> Content:
    """JSON as it was claimed, or JSON lines, or prose that begins with a bracket."""
    try:
        value = parse_json(draft.text, budget.limits)
    except UnreadableCapture as err:
        if err.slug == "json.broken" and not forced:
            if _starts_with_object_line(draft.text, budget):
                return replace(draft, kind="lines")
            if not is_named_json(name):
                return replace(draft, kind="text")
        if draft.cut:
            raise UnreadableCapture(
                f"{draft.cut} JSON that is cut cannot be read.", "gzip.broken"
            ) from err
        raise
    if not forced and not is_named_json(name) and not _holds_object(value):
        return replace(draft, kind="text")
    return replace(draft, value=value)


def _settle_lines(draft: Content, budget: Budget) -> Content:
    """JSON lines as they were claimed, or one JSON text under the wrong name."""
    if _starts_with_object_line(draft.text, budget):
        return draft
    try:
        return replace(draft, kind="json", value=parse_json(draft.text, budget.limits))
    except UnreadableCapture:
        return draft


def _starts_with_object_line(text: str, budget: Budget) -> bool:
    for _, line in _lines(text):
        try:
            return isinstance(parse_json(line, budget.limits), Mapping)
        except UnreadableCapture:
            return False
    return False


def _holds_object(value: Any) -> bool:
    return isinstance(value, Mapping) or (
        isinstance(value, list) and any(isinstance(item, Mapping) for item in value)
    )


def _whole(content: Content) -> Account:
    notes = (Note("text.truncated", content.cut),) if content.cut else ()
    media: Media = "html" if content.kind == "html" else "text"
    return Account(media, content.text, (), Given(), "", notes)


def _table_items(content: Content, budget: Budget) -> Iterator[Item]:
    dialect = read_header(content.text)
    row = None
    for row in read_rows(content.text, dialect, budget):
        budget.add_entry()
        result = row.error or _checked(row.cells, budget)
        yield Item(("row", str(row.number)), result)
    if row is None:
        raise NoArticleText("the table holds a header and no row")


def _line_items(content: Content, budget: Budget) -> Iterator[Item]:
    for number, line in _lines(content.text):
        budget.add_entry()
        try:
            result = _checked(_line_record(line, budget), budget)
        except InputError as err:
            result = err
        yield Item(("line", str(number)), result)


def _json_items(content: Content, budget: Budget) -> Iterator[Item]:
    for found in find_records(content.value, budget.limits.depth):
        budget.add_entry()
        step = ("item", str(found.row))
        if found.record is None:
            error = NoArticleText("this item of the list is no object with fields")
            yield Item(step, error)
        else:
            yield Item(step, _checked(found.record, budget), alone=found.alone)


_READERS: Mapping[Kind, Callable[[Content, Budget], Iterator[Item]]] = {
    "table": _table_items,
    "lines": _line_items,
    "json": _json_items,
}


def _checked(record: Mapping[str, Any], budget: Budget) -> Account | InputError:
    try:
        account = to_account(record)
        budget.check_text(len(account.text))
        budget.check_time()
    except InputError as err:
        return err
    return account


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Lines that are not blank, numbered from 1 as an editor numbers them."""
    number = at = 0
    while at < len(text):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        number += 1
        line = text[at:end].strip("\ufeff\x1e \t\r")
        if line:
            yield number, line
        at = end + 1


def _line_record(line: str, budget: Budget) -> Mapping[str, Any]:
    value = parse_json(line, budget.limits)
    if not isinstance(value, Mapping):
        raise NoArticleText("the line holds no object with fields")
    found = next(iter(find_records(value, budget.limits.depth)))
    return found.record or {}


def _without_last(items: Iterator[Item], cut: str) -> Iterator[Item]:
    """Rows of a file that breaks off: the last one may be half a row, and is given up."""
    held: Item | None = None
    for item in items:
        if held is not None:
            yield held
        held = item
    if held is not None:
        error = UnreadableCapture(
            f"{cut} The rows before this one were read, this one may be incomplete.",
            "gzip.broken",
        )
        yield Item(held.step, error)
