"""Why a claim, a position, a proposal or an event is in the record."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rashomon.lineage_explanation import MarkedPlace, Reason
from rashomon.model.judgement import Claim, Event, Position, Proposal, Proposition, Response
from rashomon.model.links import Place
from rashomon.model.record import Record
from rashomon.publish.wording import reason_words

Told = tuple[str, str, list[Reason], list[MarkedPlace]]
"""Kind, summary, reasons, and the words it rests on."""


def explain_judged(record: Record, finding: str) -> Told | None:
    """Why a claim, proposition, proposal or event is in the record.

    Args:
        record: The record.
        finding: Its id.

    Returns:
        Kind, summary, reasons and words; ``None`` where it is the id of none of them.
    """
    names = {item.id: item.name for item in record.entities}
    for claim in record.claims:
        if claim.id == finding:
            return _claim(names, claim)
        for proposition in claim.propositions:
            if proposition.id == finding:
                return _proposition(names, claim, proposition)
    for proposal in record.proposals:
        if proposal.id == finding:
            return _proposal(names, proposal)
    for event in record.events:
        if event.id == finding:
            return _event(names, event)
    return None


def explain_roles(record: Record, attribution: str) -> Iterator[Reason]:
    """What a statement is to the claims, proposals and events of the record.

    Args:
        record: The record.
        attribution: Its id.
    """
    names = {item.id: item.name for item in record.entities}
    for claim in record.claims:
        for position in claim.positions:
            if attribution in position.attributions:
                value = f"{names[position.party]} {position.stance}: {claim.text}"
                yield Reason("position", value, claim.id)
    for proposal in record.proposals:
        if attribution in proposal.attributions:
            yield Reason(proposal.kind, proposal.text, proposal.id)
        for answer in proposal.responses:
            if attribution in answer.attributions:
                value = f"{names[answer.party]} {answer.response}: {proposal.text}"
                yield Reason("answer", value, proposal.id)
    for event in record.events:
        if attribution in event.attributions:
            yield Reason("event", f"{event.label} ({event.status})", event.id)


_Names = dict[str, str]


def _claim(names: _Names, claim: Claim) -> Told:
    low, high = claim.independent_reports
    state = "contested" if claim.contested else "not contested"
    reasons = [
        Reason("claim", state, "one party affirms it and another denies it"),
        Reason("reports", f"{claim.reports} documents", f"{low} to {high} independent"),
    ]
    for position in claim.positions:
        reasons += _position(names, position)
    reasons += [Reason("narrated", told.stance, told.document) for told in claim.narration]
    reasons += [
        Reason("value", value.value, _listed(names, value.parties) or "narration")
        for value in claim.values
    ]
    reasons += [
        Reason("changed", f"{names[item.party]}: {item.before}, then {item.after}", "by time")
        for item in claim.changes
    ]
    for link in claim.links:
        value = f"{link.left} and {link.right}, score {link.score:.2f}"
        reasons.append(Reason(link.relation, value, link.rule))
        reasons += _in_words(link.reasons)
    places = [("claim", claim.place.document, claim.place.span)]
    for position in claim.positions:
        places += _marked(position.stance, position.spans)
    places += [("narration", told.document, told.span) for told in claim.narration]
    for quantity in claim.values:
        places += _marked(f"value {quantity.value}", quantity.spans)
    for change in claim.changes:
        places += _marked("change", change.spans)
    return "claim", claim.text, reasons, places


def _position(names: _Names, position: Position) -> Iterator[Reason]:
    who = names[position.party]
    yield Reason("position", f"{who} {position.stance}", f"score {position.score:.2f}")
    speakers = [key for key in position.speakers if key != position.party]
    if speakers:
        yield Reason("said by", _listed(names, speakers), f"counted with {who}")
    if position.per:
        yield Reason("per", _listed(names, position.per), "reported through them")
    if position.time:
        yield Reason("held", position.time, "times of the statements")
    yield from _in_words(position.rules)


def _proposition(names: _Names, claim: Claim, item: Proposition) -> Told:
    who = names.get(item.holder or "", "narration" if item.rule == "narration" else "unknown")
    stance = item.stance or "neither affirms nor denies"
    reasons = [
        Reason("holder", who, item.attribution or "no statement"),
        Reason("stance", stance, f"{item.rule}, score {item.score:.2f}"),
        *_in_words((item.rule,)),
        Reason("claim", claim.text, claim.id),
    ]
    if item.per:
        reasons.append(Reason("per", _listed(names, item.per), "reported through them"))
    for link in claim.links:
        if item.id in (link.left, link.right):
            other = link.right if link.left == item.id else link.left
            reasons.append(Reason(link.relation, f"{other}, score {link.score:.2f}", link.rule))
            reasons += _in_words(link.reasons)
    places = [("words", item.document, item.span)]
    places += [("evidence", item.document, span) for span in item.evidence]
    return "proposition", f"{who}, of a claim: {stance}", reasons, places


def _proposal(names: _Names, item: Proposal) -> Told:
    reasons = [
        Reason("by", names.get(item.by or "", "unknown"), item.kind),
        *(Reason("to", names[entity], "of whom it is asked") for entity in item.to),
        Reason("status", item.status, item.rule),
        *_in_words((item.rule, *item.reasons)),
    ]
    for step in item.steps:
        who = names.get(step.by or "", "unknown")
        reasons.append(Reason("step", f"{step.time or 'no date'}: {who} {step.what}", step.basis))
    for answer in item.responses:
        reasons += _answer(names, answer)
    places = [(step.what, step.place.document, step.place.span) for step in item.steps]
    places += _marked(item.kind, item.spans)
    for answer in item.responses:
        places += _marked(answer.response, answer.spans)
    return item.kind, item.text, reasons, list(dict.fromkeys(places))


def _answer(names: _Names, answer: Response) -> Iterator[Reason]:
    value = f"{names[answer.party]} {answer.response}"
    yield Reason("answer", value, f"{answer.rule}, score {answer.score:.2f}")
    if answer.per:
        yield Reason("per", _listed(names, answer.per), "reported through them")
    yield from _in_words((answer.rule, *answer.reasons))


def _event(names: _Names, event: Event) -> Told:
    reasons = [
        Reason("time", event.time.value or "unknown", event.time.basis),
        Reason("published", event.published or "unknown", "accounts that tell it"),
        Reason("status", event.status, event.rule),
        *_in_words((event.rule,)),
        *(
            Reason("participant", names[entity], "named in its words")
            for entity in event.participants
        ),
    ]
    if event.reasons:
        reasons.append(Reason("one event", f"score {event.score:.2f}", "the reasons below"))
        reasons += _in_words(event.reasons)
    return (
        "event",
        event.label,
        reasons,
        [*_marked("event", event.spans), *_marked("time", event.times)],
    )


def _marked(part: str, places: Sequence[Place]) -> list[MarkedPlace]:
    return [(part, place.document, place.span) for place in places]


def _listed(names: _Names, entities: Sequence[str]) -> str:
    return ", ".join(names[key] for key in entities)


def _in_words(slugs: Sequence[str]) -> Iterator[Reason]:
    for slug in slugs:
        words = reason_words(slug)
        if words != slug:
            yield Reason("because", words, slug)
