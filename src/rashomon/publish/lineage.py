"""Who has whose text, as the dossier page tells it: accounts and derivations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rashomon.model.links import AccountGroup
from rashomon.model.record import RecordDerivation, RecordDocument, Reuse
from rashomon.publish.display import shortened
from rashomon.publish.footnotes import NAME, outlet_of
from rashomon.publish.index import RecordIndex
from rashomon.publish.statements import reading_order
from rashomon.publish.wording import reason_words

# Characters of a shared passage that a row shows: enough to find it by, and far from a copy.
_WORDS = 200
# Passages shown of two documents; all of them stand in the record and in its tables.
_PASSAGES = 3
# Pairs of documents shown.  A story of six hundred documents can have tens of thousands, and the
# page is to stay small enough to open.
_PAIRS = 300
# Reason of a derivation that a person put in.
_BY_HAND = "review"

Named = tuple[str, str]
"""Id and outlet of a document."""


@dataclass(frozen=True, slots=True)
class Account:
    """Documents that are one account, or parts of one.

    Args:
        documents: In the order in which they are best read.
        origin: The document they come from, or ``None``.
        agency: Name of an origin that is not in the story; empty where there is none.
        independent: Lowest and highest number of independent accounts among them.
        reasons: In words.
    """

    documents: tuple[Named, ...]
    origin: Named | None
    agency: str
    independent: tuple[int, int]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SharedWords:
    """A passage of narration that stands in two documents.

    Args:
        form: ``verbatim``, ``edited`` or ``reworded``.
        words: How it reads in the first.
        others: How it reads in the second; empty where it reads the same.
    """

    form: str
    words: str
    others: str


@dataclass(frozen=True, slots=True)
class Descent:
    """Two documents that have text from one another, or from a third.

    Args:
        id: Derivation id.
        child: The document that was made from the other, or simply the first.
        parent: The other.
        direction: ``made from``, ``common origin`` or ``unknown``.
        credited: Whether the text itself says so.
        by_hand: Whether a person does.
        shares: How much of the narration of child and parent they share, in percent.
        reasons: In words.
        clues: Words that say so.
        passages: The longest passages they share.
        more: Number of passages not shown.
    """

    id: str
    child: Named
    parent: Named
    direction: str
    credited: bool
    by_hand: bool
    shares: tuple[int, int]
    reasons: tuple[str, ...]
    clues: tuple[str, ...]
    passages: tuple[SharedWords, ...]
    more: int


def find_accounts(index: RecordIndex) -> tuple[Account, ...]:
    """Every group of accounts with more than one document, or less than one account in it.

    Args:
        index: The record.

    Returns:
        The largest first.
    """
    groups = (
        g for g in index.record.accounts.groups if len(g.documents) > 1 or g.independent[0] < 1
    )
    ordered = sorted(groups, key=lambda group: (-len(group.documents), group.documents))
    return tuple(_account(index, group) for group in ordered)


def find_descents(index: RecordIndex) -> tuple[tuple[Descent, ...], int]:
    """Pairs of documents of which one was made from the other, or both from a third.

    Args:
        index: The record.

    Returns:
        Those that share most, and the number of those not shown.
    """
    passages: dict[tuple[str, str], list[Reuse]] = defaultdict(list)
    for item in index.record.reuse:
        if item.kind == "narration":
            passages[item.left.document, item.right.document].append(item)
    shown = tuple(_descent(index, item, passages) for item in told_derivations(index))
    return shown, len(index.record.derivations) - len(shown)


def told_derivations(index: RecordIndex) -> tuple[RecordDerivation, ...]:
    """The pairs of documents that a page tells: all, or where there are too many, the closest.

    Args:
        index: The record.

    Returns:
        Those that share most first.
    """
    ordered = sorted(index.record.derivations, key=lambda item: (-max(item.shares), item.id))
    return tuple(ordered[:_PAIRS])


def is_by_hand(item: RecordDerivation) -> bool:
    """Whether a person says of two documents that one was made from the other.

    Args:
        item: The derivation.
    """
    return _BY_HAND in item.reasons


def reasons_told(item: RecordDerivation) -> tuple[str, ...]:
    """What speaks for a derivation besides a person, in words, the weightiest first.

    Args:
        item: The derivation.
    """
    return tuple(reason_words(slug) for slug in item.reasons if slug != _BY_HAND)


def _account(index: RecordIndex, group: AccountGroup) -> Account:
    docs = sorted((index.documents[key] for key in group.documents), key=reading_order)
    known = index.documents.get(group.origin or "")
    return Account(
        documents=tuple(_named(doc) for doc in docs),
        origin=_named(known) if known else None,
        agency=shortened(group.origin, NAME) if group.origin and not known else "",
        independent=group.independent,
        reasons=tuple(map(reason_words, group.reasons)),
    )


def _descent(
    index: RecordIndex,
    item: RecordDerivation,
    passages: Mapping[tuple[str, str], Sequence[Reuse]],
) -> Descent:
    forward = item.direction == "right from left"
    child, parent = (item.right, item.left) if forward else (item.left, item.right)
    shares = item.shares[::-1] if forward else item.shares
    shared = sorted(passages[item.left, item.right], key=_length, reverse=True)
    return Descent(
        id=item.id,
        child=_named(index.documents[child]),
        parent=_named(index.documents[parent]),
        direction="made from" if " from " in item.direction else item.direction,
        credited=any(clue.slug.startswith("credit.") for clue in item.clues),
        by_hand=is_by_hand(item),
        shares=(round(100 * shares[0]), round(100 * shares[1])),
        reasons=reasons_told(item),
        clues=tuple(shortened(clue.words, NAME) for clue in item.clues),
        passages=tuple(_words(index, one, forward) for one in shared[:_PASSAGES]),
        more=max(0, len(shared) - _PASSAGES),
    )


def _length(passage: Reuse) -> int:
    return len(passage.left.span) + len(passage.right.span)


def _words(index: RecordIndex, passage: Reuse, forward: bool) -> SharedWords:
    sides = (passage.right, passage.left) if forward else (passage.left, passage.right)
    child, parent = (
        " ".join(side.span.of(index.documents[side.document].text).split()) for side in sides
    )
    others = "" if child == parent else shortened(parent, _WORDS)
    return SharedWords(passage.form, shortened(child, _WORDS), others)


def _named(doc: RecordDocument) -> Named:
    return doc.id, outlet_of(doc)
