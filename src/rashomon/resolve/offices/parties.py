"""For whom somebody speaks: from the office held to the body, and from the body to its state.

Only an office whose holder is to speak or act for it makes an edge; ``lexicon/roles.toml`` says
which and by what reference.  A person of several offices speaks for the one named most often;
where two are named as often, for what both belong to, else for nobody.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from rashomon.model.links import Place
from rashomon.model.spans import Span
from rashomon.resolve.names.clusters import Key
from rashomon.resolve.offices.bodies import Body, is_campaign
from rashomon.resolve.offices.office_words import may_be_a_states, office_class, speaks
from rashomon.resolve.offices.roles import Role
from rashomon.resolve.offices.states import state_of

# The longest way from a spokesman to a state is far shorter; this bounds hostile input.
_LONGEST = 12


@dataclass(frozen=True, slots=True)
class Party:
    """For whom somebody speaks.

    Args:
        speaks_for: The body, state or person.
        rule: ``party.spokesperson``, ``party.lawyer``, ``party.office``, ``party.body`` where words
            beside a body name its state, ``party.seat`` where the table of seats does.
        evidence: The words that say so; ``None`` where the table alone does.
    """

    speaks_for: Key
    rule: str
    evidence: Place | None


def find_parties(roles: Iterable[Role], bodies: Iterable[Body]) -> Mapping[Key, Party]:
    """Finds for whom the people and bodies of a story speak.

    Args:
        roles: Roles of all documents.
        bodies: Bodies of all documents.

    Returns:
        For each key at most one party; nobody speaks for himself, through however many others.
    """
    claims: dict[Key, dict[Key, list[Party]]] = {}
    for key, party in _claims(roles, bodies):
        claims.setdefault(key, {}).setdefault(party.speaks_for, []).append(party)
    found: dict[Key, Party] = {}
    undecided: list[Key] = []
    for key in sorted(claims):
        first = _most(claims[key])
        if len(first) == 1:
            _add(found, key, _earliest(claims[key][first[0]]))
        else:
            undecided.append(key)
    for key in undecided:
        common = _common(_most(claims[key]), found)
        if common is not None:
            _add(found, key, _earliest(_leading(claims[key], common, found)))
    return found


def party_of(roles: Sequence[Role], span: Span) -> Party | None:
    """For whom an unnamed source speaks: "a spokesman for the ministry", "Velmian officials".

    Args:
        roles: The document's roles, in order of position.
        span: The words of the source.

    Returns:
        The party that its office tells; ``None`` where it tells none, or where several who speak
        for different ones are meant.
    """
    first = bisect_left(roles, span.start, key=lambda role: role.span.start)
    inside: list[Role] = []
    for role in roles[first:]:
        if role.span.start >= span.end:
            break
        if span.covers(role.span) and not (inside and inside[-1].span.covers(role.span)):
            inside.append(role)
    parties = [_party(role) for role in inside]
    told = {party.speaks_for for party in parties if party is not None}
    if len(told) != 1 or any(party is None for party in parties):
        return None
    return parties[0]


def _claims(roles: Iterable[Role], bodies: Iterable[Body]) -> Iterable[tuple[Key, Party]]:
    """Every place that says for whom somebody speaks."""
    held = list(_whole([role for role in roles if role.holder is not None]))
    left = _left_offices(held)
    for role in held:
        party = _party(role)
        if party is None or role.holder is None or party.speaks_for == role.holder:
            continue
        if (role.holder, office_class(role.noun)) not in left:
            yield role.holder, party
    for body in bodies:
        if body.part_of is not None and body.rule not in ("body.only", "body.short"):
            seat = body.rule == "body.seat"
            evidence = None if seat else Place(body.document, body.span)
            yield body.key, Party(body.part_of, "party.seat" if seat else "party.body", evidence)


def _whole(roles: Sequence[Role]) -> Iterable[Role]:
    """Roles of a body named without its state are those of the same body named with it.

    "The Foreign Ministry spokesman Ruiz" is the "spokesman of the Peruvian foreign ministry" that
    others call Ruiz.
    """
    known: dict[tuple[Key | None, str], set[Key]] = {}
    for role in roles:
        if role.of is not None and role.of[0] == "government":
            short, link, _ = role.of[1].rpartition(" of ")
            if link:
                known.setdefault((role.holder, short), set()).add(role.of)
    for role in roles:
        full = known.get((role.holder, role.of[1]), set()) if role.of is not None else set()
        yield replace(role, of=min(full)) if len(full) == 1 else role


def _left_offices(roles: Iterable[Role]) -> frozenset[tuple[Key, str]]:
    """Who is as often said to have left an office as to hold it, with the office."""
    counts: dict[tuple[Key, str], int] = {}
    for role in roles:
        office = office_class(role.noun)
        if role.holder is not None:
            past = office.startswith("former ")
            at = (role.holder, office.removeprefix("former "))
            counts[at] = counts.get(at, 0) + (1 if past else -1)
    return frozenset(at for at, count in counts.items() if count >= 0)


def _party(role: Role) -> Party | None:
    if role.of is None or role.of[0] == "place":
        return None
    if not speaks(role.noun) and not (is_campaign(role.of) and role.noun == "manager"):
        return None
    if state_of(role.of) is not None and not may_be_a_states(role.noun):
        return None
    office = office_class(role.noun)
    rule = f"party.{office}" if office in ("spokesperson", "lawyer") else "party.office"
    return Party(role.of, rule, Place(role.document, role.evidence))


def _most(claims: Mapping[Key, Sequence[Party]]) -> list[Key]:
    """Those named most often."""
    most = max(len(parties) for parties in claims.values())
    return sorted(key for key, parties in claims.items() if len(parties) == most)


def _earliest(parties: Iterable[Party]) -> Party:
    """The first place of several; one with words before one of the table alone."""
    return min(parties, key=lambda p: (p.evidence is None, p.evidence or _NOWHERE, p.rule))


_NOWHERE = Place("", Span(0, 0))


def _add(found: dict[Key, Party], key: Key, party: Party) -> None:
    """Adds an edge unless it would close a circle, or lengthen a way that is long already."""
    way = _way(party.speaks_for, found)
    if key not in way and way[-1] not in found:
        found[key] = party


def _way(key: Key, found: Mapping[Key, Party]) -> list[Key]:
    """Whom one speaks for, and whom that one speaks for, to the end or the longest way."""
    way = [key]
    while way[-1] in found and len(way) < _LONGEST:
        way.append(found[way[-1]].speaks_for)
    return way


def _common(keys: Sequence[Key], found: Mapping[Key, Party]) -> Key | None:
    """The nearest of several if the others lie on its way, else the first on all their ways."""
    ways = [_way(key, found) for key in keys]
    longest = max(ways, key=lambda way: (len(way), way))
    if all(key in longest for key in keys):
        return longest[0]
    return next((key for key in longest if all(key in way for way in ways)), None)


def _leading(
    claims: Mapping[Key, Sequence[Party]], common: Key, found: Mapping[Key, Party]
) -> list[Party]:
    """The places that name the common one, else those that name what leads to it."""
    if common in claims:
        return list(claims[common])
    return [
        Party(common, party.rule, party.evidence)
        for key in _most(claims)
        if common in _way(key, found)
        for party in claims[key]
    ]
