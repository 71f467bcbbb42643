"""Why a claim, a position, a proposal or an event is in the record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rashomon.lineage_explanation import MarkedPlace, Reason
from rashomon.model.judgement import Claim, Event, Position, Proposal, Proposition, Response
from rashomon.model.links import Place
from rashomon.model.record import Record
from rashomon.publish.wording import SAID_WORDS, days_words, reason_words

_Names = dict[str, str]
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
            return _claim(record, names, claim)
        for proposition in claim.propositions:
            if proposition.id == finding:
                return _proposition(record, names, claim, proposition)
    for proposal in record.proposals:
        if proposal.id == finding:
            return _proposal(names, proposal)
    for event in record.events:
        if event.id == finding:
            return _event(names, event)
    return None


def explain_roles(record: Record, attribution: str) -> tuple[list[Reason], list[MarkedPlace]]:
    """What a statement is to the claims, proposals and events of the record.

    Args:
        record: The record.
        attribution: Its id.

    Returns:
        Reasons, and the words within the statement that each rests upon.
    """
    names = {item.id: item.name for item in record.entities}
    reasons: list[Reason] = []
    places: list[MarkedPlace] = []
    for claim in record.claims:
        for position in claim.positions:
            if attribution in position.attributions:
                value = f"{names[position.party]} {position.stance}: {claim.text}"
                reasons.append(Reason("position", value, claim.id))
        for item in claim.propositions:
            if item.attribution == attribution:
                reasons.append(Reason("stance", _stance(item), f"score {item.score:.2f}"))
                reasons += _in_words((item.rule,))
                places += _words_of(item)
    reasons += _roles_in_proposals(record, names, attribution)
    for event in record.events:
        if attribution in event.attributions:
            reasons.append(Reason("event", f"{event.label} ({event.status})", event.id))
            reasons += _in_words((event.rule,))
    return reasons, places


def _roles_in_proposals(record: Record, names: _Names, attribution: str) -> Iterator[Reason]:
    for proposal in record.proposals:
        if attribution in proposal.attributions:
            yield Reason(proposal.kind, f"{proposal.text} ({proposal.status})", proposal.id)
            yield from _in_words(proposal.reasons)
        for answer in proposal.responses:
            if attribution in answer.attributions:
                value = f"{names[answer.party]} {answer.response}: {proposal.text}"
                yield Reason("answer", value, f"{proposal.id}, score {answer.score:.2f}")
                yield from _in_words((answer.rule, *answer.reasons))


def _claim(record: Record, names: _Names, claim: Claim) -> Told:
    docs = {doc.id: doc.name for doc in record.documents}
    low, high = claim.independent_reports
    independent = f"{low} independent" if low == high else f"{low} to {high} independent"
    documents = f"{claim.reports} document{'s' * (claim.reports != 1)}"
    state = "contested" if claim.contested else "not contested"
    found = "one party affirms it and another denies it, at compatible times"
    reasons = [
        Reason("claim", state, found if claim.contested else f"it is not found that {found}"),
        Reason("reports", documents, independent),
    ]
    for position in claim.positions:
        reasons += _position(names, position)
    reasons += [Reason("narration", told.stance, docs[told.document]) for told in claim.narration]
    reasons += [
        Reason("value", value.value, _listed(names, value.parties) or "narration")
        for value in claim.values
    ]
    reasons += [
        Reason("changed", f"{names[item.party]}: {item.before}, then {item.after}", "by time")
        for item in claim.changes
    ]
    words = _wordings(record, claim)
    for link in sorted(claim.links, key=lambda item: -item.score):
        left, right = words[link.left], words[link.right]
        value = f"“{left}” and “{right}”" if left != right else f"“{left}”, in two places"
        reasons.append(Reason(link.relation, value, f"score {link.score:.2f}"))
        reasons += _in_words(dict.fromkeys((link.rule, *link.reasons)))
    return "claim", claim.text, reasons, _places_of_claim(claim)


def _places_of_claim(claim: Claim) -> list[MarkedPlace]:
    places = [("claim", claim.place.document, claim.place.span)]
    for position in claim.positions:
        places += _marked(position.stance, position.spans)
    places += [(f"narration {t.stance}", t.document, t.span) for t in claim.narration]
    for quantity in claim.values:
        places += _marked(f"value {quantity.value}", quantity.spans)
    for change in claim.changes:
        places += _marked("change", change.spans)
    for item in claim.propositions:
        places += [("evidence", item.document, span) for span in item.evidence]
    return list(dict.fromkeys(places))


def _position(names: _Names, position: Position) -> Iterator[Reason]:
    who = names[position.party]
    yield Reason("position", f"{who} {position.stance}", f"score {position.score:.2f}")
    speakers = [key for key in position.speakers if key != position.party]
    if speakers:
        yield Reason("said by", _listed(names, speakers), f"counted with {who}")
    if position.per:
        yield Reason("per", _listed(names, position.per), "reported through them")
    if position.time:
        yield Reason("held", days_words(position.time), "times of the statements")
    yield from _in_words(position.rules)


def _proposition(record: Record, names: _Names, claim: Claim, item: Proposition) -> Told:
    words = _wordings(record, claim)
    who = names[item.holder] if item.holder else "nobody known"
    if item.rule.startswith("narration"):
        who = "the account itself"
    reasons = [
        Reason("holder", who, item.attribution or "no statement"),
        Reason("stance", _stance(item), f"score {item.score:.2f}"),
        *_in_words((item.rule,)),
        Reason("claim", claim.text, claim.id),
    ]
    if item.party and item.party != item.holder:
        reasons.insert(1, Reason("counted with", names[item.party], "for whom the holder speaks"))
    if item.per:
        reasons.append(Reason("per", _listed(names, item.per), "reported through them"))
    for link in claim.links:
        if item.id in (link.left, link.right):
            other = link.right if link.left == item.id else link.left
            reasons.append(
                Reason(link.relation, f"{other}: “{words[other]}”", f"score {link.score:.2f}")
            )
            reasons += _in_words(dict.fromkeys((link.rule, *link.reasons)))
    return "proposition", f"{who}, of these words: {_stance(item)}", reasons, _words_of(item)


def _wordings(record: Record, claim: Claim) -> dict[str, str]:
    """The words of each proposition of a claim, by its id."""
    texts = {doc.id: doc.text for doc in record.documents}
    return {item.id: item.span.of(texts[item.document]) for item in claim.propositions}


def _stance(item: Proposition) -> str:
    return item.stance or "neither affirms nor denies"


def _words_of(item: Proposition) -> list[MarkedPlace]:
    """The words of a proposition, and those that its stance rests upon."""
    words = [(_stance(item), item.document, item.span)]
    return words + [("evidence", item.document, span) for span in item.evidence]


def _proposal(names: _Names, item: Proposal) -> Told:
    reasons = [
        Reason("by", names[item.by] if item.by else "not established", item.kind),
        *(Reason("to", names[entity], "to whom it is put") for entity in item.to),
        *_in_words(item.reasons),
        Reason("status", item.status, "the reason below"),
        *_in_words((item.rule,)),
    ]
    for step in item.steps:
        who = names[step.by] if step.by else "somebody"
        when = days_words(step.time) if step.time else "no date"
        reasons.append(Reason("step", f"{when}: {who} {step.what}", SAID_WORDS[step.basis]))
    for answer in item.responses:
        reasons += _answer(names, answer)
    places = [(step.what, step.place.document, step.place.span) for step in item.steps]
    places += _marked(item.kind, item.spans)
    for answer in item.responses:
        places += _marked(answer.response, answer.spans)
    return item.kind, item.text, reasons, list(dict.fromkeys(places))


def _answer(names: _Names, answer: Response) -> Iterator[Reason]:
    value = f"{names[answer.party]} {answer.response}"
    yield Reason("answer", value, f"score {answer.score:.2f}")
    if answer.per:
        yield Reason("per", _listed(names, answer.per), "reported through them")
    yield from _in_words((answer.rule, *answer.reasons))


def _event(names: _Names, event: Event) -> Told:
    reasons = [
        Reason("time", days_words(event.time.value or "unknown"), SAID_WORDS[event.time.basis]),
        Reason("published", days_words(event.published or "unknown"), "accounts that tell it"),
        Reason("status", event.status, "the reason below"),
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


def _in_words(slugs: Iterable[str]) -> Iterator[Reason]:
    for slug in slugs:
        words = reason_words(slug)
        if words != slug:
            yield Reason("because", words, slug)
