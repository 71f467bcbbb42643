"""Commands that read a story: ``show`` and ``explain``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Annotated, Any

import typer

from rashomon.cli.console import data, print_json, put, put_columns
from rashomon.cli.layout import PRINTERS, Row, print_explanation
from rashomon.cli.options import AsJson, Machine, StoryPath, one_of
from rashomon.errors import UsageError
from rashomon.model.codec import to_json
from rashomon.model.corrections import Corrected
from rashomon.publish.cells import JOINED
from rashomon.publish.footnotes import find_footnote, footnote_text
from rashomon.publish.index import RecordIndex
from rashomon.publish.judgement_tables import (
    claim_rows,
    event_rows,
    position_rows,
    proposal_rows,
    step_rows,
)
from rashomon.publish.layers import layer_cells
from rashomon.publish.lineage_tables import account_rows, passage_rows, utterance_rows
from rashomon.publish.tables import caution_rows, document_rows, entity_rows, failure_rows
from rashomon.publish.tables import statement_rows as rows_of_statements
from rashomon.story import open_story

_SECTIONS = ("documents", "accounts", "reuse", "statements", "utterances", "people", "claims",
             "proposals", "timeline", "cautions", "failures")  # fmt: skip
# A party, and who of it spoke: somebody is found under either name.
_WHO = ("party", "speakers")
# What each filter looks at, by section; one that is not here is refused.  Somebody who is not
# known by name is looked for in the words of the source, as they are shown.
_LookedAt = Callable[[Row], tuple[Any, ...]]
Rows = Sequence[Mapping[str, Any]]
_FILTERS: Mapping[str, Mapping[str, _LookedAt]] = {
    "documents": {
        "document": lambda row: (row["name"], row["id"]),
        "text": lambda row: (row["title"],),
    },
    "statements": {
        "speaker": lambda row: (row["speaker"] or row["source"],),
        "party": lambda row: (row["party"],),
        "document": lambda row: (row["document"], row["document_id"]),
        "text": lambda row: (row["content"],),
    },
    "people": {"speaker": lambda row: (row["name"], row["aliases"])},
    "accounts": {"document": lambda row: _names(row["documents"], row["document_ids"])},
    "reuse": {
        "document": lambda row: (
            *(row["left_document"], row["left_document_id"]),
            *(row["right_document"], row["right_document_id"]),
        ),
        "text": lambda row: (row["left_words"], row["right_words"]),
    },
    "utterances": {
        "speaker": lambda row: (row["speakers"],),
        "text": lambda row: (row["words"],),
    },
    "claims": {
        "party": lambda row: tuple(item[key] for item in row["positions"] for key in _WHO),
        "text": lambda row: (row["text"], *(item["words"] for item in row["positions"])),
    },
    "proposals": {
        "party": lambda row: (row["by"], row["party"], row["to"], row["answers"]),
        "text": lambda row: (row["text"], *(step["words"] for step in row["steps"])),
    },
    "timeline": {
        "party": lambda row: (row["participants"],),
        "text": lambda row: (row["words"],),
    },
    "cautions": {
        "document": lambda row: (row["document"], row["document_id"]),
        "text": lambda row: (row["message"], row["words"]),
    },
    "failures": {
        "document": lambda row: (row["name"],),
        "text": lambda row: (row["message"],),
    },
}


def show(  # noqa: PLR0913 - one argument for each option
    story: StoryPath,
    section: Annotated[
        str, typer.Argument(metavar="SECTION", help="One of: " + ", ".join(_SECTIONS) + ".")
    ] = "",
    speaker: Annotated[str, typer.Option(metavar="NAME", help="Only who has this in a name.")] = "",
    party: Annotated[
        str,
        typer.Option(
            metavar="NAME",
            help="Only who speaks, near or far, for this one; claims, proposals and events of it.",
        ),
    ] = "",
    document: Annotated[
        str, typer.Option(metavar="NAME", help="Only this document: its name or id.")
    ] = "",
    text: Annotated[str, typer.Option(metavar="WORDS", help="Only what holds these words.")] = "",
    footnotes: Annotated[
        bool, typer.Option("--footnotes", help="Below each statement a note to cite it by.")
    ] = False,
    machine: Machine = False,
    as_json: AsJson = False,
) -> None:
    """Show what a story holds.

    [bold]Example:[/bold]  rashomon show visit.story statements --speaker Ruiz

    Next:  rashomon explain visit.story ID
    """
    wanted = {"speaker": speaker, "party": party, "document": document, "text": text}
    wanted = {name: value for name, value in wanted.items() if value}
    if section:
        one_of(section, _SECTIONS, "section")
    _check_filters(section, wanted)
    if footnotes and section != "statements":
        raise UsageError("--footnotes is for statements: rashomon show STORY statements")
    with open_story(story) as opened:
        corrected = Corrected(opened.record) if machine else opened.corrected
    if not section:
        _overview(corrected, as_json)
        return
    rows = _with_footnotes(corrected) if footnotes else _ROWS[section](corrected)
    rows = [{**row, **layer_cells(corrected, row)} for row in rows]
    rows = [row for row in rows if _is_wanted(row, section, wanted)]
    if as_json:
        print_json(rows)
    else:
        PRINTERS[section](rows)


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
        print_explanation(explanation)


def _overview(corrected: Corrected, as_json: bool) -> None:
    record = corrected.record
    low, high = record.accounts.independent
    plain = {
        "documents": len(record.documents),
        "outlets": len({doc.outlet for doc in record.documents if doc.outlet}),
        "independent_accounts": [low, high],
        "statements": len(record.attributions),
        "speakers": len({att.speaker for att in record.attributions if att.speaker}),
        "utterances": len(record.utterances),
        "claims": len(record.claims),
        "contested_claims": sum(claim.contested for claim in record.claims),
        "proposals": len(record.proposals),
        "events": len(record.events),
        "cautions": dict(sorted(Counter(c.slug for c in record.cautions).items())),
        "failures": len(record.failures),
        "reviewed": corrected.reviewed[0],
        "run": to_json(record.run),
    }
    if as_json:
        print_json(plain)
        return
    rows = [(key.replace("_", " "), _short(value)) for key, value in plain.items() if key != "run"]
    put_columns(data(), rows, indent=0)
    put(data(), "\nSections: ", ", ".join(_SECTIONS))


def _short(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{key} {count}" for key, count in value.items()) or "none"
    if isinstance(value, list):
        return "–".join(dict.fromkeys(str(item) for item in value))
    return str(value)


def _people(corrected: Corrected) -> list[Row]:
    rows = entity_rows(corrected.record)
    return sorted(rows, key=lambda row: (-int(row["statements"] or 0), str(row["name"])))


def _claims(corrected: Corrected) -> list[Row]:
    """Claims, each with its positions."""
    rows = claim_rows(corrected.record)
    return _with_parts(rows, "positions", position_rows(corrected.record), "claim_id")


def _proposals(corrected: Corrected) -> list[Row]:
    """Proposals, each with its steps."""
    rows = proposal_rows(corrected.record)
    return _with_parts(rows, "steps", step_rows(corrected.record), "proposal_id")


def _with_footnotes(corrected: Corrected) -> list[Row]:
    """Statements, each with a note to cite it by and a link to its words on the live page."""
    index = RecordIndex(corrected.record)
    rows = []
    for row in rows_of_statements(corrected.record):
        att = index.statements[str(row["id"])]
        doc = index.documents[att.document]
        live = find_footnote(doc, att).words
        rows.append({**row, "footnote": footnote_text(doc, att), "live_link": live})
    return rows


def _with_parts(rows: Rows, name: str, parts: Rows, key: str) -> list[Row]:
    """Rows of a table, each with those rows of another that name it."""
    found: dict[Any, list[Row]] = {}
    for part in parts:
        found.setdefault(part[key], []).append(dict(part))
    return [{**row, name: found.get(row["id"], [])} for row in rows]


_ROWS: dict[str, Callable[[Corrected], list[Row]]] = {
    "documents": lambda corrected: document_rows(corrected.record),
    "statements": lambda corrected: rows_of_statements(corrected.record),
    "accounts": lambda corrected: account_rows(corrected.record),
    "reuse": lambda corrected: passage_rows(corrected.record),
    "utterances": lambda corrected: utterance_rows(corrected.record),
    "people": _people,
    "claims": _claims,
    "proposals": _proposals,
    "timeline": lambda corrected: event_rows(corrected.record),
    "cautions": lambda corrected: caution_rows(corrected.record),
    "failures": lambda corrected: failure_rows(corrected.record),
}


def _names(*cells: str | None) -> tuple[str, ...]:
    return tuple(name for cell in cells if cell for name in cell.split(JOINED))


def _check_filters(section: str, wanted: Mapping[str, str]) -> None:
    """Refuses a filter that the section has no use for: it would only hide everything."""
    usable = _FILTERS.get(section, {})
    for name in wanted:
        if name not in usable:
            allowed = ", ".join(f"--{other}" for other in usable) or "none"
            what = f"section {section!r}" if section else "the overview; name a section"
            raise UsageError(f"--{name} does not filter {what}; allowed here: {allowed}")


def _is_wanted(row: Row, section: str, wanted: Mapping[str, str]) -> bool:
    """Whether a row passes: a document by its exact name or id, all else by words in it."""
    for name, value in wanted.items():
        fields = [str(field or "") for field in _FILTERS[section][name](row)]
        if name == "document":
            if value not in fields:
                return False
        elif not any(value.casefold() in field.casefold() for field in fields):
            return False
    return True
