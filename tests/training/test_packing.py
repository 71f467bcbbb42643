import io

import numpy as np
import pytest
from numpy.typing import NDArray

from rashomon.judge.inference.packed import HALVES, STEPS, unpack
from training.packing import GROUP, Packed, pack

RANDOM = np.random.default_rng(5)


def to_file(packed: Packed) -> bytes:
    file = io.BytesIO()
    np.savez(file, allow_pickle=False, **{f"w{HALVES}": packed.halves, f"w{STEPS}": packed.steps})
    return file.getvalue()


def open_again(weight: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float64]]:
    packed = pack(weight)
    ((name, whole),) = unpack(to_file(packed))
    assert name == "w"
    assert whole.shape == weight.shape
    return whole, whole.astype(np.float64) * packed.scale


@pytest.mark.parametrize("spread", [1e-6, 0.05, 300.0])
def test_weights_come_back_nearly_as_they_were(spread: float) -> None:
    weight = (RANDOM.standard_normal((4 * GROUP, 12)) * spread).astype(np.float32)
    _, found = open_again(weight)
    assert np.linalg.norm(found - weight) < 0.1 * np.linalg.norm(weight)


def test_weights_have_seven_bits() -> None:
    whole, _ = open_again(RANDOM.standard_t(2, (4 * GROUP, 40)).astype(np.float32))
    assert np.abs(whole).max() <= 63


def test_a_quiet_group_is_kept_finer_than_its_loud_neighbour() -> None:
    weight = RANDOM.standard_normal((2 * GROUP, 8)).astype(np.float32)
    weight[:GROUP] *= 0.1
    _, found = open_again(weight)
    errors = np.abs(found - weight)
    assert errors[:GROUP].mean() < 0.5 * errors[GROUP:].mean()


def test_a_channel_of_nothing_stays_so() -> None:
    weight = RANDOM.standard_normal((2 * GROUP, 3)).astype(np.float32)
    weight[:, 1] = 0
    _, found = open_again(weight)
    assert not found[:, 1].any()


def test_packing_is_repeatable() -> None:
    weight = RANDOM.standard_normal((4 * GROUP, 8)).astype(np.float32)
    assert to_file(pack(weight)) == to_file(pack(weight))
