"""Who bears a surname, a given name or initials: in a document, else in the story."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rashomon.resolve.names.name_compare import fits_initials, is_misspelling
from rashomon.resolve.names.person_clusters import FullName, Person, cluster_people
from rashomon.resolve.names.persons import PersonName, Sex, fills, given_sexes, sex_of, surname_keys

# A text that leaves out the given name means somebody whom its readers know.  Somebody named in
# full in one document alone is not, where another of that surname is named in this many more.
_TIMES_BETTER_KNOWN = 4
# Damaged and misspelt surnames are held against those of a document or story one by one; where
# there are more, they are left alone, so that no pile can make this slow.
_MOST_COMPARED = 256
# Of more who bear a surname, neither sex nor office tells one.
_MOST_BEARERS = 64


# So often a surname must have stood alone for one person before another of that name came in.
_USED_ALONE = 3
# Of a surname that a document misspells and never gives in full, so many must name a bearer.
_LEAST_DOCUMENTS = 2
# A longer name is one run into its neighbours, whose last word is nobody's surname.
_MOST_WORDS = 4


@dataclass(frozen=True, slots=True)
class Called:
    """How one place of a document calls a person.

    Args:
        name: The name's parts.
        sex: What a title of courtesy before it says.
        office: Last word of an office before it ("president"), or empty.
    """

    name: PersonName
    sex: Sex | None = None
    office: str = ""


Answer = tuple[str | None, str]
"""Key of a person, or ``None`` where more than one fits; and the rule."""


def resolve_people(
    story: Mapping[str, Sequence[Called]], apart: frozenset[tuple[str, str]] = frozenset()
) -> dict[str, list[Answer]]:
    """Tells who is called by each name of a story.

    Args:
        story: For each document id, how it calls people, in order.
        apart: Pairs of ids of full names that a document gives side by side as two people.

    Returns:
        For each document id, one answer for each of its names.
    """
    people = cluster_people(_full_names(story), apart)
    bearers = _Bearers(people)
    for document in sorted(story):
        bearers.learn(document, story[document])
    answers = {
        document: [bearers.of_full(document, at, call) for at, call in enumerate(story[document])]
        for document in sorted(story)
    }
    for document, found in answers.items():
        bearers.note(document, story[document], found)
    for document, found in answers.items():
        for at, called in enumerate(story[document]):
            if found[at] == _OPEN:
                found[at] = bearers.of_surname(document, at, called)
    return _with_unknown(story, answers)


_OPEN: Answer = (None, "")
_AMBIGUOUS: Answer = (None, "name.ambiguous")
_UNKNOWN: Answer = (None, "name.surname-alone")


def _full_names(story: Mapping[str, Sequence[Called]]) -> list[FullName]:
    documents: dict[str, set[str]] = defaultdict(set)
    spelt: dict[str, Counter[PersonName]] = defaultdict(Counter)
    for document, calls in story.items():
        for called in calls:
            if called.name.is_full:
                documents[called.name.id].add(document)
                spelt[called.name.id][called.name] += 1

    def commonest(names: Counter[PersonName]) -> PersonName:
        return min(names, key=lambda n: (-len(n.tokens), -names[n], n.plain, n.particle, n.pattern))

    return [
        FullName(commonest(names), frozenset(documents[key]), names.total())
        for key, names in spelt.items()
    ]


class _Bearers:
    """People of a story by what single words may call them."""

    def __init__(self, people: Iterable[Person]) -> None:
        self._person = {full.name.id: person.key for person in people for full in person.names}
        self._rule = {key: rule for person in people for key, rule in person.rules.items()}
        self._sexes: dict[str, Counter[Sex]] = defaultdict(Counter)
        self._offices: dict[str, set[str]] = defaultdict(set)
        self._story = _Index()
        self._documents: dict[str, _Index] = defaultdict(_Index)
        self._called: dict[tuple[str, str], list[Called]] = defaultdict(list)
        self._opened: set[tuple[str, str]] = set()
        # Where a document first names a person in full, and where it uses a word alone.
        self._first: dict[tuple[str, str], int] = {}
        self._bare: dict[tuple[str, str], list[int]] = defaultdict(list)
        # What was answered already, so that a name costs no more each time that it stands there.
        self._answered: dict[tuple[str, Called, int], Answer] = {}
        self._known: dict[str, dict[str, bool]] = {}
        self._pools: dict[tuple[str, str], tuple[Sex | None, str]] = {}

    def learn(self, document: str, calls: Sequence[Called]) -> None:
        """Notes the full names of a document."""
        for at, called in enumerate(calls):
            name = called.name
            if name.is_full:
                key = self._person[name.id]
                self._add(document, at, key, name)
                self._sexes[key].update(sex for sex in (sex_of(name), called.sex) if sex)
                if called.office:
                    self._offices[key].add(called.office)
                if name.particle:
                    self._opened.add((name.particle, name.surname))
            elif len(name.tokens) == 1:
                self._called[document, name.tokens[0]].append(called)
                self._bare[document, name.tokens[0]].append(at)

    def _add(self, document: str, at: int, key: str, name: PersonName) -> None:
        self._answered.clear()
        self._known.clear()
        self._first.setdefault((document, key), at)
        self._documents[document].add(key, name, document)
        self._story.add(key, name, document)

    def note(self, document: str, calls: Sequence[Called], answers: Sequence[Answer]) -> None:
        """Makes those bearers of their surname whom a document names by initials alone."""
        for at, (called, (key, rule)) in enumerate(zip(calls, answers, strict=True)):
            if key is not None and called.name.is_initials:
                self._add(document, at, key, called.name)
                if rule == "name.full" and called.sex:
                    self._sexes[key][called.sex] += 1

    def of_full(self, document: str, at: int, called: Called) -> Answer:
        """Who is called by a full name, or by initials and a surname.

        Args:
            document: Document id.
            at: Number of the call in it.
            called: The call.
        """
        name = called.name
        if not name.tokens:
            return _UNKNOWN
        if name.opener and (name.opener, name.surname) in self._opened:
            return self.of_surname(document, at, called)
        if name.is_full:
            return self._person[name.id], self._rule[name.id]
        return self._of_initials(document, called) if name.is_initials else _OPEN

    def _of_initials(self, document: str, called: Called) -> Answer:
        for index in (self._documents[document], self._story):
            bearers = index.surnames.get(called.name.surname, {})
            if len(bearers) > _MOST_COMPARED:
                continue
            fitting = {
                key
                for key in self._fitting(bearers, called)
                if any(fits_initials(called.name, name) for name in index.names[key])
            }
            if fitting:
                return _only(fitting, "name.initials")
        return called.name.key, "name.full"

    def of_surname(self, document: str, at: int, called: Called) -> Answer:
        """Who is called by one word; arguments as for ``of_full``."""
        word, own = called.name.surname, self._documents[document]
        if called.name.titled:
            return _UNKNOWN
        if called.name.pattern:
            return self._damaged(own, called) or _UNKNOWN
        if word in own.surnames:
            return self._of_own(document, at, called)
        if word in self._story.surnames:
            pooled = self._pooled(document, called)
            return self._chosen(self._better_known(word), pooled, "name.surname-in-story")
        for bearers, rule in ((own.middles, "name.surname"), (own.givens, "name.given")):
            fitting = self._fitting(bearers.get(word, {}), called)
            if fitting:
                return _only(fitting, rule)
        if called.name.id in self._person:  # a handle: "@AnaRuiz"
            return self._person[called.name.id], "name.full"
        return self._misspelt(own, called) or _UNKNOWN

    def _of_own(self, document: str, at: int, called: Called) -> Answer:
        """A bearer that the document names in full: one named before this place, if any is.

        Where a surname is used before anybody is introduced who bears it, and others of the story
        know a bearer far better, the document means that one: it kept to the surname alone, and
        gives the other a given name to tell them apart (Associated Press Stylebook, "names").
        """
        word = called.name.surname
        bearers = self._documents[document].surnames[word]
        if len(bearers) > _MOST_BEARERS:
            return _AMBIGUOUS
        introduced = sum(self._first[document, key] < at for key in bearers)
        same = document, called, introduced
        if same not in self._answered:
            self._answered[same] = self._among(document, at, called, bearers)
        return self._answered[same]

    def _among(self, document: str, at: int, called: Called, bearers: Mapping[str, bool]) -> Answer:
        word = called.name.surname
        known = self._better_known(word)
        if not known.keys() & bearers.keys() and self._is_called_before(document, word, bearers):
            return self._chosen(known, self._pooled(document, called), "name.surname-in-story")
        before = {key: jun for key, jun in bearers.items() if self._first[document, key] < at}
        answer = self._chosen(before or bearers, called, "name.surname")
        open_ = answer == _AMBIGUOUS and len(before) > 1
        return self._principal(document, word, before, called) if open_ else answer

    def _principal(
        self, document: str, word: str, bearers: Mapping[str, bool], called: Called
    ) -> Answer:
        """Of several bearers, the one who had the surname to himself for a while.

        A report that has called somebody by a surname alone keeps it for that person when it
        brings in another of the name, whom it gives a given name each time (Associated Press
        Stylebook, "names").
        """
        first, second, *_ = sorted(bearers, key=lambda key: (self._first[document, key], key))
        calls = self._bare[document, word]
        start, end = self._first[document, first], self._first[document, second]
        alone = bisect_left(calls, end) - bisect_left(calls, start)
        fits = first in self._fitting(bearers, called)
        return (first, "name.surname-kept") if fits and alone >= _USED_ALONE else _AMBIGUOUS

    def _is_called_before(self, document: str, word: str, bearers: Iterable[str]) -> bool:
        calls = self._bare[document, word][:1]
        return any(all(at < self._first[document, key] for key in bearers) for at in calls)

    def _chosen(self, bearers: Mapping[str, bool], called: Called, rule: str) -> Answer:
        if len(bearers) > _MOST_BEARERS:
            return _AMBIGUOUS
        fitting = self._fitting(bearers, called)
        return _only(fitting, rule) if fitting else _UNKNOWN

    def _fitting(self, bearers: Mapping[str, bool], called: Called) -> set[str]:
        """Of those who bear a surname, whom sex and office allow; a senior before juniors."""
        seniors = {key for key, junior in bearers.items() if not junior} or set(bearers)
        kept = {key for key in seniors if not self._is_other_sex(key, called.sex)}
        titled = {key for key in kept if called.office and called.office in self._offices[key]}
        return titled if len(kept) > 1 and titled else kept

    def _is_other_sex(self, key: str, sex: Sex | None) -> bool:
        told = self._sexes[key]
        return sex is not None and bool(told) and not told[sex]

    def _better_known(self, surname: str) -> dict[str, bool]:
        """Bearers in the story, without those whom far fewer documents name than another."""
        if surname not in self._known:
            bearers = self._story.surnames[surname]
            known = {key: len(self._story.documents[key]) for key in bearers}
            least = max(known.values()) / _TIMES_BETTER_KNOWN
            self._known[surname] = {key: bearers[key] for key, n in known.items() if n > least}
        return self._known[surname]

    def _pooled(self, document: str, called: Called) -> Called:
        """All that a document says of the one whom it calls by a surname alone.

        It names no bearer in full, so it means one person by the surname throughout.
        """
        at = document, called.name.surname
        if at not in self._pools:
            sexes = {other.sex for other in self._called[at] if other.sex}
            offices = {other.office for other in self._called[at] if other.office}
            one_sex, one_office = len(sexes) == 1, len(offices) == 1
            self._pools[at] = sexes.pop() if one_sex else None, offices.pop() if one_office else ""
        sex, office = self._pools[at]
        return Called(called.name, called.sex or sex, called.office or office)

    def _damaged(self, own: _Index, called: Called) -> Answer | None:
        for index in (own, self._story):
            if len(index.names) > _MOST_COMPARED:
                continue
            found: dict[str, bool] = {}
            for key, names in index.names.items():
                if any(fills(called.name.pattern, name.plain[-1]) for name in names):
                    found[key] = all(name.suffix for name in names)
            fitting = self._fitting(found, called)
            if fitting:
                return _only(fitting, "name.damaged")
        return None

    def _misspelt(self, own: _Index, called: Called) -> Answer | None:
        """A bearer of a surname one slip away: of the document, else one whom several name."""
        if called.name.plain[0] in given_sexes():
            return None
        for index, least in ((own, 1), (self._story, _LEAST_DOCUMENTS)):
            if len(index.surnames) > _MOST_COMPARED:
                continue
            found: dict[str, bool] = {}
            for surname, bearers in index.surnames.items():
                if is_misspelling(called.name.surname, surname):
                    found.update(bearers)
            known = {key: jun for key, jun in found.items() if len(index.documents[key]) >= least}
            fitting = self._fitting(known, called)
            if fitting:
                return _only(fitting, "name.misspelt")
        return None


class _Index:
    """People by the words that may call them; each with whether only as a junior."""

    def __init__(self) -> None:
        self.surnames: dict[str, dict[str, bool]] = defaultdict(dict)
        self.middles: dict[str, dict[str, bool]] = defaultdict(dict)
        self.givens: dict[str, dict[str, bool]] = defaultdict(dict)
        self.names: dict[str, set[PersonName]] = defaultdict(set)
        self.documents: dict[str, set[str]] = defaultdict(set)

    def add(self, key: str, name: PersonName, document: str) -> None:
        self.documents[key].add(document)
        if name in self.names[key] or len(name.tokens) > _MOST_WORDS:
            return
        self.names[key].add(name)
        junior = bool(name.suffix)
        for word in surname_keys(name):
            _note(self.surnames[word], key, junior)
        if name.is_initials:
            return
        _note(self.givens[name.tokens[0]], key, junior)
        for word, plain in zip(name.tokens[1:-1], name.plain[1:-1], strict=True):
            if len(word) > 1 and plain not in given_sexes():
                _note(self.middles[word], key, junior)


def _note(bearers: dict[str, bool], key: str, junior: bool) -> None:
    bearers[key] = bearers.get(key, True) and junior


def _only(keys: set[str], rule: str) -> Answer:
    return (next(iter(keys)), rule) if len(keys) == 1 else _AMBIGUOUS


def _with_unknown(
    story: Mapping[str, Sequence[Called]], answers: dict[str, list[Answer]]
) -> dict[str, list[Answer]]:
    """Gives those a key whom no full name explains: of their surname, and of their sex.

    Where a story has both a Mr and a Mrs of a surname, one that has no title is neither.
    """
    sexes: dict[str, set[Sex]] = defaultdict(set)
    for document, calls in story.items():
        for called, answer in zip(calls, answers[document], strict=True):
            if answer == _UNKNOWN and called.sex:
                sexes[called.name.key].add(called.sex)
    rulers = _rulers(story)
    for document, calls in story.items():
        named = {called.name.key for called in calls}
        for at, called in enumerate(calls):
            if answers[document][at] == _UNKNOWN:
                ruler = rulers.get(called.name.key, frozenset())
                known = len(ruler) == 1 and (called.name.titled or not ruler.isdisjoint(named))
                alone = _alone(called, sexes[called.name.key])
                answers[document][at] = _only(set(ruler), "name.ruler") if known else alone
    return answers


def _rulers(story: Mapping[str, Sequence[Called]]) -> Mapping[str, frozenset[str]]:
    """Keys of those known by a given name and a number ("Charles III"), by the name alone."""
    found: dict[str, set[str]] = defaultdict(set)
    for calls in story.values():
        for called in calls:
            if len(called.name.tokens) == 1 and called.name.suffix:
                found[called.name.tokens[0]].add(called.name.key)
    return {name: frozenset(keys) for name, keys in found.items()}


def _alone(called: Called, sexes: set[Sex]) -> Answer:
    key = called.name.key
    if not key:
        return _AMBIGUOUS
    if len(sexes) < 2:
        return key, _UNKNOWN[1]
    return (f"{key} ({called.sex})", _UNKNOWN[1]) if called.sex else _AMBIGUOUS
