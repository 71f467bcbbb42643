"""Which day a scene tells of, by the scenes of other documents of known date.

Only scenes that name one of its persons or bodies are looked at, so that what strangers tell counts
neither for a day nor against it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rashomon.model.links import Place
from rashomon.resolve.dates.scenes import Scene, is_word

# What two scenes must share to be of one day: two names, worth two persons, and a word for what
# happens.  Accounts dated so without their own date are dated rightly, 37 of 37 on three piles of
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
# Names that are told of on more days than these are well known, and meet in the news of any week.
# A day is then told by them only if its own sentences share a name and a word, and by the wider
# margin.  Of 840 accounts of one year of politics, a quarter at a time dated by the others, 17 of
# 23 dates are right so, and 43 of 188 were without (evals/dating).
_FEW_DAYS = 5


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


class DayIndex:
    """Every day that documents of known date tell of, by weekday and by who is named."""

    def __init__(self) -> None:
        self._told: list[tuple[date, Scene]] = []
        # Weekday (0 for any) and name, then day: a few scenes, as numbers of ``_told``.
        self._by_name: dict[tuple[int, str], dict[date, list[int]]] = {}

    def add(self, day: date, scene: Scene) -> None:
        """Enters a scene of a known day."""
        number = len(self._told)
        self._told.append((day, scene))
        for name in scene.names:
            for weekday in (0, day.isoweekday()):
                numbers = self._by_name.setdefault((weekday, name), {}).setdefault(day, [])
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
        ranked = sorted(shared, key=lambda n: (-shared[n], told[n][0], told[n][1].place))
        day, best = told[ranked[0]][0], shared[ranked[0]]
        if not self._is_enough(scene, ranked[0], best):
            return None
        crowded = not weekday or len({told[n][0] for n in ranked}) > _FEW_DAYS
        if crowded and not _is_told_beside(scene, told[ranked[0]][1]):
            return None
        margin = _MARGIN_OF_ANY if crowded else _MARGIN
        if any(told[n][0] != day and shared[n] + margin > best for n in ranked):
            return None
        fit = [told[n][1] for n in ranked if told[n][0] == day and shared[n] >= _LEAST_SHARED]
        sure = len({other.place.document for other in fit}) > 1 or any(s.dated for s in fit)
        return SharedDay(day, tuple(other.place for other in fit[:_MOST_SHOWN]), sure)

    def tellings(self, scene: Scene, day: date, without: str) -> Sequence[Scene]:
        """Other documents' scenes of a day that share enough with a scene.

        Args:
            scene: The scene.
            day: The day.
            without: Document whose own days do not count.
        """
        shared = self._shared(scene, day.isoweekday(), without)
        return [
            self._told[number][1]
            for number, worth in shared.items()
            if self._told[number][0] == day and self._is_enough(scene, number, worth)
        ]

    def _shared(self, scene: Scene, weekday: int, without: str) -> dict[int, float]:
        """What a scene shares with those that name one of its persons or bodies."""
        numbers: dict[int, None] = {}
        rows = [self._by_name.get((weekday, name), {}) for name in scene.names]
        for row in sorted(rows, key=len):
            days = set(row)
            if len(row) > _MOST_DAYS:  # it tells no day from another; it may speak for one found
                days &= {self._told[number][0] for number in numbers}
            numbers |= dict.fromkeys(number for day in sorted(days) for number in row[day])
        return {
            number: sum(worth for key, worth in scene.keys.items() if key in other.keys)
            for number in numbers
            if (other := self._told[number][1]).place.document != without
        }

    def _is_enough(self, scene: Scene, number: int, worth: float) -> bool:
        if worth < _LEAST_SHARED:
            return False
        held = [name for name in scene.names if name in self._told[number][1].keys]
        return len(held) >= (1 if worth >= _MUCH_SHARED else _LEAST_NAMES)


def _is_told_beside(scene: Scene, other: Scene) -> bool:
    """Whether two sentences that name the day share a name and a word."""
    both = scene.beside & other.beside
    return any(map(is_word, both)) and not both.isdisjoint(scene.names)


# Scenes kept for one name on one day: enough to leave one document out and still compare, few
# enough for a story of thousands of accounts.
_MOST_SCENES = 8
# A name of more days is in every account of a long story, and finds none of its days by itself.
_MOST_DAYS = 48
# Places shown as evidence beside the document's own.
_MOST_SHOWN = 2
