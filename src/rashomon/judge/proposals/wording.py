"""What a course of action is about: its words by what they tell, its parties, its numbers."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from rashomon.judge.claims.meanings import Vector, find_cosine
from rashomon.judge.proposals.clauses import Page
from rashomon.model.spans import Span
from rashomon.text.figures import Figure, figures_agree, find_figures, is_calendar
from rashomon.text.function_words import FUNCTION_WORDS, STOP
from rashomon.text.negation import NEGATIONS
from rashomon.text.rarity import Rarity
from rashomon.text.stems import stem
from rashomon.text.words import word_set

NAME = "="
"""What a party's id begins with where it stands among stems."""
_NAME_BITS = 4.0
"""Bits of a party: it takes part in many of a story's proposals, so it tells much less than a
word that is rare in news (some 11 bits)."""
_LONGEST = 60
"""Words of one course of action that are compared."""
_EMPTY = (
    FUNCTION_WORDS
    | STOP
    | NEGATIONS
    | word_set(
        """agree agreed agrees propose proposed proposal offer offered demand demanded ask asked
        call called request requested urge urged accept accepted reject rejected refuse refused
        rule ruled principle"""
    )
)


@dataclass(frozen=True, slots=True, eq=False)
class Wording:
    """Some words as they are compared.

    Args:
        text: The words.
        bits: Stems and parties, and what each of them tells.
        negated: The stems right behind a negation.
        figures: Numbers, and what they count.
        vector: What the reader took the whole statement to mean; ``None`` where the words are no
            statement of their own.
    """

    text: str
    bits: Mapping[str, float]
    negated: frozenset[str]
    figures: tuple[Figure, ...]
    vector: Vector | None = None

    @property
    def total(self) -> float:
        """All that the words tell, in bits."""
        return sum(self.bits.values())


class Worder:
    """Makes the words of one document ready for comparison.

    Args:
        page: The document.
    """

    def __init__(self, page: Page) -> None:
        self._page = page

    @cached_property
    def _rarity(self) -> Rarity:
        return Rarity(stem(form) for form in self._page.tokens.forms if form[0].isalnum())

    @cached_property
    def _vectors(self) -> Mapping[str, str]:
        meanings = self._page.material.meanings(self._page.document)
        return {one.attribution: one.vector for one in meanings if one.attribution}

    def word(self, spans: Iterable[Span], statement: str | None = None) -> Wording:
        """Makes some stretches of the document ready for comparison.

        Args:
            spans: The stretches.
            statement: Id of the statement whose content they are, if they are a whole one.

        Returns:
            The words.
        """
        page = self._page
        bits: dict[str, float] = {}
        negated: set[str] = set()
        texts: list[str] = []
        for span in spans:
            texts.append(span.of(page.text))
            taken: set[int] = set()
            for place, entity in page.named_within(span):
                bits[NAME + (page.parties.party(entity) or entity)] = _NAME_BITS
                if page.material.entities[entity].kind != "place":
                    taken.update(page.tokens.within(place))
            for at in page.tokens.within(span)[:_LONGEST]:
                word = self._stem(at) if at not in taken else ""
                if word and not NEGATIONS.isdisjoint((page.form(at - 1), page.form(at - 2))):
                    negated.add(word)
                if word:
                    bits.setdefault(word, self._rarity.bits(word))
        text = " ".join(" ".join(texts).split())
        return Wording(text, bits, frozenset(negated), find_figures(text), self._vector(statement))

    def _vector(self, statement: str | None) -> Vector | None:
        code = self._vectors.get(statement) if statement else None
        if code is None:
            return None
        row = np.frombuffer(base64.b64decode(code), np.int8).astype(np.float32)
        return row if row.any() else None

    def _stem(self, at: int) -> str:
        page = self._page
        form = page.form(at)
        original = page.text[page.tokens.starts[at] : page.tokens.ends[at]]
        if not form[0].isalnum() or form in _EMPTY or is_calendar(original):
            return ""
        return stem(form)


def shared(left: Wording, right: Wording) -> tuple[float, frozenset[str]]:
    """Of the words that tell less, the share that the other has, and the stems in both.

    Args:
        left: Some words.
        right: Others.

    Returns:
        0 to 1, by bits; and what they share, parties among it.
    """
    both = frozenset(left.bits) & frozenset(right.bits)
    least = min(left.total, right.total)
    told = sum(min(left.bits[name], right.bits[name]) for name in both)
    return (told / least if least else 0.0), both


def differ(left: Wording, right: Wording) -> bool:
    """Whether numbers disagree, or one says "without" or "not" of what the other has plainly."""
    both = frozenset(left.bits) & frozenset(right.bits)
    if (left.negated ^ right.negated) & both:
        return True
    return figures_agree(left.figures, right.figures) is False


def nearness(left: Wording, right: Wording) -> float:
    """Cosine of what the reader took both to mean; 0 where that is not known."""
    return find_cosine(left.vector, right.vector)


def first_stem(wording: Wording) -> str:
    """The first word with a meaning of its own, mostly what is to be done; empty without one."""
    return next((name for name in wording.bits if not name.startswith(NAME)), "")


def stems_of(names: Iterable[str]) -> frozenset[str]:
    """Of stems and parties the stems."""
    return frozenset(name for name in names if not name.startswith(NAME))
