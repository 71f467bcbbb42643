"""How what documents share is laid out in a terminal: accounts, passages, utterances."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rashomon.cli.console import data, number_of, plain, put
from rashomon.publish.cells import JOINED
from rashomon.publish.display import shortened
from rashomon.publish.wording import reason_words

Row = dict[str, Any]

# Characters of words that a terminal shows; --json gives all.
_SHOWN_WORDS = 240
# Wordings of one utterance that a terminal shows.
_SHOWN_WORDINGS = 5


def print_accounts(rows: Sequence[Row]) -> None:
    """Groups of documents, how many independent accounts each holds, and why."""
    console = data()
    for row in rows:
        names = str(row["documents"]).split(JOINED)
        count = span_of(row["independent_low"], row["independent_high"])
        put(console, plain(f"{count} from {number_of(row['size'], 'document')}", "bold"))
        put(console, plain(", ".join(names)), indent=4)
        if row["origin"] and row["size"] > 1:
            put(console, "origin: ", plain(row["origin"]), indent=4)
        put(console, _reasons(row), indent=4)
    low = sum(row["independent_low"] for row in rows)
    high = sum(row["independent_high"] for row in rows)
    documents = number_of(sum(row["size"] for row in rows), "document")
    console.print(f"\n{span_of(low, high)} independent in {documents}")


def print_passages(rows: Sequence[Row]) -> None:
    """Passages under the two documents that share them."""
    console = data()
    last = None
    for row in rows:
        pair = (row["left_document_id"], row["right_document_id"])
        if pair != last:
            last = pair
            left, right = plain(row["left_document"], "bold"), plain(row["right_document"], "bold")
            console.print()
            put(console, left, " and ", right)
        told = f"{row['kind']}, {row['form']}, {row['score']:.0%} alike"
        put(console, row["id"], f"  ({told})", indent=2)
        if row["reasons"]:
            put(console, plain(f"{row['direction']}: "), _reasons(row), indent=6)
        _put_words(row["left_words"])
        if row["left_words"] != row["right_words"]:
            _put_words(row["right_words"])
    console.print()
    put(console, f"{number_of(len(rows), 'shared passage')}; only narration is evidence of copying")


def print_utterances(rows: Sequence[Row]) -> None:
    """An utterance a block: who, how often it is reported, and in which words."""
    console = data()
    for row in rows:
        count = span_of(row["independent_low"], row["independent_high"])
        told = f"in {number_of(row['reports'], 'document')}, {count} independent"
        disputed = "  speaker disputed" if row["speaker_disputed"] else ""
        who = plain(row["speakers"] or "speaker not told", "bold")
        put(console, row["id"], "  ", who, f"  ({told}){disputed}")
        wordings = str(row["words"]).split("\n")
        for words in wordings[:_SHOWN_WORDINGS]:
            _put_words(words)
        if len(wordings) > _SHOWN_WORDINGS:
            put(console, f"and {len(wordings) - _SHOWN_WORDINGS} more wordings", indent=6)
    console.print(f"\n{number_of(len(rows), 'utterance')}")


def span_of(low: int, high: int) -> str:
    """A range as a reader takes it in: one number where both ends are the same.

    >>> span_of(2, 4), span_of(3, 3)
    ('2 to 4', '3')
    """
    return str(low) if low == high else f"{low} to {high}"


def _reasons(row: Row) -> str:
    return "; ".join(reason_words(slug) for slug in str(row["reasons"] or "").split(JOINED) if slug)


def _put_words(words: str) -> None:
    put(data(), plain(shortened(" ".join(words.split()), _SHOWN_WORDS)), indent=6)
