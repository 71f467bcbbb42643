"""Which names stand for a state: from a table of states, and from the documents' own adjectives.

A name stands for a state where the documents speak of its president, government or army by an
adjective made from it: who writes "the Velmian government" and "Velm said" means one party.  The
endings are the productive ones of English demonyms (Bauer, Lieber & Plag, "The Oxford Reference
Guide to English Morphology", 2013, ch. 14).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from rashomon.lexicon.names import name_words
from rashomon.model.documents import Document
from rashomon.resolve.names import name_key

_ADJECTIVE = re.compile(
    r"\b([A-Z][\w’'-]+(?:n|ish|ese|i|ic)) (?:deputy |vice |prime |foreign |defen[cs]e |interior )?"
    r"(?:[Pp]resident|[Gg]overnment|[Mm]inister|[Mm]inistry|[Aa]rmy|[Ff]orces|[Aa]uthorities|"
    r"[Tt]roops|[Pp]arliament|[Mm]ilitary|[Aa]mbassador|[Ss]oldiers|[Oo]fficials|[Cc]apital)\b"
)
_ENDINGS = ("n", "an", "ian", "ish", "ese", "i", "ic", "ean")
# Once may be a slip or a person's adjective; twice is usage.
_LEAST = 2


def find_states(documents: Iterable[Document]) -> Mapping[str, str]:
    """The state that each name or capital stands for.

    Args:
        documents: All documents of the story.

    Returns:
        Key of a name → name of the state; names that two states share are left out.
    """
    adjectives = Counter(hit for doc in documents for hit in _ADJECTIVE.findall(doc.text))
    found = dict(_known_states())
    for adjective, count in adjectives.items():
        if count >= _LEAST:
            for stem in _stems(adjective):
                if stem not in name_words().known_places:  # "European officials" make no state
                    found.setdefault(name_key(stem), stem)
    return found


def _stems(adjective: str) -> Iterable[str]:
    """Names that an adjective may be made from: Velmian → Velmia, Velm, Velmi and more."""
    for ending in _ENDINGS:
        if adjective.endswith(ending) and len(adjective) - len(ending) >= 3:
            stem = adjective.removesuffix(ending)
            yield stem
            if ending != "n":
                yield from (stem + vowel for vowel in ("a", "ia", "e", "o", "y"))


def _known_states() -> Mapping[str, str]:
    found: dict[str, set[str]] = {}
    for state in name_words().states:
        for name in (state.name, state.capital, *state.also):
            found.setdefault(name_key(name), set()).add(state.name)
    return {name: min(states) for name, states in found.items() if len(states) == 1}
