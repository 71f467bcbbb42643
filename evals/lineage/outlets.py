"""Invented outlets, what they put under everything they print, and how they give credit."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Literal

from evals.lineage.grammar import Sentence, read_lists

CreditForm = Literal["byline", "dateline", "note", "used", "link"]

_BLURBS = (
    "{name} is read every morning in {reach} homes across the region. Founded in {year}, it "
    "belongs to its readers and to nobody else. Support independent reporting: subscribe today.",
    "About {name}: we have told the stories of this coast since {year}, in print and online. "
    "Reach the news desk by letter, by telephone or in person between nine and five.",
    "Thank you for reading {name}. Sign up for our free newsletter, which {reach} people receive "
    "at breakfast, and follow us wherever you are.",
    "{name} welcomes corrections. Our standards, first set down in {year}, are on the notice board "
    "of every one of our offices and may be copied freely.",
)


@dataclass(frozen=True, slots=True)
class Outlet:
    """A publisher.

    Args:
        name: Its name.
        host: Its domain.
        blurb: What stands under everything that it prints; may be empty.
        agency: Whether it hands its texts on to others.
    """

    name: str
    host: str
    blurb: str
    agency: bool = False

    @property
    def boilerplate(self) -> tuple[Sentence, ...]:
        """The blurb as sentences."""
        parts = [part.strip() for part in self.blurb.split(". ") if part]
        return tuple(
            Sentence(f"{part.rstrip('.')}.", "", (self.host, number), "boilerplate", 0)
            for number, part in enumerate(parts)
        )


@dataclass(frozen=True, slots=True)
class Credited:
    """A credit that an account gives.

    Args:
        form: How.
        name: Whom.
        host: Their domain.
        names_parent: Whether the one credited has the text from which this one was made in the
            pile; an agency's text may be left out of it.
    """

    form: CreditForm
    name: str
    host: str
    names_parent: bool


def make_outlets(many: int, rng: random.Random) -> tuple[list[Outlet], list[Outlet]]:
    """Outlets, two in five of them with a blurb, and agencies."""
    names = read_lists("names")
    pairs = [f"{one} {two}" for one in names["first_parts"] for two in names["second_parts"]]
    papers = [_outlet(name, rng, blurb=rng.random() < 0.4) for name in rng.sample(pairs, many)]
    return papers, [_outlet(name, rng, agency=True) for name in names["agencies"]]


def _outlet(name: str, rng: random.Random, *, blurb: bool = False, agency: bool = False) -> Outlet:
    text = rng.choice(_BLURBS).format(
        name=name, reach=f"{rng.randrange(9, 90)},000", year=rng.randrange(1880, 1999)
    )
    return Outlet(
        name, f"www.{name.lower().replace(' ', '-')}.example", text if blurb else "", agency
    )
