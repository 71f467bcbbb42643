"""Texts whose sentences do not stand in the order they were written in.

Scrapers that take a page's blocks in the order of its markup, and copies that were cut up and put
together again, leave such texts. One odd sign is a matter of style, so a text is doubted only where
several kinds of signs come together, and one of them says which way round it should be.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from rashomon.align.doubts.layout import Paragraph, lay_out
from rashomon.align.doubts.running import LateName, Running, observe
from rashomon.model.documents import Caution, Document
from rashomon.model.links import Passage
from rashomon.model.reading import Reading
from rashomon.model.spans import Span
from rashomon.text.sentences import sentences

# Weights of a logistic regression on the shuffled and unshuffled documents of one half of PolNeAR
# train (`python -m evals.order --fit`): what each sign adds to the log-odds of a shuffled text.
BIAS = 0.40
WEIGHTS: Mapping[str, float] = {
    "late": 0.90,
    "prepared": -0.40,
    "share": 4.49,
    "cohesion": -1.47,
    "lead": 3.23,
    "lead.late": 3.66,
}
# A text is doubted from here on: under one in a hundred texts as they were written reaches it.
THRESHOLD = 3.0
# A late lead that introduces people who were named before: so rare in texts as they were written
# (one in a thousand) that it needs no further sign, unless the paragraphs follow well.
_PAIR_COHESION, _PAIR_LEAD = 2.5, 0.5
# Above these a sign counts for no more, so that no single one decides.
_MOST_LATE, _MOST_PREPARED, _MOST_LEAD, _MOST_COHESION = 4, 6, 1.0, 6.0
# A late lead that tells which way round the text should be names people in full and holds so
# much more of the headline than the top.
_LEAST_LEAD = 0.3
# Paragraphs of an untouched text are so much more alike to their neighbours (median, PolNeAR
# train); it stands in where meanings are not known.
_USUAL_COHESION = 1.6
# Shared passages that must stand the other way round before the other document counts.
_LEAST_MOVED = 3
# What a contradicting document adds.
_MOVED_WEIGHT = 2.0
_QUOTED_CHARACTERS = 80
_MOST_NAMES = 3


def find_scrambled(
    documents: Sequence[Document], readings: Sequence[Reading], passages: Sequence[Passage]
) -> tuple[Caution, ...]:
    """Finds documents whose sentences stand in another order than they were written in.

    Args:
        documents: The story's documents.
        readings: Their readings, in the same order.
        passages: What documents share.

    Returns:
        ``sentences.out-of-order``, at most one a document, at the sentence that shows it best.
    """
    pairs = list(zip(documents, readings, strict=True))
    seen = {doc.id: observe(doc, reading, lay_out(doc, reading)) for doc, reading in pairs}
    moved = _moved(passages, {name: score(running) for name, running in seen.items()})
    return tuple(
        _caution(doc, lay_out(doc, reading), seen[doc.id], moved.get(doc.id, 0))
        for doc, reading in pairs
        if is_scrambled(seen[doc.id], moved=doc.id in moved)
    )


def is_scrambled(running: Running, *, moved: bool = False) -> bool:
    """Whether the signs are enough to doubt the order of a text.

    Args:
        running: How it runs.
        moved: Whether another document has several of its passages the other way round.

    Returns:
        Never true where nobody is named before being introduced: that alone tells which way
        round a text should be.
    """
    if not running.late:
        return False
    if _lead(running) >= _PAIR_LEAD and _cohesion(running) < _PAIR_COHESION:
        return True
    return score(running) + _MOVED_WEIGHT * moved >= THRESHOLD


def score(running: Running) -> float:
    """Log-odds that a text was shuffled.

    Args:
        running: How it runs.

    Returns:
        The higher, the more signs there are; 0 where both are as likely in the training data.
    """
    return BIAS + sum(WEIGHTS[name] * value for name, value in signs(running).items())


def signs(running: Running) -> dict[str, float]:
    """The signs as numbers, each with a ceiling.

    Args:
        running: How a text runs.

    Returns:
        Values by the names of ``WEIGHTS``.
    """
    late = min(len(running.late), _MOST_LATE)
    gain = running.lead.gain if running.lead else 0.0
    return {
        "late": late,
        "prepared": min(running.prepared, _MOST_PREPARED),
        "share": len(running.late) / (len(running.late) + running.prepared + 1),
        "cohesion": _cohesion(running),
        "lead": _lead(running),
        "lead.late": min(_MOST_LEAD, gain * min(late, 2)),
    }


def _cohesion(running: Running) -> float:
    known = _USUAL_COHESION if running.cohesion is None else running.cohesion
    return max(-_MOST_COHESION, min(_MOST_COHESION, known))


def _lead(running: Running) -> float:
    """How much a late lead is one: what it has of the headline, for each whom it introduces."""
    lead = running.lead
    return min(_MOST_LEAD, lead.gain * lead.people) if lead else 0.0


def _moved(passages: Sequence[Passage], scores: Mapping[str, float]) -> dict[str, int]:
    """Documents that hold passages in another order than a document that runs better."""
    pairs: dict[tuple[str, str], list[tuple[Span, Span]]] = {}
    for passage in passages:
        if passage.kind == "narration":
            key = passage.left.document, passage.right.document
            pairs.setdefault(key, []).append((passage.left.span, passage.right.span))
    found: dict[str, int] = {}
    for (left, right), spans in pairs.items():
        count = len(spans) - _longest_rise([b.start for _, b in sorted(spans)])
        if count >= _LEAST_MOVED and scores[left] != scores[right]:
            worse = left if scores[left] > scores[right] else right
            found[worse] = max(found.get(worse, 0), count)
    return found


def _longest_rise(values: Sequence[int]) -> int:
    """Length of the longest increasing subsequence (Fredman 1975)."""
    tails: list[int] = []
    for value in values:
        at = bisect_left(tails, value)
        tails[at : at + 1] = [value]
    return len(tails)


def _caution(
    document: Document, rows: Sequence[Paragraph], running: Running, moved: int
) -> Caution:
    reasons = "; ".join(_reasons(document, rows, running, moved))
    message = f"Sentences seem to stand in another order than they were written in: {reasons}."
    return Caution(
        "sentences.out-of-order", document.id, _strongest(document, rows, running), message
    )


def _strongest(document: Document, rows: Sequence[Paragraph], running: Running) -> Span:
    """The lead that stands far down, or else the sentence that takes somebody for known."""
    if running.lead is not None and _lead(running) >= _LEAST_LEAD:
        paragraph, at = rows[running.lead.paragraph], rows[running.lead.paragraph].span.start
    else:
        late = running.late[0]
        paragraph, at = rows[late.paragraph], late.short.span.start
    found = sentences(document.text, paragraph.span)
    return next(sentence for sentence in found if at < sentence.end)


def _reasons(
    document: Document, rows: Sequence[Paragraph], running: Running, moved: int
) -> Iterator[str]:
    if running.late:
        yield _late_names(document, running.late)
    if running.lead is not None and _lead(running) >= _LEAST_LEAD:
        words = _shortened(rows[running.lead.paragraph].span.of(document.text))
        yield f"what the headline announces is told only in paragraph {words}"
    if running.cohesion is not None and running.cohesion < _USUAL_COHESION:
        yield "neighbouring paragraphs are hardly closer in meaning than distant ones"
    if moved:
        yield f"{moved} passages stand the other way round in another document"


def _late_names(document: Document, late: Sequence[LateName]) -> str:
    shown = [
        f"“{item.short.span.of(document.text)}” before “{item.full.span.of(document.text)}”"
        for item in late[:_MOST_NAMES]
    ]
    more = f" and {len(late) - _MOST_NAMES} more" if len(late) > _MOST_NAMES else ""
    return f"people are named before they are introduced ({', '.join(shown)}{more})"


def _shortened(words: str) -> str:
    flat = " ".join(words.split())
    if len(flat) <= _QUOTED_CHARACTERS:
        return f"“{flat}”"
    return f"“{flat[:_QUOTED_CHARACTERS].rsplit(' ', 1)[0]} …”"
