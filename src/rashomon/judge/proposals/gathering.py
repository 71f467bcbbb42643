"""All that one document says of what was put and of how it was answered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from rashomon.judge.proposals.answering import Reply, find_replies
from rashomon.judge.proposals.clauses import Containing, Page
from rashomon.judge.proposals.conditions import Condition, find_conditions
from rashomon.judge.proposals.deeds import Deed, find_actor, find_chain, find_deeds
from rashomon.judge.proposals.disputing import find_disputes
from rashomon.judge.proposals.phrases import Phrase, find_phrases
from rashomon.judge.proposals.putting import Put, find_asked, find_put, is_course
from rashomon.model.spans import Span

_SURE = 0.7
"""How sure a phrase with a named subject is, beside statements that the reader found."""


def gather(page: Page) -> tuple[list[Put], list[Reply]]:
    """Finds what a document says was put, and how it says it was answered.

    Args:
        page: The document.

    Returns:
        What was put and the answers, both in order of place.
    """
    holding = Containing(page.said)
    deeds = find_deeds(page)
    puts = [put for deed in deeds if (put := find_put(page, deed)) is not None]
    replies = list(find_replies(page, deeds))
    taken = {at for put in puts for at in page.tokens.within(put.deed.cue)}
    for phrase in find_phrases(page):
        if phrase.verb not in taken:
            puts += _of_phrase(page, holding, phrase)
    conditions = list(find_conditions(page))
    turned = {at for one in conditions for at in page.tokens.within(one.cue)}
    replies = [one for one in replies if turned.isdisjoint(page.tokens.within(one.deed.cue))]
    for condition in conditions:
        _of_condition(page, holding, condition, puts, replies)
    replies += find_disputes(page, holding)
    puts = [part for put in puts for part in _parts(page, put)]
    puts.sort(key=lambda put: (put.deed.cue, put.span))
    return puts, sorted(replies, key=lambda reply: (reply.deed.cue, reply.words, reply.party))


def _make_deed(
    page: Page,
    holding: Containing,
    verb: int,
    cue: Span,
    words: Span,
    by: str | None = None,
) -> Deed | None:
    """An act whose subject is known, from its words or by its clause; ``None`` for others."""
    own = page.cue_at.get(verb) if by is None else None
    said = own or holding.find(cue)
    by = by or find_actor(page, verb, said)
    if not page.parties.can_act(by) or by is None:
        return None
    return Deed(
        document=page.document,
        said=said,
        own=False,
        lemma=page.form(verb),
        denied=False,
        supposed=False,
        by=by,
        per=own.via if own else find_chain(said, by),
        to=(),
        cue=cue,
        words=(words,),
        time=own.at.value if own and own.at else None,
        basis=own.at.basis if own and own.at else "unknown",
        sure=_SURE,
    )


def _of_phrase(page: Page, holding: Containing, phrase: Phrase) -> Iterator[Put]:
    least = 1 if phrase.rule == "put.letter" else 2
    if not is_course(page, phrase.words, least):
        return
    deed = _make_deed(page, holding, phrase.verb, phrase.cue, phrase.words, phrase.by)
    if deed is None:
        return
    told = page.named_within(phrase.told) if phrase.told else []
    own = page.parties.party(deed.by)
    to = {one for _, one in told if page.parties.can_act(one) and page.parties.party(one) != own}
    # Of "the Ardenian president" the president alone is told, and no country beside him.
    to -= {party for one in to if (party := page.parties.party(one)) is not None and party != one}
    yield Put(deed, phrase.kind, phrase.words, tuple(sorted(to)), False, phrase.rule)


def _of_condition(
    page: Page,
    holding: Containing,
    condition: Condition,
    puts: list[Put],
    replies: list[Reply],
) -> None:
    """Adds the refusal, and the demand where it is named who would have to do what."""
    deed = _make_deed(page, holding, condition.verb, condition.cue, condition.turned_down)
    party = page.parties.party(deed.by) if deed else None
    if deed is None or party is None:
        return
    covered = [
        one
        for one in replies
        if one.deed.cue == condition.cue or one.deed.cue.covers(condition.cue)
    ]
    for one in covered:
        replies.remove(one)
    reply = Reply(
        deed, "refuses", party, deed.per, (condition.turned_down,), None, False, None,
        "answer.on-condition",
    )  # fmt: skip
    replies.append(reply)
    asked = find_asked(page, deed, condition.asked)
    if asked:
        putting = replace(deed, words=(condition.asked,))
        puts.append(Put(putting, "demand", condition.asked, asked, False, "put.condition"))


def _parts(page: Page, put: Put) -> Sequence[Put]:
    """Of "a pause, watched by officers" the pause and the officers: they are answered apart."""
    if put.points_back:
        return [put]
    inside = page.tokens.within(put.span)
    for at in range(inside.start + 2, min(inside.stop + 1, inside.start + 30)):
        if page.form(at) != "," or not _is_participle(page, at + 1):
            continue
        end = max(inside.stop, page.find_end(at + 1))
        if end - at < 5 or not is_course(page, page.tokens.span(at + 1, end)):
            return [put]
        whole = replace(put, span=page.tokens.span(inside.start, at))
        return [whole, replace(put, span=page.tokens.span(at + 1, end), to=(), rule="put.part")]
    return [put]


def _is_participle(page: Page, at: int) -> bool:
    return page.form(at).endswith(("ed", "led", "run", "seen")) and page.form(at + 1) == "by"
