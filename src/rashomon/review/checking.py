"""Whether a log still says of its texts what they say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rashomon.model.corrections import Anchor, Decision, Words
from rashomon.model.ids import text_sha256
from rashomon.model.record import Record


def changed_words(record: Record, decisions: Sequence[Decision]) -> Iterator[tuple[str, str]]:
    """Decisions whose words do not stand where they say, in the very text that they name.

    Args:
        record: The record.
        decisions: The log.

    Yields:
        Id of the decision, and one sentence.  A text that is gone or another one is no fault: what
        is decided of it waits.
    """
    texts = {text_sha256(doc.text): doc.text for doc in record.documents}
    for decision in decisions:
        for anchor in (decision.anchor, *decision.others):
            yield from _changed(decision, anchor, texts)
        yield from _misplaced(decision, texts.get(decision.anchor.text), decision.words)


def _changed(
    decision: Decision, anchor: Anchor, texts: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    yield from _misplaced(decision, texts.get(anchor.text), anchor.words)
    for part in anchor.parts:
        yield from _changed(decision, part, texts)


def _misplaced(
    decision: Decision, text: str | None, words: Sequence[Words]
) -> Iterator[tuple[str, str]]:
    for one in words:
        if text is not None and text[one.span.start : one.span.end] != one.text:
            yield (
                decision.id,
                f"decision {decision.number}: other words stand at"
                f" [{one.span.start}, {one.span.end})",
            )
