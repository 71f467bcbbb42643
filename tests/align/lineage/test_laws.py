"""What must hold of derivations and accounts whatever the story."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.align.lineage.accounts import count_accounts
from rashomon.align.lineage.derivations import find_derivations
from rashomon.align.reuse.kinds import sort_kinds
from rashomon.align.reuse.passages import find_passages
from rashomon.model.documents import Document
from rashomon.model.links import Accounts, Dating, Derivation, Passage
from rashomon.model.reading import Reading
from tests.align.lineage.stories import (
    BACKGROUND,
    MIDDLE,
    OPENING,
    OWN,
    credit,
    document,
    published,
    shared,
)

PARTS = (OPENING, MIDDLE, BACKGROUND, *OWN)
OUTLETS = ("Lindow Courier", "Quay Gazette", "Mill Post", None)
CREDITED = ("Lindow Courier", "Quay Gazette", "Mill Post", "AP", "Tallow Street Journal")
DAYS = ("2031-05-01", "2031-05-02", "2031-05-04", None)
STRANGER = (
    "Beyond the mountains a potter fired her kiln for the first time since the war and gave the"
    " bowls away to whoever came by with bread or with news of the road.",
    "Two goats watched.",
)

Story = tuple[list[Document], list[Dating]]


@st.composite
def stories(draw: st.DrawFn) -> Story:
    """A few documents of common paragraphs, with outlets, days and credits of any kind."""
    docs, days = [], []
    for number in range(draw(st.integers(2, 5))):
        parts = draw(st.lists(st.sampled_from(PARTS), min_size=1, max_size=5, unique=True))
        names = draw(st.lists(st.sampled_from(CREDITED), max_size=2, unique=True))
        slug = draw(st.sampled_from(("credit.note", "credit.byline", "credit.contributed")))
        docs.append(
            document(
                f"d{number}",
                *parts,
                outlet=draw(st.sampled_from(OUTLETS)),
                credits=[credit(name, slug) for name in names],
            )
        )
        day = draw(st.sampled_from(DAYS))
        if day is not None:
            days.append(published(docs[-1], day))
    return docs, days


def run(story: Story) -> tuple[tuple[Passage, ...], tuple[Derivation, ...], Accounts]:
    docs, days = story
    readings = [Reading(doc.id) for doc in docs]
    passages = sort_kinds(docs, readings, find_passages(docs))
    derivations = find_derivations(docs, days, passages)
    return passages, derivations, count_accounts(docs, derivations, passages)


def is_free_of_circles(derivations: Sequence[Derivation]) -> bool:
    parents: dict[str, set[str]] = {}
    for found in derivations:
        if found.direction == "left from right":
            parents.setdefault(found.left, set()).add(found.right)
        elif found.direction == "right from left":
            parents.setdefault(found.right, set()).add(found.left)
    while parents:
        free = {doc for doc in parents if not parents[doc] & parents.keys()}
        if not free:
            return False
        parents = {doc: above for doc, above in parents.items() if doc not in free}
    return True


@given(stories())
@settings(max_examples=25, deadline=None)
def test_what_is_found_is_sound(story: Story) -> None:
    _, derivations, accounts = run(story)
    assert is_free_of_circles(derivations)
    pairs = [(found.left, found.right) for found in derivations]
    assert pairs == sorted(set(pairs))
    for found in derivations:
        assert found.left < found.right
        assert all(0 <= share <= 1 for share in found.shares)
        assert found.reasons
    listed = [doc for group in accounts.groups for doc in group.documents]
    assert sorted(listed) == sorted(doc.id for doc in story[0])
    for group in accounts.groups:
        low, high = group.independent
        assert 0 <= low <= high <= len(group.documents)
    low, high = accounts.independent
    assert 1 <= low <= high <= len(story[0])


@given(stories(), st.randoms(use_true_random=False))
@settings(max_examples=15, deadline=None)
def test_the_order_of_the_documents_changes_nothing(story: Story, rng: random.Random) -> None:
    docs, days = list(story[0]), list(story[1])
    before = run(story)
    rng.shuffle(docs)
    rng.shuffle(days)
    assert run((docs, days)) == before


@given(stories())
@settings(max_examples=15, deadline=None)
def test_a_stranger_changes_nothing(story: Story) -> None:
    docs, days = story
    _, derivations, accounts = run(story)
    stranger = document("stranger", *STRANGER, outlet="Far Valley Bugle")
    _, after, counted = run(([*docs, stranger], days))
    assert after == derivations
    assert [g for g in counted.groups if stranger.id not in g.documents] == list(accounts.groups)


@given(stories())
@settings(max_examples=15, deadline=None)
def test_which_id_is_smaller_changes_nothing(story: Story) -> None:
    """The same story under ids in the opposite order tells the same."""
    docs, days = story
    passages, derivations, accounts = run(story)
    ids = sorted(doc.id for doc in docs)
    new = dict(zip(ids, reversed(ids), strict=True))
    turned = [replace(doc, id=new[doc.id]) for doc in docs]
    turned_days = [replace(day, document=new[day.document]) for day in days]
    turned_passages = [
        replace(
            passage,
            left=replace(passage.right, document=new[passage.right.document]),
            right=replace(passage.left, document=new[passage.left.document]),
        )
        for passage in passages
    ]
    again = find_derivations(turned, turned_days, turned_passages)
    assert {_told(d, new) for d in derivations} == {_told(d, {}) for d in again}
    counted = count_accounts(turned, again, turned_passages)
    assert counted.independent == accounts.independent


def _told(found: Derivation, new: dict[str, str]) -> tuple[object, ...]:
    left, right = new.get(found.left, found.left), new.get(found.right, found.right)
    child = {"left from right": left, "right from left": right}.get(found.direction)
    shares = {left: found.shares[0], right: found.shares[1]}
    return (frozenset(shares.items()), child, found.direction == "common origin")


def test_two_thousand_copies_take_no_square() -> None:
    """As many documents of one text as may be given are told in one go: a star of pairs."""
    docs = sorted(
        (document(f"d{number}", OPENING, MIDDLE) for number in range(2000)), key=lambda d: d.id
    )
    passages = [p for doc in docs[1:] for p in shared(docs[0], doc, OPENING, MIDDLE)]
    derivations = find_derivations(docs, (), passages)
    assert len(derivations) == 1999
    assert count_accounts(docs, derivations, passages).independent == (1, 1)
