"""How findings are laid out in a terminal of any width."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from rich.console import Console
from rich.text import Text

from rashomon.cli.claims_layout import print_claims
from rashomon.cli.console import data, number_of, plain, put, put_columns, put_hanging, say
from rashomon.cli.judgement_layout import print_proposals, print_timeline
from rashomon.cli.lineage_layout import print_accounts, print_passages, print_utterances
from rashomon.explanation import Evidence, Explanation
from rashomon.lineage_explanation import Reason
from rashomon.publish.display import shortened
from rashomon.publish.wording import SAID_WORDS, confidence_label

Row = dict[str, Any]

# Characters of a text that a terminal shows; --json gives all.
_SHOWN_WORDS = 240
# Names of one entity, and places of one finding, that a terminal shows.
_SHOWN_NAMES = 5
_SHOWN_PLACES = 20


def print_documents(rows: Sequence[Row]) -> None:
    """A document a block: its name, its headline, what is known of it."""
    console = data()
    for row in rows:
        put(console, plain(row["name"], "bold"), "  ", row["id"])
        put(console, plain(row["title"] or "no headline found"), indent=4)
        known = [row["outlet"] or "outlet unknown", row["published"] or "no date", row["language"]]
        counted = [
            number_of(row["words"], "word"),
            number_of(row["statements"], "statement"),
            number_of(row["cautions"], "caution"),
        ]
        put(console, plain(", ".join(known)), "; ", ", ".join(counted), indent=4)
    console.print(f"\n{number_of(len(rows), 'document')}")


def print_people(rows: Sequence[Row]) -> None:
    """An entity a line: who, how often, under which other names."""
    console = data()
    for row in rows:
        others = [name for name in str(row["aliases"]).split("; ") if name != row["name"]]
        also = ", ".join(others[:_SHOWN_NAMES])
        if len(others) > _SHOWN_NAMES:
            also += f" and {len(others) - _SHOWN_NAMES} more"
        counted = f"{number_of(row['statements'], 'statement')}, "
        counted += number_of(row["mentions"], "mention")
        name = plain(row["name"], "bold")
        put(console, row["id"], "  ", name, f" ({row['kind']}): {counted}")
        if also:
            put(console, "also ", plain(also), indent=6)
        if row["speaks_for"]:
            put(console, "speaks for ", plain(row["speaks_for"]), indent=6)
    console.print(f"\n{number_of(len(rows), 'entity', 'entities')}")


def print_cautions(rows: Sequence[Row]) -> None:
    """Cautions under the document that they are about."""
    console = data()
    last = None
    for row in rows:
        if row["document_id"] != last:
            last = row["document_id"]
            put(console, plain(row["document"], "bold"))
        words = row["words"]
        message = plain(row["message"])
        if words:
            message.append_text(plain(f" ({shortened(_line(words), _SHOWN_WORDS // 4)})"))
        put(console, f"{row['slug']}  ", message, indent=2)
    console.print(f"\n{number_of(len(rows), 'caution')}")


def print_failures(rows: Sequence[Mapping[str, Any]]) -> None:
    """Inputs that could not be read, each with its reason."""
    console = data()
    for row in rows:
        put(console, plain(row["name"], "bold"), f"  {row['slug']}")
        put(console, plain(row["message"]), indent=4)
    console.print(f"\n{number_of(len(rows), 'input')} could not be read")


def print_statements(rows: Sequence[Row]) -> None:
    """Two or three lines a statement, under the document that reports it."""
    console = data()
    last = None
    for row in rows:
        if row["document_id"] != last:
            last = row["document_id"]
            where = row["outlet"] or row["document"]
            heading = f"{where} reports ({row['document']}, {row['published'] or 'no date'})"
            console.print()
            put(console, plain(heading, "bold"))
        indent = 6 if row["parent_id"] else 2
        who = row["speaker"] or (f"“{row['source']}”" if row["source"] else "speaker not told")
        labels = f"{row['kind']}, {row['act']}, read with {row['confidence_label']} confidence"
        put(console, row["id"], "  ", plain(who, "bold"), f"  ({labels})", indent=indent)
        words = plain(shortened(_line(row["content"]), _SHOWN_WORDS))
        put(console, words, indent=indent + 4)
        told = _told(row)
        if told:
            put(console, plain(told), indent=indent + 4)
        if "footnote" in row:
            _put_footnote(console, row, indent + 4)
    console.print()
    put(console, f"{number_of(len(rows), 'statement')}; why one: rashomon explain STORY ID")


def _put_footnote(console: Console, row: Row, indent: int) -> None:
    put(console, plain(row["footnote"]), indent=indent)
    if row["live_link"]:
        say(console, " " * indent, plain(row["live_link"]))


def _told(row: Row) -> str:
    """For whom, when, to whom and through whom, as far as that is known."""
    parts = [
        row["party"] and row["party"] != row["speaker"] and f"for {row['party']}",
        row["said_at"] and f"said {row['said_at']} ({SAID_WORDS[row['said_at_basis']]})",
        row["addressee"] and f"to {row['addressee']}",
        row["via"] and f"through {row['via']}",
    ]
    return "; ".join(part for part in parts if part)


def print_explanation(found: Explanation) -> None:
    """A finding, the decisions that made it, and the words it rests on."""
    console = data()
    put(console, plain(_line(found.summary), "bold"))
    read = ""
    if found.confidence is not None:
        label = confidence_label(found.confidence)
        read = f", read with {label} confidence ({found.confidence:.2f})"
    put(console, f"{found.kind} {found.id}{read}")
    console.print(Text("\nWhy", "bold"))
    _print_reasons(console, found.reasons)
    if found.decisions:
        console.print(Text("\nWhat people decided", "bold"))
        for told in found.decisions:
            put(console, plain(told), indent=2)
    if found.evidence:
        console.print(Text("\nWords it rests on", "bold"))
    names = {key: name for key, name, _ in found.documents}
    for item in found.evidence[:_SHOWN_PLACES]:
        put(
            console,
            plain(item.part),
            "  ",
            plain(names[item.document]),
            f" [{item.span.start}, {item.span.end})",
            indent=2,
        )
        _print_words(item)
    rest = len(found.evidence) - _SHOWN_PLACES
    if rest > 0:
        put(console, f"… and {number_of(rest, 'more place')}; --json lists all")


def _print_reasons(console: Console, reasons: Sequence[Reason]) -> None:
    """Decisions below one another: in columns if they are short, else each as a paragraph."""
    rows = [(item.what, _line(item.value), item.rule) for item in reasons]
    if sum(max((len(row[at]) for row in rows), default=0) for at in range(3)) < console.width:
        put_columns(console, rows)
        return
    width = max(len(what) for what, _, _ in rows) + 2
    for what, value, rule in rows:
        lead = Text.assemble("  ", plain(what.ljust(width)))
        put_hanging(console, lead, plain(shortened(value, _SHOWN_WORDS)), plain(f" ({rule})"))


def _print_words(item: Evidence) -> None:
    console = data()
    put(console, plain(shortened(_line(item.words), _SHOWN_WORDS)), indent=6)
    if item.received != item.words:
        received = plain(shortened(_line(item.received), _SHOWN_WORDS))
        put(console, "received as: ", received, indent=6)


def _line(text: str) -> str:
    return " ".join(text.split())


PRINTERS: Mapping[str, Callable[[Sequence[Row]], None]] = {
    "documents": print_documents,
    "accounts": print_accounts,
    "reuse": print_passages,
    "utterances": print_utterances,
    "statements": print_statements,
    "claims": print_claims,
    "proposals": print_proposals,
    "timeline": print_timeline,
    "people": print_people,
    "cautions": print_cautions,
    "failures": print_failures,
}
"""How each section of a story is printed."""
