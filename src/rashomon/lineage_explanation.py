"""Why documents are said to share words, and which is said to come from which."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rashomon.model.record import Record, RecordDerivation, Reuse
from rashomon.model.spans import Span
from rashomon.publish.wording import reason_words

MarkedPlace = tuple[str, str, Span]
"""What words are to a finding, document id, and where they stand."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One decision and the rule that made it.

    Args:
        what: What was decided, e.g. ``speaker``.
        value: The outcome.
        rule: Slug of the rule, or the lexicon entry.
    """

    what: str
    value: str
    rule: str


def explain_shared(
    record: Record, finding: str
) -> tuple[str, str, list[Reason], list[MarkedPlace]] | None:
    """Why a passage or a derivation is in the record.

    Args:
        record: The record.
        finding: Id of a passage or a derivation.

    Returns:
        Kind, summary, reasons and words; ``None`` where it is the id of neither.
    """
    for passage in record.reuse:
        if passage.id == finding:
            return _passage(record, passage)
    for derivation in record.derivations:
        if derivation.id == finding:
            return _derivation(record, derivation)
    return None


def explain_account(record: Record, document: str) -> Iterator[Reason]:
    """To which account a document belongs.

    Args:
        record: The record.
        document: Its id.
    """
    names = _names(record)
    for group in record.accounts.groups:
        if document not in group.documents:
            continue
        low, high = group.independent
        others = ", ".join(names[key] for key in group.documents if key != document)
        held = f"{low} to {high} independent"
        yield Reason("account", f"{held}, with {others or 'no other'}", "the reasons below")
        yield from _in_words(group.reasons)
        if group.origin is not None:
            yield Reason("origin", names.get(group.origin, group.origin), "of this account")


def _passage(record: Record, item: Reuse) -> tuple[str, str, list[Reason], list[MarkedPlace]]:
    names = _names(record)
    left, right = names[item.left.document], names[item.right.document]
    reasons = [
        Reason("kind", item.kind, f"{item.form}, score {item.score:.2f}"),
        Reason("direction", item.direction, "that of the two documents, of narration alone"),
        *_in_words(item.reasons),
    ]
    places = [
        ("left", item.left.document, item.left.span),
        ("right", item.right.document, item.right.span),
    ]
    return "passage", f"{left} and {right} share a passage of {item.kind}", reasons, places


def _derivation(
    record: Record, item: RecordDerivation
) -> tuple[str, str, list[Reason], list[MarkedPlace]]:
    names = _names(record)
    left, right = names[item.left], names[item.right]
    reasons = [
        Reason("direction", item.direction, "the reasons below"),
        *_in_words(item.reasons),
        *(
            Reason("share", f"{share:.0%} of the narration of {name}", "in passages they share")
            for name, share in zip((left, right), item.shares, strict=True)
        ),
        *(
            Reason("clue", f"{names[clue.document]}: {clue.words}", clue.slug)
            for clue in item.clues
        ),
    ]
    places = [("clue", clue.document, clue.span) for clue in item.clues if clue.span is not None]
    for passage in record.reuse:
        pair = (passage.left.document, passage.right.document)
        if pair == (item.left, item.right) and passage.kind == "narration":
            places.append(("left", passage.left.document, passage.left.span))
            places.append(("right", passage.right.document, passage.right.span))
    return "derivation", f"{left} (left) and {right} (right)", reasons, places


def _in_words(reasons: Sequence[str]) -> Iterator[Reason]:
    for slug in reasons:
        yield Reason("because", reason_words(slug), slug)


def _names(record: Record) -> dict[str, str]:
    return {doc.id: doc.name for doc in record.documents}
