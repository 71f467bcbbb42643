"""Invented events: what happened, to whom, where, and what was said of it in public."""

from __future__ import annotations

import datetime
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from evals.lineage.grammar import Split, expand, part_of, read_kinds, read_lists

_MONTHS = ("January", "February", "March", "April", "May", "June", "September", "October")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SPEAKERS = ("official", "expert", "witness", "unionist")
_STATEMENTS = 2
"""Statements of each speaker."""


@dataclass(frozen=True, slots=True)
class Person:
    """Someone in an event.

    Args:
        name: Given and family name.
        role: Title ("Interior Minister"), or descriptions ("a baker|who bakes for the market").
        titled: Whether the role stands before the name.
    """

    name: str
    role: str
    titled: bool

    def introduce(self, rng: random.Random) -> str:
        """How a desk names them for the first time."""
        if not self.titled:
            return f"{self.name}, {rng.choice(self.role.split('|'))},"
        return rng.choice((f"{self.role} {self.name}", f"{self.name}, the {self.role.lower()},"))

    @property
    def surname(self) -> str:
        """How they are named afterwards."""
        return self.name.split()[-1]


@dataclass(frozen=True, slots=True)
class Event:
    """An event and all that is shared by whoever reports it.

    Args:
        id: ``e0``, ``e1``, …
        kind: A table of ``kinds.toml``.
        day: Day on which it began, counted as `date_of` does.
        values: Values of slots that every desk writes alike.
        forms: Slots that may be written in several ways.
        people: Who speaks.
        statements: Of each speaker, sentences said in public, to be quoted word for word.
        release: How often a report has a statement in full, printed without marks.
        quotes: Fewest and most quotations of a report.
    """

    id: str
    kind: str
    day: int
    values: Mapping[str, str]
    forms: Mapping[str, Sequence[str]]
    people: Mapping[str, Person]
    statements: Mapping[str, Sequence[Sequence[str]]]
    release: float
    quotes: tuple[int, int]


def date_of(day: int) -> datetime.date:
    """The date of a day counted from the beginning of the invented year."""
    return datetime.date(2027, 1, 1) + datetime.timedelta(days=day)


def make_event(number: int, split: Split, rng: random.Random) -> Event:
    """One event.

    Args:
        number: Which; events of one pile take turns in kind and have places of their own.
        split: Which statements may be made.
        rng: Makes the choices.
    """
    kinds = read_kinds()
    kind = sorted(kinds)[number % len(kinds)]
    lists = kinds[kind]
    day = 20 + 13 * number % 300
    values = _values(number, day, lists, rng)
    forms = {
        key: [_put(form, values) for form in lists[key]]
        for key in ("event", "site", "happened", "happened_had", "worry")
    }
    people = _people(rng)
    return Event(
        id=f"e{number}",
        kind=kind,
        day=day,
        values=values,
        forms=forms,
        people=people,
        release=0.25 if number % 3 == 1 else 0.0,
        quotes=(5, 7) if number % 3 == 1 else (2, 4),
        statements=_statements(values | {key: form[0] for key, form in forms.items()}, split, rng),
    )


def _put(form: str, values: Mapping[str, str]) -> str:
    for key, value in values.items():
        form = form.replace(f"{{{key}}}", value)
    return form


def _values(
    number: int, day: int, lists: Mapping[str, Sequence[str]], rng: random.Random
) -> dict[str, str]:
    names = read_lists("names")
    weekday = date_of(day).weekday()
    values = {
        "town": names["towns"][number % len(names["towns"])],
        "region": rng.choice(names["regions"]),
        "country": rng.choice(names["countries"]),
        "street": rng.choice(names["streets"]),
        "brand": rng.choice(names["brands"]),
        "people": rng.choice(lists["people"]),
        "trade": rng.choice(lists["trade"]),
        "n1": f"{rng.randrange(110, 990)}",
        "n3": f"{rng.randrange(3, 19)}",
        "n4": f"{rng.randrange(24, 99)}0",
        "pop": f"{rng.randrange(6, 90)},{rng.randrange(1, 9)}00",
        "money": f"{rng.randrange(2, 95)} million crowns",
        "year": f"{rng.randrange(2009, 2027)}",
        "year2": f"{rng.randrange(1921, 1999)}",
        "month": rng.choice(_MONTHS),
        "day": _DAYS[weekday],
        "day2": _DAYS[(weekday + 3) % 7],
    }
    for key in ("body", "company"):
        name = _put(rng.choice(lists[key]), values).removeprefix("the ")
        values[key] = name if key == "company" and "Found" not in name else f"the {name}"
    return values


def _people(rng: random.Random) -> dict[str, Person]:
    names = read_lists("names")
    given = rng.sample(names["given"], len(SPEAKERS))
    family = rng.sample(names["family"], len(SPEAKERS))
    roles = (
        rng.choice(names["offices"]),
        rng.choice(names["trades"]),
        rng.choice(names["jobs"]),
        rng.choice(names["heads"]),
    )
    return {
        who: Person(f"{first} {last}", role, who == "official")
        for who, first, last, role in zip(SPEAKERS, given, family, roles, strict=True)
    }


def _statements(
    values: Mapping[str, str], split: Split, rng: random.Random
) -> dict[str, Sequence[Sequence[str]]]:
    """Nobody says what another has said."""
    pool = list(part_of(read_lists("quotes")["sentences"], split))
    rng.shuffle(pool)
    said = [expand(template, values, rng)[0] for template in pool]
    taken = iter(said)
    return {
        who: [[next(taken) for _ in range(rng.choice((2, 3)))] for _ in range(_STATEMENTS)]
        for who in SPEAKERS
    }
