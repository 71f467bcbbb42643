"""Pairs of real statements, as the judge compares them.

What is written for training speaks of one matter on both sides, more or less; what a pile of news
puts side by side mostly does not.  A network that has never seen the latter finds a contradiction
in two sentences on two meetings.  So that it does not learn instead that news never agrees or
disagrees, there are as many of the same sentences beside themselves, beside nearly the same words
of another account, and beside their own negatives.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import numpy as np
from numpy.typing import NDArray

from evals.candidates.__main__ import find_names
from evals.utterances.stories import CachedReader, read_story
from rashomon.judge.claims.candidates import find_candidates
from rashomon.judge.claims.wording import prepare
from rashomon.judge.inference import SentenceModel
from rashomon.judge.material import Material
from rashomon.judge.propositions.finding import find_propositions
from rashomon.pipeline import PIPELINE
from rashomon.read.reader import Reader
from rashomon.settings import Settings
from rashomon.text.negation import NEGATIONS
from training.claims.variation import SoftPair, negate

MOSTLY_NEITHER = (0.05, 0.05, 0.9)
"""Of candidates with less than half of their words in common: of 150 taken at random and labelled
by reading, 140 were neither, nine said the same and one the opposite."""
MOSTLY_SAME = (0.9, 0.03, 0.07)
"""Of candidates in nearly the same words with as many negations."""
_APART, _ALIKE, _CONTAINED = 0.5, 0.6, 0.85
"""Shares of words in common: of the shorter, below which two have little to do with one another;
of both together and of the shorter, from which they are nearly the same."""
_SHORT, _LONG = 5, 28
"""Words of a sentence that is set beside itself and its negative."""
_WORD = re.compile(r"[a-z]{3,}")


@dataclass(frozen=True, slots=True)
class NewsPairs:
    """Pairs of news by how they stand.

    Attributes:
        apart: On different matters.
        alike: In nearly the same words.
        turned: A sentence and its negative.
        repeated: A sentence beside itself.
    """

    apart: Sequence[SoftPair]
    alike: Sequence[SoftPair]
    turned: Sequence[SoftPair]
    repeated: Sequence[SoftPair]

    def choose(self, rng: Random) -> list[SoftPair]:
        """Those of one epoch: of many kinds a part, the few several times."""
        apart = rng.sample(self.apart, min(2500, len(self.apart)))
        repeated = rng.sample(self.repeated, min(1200, len(self.repeated)))
        return [*apart, *self.alike, *self.alike, *self.alike, *self.turned, *repeated]


def read_news(data: Path) -> NewsPairs:
    """What the judge compares in a pile of accounts, and the same sentences changed.

    Args:
        data: Folder that holds polnear/, of whose training half the first 600 texts are read; the
            attributions that people marked in them are not looked at.

    Returns:
        The pairs; none where the corpus is absent.
    """
    pairs = sorted(_find_compared(data))
    alike = [pair for pair in pairs if _are_alike(*pair)]
    texts = sorted({text for pair in pairs for text in pair})
    fitting = [text for text in texts if _SHORT <= text.count(" ") + 1 <= _LONG]
    turned = [(text, other) for text in fitting if (other := negate(text))]
    turned += [(other, text) for text, other in turned]
    repeated = [*fitting, *(text for text, _ in turned)]
    return NewsPairs(
        apart=[_soft(*pair, MOSTLY_NEITHER) for pair in pairs if _share(*pair) < _APART],
        alike=[_soft(*pair, MOSTLY_SAME) for pair in alike],
        turned=[_soft(*pair, (0.03, 0.94, 0.03)) for pair in turned],
        repeated=[_soft(text, text, (0.97, 0.01, 0.02)) for text in repeated],
    )


def _find_compared(data: Path) -> Iterator[tuple[str, str]]:
    """Both directions of every pair of wordings that would be read side by side."""
    names = find_names(data)
    if not names:
        return
    settings = Settings()
    story = read_story("pn-news", names, data, CachedReader(Reader(settings), None), settings)
    resolution = PIPELINE.resolve(story.documents, story.readings)
    alignment = PIPELINE.align(story.documents, story.readings, resolution)
    material = Material(story.documents, story.readings, resolution, alignment)
    wordings = prepare(find_propositions(material, SentenceModel()), material)
    for left, right in find_candidates(wordings, ()):
        yield wordings[left].text, wordings[right].text
        yield wordings[right].text, wordings[left].text


def _soft(premise: str, hypothesis: str, relation: tuple[float, float, float]) -> SoftPair:
    odds: NDArray[np.float32] = np.array(relation, np.float32)
    return SoftPair(premise, hypothesis, odds)


def _are_alike(left: str, right: str) -> bool:
    one, other = _words(left), _words(right)
    together = len(one & other) / max(1, len(one | other))
    negations = [sum(word in NEGATIONS for word in text.lower().split()) for text in (left, right)]
    return together >= _ALIKE and _share(left, right) >= _CONTAINED and negations[0] == negations[1]


def _share(left: str, right: str) -> float:
    one, other = _words(left), _words(right)
    return len(one & other) / max(1, min(len(one), len(other)))


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.lower()))
