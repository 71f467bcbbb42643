"""Shuffled texts, and the weights fitted on them."""

from __future__ import annotations

import pytest

from evals.order.__main__ import interval, look
from evals.order.fitting import fit_weights
from evals.order.shuffling import SCHEMES, shuffle
from evals.order.texts import half_of
from tests.documents import make_document, make_reading

TEXT = "\n\n".join(
    [
        "Ferry to stop in May.",
        *(
            f"In year {number} Mayor Petr Okonjo told the harbour board to wait. He left at once."
            for number in range(8)
        ),
    ]
)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_what_was_read_moves_with_its_words(scheme: str) -> None:
    doc = make_document(TEXT)
    reading = make_reading(doc)
    moved = shuffle(doc, reading, scheme)
    assert moved is not None
    assert moved == shuffle(doc, reading, scheme)
    assert moved[0].text != doc.text
    assert moved[0].text.startswith("Ferry to stop in May.")
    assert sorted(moved[0].text.split()) == sorted(doc.text.split())
    assert [m.span.of(moved[0].text) for m in moved[1].mentions] == ["Petr Okonjo"] * 8


def test_short_texts_have_no_other_order() -> None:
    doc = make_document("Ferry to stop in May.\n\nOne.\n\nTwo.")
    assert [one.scheme for one in look((doc, make_reading(doc)), "dev")] == ["as written"]


def test_weights_point_at_what_tells() -> None:
    written = [{"late": float(number % 2), "noise": float(number % 3)} for number in range(40)]
    shuffled = [{"late": 2.0 + number % 2, "noise": float(number % 3)} for number in range(40)]
    bias, weights = fit_weights(written, shuffled)
    assert weights["late"] > 1 > abs(weights["noise"])
    assert bias < 0


def test_interval_of_a_share() -> None:
    assert interval(50, 100) == pytest.approx((0.404, 0.596), abs=0.001)
    assert interval(0, 100)[0] == pytest.approx(0.0)


def test_halves_go_by_name() -> None:
    assert {half_of(f"{number}.txt") for number in range(20)} == {"tune", "held"}
