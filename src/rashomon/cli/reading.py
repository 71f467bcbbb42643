"""Commands that read a story: ``show`` and ``explain``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Annotated, Any

import typer
from rich.markup import escape
from rich.padding import Padding
from rich.text import Text

from rashomon.cli.console import data, print_json, table
from rashomon.cli.options import AsJson, StoryPath, one_of
from rashomon.explanation import Explanation
from rashomon.model.codec import to_json
from rashomon.publish.display import shortened, visible
from rashomon.publish.tables import caution_rows, document_rows, entity_rows, failure_rows
from rashomon.publish.tables import statement_rows as rows_of_statements
from rashomon.story import Story, open_story

Row = dict[str, Any]

# What the record has a place for and no stage reads yet.
_NOT_YET = {
    "claims": "Claims and positions are not read yet: the record's list is empty.",
    "reuse": "Copied text is not traced yet; documents with the same text are in `cautions`.",
    "timeline": "Events are not read yet: the record's list is empty.",
}
_SECTIONS = ("documents", "statements", "people", "claims", "reuse", "timeline", "cautions",
             "failures")  # fmt: skip
_DOCUMENT_COLUMNS = (
    "name", "outlet", "title", "published", "language", "words", "statements",
)  # fmt: skip
# Characters of a statement that one line of a terminal table shows; --json gives all.
_SHOWN_WORDS = 240


def show(
    story: StoryPath,
    section: Annotated[
        str, typer.Argument(metavar="[documents|statements|people|…]", help=", ".join(_SECTIONS))
    ] = "",
    speaker: Annotated[str, typer.Option(help="Only statements of speakers named so.")] = "",
    document: Annotated[str, typer.Option(help="Only this document (name or id).")] = "",
    text: Annotated[str, typer.Option(help="Only statements with these words.")] = "",
    as_json: AsJson = False,
) -> None:
    """Show what a story holds.

    [bold]Example:[/bold]  rashomon show visit.story statements --speaker Ruiz

    Next:  rashomon explain visit.story ID
    """
    with open_story(story) as opened:
        if not section:
            _overview(opened, as_json)
            return
        one_of(section, _SECTIONS, "section")
        if section in _NOT_YET:
            _not_yet(section, as_json)
            return
        rows = _ROWS[section](opened)
    rows = [row for row in rows if _is_wanted(row, speaker, document, text)]
    if as_json:
        print_json(rows)
    elif section == "statements":
        _print_statements(rows)
    else:
        columns, cells = _SHAPES[section]
        data().print(table(f"{len(rows)} {section}", columns, [cells(row) for row in rows]))


def explain(
    story: StoryPath,
    finding: Annotated[str, typer.Argument(metavar="ID", help="Of anything in the record.")],
    as_json: AsJson = False,
) -> None:
    """Say why a finding is in the record: rules, exact words, characters received.

    [bold]Example:[/bold]  rashomon explain visit.story att-0123456789abcdef
    """
    with open_story(story) as opened:
        explanation = opened.explain(finding)
    if as_json:
        print_json(to_json(explanation))
    else:
        _print_explanation(explanation)


def _overview(story: Story, as_json: bool) -> None:
    record = story.record
    low, high = record.accounts.independent
    plain = {
        "documents": len(record.documents),
        "outlets": len({doc.outlet for doc in record.documents if doc.outlet}),
        "independent_accounts": [low, high],
        "statements": len(record.attributions),
        "speakers": len({att.speaker for att in record.attributions if att.speaker}),
        "utterances": len(record.utterances),
        "cautions": dict(sorted(Counter(c.slug for c in record.cautions).items())),
        "failures": len(record.failures),
        "run": to_json(record.run),
    }
    if as_json:
        print_json(plain)
        return
    rows = [(key, _short(value)) for key, value in plain.items() if key != "run"]
    data().print(table("Story", ("what", "how many"), rows))
    data().print("Sections: " + ", ".join(_SECTIONS), markup=False)


def _short(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{key} {count}" for key, count in value.items()) or "none"
    if isinstance(value, list):
        return "–".join(str(item) for item in value)
    return str(value)


def _not_yet(section: str, as_json: bool) -> None:
    if as_json:
        print_json([])
    else:
        data().print(_NOT_YET[section], markup=False)


def _people(story: Story) -> list[Row]:
    rows = entity_rows(story.record)
    return sorted(rows, key=lambda row: (-int(row["statements"] or 0), str(row["name"])))


_ROWS: dict[str, Callable[[Story], list[Row]]] = {
    "documents": lambda story: document_rows(story.record),
    "statements": lambda story: rows_of_statements(story.record),
    "people": _people,
    "cautions": lambda story: caution_rows(story.record),
    "failures": lambda story: failure_rows(story.record),
}
_Cells = Callable[[Row], Sequence[Any]]
_SHAPES: dict[str, tuple[tuple[str, ...], _Cells]] = {
    "documents": (
        ("name", "outlet", "title", "published", "language", "#words", "#statements"),
        lambda row: [row[k] for k in _DOCUMENT_COLUMNS],
    ),
    "people": (
        ("id", "name", "kind", "names seen", "#mentions", "#statements"),
        lambda row: [row[k] for k in ("id", "name", "kind", "aliases", "mentions", "statements")],
    ),
    "cautions": (
        ("caution", "document", "message", "words"),
        lambda row: [row["slug"], row["document"], row["message"], row["words"]],
    ),
    "failures": (
        ("input", "why", "message"),
        lambda row: [row["name"], row["slug"], row["message"]],
    ),
}


def _is_wanted(row: Row, speaker: str, document: str, text: str) -> bool:
    if speaker and speaker.lower() not in str(row.get("speaker") or row.get("name") or "").lower():
        return False
    if document and document not in (row.get("document"), row.get("document_id"), row.get("name")):
        return False
    return text.lower() in str(row.get("content") or row.get("message") or "").lower()


def _print_statements(rows: Sequence[Row]) -> None:
    """Two lines a statement, under the document that reports it."""
    console = data()
    last = None
    for row in rows:
        if row["document_id"] != last:
            last = row["document_id"]
            where = row["outlet"] or row["document"]
            heading = f"\n{where} reports ({row['document']}, {row['published'] or 'no date'})"
            console.print(f"[bold]{escape(visible(heading))}[/bold]")
        indent = 6 if row["parent_id"] else 2
        who = row["speaker"] or (f"“{row['source']}”" if row["source"] else "speaker not told")
        labels = f"{row['kind']}, {row['act']}, read with {row['confidence_label']} confidence"
        line = f"{row['id']}  [bold]{escape(visible(str(who)))}[/bold]  ({labels})"
        console.print(Padding(line, (0, 0, 0, indent)))
        words = visible(" ".join(str(row["content"]).split()))
        console.print(Padding(Text(shortened(words, _SHOWN_WORDS)), (0, 0, 0, indent + 4)))
    console.print(f"\n{len(rows)} statements; each with its reasons: rashomon explain STORY ID")


def _print_explanation(found: Explanation) -> None:
    console = data()
    console.print(f"[bold]{escape(visible(found.summary))}[/bold]  ({found.kind} {found.id})")
    rows = [(r.what, r.value, r.rule) for r in found.reasons]
    console.print(table("Why", ("what", "outcome", "rule"), rows))
    evidence = [
        (e.part, e.document, f"[{e.span.start}, {e.span.end})", shortened(e.words, _SHOWN_WORDS),
         shortened(e.received, _SHOWN_WORDS))
        for e in found.evidence
    ]  # fmt: skip
    heads = ("part", "document", "span", "words", "as received")
    console.print(table("Words it rests on", heads, evidence))
