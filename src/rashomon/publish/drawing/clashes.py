"""Events of which the reports do not agree: to be drawn side by side."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from rashomon.model.judgement import Event
from rashomon.model.links import Place
from rashomon.publish.drawing.moments import parse_extent
from rashomon.publish.index import RecordIndex

# Of the words of two reports of one utterance this share must be the same, so that two deeds told
# in one breath are not taken for one with two days.
_ALIKE = 0.5
# An utterance that is told with more days than this tells several things.
_MOST = 4
_WORD = re.compile(r"[^\W\d_]{3,}")
# A place is looked up by blocks of this many code points, so that no two are compared in vain.
_BLOCK = 256
# Places with their events, by document and block.
_Told = dict[tuple[str, int], list[tuple[Place, str]]]


def find_clashes(index: RecordIndex, events: Sequence[Event]) -> tuple[tuple[str, ...], ...]:
    """Groups of events of which the reports do not agree.

    Args:
        index: The record.
        events: Those that may be drawn.

    Returns:
        Event ids, each in at most one group: events told in the words of one contested claim, and
        events of one utterance that different documents give different days in much the same words.
    """
    group: dict[str, str] = {event.id: event.id for event in events}
    for pair in (*_of_claims(index, events), *_of_days(index, events)):
        roots = sorted({_root(group, key) for key in pair})
        for root in roots[1:]:
            group[root] = roots[0]
    found: dict[str, list[str]] = defaultdict(list)
    for event in events:
        found[_root(group, event.id)].append(event.id)
    return tuple(tuple(ids) for ids in found.values() if len(ids) > 1)


def _root(group: dict[str, str], key: str) -> str:
    while group[key] != key:
        group[key] = group[group[key]]
        key = group[key]
    return key


def _of_claims(index: RecordIndex, events: Sequence[Event]) -> Iterator[tuple[str, ...]]:
    told = _by_block((place, event.id) for event in events for place in event.spans)
    for claim in index.record.claims:
        if not claim.contested:
            continue
        places = [place for position in claim.positions for place in position.spans]
        places += [Place(one.document, one.span) for one in claim.narration]
        ids = {key for place in places for key in _at(told, place)}
        if len(ids) > 1:
            yield tuple(sorted(ids))


def _by_block(placed: Iterable[tuple[Place, str]]) -> _Told:
    found: _Told = defaultdict(list)
    for place, key in placed:
        for block in _blocks(place):
            found[block].append((place, key))
    return found


def _blocks(place: Place) -> list[tuple[str, int]]:
    first, last = place.span.start // _BLOCK, place.span.end // _BLOCK
    return [(place.document, at) for at in range(first, last + 1)]


def _at(told: _Told, place: Place) -> Iterator[str]:
    for block in _blocks(place):
        for other, key in told.get(block, ()):
            if other.span.start < place.span.end and place.span.start < other.span.end:
                yield key


def _of_days(index: RecordIndex, events: Sequence[Event]) -> Iterator[tuple[str, ...]]:
    by_utterance: dict[str, dict[str, Event]] = defaultdict(dict)
    for event in events:
        for att in event.attributions:
            if att in index.utterance_of:
                by_utterance[index.utterance_of[att].id][event.id] = event
    for found in by_utterance.values():
        if 1 < len(found) <= _MOST:
            for left, right in combinations(found.values(), 2):
                if _differ(left, right):
                    yield left.id, right.id


def _differ(left: Event, right: Event) -> bool:
    """Whether different documents tell one thing with days that cannot be one."""
    one, other = parse_extent(left.time.value), parse_extent(right.time.value)
    if one is None or other is None or (one.start < other.end and other.start < one.end):
        return False
    if {place.document for place in left.spans} & {place.document for place in right.spans}:
        return False
    words, others = _words(left), _words(right)
    return len(words & others) >= _ALIKE * max(1, len(words), len(others))


def _words(event: Event) -> set[str]:
    return {word.casefold() for word in _WORD.findall(event.label)}
