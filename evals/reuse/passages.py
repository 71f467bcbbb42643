"""Whether shared passages are taken for what they are: narration, quotation or boilerplate.

Words are counted, those of the left document that stand in a labelled passage: which kind does
the system's passage between the same two documents have there?  Both are carried to the text
received, so cleaning may change without a label being lost.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from evals.reuse.labels import Half, Key, SharedPassage
from evals.reuse.piles import Aligned
from rashomon.model.documents import Document
from rashomon.model.links import Passage
from rashomon.model.spans import Span
from rashomon.text.words import find_words

Sides = tuple[str, str]
"""Names of two documents, the smaller first."""
Kinds = Counter[tuple[str, str]]
"""Words by the labelled kind and the one found; `none` where there is none."""

NONE = "none"


def compare_kinds(
    labelled: Sequence[SharedPassage],
    aligned: Mapping[str, Aligned],
    stale: Iterable[Key],
    half: Half | None,
) -> Kinds:
    """Count words by both kinds.

    Args:
        labelled: The labels.
        aligned: What the system finds, by pile.
        stale: Documents whose text is not the labelled one; their passages are left out.
        half: Which half; None for both.

    Returns:
        Words of the left documents; under (`none`, kind) what the system shares beyond the labels.
    """
    skip = set(stale)
    wanted: dict[tuple[str, Sides], list[SharedPassage]] = defaultdict(list)
    for one in labelled:
        keys = {(one.pile, one.left), (one.pile, one.right)}
        if one.pile in aligned and half in (None, one.half) and not keys & skip:
            wanted[one.pile, (one.left, one.right)].append(one)
    kinds: Kinds = Counter()
    for (pile, sides), own in sorted(wanted.items()):
        kinds += _compare_pair(own, aligned[pile], sides)
    return kinds


def find_kind_figures(kinds: Kinds) -> dict[str, float]:
    """Agreement where both have a passage, and precision and recall of narration, by words.

    Args:
        kinds: What `compare_kinds` counts.

    Returns:
        `same`, `narration.precision`, `narration.recall`; what cannot be told is left out.
    """
    met = sum(count for both, count in kinds.items() if NONE not in both)
    same = sum(count for (one, two), count in kinds.items() if one == two)
    right = kinds["narration", "narration"]
    said = sum(count for (_, found), count in kinds.items() if found == "narration")
    gold = sum(count for (of, _), count in kinds.items() if of == "narration")
    shares = {
        "same": (same, met),
        "narration.precision": (right, said),
        "narration.recall": (right, gold),
    }
    return {name: top / bottom for name, (top, bottom) in shares.items() if bottom}


def _compare_pair(labelled: Sequence[SharedPassage], aligned: Aligned, sides: Sides) -> Kinds:
    documents = {doc.name: doc for doc in aligned.pile.documents}
    left = documents[sides[0]]
    text = aligned.pile.texts[left.name]
    gold = [(*one.left_span, str(one.kind)) for one in labelled]
    other = documents[sides[1]].id
    found = [
        (part.start, part.end, str(passage.kind))
        for passage in aligned.alignment.passages
        if {passage.left.document, passage.right.document} == {left.id, other}
        for part in left.origin.to_origin(_side_of(passage, left))
    ]
    words = find_words(text)
    places = zip(words.starts, words.ends, strict=True)
    pairs = ((_kind_at(gold, start, end), _kind_at(found, start, end)) for start, end in places)
    return Counter(both for both in pairs if both != (NONE, NONE))


def _side_of(passage: Passage, document: Document) -> Span:
    side = passage.left if passage.left.document == document.id else passage.right
    return side.span


def _kind_at(pieces: Iterable[tuple[int, int, str]], start: int, end: int) -> str:
    return next((kind for first, last, kind in pieces if first <= start and end <= last), NONE)
