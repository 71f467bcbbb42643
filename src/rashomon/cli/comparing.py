"""The command ``compare``: two to four documents side by side."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from typing import Annotated

import typer
from rich.text import Text

from rashomon.cli.console import data, number_of, plain, print_json, put, put_hanging
from rashomon.cli.options import AsJson, StoryPath
from rashomon.model.codec import to_json
from rashomon.publish.comparison.pieces import Change
from rashomon.publish.comparison.view import Cell, Column, ComparedRow, Comparison
from rashomon.publish.comparison.wording import (
    across_languages,
    cell_words,
    passage_words,
    relation_words,
)
from rashomon.story import open_story

# Told apart without colour as well: a terminal may have none.
_MARKS: Mapping[Change, tuple[str, str]] = {
    "gone": ("[-", "-]"),
    "new": ("{+", "+}"),
    "dropped": ("[-", "-]"),
}
_STYLES: Mapping[Change, str] = {"gone": "red", "new": "green", "dropped": "red"}


def compare(
    story: StoryPath,
    documents: Annotated[
        list[str], typer.Argument(metavar="DOCUMENT...", help="Two to four: names or ids.")
    ],
    as_json: AsJson = False,
) -> None:
    """Put two to four documents side by side, sentence by sentence.

    [bold]Example:[/bold]  rashomon compare visit.story wire.txt courier.html

    The first is the reference.  [-words-] are missing in the others, {+words+} are new there.
    """
    with open_story(story) as opened:
        comparison = opened.compare(documents)
    if as_json:
        print_json(to_json(comparison))
    else:
        _print(comparison)


def _print(comparison: Comparison) -> None:
    console = data()
    for column in comparison.columns:
        _print_column(column)
    for relation in comparison.relations:
        put(console, relation_words(relation))
        if relation.reasons:
            put(console, plain("; ".join(relation.reasons)), indent=4)
    for one, two in comparison.unlike:
        put(console, across_languages(one, two))
    console.print()
    passages = {item.number: item for item in comparison.passages}
    for row in comparison.rows:
        _print_row(row)
        begun = [passages[number] for number in row.passages if passages[number].rows]
        for item in begun:
            if item.rows and item.rows[0] == row.number:
                put(console, passage_words(item), indent=4)
        console.print()
    console.print(number_of(len(comparison.rows), "row"))


def _print_column(column: Column) -> None:
    known = [column.outlet, column.published or "no date", column.language]
    put(data(), f"{column.label}  ", plain(column.name, "bold"), "  ", plain(", ".join(known)))
    if column.title:
        put(data(), plain(column.title), indent=4)
    counted = [f"{state}: {count}" for state, count in column.states.items()]
    counted += [f"moved: {column.moved}"] if column.moved else []
    put(data(), "; ".join([number_of(column.sentences, "sentence"), *counted]), indent=4)
    if column.left_out:
        put(data(), f"the last {number_of(column.left_out, 'word')} not compared", indent=4)


def _print_row(row: ComparedRow) -> None:
    for cell in row.cells:
        if cell is not None:
            lead = f"{cell.label} {cell.numbers[0]:>3}  "
            told = cell_words(cell)
            put_hanging(data(), Text(lead), f"({told}) " if told else "", *_words(cell))


def _words(cell: Cell) -> list[Text]:
    """The words of a cell; marks of statements are left to pages."""
    alike = groupby(cell.pieces, key=lambda piece: piece.change)
    return [_shown(change, "".join(piece.text for piece in pieces)) for change, pieces in alike]


def _shown(change: Change, words: str) -> Text:
    text = words.replace("\n", " ")
    if not text or not change:
        return plain(text) if text else Text("")
    before, after = _MARKS[change]
    return Text.assemble(before, plain(text, _STYLES[change]), after)
