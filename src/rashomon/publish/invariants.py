"""What single fields of a record must fulfil; a breach is a bug of our own."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import TypeVar

from rashomon.errors import InvariantError
from rashomon.model.links import Place
from rashomon.model.spans import Span

T = TypeVar("T")


def unique_by(items: Iterable[T], key: Callable[[T], str], what: str) -> dict[str, T]:
    """Items by their id.

    Args:
        items: Any number of them.
        key: Gives an item's id.
        what: What to call the item in the message.

    Returns:
        A dictionary in the order of the items.

    Raises:
        InvariantError: Two items share an id.
    """
    found: dict[str, T] = {}
    for item in items:
        if key(item) in found:
            raise InvariantError(f"record: {what} {key(item)} stands twice")
        found[key(item)] = item
    return found


def known(key: str, among: Collection[str], where: str) -> None:
    """An id must be among those of the record."""
    if key not in among:
        raise InvariantError(f"record: {where} points at {key}, which is not in the record")


def size_of(document: str, texts: Mapping[str, int], where: str) -> int:
    """Length of a document's text, in code points; the document must be known."""
    known(document, texts.keys(), where)
    return texts[document]


def inside(span: Span | None, size: int, where: str) -> None:
    """A span must lie in its text; ``None`` does."""
    if span is not None and span.end > size:
        raise InvariantError(
            f"record: {where} has span [{span.start}, {span.end}) outside a text of {size}"
        )


def at_place(place: Place, texts: Mapping[str, int], where: str) -> None:
    """A place must be in a document of the record."""
    inside(place.span, size_of(place.document, texts, where), where)


def holds_words(spans: Iterable[Span], where: str) -> None:
    """Of some spans one at least must hold a word."""
    if not any(len(span) for span in spans):
        raise InvariantError(f"record: {where} points at no words")


def ordered(left: str, right: str, where: str) -> None:
    """The smaller id stands left: so each pair has one form, and no document its own copy."""
    if left >= right:
        raise InvariantError(f"record: {where} has {left} left of {right}")


def share(value: float, where: str) -> None:
    """A share or score is 0 to 1."""
    if not 0 <= value <= 1:
        raise InvariantError(f"record: {where} has a share or score of {value}, not 0 to 1")


def count_range(found: tuple[int, int], most: int, where: str) -> None:
    """Lowest and highest number must fit one another and the number of all."""
    low, high = found
    if not 0 <= low <= high <= most:
        raise InvariantError(f"record: {where} counts {low} to {high} independent of {most}")
