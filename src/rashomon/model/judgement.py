"""What the whole story shows: claims, positions, proposals, events."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rashomon.model.documents import Caution
from rashomon.model.links import Place, TimeBasis
from rashomon.model.spans import Span

Stance = Literal["affirms", "denies", "hedges"]
Relation = Literal["same", "opposite"]
Answer = Literal["accepts", "accepts in principle", "refuses", "disputes"]
ProposalKind = Literal["proposal", "demand", "offer", "request"]
ProposalStatus = Literal[
    "open", "accepted", "accepted in principle", "refused", "contested", "stalled"
]
EventStatus = Literal["happened", "planned", "demanded", "denied", "disputed"]


@dataclass(frozen=True, slots=True)
class Proposition:
    """One thing said to be so or not so, in the words of one place.

    Args:
        id: Content id of document, attribution, span, holder and party.
        document: Document id.
        attribution: Whose content the words stand in; ``None`` for the narrator's own words and
            for a position that narration gives to somebody in passing ("contrary to what the
            minister said").
        span: The words, in ``Document.text``.
        holder: Entity that takes the stance; ``None`` where it is unknown, and for narration.
        party: For whom the holder speaks in the end, or the holder; ``None`` as above.
        per: Entities through whom the stance reached the document, nearest the holder first.
        stance: The holder's stance on the words as they stand: of "he denied that it rained" the
            words "it rained" are denied; of "he said it did not rain" the words "it did not
            rain" are affirmed. ``None`` for words that are neither (a demand, a question).
        rule: Slug of the rule that gave the stance.
        evidence: Words that the stance rests upon (the cue, "contrary to"), in order.
        score: 0 to 1, how sure the stance is.
        time: EDTF, when the stance was taken; ``None`` where nothing is known.
    """

    id: str
    document: str
    attribution: str | None
    span: Span
    holder: str | None
    party: str | None
    per: tuple[str, ...]
    stance: Stance | None
    rule: str
    evidence: tuple[Span, ...] = ()
    score: float = 1.0
    time: str | None = None


@dataclass(frozen=True, slots=True)
class ClaimLink:
    """That two propositions are one, or one the opposite of the other.

    Args:
        left: The smaller proposition id.
        right: The other.
        relation: ``same`` or ``opposite``, of their words as they stand.
        score: 0 to 1, how sure that is.
        rule: Slug of the rule that made it.
        reasons: What agrees and what differs, the weightiest first.
    """

    left: str
    right: str
    relation: Relation
    score: float
    rule: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Position:
    """A party's reported stance on a claim.

    Args:
        party: Entity id of the party: a person is counted with whom they speak for.
        stance: What it is reported as holding of the claim's text.
        attributions: Statements that report it, sorted; empty where narration gives it in passing.
        spans: The words of each, in order of place.
        speakers: Who spoke, sorted entity ids; the party itself may be among them.
        per: Through whom, sorted entity ids; empty where the party is reported as speaking itself.
        rules: Slugs of the rules behind the stances, sorted.
        score: 0 to 1, how sure the surest of them is.
        time: EDTF interval in which the stance was taken; ``None`` where nothing is known.
    """

    party: str
    stance: Stance
    attributions: tuple[str, ...]
    spans: tuple[Place, ...] = ()
    speakers: tuple[str, ...] = ()
    per: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    score: float = 1.0
    time: str | None = None


@dataclass(frozen=True, slots=True)
class Narrated:
    """That an account states a claim, or its opposite, in its own voice.

    Args:
        document: Document id.
        span: The words.
        stance: Whether the account states it or its opposite.
    """

    document: str
    span: Span
    stance: Stance


@dataclass(frozen=True, slots=True)
class ClaimValue:
    """One value of the quantity that a claim speaks of; none of them is picked.

    Args:
        value: The number or range as plain digits, with the noun it counts ("1300 surrendered").
        spans: Where it stands.
        parties: Who is reported with it, sorted entity ids; empty for narration alone.
    """

    value: str
    spans: tuple[Place, ...]
    parties: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """A party that held one stance and later the opposite.

    Args:
        party: Entity id.
        before: The earlier stance.
        after: The later one.
        spans: The words of both, earlier first.
    """

    party: str
    before: Stance
    after: Stance
    spans: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """One proposition and the positions reported on it.

    Args:
        id: Content id of its propositions.
        text: The plainest wording found.
        place: Where that stands.
        contested: Whether one party affirms it and another denies it, at compatible times.
        reports: Number of documents that report a position on it or narrate it.
        independent_reports: Lowest and highest number of independent reports among them.
        positions: Sorted by party and stance.
        narration: Accounts that state it in their own voice, in order of place.
        values: Where reports differ on one quantity: each value; empty otherwise.
        changes: Parties that changed their position.
        links: The matches that join its propositions, sorted.
        propositions: Its propositions, sorted by id.
    """

    id: str
    text: str
    place: Place
    contested: bool
    reports: int
    independent_reports: tuple[int, int]
    positions: tuple[Position, ...]
    narration: tuple[Narrated, ...] = ()
    values: tuple[ClaimValue, ...] = ()
    changes: tuple[Change, ...] = ()
    links: tuple[ClaimLink, ...] = ()
    propositions: tuple[Proposition, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """One dated step of a proposal's history.

    Args:
        attribution: The statement that reports it; ``None`` where narration alone does.
        place: The words.
        what: What was done: ``proposes``, ``demands``, ``offers``, ``asks``, an answer, or
            ``stalls`` where words say that it came to a halt.
        by: Entity that did it; ``None`` where it is unknown.
        time: EDTF; ``None`` where nothing is known.
        basis: What the time rests upon.
    """

    attribution: str | None
    place: Place
    what: str
    by: str | None
    time: str | None
    basis: TimeBasis = "unknown"


@dataclass(frozen=True, slots=True)
class Response:
    """A party's reported answer to a proposal.

    Args:
        party: Entity id.
        response: What it answered.
        attributions: Statements that report it, sorted.
        spans: The words, in order of place.
        per: Through whom it is reported, sorted entity ids.
        time: EDTF; ``None`` where nothing is known.
        rule: Slug of the rule that found it and tied it to the proposal.
        score: 0 to 1, how sure the tie is.
        reasons: What ties it to the proposal, the weightiest first.
    """

    party: str
    response: Answer
    attributions: tuple[str, ...]
    spans: tuple[Place, ...] = ()
    per: tuple[str, ...] = ()
    time: str | None = None
    rule: str = ""
    score: float = 1.0
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """Something proposed, demanded, offered or asked for, and how it was answered.

    Args:
        id: Content id of its attributions and spans.
        by: Entity that proposes; ``None`` where it is unknown.
        to: Of whom, sorted entity ids.
        text: The plainest wording found.
        attributions: Statements that report it, sorted.
        responses: Answers, in order of time and place; none on record is none.
        status: Derived from the steps.
        kind: What sort of act it was.
        place: Where ``text`` stands.
        spans: The words of each report, in order of place.
        steps: All dated steps, proposals and answers, earliest first.
        rule: Slug of the rule that gave ``status``.
        reasons: What joined its reports, the weightiest first.
    """

    id: str
    by: str | None
    to: tuple[str, ...]
    text: str
    attributions: tuple[str, ...]
    responses: tuple[Response, ...]
    status: ProposalStatus
    kind: ProposalKind
    place: Place
    spans: tuple[Place, ...]
    steps: tuple[Step, ...]
    rule: str
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EventTime:
    """When an event is said to have been or to be.

    Args:
        value: EDTF, a day or an interval; ``None`` where nothing is known.
        basis: ``expression`` where words of the text say it, ``document`` where the date of
            publication bounds it, ``inferred`` where that date itself was inferred.
    """

    value: str | None
    basis: TimeBasis


@dataclass(frozen=True, slots=True)
class Event:
    """Something reported as happened, planned, demanded, denied or disputed.

    Args:
        id: Content id of its spans.
        label: The plainest wording found.
        time: When.
        status: How it is reported.
        participants: Entities that take part, sorted.
        attributions: Statements that report it, sorted; empty where narration alone does.
        spans: Its words in each account, in order of place; the first is that of ``label``.
        published: EDTF interval of the dates of publication of the accounts that tell it, for the
            second lane; ``None`` where none is known.
        times: Expressions of time that date it, in order of place.
        rule: Slug of the rule that gave ``status``.
        score: 0 to 1, how sure the surest merge behind it is; 1 for an event told once.
        reasons: What joined its reports, the weightiest first; empty for an event told once.
    """

    id: str
    label: str
    time: EventTime
    status: EventStatus
    participants: tuple[str, ...]
    attributions: tuple[str, ...]
    spans: tuple[Place, ...]
    published: str | None = None
    times: tuple[Place, ...] = ()
    rule: str = ""
    score: float = 1.0
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the whole story shows.

    Args:
        claims: Sorted by id.
        proposals: Sorted by id.
        events: Sorted by time, then by id.
        cautions: Doubts that only the whole story can raise, in order of document and place.
    """

    claims: tuple[Claim, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    events: tuple[Event, ...] = ()
    cautions: tuple[Caution, ...] = ()
