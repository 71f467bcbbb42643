"""The same words given to two speakers, in one document or in several.

Nothing in the record changes for it: all reports are kept. The caution says at each place what the
other places have, and for which of the speakers what stands around the words speaks.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from rashomon.align.doubts.backing import Backing, Said
from rashomon.align.doubts.layout import content_words, find_headline
from rashomon.align.utterances.voices import Cast
from rashomon.model.documents import Caution, Document
from rashomon.model.links import DisputedSpeaker, Resolution, Utterance
from rashomon.model.reading import Attribution, Reading
from rashomon.model.spans import Span
from rashomon.text.words import find_words

# Words in marks in a headline that must recur in the body; headlines cut quotations to a few.
_HEADLINE_WORDS = 3
# Words that two statements elsewhere must have in common: in one document, and in two, where
# short ones recur by chance.
_BODY_WORDS, _OTHER_WORDS = 4, 6
_MARKED = re.compile(r"“([^“”]+)”|(?<!\w)\"([^\"]+)\"|(?<!\w)[‘']([^‘]+?)['’](?!\w)")
_ABOUT = re.compile(r"\b(?:on|about|over|against)\s", re.IGNORECASE)
_ABOUT_REACH = 10
_SHOWN_CHARACTERS = 80
_MOST_SHOWN = 4
# Documents more that must give words to one speaker before their number speaks for that one.
_MAJORITY = 2


@dataclass(frozen=True, slots=True)
class Side:
    """One place of a dispute.

    Args:
        att: The statement there.
        speaker: Entity id of who is given as its speaker, or may be.
        span: The words that stand at several places, as they stand there.
        headline: Whether it is the headline's.
        open: Whether a pronoun alone names the speaker, and may mean this one or the other.
    """

    att: Attribution
    speaker: str
    span: Span
    headline: bool = False
    open: bool = False


@dataclass(frozen=True, slots=True)
class Dispute:
    """Words that are given to two speakers or more.

    Args:
        sides: The places that disagree.
        documents: How many documents give the words to each speaker, by entity id.
        likelier: The speaker for whom most speaks; ``None`` where two have as much or none has any.
        message: What every place is told of the others, and which reading is likelier and why.
    """

    sides: tuple[Side, ...]
    documents: Mapping[str, int]
    likelier: str | None = None
    message: str = ""


def find_disputes(
    documents: Sequence[Document],
    readings: Sequence[Reading],
    resolution: Resolution,
    utterances: Sequence[Utterance],
) -> tuple[Dispute, ...]:
    """Finds words that are given to two speakers.

    Args:
        documents: The story's documents.
        readings: Their readings, in the same order.
        resolution: Who speaks in them.
        utterances: Which of their statements report one utterance, rivals among them.

    Returns:
        Disputes, those between a headline and its body first.
    """
    cast = Cast(resolution.entities)
    backing = Backing(documents, readings, resolution)
    attributions = {att.id: att for reading in readings for att in reading.attributions}
    disputes = (
        *_in_headlines(documents, readings, backing, cast),
        *_across(backing, attributions, utterances, cast),
    )
    return tuple(_told(backing, item) for item in disputes)


def to_cautions(disputes: Sequence[Dispute]) -> tuple[Caution, ...]:
    """``speaker.disputed`` at each place of some disputes, in order of document and place."""
    found: dict[tuple[str, Span], Caution] = {}
    for dispute in disputes:
        for side in dispute.sides:
            place = side.att.document, side.span
            found.setdefault(place, Caution("speaker.disputed", *place, dispute.message))
    return tuple(found[place] for place in sorted(found))


def list_disputed(disputes: Sequence[Dispute]) -> tuple[DisputedSpeaker, ...]:
    """The statements of some disputes with everybody to whom their words are given.

    Args:
        disputes: Words that are given to two speakers.

    Returns:
        Sorted by attribution id; one in several disputes is told as the first has it.
    """
    found: dict[str, DisputedSpeaker] = {}
    for dispute in disputes:
        speakers = tuple(sorted({side.speaker for side in dispute.sides}))
        for side in dispute.sides:
            item = DisputedSpeaker(side.att.id, speakers, dispute.likelier)
            found.setdefault(side.att.id, item)
    return tuple(found[att] for att in sorted(found))


def mark_disputed(
    utterances: Sequence[Utterance], disputes: Sequence[Dispute]
) -> tuple[Utterance, ...]:
    """Says of utterances that their words are given to others, too.

    Args:
        utterances: Utterances, in any order.
        disputes: Words that are given to two speakers.

    Returns:
        The utterances in their order; those with a statement in a dispute have everybody to whom
        the words are given among their speakers.
    """
    rivals: dict[str, set[str]] = defaultdict(set)
    for dispute in disputes:
        for side in dispute.sides:
            rivals[side.att.id] |= {other.speaker for other in dispute.sides}
    return tuple(_marked_disputed(item, rivals) for item in utterances)


def _marked_disputed(utterance: Utterance, rivals: Mapping[str, set[str]]) -> Utterance:
    others = {entity for att in utterance.attributions for entity in rivals.get(att, ())}
    if not others:
        return utterance
    speakers = tuple(sorted(others.union(utterance.speakers)))
    return replace(utterance, speakers=speakers, speaker_disputed=True)


def _in_headlines(
    documents: Sequence[Document], readings: Sequence[Reading], backing: Backing, cast: Cast
) -> Iterator[Dispute]:
    for document, reading in zip(documents, readings, strict=True):
        headline = find_headline(document)
        end = headline.end if headline else 0
        body = [
            att
            for att in reading.attributions
            if att.content[0].start >= end and att.kind != "indirect"
        ]
        for att in reading.attributions:
            head = backing.said(att)
            if att.content[0].start >= end or head is None:
                continue
            if cast.is_named(head.speaker) and not _is_topic(document.text, att):
                yield from _against_body(document, head, body, backing, cast)


def _against_body(
    document: Document, head: Said, body: Sequence[Attribution], backing: Backing, cast: Cast
) -> Iterator[Dispute]:
    for words in _marked(document, head.att):
        holding = [(att, span) for att in body if (span := _find_run(document, att, words))]
        if not holding:
            continue
        att, span = min(holding, key=lambda pair: (_length(pair[0]), pair[1]))
        said = backing.said(att)
        voices = {_voices(head, other, backing, cast) for other, _ in holding}
        if said is None:
            continue
        if voices == {"other"} and _is_sure(head, said, backing):
            side = Side(att, said.speaker, span)
        elif voices == {"same"} and (meant := _other_subject(head, said, backing)):
            side = Side(att, meant, span, open=True)
        else:
            continue
        first = Side(head.att, head.speaker, head.att.content[0], headline=True)
        yield Dispute((first, side), {})
        return


def _is_topic(text: str, att: Attribution) -> bool:
    """Whether a headline's speaker may be only whom it is about ("Minister on Varga: …")."""
    return any(_ABOUT.search(text, max(0, s.start - _ABOUT_REACH), s.end) for s in att.source)


def _voices(head: Said, att: Attribution, backing: Backing, cast: Cast) -> str:
    said = backing.said(att)
    return cast.compare(head.speaker, said.speaker if said else None)


def _is_sure(head: Said, said: Said, backing: Backing) -> bool:
    """Whether the body's speaker is another.

    Never a namesake; and whom a pronoun means only where the sentence before is about them.
    """
    if backing.is_namesake(head.speaker, said.speaker):
        return False
    lead = backing.lead_in(said.att)
    return not said.pronoun or (lead is not None and lead[0] == said.speaker)


def _other_subject(head: Said, said: Said, backing: Backing) -> str | None:
    """Whom a bare pronoun in the body may mean instead: whom the headline says it was told to.

    The sentence before must be about that one and must not name the other: then a reader takes
    "he said" for that one.
    """
    lead = backing.lead_in(said.att) if said.pronoun else None
    if lead is None or lead[0] not in backing.told(head.att):
        return None
    named = {entity for _, entity in backing.named_in(said.att.document, lead[1])}
    return None if head.speaker in named else lead[0]


def _marked(document: Document, head: Attribution) -> Iterator[tuple[str, ...]]:
    """Quoted words of a headline that belong to a statement, if they are enough to tell."""
    headline = find_headline(document)
    for match in _MARKED.finditer(document.text, 0, headline.end if headline else 0):
        start, stop = match.span(match.lastindex or 0)
        words = find_words(document.text[start:stop]).forms
        inside = any(span.start < stop and start < span.end for span in head.content)
        if inside and len(words) >= _HEADLINE_WORDS and content_words(" ".join(words)):
            yield words


def _find_run(document: Document, att: Attribution, words: Sequence[str]) -> Span | None:
    """Where some words stand in a row in a statement's content."""
    for span in att.content:
        found = find_words(span.of(document.text))
        for at in range(len(found.forms) - len(words) + 1):
            if found.forms[at : at + len(words)] == tuple(words):
                last = at + len(words) - 1
                return Span(span.start + found.starts[at], span.start + found.ends[last])
    return None


def _length(att: Attribution) -> int:
    return sum(len(span) for span in att.content)


def _across(
    backing: Backing,
    attributions: Mapping[str, Attribution],
    utterances: Sequence[Utterance],
    cast: Cast,
) -> Iterator[Dispute]:
    """Utterances whose words are given to rivals elsewhere than in a headline and its body."""
    for utterance in utterances:
        sides: dict[str, Side] = {}
        for link in utterance.links if utterance.speaker_disputed else ():
            pair = _sides(backing, attributions[link.left], attributions[link.right], cast)
            for side in pair:
                sides.setdefault(side.att.id, side)
        if sides:
            ordered = tuple(sides[one] for one in sorted(sides))
            yield Dispute(ordered, _count_documents(backing, attributions, utterance))


def _sides(backing: Backing, left: Attribution, right: Attribution, cast: Cast) -> tuple[Side, ...]:
    """Both places of a rivalry, at the words that they share; none where it may be chance."""
    one, other = backing.said(left), backing.said(right)
    if one is None or other is None or left.kind == right.kind == "indirect":
        return ()
    if cast.compare(one.speaker, other.speaker) != "other":
        return ()
    same = left.document == right.document
    if same and any(backing.is_headline(att) for att in (left, right)):
        return ()
    spans = backing.common_run(left, right, _BODY_WORDS if same else _OTHER_WORDS)
    if spans is None or backing.is_namesake(one.speaker, other.speaker):
        return ()
    return Side(left, one.speaker, spans[0]), Side(right, other.speaker, spans[1])


def _count_documents(
    backing: Backing, attributions: Mapping[str, Attribution], utterance: Utterance
) -> dict[str, int]:
    """How many documents give an utterance to each speaker."""
    holders: dict[str, set[str]] = defaultdict(set)
    for member in utterance.attributions:
        said = backing.said(attributions[member])
        if said is not None:
            holders[said.speaker].add(said.att.document)
    return {speaker: len(documents) for speaker, documents in holders.items()}


def _told(backing: Backing, dispute: Dispute) -> Dispute:
    """A dispute with what stands around its words told."""
    reasons = _reasons(backing, dispute)
    best = max(sorted(reasons), key=lambda speaker: len(reasons[speaker]), default=None)
    if best is None or sum(len(r) == len(reasons[best]) for r in reasons.values()) > 1:
        return replace(dispute, message=_message(backing, dispute, None, ()))
    return replace(dispute, likelier=best, message=_message(backing, dispute, best, reasons[best]))


def _message(backing: Backing, dispute: Dispute, best: str | None, reasons: Sequence[str]) -> str:
    shown = [_shown(backing, side) for side in dispute.sides[:_MOST_SHOWN]]
    more = len(dispute.sides) - len(shown)
    rest = f" and {more} more" if more else ""
    given = f"The same words are given to {' and to '.join(shown)}{rest}."
    if best is None:
        return f"{given} What stands around them does not tell which reading is likelier."
    name = backing.entities[best].name
    return f"{given} {name} is likelier: {'; '.join(reasons)}."


def _shown(backing: Backing, side: Side) -> str:
    document = backing.documents[side.att.document]
    name = backing.entities[side.speaker].name
    words = _shortened(side.span.of(document.text))
    if side.open:
        source = side.att.source[0].of(document.text) if side.att.source else "a pronoun"
        return f"“{source}”, who may be {name}, in the body ({words})"
    place = "the headline" if side.headline else document.name
    return f"{name} in {place} ({words})"


def _shortened(words: str) -> str:
    flat = " ".join(words.split()).strip("“”\"‘’' ,")
    if len(flat) > _SHOWN_CHARACTERS:
        flat = f"{flat[:_SHOWN_CHARACTERS].rsplit(' ', 1)[0]} …"
    return f"“{flat}”"


def _reasons(backing: Backing, dispute: Dispute) -> dict[str, list[str]]:
    """What speaks for each of the speakers."""
    found: dict[str, list[str]] = defaultdict(list)
    speakers = sorted({side.speaker for side in dispute.sides})
    for side in dispute.sides:
        others = [speaker for speaker in speakers if speaker != side.speaker]
        lead = None if side.headline else backing.lead_in(side.att)
        if lead and lead[0] in speakers:
            found[lead[0]].append("the sentence before the words is about them")
        if len(others) == 1 and not side.headline and backing.is_damaged_after(side.att):
            found[others[0]].append("the text breaks off behind the name of the other")
        named = {entity for _, entity in backing.named_in(side.att.document, side.span)}
        if len(others) == 1 and side.speaker in named:
            found[others[0]].append("the words speak of the other by name")
    most = sorted(dispute.documents.items(), key=lambda item: (-item[1], item[0]))
    if most and most[0][1] - (most[1][1] if len(most) > 1 else 0) >= _MAJORITY:
        found[most[0][0]].append(f"{most[0][1]} documents give the words to them")
    return {speaker: list(dict.fromkeys(reasons)) for speaker, reasons in found.items()}
