"""Where accounts tell of the same day: what is told beside it is compared by names and words."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

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
        beside: Those keys that stand in the sentence of the day itself.
    """

    place: Place
    keys: Mapping[str, float]
    dated: bool = False
    beside: frozenset[str] = frozenset()

    @property
    def names(self) -> tuple[str, ...]:
        """Keys of persons, bodies and documents; places and groups are in every account."""
        return tuple(key for key, worth in self.keys.items() if worth >= 1)


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
    end = _SENTENCE_END.search(text, at.end, min(len(text), at.end + _LONGEST_SENTENCE))
    sentence = Span(begin, end.end() if end else min(len(text), at.end + _LONGEST_SENTENCE))
    beside = frozenset(scene_keys(text, mentions, sentence))
    return Scene(Place(doc.id, at), scene_keys(text, mentions, within), dated, beside)


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
