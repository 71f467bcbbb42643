"""Which statements are worth comparing, found without comparing all with all.

Blocking as in record linkage (Christen 2012, *Data Matching*, ch. 4).  Two statements are
candidates where one speaker, or one and whom they speak for, has them and they share rare words or
mean alike; and, whoever has them, where they share two rare words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import combinations, pairwise

import numpy as np

from rashomon.align.utterances.statements import Statement
from rashomon.align.utterances.voices import Cast

_RARE = 8.5
"""Bits from which a word of one's own speaker is a key: in a short account, what stands there no
more than once besides."""
_RARE_PAIR = 17.0
"""Bits from which two words are a key for any speaker, neighbours or among the rarest."""
_RAREST = 6
_MOST_KEYS = 40
"""Keys of each kind that a statement has, the rarest; a sentence has ten to twenty words
that are no function words."""
_BLOCK = 64
"""Statements under one key that are all compared with one another; in a larger block each meets
its neighbours in time alone, so that the work grows with the number of statements."""
_NEIGHBOURS = 16
MOST_COMPARED = 24
"""Candidates of one statement that are compared, those with most in common first."""
_FEW = 8
"""Statements with the same words and speaker that are all compared with others."""
_ALIKE = 0.5
"""Cosine from which two statements of one speaker are candidates without a rare word in common."""
_ALIKE_BLOCK = 256

Pair = tuple[int, int]


def find_candidates(statements: Sequence[Statement], cast: Cast) -> list[Pair]:
    """Pairs of statements that may report one utterance.

    Args:
        statements: Sorted by attribution id.
        cast: Who speaks for whom.

    Returns:
        Pairs of indices, the smaller first, sorted.
    """
    standing, beside = _fold(statements)
    common: dict[Pair, float] = defaultdict(float)
    for bits, by_speaker, block in _blocks(statements, standing, cast):
        for pair in _pairs(block, statements):
            if not by_speaker or _is_one_voice(statements, pair, cast):
                common[pair] += bits
    for pair, cosine in _alike(statements, standing):
        common[pair] += _RARE * cosine
    return sorted({*_best(common, len(statements)), *beside})


def _fold(statements: Sequence[Statement]) -> tuple[list[int], list[Pair]]:
    """The statements that stand for all with the same words and speaker, and who stands for whom.

    Where hundreds of documents have one text, one statement of each of its sentences, and of each
    time at which it was said, is compared with others, and the rest with that one alone.
    """
    same: dict[Hashable, list[int]] = defaultdict(list)
    for at, statement in enumerate(statements):
        same[statement.speaker, statement.forms].append(at)
    standing: list[int] = []
    beside: list[Pair] = []
    for block in same.values():
        if len(block) <= _FEW:
            standing += block
            continue
        first: dict[Hashable, int] = {}
        for at in block:
            stands = first.setdefault(statements[at].days, at)
            if stands != at and statements[at].att.id not in statements[stands].family:
                beside.append((stands, at))
        ordered = sorted(first.values(), key=lambda at: _when(statements[at]))
        standing += ordered[:_FEW]
        beside += [(min(pair), max(pair)) for pair in pairwise(ordered)]
    return sorted(standing), beside


def _is_one_voice(statements: Sequence[Statement], pair: Pair, cast: Cast) -> bool:
    left, right = (statements[at].speaker for at in pair)
    return cast.compare(left, right) != "other"


def _blocks(
    statements: Sequence[Statement], standing: Sequence[int], cast: Cast
) -> Iterator[tuple[float, bool, list[int]]]:
    """Blocks of more than one: what the key tells at least, and whether it names a speaker."""
    keyed: dict[tuple[str, ...], dict[int, float]] = defaultdict(dict)
    for at in standing:
        for bits, key in _keys(statements[at], cast):
            keyed[key][at] = bits
    for key, block in keyed.items():
        if len(block) > 1:
            ordered = sorted(block, key=lambda at: _when(statements[at]))
            yield min(block.values()), key[0] == "speaker", ordered


def _keys(statement: Statement, cast: Cast) -> Iterator[tuple[float, tuple[str, ...]]]:
    rare = sorted((-bits, name) for name, bits in statement.bits.items() if bits >= _RARE)
    if statement.speaker is not None:
        for speaker in cast.line(statement.speaker):
            for bits, name in rare[:_MOST_KEYS]:
                yield -bits, ("speaker", speaker, name)
    names = [name for name in statement.stems if name]
    rarest = sorted(name for _, name in rare[:_RAREST])
    rows = {*map(_ordered, pairwise(names)), *combinations(rarest, 2)}
    told = {row: sum(statement.bits[name] for name in row) for row in rows}
    found = sorted((-bits, row) for row, bits in told.items() if bits >= _RARE_PAIR)
    for bits, row in found[:_MOST_KEYS]:
        yield -bits, ("words", *row)


def _ordered(row: tuple[str, str]) -> tuple[str, str]:
    return min(row), max(row)


def _when(statement: Statement) -> tuple[int, int, str]:
    days = statement.days or (0, 0)
    return (*days, statement.att.id)


def _pairs(block: Sequence[int], statements: Sequence[Statement]) -> Iterator[Pair]:
    if len(block) <= _BLOCK:
        pairs: Iterable[tuple[int, int]] = combinations(block, 2)
    else:
        pairs = (
            (one, other)
            for at, one in enumerate(block)
            for other in block[at + 1 : at + 1 + _NEIGHBOURS]
        )
    for left, right in pairs:
        if statements[left].att.id not in statements[right].family:
            yield (left, right) if left < right else (right, left)


def _alike(
    statements: Sequence[Statement], standing: Sequence[int]
) -> Iterator[tuple[Pair, float]]:
    by_speaker: dict[str, list[int]] = defaultdict(list)
    for at in standing:
        statement = statements[at]
        if statement.speaker is not None and statement.vectors is not None:
            by_speaker[statement.speaker].append(at)
    for block in by_speaker.values():
        ordered = sorted(block, key=lambda at: _when(statements[at]))
        for first in range(0, len(ordered), _ALIKE_BLOCK // 2):
            yield from _alike_in(ordered[first : first + _ALIKE_BLOCK], statements)
            if first + _ALIKE_BLOCK >= len(ordered):
                break


def _alike_in(
    block: Sequence[int], statements: Sequence[Statement]
) -> Iterator[tuple[Pair, float]]:
    vectors = [statements[at].vectors for at in block]
    owner = np.repeat(block, [len(rows) for rows in vectors if rows is not None])
    matrix = np.concatenate([rows for rows in vectors if rows is not None])
    cosines = matrix @ matrix.T
    for left, right in np.argwhere(np.triu(cosines, 1) >= _ALIKE):
        one, other = int(owner[left]), int(owner[right])
        if one != other and statements[one].att.id not in statements[other].family:
            yield (min(one, other), max(one, other)), float(cosines[left, right])


def _best(common: dict[Pair, float], count: int) -> list[Pair]:
    """Of each statement the candidates with most in common; a pair counts that is so for one."""
    beside: list[list[tuple[float, Pair]]] = [[] for _ in range(count)]
    for pair, bits in common.items():
        for at in pair:
            beside[at].append((-bits, pair))
    return sorted({pair for found in beside for _, pair in sorted(found)[:MOST_COMPARED]})
