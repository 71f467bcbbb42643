from __future__ import annotations

import pytest

from rashomon.clean.metadata_names import clean_authors


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        (["By Ines Harrow"], ("Ines Harrow",)),
        (
            ["Written by: Ines Harrow, Tomas Brol & Oda Lind"],
            ("Ines Harrow", "Tomas Brol", "Oda Lind"),
        ),
        (["Ines Harrow | Senior Reporter"], ("Ines Harrow",)),
        (["Ines Harrow, April 22, 2031"], ("Ines Harrow",)),
        (["INES HARROW", "Ines Harrow"], ("INES HARROW",)),
        (["https://ledger.example/ines"], ()),
        (["ines@ledger.example"], ()),
        (["admin"], ()),
        (["@ines_h"], ()),
        ([""], ()),
    ],
)
def test_authors(lines: list[str], names: tuple[str, ...]) -> None:
    assert clean_authors(lines) == names
