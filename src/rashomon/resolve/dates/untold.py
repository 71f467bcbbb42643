"""What an account leaves untold, and what it tells as still to come: both bound its date above."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice

from rashomon.model.documents import Document
from rashomon.model.links import Place
from rashomon.model.reading import Mention
from rashomon.model.spans import Span
from rashomon.resolve.dates.scenes import Scene, is_word, scene_keys, sentence_start
from rashomon.resolve.dates.shared_days import DayIndex
from rashomon.text.sentences import paragraphs

# Said of what is still to come when the account is written; "was due to" is not.
_TO_COME = re.compile(
    r"(?:\b(?:is|are)|['’](?:s|re))\s+(?:\w+\s+)?(?:due|scheduled|set|expected|slated|going)\s+to\b"
    r"|\bwill\b(?!\s+have\b)"
)
_CLAUSE_END = re.compile(
    r"[,.;:!?\n]|\b(?:after|before|following|once|when|while|since|until|which|who|that)\b"
)
_LONGEST_CLAUSE = 200
DAY = timedelta(days=1)
"""Filing and posting, or two zones, may lie a day apart."""
# Places of one document that are looked at; every one costs a look at the story's days.
_MOST_PLACES = 40

# An account that names who a day is about, and not what happened, was written before it was news;
# this is believed only of a day that most of the story tells, three accounts at least.
_LEAST_TELLINGS = 3
_MOST_OF_STORY = 2 / 3
_LEAST_CAST = 2
_LEAST_WORDS = 2
# Scenes of the main day that an account is held against; more tell no more of it.
_MOST_SCENES = 16


def find_still_to_come(
    doc: Document, mentions: Sequence[Mention], index: DayIndex, days: Iterable[date]
) -> tuple[date, Place] | None:
    """The first of some days of which an account tells that something of it is still to come.

    Args:
        doc: The account.
        mentions: Its mentions, in order.
        index: Days that the other accounts tell of, by who is named.
        days: Days that the account is known to tell of.

    Returns:
        The last day that the account can have been written on, and the words; ``None`` where
        nothing is to come.
    """
    wanted = sorted(set(days))
    text = doc.text
    for match in islice(_TO_COME.finditer(text), _MOST_PLACES):
        stop = _CLAUSE_END.search(text, match.end(), match.end() + _LONGEST_CLAUSE)
        clause = Span(match.start(), stop.start() if stop else match.end())
        ahead = scene_keys(text, mentions, clause)
        sentence = Span(sentence_start(text, match.start()), clause.end)
        scene = Scene(Place(doc.id, clause), scene_keys(text, mentions, sentence))
        for day in wanted:
            if _is_told(ahead, index.tellings(scene, day, doc.id)):
                return day + DAY, scene.place
    return None


def _is_told(ahead: Mapping[str, float], tellings: Iterable[Scene]) -> bool:
    """Whether some tellings of a day have the same person and the same doing."""
    known = [key for telling in tellings for key in ahead if key in telling.keys]
    return any(ahead[key] > 1 for key in known) and any(map(is_word, known))


@dataclass(frozen=True, slots=True)
class Telling:
    """One account's scene of a day.

    Args:
        day: The day.
        scene: What is told of it.
        published: First day that the account may have been published.
    """

    day: date
    scene: Scene
    published: date


@dataclass(frozen=True, slots=True)
class MainDay:
    """The day that most accounts of a story tell of.

    Args:
        cast: Keys of the persons whom most of them name there.
        scenes: Their scenes, the earliest of them.
        first: The earliest of them.
    """

    cast: frozenset[str]
    scenes: tuple[Scene, ...]
    first: Telling


def find_main_day(tellings: Sequence[Telling], accounts: int) -> MainDay | None:
    """The day that most accounts of a matter tell of, with the persons whom it is about.

    Args:
        tellings: Scenes of its accounts of known date.
        accounts: How many accounts have one.

    Returns:
        The day; ``None`` where there is none, or two.
    """
    by_day: dict[date, set[str]] = {}
    for telling in tellings:
        by_day.setdefault(telling.day, set()).add(telling.scene.place.document)
    ranked = sorted(by_day, key=lambda day: (-len(by_day[day]), day))
    if not ranked or len(by_day[ranked[0]]) < max(_LEAST_TELLINGS, _MOST_OF_STORY * accounts):
        return None
    told = [telling for telling in tellings if telling.day == ranked[0]]
    cast: dict[str, set[str]] = {}
    for telling in told:
        for key, worth in telling.scene.keys.items():
            if worth > 1:
                cast.setdefault(key, set()).add(telling.scene.place.document)
    most = _MOST_OF_STORY * len(by_day[ranked[0]])
    told.sort(key=lambda telling: (telling.published, telling.scene.place))
    return MainDay(
        frozenset(key for key, documents in cast.items() if len(documents) >= most),
        tuple(telling.scene for telling in told[:_MOST_SCENES]),
        told[0],
    )


def leaves_untold(doc: Document, mentions: Sequence[Mention], main: MainDay, lead: int) -> bool:
    """Whether an account is about the persons of the main day and tells nothing of it.

    Args:
        doc: The account.
        mentions: Its mentions, in order.
        main: The main day.
        lead: Code points of the text in which two of the persons must be named.
    """
    if len(main.cast & scene_keys(doc.text, mentions, Span(0, lead)).keys()) < _LEAST_CAST:
        return False
    for paragraph in paragraphs(doc.text):
        keys = scene_keys(doc.text, mentions, paragraph)
        if len(main.cast & keys.keys()) < _LEAST_CAST:
            continue
        words = {key for key in keys if is_word(key)}
        if any(len(words & scene.keys.keys()) >= _LEAST_WORDS for scene in main.scenes):
            return False
    return True
