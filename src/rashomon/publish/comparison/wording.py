"""What a comparison says, in words for readers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from rashomon.publish.comparison.relations import Relation, SharedPassage
from rashomon.publish.comparison.view import Cell

_BASES = {
    "words": "",
    "passage": "one passage, reworded",
    "utterance": "reports one utterance",
    "headline": "headlines",
}


def cell_words(cell: Cell) -> str:
    """How a cell stands to what it is held against.

    Args:
        cell: The cell.

    Returns:
        E.g. ``edited, moved``; empty for what others are held against.
    """
    told: list[str] = [cell.state] if cell.state else []
    basis = _BASES[cell.basis]
    if basis and cell.state not in ("same words", "one utterance"):
        told.append(basis)
    if cell.moved:
        told.append("moved")
    return ", ".join(told)


def passage_words(passage: SharedPassage) -> str:
    """What is known of a shared passage.

    Args:
        passage: The passage.

    Returns:
        E.g. ``passage 2: narration, edited, B has it from A``.
    """
    one, two = passage.labels
    return f"passage {passage.number}: {passage.kind}, {passage.form}, " + _from_whom(
        passage.origin, one, two, passage.direction == "common origin"
    )


def relation_words(relation: Relation) -> str:
    """Which of two documents was made from which.

    Args:
        relation: What the record has of it.

    Returns:
        E.g. ``B was made from A (credited); they share 38 % of the narration of A, 52 % of B``.
    """
    one, two = relation.labels
    how = "credited" if relation.credited else "inferred"
    if relation.origin:
        child = two if relation.origin == one else one
        told = f"{child} was made from {relation.origin} ({how})"
    elif relation.direction == "common origin":
        told = f"{one} and {two} have a common origin ({how})"
    else:
        told = f"{one} and {two} share text; which had it first is not known"
    left, right = relation.shares
    return f"{told}; what they share is {left} % of the narration of {one}, {right} % of {two}"


def across_languages(one: str, two: str) -> str:
    """Why words of two columns are not held against each other."""
    return (
        f"{one} and {two} are in different languages: their words are not compared; only "
        "statements that the record gives for one utterance stand side by side"
    )


def _from_whom(origin: str, one: str, two: str, common: bool) -> str:
    if origin:
        return f"{two if origin == one else one} has it from {origin}"
    return "both from a third" if common else f"in {one} and {two}, direction not known"


TELLING: Mapping[str, Callable[..., str]] = MappingProxyType(
    {
        "cell": cell_words,
        "passage": passage_words,
        "relation": relation_words,
        "unlike": across_languages,
    }
)
"""All of these, for templates."""
