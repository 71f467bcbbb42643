"""What the linker looks at when it weighs a pair of spans.

Features are strings; `training.linker` fits one weight for each. They describe the
pattern of spans between the two, the borders crossed, the distance and the few words
that coordinate or subordinate ("and", "who", a comma): the things that decide whether
in "She called X reckless and asked for Y" the second cue shares the first one's source.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence

import numpy as np

from rashomon.read.decoding import RoleSpan
from rashomon.read.tokens import Words

_LETTER = {"source": "S", "cue": "C", "content": "K"}
_PATTERN = 5
_GAPS = (0, 1, 2, 4, 8, 16, 32)
_LINKING_WORDS = frozenset(
    re.findall(
        r"\S+",
        "and but or nor then while after before as because if though although when which who whom "
        "whose that to of by from for in on with at according also , ; : - -- — – ( ) . ? !",
    )
)
_MARKS = frozenset(('"', "“", "”", "''", "``", "‘", "’", "'"))
_PRONOUNS = frozenset(("he", "she", "they", "we", "i", "it", "you"))


class PairFeatures:
    """Features of pairs of spans of one text.

    Args:
        spans: Spans in reading order, not overlapping.
        words: The words that they count in.
    """

    def __init__(self, spans: Sequence[RoleSpan], words: Words) -> None:
        self._spans = spans
        self._words = words
        self._letters = "".join(_LETTER[span.role] for span in spans)
        firsts = np.array([span.first for span in spans], np.int64)
        lasts = np.array([span.stop - 1 for span in spans], np.int64)
        self._sentences = words.sentences[firsts], words.sentences[lasts]
        self._paragraphs = words.paragraphs[firsts], words.paragraphs[lasts]

    def describe_pair(self, cue: int, other: int) -> list[str]:
        """Features of a cue with a source or content.

        Args:
            cue: Index of the cue among the spans.
            other: Index of the source or content among the spans.

        Returns:
            Feature names, most of them conjunctions with the pattern between.
        """
        left, right = min(cue, other), max(cue, other)
        side = "<" if other < cue else ">"
        between = self._letters[left + 1 : right]
        if len(between) > _PATTERN:
            between = "+" + between[-_PATTERN:]
        pattern = side + between
        crossed = f"{self._crossed_sentences(left, right)}{self._crossed_paragraphs(left, right)}"
        gap = self._gap(left, right)
        before, after = self._neighbours(left, right)
        lead, form = self._lead(cue), self._form(cue)
        features = [
            f"p{pattern}",
            f"c{pattern}/{crossed}",
            f"o{pattern}/{before}{after}",
            f"g{side}{len(between) > 0}/{gap}",
            f"q{pattern}/{gap}/{crossed}",
            f"l{pattern}/{lead}",
            f"f{pattern}/{form}",
            f"m{pattern}/{crossed}/{before}{after}",
            f"h{pattern}/{self._head(other)}",
        ]
        if not between:
            features += [f"w{side}{word}" for word in self._words_between(left, right)]
        return features

    def describe_lone_cue(self, cue: int) -> list[str]:
        """Features of the answer that a cue has no source at all."""
        before, after = self._neighbours(cue, cue)
        lead, form = self._lead(cue), self._form(cue)
        near = f"{before}{after}"
        first = self._words.surface(self._spans[cue].first).lower()
        return ["n", f"n/{near}", f"n/{lead}", f"n/{form}", f"n/{near}/{lead}", f"n={first}"]

    def _crossed_sentences(self, left: int, right: int) -> int:
        firsts, lasts = self._sentences
        return min(3, firsts.item(right) - lasts.item(left))

    def _crossed_paragraphs(self, left: int, right: int) -> int:
        firsts, lasts = self._paragraphs
        return min(2, firsts.item(right) - lasts.item(left))

    def _gap(self, left: int, right: int) -> int:
        """Number of the bucket of the words between that belong to no span."""
        free = self._spans[right].first - self._spans[left].stop
        free -= sum(span.stop - span.first for span in self._spans[left + 1 : right])
        return bisect_right(_GAPS, free)

    def _neighbours(self, left: int, right: int) -> tuple[str, str]:
        """Letters of the spans around, as far as they stand in the same sentence."""
        before = after = "|"
        if left and not self._crossed_sentences(left - 1, left):
            before = self._letters[left - 1]
        if right + 1 < len(self._spans) and not self._crossed_sentences(right, right + 1):
            after = self._letters[right + 1]
        return before, after

    def _lead(self, cue: int) -> str:
        """The word before a cue if it is one that links, else whether a span ends there."""
        first = self._spans[cue].first
        if not first:
            return "^"
        word = self._words.surface(first - 1).lower()
        if word in _LINKING_WORDS:
            return word
        if word in _MARKS:
            return '"'
        return "=" if cue and self._spans[cue - 1].stop == first else "_"

    def _form(self, cue: int) -> str:
        """The ending of a cue's first word, and whether more words follow."""
        span = self._spans[cue]
        word = self._words.surface(span.first).lower()
        ending = next((end for end in ("ing", "ed", "s") if word.endswith(end)), "")
        return f"{ending}{min(3, span.stop - span.first)}"

    def _head(self, other: int) -> str:
        """What kind of first word a source or content has."""
        word = self._words.surface(self._spans[other].first)
        lower = word.lower()
        if lower in _LINKING_WORDS or lower in _PRONOUNS:
            return lower
        return '"' if word in _MARKS else "A" if word[0].isupper() else "a"

    def _words_between(self, left: int, right: int) -> list[str]:
        start, stop = self._spans[left].stop, self._spans[right].first
        if stop - start > _GAPS[-2]:
            return []
        found = {word.lower() for word in self._words.surfaces(start, stop)}
        return sorted(found & _LINKING_WORDS)
