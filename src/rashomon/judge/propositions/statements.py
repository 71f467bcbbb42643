"""The propositions of one statement: whose they are, and with what stance."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from rashomon.judge.material import Material, Said
from rashomon.judge.propositions.complement import find_complement
from rashomon.judge.propositions.cutting import (
    Stretch,
    cut,
    has_verb,
    join_segments,
    says_something,
)
from rashomon.judge.propositions.stances import is_evidential, is_noun, judge_cue
from rashomon.judge.propositions.stands import Holder, Ruling, Stand, take_stand
from rashomon.judge.propositions.tokens import Tokens
from rashomon.judge.propositions.verbs import is_auxiliary, opens_clause
from rashomon.judge.propositions.wording import find_force
from rashomon.model.judgement import Proposition, Stance
from rashomon.model.spans import Span, merged
from rashomon.text.words import word_set

_FIRST_PERSONS = word_set("i we my our")
_QUOTES = frozenset("“\"‘'«")
_TELLING = tuple(
    f":verb:{verb}"
    for verb in ("tell", "inform", "assure", "remind", "warn", "notify", "convince", "persuade")
)
_COMPACT = 0.7
"""Share of a stretch that a statement must fill for the rest to be nothing but its joints."""
_DEEPEST = 12
"""Statements within statements; deeper nests are damage."""


def find_holder(material: Material, said: Said) -> Holder:
    """Who holds what a statement says.

    Of several to whom the words are given it is the likelier; "I" and "we" within somebody's words
    are that one.

    Args:
        material: The story.
        said: The statement.

    Returns:
        The holder, through whom it is known the nearest first.
    """
    outer = _ancestors(material, said)
    entity = _own_speaker(said)
    if entity is None and said.disputed is None and outer and _is_first_person(said):
        entity = _own_speaker(outer[0])
    per = [*said.via, *(who for who in map(_own_speaker, outer) if who is not None)]
    others = tuple(dict.fromkeys(who for who in per if who != entity))
    return Holder(entity, material.party_of(entity), others)


def _own_speaker(said: Said) -> str | None:
    return said.speaker if said.disputed is None else said.disputed.likelier


def _ancestors(material: Material, said: Said) -> list[Said]:
    """The statements that one stands in, the nearest first."""
    found: list[Said] = []
    while said.parent is not None and said.parent in material.said and len(found) < _DEEPEST:
        said = material.said[said.parent]
        found.append(said)
    return found


def _is_first_person(said: Said) -> bool:
    words = " ".join(span.of(said.text) for span in said.att.source)
    return words.lower() in _FIRST_PERSONS


def find_statements(
    material: Material, said: Said, children: Sequence[Said], tokens: Tokens
) -> Iterator[Proposition]:
    """The propositions of one statement.

    Args:
        material: The story.
        said: The statement.
        children: The statements that stand in its content.
        tokens: Words of its document.

    Yields:
        Propositions in order of place; but for relative clauses, which lie within the one before,
        they are disjoint, and all lie within the content.
    """
    holder = find_holder(material, said)
    time = said.at.value if said.at else None
    denied = said.att.act == "deny"
    for segment in _segments(material, said, children, tokens):
        told = _is_told(said, segment)
        for stretch in cut(tokens, find_complement(tokens, segment, denied=denied, told=told)):
            inside = tokens.within(stretch.span)
            if not says_something(tokens, inside.start, inside.stop):
                continue
            ruling, words = _judge(said, stretch, tokens)
            where = Stand(said.att.document, said.att.id, stretch.span, time)
            yield take_stand(where, holder, ruling, (*said.att.cue, *words))


def _is_told(said: Said, segment: Span) -> bool:
    """Whether a content may begin with those it is told to, as reported speech may."""
    att = said.att
    if att.kind != "indirect" or not att.cue or segment.start != att.content[0].start:
        return False
    follows = said.text[att.cue[-1].end : segment.start].isspace()
    return follows and att.act_reason.endswith(_TELLING)


def _judge(said: Said, stretch: Stretch, tokens: Tokens) -> tuple[Ruling, tuple[Span, ...]]:
    """The stance on a stretch by cue and words, with the words that bear on it."""
    ruling = judge_cue(said, tokens, stretch.span)
    score = ruling.score * (0.5 + said.att.confidence / 2)
    disputed = said.disputed is not None
    rule = f"{ruling.rule}"
    if disputed:
        score *= 0.8
    if ruling.stance not in ("affirms", "hedges"):
        return Ruling(ruling.stance, rule, score), ()
    force = find_force(tokens, stretch, quoted=is_quoted(said, stretch.span))
    if not force.rule:
        return Ruling(ruling.stance, rule, score), ()
    stance: Stance | None = force.stance
    if stance == "affirms":
        stance = None if rule == "cue.vows" else ruling.stance
    evidence = (force.evidence,) if force.evidence is not None else ()
    return Ruling(stance, force.rule, score * force.score), evidence


def is_quoted(said: Said, span: Span) -> bool:
    """Whether words stand in a quotation of their own and are no reported speech."""
    return said.att.kind == "direct" or any(
        part.start <= span.start < part.end and said.text[part.start] in _QUOTES
        for part in said.att.content
    )


def _segments(
    material: Material, said: Said, children: Sequence[Said], tokens: Tokens
) -> list[Span]:
    """The content by sentences, without what belongs to statements within it."""
    # Who denies "a claim that it rained" denies that it rained, whoever claimed so.
    denies = said.att.act == "deny"
    owned = merged([] if denies else [c.extent for c in children if _owns_words(c, tokens)])
    found: list[Span] = []
    for span in said.att.content:
        for part in _without(span, owned):
            whole = part == span
            for segment in _by_sentence(material, said.att.document, part):
                follows = segment.start == part.start > span.start
                if whole or _stands_alone(tokens, segment, follows=follows):
                    found.append(segment)
    return join_segments(tokens, found)


def _stands_alone(tokens: Tokens, segment: Span, *, follows: bool) -> bool:
    """Whether what is left beside a statement within is a clause, and not the end of one.

    Args:
        tokens: The text's words.
        segment: What is left of a sentence.
        follows: Whether it stands right behind the statement.
    """
    inside = tokens.within(segment)
    first = inside.start
    while first < inside.stop and (
        not tokens.is_word(first) or tokens.forms[first] in ("and", "but", "that", "while")
    ):
        first += 1
    if follows and not opens_clause(tokens, first, inside.stop, parted=True):
        return False
    return has_verb(tokens, first, inside.stop)


def _owns_words(child: Said, tokens: Tokens) -> bool:
    """Whether a statement takes its words from the one it stands in.

    Of "she said he denied it" the denial is his; of "she said he agreed to come", "they fear it"
    and "he wanted peace" the whole is also what the outer statement says, and who says that the
    files show it says that it is so.
    """
    if not child.att.source or _is_inserted(child, tokens):
        return False
    if is_evidential(child.att) or is_noun(child.att) or not _is_compact(child):
        return False
    return any(
        _judge(child, stretch, tokens)[0].stance in ("affirms", "denies")
        for part in child.att.content
        for stretch in cut(tokens, part)
    )


def _is_compact(child: Said) -> bool:
    """Whether a statement is little more than its source, cue and content."""
    spans = merged([*child.att.source, *child.att.cue, *child.att.content])
    return sum(map(len, spans)) >= _COMPACT * len(child.extent)


def _is_inserted(child: Said, tokens: Tokens) -> bool:
    """Whether a statement is put into a relative clause: "lorries that the ministry says came"."""
    inside = tokens.within(child.extent)
    if not inside or not inside.start:
        return False
    return tokens.forms[inside.start - 1] in ("that", "which", "who") and any(
        is_auxiliary(tokens.forms[at])
        for span in child.att.content
        for at in tokens.within(span)[:1]
    )


def _without(span: Span, owned: Sequence[Span]) -> Iterator[Span]:
    """What is left of a stretch where others are taken out."""
    start = span.start
    for hole in owned:
        if hole.end <= start or hole.start >= span.end:
            continue
        if hole.start > start:
            yield Span(start, hole.start)
        start = max(start, hole.end)
    if start < span.end:
        yield Span(start, span.end)


def _by_sentence(material: Material, document: str, part: Span) -> Iterator[Span]:
    found = material.sentences(document)
    at = max(0, bisect_right(found, part.start, key=lambda span: span.start) - 1)
    while at < len(found) and found[at].start < part.end:
        start, end = max(part.start, found[at].start), min(part.end, found[at].end)
        if start < end:
            yield Span(start, end)
        at += 1
