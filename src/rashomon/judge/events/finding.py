"""The timeline of a whole story."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from rashomon.judge.events.assembling import assemble
from rashomon.judge.events.comparing import Model, overlap, prepare
from rashomon.judge.events.happenings import find_happenings
from rashomon.judge.events.merging import find_links, group
from rashomon.judge.events.speaking import find_speaking
from rashomon.judge.events.steps import find_steps
from rashomon.judge.events.tellings import Account, Telling
from rashomon.judge.events.undated import find_undated, to_link
from rashomon.judge.material import Material
from rashomon.model.judgement import Claim, Event, Proposal, Proposition
from rashomon.text.days import parse_days


def find_events(
    material: Material,
    propositions: Sequence[Proposition],
    claims: Sequence[Claim],
    proposals: Sequence[Proposal],
    model: Model,
) -> tuple[Event, ...]:
    """Finds what is said to have been when, and to be when.

    Args:
        material: The story.
        propositions: Its propositions, in any order.
        claims: Its claims, in any order.
        proposals: Its proposals, in any order.
        model: Says whether one wording supports another.

    Returns:
        Events sorted by their first day, then by id; only such as have a time in words.
    """
    accounts = _accounts(material, propositions)
    tellings = sorted(_tell(accounts, proposals), key=_order)
    items = prepare(tellings, accounts)
    links = find_links(items, model)
    for telling, at in find_undated(items, accounts):
        links.append(to_link(at, len(items)))
        items.extend(prepare([telling], accounts))
    contested = {p.id for claim in claims if claim.contested for p in claim.propositions}
    found = [
        assemble([items[at] for at in members], links, material, contested)
        for members, links in group(items, links)
    ]
    unique = {event.id: event for event in found}
    return tuple(sorted(unique.values(), key=_by_time))


def _accounts(material: Material, propositions: Sequence[Proposition]) -> dict[str, Account]:
    by_document: dict[str, list[Proposition]] = defaultdict(list)
    for prop in propositions:
        by_document[prop.document].append(prop)
    states = _states(material)
    return {doc: Account(material, doc, by_document[doc], states) for doc in material.documents}


def _states(material: Material) -> dict[str, str]:
    """Governments by the name of their state; a name that two bear stands for neither."""
    found: dict[str, list[str]] = defaultdict(list)
    for entity in material.entities.values():
        if entity.kind == "government" and entity.speaks_for is None:
            found[entity.name.lower()].append(entity.id)
    return {name: ids[0] for name, ids in found.items() if len(ids) == 1}


def _tell(accounts: Mapping[str, Account], proposals: Sequence[Proposal]) -> list[Telling]:
    speech = [item for account in accounts.values() for item in find_speaking(account)]
    known = {item.attribution for item in speech if item.attribution}
    ordered = sorted(proposals, key=lambda proposal: proposal.id)
    steps = find_steps(accounts, ordered, known)
    happenings = [item for account in accounts.values() for item in find_happenings(account)]
    return _narrowest([*speech, *steps, *happenings])


def _narrowest(tellings: Sequence[Telling]) -> list[Telling]:
    """One telling for each verb: of "at noon on 3 May this year" the day.

    Where two times of one verb exclude one another, it is in doubt which one dates it.
    """
    by_verb: dict[tuple[str, str, int], list[Telling]] = defaultdict(list)
    for item in tellings:
        by_verb[item.place.document, item.sort, item.head.start].append(item)
    found = []
    for items in by_verb.values():
        narrowest = min(items, key=lambda item: (item.moment.length, item.place, item.moment.span))
        if all(overlap(item.moment.days, narrowest.moment.days) for item in items):
            found.append(narrowest)
    return found


def _order(item: Telling) -> tuple[object, ...]:
    return item.place, item.sort, item.moment.span, item.rule, item.attribution or ""


def _by_time(event: Event) -> tuple[int, int, str]:
    days = parse_days(event.time.value)
    return (0, days[0], event.id) if days else (1, 0, event.id)
