"""Finding times in a text."""

from __future__ import annotations

from rashomon.model.reading import TimePhrase
from rashomon.model.spans import Span
from rashomon.read.times.calendar_rules import CALENDAR_RULES
from rashomon.read.times.duration_rules import DURATION_RULES
from rashomon.read.times.patterns import PARTS_OF_PATTERNS
from rashomon.read.times.quarter_rules import QUARTER_RULES
from rashomon.read.times.relative_rules import RELATIVE_RULES
from rashomon.read.times.rules import Rules
from rashomon.read.times.tenses import tense_at

_RULES = Rules(
    (*QUARTER_RULES, *CALENDAR_RULES, *RELATIVE_RULES, *DURATION_RULES), PARTS_OF_PATTERNS
)


def find_times(text: str) -> tuple[TimePhrase, ...]:
    """Finds the expressions of time in a text.

    Args:
        text: Any text; time taken is linear in its length.

    Returns:
        In order of position, disjoint; spans are code points into ``text``.

    >>> [(p.span.of("Ada left on Tuesday."), p.form) for p in find_times("Ada left on Tuesday.")]
    [('Tuesday', 'XXXX-WXX-2')]
    """
    row = _RULES.write_row(text)
    return tuple(
        TimePhrase(
            Span(row.starts[first], row.ends[stop - 1]),
            written.type,
            written.form,
            tense_at(row, first, stop),
        )
        for first, stop, written in _RULES.find(row)
    )
