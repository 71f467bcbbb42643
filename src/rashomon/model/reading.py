"""What one document says: sentences, mentions and who is reported as saying what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rashomon.model.documents import Caution
from rashomon.model.spans import Span

Kind = Literal["direct", "indirect", "mixed"]
Mode = Literal["speech", "attitude"]
Act = Literal[
    "assert",
    "deny",
    "accuse",
    "condemn",
    "demand",
    "request",
    "propose",
    "promise",
    "agree",
    "refuse",
    "ask",
    "hope",
    "warn",
    "announce",
]
EntityKind = Literal[
    "person", "organization", "government", "place", "group", "document", "unnamed"
]


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch that names someone or something.

    Args:
        span: The name, without title or article.
        kind: What is named.
        title: The title or role just before or after it, if any ("Foreign Minister").
    """

    span: Span
    kind: EntityKind
    title: Span | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """One reported statement: source, cue and content.

    Args:
        id: Content id of document, spans and exact words.
        document: Document id.
        kind: ``direct``, ``indirect`` or ``mixed``.
        source: The person attributed; may be empty.
        cue: The words that attribute; may be empty.
        content: What is attributed; at least one span.
        act: What the cue does with the content.
        act_reason: Which rule and lexicon entry gave the act.
        mode: ``speech`` for things said or written, ``attitude`` for thoughts and intentions.
        parent: The attribution whose content this one stands in, or ``None``.
        confidence: 0 to 1, of our reading, never of the statement's truth.
    """

    id: str
    document: str
    kind: Kind
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    act: Act
    act_reason: str
    mode: Mode
    parent: str | None
    confidence: float


TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
Tense = Literal["past", "present", "future"]


@dataclass(frozen=True, slots=True)
class TimePhrase:
    """A temporal expression as it is written, before any date is known that it leans on.

    Args:
        span: The expression.
        type: TIMEX3 type.
        form: What is written, as far as the words alone tell it: a whole TIMEX3 value, or one
            with gaps; ``read.times`` says how gaps are written.
        tense: Tense of the clause it stands in; ``None`` where that cannot be told.
    """

    span: Span
    type: TimeType
    form: str
    tense: Tense | None = None


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A temporal expression in running text with its value, as TimeML's TIMEX3 has it.

    Args:
        span: The expression.
        type: TIMEX3 type.
        value: TIMEX3 value.
    """

    span: Span
    type: TimeType
    value: str


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a stretch of text means, for comparison with others.

    Args:
        spans: A sentence, or the content of an attribution.
        vector: Base64 of one signed byte a dimension; to be compared by cosine.
        attribution: Id of the attribution whose content it is; ``None`` for a sentence.
    """

    spans: tuple[Span, ...]
    vector: str
    attribution: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything the reader found in one document.

    Args:
        document: Document id.
        mentions: In order of position.
        attributions: In order of content position.
        times: Temporal expressions in order of position, disjoint.
        cautions: Doubts that arose while reading (``quote.unclosed`` …).
        meanings: Of each sentence in order, then of each attribution's content; none for very
            long texts.
    """

    document: str
    mentions: tuple[Mention, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    times: tuple[TimePhrase, ...] = ()
    cautions: tuple[Caution, ...] = ()
    meanings: tuple[Meaning, ...] = ()
