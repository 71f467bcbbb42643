"""The record: what a story file holds and what ``export --to json`` prints.

These types are the public contract, format ``rashomon-record`` version 1.  Spans are half-open
``[start, end)`` in Unicode code points into ``documents[].text``; dates are EDTF (ISO 8601-2).
The JSON Schema in ``docs/reference/record.schema.json`` is generated from this file.
"""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.model.documents import Caution, Credit, DateBasis, Failure, Removal
from rashomon.model.judgement import Claim, Event, Proposal
from rashomon.model.links import (
    Accounts,
    Clue,
    Direction,
    Entity,
    Place,
    ReuseForm,
    ReuseKind,
    TimeBasis,
    Utterance,
)
from rashomon.model.reading import Act, Kind, Mode, TimeExpression
from rashomon.model.spans import Span

FORMAT = "rashomon-record"
VERSION = 1


@dataclass(frozen=True, slots=True)
class Run:
    """What made this record; no clock and no machine is part of it.

    Args:
        rashomon: Version of the package.
        stages: ``(stage, version)`` in the order of the pipeline.
        settings: Digest of every setting that can change a result.
        models: ``(model, sha256)`` of each model used, sorted.
    """

    rashomon: str
    stages: tuple[tuple[str, str], ...]
    settings: str
    models: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PublishedCandidate:
    """One date that a document shows for its own publication."""

    value: str
    basis: DateBasis
    span: Span | None


@dataclass(frozen=True, slots=True)
class PublishedDate:
    """When a document was published, as far as it can be told; every candidate is kept."""

    value: str | None
    basis: DateBasis
    candidates: tuple[PublishedCandidate, ...]
    rule: str | None
    evidence: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class RecordDocument:
    """One account, as published in the record."""

    id: str
    name: str
    sha256: str
    title: str | None
    title_span: Span | None
    outlet: str | None
    url: str | None
    language: str
    authors: tuple[str, ...]
    text: str
    times: tuple[TimeExpression, ...]
    published: PublishedDate
    removals: tuple[Removal, ...]
    credits: tuple[Credit, ...]


@dataclass(frozen=True, slots=True)
class SaidAt:
    """When something was said."""

    value: str | None
    basis: TimeBasis


@dataclass(frozen=True, slots=True)
class Statement:
    """One reported statement, as published in the record (``attributions[]``)."""

    id: str
    document: str
    kind: Kind
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    speaker: str | None
    speaker_rule: str | None
    speaker_evidence: Span | None
    via: tuple[str, ...]
    via_evidence: tuple[Span, ...]
    parent: str | None
    act: Act
    act_reason: str
    mode: Mode
    addressee: tuple[str, ...]
    addressee_evidence: tuple[Span, ...]
    time: SaidAt
    time_rule: str | None
    time_evidence: Span | None
    confidence: float


@dataclass(frozen=True, slots=True)
class Reuse:
    """A passage that two documents share, and which of them has it from which."""

    id: str
    left: Place
    right: Place
    score: float
    form: ReuseForm
    kind: ReuseKind
    direction: Direction
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RecordDerivation:
    """Two documents of which one was made from the other, or both from a third."""

    id: str
    left: str
    right: str
    direction: Direction
    shares: tuple[float, float]
    reasons: tuple[str, ...]
    clues: tuple[Clue, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """The accountable record of one story."""

    format: str
    version: int
    run: Run
    documents: tuple[RecordDocument, ...]
    entities: tuple[Entity, ...]
    attributions: tuple[Statement, ...]
    utterances: tuple[Utterance, ...]
    claims: tuple[Claim, ...]
    proposals: tuple[Proposal, ...]
    reuse: tuple[Reuse, ...]
    derivations: tuple[RecordDerivation, ...]
    accounts: Accounts
    events: tuple[Event, ...]
    cautions: tuple[Caution, ...]
    failures: tuple[Failure, ...]
