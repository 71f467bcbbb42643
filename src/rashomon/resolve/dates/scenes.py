"""Where accounts tell of the same day: what is told beside it is compared by names and words."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from rashomon.model.documents import Document
from rashomon.model.links import Place
from rashomon.model.reading import EntityKind, Mention
from rashomon.model.spans import Span

# A scene is the sentence that names the day and what follows it, up to the next day named, as far
# as this many code points: about the three paragraphs that news gives to one turn of events.
_LONGEST_SCENE = 1200
_LONGEST_SENTENCE = 600
_SENTENCE_END = re.compile(r"[.!?][\"'”’)]*\s|\n")
_WORD = re.compile(r"(?<![\w'’-])[a-z]{4,}(?![\w'’])")
# What a name or word is worth when two scenes share it.  Persons meet on a day; places and
# nations stand in every account of a story; single words say less still.
_WORTH: Mapping[EntityKind, float] = {
    "person": 2.0, "organization": 1.0, "government": 1.0, "document": 1.0,
    "place": 0.5, "group": 0.25,
}  # fmt: skip
_WORTH_OF_WORD = 0.5
# Letters of a word that are compared once its ending is off: "evacuated" and "evacuation".
_STEM = 6
_ENDING = re.compile(r"(?:ings?|ed|es|s)$")
# Words that stand in every account, and those by which any account reports.
_EVERYWHERE = """
about above across after again against ahead also although amid among another around because
been before behind being between both called comes could does doing down during each earlier
either even ever every first following from further given goes going have having here into
itself just keep last later least less like made make many means might more most much must
near need never next none nothing only onto other over part past rather really said same says
several shall should since some something soon still such take taken than that their them then
there these they thing this those though through time told took toward towards under until upon
very want week weeks well went were what when where whether which while whom whose will with
within without would year years your
according added adding announced asked claimed comment comments confirmed insisted journalists
news office official officials report reported reporters reports saying source sources
spokesman spokesperson spokeswoman stated statement statements tells noted
monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow
"""
_SAID = frozenset(_EVERYWHERE.split())


@dataclass(frozen=True, slots=True)
class Scene:
    """What is told of one day in one place.

    Args:
        place: The expression that names the day, or the sentence that tells of it.
        keys: Names and words told beside it, with what each is worth.
        dated: Whether the day is named by its date, and hangs on no date of publication.
    """

    place: Place
    keys: Mapping[str, float]
    dated: bool = False


def make_scene(
    doc: Document, mentions: Sequence[Mention], at: Span, stop: int, *, dated: bool
) -> Scene:
    """The scene of an expression of time.

    Args:
        doc: Its document.
        mentions: The document's mentions, in order.
        at: The expression.
        stop: Where the next day is named, or the end of the text.
        dated: Whether the expression names the day by its date.

    Returns:
        The scene.
    """
    text = doc.text
    begin = sentence_start(text, at.start)
    if stop < len(text):
        turn = sentence_start(text, stop)
        stop = turn if turn > at.end else stop
    within = Span(begin, min(stop, begin + _LONGEST_SCENE))
    return Scene(Place(doc.id, at), scene_keys(text, mentions, within), dated)


def sentence_start(text: str, at: int) -> int:
    """Where the sentence of a place begins, or as far back as a sentence may reach."""
    floor = max(0, at - _LONGEST_SENTENCE)
    ends = [match.end() for match in _SENTENCE_END.finditer(text, floor, at)]
    return ends[-1] if ends else floor


def scene_keys(text: str, mentions: Sequence[Mention], within: Span) -> dict[str, float]:
    """Names and words of a stretch of text, with what each is worth.

    Args:
        text: The document's text.
        mentions: In order of position.
        within: The stretch.

    Returns:
        Persons by the last word of their name, since that is what accounts share; all other names
        whole; words without their endings.
    """
    found: dict[str, float] = {}
    first = bisect_left(mentions, within.start, key=lambda item: item.span.start)
    for mention in mentions[first:]:
        if mention.span.start >= within.end:
            break
        worth = _WORTH.get(mention.kind, 0.0)
        if worth:
            found[name_key(text, mention)] = worth
    for match in _WORD.finditer(text, within.start, within.end):
        if match[0] not in _SAID:
            found.setdefault(_ENDING.sub("", match[0])[:_STEM], _WORTH_OF_WORD)
    return found


def name_key(text: str, mention: Mention) -> str:
    """What a name is compared by."""
    words = mention.span.of(text).casefold()
    if mention.kind == "person":
        words = words.rsplit(maxsplit=1)[-1] if words.strip() else words
    return "= " + " ".join(words.removesuffix("'s").removesuffix("’s").split())


def is_word(key: str) -> bool:
    """Whether a key is a word and no name."""
    return not key.startswith("= ")


# What two scenes must share to be of one day: two names, worth two persons, and a word for what
# happens.  Accounts dated so without their own date are dated rightly, 41 of 41 on three piles of
# real accounts and 10 of 10 of the bundled story (evals/dating).
_LEAST_NAMES = 2
_LEAST_SHARED = 4.5
# So much is shared by copies and by accounts of one statement; then one name will do.
_MUCH_SHARED = 8.0
# How much more the best day must share than the next one: a body and a word.  What every scene of
# the story has, such as the names of its persons, does not count in the difference.
_MARGIN = 1.5
# Where no weekday narrows the choice: a person and two words.
_MARGIN_OF_ANY = 3.0


@dataclass(frozen=True, slots=True)
class SharedDay:
    """A day that others tell of too.

    Args:
        day: The day.
        places: Some of the places that tell of it, best first.
        sure: Whether two documents tell of it, or one by its date, so that one wrong date of
            publication cannot be behind it.
    """

    day: date
    places: tuple[Place, ...]
    sure: bool


@dataclass(frozen=True, slots=True)
class _Told:
    day: date
    place: Place
    dated: bool


class DayIndex:
    """Every day that documents of known date tell of, by weekday and by what is told."""

    def __init__(self) -> None:
        self._told: list[_Told] = []
        # Weekday (0 for any) and key, then day: a few scenes, as numbers of ``_told``.
        self._by_key: dict[tuple[int, str], dict[date, list[int]]] = {}

    def add(self, day: date, scene: Scene) -> None:
        """Enters a scene of a known day."""
        number = len(self._told)
        self._told.append(_Told(day, scene.place, scene.dated))
        for key in scene.keys:
            for weekday in (0, day.isoweekday()):
                numbers = self._by_key.setdefault((weekday, key), {}).setdefault(day, [])
                if len(numbers) < _MOST_SCENES:
                    numbers.append(number)

    def find(self, scene: Scene, weekday: int, without: str) -> SharedDay | None:
        """The one day that a scene tells of.

        Args:
            scene: A scene whose day is open.
            weekday: ISO number of its weekday; 0 where it names none.
            without: Document whose own days do not count.

        Returns:
            The day; ``None`` where none is shared well enough, or two are.
        """
        shared = self._shared(scene, weekday, without)
        if not shared:
            return None
        told = self._told
        ranked = sorted(shared, key=lambda n: (-shared[n], told[n].day, told[n].place))
        day, best = told[ranked[0]].day, shared[ranked[0]]
        if not self._is_enough(scene, ranked[0], best):
            return None
        margin = _MARGIN if weekday else _MARGIN_OF_ANY
        if any(told[n].day != day and shared[n] + margin > best for n in ranked):
            return None
        fit = [n for n in ranked if told[n].day == day and shared[n] >= _LEAST_SHARED]
        documents = {told[n].place.document for n in fit}
        sure = len(documents) > 1 or any(told[n].dated for n in fit)
        return SharedDay(day, tuple(told[n].place for n in fit[:_MOST_SHOWN]), sure)

    def is_told(self, scene: Scene, day: date, without: str) -> bool:
        """Whether another document's scene of a day shares enough with a scene.

        Args:
            scene: The scene.
            day: The day.
            without: Document whose own days do not count.
        """
        shared = self._shared(scene, day.isoweekday(), without)
        return any(
            self._told[number].day == day and self._is_enough(scene, number, worth)
            for number, worth in shared.items()
        )

    def known(self, keys: Iterable[str], day: date, without: str) -> list[str]:
        """Those of some keys that another document has in a scene of a day."""
        return [
            key
            for key in keys
            if any(
                self._told[number].place.document != without
                for number in self._by_key.get((0, key), {}).get(day, ())
            )
        ]

    def _shared(self, scene: Scene, weekday: int, without: str) -> dict[int, float]:
        """What a scene shares with others, by their numbers."""
        rows = [(self._by_key.get((weekday, key), {}), worth) for key, worth in scene.keys.items()]
        shared: dict[int, float] = {}
        for row, worth in sorted(rows, key=lambda item: len(item[0])):
            days: Iterable[date] = row
            if len(row) > _MOST_DAYS:  # it tells no day from another; it may speak for one found
                days = {self._told[number].day for number in shared} & row.keys()
            for day in days:
                for number in row[day]:
                    shared[number] = shared.get(number, 0.0) + worth
        return {
            number: worth
            for number, worth in shared.items()
            if self._told[number].place.document != without
        }

    def _is_enough(self, scene: Scene, number: int, worth: float) -> bool:
        if worth < _LEAST_SHARED:
            return False
        day, weekday = self._told[number].day, self._told[number].day.isoweekday()
        names = [key for key, own in scene.keys.items() if own >= 1]
        held = [key for key in names if number in self._by_key.get((weekday, key), {}).get(day, ())]
        return len(held) >= (1 if worth >= _MUCH_SHARED else _LEAST_NAMES)


# Scenes kept for one key of one day: enough to leave one document out and still compare, few
# enough for a story of thousands of accounts.
_MOST_SCENES = 8
# A key of more days is in every account of a long story, and finds none of its days by itself.
_MOST_DAYS = 48
# Places shown as evidence beside the document's own.
_MOST_SHOWN = 2
