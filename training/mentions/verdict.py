"""Which stretches are names, of which class, and which had better stay untaught."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rashomon.lexicon.names import name_words
from training.mentions.evidence import Census, Index, Place, Sighting, candidates, refine, shortened
from training.mentions.spelling import KINDS, OTHER, listed, short_forms

_ABSENT = "absent"
# Weights were chosen by reading labelled articles; a tagger's claim counts 1.
_RULE = 0.7
_CORPUS = 1.2
_LINK = 2.5
_LIST = 2.0
_SILENCE = 0.6
_ENOUGH = 1.5
_MAJORITY = 0.6
_SHORT = 0.4
_LEAST_SUPPORT, _UNCLAIMED = 0.45, 0.95

_HALF = re.compile(
    r"^(?:[RDI]-[A-Z].*|(?:anti|pro|un|non|ex|post|pre|mid|neo|pan|then|all|the)-[A-Z].*)$",
    re.IGNORECASE,
)
_SPEAK = frozenset(
    ["speak", "speaks", "speaking", "spoke", "spoken", "learn", "learning", "teach", "fluent"]
)
_NO_NOUN = frozenset(
    [
        "and",
        "as",
        "at",
        "but",
        "by",
        "for",
        "from",
        "if",
        "on",
        "or",
        "than",
        "that",
        "to",
        "when",
        "while",
        "with",
    ]
)
_HALVES = re.compile(r"^[A-Z][\w.]+-(?!Qa|Sh|Aw)[a-z]+$")


@dataclass(frozen=True, slots=True)
class Labels:
    """Labels of one article.

    Attributes:
        mentions: Start, end (code points, end exclusive) and class, in order.
        unsure: Stretches to be left out of training, in order, touching no mention.
    """

    mentions: tuple[tuple[int, int, str], ...]
    unsure: tuple[tuple[int, int], ...]


def decide(sighting: Sighting, census: Census, known: Index) -> Labels:
    """Label one article.

    Args:
        sighting: What was claimed in it.
        census: What was claimed everywhere.
        known: Spellings to look for everywhere.

    Returns:
        The labels.
    """
    sighting = refine(sighting, census)
    chosen = _disjoint(sighting, census, candidates(sighting, known))
    kinds = _judge_spellings(sighting, census, chosen)
    named: dict[Place, str] = {}
    unsure = set(sighting.partial) | _odd_words(sighting)
    for place, key in chosen.items():
        kind = _judge_place(sighting, place, key, kinds[key])
        if kind in KINDS and _merely_capital(sighting, census, place, key):
            kind = None
        if kind in KINDS and unsure.isdisjoint(range(*place)):
            named[place] = kind
        elif kind != OTHER:
            if not all(_plain(sighting, census, i) for i in range(*place)):
                unsure.update(range(*place))
        elif place[1] - place[0] > 1:
            unsure.update(_names_within(sighting, census, place))
    taken = {i for place in chosen for i in range(*place)}
    unsure |= _left_over(sighting, taken)
    return _to_text(sighting, named, unsure)


def _odd_words(sighting: Sighting) -> set[int]:
    """Words that are half a name: "anti-Ruiz", "Geneva-based", "D-Ohio", "@ruiz"."""
    forms, starts, ends = sighting.sheet.forms, *_bounds(sighting)
    odd = set()
    for i, form in enumerate(forms):
        if _HALF.match(form) or (_HALVES.match(form) and form not in listed().kinds):
            odd.add(i)
        if form in "@#" and i + 1 < len(forms) and starts[i + 1] == ends[i]:
            odd.add(i + 1)
    return odd


def _bounds(sighting: Sighting) -> tuple[list[int], list[int]]:
    return sighting.sheet.words.starts.tolist(), sighting.sheet.words.ends.tolist()


def _plain(sighting: Sighting, census: Census, index: int) -> bool:
    """Whether a word of a doubtful name is surely none by itself."""
    form = sighting.sheet.forms[index]
    return census.common(form) or form.lower().rstrip("s") in listed().titles or form.islower()


def _names_within(sighting: Sighting, census: Census, place: Place) -> set[int]:
    """Words in a law's or a work's name that are names elsewhere."""
    forms = sighting.sheet.forms
    return {i for i in range(*place) if census.named(forms[i]) >= _MAJORITY / 2}


def _support(sighting: Sighting, census: Census, place: Place, key: str) -> float:
    """How much speaks for exactly these words."""
    exact = sum(place in claims for claims in sighting.claims)
    support = exact + _RULE * (place in sighting.rules)
    if key in census.kinds:
        support += min(1.0, sum(census.share(key, kind) for kind in census.kinds[key]))
    if key in listed().kinds:
        support += 1.0
    if not exact and place not in sighting.rules:
        support = min(support, _UNCLAIMED)
    return support + 0.3 * (place[1] - place[0] - 1) * (support >= 1)


def _disjoint(sighting: Sighting, census: Census, found: Mapping[Place, str]) -> dict[Place, str]:
    """Of places that overlap, the one with most support."""
    short = shortened(sighting)
    supports = {
        place: _support(sighting, census, place, key) + _SHORT * (key in short)
        for place, key in found.items()
    }
    ranked = sorted(found, key=lambda p: (-supports[p], p[0] - p[1], p))
    taken: set[int] = set()
    chosen = {}
    for place in ranked:
        if supports[place] >= _LEAST_SUPPORT and taken.isdisjoint(range(*place)):
            taken.update(range(*place))
            chosen[place] = found[place]
    return dict(sorted(chosen.items()))


def _judge_spellings(
    sighting: Sighting, census: Census, chosen: Mapping[Place, str]
) -> dict[str, str | None]:
    """A class for each spelling in this article; None where nothing wins.

    Names of several words come first: they say whose surname a single word is.
    """
    places: dict[str, list[Place]] = defaultdict(list)
    for place, key in chosen.items():
        places[key].append(place)
    kinds: dict[str, str | None] = {}
    short: dict[str, str] = {}
    for key in sorted(places, key=lambda k: (-k.count(" "), k)):
        scores = _scores(sighting, census, key, places[key])
        link = short.get(key)
        if link:
            scores[link] += _LINK * (1 / 3 if _is_land(key) else 1 if link == "person" else 2)
        kinds[key] = _settled(key) or _winner(scores)
        if link == "person" and key in listed().kinds and not _is_land(key):
            kinds[key] = "person"
        short.update(dict.fromkeys(short_forms(key, kinds[key] or ""), kinds[key] or ""))
    return kinds


def _settled(key: str) -> str | None:
    """What lists and the outer words of a name say for certain."""
    words = key.split(" ")
    if key in listed().kinds:
        return listed().kinds[key]
    if words[0] in listed().ships and len(words) > 1:
        return OTHER
    if all(word.lower().rstrip(".") in listed().titles for word in words):
        return OTHER
    if len(words) > 1 and listed().ends.get(words[-1]) == OTHER and key[:1].isupper():
        return OTHER
    return None


def _is_land(key: str) -> bool:
    words = name_words()
    return (
        key in words.state_names
        or key in words.capitals
        or key in words.known_places
        or key in words.demonyms
    )


def _scores(
    sighting: Sighting, census: Census, key: str, places: Sequence[Place]
) -> dict[str, float]:
    scores: dict[str, float] = defaultdict(float)
    part = 1 / len(places)
    for place in places:
        for claims in sighting.claims:
            kind = claims.get(place) or _overlapping(claims, place)
            if kind is None:
                scores[_ABSENT] += _SILENCE * part
            else:
                scores[kind] += part if place in claims else part / 2
        if place in sighting.rules:
            scores[sighting.rules[place]] += _RULE * part
    if key in census.kinds:
        weight = _CORPUS * min(1.0, census.met[key] / 8)
        for kind in census.kinds[key]:
            scores[kind] += weight * census.share(key, kind)
        rest = 1 - min(1.0, sum(census.share(key, kind) for kind in census.kinds[key]))
        scores[_ABSENT] += weight * rest * _SILENCE
    if key in name_words().demonyms and key not in name_words().state_names:
        scores["group"] += _LIST
    elif _is_land(key):
        scores["place"] += _LIST
    elif key in name_words().known_organizations:
        scores["organization"] += _LIST
    elif " " in key and key.split(" ", 1)[0] in name_words().given_names:
        scores["person"] += _LIST / 4
    end = listed().ends.get(key.rsplit(" ", 1)[-1]) if " " in key else None
    if end in KINDS and (end == "organization" or scores["person"] < 1):
        scores[end] += scores.pop("person", 0) + _LIST / 2
    return scores


def _overlapping(claims: Mapping[Place, str], place: Place) -> str | None:
    """Class of a claim that takes in this place with a word more before or behind."""
    for start in (place[0] - 1, place[0], place[0] + 1):
        for end in (place[1] - 1, place[1], place[1] + 1):
            if end > start and (start, end) in claims:
                return claims[start, end]
    return None


def _winner(scores: Mapping[str, float]) -> str | None:
    total = sum(scores.values())
    if not total:
        return OTHER
    kind, best = min(scores.items(), key=lambda item: (-item[1], item[0]))
    nothing = scores.get(_ABSENT, 0) + scores.get(OTHER, 0)
    if nothing >= _MAJORITY * total:
        return OTHER
    if kind in KINDS and best >= _ENOUGH and best >= _MAJORITY * total:
        return kind
    return None


def _judge_place(sighting: Sighting, place: Place, key: str, kind: str | None) -> str | None:
    """The spelling's class, unless all taggers say another of this very place."""
    forms = sighting.sheet.forms
    if key in listed().languages and _is_language(
        forms[max(0, place[0] - 1) : place[0]], forms[place[1] : place[1] + 1]
    ):
        return OTHER
    if key in listed().generic:
        return None
    said = {claims.get(place) for claims in sighting.claims}
    if len(sighting.claims) > 1 and len(said) == 1:
        (single,) = said
        if single in KINDS and single != kind and kind != OTHER and key not in listed().kinds:
            return None
    return kind


def _merely_capital(sighting: Sighting, census: Census, place: Place, key: str) -> bool:
    """Whether a common word, a name elsewhere in the article, may be just a word here."""
    if place[1] - place[0] > 1 or key in listed().kinds or not census.common(key):
        return False
    return all(place not in claims for claims in sighting.claims)


def _is_language(before: Sequence[str], after: Sequence[str]) -> bool:
    if not before:
        return False
    bare = not after or not after[0].isalpha() or after[0] in _NO_NOUN
    return before[-1].lower() in _SPEAK or (before[-1].lower() in ("in", "into", "from") and bare)


def _left_over(sighting: Sighting, taken: set[int]) -> set[int]:
    """Capitalised words that a tagger claimed within a longer name that did not stand."""
    out = set()
    for claims in sighting.claims:
        for place, kind in claims.items():
            if kind == OTHER:
                continue
            for i in range(*place):
                form = sighting.sheet.forms[i]
                if i not in taken and form[:1].isupper() and form.lower() not in listed().titles:
                    out.add(i)
    return out


def _to_text(sighting: Sighting, named: Mapping[Place, str], unsure: set[int]) -> Labels:
    starts, ends = sighting.sheet.words.starts, sighting.sheet.words.ends
    covered = {i for place in named for i in range(*place)}
    mentions = tuple(
        (int(starts[place[0]]), int(ends[place[1] - 1]), kind)
        for place, kind in sorted(named.items())
    )
    stretches: list[tuple[int, int]] = []
    previous = -2
    for i in sorted(unsure - covered):
        start, end = int(starts[i]), int(ends[i])
        if previous == i - 1:
            start = stretches.pop()[0]
        stretches.append((start, end))
        previous = i
    return Labels(mentions, tuple(stretches))
