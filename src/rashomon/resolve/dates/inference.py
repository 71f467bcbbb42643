"""When an account was written, by the days that it and others of its story tell of.

What is told as past was over when it was written, what is told as to come was not; a weekday
without its date lies within a week (the usage of news agencies: *The Associated Press Stylebook*,
"days of the week").  Where another account of known date tells of the same day, the weekday has a
date, and so the account has one too, as an interval.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from rashomon.model.documents import Document
from rashomon.model.links import Place
from rashomon.model.reading import Reading
from rashomon.model.spans import Span
from rashomon.resolve.dates.clues import Clue, Range, find_clues, place_bare, place_clue
from rashomon.resolve.dates.scenes import DayIndex, Scene, make_scene, name_key
from rashomon.resolve.dates.untold import (
    DAY,
    MainDay,
    Telling,
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
# Names of a document that are asked when the story's other accounts were written.
_NAMES_ASKED = 12
# Accounts with one name that are asked; a story of thousands says no more by all of them.
_ACCOUNTS_ASKED = 50
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
        index: Days of documents of known date, by what is told of them.
        seasons: Name → days of publication of the documents that hold it, with the document.
        tellings: Every scene of the index.
        accounts: How many documents were entered.
    """

    index: DayIndex = field(default_factory=DayIndex)
    seasons: dict[str, list[tuple[date, str]]] = field(default_factory=dict)
    tellings: list[Telling] = field(default_factory=list)
    accounts: int = 0

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
        for key in _main_names(account):
            season = self.seasons.setdefault(key, [])
            if len(season) < _ACCOUNTS_ASKED:
                season.append((written, account.doc.id))
        for clue, scene in account.scenes:
            told = _told_on(clue, written)
            if told is not None and abs(told - written) <= _NEWS:
                self._tell(told, scene, written)
        self.accounts += 1

    def add_inferred(self, account: Account, inference: Inference) -> None:
        """Enters the days that a document of inferred date shares with others.

        Args:
            account: The document.
            inference: Its date.
        """
        scenes = {clue.span: scene for clue, scene in account.scenes}
        for span, day in inference.told:
            self.tellings.append(Telling(day, scenes[span], inference.days[0]))
        self.accounts += 1

    def _tell(self, day: date, scene: Scene, published: date) -> None:
        self.index.add(day, scene)
        self.tellings.append(Telling(day, scene, published))

    def reference(self, account: Account) -> date | None:
        """A day about which the accounts that share a document's names were written."""
        days = sorted(
            {
                (day, document)
                for key in _main_names(account)
                for day, document in self.seasons.get(key, ())
                if document != account.doc.id
            }
        )
        if not days:
            return None
        middle = days[len(days) // 2][0]
        near = sum(abs(day - middle) <= _SEASON for day, _ in days)
        return middle if near >= _MOST * len(days) else None


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


def infer(account: Account, story: StoryDays, main: MainDay | None = None) -> Inference | None:
    """Infers when a document was written.

    Args:
        account: The document.
        story: Days of the story; what the document itself gave to them does not count.
        main: The day that most of the story tells of, for a document that tells nothing of it.

    Returns:
        An interval of at most a month; ``None`` where the expressions leave it open or disagree.
    """
    links = list(_links(account, story))
    bounds_found = [link.bound for link in links]
    if links:
        bounds_found += _to_come(account, story, [link.day for link in links])
    bounds_found += _calendar(account, story.reference(account))
    if not links and main is not None:
        bounds_found += _untold(account, main)
    days = _meet(bounds_found)
    if days is None:
        return None
    first, last = days
    sure = first.exact and last.exact and first.evidence != last.evidence
    if not (links or sure or last.rule == "inferred.untold"):
        return None
    told = tuple((link.clue.span, link.day) for link in links)
    rule = first.rule if links and first.rule in _LINKING else last.rule
    evidence = tuple(sorted({*first.evidence, *last.evidence}))
    days_found = (first.first or date.min, last.last or date.max)
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
        if found is None:
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


def _untold(account: Account, main: MainDay) -> Iterable[Bound]:
    if leaves_untold(account.doc, account.reading.mentions, main, _LEAD):
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
