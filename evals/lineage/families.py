"""A pile of accounts of invented events, with who made which from which."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from evals.lineage.derivations import WEIGHTS, derive
from evals.lineage.events import Event, make_event
from evals.lineage.grammar import Formulas, Split, read_lists
from evals.lineage.outlets import Credited, CreditForm, Outlet, make_outlets
from evals.lineage.reports import Account, Desks

DateShown = Literal["true", "crawled", "none"]

_SIZES = (8, 10, 12, 12, 14, 16)
"""Documents of each event of a pile."""
_MOST_REPORTS = 8
"""Own reports of an event: no more than there are templates of most facts."""
_OUTLETS = 70
_OWN_REPORTS = 0.45
"""Share of the documents that are made from no other."""
_CHAINED = 0.25
"""How often the parent is itself made from another."""
_CREDITING = 0.35
_TAKEN_UP = 5
"""How much likelier an agency's report is taken over than another."""
_SHOWN: Sequence[DateShown] = ("true", "crawled", "none")
_NOTES: Sequence[CreditForm] = ("byline", "dateline", "note", "note", "link")


@dataclass(frozen=True, slots=True)
class Member:
    """One document of a pile, with all that is true of it.

    Args:
        account: Its text.
        outlet: Who printed it.
        parents: Ids of the accounts that it was made from; some may be left out of the pile.
        kind: How; ``report`` where it was made from none.
        day: Day on which it came out.
        shown: Whether it shows that day, the later day on which it was collected, or none.
        credited: Whom it credits.
        author: Name in its byline; may be empty.
        in_pile: False for an agency's text that nobody collected.
    """

    account: Account
    outlet: Outlet
    parents: tuple[str, ...]
    kind: str
    day: int
    shown: DateShown
    credited: Credited | None
    author: str
    in_pile: bool = True


@dataclass(frozen=True, slots=True)
class Pile:
    """All documents.

    Args:
        seed: What it was made from.
        story: And this.
        split: Which templates and synonyms were used.
        members: By id, with texts that were left out of the pile.
    """

    seed: int
    story: int
    split: Split
    members: Mapping[str, Member]

    @property
    def collected(self) -> list[Member]:
        """What is in the pile."""
        return [member for member in self.members.values() if member.in_pile]


def make_pile(seed: int, story: int, split: Split) -> Pile:
    """A pile of six events, one of each kind; the same for the same arguments.

    Args:
        seed: Any number.
        story: Which pile of the seed.
        split: Which templates and synonyms may be used.
    """
    rng = random.Random(f"lineage {seed} {story}")
    papers, agencies = make_outlets(_OUTLETS, rng)
    members: dict[str, Member] = {}
    formulas = Formulas()
    for number, size in enumerate(rng.sample(_SIZES, len(_SIZES))):
        event = make_event(len(_SIZES) * story + number, split, rng)
        desks = Desks(event, split, rng, formulas)
        room = _Newsrooms(event, desks, papers, agencies, split, rng)
        members |= room.fill(size, len(members))
    return Pile(seed, story, split, members)


@dataclass
class _Newsrooms:
    """Makes the accounts of one event."""

    event: Event
    desks: Desks
    papers: Sequence[Outlet]
    agencies: Sequence[Outlet]
    split: Split
    rng: random.Random
    _members: dict[str, Member] = field(default_factory=dict)
    _free: list[Outlet] = field(default_factory=list)
    _first: int = 0

    def fill(self, many: int, first: int) -> dict[str, Member]:
        self._free = self.rng.sample(self.papers, len(self.papers))
        self._first = first
        self._add(self._report(self.rng.choice(self.agencies)))
        self._add(self._report(self._free.pop()))
        while sum(member.in_pile for member in self._members.values()) < many:
            reports = sum(not member.parents for member in self._members.values())
            if reports < _MOST_REPORTS and self.rng.random() < _OWN_REPORTS:
                self._add(self._report(self._free.pop()))
                continue
            kind = self.rng.choices(list(WEIGHTS), list(WEIGHTS.values()))[0]
            if kind == "agency":
                self._add_siblings()
            else:
                self._add(self._made(kind, self._choose_parents(kind)))
        return self._members

    def _add(self, member: Member) -> Member:
        self._members[member.account.id] = member
        return member

    def _next_id(self) -> str:
        return f"a{self._first + len(self._members):04}"

    def _report(self, outlet: Outlet) -> Member:
        own = self._next_id()
        quotes = self.rng.randint(*self.event.quotes)
        account = self.desks.write(own, self.rng.randrange(8, 13), quotes)
        day = self.event.day + self.rng.choice((0, 0, 1, 1, 2))
        return self._printed(account, outlet, (), "report", day, None)

    def _add_siblings(self) -> None:
        """Two or three accounts made from an agency's text that is not in the pile."""
        absent = self._report(self.rng.choice(self.agencies))
        absent = self._add(replace(absent, in_pile=False))
        for _ in range(self.rng.choice((2, 2, 3))):
            kind = self.rng.choice(("copy", "style", "edit", "cut", "lead", "paraphrase.weak"))
            self._add(self._made(kind, [absent]))

    def _choose_parents(self, kind: str) -> list[Member]:
        present = [member for member in self._members.values() if member.in_pile]
        chained = self.rng.random() < _CHAINED
        able = [member for member in present if bool(member.parents) == chained] or present
        weights = [_TAKEN_UP if member.outlet.agency else 1 for member in able]
        first = self.rng.choices(able, weights)[0]
        if kind != "merge":
            return [first]
        # Of another writer, so that it is a merger of two.
        others = [one for one in present if not one.parents and one is not first]
        others = [one for one in others if one.account.id not in first.parents]
        return [first, self.rng.choice(others or [one for one in present if one is not first])]

    def _made(self, kind: str, parents: Sequence[Member]) -> Member:
        own = self._next_id()
        body = derive(
            kind,
            [parent.account for parent in parents],
            lambda facts, quotes: self.desks.write(own, facts, quotes),
            self.split,
            self.rng,
        )
        outlet = parents[0].outlet if kind == "update" else self._free.pop()
        kept = kind in ("copy", "cut", "furniture", "style", "reorder") and self.rng.random() < 0.6
        headline = parents[0].account.headline if kept else self.desks.headline()
        account = Account(own, self.event.id, headline, body)
        day = max(parent.day for parent in parents) + self.rng.choice((0, 0, 1, 1, 2, 4))
        day += kind == "update" and self.rng.choice((0, 1))
        credited = None if kind == "update" else self._credit(kind, self.rng.choice(parents))
        ids = tuple(parent.account.id for parent in parents)
        return self._printed(account, outlet, ids, kind, day, credited)

    def _credit(self, kind: str, parent: Member) -> Credited | None:
        if self.rng.random() >= _CREDITING + 0.2 * parent.outlet.agency:
            return None
        form = self.rng.choice(_NOTES)
        if kind.partition(".")[0] in ("merge", "excerpt", "background", "sentence", "lead"):
            form = "used"
        elif form == "dateline" and not parent.outlet.agency:
            form = "note"
        return Credited(form, parent.outlet.name, parent.outlet.host, parent.in_pile)

    def _printed(
        self,
        account: Account,
        outlet: Outlet,
        parents: tuple[str, ...],
        kind: str,
        day: int,
        credited: Credited | None,
    ) -> Member:
        if outlet.boilerplate:
            paragraphs = (*account.paragraphs, outlet.boilerplate)
            account = Account(account.id, account.event, account.headline, paragraphs)
        shown = self.rng.choices(_SHOWN, (65, 15, 20))[0]
        names = read_lists("names")
        signed = credited is None or credited.form != "byline"
        author = f"{self.rng.choice(names['given'])} {self.rng.choice(names['family'])}"
        author = author if signed and self.rng.random() < 0.6 else ""
        return Member(account, outlet, parents, kind, day, shown, credited, author)
