"""Received bytes → captures.

Each step from the bytes to a text is named in ``Capture.locator``, so that any capture can be
made again from the stored bytes alone (see ``replaying``):

====================  ======================================================================
``"gzip"``            unpack the gzip stream
``"zip", path``       take the entry of that path (``/`` between steps)
``"row", n``          row *n* of a CSV or TSV table, from 1, header and blank lines not counted
``"line", n``         line *n* of JSON lines, from 1, blank lines counted
``"item", n``         object *n* of a JSON text, from 1, in the order of the text
====================  ======================================================================

Steps follow one another: ``("zip", "a/pile.csv.gz", "gzip", "row", "3")``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from rashomon.errors import InputError, NoArticleText, UnreadableCapture
from rashomon.ingest.accounts import Account
from rashomon.ingest.archives import Archive, Entry
from rashomon.ingest.budget import Budget, FileExhausted
from rashomon.ingest.contents import Content, Item, read_content, read_items, roles_of
from rashomon.ingest.formats import packing_of
from rashomon.ingest.names import passed_over, shown_name, without_gz
from rashomon.ingest.unpack import gunzip
from rashomon.model.documents import Capture, Failure, Note, Received
from rashomon.model.ids import content_id
from rashomon.settings import Limits


@dataclass(frozen=True, slots=True)
class _Place:
    """Where in a received file the reader stands.

    Args:
        sha256: Digest of the file.
        name: What a capture from here is called.
        file: Name of the innermost file, without ``.gz``; its ending may tell its kind.
        label: What a failure from here is called.
        locator: Steps that led here.
        depth: Archives that are open.
        cut: Why the bytes are not all there, as a sentence.
    """

    sha256: str
    name: str
    file: str
    label: str
    locator: tuple[str, ...] = ()
    depth: int = 0
    cut: str = ""

    def in_gzip(self, cut: str) -> _Place:
        return replace(
            self,
            locator=(*self.locator, "gzip"),
            depth=self.depth + 1,
            cut=cut or self.cut,
        )

    def in_zip(self, entry: Entry) -> _Place:
        return replace(
            self,
            name=shown_name(entry.name),
            file=without_gz(entry.path.rsplit("/", 1)[-1]),
            label=shown_name(f"{self.label}/{entry.path}"),
            locator=(*self.locator, "zip", entry.path),
            depth=self.depth + 1,
            cut="",
        )


def open_received(received: Received, name: str, limits: Limits) -> Iterator[Capture | Failure]:
    """Takes a received file apart into captures.

    The result hangs on the bytes, the name and the limits alone.

    Args:
        received: The file as it came.
        name: The file's own name.
        limits: Caps; each one reached is a failure of that entry, row or file.

    Yields:
        A capture for every account, a failure for every entry or row that cannot be used; one of
        them at least.
    """
    budget = Budget(limits)
    shown = shown_name(name)
    place = _Place(received.sha256, shown, without_gz(shown), shown)
    try:
        for found in _open(received.data, place, budget):
            yield found
            budget.restart()
    except FileExhausted as err:
        yield _failure(shown, err)


def column_mapping(
    received: Received, name: str, limits: Limits | None = None
) -> Mapping[str, str] | None:
    """Which column or field of a file is taken for what, to be shown to the user.

    Args:
        received: The file as it came; one that is packed with gzip is looked into.
        name: The file's own name.
        limits: Caps; the defaults where none are given.

    Returns:
        ``{"text": "body", "published": "date, pubdate", …}``: of several columns the first that
        is filled counts.  For JSON the first object is looked at.  ``None`` where the file has no
        fields: plain text, HTML, zip.

    Raises:
        InputError: The file cannot be read; ``open_received`` says the same as a failure.
    """
    budget = Budget(limits or Limits())
    data, depth = received.data, 0
    while (packing := packing_of(data)) == "gzip":
        depth += 1
        budget.check_depth(depth)
        data = gunzip(data, budget).data
    if packing == "zip":
        return None
    roles = roles_of(read_content(data, without_gz(shown_name(name)), budget), budget)
    if roles is None:
        return None
    return {role: ", ".join(names) for role, names in roles.items()}


def to_capture(
    account: Account, content: Content, sha256: str, name: str, locator: tuple[str, ...]
) -> Capture:
    """Puts a capture together.

    Args:
        account: The account.
        content: The file it was read from.
        sha256: Digest of the bytes received.
        name: What the capture is called.
        locator: Steps from the bytes to the account.

    Returns:
        The capture.
    """
    return Capture(
        id=content_id("cap", sha256, list(locator), name),
        name=name,
        sha256=sha256,
        locator=locator,
        media=account.media,
        text=account.text,
        encoding=content.encoding,
        parts=account.parts,
        given=account.given,
        notes=(*_own(content.notes, account), *account.notes),
    )


def _own(notes: tuple[Note, ...], account: Account) -> tuple[Note, ...]:
    """Of the doubts about a file those that touch one account of it."""
    sound = "\ufffd" not in account.text
    return tuple(n for n in notes if not (sound and n.slug == "characters.damaged"))


def _open(data: bytes, place: _Place, budget: Budget) -> Iterator[Capture | Failure]:
    try:
        packing = packing_of(data)
        if packing is not None:
            budget.check_depth(place.depth + 1)
        if packing == "gzip":
            unpacked = gunzip(data, budget)
            yield from _open(unpacked.data, place.in_gzip(unpacked.cut), budget)
        elif packing == "zip":
            yield from _open_zip(Archive(data, budget), place, budget)
        else:
            content = read_content(data, place.file, budget, cut=place.cut)
            for item in read_items(content, budget):
                yield _to_result(item, content, place)
    except FileExhausted:
        raise
    except InputError as err:
        yield _failure(place.label, err)


def _open_zip(archive: Archive, place: _Place, budget: Budget) -> Iterator[Capture | Failure]:
    if archive.skipped:
        yield Failure(place.label, "path.skipped", passed_over(archive.skipped))
    seen: set[str] = set()
    for entry in archive.entries():
        budget.add_entry()
        inner = place.in_zip(entry)
        try:
            if entry.path in seen:
                raise UnreadableCapture(
                    "two entries of the archive have this name; only the first is read",
                    "zip.duplicate",
                )
            seen.add(entry.path)
            data = archive.read(entry)
        except FileExhausted:
            raise
        except InputError as err:
            yield _failure(inner.label, err)
        else:
            yield from _open(data, inner, budget)
    if not seen and not archive.skipped:
        raise NoArticleText("the archive is empty")


def _to_result(item: Item, content: Content, place: _Place) -> Capture | Failure:
    name, label = place.name, place.label
    if item.step and not item.alone:
        name, label = f"{name}#{item.step[1]}", f"{label}#{item.step[1]}"
    if isinstance(item.result, InputError):
        return _failure(label, item.result)
    if not item.alone:
        name = item.result.own_id or name
    return to_capture(item.result, content, place.sha256, name, (*place.locator, *item.step))


def _failure(label: str, err: InputError) -> Failure:
    return Failure(label, err.slug, str(err))
