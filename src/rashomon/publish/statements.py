"""Statements as a page tells them: by speaker, then by utterance, then report by report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from rashomon.model.record import RecordDocument, Statement
from rashomon.publish.display import language_tag, shortened
from rashomon.publish.excerpts import LONGEST
from rashomon.publish.footnotes import NAME, find_footnote, footnote_text, outlet_of
from rashomon.publish.index import RecordIndex
from rashomon.publish.labels import AttributionState, attribution_state, grouping_words
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
        archived: Address of an archived copy, or ``None``.
        footnote: The evidence, for paper.
        attribution: State of the attribution, told apart from the confidence of the reading.
        state: What a person made of it; empty where nobody reviewed it.
        by_hand: Parts that come from a person's decision, e.g. ``speaker``.
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
    archived: str | None
    footnote: str
    attribution: AttributionState
    state: str
    by_hand: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CardKey:
    """What stands on one card, before it is written out.

    Args:
        speaker: Entity id, or ``None``.
        statements: Ids of its statements, by date.
    """

    speaker: str | None
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """One utterance as one speaker is reported to have made it.

    Args:
        id: Id of the utterance.
        lead: The earliest report.
        others: The other reports, by date; those in the lead's very words are told apart.
        disputed: Id and name of others who are given the same words.
        reports: Number of documents that report the utterance, by whomever.
        independent: Lowest and highest number of independent reports among them.
        first: Earliest date of publication among the reports, or ``None``.
        wordings: In how many different words they give it.
        languages: In how many languages.
        grouped: Why these reports were taken for one utterance; empty for one alone.
        claims: Ids of contested claims that one of its reports speaks of.
    """

    id: str
    lead: Report
    others: tuple[Report, ...]
    disputed: tuple[tuple[str, str], ...]
    reports: int
    independent: tuple[int, int]
    first: str | None
    wordings: int
    languages: int
    grouped: str
    claims: tuple[str, ...]


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


def find_cards(index: RecordIndex, numbers: Mapping[str, int]) -> tuple[CardKey, ...]:
    """What stands on each card, in the order in which cards stand.

    Args:
        index: The record.
        numbers: Number of each statement, in their order.

    Returns:
        Speakers with most statements first, the unknown speaker last; within each by date.
    """
    by_speaker: dict[str | None, dict[str, list[str]]] = defaultdict(dict)
    for att in map(index.statements.__getitem__, numbers):
        utterance = index.utterance_of.get(att.id)
        key = utterance.id if utterance else att.id
        by_speaker[att.speaker].setdefault(key, []).append(att.id)

    def rank(speaker: str | None) -> tuple[bool, int, str, str]:
        name = index.entities[speaker].name if speaker else ""
        return speaker is None, -_count(index, speaker), name, speaker or ""

    return tuple(
        CardKey(speaker, tuple(atts))
        for speaker in sorted(by_speaker, key=rank)
        for atts in by_speaker[speaker].values()
    )


def find_groups(
    index: RecordIndex,
    cards: Sequence[CardKey] | None = None,
    numbers: Mapping[str, int] | None = None,
) -> tuple[Group, ...]:
    """Statements by speaker.

    Args:
        index: The record.
        cards: The cards wanted, those of one speaker together; all where ``None``.
        numbers: Number of each statement; found where ``None``.

    Returns:
        One group for each speaker, in the order of the cards.
    """
    numbers = find_numbers(index) if numbers is None else numbers
    wanted = find_cards(index, numbers) if cards is None else cards
    return tuple(
        _group(index, speaker, [_card(index, numbers, key) for key in keys])
        for speaker, keys in groupby(wanted, key=lambda key: key.speaker)
    )


def _count(index: RecordIndex, speaker: str | None) -> int:
    return index.spoken_by[speaker] if speaker else index.unspoken


def _group(index: RecordIndex, speaker: str | None, cards: Sequence[Card]) -> Group:
    return Group(
        id=speaker or UNKNOWN,
        name=shortened(index.entities[speaker].name, NAME) if speaker else None,
        parties=_names(index, index.parties_of(speaker)) if speaker else (),
        cards=tuple(cards),
        count=_count(index, speaker),
    )


def _card(
    index: RecordIndex,
    numbers: Mapping[str, int],
    key: CardKey,
) -> Card:
    speaker = key.speaker
    reports = [_report(index, numbers, index.statements[att]) for att in key.statements]
    utterance = index.utterance_of.get(key.statements[0])
    disputed: list[tuple[str, str]] = []
    if utterance and utterance.speaker_disputed:
        others = [key for key in utterance.speakers if key != speaker and index.spoken_by[key]]
        disputed = [(key, shortened(index.entities[key].name, NAME)) for key in others]
    return Card(
        id=utterance.id if utterance else key.statements[0],
        lead=reports[0],
        others=tuple(reports[1:]),
        disputed=tuple(disputed),
        reports=utterance.reports if utterance else 1,
        independent=utterance.independent_reports if utterance else (1, 1),
        first=min((item.published for item in reports if item.published), default=None),
        wordings=len({item.words for item in reports}),
        languages=len({item.language for item in reports}),
        grouped=grouping_words(index, utterance) if utterance else "",
        claims=tuple(
            sorted({claim for att in key.statements for claim in index.contested_by.get(att, ())})
        ),
    )


def _report(index: RecordIndex, numbers: Mapping[str, int], att: Statement) -> Report:
    doc = index.documents[att.document]
    words = index.words(doc.id, att.content)
    note = find_footnote(doc, att)
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
        live=note.words,
        archived=note.address.archived,
        footnote=footnote_text(doc, att),
        attribution=attribution_state(index, att),
        state=index.states.get(att.id, ""),
        by_hand=tuple(index.layers.get(att.id, ())),
    )


def _names(index: RecordIndex, entities: Iterable[str]) -> tuple[str, ...]:
    return tuple(shortened(index.entities[key].name, NAME) for key in entities)
