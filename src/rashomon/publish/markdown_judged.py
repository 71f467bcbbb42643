"""Claims, proposals and events in the Markdown dossier."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rashomon.publish.index import RecordIndex
from rashomon.publish.judged import (
    Cell,
    ClaimRow,
    ProposalRow,
    find_matrix,
    find_proposals,
)
from rashomon.publish.markdown_text import counted, inert, name, quoted
from rashomon.publish.quoting import Words
from rashomon.publish.timeline import EventRow, find_timeline

_STANCES: Mapping[str, str] = {
    "affirms": "affirmed it",
    "denies": "denied it",
    "hedges": "left it open",
}
_NARRATED: Mapping[str, str] = {
    "affirms": "states it in its own voice",
    "denies": "states the opposite in its own voice",
    "hedges": "leaves it open in its own voice",
}
Numbers = Mapping[str, int]


def claim_lines(index: RecordIndex, numbers: Numbers) -> Iterator[str]:
    """Claims on which parties are reported on both sides.

    Args:
        index: The record.
        numbers: Number of each statement's note.
    """
    yield "\n## Contested claims\n"
    rows = [row for row in find_matrix(index).rows if row.contested]
    if not rows:
        yield "None was found; many differences are not."
        return
    yield "Parties are reported on both sides of these. No entry is no position, not a denial."
    for number, row in enumerate(rows, start=1):
        yield from _claim(number, row, numbers)
    contested = sum(claim.contested for claim in index.record.claims)
    yield from _rest(contested - len(rows), "contested claims")


def _claim(number: int, row: ClaimRow, numbers: Numbers) -> Iterator[str]:
    yield f"\n### {number}\\. {quoted(row.words.text)}\n"
    documents = "1 document" if row.reports == 1 else f"{row.reports} documents"
    yield f"In {documents}, {counted(row.independent)} independent ({inert(row.id)}).\n"
    for party, cell in row.sides:
        yield f"- {_position(party, cell, numbers)}"
    for stance, words in row.narrated:
        yield f"- *{name(words.outlet)}* {_NARRATED[stance]}: {quoted(words.text)}"
    for value, words in row.values:
        yield f"- *{name(words.outlet)}* gives {inert(value)}: {_words(words, numbers)}"
    for party, before, after in row.changed:
        yield f"- *{name(party)}* is reported to have changed position: {before}, later {after}"


def _position(party: str, cell: Cell, numbers: Numbers) -> str:
    told = f"*{name(cell.words.outlet)}* reports that *{name(party)}* {_STANCES[cell.stance]}"
    besides = [
        cell.how and f"as {inert(cell.how)}",
        cell.said and f"said {inert(cell.said)}",
        cell.reports > 1 and f"in {cell.reports} documents",
        cell.through and f"per {', '.join(map(name, cell.through))}",
    ]
    more = "; ".join(part for part in besides if part)
    return f"{told}: {_words(cell.words, numbers)}{f' ({more})' if more else ''}"


def proposal_lines(index: RecordIndex, numbers: Numbers) -> Iterator[str]:
    """Proposals with the steps on record, those with answers first.

    Args:
        index: The record.
        numbers: Number of each statement's note.
    """
    rows, more = find_proposals(index)
    yield "\n## Proposals and answers\n"
    if not rows:
        yield "None was found."
    for row in rows:
        yield from _proposal(row, numbers)
    yield from _rest(more, "proposals")


def _proposal(row: ProposalRow, numbers: Numbers) -> Iterator[str]:
    who = f"*{name(row.who)}*" if row.who else "somebody"
    to = f" to {', '.join(map(name, row.to))}" if row.to else ""
    status = inert(row.status) if row.answered else f"{inert(row.status)}, no answer on record"
    made = f"{inert(row.kind).capitalize()} by {who}{to}, as reported"
    yield f"- {made}: {_words(row.words, numbers)}"
    yield f"  - as far as reported: {status} ({inert(row.id)})"
    for step in row.steps:
        by = f"*{name(step.who)}*" if step.who else "somebody"
        said = inert(step.said) or "no date"
        outlet = name(step.words.outlet)
        words = (
            f"the same words{_note(step.words, numbers)}"
            if step.same
            else (_words(step.words, numbers))
        )
        yield f"  - {said}: *{outlet}* reports that {by} {inert(step.what)}: {words}"
    if row.more:
        yield f"  - and {row.more} more steps"


def event_lines(index: RecordIndex, numbers: Numbers) -> Iterator[str]:
    """The timeline as a table.

    Args:
        index: The record.
        numbers: Number of each statement's note.
    """
    rows, more = find_timeline(index)
    yield "\n## Timeline\n"
    if not rows:
        yield "None was found."
        return
    yield "When something is said to have been, and when the accounts that tell it appeared.\n"
    yield "| said to be | accounts of | status as reported | who | reported by |"
    yield "|---|---|---|---|---|"
    for row in rows:
        yield f"| {' | '.join(_event(row, numbers))} |"
    yield from _rest(more, "events")


def _event(row: EventRow, numbers: Numbers) -> Sequence[str]:
    told = "; ".join(f"*{name(words.outlet)}*: {_words(words, numbers)}" for words in row.words)
    return (
        inert(f"{row.time}{row.basis}") if row.time else "no date",
        inert(row.published) or "no date",
        inert(row.status),
        ", ".join(map(name, row.participants)) or "–",
        told + (f"; and {row.more} more wordings" if row.more else ""),
    )


def _words(words: Words, numbers: Numbers) -> str:
    return f"{quoted(words.text)}{_note(words, numbers)}"


def _note(words: Words, numbers: Numbers) -> str:
    return f"[^{numbers[words.statement]}]" if words.statement else ""


def _rest(more: int, what: str) -> Iterator[str]:
    if more:
        yield f"\nAnd {more} more {what}, which stand in the JSON and in the tables."
