"""Which names stand for a state: from a table of states, and from the documents' own adjectives.

A name stands for a state where the documents speak of its president, government or army by an
adjective made from it: who writes "the Velmian government" and "Velm said" means one party.  The
endings are the productive ones of English demonyms (Bauer, Lieber & Plag, "The Oxford Reference
Guide to English Morphology", 2013, ch. 14).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from rashomon.lexicon.names import name_words
from rashomon.model.documents import Document
from rashomon.resolve.clusters import Key
from rashomon.resolve.names import name_key

_ADJECTIVE = re.compile(
    r"\b([A-Z][\w’'-]+(?:n|ish|ese|i|ic)) (?:deputy |vice |prime |foreign |defen[cs]e |interior )?"
    r"(?:[Pp]resident|[Gg]overnment|[Mm]inister|[Mm]inistry|[Aa]rmy|[Ff]orces|[Aa]uthorities|"
    r"[Tt]roops|[Pp]arliament|[Mm]ilitary|[Aa]mbassador|[Ss]oldiers|[Oo]fficials|[Cc]apital)\b"
)
_CAPITALISED = re.compile(r"\b[A-Z][\w’'-]{2,}")
_ENDINGS = ("n", "an", "ian", "ish", "ese", "i", "ic", "ean")
# Once may be a slip or a person's adjective; twice is usage.
_LEAST = 2
_STATE = "state: "


@dataclass(frozen=True, slots=True)
class States:
    """Names and adjectives of the states of one story.

    Args:
        names: Key of a name of a state or of its capital → the state.
        adjectives: Demonym as printed ("Russian") → the state.
        capitals: Keys of the names that are capitals' alone.
    """

    names: Mapping[str, str]
    adjectives: Mapping[str, str]
    capitals: frozenset[str]

    def named(self, words: str) -> str | None:
        """The state that a name, a capital or an adjective stands for, if any."""
        return self.adjectives.get(words) or self.names.get(name_key(words))


def state_key(state: str) -> Key:
    """The key of a state's government.

    Args:
        state: Name of the state.

    >>> state_key("Peru")
    ('government', 'state: Peru')
    """
    return ("government", _STATE + state)


def state_of(key: Key) -> str | None:
    """The state whose government a key stands for, if it stands for one."""
    return key[1].removeprefix(_STATE) if key[1].startswith(_STATE) else None


def government_of(words: str, states: States) -> Key | None:
    """The government that a name, a capital or an adjective stands for.

    Args:
        words: "Russia", "Moscow", "Russian".
        states: The story's states.

    Returns:
        Its key; ``None`` for everything that is no state's, a region or another town.
    """
    state = states.named(words)
    return None if state is None else state_key(state)


def story_states(documents: Sequence[Document]) -> States:
    """The states that a story may speak of.

    Args:
        documents: All documents of the story.

    Returns:
        Those of the table, and those that the documents' own adjectives tell.
    """
    names, adjectives, capitals = _table()
    own = _own_states(documents)
    if not own:
        return States(names, adjectives, capitals)
    told = {name_key(state): state for state in own.values()}
    return States({**told, **names}, {**own, **adjectives}, capitals)


def find_states(documents: Iterable[Document]) -> Mapping[str, str]:
    """The state that each name or capital stands for.

    Args:
        documents: All documents of the story.

    Returns:
        Key of a name → name of the state; names that two states share are left out.
    """
    return story_states(list(documents)).names


def _own_states(documents: Sequence[Document]) -> dict[str, str]:
    """States that no table knows, by the adjective that the documents call them by."""
    counts = Counter(hit for doc in documents for hit in _ADJECTIVE.findall(doc.text))
    lists = name_words()
    strange = {
        adjective: [s for s in _stems(adjective) if s not in lists.known_places]
        for adjective, count in counts.items()
        if count >= _LEAST and adjective not in lists.demonyms
    }
    if not any(strange.values()):
        return {}
    wanted = {stem for stems in strange.values() for stem in stems}
    seen = Counter(w for doc in documents for w in _CAPITALISED.findall(doc.text) if w in wanted)
    found: dict[str, str] = {}
    for adjective, stems in strange.items():
        named = [stem for stem in stems if seen[stem]]
        if named:
            found[adjective] = min(named, key=lambda stem: (-seen[stem], -len(stem), stem))
    return found


def _stems(adjective: str) -> Iterable[str]:
    """Names that an adjective may be made from: Velmian → Velmia, Velm, Velmi and more."""
    for ending in _ENDINGS:
        if adjective.endswith(ending) and len(adjective) - len(ending) >= 3:
            stem = adjective.removesuffix(ending)
            yield stem
            if ending != "n":
                yield from (stem + vowel for vowel in ("a", "ia", "e", "o", "y"))


@cache
def _table() -> tuple[Mapping[str, str], Mapping[str, str], frozenset[str]]:
    """Names and adjectives of the table; those that two states share are left out."""
    names: dict[str, set[str]] = {}
    adjectives: dict[str, set[str]] = {}
    own: set[str] = set()
    for state in name_words().states:
        own |= {name_key(name) for name in (state.name, *state.also)}
        for name in (state.name, state.capital, *state.also):
            names.setdefault(name_key(name), set()).add(state.name)
        for adjective in state.adjectives:
            adjectives.setdefault(adjective, set()).add(state.name)
    capitals = frozenset(name_key(s.capital) for s in name_words().states) - own
    return _unshared(names), _unshared(adjectives), capitals


def _unshared(found: Mapping[str, set[str]]) -> Mapping[str, str]:
    return {name: min(states) for name, states in found.items() if len(states) == 1}
