"""Ways of telling who is who among given mentions."""

import re
from collections.abc import Hashable, Mapping

from evals.coreference.given import refer_given
from evals.coreference.given_scores import Weights
from evals.coreference.reading import Mention, Pile, spans_of

_WORD = re.compile(r"[^\W_](?:[\w'’.-]*\w)?")


def by_head(pile: Pile, mentions: list[Mention]) -> Mapping[Mention, Hashable]:
    """The baseline: one cluster for each last word in small letters, in the whole topic.

    Args:
        pile: The topic.
        mentions: Those to be told apart.
    """
    texts = {doc.id: doc.text for doc in pile.documents}
    return {one: _last_word(one[1].of(texts[one[0]])) for one in mentions}


def _last_word(words: str) -> str:
    found = _WORD.findall(words.lower())
    return str(found[-1]) if found else words.lower()


def by_product(
    pile: Pile, mentions: list[Mention], weights: Weights | None = None
) -> Mapping[Mention, Hashable]:
    """The product's own answer.

    Args:
        pile: The topic.
        mentions: Those to be told apart.
        weights: Of pairs; by default the packaged ones.
    """
    return dict(refer_given(pile.documents, pile.readings, spans_of(mentions), weights))
