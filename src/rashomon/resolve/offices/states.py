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

from rashomon.lexicon.cues import cues_by_first_form
from rashomon.lexicon.inflection import words as word_set
from rashomon.lexicon.names import name_words
from rashomon.lexicon.roles import role_words
from rashomon.model.documents import Document
from rashomon.model.spans import Span
from rashomon.resolve.names.clusters import Key
from rashomon.resolve.names.names import name_key

# The length is bounded, or a chain of hyphens would be looked through again from each of them.
_ADJECTIVE = re.compile(
    r"\b([A-Z][\w’'-]{1,40}(?:n|ish|ese|i|ic)) "
    r"(?:deputy |vice |prime |foreign |defen[cs]e |interior )?"
    r"(?:[Pp]resident|[Gg]overnment|[Mm]inister|[Mm]inistry|[Aa]rmy|[Ff]orces|[Aa]uthorities|"
    r"[Tt]roops|[Pp]arliament|[Mm]ilitary|[Aa]mbassador|[Ss]oldiers|[Oo]fficials|[Cc]apital)\b"
)
_CAPITALISED = re.compile(r"\b[A-Z][\w’'-]{2,}")
_ENDINGS = ("n", "an", "ian", "ish", "ese", "i", "ic", "ean")
# Once may be a slip or a person's adjective; twice is usage.
_LEAST = 2
_STATE = "state: "
# Characters to look at on either side of a name.
_BESIDE = 60
_NAME = r"[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*)?"
_OWNED = re.compile(r"(?:[’'`]s|[’'](?= )| s(?= )) ((?:[\w-]+ ?){1,3})")
# What is between two governments; a match, a border or a road is between two places.
_DEALINGS = (
    r"\b(?:talks|negotiations?|agreements?|deals?|pacts?|treat(?:y|ies)|accords?|relations(?:hip)?|"
    r"ties|tensions?|dialogue|ceasefire|truce|disputes?|conflict|cooperation|contacts?|summit|"
    r"understanding|trust|differences|mediat(?:e|ed|ing|ion)|communication) between (?:the )?"
)
_BETWEEN = re.compile(rf"{_DEALINGS}$")
_AND_NAME = re.compile(rf" and (?:the )?{_NAME}")
_BETWEEN_AND = re.compile(rf"{_DEALINGS}{_NAME} and (?:the )?$")
_ASKED = re.compile(
    r"\b(?:accus|urg|ask|warn|tell|told|forc|press|pressur|push|allow|call(?:s|ed|ing)? on|accuse|"
    r"demand|want|blam|invit|order|assur|inform|remind)(?:e|es|s|ed|d|ing)? (?:the )?$"
)
_DOES = re.compile(r" (?:of|to|that|not|for|against)\b")
_FOR = re.compile(rf"\bfor (?:{_NAME} and )?(?:the )?$")
_TO_DO = re.compile(rf" (?:and {_NAME} )?to [a-z]")
_BY = re.compile(r"\b[a-z]+(?:ed|en|un|id|ade|lt|nt) by (?:the )?$")
_NOUN_FOLLOWS = re.compile(r" (?!and\b|or\b|to\b|in\b|on\b|as\b|that\b|for\b|after\b)[a-z]")
_PREPOSITION = re.compile(
    r"\b(?:in|near|outside|to|from|at|around|of|into|inside|across|through|via|over|for|with|on|"
    r"against|toward|towards|about|by|like|including|between) (?:the )?(?:[a-z]+ern |[a-z]+al )?"
    rf"(?:{_NAME},? and )?(?:the )?$"
)
# "Moscow talks" are talks, while "Moscow claims" that something is so; and being is no act.
_NO_ACTS = word_set(
    "talks calls reports states notes questions rules forces troops strikes is was are were be "
    "been has have had does do did seems seemed appears appeared"
)
_AND = re.compile(r" and (?:the )?$")
_ARTICLE = re.compile(r"\b[Tt]he $")
_VERB = re.compile(
    r"(?:,? (?:however|meanwhile|also|now|then|still|again|later|earlier|never|repeatedly|since|"
    r"[a-z]+ly),?)?(?: (?P<modal>will|would|could|should|must|won’t|won't)\b(?: not)?)?"
    r"(?: (?:(?P<be>is|was|are|were)|(?P<aux>has|have|had|did|does|do))(?:n[’']t)?\b)?"
    r"(?: (?:(?P<been>been)|not|also|since|now|already|again|never|repeatedly|[a-z]+ly))*"
    r" (?P<verb>[a-z]+)\b"
)


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
    told = {name_key(state): state for state in own.values()}
    unclear = _unclear_names(documents)
    known = {name: state for name, state in names.items() if name not in unclear}
    return States({**told, **known}, {**own, **adjectives}, capitals)


def stands_for_government(text: str, place: Span) -> bool:
    """Whether the name of a place stands for the government there, by what stands beside it.

    "Moscow insists", "Kyiv would not join", "between Moscow and Kyiv", "Moscow's response" are
    acts of a government; "in Moscow", "Kyiv residents", "from Moscow" are the place.  As the
    reported speaker of a statement a state's or capital's name is always its government.

    Args:
        text: The document's text.
        place: Where the name stands.

    Returns:
        Whether words beside it say so; without any, it is the place.
    """
    before = text[max(0, place.start - _BESIDE) : place.start]
    after = text[place.end : place.end + _BESIDE]
    owned = _OWNED.match(after)
    if owned is not None:
        return any(word.lower() in role_words().act_nouns for word in owned[1].split())
    if _BETWEEN.search(before) and _AND_NAME.match(after):
        return True
    if _BETWEEN_AND.search(before) or (_ASKED.search(before) and _DOES.match(after)):
        return True
    if _FOR.search(before) and _TO_DO.match(after):
        return True
    if _BY.search(before):
        return not _NOUN_FOLLOWS.match(after)
    if _ARTICLE.search(before) and place.of(text) in name_words().capitals:
        return False  # "the Lima meeting"
    return not _PREPOSITION.search(before) and _is_act(after, _AND.search(before) is not None)


def _is_act(after: str, joined: bool) -> bool:
    """Whether a verb of saying, deciding or acting follows a name, auxiliaries left out.

    A name is singular, so that "Lima trade" and "Lima voting" hold nouns; after "and" it may be
    one of several.  Whatever "was named" did nothing.
    """
    hit = _VERB.match(after)
    if hit is None:
        return False
    if hit["modal"]:
        return True  # "Moscow would not …": only who decides can want to
    verb = hit["verb"]
    if verb in _NO_ACTS or verb not in _act_verbs():
        return False
    if hit["be"] or hit["been"]:
        return verb.endswith("ing")
    if hit["aux"]:
        return True
    return not verb.endswith("ing") and (joined or verb not in _base_forms())


@cache
def cue_verbs() -> frozenset[str]:
    """First words of the verbs that report what somebody says or thinks, in all forms."""
    rows = cues_by_first_form().items()
    return frozenset(form for form, row in rows if any(entry.part == "verb" for entry, _ in row))


@cache
def _act_verbs() -> frozenset[str]:
    """Verbs that say something by themselves, without a noun or particle, and verbs of acts."""
    rows = cues_by_first_form().items()
    alone = (
        form
        for form, row in rows
        if any(entry.part == "verb" and len(entry.words) == 1 for entry, _ in row)
    )
    return frozenset(alone) | role_words().act_verbs


@cache
def _base_forms() -> frozenset[str]:
    """Verbs of the lists in the form that no single subject takes."""
    rows = (entry for row in cues_by_first_form().values() for entry, _ in row)
    return frozenset(entry.words[0] for entry in rows) | role_words().act_lemmas


def _unclear_names(documents: Sequence[Document]) -> frozenset[str]:
    """Keys of names that may be another place's, as far as the story does not tell."""
    lists = name_words()
    unclear = {name_key(name) for name in lists.doubtful}
    for state in lists.states:
        shared = [n for n in (state.name, state.capital, *state.also) if n in lists.shared]
        clear = {state.name, state.capital, *state.also, *state.adjectives} - set(shared)
        if shared and not any(word in doc.text for doc in documents for word in sorted(clear)):
            unclear |= {name_key(name) for name in shared}
    return frozenset(unclear)


def _own_states(documents: Sequence[Document]) -> dict[str, str]:
    """States that no table knows, by the adjective that the documents call them by."""
    counts = Counter(hit for doc in documents for hit in _ADJECTIVE.findall(doc.text))
    lists = name_words()
    strange = {
        adjective: [s for s in _stems(adjective) if s not in lists.known_places]
        for adjective, count in counts.items()
        if count >= _LEAST and adjective not in lists.demonyms and adjective not in lists.stateless
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
