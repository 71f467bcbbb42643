"""From the reports of one event to the event: its label, time and status."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import reduce

from rashomon.judge.events.comparing import Compared, Link, overlap
from rashomon.judge.events.dating import to_edtf
from rashomon.judge.material import Material
from rashomon.model.ids import event_id
from rashomon.model.judgement import Event, EventStatus, EventTime
from rashomon.model.links import Place
from rashomon.text.days import Days
from rashomon.text.words import find_words, word_set

_POINTING = word_set(
    "i you he she it we they his her its their our my your this that these those there who which"
)
_MARKS = frozenset('"“”‘«»:;–—()[]')
_PLAIN_WORDS = 14
"""Words of a plain clause; longer and shorter ones are less plain."""
_FEWEST_SAID = 30
"""Code points behind a cue within which there is hardly a content."""
_RANK: tuple[EventStatus, ...] = ("happened", "planned", "demanded", "denied")


def assemble(
    items: Sequence[Compared],
    links: Sequence[Link],
    material: Material,
    contested: Collection[str],
) -> Event:
    """Makes one event of its reports.

    Args:
        items: The tellings, at least one, in order of place.
        links: What joins them, the surest first.
        material: The story.
        contested: Ids of the propositions of contested claims.

    Returns:
        The event.
    """
    status, rule = _status(items, contested)
    days = reduce(lambda one, two: overlap(one, two) or one, (i.telling.moment.days for i in items))
    plainest = min(items, key=lambda item: _plainness(item, status, days))
    first = plainest.telling.place
    places = [first, *sorted({item.telling.place for item in items} - {first})]
    return Event(
        id=event_id(places),
        label=" ".join(plainest.text.split()),
        time=EventTime(to_edtf(days), "expression"),
        status=status,
        participants=tuple(sorted({entity for i in items for entity in i.telling.participants})),
        attributions=tuple(sorted({i.telling.attribution for i in items if i.telling.attribution})),
        spans=tuple(places),
        published=_published(items, material),
        times=tuple(sorted({_expression(item) for item in items if item.telling.dated})),
        rule=rule,
        score=links[0].score if links else 1.0,
        reasons=tuple(dict.fromkeys(reason for link in links for reason in link.reasons)),
    )


def _status(items: Sequence[Compared], contested: Collection[str]) -> tuple[EventStatus, str]:
    """How an event is reported by all that tell it."""
    rules = {item.telling.status: item.telling.rule for item in reversed(items)}
    happening = items[0].telling.sort == "happening"
    told = {prop for item in items for prop in item.telling.propositions}
    if happening and not told.isdisjoint(contested):
        return "disputed", "claim.contested"
    if "denied" in rules and "happened" in rules:
        return "disputed", "reports.disagree"
    if "happened" in rules and "planned" in rules:
        return "happened", "plan.carried-out"
    status = next(status for status in _RANK if status in rules)
    return status, rules[status]


def _plainness(item: Compared, status: EventStatus, days: Days) -> tuple[int, int, int, Place]:
    """The plainest wording sorts first: of that status and time, no pronouns and marks, short."""
    telling = item.telling
    forms = find_words(item.text).forms
    fits = telling.status == status or status == "disputed"
    pointing = bool(forms) and forms[0] in _POINTING
    marks = sum(char in _MARKS for char in item.text)
    return (
        2 * (not fits) + (telling.dated and telling.moment.days != days),
        2 * pointing + (not telling.participants) + min(2, marks) + 2 * _is_cut(item),
        abs(len(forms) - _PLAIN_WORDS),
        telling.place,
    )


def _is_cut(item: Compared) -> bool:
    """Whether an act of speaking stands without what was said."""
    telling = item.telling
    return telling.sort == "speech" and telling.place.span.end - telling.head.end < _FEWEST_SAID


def _expression(item: Compared) -> Place:
    return Place(item.telling.place.document, item.telling.moment.span)


def _published(items: Sequence[Compared], material: Material) -> str | None:
    """From the first to the last day on which the accounts that tell it came out."""
    documents = sorted({item.telling.place.document for item in items})
    known = [days for doc in documents if (days := material.published_days(doc))]
    if not known:
        return None
    whole: Days = min(days[0] for days in known), max(days[1] for days in known)
    return to_edtf(whole)
