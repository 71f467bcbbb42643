"""The office that is left for a holder of whom no words say of what: "President Ruiz".

Where only one person of a story holds an office of a state without words that say of which, and
the story speaks of that office of only one state whose holder it does not name, the one is the
other's holder.  A document must name both, and other documents must speak of the state too, so
that no president passing through is taken for the one at home.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from rashomon.resolve.names.clusters import Key
from rashomon.resolve.offices.bodies import Body
from rashomon.resolve.offices.office_words import may_be_a_states, office_class, speaks
from rashomon.resolve.offices.roles import Offices, Role
from rashomon.resolve.offices.states import state_of

# A president's office tells of a president.
_HOUSES = {"presidential office of ": "president"}
_LEAST = 2


@dataclass(slots=True)
class _Office:
    """What a story says of one office.

    Args:
        owners: For each holder, the states that words say it is an office of.
        named: For each holder, the documents that name it so.
        free: For each state, places that speak of the office without a holder.
    """

    owners: dict[Key, set[Key]] = field(default_factory=lambda: defaultdict(set))
    named: dict[Key, set[str]] = field(default_factory=lambda: defaultdict(set))
    free: dict[Key, list[Role]] = field(default_factory=lambda: defaultdict(list))


def find_left(offices: Mapping[str, Offices]) -> tuple[Role, ...]:
    """Finds holders for the offices that are left.

    Args:
        offices: What each document says about bodies and roles, by document id.

    Returns:
        Roles whose words are those that speak of the office, with the holder; rule ``role.left``.
    """
    documents = _documents(offices)
    found: list[Role] = []
    for office in _by_office(offices).values():
        held = {owner for owners in office.owners.values() for owner in owners}
        holders = [key for key, owners in office.owners.items() if not owners]
        states = [state for state in office.free if state not in held]
        if len(holders) != 1 or len(states) != 1 or len(documents[states[0]]) < _LEAST:
            continue
        together = [r for r in office.free[states[0]] if r.document in office.named[holders[0]]]
        found += [replace(role, holder=holders[0], rule="role.left") for role in together[:1]]
    return tuple(found)


def _by_office(offices: Mapping[str, Offices]) -> dict[str, _Office]:
    found: dict[str, _Office] = defaultdict(_Office)
    for document in sorted(offices):
        for role in offices[document].roles:
            if role.plural or not speaks(role.noun) or not may_be_a_states(role.noun):
                continue
            office = found[office_class(role.noun)]
            state = role.of if role.of is not None and state_of(role.of) is not None else None
            if role.holder is not None:
                office.named[role.holder].add(document)
                office.owners[role.holder] |= {role.of} if role.of is not None else set()
            elif state is not None and role.definite:
                office.free[state].append(role)
        for noun, role in _houses(offices[document].bodies):
            if role.of is not None:
                found[noun].free[role.of].append(role)
    return found


def _houses(bodies: Iterable[Body]) -> Iterator[tuple[str, Role]]:
    """Offices that bodies are called after."""
    for body in bodies:
        for start, noun in _HOUSES.items():
            if body.key[1].startswith(start) and body.part_of is not None:
                yield (
                    noun,
                    Role(
                        body.document, None, noun, body.part_of, body.span, body.span, "role.left"
                    ),
                )


def _documents(offices: Mapping[str, Offices]) -> Mapping[Key, set[str]]:
    """Documents that speak of a body or an office of each state."""
    found: dict[Key, set[str]] = defaultdict(set)
    for document, own in offices.items():
        for key in [role.of for role in own.roles] + [body.part_of for body in own.bodies]:
            if key is not None:
                found[key].add(document)
        for body in own.bodies:
            found[body.key].add(document)
    return found
