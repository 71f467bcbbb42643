"""Names of organizations, governments and places → which of them name the same.

A short form belongs to a long one where a text defines it, where its letters are the initials of
one long form of the story alone, or where it follows the only longer name in its document that it
is a part of.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from rashomon.lexicon.names import name_words
from rashomon.resolve.names.name_compare import is_misspelling
from rashomon.resolve.names.name_parts import ends_of, heads_of, police_of
from rashomon.resolve.names.names import fold, name_key, spelling_key
from rashomon.resolve.names.thing_names import NATION_LETTERS

# An acronym of fewer letters is the initials of too many names.
_SHORTEST_ACRONYM = 3


@dataclass(frozen=True, slots=True)
class Thing:
    """One place that names a body or a place.

    Args:
        key: From ``thing_key``.
        letters: Acronyms that its words as printed may have.
        acronym: Whether it is printed as one ("IAEA").
        place: Whether it is a place, which has no short forms.
    """

    key: str
    letters: frozenset[str] = frozenset()
    acronym: bool = False
    place: bool = False


@dataclass(slots=True)
class _Facts:
    """What a story says of one name."""

    documents: set[str] = field(default_factory=set)
    letters: set[str] = field(default_factory=set)
    acronym: bool = False
    place: bool = False


Answer = tuple[str | None, str]
"""Key of a thing, or ``None`` where more than one fits; and the rule."""


def resolve_things(
    story: Mapping[str, Sequence[Thing]], defined: Mapping[str, Mapping[str, str]]
) -> dict[str, list[Answer]]:
    """Tells what each name of a body or place stands for.

    Args:
        story: For each document id, its names in order.
        defined: For each document id, short → long keys that its text defines.

    Returns:
        For each document id, one answer for each of its names.
    """
    facts = _facts(story)
    merged = _Merged(facts)
    _add_definitions(merged, facts, defined)
    _add_initials(merged, facts)
    _add_spellings(merged, facts)
    _add_nations(merged, facts)
    _add_groups(merged, facts)
    _add_teams(merged, facts)
    _add_parts(merged, facts)
    shorts = _short_forms(story, facts)
    answers: dict[str, list[Answer]] = {}
    for document in sorted(story):
        own = defined.get(document, {})
        answers[document] = [
            _answer(thing, own, shorts[document], merged, facts) for thing in story[document]
        ]
    return answers


def _answer(
    thing: Thing,
    own: Mapping[str, str],
    shorts: Mapping[str, str | None],
    merged: _Merged,
    facts: Mapping[str, _Facts],
) -> Answer:
    key = thing.key
    if not key:
        return None, "name.ambiguous"
    long = own.get(key)
    if long is not None and long in facts:
        return merged.key(long), "name.acronym"
    if merged.rule(key) is None and key in shorts:
        whole = shorts[key]
        if whole is not None:
            return merged.key(whole), "name.short"
        if _is_generic(key):
            return None, "name.ambiguous"
    return merged.key(key), merged.rule(key) or "name.same"


def _facts(story: Mapping[str, Sequence[Thing]]) -> dict[str, _Facts]:
    facts: dict[str, _Facts] = defaultdict(_Facts)
    for document in sorted(story):
        for thing in story[document]:
            known = facts[thing.key]
            known.documents.add(document)
            known.letters |= thing.letters
            known.acronym = known.acronym or thing.acronym
            known.place = known.place or thing.place
    return dict(facts)


class _Merged:
    """Names that are one, with the rule that joined each to the one that names them all."""

    def __init__(self, facts: Mapping[str, _Facts]) -> None:
        self._facts = facts
        self._home: dict[str, str] = {}
        self._rules: dict[str, str] = {}

    def join(self, short: str, long: str, rule: str) -> None:
        """Notes that a name is another's short or rarer form; the first rule stands."""
        if short not in self._home and self.key(long) != short:
            self._home[short] = long
            self._rules[short] = rule

    def key(self, key: str) -> str:
        """The name that stands for all."""
        while key in self._home:
            key = self._home[key]
        return key

    def rule(self, key: str) -> str | None:
        """Why a name is another's, or ``None``."""
        return self._rules.get(key)


def _add_definitions(
    merged: _Merged, facts: Mapping[str, _Facts], defined: Mapping[str, Mapping[str, str]]
) -> None:
    """A short form that all texts define in one way stands for that everywhere."""
    longs: dict[str, set[str]] = defaultdict(set)
    for document in defined.values():
        for short, long in document.items():
            longs[short].add(long)
    for short in sorted(longs):
        known = {long for long in longs[short] if long in facts}
        if len(longs[short]) == 1 and known and short != (long := known.pop()):
            merged.join(short, long, "name.acronym")


def _add_initials(merged: _Merged, facts: Mapping[str, _Facts]) -> None:
    acronyms = {
        key for key, known in facts.items() if known.acronym and len(key) >= _SHORTEST_ACRONYM
    }
    longs: dict[str, set[str]] = defaultdict(set)
    for key, known in facts.items():
        if not known.place:
            for letters in acronyms & known.letters:
                longs[letters].add(key)
    for short in sorted(acronyms):
        if len(longs[short]) != 1:
            continue
        (long,) = longs[short]
        # "ABC" is a broadcaster until a document names a body of these initials beside it.
        if not _stands_alone(short) or facts[long].documents & facts[short].documents:
            merged.join(short, long, "name.initials")


def _add_spellings(merged: _Merged, facts: Mapping[str, _Facts]) -> None:
    """Names that differ by blanks alone, or by one slip in one of their longer words."""
    for block in _by_spelling(facts).values():
        first, *others = sorted(block, key=lambda key: (-len(facts[key].documents), key))
        for other in others:
            if _is_respelt(first, other):
                merged.join(other, first, "name.misspelt")


def _by_spelling(facts: Mapping[str, _Facts]) -> Mapping[tuple[str, ...], set[str]]:
    blocks: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for key in facts:
        words = key.split()[:8]
        if len(key) > 5:
            blocks["".join(words),].add(key)
        if facts[key].place:
            blocks["", spelling_key(key)].add(key)
        if len(words) > 1:
            for at in range(len(words)):
                blocks[(*words[:at], "", *words[at + 1 :])].add(key)
    return {block: keys for block, keys in blocks.items() if len(keys) > 1}


def _is_respelt(left: str, right: str) -> bool:
    if spelling_key(left) == spelling_key(right):
        return True
    ours, theirs = left.split(), right.split()
    if len(ours) != len(theirs):
        return left.replace(" ", "") == right.replace(" ", "")
    if len(left) < 10 or any(c.isdigit() for c in left + right):
        return False
    differing = [pair for pair in zip(ours, theirs, strict=True) if pair[0] != pair[1]]
    if len(differing) != 1:
        return False
    short, long = sorted(differing[0], key=len)
    plural = len(ours) > 2 and long == f"{short}s"
    return plural or is_misspelling(short, long)


def _add_groups(merged: _Merged, facts: Mapping[str, _Facts]) -> None:
    """A company's name with "Group" or "Holdings" behind it."""
    for key in sorted(facts):
        name, _, form = key.rpartition(" ")
        if form in _GROUPS and name in facts and not facts[name].place:
            merged.join(key, name, "name.short")


def _add_teams(merged: _Merged, facts: Mapping[str, _Facts]) -> None:
    """A place before a name that says more than its kind: "Lindow Gulls", "Gulls"."""
    fuller: dict[str, set[str]] = defaultdict(set)
    for key, known in facts.items():
        words = [] if known.place else key.split()[:8]
        for at in range(1, len(words)):
            rest, lead = " ".join(words[at:]), " ".join(words[:at])
            if rest in facts and (lead in _known_places() or (lead in facts and facts[lead].place)):
                fuller[rest].add(key)
    for rest in sorted(fuller):
        (full, *others) = sorted(fuller[rest])
        together = facts[full].documents & facts[rest].documents
        if together and not others and not facts[rest].place and not _is_kind(rest):
            merged.join(rest, full, "name.short")


def _add_parts(merged: _Merged, facts: Mapping[str, _Facts]) -> None:
    """Parts of longer names that stand for them throughout a story."""
    for short, long in police_of(facts):
        merged.join(short, long, "name.short")
    documents = {key: len(known.documents) for key, known in facts.items()}
    for short, long in heads_of(documents):
        if not _stands_alone(short) and not _is_generic(short):
            merged.join(short, long, "name.short")
    bodies = {key for key, known in facts.items() if not known.place}
    for short, long in ends_of(bodies):
        if not _is_kind(short) and _national().isdisjoint(short.split()):
            merged.join(short, long, "name.short")


def _is_kind(key: str) -> bool:
    """Whether a name ends in a word that says what kind of body it is."""
    return key.rpartition(" ")[2] in _generic() or key in _known()


@cache
def _known_places() -> frozenset[str]:
    lists = name_words()
    places = lists.known_places | lists.state_names | lists.capitals
    return frozenset(name_key(name) for name in places)


_GROUPS = frozenset({"group", "holding", "holdings"})


def _add_nations(merged: _Merged, facts: Mapping[str, _Facts]) -> None:
    """The U.S. Supreme Court is the Supreme Court where no other nation's is in the story."""
    fuller: dict[str, set[str]] = defaultdict(set)
    for key in facts:
        first, _, rest = key.partition(" ")
        if rest in facts and first in _national():
            fuller[rest].add(key)
    for rest in sorted(fuller):
        if len(fuller[rest]) != 1 or facts[rest].place:
            continue
        (full,) = fuller[rest]
        together = facts[full].documents & facts[rest].documents
        # Departments are what the United States have in place of ministries.
        telling = rest.endswith(" department") or rest.count(" ") > 1
        if full.split()[0] in NATION_LETTERS and (together or telling):
            merged.join(rest, full, "name.short")


@cache
def _national() -> frozenset[str]:
    lists = name_words()
    words = lists.state_names | lists.demonyms | lists.capitals
    return frozenset(fold(word) for word in words if " " not in word) | NATION_LETTERS


def _short_forms(
    story: Mapping[str, Sequence[Thing]], facts: Mapping[str, _Facts]
) -> Mapping[str, Mapping[str, str | None]]:
    """For each document, names that are part of one longer name in it, which comes first.

    The value is ``None`` where more than one longer name fits.
    """
    found: dict[str, dict[str, str | None]] = {}
    for document in sorted(story):
        found[document] = _shorts_of(story[document])
    seen: Counter[str] = Counter(key for own in found.values() for key in own)
    for own in found.values():
        for key in list(own):
            # What documents also name on its own is no short form ("Apple" beside "Apple Music"),
            # unless it is one word that ends the long one ("Post", "Department").
            telling = " " in key or not _is_last(key, own[key])
            if telling and seen[key] < len(facts[key].documents):
                del own[key]
    return found


def _is_last(key: str, whole: str | None) -> bool:
    """Whether a short form is the end of its long one: "the Post", "the Department"."""
    return whole is None or whole.endswith(f" {key}")


def _shorts_of(things: Iterable[Thing]) -> dict[str, str | None]:
    parts: dict[str, set[str]] = defaultdict(set)
    seen: set[str] = set()
    found: dict[str, str | None] = {}
    for thing in things:
        key = thing.key
        if key in seen:
            continue
        seen.add(key)
        if key in parts and not thing.place and not thing.acronym and not _stands_alone(key):
            found[key] = next(iter(parts[key])) if len(parts[key]) == 1 else None
        if not thing.place:
            for part in _parts(key):
                parts[part].add(key)
    return found


def _parts(key: str) -> Iterable[str]:
    """Beginnings and ends of a name that may stand for it."""
    words = key.split()[:8]
    if not words or words[-1] in _wholes():
        return
    for at in range(1, len(words)):
        if words[at - 1] not in _JOINING:
            yield " ".join(words[at:])
        rest = words[at:]
        whose = rest[0] == "of" and at > 1  # "Supreme Court of Velm"
        if whose or (rest[0] not in _JOINING and not any(word in _national() for word in rest)):
            yield " ".join(words[:at])


@cache
def _wholes() -> frozenset[str]:
    """Ends of names whose parts name something else: a facility, or a branch of a party."""
    return frozenset(fold(word) for word in name_words().places) | {"party"}


_JOINING = frozenset({"and", "of", "for", "the", "on", "in", "to", "at"})


@cache
def _known() -> frozenset[str]:
    lists = name_words()
    known = lists.known_organizations | lists.known_places | lists.state_names | lists.capitals
    known |= lists.seats
    return frozenset(name_key(name) for name in known) | _national()


def _stands_alone(key: str) -> bool:
    return key in _known()


@cache
def _generic() -> frozenset[str]:
    lists = name_words()
    words = lists.organizations | lists.governments | lists.outlets
    return frozenset(fold(word) for word in words)


def _is_generic(key: str) -> bool:
    """Whether a name says only what kind of body it is ("the Department")."""
    return key in _generic()
