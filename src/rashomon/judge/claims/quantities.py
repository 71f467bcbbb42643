"""The values that reports give for one quantity; none of them is picked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from rashomon.judge.claims.filling import LONGEST
from rashomon.judge.claims.positions import Held
from rashomon.model.documents import Document
from rashomon.model.judgement import ClaimValue
from rashomon.model.links import Place
from rashomon.model.spans import Span
from rashomon.text.figures import Figure, find_figures
from rashomon.text.function_words import STOP
from rashomon.text.stems import stem
from rashomon.text.words import Words, find_words

_AFTER = 4
"""Words after a number among which the one stands that it counts."""


def find_values(held: Sequence[Held], documents: Mapping[str, Document]) -> tuple[ClaimValue, ...]:
    """The values of each quantity of which the reports of one claim give several.

    Args:
        held: All that is said of the claim.
        documents: The documents, by id.

    Returns:
        Sorted by unit, then by value; empty where no two differ.
    """
    found: dict[Figure, set[tuple[Place, str | None]]] = defaultdict(set)
    nouns: dict[Figure, set[str]] = defaultdict(set)
    for one in held:
        text = documents[one.prop.document].text
        for figure, span, noun in _placed(text, one.prop.span):
            found[figure].add((Place(one.prop.document, span), one.prop.party))
            nouns[figure].add(noun)
    values: dict[str, set[float]] = defaultdict(set)
    for figure in found:
        values[figure.unit].add(figure.value)
    return tuple(
        _value(figure, min(nouns[figure]), found[figure])
        for figure in sorted(found, key=lambda item: (item.unit, item.value))
        if figure.unit and len(values[figure.unit]) > 1
    )


def _value(figure: Figure, noun: str, found: set[tuple[Place, str | None]]) -> ClaimValue:
    number = f"{figure.value:.0f}" if figure.value.is_integer() else f"{figure.value:g}"
    return ClaimValue(
        value=number + noun,
        spans=tuple(sorted({place for place, _ in found})),
        parties=tuple(sorted({party for _, party in found if party is not None})),
    )


def _placed(text: str, span: Span) -> Iterator[tuple[Figure, Span, str]]:
    """The numbers of a stretch with their places and the words that they count.

    A number begins at the last word from which on it is still found.
    """
    piece = text[span.start : min(span.end, span.start + LONGEST)]
    figures = find_figures(piece)
    words = find_words(piece) if figures else Words((), (), ())
    left = len(figures)
    for at in range(len(words.forms)):
        after = words.starts[at + 1] if at + 1 < len(words.forms) else len(piece)
        rest = len(find_figures(piece[after:]))
        while left > rest:
            figure = figures[len(figures) - left]
            end = _end(piece, words, at, figure)
            place = Span(span.start + words.starts[at], span.start + end)
            yield figure, place, _noun(words.forms[at + 1 : at + 1 + _AFTER], figure.unit)
            left -= 1


def _end(piece: str, words: Words, first: int, figure: Figure) -> int:
    """Where a number ends: after the fewest words that have its value."""
    for end in words.ends[first : first + _AFTER]:
        if figure.value in {one.value for one in find_figures(piece[words.starts[first] : end])}:
            return end
    return words.ends[first]


def _noun(forms: Sequence[str], unit: str) -> str:
    if unit in ("%", "$"):
        return " " + unit
    return next((f" {form}" for form in forms if form not in STOP and stem(form) == unit), "")
