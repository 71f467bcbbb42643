"""What must hold of claims whatever the story."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.judge.claims import find_claims
from rashomon.model.judgement import Claim, Stance
from rashomon.model.reasons_claims import LINK_REASONS, LINK_RULES
from tests.judge.claims.stories import Told, WordReader, claims, make_material

WHO = ("Ana Ruiz", "Minister Ana Ruiz", "Eva Moll", "the ferry union", "")
WHAT = (
    "the ferry bridge at Ostrava reopened to lorries before the harvest",
    "the ferry bridge at Ostrava had not reopened to lorries before the harvest",
    "the ferry bridge was reopened before the harvest",
    "23 lorries waited at the ferry bridge at Ostrava",
    "41 lorries waited at the ferry bridge at Ostrava",
    "nobody had waited at the ferry bridge at Ostrava",
)
STRANGERS = (
    Told("Olaf Berg", "that wool prices in Vik rose by nine percent"),
    Told("the potters of Vik", "that no kiln has been fired since the war"),
)

TURNED: Mapping[Stance | None, Stance | None] = {
    "affirms": "denies",
    "denies": "affirms",
    "hedges": "hedges",
    None: None,
}

told = st.builds(
    Told,
    who=st.sampled_from(WHO),
    content=st.sampled_from(WHAT),
    stance=st.sampled_from(tuple(TURNED)),
    published=st.sampled_from(("2031-05-03", "2031-05-19", "")),
)
stories = st.lists(told, min_size=2, max_size=7)


def contested(found: tuple[Claim, ...]) -> set[tuple[str, ...]]:
    """The statements of each contested claim."""
    return {tuple(prop.id for prop in claim.propositions) for claim in found if claim.contested}


@given(stories)
@settings(max_examples=15, deadline=None)
def test_every_position_of_somebody_is_on_one_claim(story: list[Told]) -> None:
    material, props, reports = make_material(*story)
    found = find_claims(material, props, WordReader(), reports)
    on = [prop.id for claim in found for prop in claim.propositions]
    assert len(on) == len(set(on))
    assert {prop.id for prop in props if prop.party and prop.stance} <= set(on)


@given(stories)
@settings(max_examples=15, deadline=None)
def test_positions_point_at_words_of_their_party(story: list[Told]) -> None:
    material, props, reports = make_material(*story)
    by_place = {(prop.document, prop.span): prop for prop in props}
    for claim in find_claims(material, props, WordReader(), reports):
        for position in claim.positions:
            assert position.spans
            for place in position.spans:
                assert by_place[place.document, place.span].party == position.party
        assert claim.place.span.of(material.documents[claim.place.document].text) == claim.text


@given(stories)
@settings(max_examples=15, deadline=None)
def test_contested_has_two_parties_at_odds(story: list[Told]) -> None:
    for claim in claims(*story):
        sides = {
            stance: {one.party for one in claim.positions if one.stance == stance}
            for stance in ("affirms", "denies")
        }
        if claim.contested:
            assert sides["affirms"]
            assert sides["denies"]
            assert len(sides["affirms"] | sides["denies"]) > 1


@given(stories)
@settings(max_examples=12, deadline=None)
def test_strangers_change_no_claim(story: list[Told]) -> None:
    """What two documents have in common does not hang on a third that shares nothing."""
    assert {one.id for one in claims(*story)} <= {one.id for one in claims(*story, *STRANGERS)}
    assert contested(claims(*story)) == contested(claims(*story, *STRANGERS))


@given(stories, st.randoms(use_true_random=False))
@settings(max_examples=12, deadline=None)
def test_order_changes_nothing(story: list[Told], chance: random.Random) -> None:
    material, props, reports = make_material(*story)
    mixed = list(props)
    chance.shuffle(mixed)
    found = find_claims(material, props, WordReader(), reports)
    assert find_claims(material, mixed, WordReader(), reports) == found


@given(stories)
@settings(max_examples=12, deadline=None)
def test_denying_all_instead_of_affirming_it_leaves_who_is_at_odds(story: list[Told]) -> None:
    """The same words with all stances turned round are contested by the same parties."""
    other = [replace(one, stance=TURNED[one.stance]) for one in story]
    assert contested(claims(*story)) == contested(claims(*other))


@given(stories)
@settings(max_examples=12, deadline=None)
def test_every_link_is_explained(story: list[Told]) -> None:
    for claim in claims(*story):
        members = {prop.id for prop in claim.propositions}
        for link in claim.links:
            assert link.left < link.right
            assert {link.left, link.right} <= members
            assert link.rule in LINK_RULES
            assert set(link.reasons) <= set(LINK_REASONS)
