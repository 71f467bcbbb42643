"""Quotations that go on over paragraphs.

By the rule of English typography a quotation of several paragraphs opens each of them with
a mark and closes only the last. Where a paragraph of quotation ends unclosed and the next
one opens with a mark, the words are still the same speaker's.
"""

from collections.abc import Sequence

from rashomon.read.decoding import RoleSpan
from rashomon.read.tokens import CASES, INSIDE, Words

_MARKS = frozenset(('"', "“", "``", "''", "«"))


def find_continued(spans: Sequence[RoleSpan], words: Words) -> dict[int, int]:
    """Find pieces of content that go on with the one before.

    Those in whose paragraph a cue stands are left to the linker: all seven of them in PolNeAR
    train are attributions of their own.

    Args:
        spans: Spans in reading order, not overlapping.
        words: The words that they count in.

    Returns:
        For the index of each such piece that of the piece that it continues.
    """
    found: dict[int, int] = {}
    with_cue = {int(words.paragraphs[span.first]) for span in spans if span.role == "cue"}
    latest = -1
    for index, span in enumerate(spans):
        if span.role != "content":
            continue
        own = int(words.paragraphs[span.first])
        if latest >= 0 and own not in with_cue and _goes_on(spans[latest], span, words):
            found[index] = latest
        latest = index
    return found


def _goes_on(before: RoleSpan, after: RoleSpan, words: Words) -> bool:
    first = after.first
    opens = words.surface(first) in _MARKS and _ends_paragraph(first - 1, words)
    # The mark of a full stop may have been left out of the content before.
    touches = before.stop >= first - 1
    return opens and touches and bool(words.features[before.stop - 1] // CASES == INSIDE)


def _ends_paragraph(index: int, words: Words) -> bool:
    return bool(words.paragraphs[index + 1] - words.paragraphs[index] == 1)
