"""Statements as a page tells them: by speaker, then by utterance, then report by report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rashomon.model.record import RecordDocument, Statement
from rashomon.publish.display import language_tag, live_link, shortened
from rashomon.publish.excerpts import LONGEST
from rashomon.publish.footnotes import NAME, footnote_text, outlet_of
from rashomon.publish.index import RecordIndex
from rashomon.publish.wording import SAID_WORDS, Label, confidence_label

UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Report:
    """One report of a statement: one attribution in one document.

    Args:
        number: Number of the statement on this page, from 1.
        id: Attribution id.
        document: Document id.
        outlet: Outlet, or the document's name where none is known.
        title: Headline, or the document's name.
        published: Date of publication, or ``None``.
        language: Tag for the words, or ``None``.
        words: Exact words, pieces joined by `` … ``.
        source: The source as printed; empty where there is none.
        cue: The cue as printed; empty where there is none.
        kind: ``direct``, ``indirect`` or ``mixed``.
        act: What the cue does.
        mode: ``speech`` or ``attitude``.
        confidence: Confidence of our reading.
        parent: Number and id of the statement in which this one stands, or ``None``.
        said: When it is said to have been said, with what tells so; empty where that is unknown.
        through: Names of those through whom it reached the outlet, nearest the speaker first.
        to: Names of those to whom it is said to have been said.
        live: Address of the words on the live page, or ``None``.
        footnote: The evidence, for paper.
    """

    number: int
    id: str
    document: str
    outlet: str
    title: str
    published: str | None
    language: str | None
    words: str
    source: str
    cue: str
    kind: str
    act: str
    mode: str
    confidence: Label
    parent: tuple[int, str] | None
    said: str
    through: tuple[str, ...]
    to: tuple[str, ...]
    live: str | None
    footnote: str


@dataclass(frozen=True, slots=True)
class Card:
    """One utterance as one speaker is reported to have made it.

    Args:
        lead: The earliest report.
        others: The other reports, by date; those in the lead's very words are told apart.
        disputed: Id and name of others who are given the same words.
        reports: Number of documents that report the utterance, by whomever.
        independent: Lowest and highest number of independent reports among them.
    """

    lead: Report
    others: tuple[Report, ...]
    disputed: tuple[tuple[str, str], ...]
    reports: int
    independent: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Group:
    """Everything one speaker is reported as saying.

    Args:
        id: Entity id, or ``unknown``.
        name: Name, or ``None`` where the speaker is not established.
        parties: Names of those that the speaker speaks for, nearest first.
        cards: In order of date.
        count: Number of reports.
    """

    id: str
    name: str | None
    parties: tuple[str, ...]
    cards: tuple[Card, ...]
    count: int


def reading_order(doc: RecordDocument) -> tuple[bool, str, str, str, str]:
    """Sort key of documents on a page: by date, undated ones last."""
    date = doc.published.value
    return date is None, date or "", doc.outlet or "", doc.name, doc.id


def find_numbers(index: RecordIndex) -> dict[str, int]:
    """Number of each statement on the page, from 1, in the order of reading.

    Args:
        index: The record.

    Returns:
        Attribution id to number, in the order of the numbers.
    """
    docs = sorted(index.documents.values(), key=reading_order)
    atts = (att.id for doc in docs for att in index.by_document.get(doc.id, ()))
    return {att: number for number, att in enumerate(atts, start=1)}


def find_groups(index: RecordIndex) -> tuple[Group, ...]:
    """All statements by speaker.

    Args:
        index: The record.

    Returns:
        Groups, those with most statements first; the unknown speaker last.
    """
    numbers = find_numbers(index)
    by_speaker: dict[str | None, dict[str, list[Statement]]] = defaultdict(dict)
    for att in map(index.statements.__getitem__, numbers):
        utterance = index.utterance_of.get(att.id)
        key = utterance.id if utterance else att.id
        by_speaker[att.speaker].setdefault(key, []).append(att)
    groups = [_group(index, numbers, key, said) for key, said in by_speaker.items()]
    return tuple(
        sorted(groups, key=lambda item: (item.name is None, -item.count, item.name or "", item.id))
    )


def _group(
    index: RecordIndex,
    numbers: Mapping[str, int],
    speaker: str | None,
    said: Mapping[str, list[Statement]],
) -> Group:
    return Group(
        id=speaker or UNKNOWN,
        name=shortened(index.entities[speaker].name, NAME) if speaker else None,
        parties=_names(index, index.parties_of(speaker)) if speaker else (),
        cards=tuple(_card(index, numbers, speaker, atts) for atts in said.values()),
        count=sum(len(atts) for atts in said.values()),
    )


def _card(
    index: RecordIndex, numbers: Mapping[str, int], speaker: str | None, atts: list[Statement]
) -> Card:
    reports = [_report(index, numbers, att) for att in atts]
    utterance = index.utterance_of.get(atts[0].id)
    disputed: list[tuple[str, str]] = []
    if utterance and utterance.speaker_disputed:
        others = [key for key in utterance.speakers if key != speaker and index.spoken_by[key]]
        disputed = [(key, shortened(index.entities[key].name, NAME)) for key in others]
    return Card(
        lead=reports[0],
        others=tuple(reports[1:]),
        disputed=tuple(disputed),
        reports=utterance.reports if utterance else 1,
        independent=utterance.independent_reports if utterance else (1, 1),
    )


def _report(index: RecordIndex, numbers: Mapping[str, int], att: Statement) -> Report:
    doc = index.documents[att.document]
    words = index.words(doc.id, att.content)
    return Report(
        number=numbers[att.id],
        id=att.id,
        document=doc.id,
        outlet=outlet_of(doc),
        title=shortened(doc.title or doc.name, NAME),
        published=doc.published.value,
        language=language_tag(doc.language),
        words=shortened(words, LONGEST),
        source=shortened(index.words(doc.id, att.source), NAME),
        cue=shortened(index.words(doc.id, att.cue), NAME),
        kind=att.kind,
        act=att.act,
        mode=att.mode,
        confidence=confidence_label(att.confidence),
        parent=(numbers[att.parent], att.parent) if att.parent else None,
        said=f"{att.time.value} ({SAID_WORDS[att.time.basis]})" if att.time.value else "",
        through=_names(index, att.via),
        to=_names(index, att.addressee),
        live=live_link(doc.url, next(span for span in att.content if len(span)).of(doc.text)),
        footnote=footnote_text(doc, att),
    )


def _names(index: RecordIndex, entities: Iterable[str]) -> tuple[str, ...]:
    return tuple(shortened(index.entities[key].name, NAME) for key in entities)
