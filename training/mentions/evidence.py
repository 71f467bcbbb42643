"""What taggers, rules and the rest of the corpus say about each stretch of words."""

import json
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from rashomon.read.mentions import find_mentions
from rashomon.text.sentences import paragraphs
from training.mentions.spelling import OTHER, Sheet, key_of, lay_out, listed, short_forms, trim
from training.mentions.texts import Article

CLASSES = {
    "PERSON": "person",
    "ORG": "organization",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "group",
    "EVENT": OTHER,
    "LAW": OTHER,
    "PRODUCT": OTHER,
    "WORK_OF_ART": OTHER,
    "LANGUAGE": OTHER,
}
"""Classes of OntoNotes 5 and ours; times and numbers are no names and fall out."""

_RULE_KINDS = {"government": "organization"}
# A name known from elsewhere is looked for in every article when taggers found it so often.
_KNOWN_COUNT, _KNOWN_SHARE = 4, 0.7

Place = tuple[int, int]
"""First word and word after the last."""


@dataclass(slots=True)
class Sighting:
    """One article and what was claimed in it.

    Attributes:
        article: The article.
        sheet: Its words.
        claims: For each tagger, the places it named with the class.
        rules: Places that the package's own rules named with the class.
        partial: Words of which a tagger named only a part ("Geneva-based").
    """

    article: Article
    sheet: Sheet
    claims: tuple[Mapping[Place, str], ...]
    rules: Mapping[Place, str]
    partial: frozenset[int]

    def key(self, place: Place) -> str:
        """The spelling of a place."""
        return key_of(self.sheet.forms[place[0] : place[1]])


@dataclass(slots=True)
class Census:
    """How often each name was met, and taken for what.

    Attributes:
        met: For each spelling the chances to name it: places, times taggers who read them.
        kinds: For each spelling, the number of times each class was claimed.
        articles: Number of articles in which it was claimed.
        lower: How often each word was met in small letters.
        upper: How often each word was met with a capital.
    """

    met: Counter[str] = field(default_factory=Counter)
    kinds: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    articles: Counter[str] = field(default_factory=Counter)
    lower: Counter[str] = field(default_factory=Counter)
    upper: Counter[str] = field(default_factory=Counter)

    def common(self, word: str) -> bool:
        """Whether a capital on this word says little: it mostly goes without."""
        small = self.lower[word.lower()]
        return small >= 5 and small >= 3 * self.upper[word]

    def share(self, key: str, kind: str) -> float:
        """Part of all chances to claim this class for this spelling that was taken, 0 to 1."""
        met = self.met[key]
        return min(1.0, self.kinds[key][kind] / met) if met and key in self.kinds else 0.0

    def named(self, key: str) -> float:
        """Part of all chances to call this spelling a name of our classes that was taken."""
        if key not in self.kinds:
            return 0.0
        return sum(self.share(key, kind) for kind in self.kinds[key] if kind != OTHER)

    def known(self) -> "Index":
        """Spellings sure enough to be looked for everywhere, and those listed."""
        sure = (
            key
            for key, kinds in self.kinds.items()
            if self.articles[key] >= 2
            and sum(kinds.values()) >= _KNOWN_COUNT
            and self.named(key) >= _KNOWN_SHARE
        )
        return Index((*sure, *listed().kinds))


def read_opinions(path: Path) -> Iterator[tuple[str, list[tuple[int, int, str]]]]:
    """Read a tagger's file of opinions.

    Args:
        path: The file.

    Yields:
        Digest of the article and the tagger's claims in our classes, article by article.
    """
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            named = [(s, e, CLASSES[kind]) for s, e, kind in row["named"] if kind in CLASSES]
            yield row["sha256"], named


def see(article: Article, opinions: Sequence[Iterable[tuple[int, int, str]]]) -> Sighting:
    """Bring all claims on one article to words.

    Args:
        article: The article.
        opinions: For each tagger its claims: start, end, class.

    Returns:
        The claims, trimmed as names are to be.
    """
    sheet = lay_out(article.text)
    partial: set[int] = set()
    claims = tuple(dict(_places(sheet, opinion, partial)) for opinion in opinions)
    found = find_mentions(article.text, paragraphs(article.text))
    stated = ((m.span.start, m.span.end, _RULE_KINDS.get(m.kind, m.kind)) for m in found)
    rules = dict(_places(sheet, stated, set()))
    return Sighting(article, sheet, claims, rules, frozenset(partial))


def _places(
    sheet: Sheet, named: Iterable[tuple[int, int, str]], partial: set[int]
) -> Iterator[tuple[Place, str]]:
    starts, ends = sheet.words.starts.tolist(), sheet.words.ends.tolist()
    for start, end, kind in named:
        first, stop = bisect_right(ends, start), bisect_left(starts, end)
        if first >= stop:
            continue
        place = trim(sheet.forms, first, stop, kind)
        if place is None:
            continue
        if starts[place[0]] < start or ends[place[1] - 1] > end + 1:
            partial.update(i for i in range(*place) if starts[i] < start or ends[i] > end)
            continue
        yield place, kind


def count(sightings: Sequence[Sighting]) -> Census:
    """Count over a corpus.

    Args:
        sightings: All articles.

    Returns:
        The census.
    """
    census = Census()
    for sighting in sightings:
        here = set()
        for claims in sighting.claims:
            for place, kind in claims.items():
                key = sighting.key(place)
                census.kinds[key][kind] += 1
                here.add(key)
        census.articles.update(here)
        forms = sighting.sheet.forms
        census.lower.update(form for form in forms if form.islower())
        census.upper.update(form for form in forms if form[:1].isupper())
    index = Index(census.kinds)
    for sighting in sightings:
        for _, key in index.find(sighting.sheet.forms):
            census.met[key] += len(sighting.claims)
    return census


class Index:
    """Finds every place where a known spelling stands."""

    def __init__(self, keys: Iterable[str]) -> None:
        self._keys = frozenset(keys)
        self._sizes: dict[str, int] = {}
        for key in sorted(self._keys):
            words = key.replace(".", " .").split()
            first = key.split(" ", 1)[0].rstrip(".")
            self._sizes[first] = max(len(words), self._sizes.get(first, 1))

    def find(self, forms: Sequence[str]) -> Iterator[tuple[Place, str]]:
        """Places of known spellings, overlapping ones all.

        Args:
            forms: Words of a text.

        Yields:
            Place and spelling.
        """
        for start, form in enumerate(forms):
            size = self._sizes.get(form.rstrip("."), 0)
            for end in range(start + 1, min(len(forms), start + size) + 1):
                key = key_of(forms[start:end])
                if key in self._keys:
                    yield (start, end), key


def refine(sighting: Sighting, census: Census) -> Sighting:
    """Cut common words off persons' names where all is capitals ("Follow Ruiz", "Ruiz Joins").

    Args:
        sighting: The article.
        census: What was claimed everywhere.

    Returns:
        The article with claims cut where a known person's name remains.
    """
    claims = tuple(
        {_core(sighting, census, place, kind): kind for place, kind in claimed.items()}
        for claimed in sighting.claims
    )
    rules = {_core(sighting, census, p, kind): kind for p, kind in sighting.rules.items()}
    return replace(sighting, claims=claims, rules=rules)


def _core(sighting: Sighting, census: Census, place: Place, kind: str) -> Place:
    start, end = place
    forms = sighting.sheet.forms
    if kind != "person" or not (sighting.sheet.titled[start] or _opens(sighting, start)):
        return place
    while end - start > 1 and census.common(forms[start]):
        start += 1
    while end - start > 1 and sighting.sheet.titled[start] and census.common(forms[end - 1]):
        end -= 1
    known = census.share(sighting.key((start, end)), "person") >= _KNOWN_SHARE / 2
    known = known or (start > place[0] and end == place[1] and end - start > 1)
    return (start, end) if known else place


def _opens(sighting: Sighting, word: int) -> bool:
    """Whether a word opens a paragraph."""
    numbers = sighting.sheet.words.paragraphs
    return word == 0 or bool(numbers[word] != numbers[word - 1])


def candidates(sighting: Sighting, known: Index) -> dict[Place, str]:
    """Every place of an article that may be a name, with its spelling.

    Args:
        sighting: The article.
        known: Spellings to look for everywhere.

    Returns:
        Places that anybody claimed, and all places with the same or a known spelling.
    """
    claimed = {
        place: sighting.key(place)
        for claims in (*sighting.claims, sighting.rules)
        for place in claims
    }
    found = dict(known.find(sighting.sheet.forms))
    local = Index((*claimed.values(), *shortened(sighting)))
    found.update(local.find(sighting.sheet.forms))
    return found | claimed


def shortened(sighting: Sighting) -> frozenset[str]:
    """Short forms of all that a tagger named in full in an article."""
    return frozenset(
        form
        for claims in sighting.claims
        for place, kind in claims.items()
        for form in short_forms(sighting.key(place), kind)
    )
