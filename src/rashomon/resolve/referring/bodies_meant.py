"""Descriptions of bodies → the body of the document that they can only mean.

"The court" is the Supreme Court where no other court is named; "the company" is the firm that the
document is about.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property

from rashomon.lexicon.grammar import grammar
from rashomon.lexicon.names import name_words
from rashomon.model.spans import Span
from rashomon.resolve.names.clusters import Key, Naming
from rashomon.resolve.offices.bodies import office_key
from rashomon.resolve.referring.phrases import Phrase, bare_word, singular

_STAFF = re.compile(r"(?:[’']s?)? (administration|campaign|office|government|cabinet)\b")
_MAIN = 3
"""How often the firm that a document is about is named at least, and times the next one."""
_NEAR = 400
"""Code points: the last three sentences of news prose, where a firm just named still stands."""


class NamedBodies:
    """The bodies that a document names.

    Args:
        text: The document's text.
        namings: The document's namings, in order.
    """

    def __init__(self, text: str, namings: Sequence[Naming]) -> None:
        self._bodies = [
            n for n in namings if n.key is not None and n.key[0] in ("organization", "government")
        ]
        self._starts = [naming.mention.span.start for naming in self._bodies]
        self._by_noun = _by_noun(self._bodies)
        for noun, key, span in _staffs(text, namings):
            self._by_noun.setdefault(noun, {}).setdefault(key, span)
        self._firms = Counter(n.key for n in self._bodies if n.key and _may_be_firm(n.name))

    def find(self, phrase: Phrase) -> tuple[Key, str, Span] | None:
        """The one body that a description means.

        Args:
            phrase: A definite description of one.

        Returns:
            Key, rule and words; ``None`` where no body or more than one can be meant.
        """
        same = self._by_noun.get(phrase.head, {})
        if len(same) == 1:
            key, span = next(iter(same.items()))
            return key, "description.same-noun", span
        if same:
            return None
        lists = grammar()
        if phrase.head in lists.any_firm or phrase.head.endswith("maker"):
            return self._firm(phrase.span.start)
        return None

    def _firm(self, at: int) -> tuple[Key, str, Span] | None:
        """The firm that was just named, or that the document is about."""
        stop = bisect_left(self._starts, at)
        near = [n for n in self._bodies[max(0, stop - 12) : stop] if _is_near(n, at)]
        firms = {n.key: n.mention.span for n in near if n.key in self._firms}
        main = self._main
        if len(firms) == 1:
            key, span = next(iter(firms.items()))
            if key is not None and (main is None or key == main[0]):
                return key, "description.only-near", span
        if main is not None and (not firms or main[0] in firms):
            return main[0], "description.main-body", main[1]
        return None

    @cached_property
    def _main(self) -> tuple[Key, Span] | None:
        ranked = self._firms.most_common(2)
        if not ranked or ranked[0][1] < _MAIN:
            return None
        if len(ranked) == 2 and ranked[0][1] < _MAIN * ranked[1][1]:
            return None
        key = ranked[0][0]
        first = next((n.mention.span for n in self._bodies if n.key == key), None)
        return None if first is None or key is None else (key, first)


def _is_near(naming: Naming, at: int) -> bool:
    return at - naming.mention.span.end <= _NEAR


def _staffs(text: str, namings: Sequence[Naming]) -> Iterator[tuple[str, Key, Span]]:
    """Bodies that are somebody's: "the Ruiz administration", "Stern's campaign"."""
    for naming in namings:
        hit = _STAFF.match(text, naming.mention.span.end)
        if hit is not None and naming.key is not None and naming.key[0] == "person":
            yield hit[1], office_key(naming.key, hit[1]), Span(naming.mention.span.start, hit.end())


def _by_noun(bodies: Sequence[Naming]) -> dict[str, dict[Key, Span]]:
    """Bodies by the head noun of their names: "court" for a Supreme Court."""
    found: dict[str, dict[Key, Span]] = {}
    for naming in bodies:
        words = [bare_word(word) for word in naming.name.lower().split()]
        if len(words) < 2 or naming.key is None:
            continue
        cut = next((i for i, word in enumerate(words) if i and word in ("of", "for")), len(words))
        noun = singular(words[cut - 1])
        found.setdefault(noun, {}).setdefault(naming.key, naming.mention.span)
    return found


def _may_be_firm(name: str) -> bool:
    """Whether nothing in a name says that it is a court, a party or the like, or an outlet."""
    lists = name_words()
    last = name.rpartition(" ")[2]
    public = last in lists.organizations | lists.governments | lists.outlets
    return not public and name not in lists.known_organizations - _FIRMS


_FIRMS = frozenset({"Google", "Apple", "Amazon", "Microsoft", "Facebook", "Twitter", "YouTube"})
