"""How proposals and events are laid out in a terminal of any width."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rich.console import Console
from rich.text import Text

from rashomon.cli.console import data, number_of, plain, put, put_hanging
from rashomon.publish.cells import JOINED
from rashomon.publish.display import shortened
from rashomon.publish.wording import SAID_WORDS, days_words

Row = dict[str, Any]

# Characters of a proposal or an event, and of one of its steps or other wordings, that a terminal
# shows; --json gives all.
_WORDS, _MORE_WORDS = 240, 160
# Steps of one proposal and other wordings of one event that a terminal shows.
_STEPS, _WORDINGS = 12, 2
# Below this width what leads a line stands on a line of its own.
_WIDE = 56


def print_proposals(rows: Sequence[Row]) -> None:
    """A proposal a block: who of whom, what, where it stands, and every step.

    Args:
        rows: Of ``proposal_rows``, each with its ``steps``.
    """
    console = data()
    if not rows:
        put(console, "No proposal, demand, offer or request.")
        return
    for row in rows:
        _print_proposal(console, row)
    answered = sum(bool(row["answers"]) for row in rows)
    put(
        console,
        f"{number_of(len(rows), 'proposal')}, {answered or 'none'} with an answer on record; "
        "why one: rashomon explain STORY ID",
    )


def _print_proposal(console: Console, row: Row) -> None:
    to = Text.assemble(" to ", plain(row["to"])) if row["to"] else Text()
    who = plain(row["by"] or "somebody not established", "bold")
    put(console, f"{row['kind'].capitalize()} of ", who, to, ": ", Text(row["status"], "bold"))
    put(console, _line(row["text"], _WORDS), indent=4)
    put(console, row["id"], indent=4)
    for step in row["steps"][:_STEPS]:
        when = days_words(step["said_at"] or "no date")
        who = plain(step["by"] or "somebody")
        same = " ".join(step["words"].split()) == " ".join(str(row["text"]).split())
        words = Text(" (these words)") if same else Text.assemble(": ", _quoted(step["words"]))
        where = plain(f" ({shortened(step['document'], 40)})")
        _put_beside(
            console, plain(when), Text.assemble(who, plain(f" {step['what']}"), words, where)
        )
    if len(row["steps"]) > _STEPS:
        put(console, f"and {number_of(len(row['steps']) - _STEPS, 'more step')}", indent=4)
    if not row["answers"]:
        put(console, "no answer on record", indent=4)
    console.print()


def print_timeline(rows: Sequence[Row]) -> None:
    """Events under the time when they are said to be, each with when it was published.

    Args:
        rows: Of ``event_rows``, in their order.
    """
    console = data()
    if not rows:
        put(console, "No event with a time.")
        return
    last: object = console
    for row in rows:
        if (row["time"], row["time_basis"]) != last:
            last = (row["time"], row["time_basis"])
            _print_time(console, row)
        _print_event(console, row)
    console.print()
    put(
        console,
        f"{number_of(len(rows), 'event')}; each status is as reported; "
        "why one: rashomon explain STORY ID",
    )


def _print_time(console: Console, row: Row) -> None:
    console.print()
    basis = "" if row["time_basis"] == "expression" else f"  {SAID_WORDS[row['time_basis']]}"
    when = days_words(row["time"] or "time not known")
    put(console, plain(when, "bold"), basis if row["time"] else "")


def _print_event(console: Console, row: Row) -> None:
    _put_beside(console, Text(row["status"]), _line(row["label"], _WORDS), indent=2)
    others = [words for words in str(row["words"]).split("\n") if words != row["label"]]
    indent = 12 if console.width >= _WIDE else 4
    for words in others[:_WORDINGS]:
        put(console, "also: ", _line(words, _MORE_WORDS), indent=indent)
    if len(others) > _WORDINGS:
        put(console, f"and {number_of(len(others) - _WORDINGS, 'more wording')}", indent=indent)
    if row["participants"]:
        put(console, "with ", plain(row["participants"]), indent=indent)
    documents = len(str(row["documents"]).split(JOINED))
    published = days_words(row["published"] or "on no known day")
    told = f"told by {number_of(documents, 'document')}, published {published}"
    put(console, row["id"], "  ", plain(told), indent=indent)


def _put_beside(console: Console, lead: Text, text: Text, indent: int = 4) -> None:
    """A paragraph beside its lead, or below it where the terminal is too narrow for that."""
    if console.width < _WIDE:
        put(console, lead, indent=indent)
        put(console, text, indent=indent + 2)
        return
    width = 10 if indent == 2 else 26
    blanks = " " * max(2, width - len(lead.plain))
    put_hanging(console, Text.assemble(" " * indent, lead, blanks), text)


def _line(words: str, limit: int) -> Text:
    return plain(shortened(" ".join(words.split()), limit))


def _quoted(words: str) -> Text:
    return Text.assemble("“", _line(words, _MORE_WORDS), "”")
