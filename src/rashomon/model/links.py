"""What holds between findings: entities, speakers, utterances."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rashomon.model.documents import Caution, Published
from rashomon.model.reading import EntityKind, TimeExpression
from rashomon.model.spans import Span

TimeBasis = Literal["expression", "document", "inferred", "unknown"]
ReuseForm = Literal["verbatim", "edited", "reworded"]
ReuseKind = Literal["narration", "quotation", "boilerplate"]
Direction = Literal["left from right", "right from left", "common origin", "unknown"]


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A span of one document.

    Args:
        document: Document id.
        span: Where in its text.
    """

    document: str
    span: Span


@dataclass(frozen=True, slots=True)
class Entity:
    """Someone or something named, under all its names.

    Args:
        id: Content id of kind and name (and of the document, for the unnamed).
        kind: What it is.
        name: The fullest name seen; for a government the name of its state.
        aliases: Every surface form that was merged in, sorted.
        speaks_for: Entity it speaks for, or ``None`` where no document says so.
        mentions: Every place it is named, in order.
        speaks_for_rule: Slug of the rule that found whom it speaks for, or ``None``.
        speaks_for_evidence: The words that say so; ``None`` where it speaks for nobody, or where
            the table of states alone says it.
    """

    id: str
    kind: EntityKind
    name: str
    aliases: tuple[str, ...]
    speaks_for: str | None
    mentions: tuple[Place, ...]
    speaks_for_rule: str | None = None
    speaks_for_evidence: Place | None = None


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who is reported as the one who said it, with the rule that found them.

    Args:
        attribution: Attribution id.
        entity: Entity id.
        rule: Slug of the rule, e.g. ``name.full``, ``name.surname``.
        evidence: The words that carry the link.
    """

    attribution: str
    entity: str
    rule: str
    evidence: Span


@dataclass(frozen=True, slots=True)
class Carrier:
    """Someone through whom a statement reached its document.

    The outlet of the document is the last carrier of all its statements and is not listed.

    Args:
        attribution: Attribution id.
        entity: Entity id.
        rule: Slug of the rule that found it, e.g. ``via.parent``, ``via.block``.
        evidence: The words that carry the link.
    """

    attribution: str
    entity: str
    rule: str
    evidence: Span


@dataclass(frozen=True, slots=True)
class Addressee:
    """Someone to whom a statement is said to have been made.

    Args:
        attribution: Attribution id.
        entity: Entity id.
        rule: Slug of the rule that found it.
        evidence: The words that name the one spoken to.
    """

    attribution: str
    entity: str
    rule: str
    evidence: Span


@dataclass(frozen=True, slots=True)
class Inside:
    """That one statement stands in the content of another, where the reading does not say so.

    Args:
        attribution: The inner attribution's id.
        parent: The outer one's.
        rule: Slug of the rule that found it.
    """

    attribution: str
    parent: str
    rule: str


@dataclass(frozen=True, slots=True)
class SpokenAt:
    """When something was said.

    Args:
        attribution: Attribution id.
        value: EDTF (ISO 8601-2), a day or an interval; ``None`` where nothing is known.
        basis: ``expression`` where words of the text say it, ``document`` where the date of
            publication bounds it, ``inferred`` where that date itself was inferred.
        rule: Slug of the rule that found it.
        evidence: The expression of time; ``None`` unless the basis is ``expression``.
    """

    attribution: str
    value: str | None
    basis: TimeBasis
    rule: str
    evidence: Span | None = None


@dataclass(frozen=True, slots=True)
class Dating:
    """The dates of one document.

    Args:
        document: Document id.
        published: When it was published, with every candidate.
        times: Expressions of time in its text with their values, in order of position.
        cautions: ``date.contradicted``, ``date.missing``.
        rule: Slug of the rule that chose or inferred the date.
        evidence: Words that an inferred date rests upon, here or in other documents, in order.
    """

    document: str
    published: Published
    times: tuple[TimeExpression, ...] = ()
    cautions: tuple[Caution, ...] = ()
    rule: str = ""
    evidence: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Resolution:
    """Who is who across the story, who speaks through whom, and when.

    Args:
        entities: Sorted by id.
        speakers: At most one for each attribution, sorted by attribution id.
        carriers: Sorted by attribution id; those of one attribution nearest the speaker first.
        addressees: Sorted by attribution id, then by place.
        insides: At most one for each attribution, sorted by attribution id.
        spoken: At most one for each attribution, sorted by attribution id.
        datings: At most one for each document, sorted by document id.
    """

    entities: tuple[Entity, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    carriers: tuple[Carrier, ...] = ()
    addressees: tuple[Addressee, ...] = ()
    insides: tuple[Inside, ...] = ()
    spoken: tuple[SpokenAt, ...] = ()
    datings: tuple[Dating, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of text that two documents share.

    Args:
        left: Where it stands in the document with the smaller id.
        right: Where it stands in the other.
        score: 0 to 1, the share of the words of both sides that agree.
        form: ``verbatim`` word for word, ``edited`` with words dropped, inserted, swapped or
            moved, ``reworded`` where most words were replaced.
        kind: ``quotation`` where the words are somebody's, ``boilerplate`` where they belong to
            an outlet or an agency and not to the story, ``narration`` otherwise.
    """

    left: Place
    right: Place
    score: float
    form: ReuseForm
    kind: ReuseKind = "narration"


@dataclass(frozen=True, slots=True)
class Clue:
    """Words that speak for where a text comes from.

    Args:
        slug: What they speak for, e.g. ``credit.byline``.
        document: Document id.
        span: Where in ``Document.text``; ``None`` where they are no part of it.
        origin: Where in ``Capture.text``, for words that cleaning left out.
        words: What reads there.
    """

    slug: str
    document: str
    span: Span | None
    origin: Span | None
    words: str


@dataclass(frozen=True, slots=True)
class Derivation:
    """That of two documents one was made from the other, or both from a third.

    Args:
        left: The smaller document id.
        right: The other.
        direction: Which was made from which.
        shares: Of the narration of left and of right, how much stands in passages that they
            share, 0 to 1.
        reasons: Slugs of what speaks for it, the weightiest first.
        clues: Words that say so; empty where the shared passages alone do.
    """

    left: str
    right: str
    direction: Direction
    shares: tuple[float, float]
    reasons: tuple[str, ...]
    clues: tuple[Clue, ...] = ()


@dataclass(frozen=True, slots=True)
class AccountGroup:
    """Documents that are one account, or parts of one.

    Args:
        documents: Document ids, sorted.
        origin: The document that the others come from, or the agency that none of them is;
            ``None`` where it cannot be told.
        independent: Lowest and highest number of independent accounts among them.
        reasons: Slugs of the rules behind it.
    """

    documents: tuple[str, ...]
    origin: str | None
    independent: tuple[int, int]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Accounts:
    """How many of the documents are independent accounts, as a range.

    Args:
        independent: Lowest and highest number.
        groups: Every document in exactly one; sorted by their documents.
    """

    independent: tuple[int, int]
    groups: tuple[AccountGroup, ...]


@dataclass(frozen=True, slots=True)
class UtteranceLink:
    """That two statements report one utterance.

    Args:
        left: The smaller attribution id.
        right: The other.
        score: 0 to 1, how sure the match is.
        rule: Slug of the rule that made it.
        reasons: What agrees, e.g. ``speaker.same``, ``numbers.same``; the weightiest first.
    """

    left: str
    right: str
    score: float
    rule: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Utterance:
    """One act of speaking, however often it is reported.

    Args:
        id: Content id of its attributions.
        attributions: Attribution ids, sorted.
        speakers: Entity ids, sorted; empty where none is known.
        speaker_disputed: Whether the same words are given to different speakers.
        rule: Why these were taken for one, e.g. ``words.same``; ``single`` for one alone.
        reports: Number of documents that report it.
        independent_reports: Lowest and highest number of independent reports among them.
        links: The matches that join the statements, sorted; empty for one alone.
    """

    id: str
    attributions: tuple[str, ...]
    speakers: tuple[str, ...]
    speaker_disputed: bool
    rule: str
    reports: int
    independent_reports: tuple[int, int]
    links: tuple[UtteranceLink, ...] = ()


@dataclass(frozen=True, slots=True)
class DisputedSpeaker:
    """That the words of a statement are given to others, too.

    Args:
        attribution: Attribution id.
        speakers: Everybody to whom the words are given, sorted entity ids.
        likelier: For whom what stands around the words speaks; ``None`` where it does not tell.
    """

    attribution: str
    speakers: tuple[str, ...]
    likelier: str | None


@dataclass(frozen=True, slots=True)
class Alignment:
    """What is the same across documents, and what comes from what.

    Args:
        utterances: Sorted by id; every attribution is in exactly one.
        duplicates: Groups of document ids with the same account, each sorted.
        passages: Shared passages, sorted by place.
        derivations: At most one for each two documents, sorted.
        accounts: How many independent accounts there are.
        disputed: Statements whose words are given to several speakers, sorted by attribution id.
        cautions: ``speaker.disputed``, ``name.garbled``, ``sentences.out-of-order``.
    """

    utterances: tuple[Utterance, ...] = ()
    duplicates: tuple[tuple[str, ...], ...] = ()
    passages: tuple[Passage, ...] = ()
    derivations: tuple[Derivation, ...] = ()
    accounts: Accounts = Accounts((0, 0), ())
    disputed: tuple[DisputedSpeaker, ...] = ()
    cautions: tuple[Caution, ...] = ()
