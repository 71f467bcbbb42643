"""When an account was written, by the days that it and others of its story tell of.

What is told as past was over when it was written, what is told as to come was not; a weekday
without its date lies within a week (the usage of news agencies: *The Associated Press Stylebook*,
"days of the week").  Where another account of known date tells of the same day, the weekday has a
date, and so the account has one too, as an interval.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import combinations

from rashomon.model.documents import Document
from rashomon.model.links import Place
from rashomon.model.reading import Reading
from rashomon.model.spans import Span
from rashomon.resolve.dates.clues import Clue, Range, find_clues, place_bare, place_clue
from rashomon.resolve.dates.likeness import Likeness
from rashomon.resolve.dates.scenes import Scene, make_scene, name_key
from rashomon.resolve.dates.shared_days import DayIndex
from rashomon.resolve.dates.untold import (
    DAY,
    MainDay,
    Telling,
    find_main_day,
    find_still_to_come,
    leaves_untold,
)
from rashomon.resolve.times import bounds

_WEEK = 7
# Days from the last weekday that a text tells as past to its date.  In 112 of 114 documents of
# TimeBank and AQUAINT with such weekdays it is three at most, weekends between (evals/dating).
_USUAL = 3
# What happened longer ago, or is further off, is background and has its date beside it.
_NEWS = timedelta(days=_WEEK)
# Code points of a text that its lead may fill.
_LEAD = 700
# A longer interval says nothing that the story does not say.
_LONGEST = timedelta(days=31)
# Names of a document that are asked when the story's other accounts were written, two by two: one
# name alone may stand in accounts of anything.
_NAMES_ASKED = 12
# Accounts with two names that are asked; a story of thousands says no more by all of them.
_ACCOUNTS_ASKED = 50
# How like the account must be whose day is taken over.  Every right day of the piles (evals/dating)
# is of one more like; of 156 wrong links among 840 accounts of one year of politics 36 are not.
_LEAST_LIKE = 0.25
# Part of the dated accounts with a document's names that must be of one season for a date without
# its year to be put there.
_SEASON = timedelta(days=100)
_MOST = 0.6


@dataclass(frozen=True, slots=True)
class Bound:
    """What one expression says of the day of writing.

    Args:
        rule: Slug of the rule.
        first: The day of writing is not before it; ``None`` where it says nothing of that.
        last: It is not after this one.
        evidence: The words that say so, here and in other documents.
        exact: Whether the words leave no doubt of the year: it is written, or a weekday is.
    """

    rule: str
    first: date | None
    last: date | None
    evidence: tuple[Place, ...]
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Inference:
    """When a document was written, inferred.

    Args:
        days: First and last day that it may have been.
        rule: Slug of the rule that says most.
        evidence: The words that it rests upon, in order.
        told: Expressions whose days other documents tell of too, with the days.
        sure: Whether no one date of publication alone is behind it.
    """

    days: Range
    rule: str
    evidence: tuple[Place, ...]
    told: tuple[tuple[Span, date], ...] = ()
    sure: bool = False


@dataclass(frozen=True, slots=True)
class Account:
    """One document with what inference needs of it.

    Args:
        doc: The document.
        reading: Its reading.
        clues: Expressions that tell when it was written, in order.
        scenes: What is told beside those that name a day.
        weekdays: Days of the week that are named alone, without "last" and "next".
    """

    doc: Document
    reading: Reading
    clues: tuple[Clue, ...]
    scenes: tuple[tuple[Clue, Scene], ...]
    weekdays: frozenset[int | None]


@dataclass
class StoryDays:
    """The days that the accounts of a story tell of.

    Args:
        index: Days of documents of known date, by who is named.
        likeness: How much two documents are about the same matter.
        documents: Documents of known and of inferred date, by id.
        written: Days of publication of documents of known date, by id.
        tellings: Every scene of a known day, by document.
        linked: Two names → documents that have both among those that they mention most.
    """

    index: DayIndex = field(default_factory=DayIndex)
    likeness: Likeness = field(default_factory=Likeness)
    documents: dict[str, Document] = field(default_factory=dict)
    written: dict[str, date] = field(default_factory=dict)
    tellings: dict[str, list[Telling]] = field(default_factory=dict)
    linked: dict[tuple[str, str], list[str]] = field(default_factory=dict)

    def add(self, account: Account, published: str) -> None:
        """Enters a document of known date.

        Args:
            account: The document.
            published: EDTF.
        """
        days = bounds(published)
        if days is None or days[0] != days[1]:
            return
        written = days[0]
        self._enter(account)
        self.written[account.doc.id] = written
        for clue, scene in account.scenes:
            told = _told_on(clue, written)
            if told is not None and abs(told - written) <= _NEWS:
                self.index.add(told, scene)
                self._tell(Telling(told, scene, written))

    def add_inferred(self, account: Account, inference: Inference) -> None:
        """Enters the days that a document of inferred date shares with others.

        Args:
            account: The document.
            inference: Its date.
        """
        self._enter(account)
        scenes = {clue.span: scene for clue, scene in account.scenes}
        for span, day in inference.told:
            self._tell(Telling(day, scenes[span], inference.days[0]))

    def _enter(self, account: Account) -> None:
        self.documents[account.doc.id] = account.doc
        for pair in _pairs(account):
            documents = self.linked.setdefault(pair, [])
            if len(documents) < _ACCOUNTS_ASKED:
                documents.append(account.doc.id)

    def _tell(self, telling: Telling) -> None:
        self.tellings.setdefault(telling.scene.place.document, []).append(telling)

    def _about(self, account: Account) -> list[str]:
        """Other documents of a document's matter that have two of its names, by id."""
        found = {key for pair in _pairs(account) for key in self.linked.get(pair, ())}
        return sorted(key for key in found - {account.doc.id} if self.is_like(account, key))

    def reference(self, account: Account) -> date | None:
        """A day about which the accounts that share a document's names were written."""
        days = sorted(self.written[key] for key in self._about(account) if key in self.written)
        if not days:
            return None
        middle = days[len(days) // 2]
        near = sum(abs(day - middle) <= _SEASON for day in days)
        return middle if near >= _MOST * len(days) else None

    def main_day(self, account: Account) -> MainDay | None:
        """The day that most accounts tell of that are of a document's matter."""
        about = self._about(account)
        return find_main_day([t for key in about for t in self.tellings.get(key, ())], len(about))

    def is_like(self, account: Account, other: str) -> bool:
        """Whether another document is of the same matter."""
        return self.likeness.between(account.doc, self.documents[other]) >= _LEAST_LIKE


def _told_on(clue: Clue, written: date) -> date | None:
    """The day that an expression names in a document of known date."""
    if clue.bare:
        return place_bare(clue, written)
    days = place_clue(clue, written)
    return days[0] if days is not None else None


def _main_names(account: Account) -> list[str]:
    """The names that a document mentions most; those of persons and bodies."""
    counts = Counter(
        name_key(account.doc.text, mention)
        for mention in account.reading.mentions
        if mention.kind not in ("group", "place", "unnamed")
    )
    ranked = sorted(counts, key=lambda key: (-counts[key], key))
    return ranked[:_NAMES_ASKED]


def _pairs(account: Account) -> Iterator[tuple[str, str]]:
    return combinations(sorted(_main_names(account)), 2)


def make_account(doc: Document, reading: Reading) -> Account:
    """A document with the clues in its text."""
    clues = find_clues(doc, reading)
    stops = [*(clue.span.start for clue in clues[1:]), len(doc.text)]
    scenes = [
        (clue, make_scene(doc, reading.mentions, clue.span, stop, dated=not clue.bare))
        for clue, stop in zip(clues, stops, strict=bool(clues))
        if clue.day is not None or clue.bare
    ]
    weekdays = frozenset(c.weekday for c in clues if c.bare and c.choice not in ("<", ">"))
    return Account(doc, reading, clues, tuple(scenes), weekdays)


def infer(account: Account, story: StoryDays, *, last: bool = False) -> Inference | None:
    """Infers when a document was written.

    Args:
        account: The document.
        story: Days of the story; what the document itself gave to them does not count.
        last: Whether the main day is asked too, once every other document has its date.

    Returns:
        An interval of at most a month; ``None`` where the expressions leave it open or disagree.
    """
    links = list(_links(account, story))
    bounds_found = [link.bound for link in links]
    if links:
        bounds_found += _to_come(account, story, [link.day for link in links])
    bounds_found += _calendar(account, story.reference(account))
    if last and not links:
        bounds_found += _untold(account, story.main_day(account))
    days = _meet(bounds_found)
    if days is None:
        return None
    first, end = days
    sure = first.exact and end.exact and first.evidence != end.evidence
    if not (links or sure or end.rule == "inferred.untold"):
        return None
    told = tuple((link.clue.span, link.day) for link in links)
    rule = first.rule if links and first.rule in _LINKING else end.rule
    evidence = tuple(sorted({*first.evidence, *end.evidence}))
    days_found = (first.first or date.min, end.last or date.max)
    sure_link = any(link.sure for link in links)
    return Inference(days_found, rule, evidence, told, sure_link)


def _meet(found: Sequence[Bound]) -> tuple[Bound, Bound] | None:
    """The latest first day and the earliest last day, where they leave an interval."""
    firsts = [(bound.first, bound.rule, bound) for bound in found if bound.first is not None]
    lasts = [(bound.last, bound.rule, bound) for bound in found if bound.last is not None]
    if not firsts or not lasts:
        return None
    first, _, begin = max(firsts, key=lambda item: item[:2])
    last, _, end = min(lasts, key=lambda item: item[:2])
    return (begin, end) if timedelta(0) <= last - first <= _LONGEST else None


_LINKING = ("inferred.same-day", "inferred.weekday")


@dataclass(frozen=True, slots=True)
class _Link:
    clue: Clue
    day: date
    bound: Bound
    sure: bool


def _links(account: Account, story: StoryDays) -> Iterable[_Link]:
    """What the days say that others tell of too."""
    for clue, scene in account.scenes:
        # "Last Tuesday" is some Tuesday of the past fortnight: too vague to be held against others.
        if not clue.bare or clue.choice in ("<", ">"):
            continue
        found = story.index.find(scene, clue.weekday or 0, account.doc.id)
        if found is None or not story.is_like(account, found.places[0].document):
            continue
        bound = _linked(account, clue, found.day, (scene.place, *found.places))
        yield _Link(clue, found.day, bound, found.sure)


def _linked(account: Account, clue: Clue, day: date, evidence: tuple[Place, ...]) -> Bound:
    if clue.offset is not None:
        told = day + timedelta(days=clue.offset)
        return Bound("inferred.same-day", told, told + DAY, evidence)
    least, most = _distance(account, clue)
    first, last = day + timedelta(days=least), day + timedelta(days=most)
    return Bound("inferred.weekday", first, last, evidence)


def _distance(account: Account, clue: Clue) -> tuple[int, int]:
    """Least and most days from a weekday told to the day of writing."""
    if clue.tense == "future":
        return 1 - _WEEK, 0
    if clue.tense != "past":
        return 1 - _WEEK, _WEEK - 1
    latest = clue.span.start < _LEAD or account.weekdays == {clue.weekday}
    return 0, _USUAL if latest else _WEEK - 1


def _to_come(account: Account, story: StoryDays, days: Sequence[date]) -> Iterable[Bound]:
    found = find_still_to_come(account.doc, account.reading.mentions, story.index, days)
    if found is not None:
        yield Bound("inferred.to-come", None, found[0], (found[1],))


def _untold(account: Account, main: MainDay | None) -> Iterable[Bound]:
    if main is not None and leaves_untold(account.doc, account.reading.mentions, main, _LEAD):
        first = main.first
        yield Bound("inferred.untold", None, first.published, (first.scene.place,))


def _calendar(account: Account, near: date | None) -> Iterable[Bound]:
    """What dates in the text say: the day of writing is after what is past, before what is not."""
    for clue in account.clues:
        if clue.bare:
            continue
        days = place_clue(clue, near)
        if days is None or clue.tense is None:
            continue
        place = (Place(account.doc.id, clue.span),)
        exact = clue.day is not None and bool(clue.year or clue.weekday)
        if clue.tense == "past":
            yield Bound("inferred.told-past", days[0], None, place, exact)
        elif clue.tense == "future":
            yield Bound("inferred.told-future", None, days[1], place, exact)
