"""What repairs came to in the end: one for each place, and those that failed half of the way."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from rashomon.clean.damage import GARBLED, Damage, Repair
from rashomon.model.spans import OffsetMap, Span

# The first bytes of letters in UTF-8, as Latin-1 has them: what a repair that failed ends with.
_FIRST_BYTES = re.compile(r"[ÃÂ]+$")


def settle_repairs(
    repairs: Iterable[Repair], text: str, origin: OffsetMap, received: str
) -> tuple[tuple[Repair, ...], tuple[Damage, ...]]:
    """Joins the steps by which one place was turned back (``ÃƒÂ±``, ``Ã±``, ``ñ``) into one.

    Args:
        repairs: Repairs of all steps, with spans in the final text.
        text: The final text.
        origin: Its map to what was received.
        received: What was received.

    Returns:
        One repair for each place, in order, ``was`` as received where there were several steps;
        and the places that are garbled still, half of the way back (``RaÃÂol``).
    """
    places: list[list[Repair]] = []
    end = 0
    for fix in sorted(repairs, key=lambda fix: fix.span):
        if places and fix.span.start < end:
            places[-1].append(fix)
        else:
            places.append([fix])
        end = max(end, fix.span.end)
    joined = [_joined(steps, text, origin, received) for steps in places]
    done = tuple(fix for fix in joined if not _is_half_done(fix, text))
    failed = tuple(Damage(fix.span, GARBLED) for fix in joined if _is_half_done(fix, text))
    return done, failed


def _joined(steps: list[Repair], text: str, origin: OffsetMap, received: str) -> Repair:
    if len(steps) == 1:
        return steps[0]
    span = Span(steps[0].span.start, max(step.span.end for step in steps))
    before = origin.cover(span)
    return Repair(span, before, before.of(received), span.of(text))


def _is_half_done(fix: Repair, text: str) -> bool:
    """Whether it ends in first bytes, and not in a letter (``SÃO``, ``Âgnes``)."""
    start, end = fix.span.start, fix.span.end
    if not _FIRST_BYTES.match(unicodedata.normalize("NFC", fix.now)):
        return False
    within = text[start - 1 : start].isalpha() and not text[end : end + 1].isupper()
    return within or len(fix.now) > 1
