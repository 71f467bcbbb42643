"""Setting a value: of a statement, a document, an entity, an event, a position or a claim."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import get_args

from rashomon.model.corrections import UNKNOWN, Decision
from rashomon.model.judgement import EventTime, Stance
from rashomon.model.reading import Act, Kind
from rashomon.model.record import SaidAt, Statement
from rashomon.review.deeds.adding import new_entity
from rashomon.review.draft import Draft, Lost, PartDeed
from rashomon.review.finding import find, require_words
from rashomon.text.days import parse_days

RULE = "review"
"""The rule that a person's own decision is: the log says whose and why."""

# What is answered once a person says when a document was published.
_OF_DATES = ("date.contradicted", "date.missing")


def set_value(draft: Draft, decision: Decision) -> None:
    """Sets one value of a finding."""
    kind = decision.anchor.kind
    setter = _SETTERS.get((kind, decision.field))
    if setter is None:
        fields = ", ".join(name for of, name in _SETTERS if of == kind) or "nothing"
        raise Lost(f"of a {kind} can be set: {fields}; not {decision.field!r}")
    key = find(draft, decision.anchor)
    owner = key.partition(":")[0]
    draft.require_kept(owner)
    setter(draft, key, decision)
    if kind != "position":
        draft.mark(key, decision.field, decision)


def _spans(draft: Draft, key: str, decision: Decision) -> None:
    att = draft.statements[key]
    require_words(draft, att.document, decision.words)
    spans = tuple(sorted({words.span for words in decision.words}))
    if decision.field == "content" and not spans:
        raise Lost("a statement needs the words that are said: spans of its content")
    changes: dict[str, Callable[[Statement], Statement]] = {
        "content": lambda old: replace(old, content=spans),
        "source": lambda old: replace(old, source=spans),
        "cue": lambda old: replace(old, cue=spans),
    }
    draft.statements[key] = changes[decision.field](att)


def _kind(draft: Draft, key: str, decision: Decision) -> None:
    value = next((one for one in get_args(Kind) if one == decision.new), None)
    if value is None:
        raise Lost(f"{decision.new!r} is no kind; allowed: {', '.join(get_args(Kind))}")
    draft.statements[key] = replace(draft.statements[key], kind=value)


def _act(draft: Draft, key: str, decision: Decision) -> None:
    value = next((one for one in get_args(Act) if one == decision.new), None)
    if value is None:
        raise Lost(f"{decision.new!r} is no act; allowed: {', '.join(get_args(Act))}")
    draft.statements[key] = replace(draft.statements[key], act=value, act_reason=RULE)


def _speaker(draft: Draft, key: str, decision: Decision) -> None:
    att = draft.statements[key]
    speaker: str | None = None
    if decision.words:
        speaker = new_entity(draft, decision, att.document)
    elif decision.others:
        if decision.others[0].kind != "entity":
            raise Lost("a speaker must be somebody: the id of an entity, or 'unknown'")
        speaker = find(draft, decision.others[0])
    elif decision.new != UNKNOWN:
        raise Lost(f"who speaks must be an entity, words that name somebody new, or {UNKNOWN!r}")
    draft.statements[key] = replace(
        att,
        speaker=speaker,
        speaker_rule=RULE,
        speaker_evidence=decision.words[0].span if decision.words else None,
    )


def _said_at(draft: Draft, key: str, decision: Decision) -> None:
    value = _date(decision.new)
    draft.statements[key] = replace(
        draft.statements[key],
        time=SaidAt(value, "inferred" if value else "unknown"),
        time_rule=RULE,
        time_evidence=None,
    )


def _published(draft: Draft, key: str, decision: Decision) -> None:
    doc = draft.documents[key]
    date = replace(
        doc.published, value=_date(decision.new), basis="inferred", rule=RULE, evidence=()
    )
    draft.documents[key] = replace(doc, published=date)
    for caution, doubt in draft.cautions.items():
        if doubt.document == key and doubt.slug in _OF_DATES:
            if date.value is None:
                draft.reopen(caution)
            else:
                draft.answer(caution, decision)


def _outlet(draft: Draft, key: str, decision: Decision) -> None:
    outlet = decision.new.strip()
    draft.documents[key] = replace(draft.documents[key], outlet=_known(outlet))


def _name(draft: Draft, key: str, decision: Decision) -> None:
    name = decision.new.strip()
    if not name:
        raise Lost("a name needs at least one letter")
    draft.entities[key] = replace(draft.entities[key], name=name)


def _speaks_for(draft: Draft, key: str, decision: Decision) -> None:
    party = None
    if decision.others:
        party = find(draft, decision.others[0])
        if decision.others[0].kind != "entity":
            raise Lost("one speaks for a person, a body or a state: the id of an entity")
    elif decision.new != UNKNOWN:
        raise Lost(f"whom somebody speaks for must be an entity, or {UNKNOWN!r} for nobody")
    _refuse_circle(draft, key, party)
    draft.entities[key] = replace(
        draft.entities[key],
        speaks_for=party,
        speaks_for_rule=RULE if party else None,
        speaks_for_evidence=None,
    )


def _refuse_circle(draft: Draft, key: str, party: str | None) -> None:
    """Nobody may speak, near or far, for themselves."""
    if party is not None and key in draft.chain(party):
        raise Lost(f"{draft.entities[key].name} would speak for itself in the end")


def _event_time(draft: Draft, key: str, decision: Decision) -> None:
    value = _date(decision.new)
    time = EventTime(value, "inferred" if value else "unknown")
    draft.events[key] = replace(draft.events[key], time=time)


def _stance(draft: Draft, key: str, decision: Decision) -> None:
    value = next((one for one in get_args(Stance) if one == decision.new), None)
    if value is None:
        raise Lost(f"{decision.new!r} is no stance; allowed: {', '.join(get_args(Stance))}")
    owner, party, what = key.split(":")
    draft.part_deeds.append(PartDeed(decision, owner, party, what, becomes=value))


def _contested(draft: Draft, key: str, decision: Decision) -> None:
    if decision.new != "no":
        raise Lost("a claim can be marked as not contested: 'no'; positions show what contests it")
    draft.uncontested.add(key)


def _date(value: str) -> str | None:
    if value == UNKNOWN:
        return None
    if parse_days(value) is None:
        raise Lost(
            f"{value!r} is no date; write 2031-04-23, 2031-04, 2031-04-23/2031-04-25 or {UNKNOWN}"
        )
    return value


def _known(value: str) -> str | None:
    return None if value in ("", UNKNOWN) else value


_SETTERS: dict[tuple[str, str], Callable[[Draft, str, Decision], None]] = {
    ("statement", "content"): _spans,
    ("statement", "source"): _spans,
    ("statement", "cue"): _spans,
    ("statement", "kind"): _kind,
    ("statement", "act"): _act,
    ("statement", "speaker"): _speaker,
    ("statement", "time"): _said_at,
    ("document", "published"): _published,
    ("document", "outlet"): _outlet,
    ("entity", "name"): _name,
    ("entity", "speaks_for"): _speaks_for,
    ("event", "time"): _event_time,
    ("position", "stance"): _stance,
    ("claim", "contested"): _contested,
}
