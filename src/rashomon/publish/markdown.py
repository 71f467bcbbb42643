"""The dossier in Markdown: for a desk's own editor, with a numbered note for each statement.

CommonMark with the tables and footnotes that GitHub, Pandoc and most editors know.  It tells what
the page tells, in the same grammar: who is reported by whom as having said what.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rashomon.errors import InvariantError
from rashomon.model.corrections import Corrected, to_corrected
from rashomon.model.record import Record
from rashomon.publish.display import steady, with_gaps
from rashomon.publish.dossier import Head, find_doubts, find_head
from rashomon.publish.excerpts import excerpted, is_cut
from rashomon.publish.footnotes import Footnote, find_footnote, outlet_of
from rashomon.publish.index import RecordIndex
from rashomon.publish.layers import is_draft, review_words, state_words
from rashomon.publish.lineage import find_accounts
from rashomon.publish.markdown_judged import claim_lines, event_lines, proposal_lines
from rashomon.publish.markdown_text import counted, inert, link, name, quoted
from rashomon.publish.statements import (
    Card,
    Group,
    Report,
    find_groups,
    find_numbers,
    reading_order,
)
from rashomon.publish.wording import said_words

_CANNOT = (
    "This dossier tells what outlets report; whether anyone did say it, and whether it is so, no"
    " record of this kind can tell. That nothing stands here does not mean that nothing was said."
)
_DRAFT = f"**DRAFT, not reviewed.** Read by a machine and not reviewed by anyone. {_CANNOT}"
_LEGEND = (
    "Each line says what an outlet reports, in its own words. *Direct* words stand in quotation"
    " marks, *indirect* ones are the outlet's, *mixed* are both; *reading: high, medium, low* is"
    " how sure the machine is of its reading of the text, not of what is said. `[…]` marks words"
    " left out. Numbers lead to the notes at the end."
)
_NOTES = (
    "Each note gives outlet, headline, date of publication, address, digest of the bytes received,"
    " and place in the cleaned text, in characters (Unicode code points). Where an address is that"
    " of an archive, the note gives the live page, the archived copy and the moment of capture;"
    " else that moment is not recorded, and the country of an outlet never is."
)
# What a line of ours may hold of HTML: the pointed brackets of a link.
_LINK = re.compile(r"\]\(<https?://[^<>\s\\]+>\)", re.IGNORECASE)
_REFERENCE = re.compile(r"\[\^(\d+)\]")


def to_markdown(record: Record | Corrected, *, title: str, full_text: bool = False) -> str:
    """Writes a record as a dossier in Markdown.

    Args:
        record: The record, or the record with people's decisions.
        title: Name of the story.
        full_text: Give all words, and whole texts at the end.  They belong to their publishers.

    Returns:
        Markdown that ends in a line feed; the same record gives the same text.

    Raises:
        InvariantError: Something of a document came through as markup, or a note is missing.
    """
    corrected = to_corrected(record)
    excerpts = excerpted(corrected.record, full_text=full_text)
    index = RecordIndex(excerpts, corrected.states, corrected.layers)
    numbers = find_numbers(index)
    lines = [
        *_head(index, title, corrected),
        *claim_lines(index, numbers),
        *proposal_lines(index, numbers),
        *event_lines(index, numbers),
        *_statements(index, corrected),
        *_documents(index),
        *_doubts(index),
        *(_texts(index) if full_text else ()),
        *_notes(index, numbers),
    ]
    text = "\n".join(lines) + "\n"
    _check(text, len(numbers))
    return text


def _head(index: RecordIndex, title: str, corrected: Corrected) -> Iterator[str]:
    head = find_head(index)
    yield f"# {name(title)}"
    if corrected.version:
        mark = "**DRAFT, not wholly reviewed.** " if is_draft(corrected) else "**Reviewed.** "
        yield f"\n{mark}Reviewed: {name(review_words(corrected))}. {_CANNOT}\n"
    else:
        yield f"\n{_DRAFT}\n"
    yield f"- Documents: {head.documents}{_missing(head)}"
    yield f"- Outlets: {head.outlets}"
    low, high = head.independent
    yield f"- Independent accounts: {low} to {high}, as far as copying was found out"
    yield f"- Statements: {head.statements}; of {head.unknown} the speaker is not established"
    yield f"- Published: {_days(head)}"
    cut = sum(
        any(is_cut(span.of(index.documents[att.document].text)) for span in att.content)
        for att in index.statements.values()
    )
    if cut:
        yield f"- Statements whose words are cut short here: {cut}"
    yield f"- Made by Rashomon {inert(index.record.run.rashomon)}, run {head.run}"
    yield f"\n{_LEGEND}"


def _missing(head: Head) -> str:
    return f"; {head.failures} more could not be read" if head.failures else ""


def _days(head: Head) -> str:
    undated = f"; {head.undated} without a date" if head.undated else ""
    return (f"{inert(head.first)} to {inert(head.last or head.first)}" if head.first else "") + (
        undated if head.first else "no date known"
    )


def _statements(index: RecordIndex, corrected: Corrected) -> Iterator[str]:
    yield "\n## Statements"
    groups = find_groups(index)
    if not groups:
        yield "\nNone was found."
    for group in groups:
        who = name(group.name) if group.name is not None else "Speaker not established"
        yield f"\n### {who}\n"
        if group.parties:
            yield f"Speaks for {', '.join(map(name, group.parties))}.\n"
        for card in group.cards:
            yield from _card(group, card, corrected)


def _card(group: Group, card: Card, corrected: Corrected) -> Iterator[str]:
    """An utterance: its first report, and the others below it."""
    yield f"- {_report(group, card.lead, corrected)}"
    if card.disputed:
        others = ", ".join(name(other) for _, other in card.disputed)
        yield f"  - The same words are given to others, too: {others}"
    for report in card.others:
        yield f"  - {_report(group, report, corrected)}"
    if card.reports > 1:
        independent = counted(card.independent)
        yield f"  - Reported by {card.reports} documents, {independent} of them independent"


def _report(group: Group, report: Report, corrected: Corrected) -> str:
    who = group.name if group.name is not None else report.source
    named = f"*{name(who)}*" if who else ""
    if group.name is None and who:
        named += " (as printed)"
    said = said_words(f"*{name(report.outlet)}*", named, report.act, report.mode)
    cue = f" ({quoted(report.cue)})" if report.cue and report.act != "assert" else ""
    told = f"{said}{cue}: {inert(report.words)}[^{report.number}]"
    return f"{told} ({'; '.join(_labels(report, corrected))})"


def _labels(report: Report, corrected: Corrected) -> Iterator[str]:
    reviewed = state_words(corrected, report.id)
    if reviewed:
        yield reviewed
    yield inert(report.kind)
    yield inert(report.act)
    yield f"reading: {report.confidence}"
    yield inert(report.published or "no date")
    if report.said:
        yield f"said {inert(report.said)}"
    if report.to:
        yield f"to {', '.join(map(name, report.to))}"
    if report.through:
        yield f"through {', then '.join(map(name, report.through))}"
    if report.parent:
        yield f"within the statement[^{report.parent[0]}]"


def _documents(index: RecordIndex) -> Iterator[str]:
    docs = sorted(index.documents.values(), key=reading_order)
    yield "\n## Documents\n"
    yield "| no. | outlet | headline or name | published | language | statements | SHA-256 |"
    yield "|---|---|---|---|---|---|---|"
    for number, doc in enumerate(docs, start=1):
        cells = (
            str(number),
            inert(outlet_of(doc)),
            link(name(doc.title or doc.name), doc.url),
            inert(doc.published.value or "no date"),
            inert(doc.language),
            str(len(index.by_document.get(doc.id, ()))),
            inert(doc.sha256),
        )
        yield f"| {' | '.join(cells)} |"
    yield from _accounts(index)
    failures = index.record.failures
    if failures:
        yield "\nThese could not be read:\n"
    for item in failures:
        yield f"- {name(item.name)}: {inert(item.slug)}, {name(item.message)}"


def _accounts(index: RecordIndex) -> Iterator[str]:
    """Which documents are no accounts of their own, and why."""
    accounts = find_accounts(index)
    if accounts:
        yield "\nThese are one account, or parts of one; all others stand for themselves:\n"
    for item in accounts:
        documents = ", ".join(f"*{name(outlet)}*" for _, outlet in item.documents)
        origin = item.agency or (item.origin[1] if item.origin else "")
        made = f", from *{name(origin)}*" if origin else ""
        why = inert("; ".join(item.reasons))
        yield f"- {documents}: {counted(item.independent)} independent{made} ({why})"


def _doubts(index: RecordIndex) -> Iterator[str]:
    yield "\n## Cautions\n"
    doubts = find_doubts(index)
    if not doubts:
        yield "None."
    for item in doubts:
        words = f": {quoted(item.words)}" if item.words else ""
        where = (
            name(item.name)
            if item.name == item.outlet
            else (f"{name(item.outlet)}, {name(item.name)}")
        )
        yield f"- {inert(item.slug)} ({where}): {inert(item.message.rstrip('.'))}{words}"


def _texts(index: RecordIndex) -> Iterator[str]:
    yield "\n## Texts\n\nThey belong to their publishers: keep them to your own desk."
    for doc in sorted(index.documents.values(), key=reading_order):
        yield f"\n### {inert(outlet_of(doc))}: {name(doc.name)}"
        for paragraph in doc.text.split("\n"):
            if paragraph.strip():
                yield f"\n{inert(paragraph)}"


def _notes(index: RecordIndex, numbers: dict[str, int]) -> Iterator[str]:
    yield f"\n## Notes\n\n{_NOTES}"
    for att, number in numbers.items():
        statement = index.statements[att]
        note = find_footnote(index.documents[statement.document], statement)
        yield f"\n[^{number}]: {', '.join(_note(note))}."


def _note(note: Footnote) -> Iterator[str]:
    address = note.address
    yield f"*{inert(note.outlet)}*"
    yield inert(note.title)
    yield inert(note.published)
    yield link(inert(note.url), address.archived or address.live) if note.url else "no address"
    if address.archived:
        yield f"captured {address.captured}"
        yield link("live page", address.live)
    if note.words:
        yield link("these words on the live page", note.words)
    yield f"sha256 {inert(note.digest)}…"
    yield f"characters {note.start}–{note.end}"
    yield inert(note.statement)


def _check(text: str, notes: int) -> None:
    """What must hold of every dossier, whatever the documents hold."""
    ours = _LINK.sub("]()", text)
    if steady(text) != text or with_gaps(text) != text or "<" in ours or ">" in ours:
        raise InvariantError("our own export: Markdown with something of a document as markup")
    found = _references(text.splitlines())
    if found != (set(range(1, notes + 1)), list(range(1, notes + 1))):
        raise InvariantError("our own export: Markdown in which a note is missing or one too many")


def _references(lines: Sequence[str]) -> tuple[set[int], list[int]]:
    """Numbers of the notes that are referred to, and of those that are given, in order."""
    told: set[int] = set()
    given: list[int] = []
    for line in lines:
        first = _REFERENCE.match(line)
        if first:
            given.append(int(first[1]))
        else:
            told.update(int(number) for number in _REFERENCE.findall(line))
    return told, given
