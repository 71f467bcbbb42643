"""Where accounts tell of the same day: what is told beside it is compared by names and words."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
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
    """

    place: Place
    keys: Mapping[str, float]

    @property
    def names(self) -> frozenset[str]:
        """Keys that name somebody or some body, and no place."""
        return frozenset(key for key, worth in self.keys.items() if worth >= 1)


def make_scene(doc: Document, mentions: Sequence[Mention], at: Span, stop: int) -> Scene:
    """The scene of an expression of time.

    Args:
        doc: Its document.
        mentions: The document's mentions, in order.
        at: The expression.
        stop: Where the next day is named, or the end of the text.

    Returns:
        The scene.
    """
    text = doc.text
    begin = sentence_start(text, at.start)
    if stop < len(text):
        turn = sentence_start(text, stop)
        stop = turn if turn > at.end else stop
    within = Span(begin, min(stop, begin + _LONGEST_SCENE))
    return Scene(Place(doc.id, at), scene_keys(text, mentions, within))


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
    words = mention.span.of(text).split()
    bare = [word.removesuffix("'s").removesuffix("’s") for word in words]
    return "= " + (bare[-1] if mention.kind == "person" else " ".join(bare)).casefold()


def is_word(key: str) -> bool:
    """Whether a key is a word and no name."""
    return not key.startswith("= ")


# What two scenes must share to be of one day: two names, worth two persons, and a word for what
# happens.  On three piles of real accounts every day linked by that was right (49 of 49, each
# account dated without its own date); with one name 3 of 80 were wrong.
_LEAST_NAMES = 2
_LEAST_SHARED = 4.5
# How much more the best day must share than the next one.
_MARGIN = 1.3


@dataclass
class DayIndex:
    """Every day that documents of known date tell of, by weekday and by what is told.

    Args:
        by_key: Weekday (0 for any) and key → day → places that tell it, a few of each.
    """

    by_key: dict[tuple[int, str], dict[date, list[Place]]] = field(default_factory=dict)

    def add(self, day: date, scene: Scene) -> None:
        """Enters a scene of a known day."""
        for key in scene.keys:
            for weekday in (0, day.isoweekday()):
                places = self.by_key.setdefault((weekday, key), {}).setdefault(day, [])
                if len(places) < _MOST_PLACES and all(
                    place.document != scene.place.document for place in places
                ):
                    places.append(scene.place)

    def find(
        self, scene: Scene, weekday: int, without: str
    ) -> tuple[date, tuple[Place, ...]] | None:
        """The one day that a scene tells of.

        Args:
            scene: A scene whose day is open.
            weekday: ISO number of its weekday; 0 where it names none.
            without: Document whose own days do not count.

        Returns:
            The day and the places that tell of it, best first; ``None`` where no day is shared
            well enough, or two are.
        """
        shared, names = self._tally(scene, weekday, without)
        ranked = sorted(shared, key=lambda told: (-shared[told], told))
        if not ranked:
            return None
        day, best = ranked[0][0], shared[ranked[0]]
        if names[ranked[0]] < _LEAST_NAMES or best < _LEAST_SHARED:
            return None
        if any(other != day and shared[other, place] * _MARGIN > best for other, place in ranked):
            return None
        shown = [told for told in ranked if told[0] == day and shared[told] >= _LEAST_SHARED]
        return day, tuple(place for _, place in shown[:_MOST_SHOWN])

    def is_told(self, scene: Scene, day: date, without: str) -> bool:
        """Whether another document's scene of a day shares enough with a scene.

        Args:
            scene: The scene.
            day: The day.
            without: Document whose own days do not count.
        """
        shared, names = self._tally(scene, day.isoweekday(), without)
        return any(
            told[0] == day and shared[told] >= _LEAST_SHARED and names[told] >= _LEAST_NAMES
            for told in shared
        )

    def _tally(
        self, scene: Scene, weekday: int, without: str
    ) -> tuple[dict[_Told, float], dict[_Told, int]]:
        """What a scene shares with every place that tells of a day: worth, and number of names."""
        shared: dict[_Told, float] = {}
        names: dict[_Told, int] = {}
        for key, worth in scene.keys.items():
            for day, places in self.by_key.get((weekday, key), {}).items():
                for place in places:
                    if place.document != without:
                        told = (day, place)
                        shared[told] = shared.get(told, 0.0) + worth
                        names[told] = names.get(told, 0) + (worth >= 1)
        return shared, names


_Told = tuple[date, Place]

# Places kept for one key of one day: enough to leave one document out and still compare, few
# enough for a story of thousands of accounts.
_MOST_PLACES = 8
# Places shown as evidence beside the document's own.
_MOST_SHOWN = 2
