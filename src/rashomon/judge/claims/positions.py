"""Who holds what of one claim, and when somebody changed it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rashomon.model.judgement import Change, Narrated, Position, Proposition, Stance
from rashomon.model.links import Place
from rashomon.text.days import Days, parse_days

_FLIPPED: Mapping[Stance, Stance] = {"affirms": "denies", "denies": "affirms", "hedges": "hedges"}
_SETTLED: tuple[Stance, ...] = ("affirms", "denies")


@dataclass(frozen=True, slots=True)
class Held:
    """One proposition with what its holder says of the text of the claim.

    Args:
        prop: The proposition.
        stance: Its holder's stance on the claim's text.
    """

    prop: Proposition
    stance: Stance

    @property
    def place(self) -> Place:
        """Where its words stand."""
        return Place(self.prop.document, self.prop.span)


def to_held(prop: Proposition, sign: int) -> Held | None:
    """What a proposition says of a text that its words agree with (1) or contradict (-1)."""
    if prop.stance is None:
        return None
    return Held(prop, prop.stance if sign > 0 else _FLIPPED[prop.stance])


def find_positions(held: Iterable[Held]) -> tuple[Position, ...]:
    """The positions of parties, sorted by party and stance."""
    grouped: dict[tuple[str, Stance], list[Held]] = defaultdict(list)
    for one in held:
        if one.prop.party is not None:
            grouped[one.prop.party, one.stance].append(one)
    return tuple(
        _position(party, stance, grouped[party, stance]) for party, stance in sorted(grouped)
    )


def find_narration(held: Iterable[Held]) -> tuple[Narrated, ...]:
    """The accounts that tell it in their own voice, in order of place."""
    found = {
        (one.place, one.stance)
        for one in held
        if one.prop.attribution is None and one.prop.holder is None
    }
    return tuple(Narrated(place.document, place.span, stance) for place, stance in sorted(found))


def find_changes(held: Iterable[Held]) -> tuple[Change, ...]:
    """Parties that took one stance and, on a later day, the opposite; sorted by party.

    Only where all that a party says one way is earlier than all that it says the other way.
    """
    by_party: dict[str, dict[Stance, list[Held]]] = defaultdict(lambda: defaultdict(list))
    for one in held:
        if one.prop.party is not None and one.stance in _SETTLED:
            by_party[one.prop.party][one.stance].append(one)
    found = []
    for party in sorted(by_party):
        sides = by_party[party]
        for before, after in (_SETTLED, _SETTLED[::-1]):
            if sides[before] and sides[after] and _all_earlier(sides[before], sides[after]):
                spans = (_places(sides[before]), _places(sides[after]))
                found.append(Change(party, before, after, (*spans[0], *spans[1])))
    return tuple(found)


def _all_earlier(before: Sequence[Held], after: Sequence[Held]) -> bool:
    early = [parse_days(one.prop.time) for one in before]
    late = [parse_days(one.prop.time) for one in after]
    known_early = [days for days in early if days is not None]
    known_late = [days for days in late if days is not None]
    if len(known_early) < len(early) or len(known_late) < len(late):
        return False
    return max(last for _, last in known_early) < min(first for first, _ in known_late)


def _position(party: str, stance: Stance, held: Sequence[Held]) -> Position:
    props = [one.prop for one in held]
    atts = {prop.attribution for prop in props if prop.attribution is not None}
    return Position(
        party=party,
        stance=stance,
        attributions=tuple(sorted(atts)),
        spans=_places(held),
        speakers=tuple(sorted({prop.holder for prop in props if prop.holder is not None})),
        per=tuple(sorted({carrier for prop in props for carrier in prop.per})),
        rules=tuple(sorted({prop.rule for prop in props})),
        score=max(prop.score for prop in props),
        time=_time(props),
    )


def _places(held: Iterable[Held]) -> tuple[Place, ...]:
    return tuple(sorted({one.place for one in held}))


def _time(props: Iterable[Proposition]) -> str | None:
    """The interval that holds all times at which a position is reported to have been taken."""
    known: list[tuple[Days, str]] = []
    for prop in props:
        days = parse_days(prop.time)
        if days is not None and prop.time is not None:
            known.append((days, prop.time))
    if not known:
        return None
    first = min(known, key=lambda item: (item[0][0], item[1]))[1].split("/")[0]
    last = max(known, key=lambda item: (item[0][1], item[1]))[1].split("/")[-1]
    return first if first == last else f"{first}/{last}"
