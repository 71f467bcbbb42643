"""Nouns that names go by, in one document and in the whole story: who "the rapper" is.

In a document a noun means the one whom it calls so, if nobody else is introduced by the same
noun.  What only other documents say counts where the whole story calls nobody else so.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from rashomon.model.spans import Span
from rashomon.resolve.appositions import Apposition
from rashomon.resolve.clusters import Key
from rashomon.resolve.phrases import Phrase

Callings = Mapping[str, Sequence[Apposition]]
"""Appositions by their noun."""

_LEAST = 2
"""Once may be a slip of reading; twice in a story is usage."""


def by_noun(found: Iterable[Apposition]) -> Callings:
    """Appositions by their noun, in the order given."""
    out: dict[str, list[Apposition]] = {}
    for apposition in found:
        out.setdefault(apposition.noun, []).append(apposition)
    return out


def called_here(own: Callings, phrase: Phrase) -> tuple[Key, Span] | None:
    """Whom a description means by what its own document calls somebody.

    Args:
        own: Callings of the document.
        phrase: The description.

    Returns:
        The one called so, with the words; ``None`` for nobody or several.
    """
    fitting = _fitting(own.get(phrase.head, ()), phrase)
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
    fitting = _fitting(story.get(phrase.head, ()), phrase)
    keys = {apposition.key for apposition in fitting}
    key = next(iter(keys), None)
    return key if len(keys) == 1 and len(fitting) >= _LEAST and key in present else None


def _fitting(found: Sequence[Apposition], phrase: Phrase) -> Sequence[Apposition]:
    """Those with the description's own modifiers, where one has them; else all."""
    wanted = set(phrase.modifiers)
    exact = [one for one in found if wanted <= set(one.modifiers)]
    return exact or found
