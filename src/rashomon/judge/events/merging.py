"""Which reports tell one event: candidate pairs from an index, then groups whose days fit.

Pairs are looked for only where month, participant and a further word or participant agree (blocking
keys; Christen 2012, "Data Matching", ch. 4), never among all.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations

from rashomon.judge.events.comparing import Compared, Link, Model, ask, compare, overlap
from rashomon.judge.events.dating import DAY
from rashomon.judge.events.deeds import are_apart
from rashomon.text.days import Days

_MOST_TOLD = 40
"""Tellings under one key of the index that are all compared with one another."""
_WINDOW = 6
"""Where a key has more, each is compared with so many that follow it when they are sorted by day
and wording (sorted neighbourhood; Hernández & Stolfo 1995, "The Merge/Purge Problem")."""
_MOST_ASKED = 8
"""Pairs of one telling that the sentence model is asked about."""
_MOST_FITTING = 12
"""Reports of one deed that are held against one another."""
_MOST_ACTORS, _MOST_WORDS = 4, 6
_MOST_MONTHS = 14
"""Months that a time is indexed under: a year and its borders."""
Key = tuple[str, int, str, str]


def find_links(items: Sequence[Compared], model: Model) -> list[Link]:
    """Pairs of tellings that are one event.

    Args:
        items: All tellings, in a fixed order.
        model: The sentence model, asked only where words and names leave it open.

    Returns:
        Links, the surest first.
    """
    sure, open_pairs = [], []
    asked_of: Counter[int] = Counter()
    for left, right in sorted(_candidates(items)):
        found = compare(items[left], items[right])
        if found is None:
            continue
        score, reasons = found
        if score:
            sure.append(Link(score, left, right, reasons))
        elif max(asked_of[left], asked_of[right]) < _MOST_ASKED:
            asked_of.update((left, right))
            open_pairs.append((left, right, reasons))
    sure = _without_doubtful(items, sure)
    answers = ask([(items[left], items[right]) for left, right, _ in open_pairs], model)
    asked = [
        Link(round(score * 0.9, 2), left, right, reasons)
        for score, (left, right, reasons) in zip(answers, open_pairs, strict=True)
        if score
    ]
    return sorted([*sure, *asked], key=lambda link: (-link.score, link.left, link.right))


def _without_doubtful(items: Sequence[Compared], links: Sequence[Link]) -> list[Link]:
    """Leaves out what joins a report to two deeds that are not one another."""
    fits: dict[int, list[int]] = defaultdict(list)
    for link in links:
        if link.reasons[0] == "deed.same":
            fits[link.left].append(link.right)
            fits[link.right].append(link.left)
    doubtful = {
        at
        for at, others in fits.items()
        if any(
            _are_two(items[one], items[two])
            for one, two in combinations(sorted(others)[:_MOST_FITTING], 2)
        )
    }
    return [
        link
        for link in links
        if link.reasons[0] != "deed.same" or doubtful.isdisjoint((link.left, link.right))
    ]


def _are_two(left: Compared, right: Compared) -> bool:
    days = overlap(left.telling.moment.days, right.telling.moment.days)
    return days is None or are_apart(left.deed, right.deed)


def _candidates(items: Sequence[Compared]) -> set[tuple[int, int]]:
    postings: dict[Key, list[int]] = defaultdict(list)
    for at, item in enumerate(items):
        for key in _keys(item):
            postings[key].append(at)
    order = sorted(range(len(items)), key=lambda at: (*_by_wording(items[at]), at))
    rank = {at: place for place, at in enumerate(order)}
    return {pair for found in postings.values() for pair in _pairs(found, rank)}


def _by_wording(item: Compared) -> tuple[Days, list[str], str]:
    """Reports of one event in like words stand near one another in this order."""
    return item.telling.moment.days, sorted(item.bits), item.text


def _pairs(found: Sequence[int], rank: Mapping[int, int]) -> Iterator[tuple[int, int]]:
    """Pairs of the tellings under one key, the one with the smaller index first."""
    if len(found) <= _MOST_TOLD:
        yield from combinations(found, 2)
        return
    ordered = sorted(found, key=rank.__getitem__)
    for place, one in enumerate(ordered):
        for two in ordered[place + 1 : place + 1 + _WINDOW]:
            yield min(one, two), max(one, two)


def _keys(item: Compared) -> Iterator[Key]:
    telling = item.telling
    if telling.utterance:
        yield "utterance", 0, telling.utterance, ""
    actors = sorted(item.actors)[:_MOST_ACTORS] or [""]
    words = sorted(item.bits, key=lambda word: (-item.bits[word], word))[:_MOST_WORDS]
    for month in _months(telling.moment.days):
        for actor in actors:
            for word in {*words, item.head}:
                yield telling.sort, month, actor, word
        for one, two in combinations(telling.participants[:_MOST_ACTORS], 2):
            yield telling.sort, month, one, two
    for deed in sorted(item.deed.deeds):
        for month in _months(telling.moment.days):
            for actor in sorted(item.actors)[:_MOST_ACTORS]:
                yield telling.sort, month, actor, f"= {deed}"
    yield "place", telling.moment.span.start, telling.place.document, telling.sort
    if telling.moment.length == DAY:
        for deed in sorted(item.deed.deeds):
            yield telling.sort, telling.moment.days[0], "", f"= {deed}"
        for word in {*words, item.head}:
            yield telling.sort, telling.moment.days[0], "", word
    if telling.moment.length > DAY:
        yield telling.sort, telling.moment.days[0], "", f"{item.head} {telling.moment.value}"
        for actor in actors:
            yield telling.sort, telling.moment.days[0], actor, telling.moment.value


def _months(days: Days) -> Iterable[int]:
    """Months that a time reaches into, counted from year 0; a longer one only under its year."""
    first, last = (date.fromordinal(day) for day in days)
    found = range(first.year * 12 + first.month, last.year * 12 + last.month + 1)
    return found[:_MOST_MONTHS]


def group(items: Sequence[Compared], links: Iterable[Link]) -> list[tuple[list[int], list[Link]]]:
    """Groups of tellings that are one event, each with the links that hold it together.

    A link that would join exact days that differ is left out, the surest links first.

    Args:
        items: All tellings.
        links: Links, the surest first.

    Returns:
        Groups with their members in order; every telling is in exactly one.
    """
    over = list(range(len(items)))
    days: list[Days] = [item.telling.moment.days for item in items]
    kept: list[Link] = []
    for link in links:
        left, right = sorted((_top(over, link.left), _top(over, link.right)))
        if left != right:
            common = overlap(days[left], days[right])
            if common is None:
                continue
            over[right], days[left] = left, common
        kept.append(link)
    groups: dict[int, tuple[list[int], list[Link]]] = defaultdict(lambda: ([], []))
    for at in range(len(items)):
        groups[_top(over, at)][0].append(at)
    for link in kept:
        groups[_top(over, link.left)][1].append(link)
    return [groups[top] for top in sorted(groups)]


def _top(over: list[int], at: int) -> int:
    while over[at] != at:
        over[at] = over[over[at]]
        at = over[at]
    return at
