from __future__ import annotations

from dataclasses import replace

from rashomon.model.corrections import Corrected
from rashomon.publish.index import RecordIndex
from rashomon.publish.people import find_about, find_profile
from rashomon.publish.site.asked import Asked
from rashomon.publish.site.live import finding_page
from rashomon.publish.site.site import Site
from tests.publish.checks import parsed
from tests.publish.judged import weir_story
from tests.publish.story import harbour_story


def _key(index: RecordIndex, name: str) -> str:
    return next(item.id for item in index.entities.values() if item.name == name)


def test_a_person_with_all_names_and_for_whom_they_speak() -> None:
    index = RecordIndex(harbour_story().record())
    renko = find_profile(index, _key(index, "Ilva Renko"))
    assert renko.names == (("Ilva Renko", 3), ("Renko", 0))
    assert renko.parties == ((_key(index, "the town"), "the town"),)
    assert renko.words == "harbour master"
    assert (len(renko.by[0]), renko.by[1]) == (5, 5)
    town = find_profile(index, _key(index, "the town"))
    assert town.voices == ((renko.id, "Ilva Renko"),)
    assert town.rule == ""


def test_statements_of_others_that_name_somebody() -> None:
    index = RecordIndex(weir_story().record())
    about = find_about(index)
    assert all(found for found in about.values())
    for entity, found in about.items():
        assert find_profile(index, entity).about[1] == len(found)
        for att in found:
            assert index.statements[att].speaker != entity


def test_a_denial_is_told_as_one() -> None:
    record = harbour_story().record()
    atts = tuple(replace(att, act="deny") for att in record.attributions)
    site = Site(Corrected(replace(record, attributions=atts)), title="The pier")
    page = parsed(finding_page(site, "e", _key(site.index, "Ilva Renko"), Asked()))
    lines = [" ".join(item.text_content().split()) for item in page.xpath("//ul/li[cite]")]
    assert len(lines) == 5
    assert all("reports that Ilva Renko denied: “" in line for line in lines)
