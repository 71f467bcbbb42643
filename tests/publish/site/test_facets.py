from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.errors import UsageError
from rashomon.model.corrections import Corrected
from rashomon.model.links import AccountGroup
from rashomon.publish.site.asked import Asked
from rashomon.publish.site.codes import find_codes
from rashomon.publish.site.site import Site
from tests.publish.judged import weir_story
from tests.publish.story import harbour_story


def _site(**states: str) -> Site:
    return Site(Corrected(harbour_story().record()), title="The pier")


def _counts(site: Site, asked: Asked) -> dict[str, dict[str, int]]:
    return {
        facet.name: {item.label: item.count for item in facet.values}
        for facet in site.facets.facets(asked)
    }


def test_every_value_is_counted() -> None:
    counts = _counts(_site(), Asked())
    assert counts["speaker"] == {"Ilva Renko": 5, "not established": 1}
    assert counts["party"] == {"the town": 5, "not established": 1}
    assert counts["outlet"] == {"Bay Mirror": 2, "Ostrel Courier": 2, "The Lantern": 2}
    assert counts["kind"] == {"direct": 3, "indirect": 3}
    assert counts["act"] == {"assert": 5, "warn": 1}
    assert counts["caution"] == {"boilerplate.removed": 2}
    assert counts["contested"] == {}
    assert counts["unreviewed"] == {"1": 6}


def test_a_filter_counts_what_the_others_leave() -> None:
    counts = _counts(_site(), Asked(outlet="The Lantern", kind="direct"))
    assert counts["kind"] == {"direct": 1, "indirect": 1}
    assert counts["outlet"] == {"Bay Mirror": 1, "Ostrel Courier": 1, "The Lantern": 1}
    assert counts["speaker"] == {"Ilva Renko": 1}


def test_contested_statements_and_reviewed_ones_are_told() -> None:
    record = weir_story().record()
    positions = [p for claim in record.claims if claim.contested for p in claim.positions]
    told = {att for position in positions for att in position.attributions}
    first = record.attributions[0].id
    site = Site(Corrected(record, states={first: "accepted"}), title="The weir")
    assert site.facets.matching(Asked(contested=True)) == told
    assert first not in site.facets.matching(Asked(unreviewed=True))
    assert len(site.facets.matching(Asked(unreviewed=True))) == len(record.attributions) - 1


def test_documents_of_one_account_are_told_from_those_that_stand_alone() -> None:
    site = _site()
    groups = [g for g in site.record.accounts.groups if len(g.documents) > 1]
    assert groups
    facet = next(f for f in site.facets.facets(Asked()) if f.name == "account")
    for item in facet.values:
        found = site.facets.matching(Asked(account=item.value))
        docs = {site.index.statements[key].document for key in found}
        whole = [g for g in groups if docs & set(g.documents)]
        assert len(whole) == (item.value != "alone")
        assert all(docs <= set(g.documents) for g in whole)
        assert "and 1 more" in item.label or item.value == "alone"
    assert sum(item.count for item in facet.values) == len(site.record.attributions)


def test_an_account_that_no_document_gave_goes_by_its_agency() -> None:
    record = harbour_story().record()
    docs = tuple(sorted(doc.id for doc in record.documents)[:2])
    group = AccountGroup(docs, "Dalmark Wire", (0, 1), ())
    accounts = replace(record.accounts, groups=(group,))
    site = Site(Corrected(replace(record, accounts=accounts)), title="The pier")
    labels = _counts(site, Asked())["account"]
    assert "Dalmark Wire, in 2 documents" in labels
    assert "each an account of its own" in labels


@pytest.mark.parametrize(
    ("words", "number"),
    [("bolt", 3), ("BOLT renko", 3), ("every Lantern", 1), ("Rénko", 5), ("bolt passenger", 0)],
)
def test_a_search_takes_all_words_whatever_case_and_accents(words: str, number: int) -> None:
    assert len(_site().facets.matching(Asked(q=words))) == number


def test_a_value_that_nothing_has_is_refused() -> None:
    with pytest.raises(UsageError, match="outlet 'Nowhere'"):
        _site().facets.matching(Asked(outlet="Nowhere"))


def test_somebody_who_says_nothing_leaves_nothing() -> None:
    site = _site()
    silent = next(key for key in site.index.entities if not site.index.spoken_by[key])
    assert site.facets.matching(Asked(speaker=silent)) == frozenset()


_CHOICES = st.builds(
    Asked,
    q=st.sampled_from(["", "bolt", "pier"]),
    outlet=st.sampled_from(["", "The Lantern", "Bay Mirror"]),
    kind=st.sampled_from(["", "direct", "indirect"]),
    speaker=st.sampled_from(["", "unknown"]),
    unreviewed=st.booleans(),
)


@given(_CHOICES)
def test_the_count_of_a_value_is_what_choosing_it_leaves(asked: Asked) -> None:
    site = _site()
    for facet in site.facets.facets(asked):
        for item in facet.values:
            value = True if facet.name in ("contested", "unreviewed") else item.value
            chosen = Asked.from_query(
                {
                    key: [v if isinstance(v, str) else "1"]
                    for key, v in {
                        **{
                            name: getattr(asked, name)
                            for name in ("q", "outlet", "kind", "speaker", "unreviewed")
                        },
                        facet.name: value,
                    }.items()
                    if v
                }
            )
            assert len(site.facets.matching(chosen)) == item.count


def test_codes_of_a_page_say_the_same_as_the_filters() -> None:
    site = _site()
    facets = site.facets.facets(Asked())
    codes = find_codes(site.facets, facets)
    for facet in facets:
        for item in facet.values:
            number = str(codes.of[facet.name, item.value])
            have = {key for key, found in codes.codes.items() if number in found.split()}
            assert len(have) == item.count
