"""Nouns that names go by, in one document and in the whole story: who "the rapper" is.

In a document a noun means the one whom it calls so, if nobody else is introduced by the same
noun.  What only other documents say counts where the whole story calls nobody else so.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from rashomon.model.spans import Span
from rashomon.resolve.names.clusters import Key
from rashomon.resolve.referring.appositions import Apposition
from rashomon.resolve.referring.phrases import Phrase

_LEAST = 2
"""Once may be a slip of reading; twice in a story is usage."""
_MOST = 256
"""A noun that more are called by tells nobody from the others, whatever stands before it."""


class Callings:
    """Appositions by their noun; a question that was asked before costs nothing again.

    Args:
        found: In order.
    """

    def __init__(self, found: Iterable[Apposition]) -> None:
        self._by_noun: dict[str, dict[tuple[Key, tuple[str, ...]], list[Apposition]]] = {}
        self._fitting: dict[tuple[str, tuple[str, ...]], Sequence[Apposition]] = {}
        for one in found:
            alike = self._by_noun.setdefault(one.noun, {})
            alike.setdefault((one.key, one.modifiers), []).append(one)

    def __contains__(self, noun: str) -> bool:
        return noun in self._by_noun

    def fitting(self, phrase: Phrase) -> Sequence[Apposition]:
        """Those with a description's own modifiers, where one has them; else all of its noun.

        Args:
            phrase: The description.

        Returns:
            Two at most, in order: the first ones of one key, or the first of two keys.
        """
        asked = phrase.head, phrase.modifiers
        if asked not in self._fitting:
            alike = self._by_noun.get(phrase.head, {})
            wanted = set(phrase.modifiers)
            exact = [at for at in alike if wanted <= set(at[1])] if len(alike) <= _MOST else []
            self._fitting[asked] = _first_two([one for at in exact or alike for one in alike[at]])
        return self._fitting[asked]


def called_here(own: Callings, phrase: Phrase) -> tuple[Key, Span] | None:
    """Whom a description means by what its own document calls somebody.

    Args:
        own: Callings of the document.
        phrase: The description.

    Returns:
        The one called so, with the words; ``None`` for nobody or several.
    """
    fitting = own.fitting(phrase)
    keys = {apposition.key for apposition in fitting}
    if len(keys) != 1:
        return None
    return fitting[0].key, fitting[0].evidence


def called_in_story(story: Callings, phrase: Phrase, present: Collection[Key]) -> Key | None:
    """Whom a description means by what the story calls somebody.

    Args:
        story: Callings of all documents.
        phrase: The description.
        present: Who is named in the description's document.

    Returns:
        The only one called so, who must be named in the document too.
    """
    fitting = story.fitting(phrase)
    keys = {apposition.key for apposition in fitting}
    key = next(iter(keys), None)
    return key if len(keys) == 1 and len(fitting) >= _LEAST and key in present else None


def _first_two(found: Sequence[Apposition]) -> Sequence[Apposition]:
    other = next((one for one in found if one.key != found[0].key), None)
    return found[:2] if other is None else (found[0], other)
