"""Numbers in statements."""

from __future__ import annotations

import pytest

from rashomon.text.figures import figures_agree, find_figures


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("1,200 barges and 3.5 million tonnes", [1200.0, 3.5e6]),
        ("twenty-three people, a dozen of them children", [23.0]),
        ("$2bn or 40 per cent", [2e9, 40.0]),
        ("on 29 March 2031 and in May 2030", []),
        ("one of them", []),
    ],
)
def test_values(text: str, values: list[float]) -> None:
    assert [figure.value for figure in find_figures(text)] == values


@pytest.mark.parametrize(
    ("left", "right", "agree"),
    [
        ("23 people died", "killed 23 people", True),
        ("23 people died", "killed 41 people", False),
        ("more than 400 people", "410 people", None),
        ("23 people died", "in 4 villages", None),
        ("187 crewmen", "178 crewmen", False),
        ("12 people were hurt", "18 people were hurt and 12 arrested", False),
        ("an 8-year, $160 million contract", "8 years and $180 million", False),
        ("12 boats, 3 crews and 40 men", "12 boats, 3 crews and 45 men", True),
    ],
)
def test_agreement(left: str, right: str, agree: bool | None) -> None:
    assert figures_agree(find_figures(left), find_figures(right)) is agree
    assert figures_agree(find_figures(right), find_figures(left)) is agree
