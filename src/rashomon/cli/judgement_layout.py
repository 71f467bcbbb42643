"""How claims, proposals and events are laid out in a terminal of any width."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from rich.text import Text

from rashomon.cli.console import data, number_of, plain, put
from rashomon.cli.lineage_layout import span_of
from rashomon.publish.cells import JOINED
from rashomon.publish.display import shortened
from rashomon.publish.wording import SAID_WORDS

Row = dict[str, Any]

_SIGNS: Mapping[str, str] = {"affirms": "+", "denies": "-", "hedges": "~"}
# Characters of a claim, a proposal or an event that a terminal shows; --json gives all.
_SHOWN_WORDS = 240
# Columns that a party takes in the matrix, and those left to the words at the least.
_CELL, _LEAST_WORDS = 4, 40
_MOST_PARTIES = 12
_WORDINGS = 3


def print_claims(rows: Sequence[Row]) -> None:
    """A matrix: claims by parties; what only one statement says is counted at the end."""
    console = data()
    shown = [row for row in rows if row["contested"] or row["reports"] > 1 or _parties(row) > 1]
    parties = _most_frequent(shown, (console.width - _LEAST_WORDS) // _CELL)
    letters = {name: chr(ord("A") + at) for at, name in enumerate(parties)}
    if shown:
        legend = ", ".join(f"{letter} {name}" for name, letter in letters.items())
        put(console, plain(legend))
        put(console, "+ affirms  - denies  ~ hedges  blank: not on record\n")
        head = "".join(f"{letter:>{_CELL}}" for letter in letters.values())
        console.print(Text(head, "bold"))
    for row in shown:
        _print_claim(row, letters)
    alone = len(rows) - len(shown)
    console.print()
    contested = sum(row["contested"] for row in rows)
    told = f"{number_of(len(rows), 'claim')}, {contested} contested"
    if alone:
        told += f"; {alone} that one statement alone makes are listed by --json"
    put(console, f"{told}; why one: rashomon explain STORY ID")


def _print_claim(row: Row, letters: Mapping[str, str]) -> None:
    console = data()
    cells = "".join(f"{_cell(row, name):>{_CELL}}" for name in letters)
    count = span_of(row["independent_low"], row["independent_high"])
    state = "contested, " if row["contested"] else ""
    told = f"{state}in {number_of(row['reports'], 'document')}, {count} independent"
    put(console, plain(cells.rstrip() or " "), f"  {row['id']}  ({told})")
    indent = _CELL + 2
    put(console, _words(row["text"], "bold" if row["contested"] else ""), indent=indent)
    hidden = [
        f"{name} {stance}"
        for stance in _SIGNS
        for name in _names(row[stance])
        if name not in letters
    ]
    if hidden:
        put(console, "also ", plain(", ".join(hidden)), indent=indent)
    if row["values"]:
        put(console, "values: ", plain(row["values"]), indent=indent)
    if row["changed"]:
        put(console, "changed position: ", plain(row["changed"]), indent=indent)


def _cell(row: Row, name: str) -> str:
    return "".join(sign for stance, sign in _SIGNS.items() if name in _names(row[stance]))


def _most_frequent(rows: Sequence[Row], most: int) -> list[str]:
    """Parties that take part in most claims, contested ones first, as many as fit."""
    weight: Counter[str] = Counter()
    for row in rows:
        for stance in _SIGNS:
            weight.update(dict.fromkeys(_names(row[stance]), 1 + 2 * row["contested"]))
    ordered = sorted(weight, key=lambda name: (-weight[name], name))
    return ordered[: max(1, min(most, _MOST_PARTIES))]


def _parties(row: Row) -> int:
    return len({name for stance in _SIGNS for name in _names(row[stance])})


def print_proposals(rows: Sequence[Row]) -> None:
    """A proposal a block: who of whom, what, and every dated step."""
    console = data()
    for row in rows:
        who = plain(row["by"] or "proposer not told", "bold")
        of = f" to {', '.join(_names(row['to']))}" if row["to"] else ""
        put(
            console,
            row["id"],
            "  ",
            who,
            plain(of) if of else "",
            f"  ({row['kind']}: {row['status']})",
        )
        put(console, _words(row["text"]), indent=6)
        for step in row["steps"]:
            told = f"{step['said_at'] or 'no date'}  {step['by'] or 'unknown'} {step['what']}"
            put(console, plain(told), ": ", _words(step["words"]), indent=6)
        if not row["answers"]:
            put(console, "no answer on record", indent=6)
    console.print(f"\n{number_of(len(rows), 'proposal')}")


def print_timeline(rows: Sequence[Row]) -> None:
    """An event a block, in two lanes: when it is said to be, when it was published."""
    console = data()
    for row in rows:
        when = row["time"] or "no date"
        basis = SAID_WORDS[row["time_basis"]]
        put(
            console,
            plain(when, "bold"),
            f"  {row['status']}, {basis}; published {row['published'] or 'on no known day'}",
        )
        put(console, row["id"], "  ", _words(row["label"]), indent=4)
        others = [words for words in str(row["words"]).split("\n") if words != row["label"]]
        for words in others[:_WORDINGS]:
            put(console, _words(words), indent=6)
        if len(others) > _WORDINGS:
            put(console, f"and {number_of(len(others) - _WORDINGS, 'more wording')}", indent=6)
        if row["participants"]:
            put(console, "with ", plain(row["participants"]), indent=6)
    console.print(f"\n{number_of(len(rows), 'event')}")


def _names(cell: str | None) -> list[str]:
    return str(cell).split(JOINED) if cell else []


def _words(words: str, style: str = "") -> Text:
    return plain(shortened(" ".join(words.split()), _SHOWN_WORDS), style)
