"""Invented outlets, what they put under everything they print, and how they give credit."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Literal

from evals.lineage.grammar import Formulas, Sentence, expand, read_lists

CreditForm = Literal["byline", "dateline", "note", "used", "link"]

_WITH_BLURB = 0.4
_OF_ONE_OWNER = 0.15
"""Share of the outlets that belong to one owner and all print its blurb."""


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
        """The blurb as a paragraph."""
        blurb = Sentence(self.blurb, "", (self.host, 0), "boilerplate", 0)
        return (blurb,) if self.blurb else ()


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
    """Outlets, some with a blurb of their own and some with that of their owner, and agencies."""
    names = read_lists("names")
    pairs = [f"{one} {two}" for one in names["first_parts"] for two in names["second_parts"]]
    said = Formulas()
    owners = _blurb("{name}", said, rng)
    papers = []
    for name in rng.sample(pairs, many):
        drawn = rng.random()
        if drawn < _OF_ONE_OWNER:
            blurb = owners.replace("{name}", name)
        else:
            blurb = _blurb(name, said, rng) if drawn < _OF_ONE_OWNER + _WITH_BLURB else ""
        papers.append(_outlet(name, blurb))
    return papers, [_outlet(name, "", agency=True) for name in names["agencies"]]


def _blurb(name: str, said: Formulas, rng: random.Random) -> str:
    """Two or three sentences that are unlike those of other outlets."""
    parts: list[str] = []
    wanted = rng.choice((2, 2, 3))
    templates = read_lists("names")["blurbs"]
    for template in rng.sample(templates, len(templates)):
        slots = {
            "name": name,
            "reach": f"{rng.randrange(9, 90)},000",
            "year": f"{rng.randrange(1880, 1999)}",
        }
        text, _ = expand(template, slots, rng)
        if len(parts) < wanted and said.take(template, text.replace(name, "")):
            parts.append(text)
    return " ".join(parts)


def _outlet(name: str, blurb: str, *, agency: bool = False) -> Outlet:
    return Outlet(name, f"www.{name.lower().replace(' ', '-')}.example", blurb, agency)
