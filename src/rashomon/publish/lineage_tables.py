"""Rows of what documents share: accounts, derivations, passages, utterances."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from rashomon.model.links import AccountGroup, Place, Utterance
from rashomon.model.record import Record, RecordDerivation, Reuse
from rashomon.publish.cells import Joined, Row, joined
from rashomon.publish.index import RecordIndex


def account_rows(record: Record) -> list[Row]:
    """One row for each group of documents that are one account, or parts of one.

    Args:
        record: The record.

    Returns:
        Rows in the order of the record, documents alone last.
    """
    index = RecordIndex(record)
    groups = sorted(record.accounts.groups, key=lambda item: -len(item.documents))
    return [_account_row(index, group) for group in groups]


def derivation_rows(record: Record) -> list[Row]:
    """One row for each two documents that have text from one another or from a third.

    Args:
        record: The record.

    Returns:
        Rows in the order of the record.  ``origin_*`` is the document that the other is made
        from; where that is not known, ``direction`` says so and the order has no meaning.
        Shares are of each one's narration, 0 to 1.
    """
    index = RecordIndex(record)
    return [_derivation_row(index, item) for item in record.derivations]


def passage_rows(record: Record) -> list[Row]:
    """One row for each passage that two documents share, with its exact words.

    Args:
        record: The record.

    Returns:
        Rows in the order of the record; starts and ends are half-open, in code points.
    """
    index = RecordIndex(record)
    return [_passage_row(index, item) for item in record.reuse]


def utterance_rows(record: Record) -> list[Row]:
    """One row for each act of speaking, those reported most first.

    Args:
        record: The record.

    Returns:
        Rows, one for each statement that nobody else reports, too.  ``words`` holds each wording
        in a line of its own, white space folded.
    """
    index = RecordIndex(record)
    ordered = sorted(record.utterances, key=lambda item: (-item.reports, -len(item.attributions)))
    return [_utterance_row(index, item) for item in ordered]


LINEAGE_TABLES: Mapping[str, Callable[[Record], list[Row]]] = MappingProxyType(
    {
        "accounts": account_rows,
        "derivations": derivation_rows,
        "passages": passage_rows,
        "utterances": utterance_rows,
    }
)

LINEAGE_HEADS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "accounts": (
            *("size", "independent_low", "independent_high", "origin", "origin_id", "reasons"),
            *("documents", "document_ids"),
        ),
        "derivations": (
            *("id", "direction", "document", "document_id", "origin", "origin_id", "share"),
            *("origin_share", "reasons", "clues"),
        ),
        "passages": (
            *("id", "kind", "form", "score", "direction", "reasons", "left_document"),
            *("left_document_id", "left_start", "left_end", "left_words", "right_document"),
            *("right_document_id", "right_start", "right_end", "right_words"),
        ),
        "utterances": (
            *("id", "reports", "independent_low", "independent_high", "statements", "speakers"),
            *("speaker_disputed", "rule", "score", "reasons", "words", "statement_ids"),
        ),
    }
)


def _account_row(index: RecordIndex, group: AccountGroup) -> Row:
    known = index.documents.get(group.origin or "")
    return {
        "size": len(group.documents),
        "independent_low": group.independent[0],
        "independent_high": group.independent[1],
        "origin": known.name if known else group.origin,
        "origin_id": known.id if known else None,
        "reasons": joined(group.reasons),
        "documents": joined([index.documents[key].name for key in group.documents]),
        "document_ids": joined(group.documents),
    }


def _derivation_row(index: RecordIndex, item: RecordDerivation) -> Row:
    forward = item.direction == "right from left"
    child, origin = (item.right, item.left) if forward else (item.left, item.right)
    shares = item.shares[::-1] if forward else item.shares
    return {
        "id": item.id,
        "direction": _direction(item.direction),
        "document": index.documents[child].name,
        "document_id": child,
        "origin": index.documents[origin].name,
        "origin_id": origin,
        "share": shares[0],
        "origin_share": shares[1],
        "reasons": joined(item.reasons),
        "clues": joined([clue.words for clue in item.clues]),
    }


def _direction(direction: str) -> str:
    return "made from it" if " from " in direction else direction


def _passage_row(index: RecordIndex, item: Reuse) -> Row:
    return {
        "id": item.id,
        "kind": item.kind,
        "form": item.form,
        "score": item.score,
        "direction": item.direction,
        "reasons": joined(item.reasons),
        **_side(index, "left", item.left),
        **_side(index, "right", item.right),
    }


def _side(index: RecordIndex, side: str, place: Place) -> Row:
    doc = index.documents[place.document]
    return {
        f"{side}_document": doc.name,
        f"{side}_document_id": doc.id,
        f"{side}_start": place.span.start,
        f"{side}_end": place.span.end,
        f"{side}_words": place.span.of(doc.text),
    }


def _utterance_row(index: RecordIndex, item: Utterance) -> Row:
    atts = [index.statements[key] for key in item.attributions]
    said = (index.words(att.document, att.content) for att in atts)
    wordings = dict.fromkeys(" ".join(words.split()) for words in said)
    reasons = dict.fromkeys(reason for link in item.links for reason in link.reasons)
    return {
        "id": item.id,
        "reports": item.reports,
        "independent_low": item.independent_reports[0],
        "independent_high": item.independent_reports[1],
        "statements": len(atts),
        "speakers": index.name_cell(item.speakers) or None,
        "speaker_disputed": int(item.speaker_disputed),
        "rule": item.rule,
        "score": min((link.score for link in item.links), default=None),
        "reasons": joined(tuple(reasons)),
        "words": Joined(wordings, "\n"),
        "statement_ids": joined(item.attributions),
    }
