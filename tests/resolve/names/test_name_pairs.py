"""Hard pairs of names, and how many of them are told rightly."""

from __future__ import annotations

import pytest

from tests.resolve.names.name_pairs import NOT_TOLD, PAIRS, Pair
from tests.resolve.names.namings import keys


def _is_joined(pair: Pair) -> bool:
    left, right = (pair.left, pair.kind), (pair.right, pair.kind)
    if pair.together:
        ((one, other),) = keys([left, right])
    else:
        ((one,), (other,)) = keys([left], [right])
    return one is not None and one == other


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair.left}={pair.right}")
def test_a_pair(pair: Pair) -> None:
    right = _is_joined(pair) == pair.same
    assert right == (f"{pair.left} = {pair.right}" not in NOT_TOLD)
