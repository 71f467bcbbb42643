"""Ways to tell how factual a sentence makes an event."""

import re
from collections.abc import Callable, Sequence

from evals.factuality.gold import GoldSentence
from rashomon.judge.inference.sentences import LARGEST_SCORE, SentenceModel

Method = Callable[[GoldSentence], list[float]]
"""The score of each event of a sentence, in order."""

_NEGATION = re.compile(
    r"\b(?:not|no|never|nobody|nothing|none|neither|nor|without|cannot)\b|n['’]t\b", re.IGNORECASE
)
_REACH = 5


def always_certain(sentence: GoldSentence) -> list[float]:
    """Everything that is told happened."""
    return [LARGEST_SCORE] * len(sentence.events)


def negation_word(sentence: GoldSentence) -> list[float]:
    """What stands up to five words after a negation did not happen, all else did.

    NegEx with the shortest of its lists (Chapman et al. 2001).
    """
    found = []
    for event in sentence.events:
        before = sentence.text[: event.start].split()[-_REACH:]
        negated = _NEGATION.search(" ".join(before)) is not None
        found.append(-LARGEST_SCORE if negated else LARGEST_SCORE)
    return found


def weigh_with(model: SentenceModel) -> Method:
    """The scores of the sentence model for the words that people scored.

    Args:
        model: The model.

    Returns:
        A method; an event beyond the model's window is taken for certain.
    """

    def weigh(sentence: GoldSentence) -> list[float]:
        (words,) = model.weigh_words([sentence.text])
        scores = []
        for event in sentence.events:
            own = (w.score for w in words if w.span.start < event.end and w.span.end > event.start)
            scores.append(next(own, LARGEST_SCORE))
        return scores

    return weigh


def find_with(model: SentenceModel, sentences: Sequence[GoldSentence]) -> list[list[bool]]:
    """Which scored words the model finds, and as what.

    Args:
        model: The model.
        sentences: Of one corpus.

    Returns:
        For each sentence one value a predicate that the model found: whether people scored it.
    """
    found = []
    for sentence, predicates in zip(
        sentences, model.factuality([one.text for one in sentences]), strict=True
    ):
        starts = {event.start for event in sentence.events}
        ends = {event.end for event in sentence.events}
        found.append([p.span.start in starts or p.span.end in ends for p in predicates])
    return found
