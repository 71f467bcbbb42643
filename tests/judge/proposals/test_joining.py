"""Which reports are one proposal."""

from __future__ import annotations

from rashomon.judge.proposals import find_proposals
from rashomon.judge.proposals.joining import as_clause
from tests.judge.proposals.stories import Agreeing, Silent, only, propose, tell


def test_reports_in_several_accounts_are_one_proposal() -> None:
    found = only(
        "{s1:Tessa Brandt} {c1:proposed} {x1:a ten-day pause in the shelling of the harbour}.",
        "{s2:Tessa Brandt} {c2:proposed} {x2:a ten-day pause in shelling at the harbour}.",
    )
    assert len(found.spans) == len(found.attributions) == 2
    assert found.reasons == ("same.words", "put.statement")


def test_two_who_speak_for_one_party_put_one_proposal() -> None:
    found = only(
        "{s1:Tessa Brandt} {c1:proposed} {x1:a ten-day pause in the shelling of the harbour}.",
        "{s2:Ivo Keel} {c2:proposed} {x2:a ten-day pause in shelling at the harbour}.",
    )
    assert found.by == "Union"


def test_numbers_parties_denials_and_addressees_keep_reports_apart() -> None:
    first = "{s1:Tessa Brandt} {c1:proposed} {x1:to Ardenia a pause of ten days at the harbour}."
    for second in (
        "{s2:Tessa Brandt} {c2:proposed} {x2:to Ardenia a pause of forty days at the harbour}.",
        "{s2:Mira Dahl} {c2:proposed} {x2:to Ardenia a pause of ten days at the harbour}.",
        "{s2:Tessa Brandt} {c2:proposed} {x2:to Belmark a pause of ten days up in the mountains}.",
        "{s2:Tessa Brandt} {c2:proposed} {x2:to Ardenia ten days at the harbour without a pause}.",
    ):
        assert len(propose(first, second)) == 2, second


def test_the_model_is_asked_only_where_words_leave_doubt() -> None:
    told = tell(
        "{s1:Tessa Brandt} {c1:proposed} {x1:that both armies leave the flooded harbour at once}.",
        "{s2:Tessa Brandt} {c2:proposed} {x2:that guns and soldiers quit the flooded harbour}.",
        "{s3:Tessa Brandt} {c3:proposed} {x3:that nurses count the orphans}.",
    )
    model = Silent()
    assert len(find_proposals(told, model)) == 3
    assert len(model.asked) == 2
    found = find_proposals(told, Agreeing())
    assert len(found) == 2
    assert any("same.meaning" in item.reasons for item in found)


def test_a_course_of_action_becomes_a_sentence() -> None:
    assert as_clause("a pause in the shelling") == "There will be a pause in the shelling."
    assert as_clause("open the gates") == "They will open the gates."
    assert as_clause("Ardenia open the gates") == "Ardenia open the gates."
