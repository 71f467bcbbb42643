"""Which acts answer something that was put, how, and what they say that it was."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rashomon.judge.proposals.acts import ANSWERING, POINTING, PROPOSAL_NOUNS
from rashomon.judge.proposals.clauses import Page
from rashomon.judge.proposals.deeds import Deed
from rashomon.judge.propositions.cutting import CLAIM_NOUNS
from rashomon.model.judgement import Answer, ProposalKind
from rashomon.model.spans import Span
from rashomon.text.words import word_set

_PRONOUNS = word_set("it this them both")
_AFTER_PRONOUNS = word_set("by in on at with as for twice again too outright and but yesterday")
_DETERMINERS = word_set("the this that his her its their any such both an a")
_NO_ANSWER = word_set(
    """comment comments say says discuss elaborate answer confirm speculate specify disclose
    interview speak talk identify give reveal respond provide detail details be"""
)
"""What a spokesman refuses: it answers a reporter."""
_TALK = word_set("study studied consider considered discuss discussed examine examined look talk")
_NOUN_REACH = 6
"""First words of an object, among which its noun stands."""
_ONLY = word_set("only merely")
_OPENING = word_set("in principle to that of with only on upon") | {
    "“",
    "”",
    '"',
    "‘",
    "’",
    "'",
    ",",
}
_NEGATED: dict[Answer, Answer] = {"accepts": "refuses"}


@dataclass(frozen=True, slots=True, eq=False)
class Reply:
    """A report that somebody answered.

    Args:
        deed: The act.
        answer: What was answered.
        party: Whose answer it is.
        per: Through whom it is known, nearest first.
        words: What the answer says that was put; the pointing words alone where it only points.
        points: What the words may point back at; ``None`` where they say it themselves.
        near: Whether a pronoun points, which reaches a sentence or two.
        whose: The party that a possessive before the pointing noun names.
        rule: Slug of the rule that took it for one.
    """

    deed: Deed
    answer: Answer
    party: str
    per: tuple[str, ...]
    words: tuple[Span, ...]
    points: frozenset[ProposalKind] | None
    near: bool
    whose: str | None
    rule: str


_ANY: frozenset[ProposalKind] = frozenset({"proposal", "demand", "offer", "request"})


def find_replies(page: Page, deeds: Sequence[Deed]) -> Iterator[Reply]:
    """Reads acts as answers.

    Args:
        page: The document.
        deeds: Its acts.

    Returns:
        The answers, in order of place; not yet what they answer.
    """
    for deed in deeds:
        reply = _read(page, deed)
        if reply is not None:
            yield reply


def _read(page: Page, deed: Deed) -> Reply | None:
    answer = ANSWERING.get(deed.lemma)
    if answer is None or not page.parties.can_act(deed.by) or deed.by is None:
        return None
    if deed.own and deed.said is not None and deed.said.att.act not in ("agree", "refuse", "deny"):
        return None
    if deed.denied and deed.lemma != "refuse":
        if answer not in _NEGATED:
            return None
        answer = _NEGATED[answer]
    elif deed.supposed:
        return None
    party = page.parties.party(deed.by)
    if party is None:
        return None
    around = _around(page, deed)
    reply = Reply(deed, answer, party, deed.per, deed.words, None, False, None, "answer." + answer)
    if answer == "accepts" and _only_talk(around):
        return _claim_of_less(page, deed, reply)
    if answer == "accepts" and _in_principle(around):
        reply = replace(reply, answer="accepts in principle", rule="answer.in-principle")
    words = tuple(_trim(page, span) for span in deed.words)
    return _with_object(page, replace(reply, words=words))


def _trim(page: Page, span: Span) -> Span:
    """A stretch without the "in principle to" or "that" that opens it."""
    inside = page.tokens.within(span)
    at = inside.start
    while at < inside.stop - 1 and page.form(at) in _OPENING:
        at += 1
    return page.tokens.span(at, inside.stop) if inside else span


def _around(page: Page, deed: Deed) -> list[str]:
    """The words of an act, and the first ones of what it is about."""
    first = page.tokens.within(deed.cue)
    after = [page.form(at) for span in deed.words for at in page.tokens.within(span)[:12]]
    return [page.form(at) for at in first] + after


def _in_principle(forms: Sequence[str]) -> bool:
    return any(
        form == "in" and list(forms[at + 1 : at + 2]) == ["principle"]
        for at, form in enumerate(forms[:8])
    )


def _only_talk(forms: Sequence[str]) -> bool:
    """Of "agreed to discuss", "agreed only that it may be studied"."""
    opening = [form for form in forms if form.isalpha()][:14]
    at = next((i for i, form in enumerate(opening) if form in _TALK), None)
    if at is None:
        return False
    return at <= 3 or opening[at - 1] == "be" or not _ONLY.isdisjoint(opening[:at])


def _claim_of_less(page: Page, deed: Deed, reply: Reply) -> Reply | None:
    """Of "the spokesman says he agreed only to a study": the spokesman disputes an agreement."""
    said = deed.said
    around = _around(page, deed)
    if said is None or not (_ONLY & set(around[:8]) or "may" in around):
        return None
    outer = page.material.said.get(said.parent) if said.parent else said
    speaker = outer.speaker if outer else None
    party = page.parties.party(speaker)
    if party is None:
        return None
    return replace(reply, answer="disputes", party=party, per=(), rule="answer.only-studied")


def _with_object(page: Page, reply: Reply) -> Reply | None:
    """The reply with what it points at, unless it refuses a reporter or says nothing."""
    inside = [at for span in reply.words for at in page.tokens.within(span)]
    forms = [page.form(at) for at in inside]
    words = [form for form in forms if form.isalpha()]
    while words and words[0] in ("to", "that", "of"):
        words = words[1:]
    if not words or (reply.answer == "refuses" and words[0] in _NO_ANSWER):
        return None
    if words[0] in ("whether", "if", "why", "how", "what"):
        return None
    if not CLAIM_NOUNS.isdisjoint(words[:_NOUN_REACH]):
        return None
    if words[0] in _PRONOUNS and (len(words) == 1 or words[1] in _AFTER_PRONOUNS):
        return replace(reply, points=_ANY, near=True)
    if len(words) <= 8:
        return _pointing(page, reply, inside, words)
    return reply


def _pointing(
    page: Page, reply: Reply, inside: Sequence[int], words: Sequence[str]
) -> Reply | None:
    """Of "the minister's proposal": what kind of thing it points at, and whose it is."""
    at = next((i for i, form in enumerate(words[:5]) if form in PROPOSAL_NOUNS), None)
    if at is None:
        return reply
    after = words[at + 1] if at + 1 < len(words) else ""
    if after in ("to", "for", "that", "of") and len(words) > at + 3:
        return reply
    place = page.tokens.span(inside[0], inside[-1] + 1)
    named = page.named_within(place)
    opening = words[0] in _DETERMINERS or bool(named)
    if not opening:
        return reply
    whose = page.parties.party(named[0][1]) if named else None
    return replace(reply, points=frozenset(PROPOSAL_NOUNS[words[at]]), whose=whose)


def needs_sure_tie(reply: Reply) -> bool:
    """Whether a verb is as often said of other things than proposals."""
    return reply.deed.lemma in POINTING and reply.points is None
