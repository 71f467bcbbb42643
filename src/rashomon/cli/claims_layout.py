"""How claims are laid out in a terminal of any width: a matrix of claims by parties."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from rashomon.cli.console import data, number_of, plain, put, put_hanging
from rashomon.cli.lineage_layout import span_of
from rashomon.publish.cells import JOINED
from rashomon.publish.display import shortened, visible
from rashomon.publish.wording import days_words, stance_words

Row = dict[str, Any]

_SIGNS: Mapping[str, str] = {"affirms": "+", "denies": "-", "hedges": "~"}
_NOTHING = "."
# Characters of a claim, of the words of one position, and of a name that a terminal shows; --json
# gives all.
_CLAIM_WORDS, _POSITION_WORDS, _NAME = 240, 150, 40
# Columns that a party takes in the matrix, those left to the words at the least, and parties with
# a column at the most: more than the letters of two rows are not kept in mind.
_CELL, _LEAST_WORDS, _MOST_PARTIES = 3, 28, 12
# Columns before what stands below a claim, however many parties have a column.
_INDENT = 6
# Parties that get a column though they take part in one claim alone.
_FIRST_PARTIES = 3
# Where no more claims than these are made by one statement alone, they are listed too.
_ALONE = 20
_NARRATED: Mapping[str, str] = {
    "narrated": "stated by the account itself",
    "narrated_opposite": "the opposite stated by the account itself",
    "narrated_hedged": "left open by the account itself",
}


def print_claims(rows: Sequence[Row]) -> None:
    """A matrix: contested claims first, then those of several parties, then of several accounts.

    Args:
        rows: Of ``claim_rows``, each with its ``positions``.
    """
    console = data()
    if not rows:
        put(console, "No claim.")
        return
    groups = _grouped(rows)
    alone = groups.pop("alone")
    if len(alone) <= _ALONE:
        groups["Made by one statement alone"] = alone
    shown = [row for group in groups.values() for row in group]
    columns = _columns(shown, (console.width - _LEAST_WORDS) // _CELL)
    if shown:
        _print_legend(console, columns)
    for title, group in groups.items():
        if group or title == "Contested":
            _print_group(console, title, group, list(columns))
    console.print()
    contested = len(groups["Contested"])
    put(console, f"{number_of(len(rows), 'claim')}, {contested or 'none'} contested")
    if len(alone) > _ALONE:
        told = "made by one statement alone and not shown"
        put(console, f"{len(alone)} {told}: narrow with --party or --text; --json lists all")
    put(console, "why one: rashomon explain STORY ID")


def _grouped(rows: Sequence[Row]) -> dict[str, list[Row]]:
    """Rows by the heading they stand under; those of one statement alone under ``alone``."""
    groups: dict[str, list[Row]] = {
        "Contested": [],
        "Not contested, several parties": [],
        "One party, several accounts": [],
        "alone": [],
    }
    titles = list(groups)
    for row in rows:
        parties = {item["party_id"] for item in row["positions"]}
        at = 0 if row["contested"] else 1 if len(parties) > 1 else 2 if row["reports"] > 1 else 3
        groups[titles[at]].append(row)
    return groups


def _columns(rows: Sequence[Row], most: int) -> dict[str, str]:
    """Id and name of the parties that get a column: those in most claims, contested ones first."""
    weight: Counter[str] = Counter()
    names: dict[str, str] = {}
    for row in rows:
        held = {item["party_id"]: item["party"] for item in row["positions"]}
        weight.update(dict.fromkeys(held, 1 + 2 * row["contested"]))
        names |= held
    ordered = sorted(weight, key=lambda key: (-weight[key], names[key], key))
    ordered = [key for at, key in enumerate(ordered) if at < _FIRST_PARTIES or weight[key] > 1]
    return {key: names[key] for key in ordered[: max(1, min(most, _MOST_PARTIES))]}


def _letter(at: int) -> str:
    return chr(ord("A") + at)


def _print_legend(console: Console, columns: Mapping[str, str]) -> None:
    """What signs and letters mean, in as many columns as fit."""
    put(console, "+ affirms   - denies   ~ hedges   . not on record, which is no denial")
    entries = [
        f"{_letter(at)} {visible(shortened(name, _NAME))}"
        for at, name in enumerate(columns.values())
    ]
    width = max((cell_len(entry) for entry in entries), default=0) + 3
    beside = max(1, (console.width + 3) // width)
    for start in range(0, len(entries), beside):
        row = entries[start : start + beside]
        put(console, "".join(e + " " * (width - cell_len(e)) for e in row).rstrip())


def _print_group(console: Console, title: str, rows: Sequence[Row], parties: Sequence[str]) -> None:
    console.print()
    put(console, Text(f"{title} ({len(rows)})" if rows else f"{title}: none", "bold"))
    if rows:
        letters = "".join(_letter(at).ljust(_CELL) for at in range(len(parties)))
        put(console, letters.rstrip())
    for row in rows:
        _print_claim(console, row, parties)


def _print_claim(console: Console, row: Row, parties: Sequence[str]) -> None:
    cells = "".join(_cell(row, key).ljust(_CELL) for key in parties)
    text = " ".join(str(row["text"]).split())
    words = plain(shortened(text, _CLAIM_WORDS), "bold" if row["contested"] else "")
    put_hanging(console, Text(cells), words)
    count = span_of(row["independent_low"], row["independent_high"])
    told = f"{number_of(row['reports'], 'document')}, {count} independent"
    indent = min(len(cells), _INDENT)
    put(console, f"{row['id']}  {told}", indent=indent)
    for line in (*_positions(row, parties), *_rest(row)):
        put(console, line, indent=indent + 2)


def _cell(row: Row, party: str) -> str:
    held = {item["stance"] for item in row["positions"] if item["party_id"] == party}
    return "".join(sign for stance, sign in _SIGNS.items() if stance in held) or _NOTHING


def _positions(row: Row, parties: Sequence[str]) -> Iterator[Text]:
    """Of a contested claim every position with its words; of others those without a column."""
    for item in sorted(row["positions"], key=lambda item: list(_SIGNS).index(item["stance"])):
        who = Text.assemble(plain(shortened(item["party"], _NAME)), f" {item['stance']}")
        if row["contested"]:
            yield Text.assemble(who, _words(row, item), _how(item), _where(item))
        elif item["party_id"] not in parties:
            yield Text.assemble("also ", who)


def _words(row: Row, item: Row) -> Text:
    """The first words that report a position, unless they are those of the claim."""
    words = str(item["words"]).split("\n")[0]
    if words == " ".join(str(row["text"]).split()):
        return Text(" (these words)")
    return Text.assemble(": “", plain(shortened(words, _POSITION_WORDS)), "”")


def _how(item: Row) -> Text:
    """How a stance that is more than said is reported: denied words affirm their opposite."""
    how = stance_words(str(item["rules"] or "").split(JOINED))
    return plain(f", as {how}") if how else Text()


def _where(item: Row) -> Text:
    """In which document, when and through whom a position is reported."""
    documents = str(item["documents"]).split(JOINED)
    more = f" and {len(documents) - 1} more" if len(documents) > 1 else ""
    parts = [f"{shortened(documents[0], _NAME)}{more}"]
    if item["said_at"]:
        parts.append(days_words(item["said_at"]))
    if item["per"]:
        parts.append(f"per {shortened(item['per'], 2 * _NAME)}")
    return plain(f" ({', '.join(parts)})")


def _rest(row: Row) -> Iterator[Text]:
    """Accounts that state it, values, changes."""
    for column, told in _NARRATED.items():
        if row[column]:
            yield Text.assemble(f"{told}: ", plain(shortened(row[column], _CLAIM_WORDS)))
    if row["values"]:
        yield Text.assemble("values, none picked: ", plain(shortened(row["values"], _CLAIM_WORDS)))
    if row["changed"]:
        yield Text.assemble("changed position: ", plain(shortened(row["changed"], _CLAIM_WORDS)))
