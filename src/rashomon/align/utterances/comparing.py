"""What two statements have in common, as figures between 0 and 1, and what keeps them apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from rapidfuzz.distance import LCSseq

from rashomon.align.utterances.statements import Statement
from rashomon.align.utterances.voices import Cast, Voices
from rashomon.text.days import days_apart
from rashomon.text.figures import figures_agree

_HALF = 40.0
"""Bits that two statements must share for half a point: three or four words that say something."""
_HALF_RUN = 30.0
_FAR, _LITTLE = 0.6, 0.2
"""Cosine, and share of the bits of the shorter statement, below both of which two statements are
not compared in full: B-cubed on the labelled pairs for tuning is the same with and without."""
_FLIPPING = frozenset({"deny", "refuse"})
_OF_WHAT_IS_ALIKE = frozenset({"names", "speaker", "time", "act"})
"""Circumstances that two sentences of one speech share as well: they count as far as what is said
is alike."""
# A quotation of so many words in a row that tell something is no chance (see `_HALF`), and words
# said twice are more often one speech under a wrong date than two.
_SURE_RUN = 70.0
_NEAR_DAYS = 3
"""Days by which times of one utterance differ where one account has the day of the speech and
another that of the statement put out, or an expression was taken for the wrong week's."""
_SAME_CLAIM = 0.6
"""Share of the shorter statement's bits that must be shared before a negation counts: in less,
what is denied may be another thing."""
_SHARP_DAYS = 3
"""Days that a time may span to count as known."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """How two statements compare.

    Args:
        voices: How their speakers stand to one another.
        values: Figures by name, 0 to 1; what is not there counts 0.
        apart: What keeps them apart, e.g. ``numbers.differ``; empty where nothing does.
    """

    voices: Voices
    values: Mapping[str, float]
    apart: tuple[str, ...]


def compare(left: Statement, right: Statement, cast: Cast, same_passage: bool) -> Comparison | None:
    """Compares two statements; the order of the two does not matter.

    Args:
        left: One statement.
        right: Another.
        cast: Who speaks for whom.
        same_passage: Whether both stand in one passage that their documents share.

    Returns:
        The comparison; ``None`` where they have too little in common to be worth one.
    """
    if left.att.id > right.att.id:
        left, right = right, left
    meaning = _cosine(left, right)
    shared = shared_stems(left, right)
    if meaning < _FAR and sum(shared.values()) < _LITTLE * min(left.total, right.total):
        return None
    voices = cast.compare(left.speaker, right.speaker)
    values = _words(left, right, shared)
    values["meaning"] = meaning
    near = max(values["contained"], values["meaning"])
    for name, value in _circumstances(left, right, voices).items():
        values[name] = value * near if name in _OF_WHAT_IS_ALIKE else value
    values["passage"] = float(same_passage)
    return Comparison(voices, values, tuple(_apart(left, right, values)))


def shared_stems(left: Statement, right: Statement) -> dict[str, float]:
    """The stems in both, with what they tell in the document where they tell less."""
    if len(left.bits) > len(right.bits):
        left, right = right, left
    return {
        name: min(bits, right.bits[name]) for name, bits in left.bits.items() if name in right.bits
    }


def _words(left: Statement, right: Statement, shared: Mapping[str, float]) -> dict[str, float]:
    bits = sum(shared.values())
    short, long = sorted((left.total, right.total))
    run = _longest_run(left, right, shared)
    return {
        "contained": bits / short if short else 0.0,
        "covered": bits / long if long else 0.0,
        "shared": bits / (bits + _HALF),
        "run": run / (run + _HALF_RUN),
        "order": _order(left, right, shared),
        "short": _HALF / (_HALF + short),
    }


def _longest_run(left: Statement, right: Statement, shared: Mapping[str, float]) -> float:
    """Bits of the longest run of words that stands in both and begins with a telling one."""
    best = 0.0
    before: dict[int, float] = {}
    for form, name in zip(left.forms, left.stems, strict=True):
        if name in shared:
            told = shared[name]
            before = {at: before.get(at - 1, 0.0) + told for at in right.places.get(form, ())}
        else:
            before = {
                at + 1: told
                for at, told in before.items()
                if at + 1 < len(right.forms) and right.forms[at + 1] == form
            }
        if before:
            best = max(best, *before.values())
    return best


def _order(left: Statement, right: Statement, shared: Mapping[str, float]) -> float:
    """Share of the common stems that stand in one order; half a point for fewer than two."""
    if len(shared) < 2:
        return 0.5
    mine = _first_places(left.stems, shared)
    theirs = _first_places(right.stems, shared)
    return float(LCSseq.similarity(mine, theirs)) / len(mine)


def _first_places(stems: Sequence[str], shared: Mapping[str, float]) -> list[str]:
    return list(dict.fromkeys(name for name in stems if name in shared))


def _cosine(left: Statement, right: Statement) -> float:
    if left.vectors is None or right.vectors is None:
        return 0.0
    return max(0.0, float(np.max(left.vectors @ right.vectors.T)))


def _circumstances(left: Statement, right: Statement, voices: Voices) -> dict[str, float]:
    agree = figures_agree(left.figures, right.figures)
    names = left.names & right.names
    fewest = min(len(left.names), len(right.names))
    return {
        "numbers": float(agree is True),
        "numbers_apart": float(agree is not True and bool(left.figures) and bool(right.figures)),
        "names": len(names) / fewest if fewest else 0.0,
        "sources": float(voices != "same" and _described_alike(left.source, right.source)),
        "sources_apart": float(voices != "same" and _described_apart(left.source, right.source)),
        "speaker": float(voices == "same"),
        "office": float(voices == "office"),
        "kin": float(voices == "kin"),
        "other": float(voices == "other"),
        "time": float(_same_time(left, right)),
        "time_apart": float(bool(days_apart(left.days, right.days))),
        "time_unknown": float(left.days is None or right.days is None),
        "act": float(left.att.act == right.att.act),
    }


def _described_alike(left: frozenset[str], right: frozenset[str]) -> bool:
    return bool(left and right) and (left <= right or right <= left)


def _described_apart(left: frozenset[str], right: frozenset[str]) -> bool:
    return bool(left - right) and bool(right - left)


def _same_time(left: Statement, right: Statement) -> bool:
    if left.days is None or right.days is None or days_apart(left.days, right.days):
        return False
    return all(side.days[1] - side.days[0] <= _SHARP_DAYS for side in (left, right) if side.days)


def _apart(left: Statement, right: Statement, values: Mapping[str, float]) -> list[str]:
    found = []
    apart = days_apart(left.days, right.days) or 0
    sure = values["passage"] or values["run"] >= _SURE_RUN / (_SURE_RUN + _HALF_RUN)
    if apart > _NEAR_DAYS and (not sure or (left.exact and right.exact)):
        found.append("time.differs")
    if numbers_differ(left, right):
        found.append("numbers.differ")
    if values["contained"] >= _SAME_CLAIM and polarity_differs(left, right):
        found.append("negation.differs")
    return found


def cannot_be_one(left: Statement, right: Statement) -> bool:
    """Whether two statements that were not compared cannot report one utterance.

    A quotation that is the same to the letter is one under whatever date, as in comparing.
    """
    apart = days_apart(left.days, right.days) or 0
    differ = left.forms != right.forms or (left.exact and right.exact)
    return (apart > _NEAR_DAYS and differ) or (
        numbers_differ(left, right) or polarity_differs(left, right)
    )


def numbers_differ(left: Statement, right: Statement) -> bool:
    """Whether both count or date something, and not the same."""
    if left.figures and right.figures and figures_agree(left.figures, right.figures) is False:
        return True
    return any(
        mine and theirs and mine.isdisjoint(theirs)
        for mine, theirs in zip(left.calendar, right.calendar, strict=True)
    )


def polarity_differs(left: Statement, right: Statement) -> bool:
    """Whether one says of the shared words what the other denies of them.

    Only what is certain counts: where a word like *reject* or *fail* may say no in another way,
    or several negations meet, polarity is left open.
    """
    if not any(side.negated or side.att.act in _FLIPPING for side in (left, right)):
        return False
    shared = shared_stems(left, right)
    if not shared:
        return False
    mine, theirs = _denied(left, shared), _denied(right, shared)
    if mine & theirs or mine == theirs:
        return False
    plain, denied = (left, right) if not mine else (right, left)
    if mine and theirs:
        return False
    if plain.att.act in _FLIPPING or plain.negations or plain.implicit ^ denied.implicit:
        return False
    return sum(shared[name] for name in mine | theirs) >= sum(shared.values()) / 3


def _denied(side: Statement, shared: Mapping[str, float]) -> frozenset[str]:
    """Of the shared stems those that the statement as a whole denies."""
    negated = frozenset(side.stems[at] for at in side.negated)
    if side.att.act in _FLIPPING and side.att.kind == "indirect" and not side.negations:
        return frozenset(shared) - negated
    return frozenset(shared) & negated
