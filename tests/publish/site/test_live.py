from __future__ import annotations

import re
from collections import Counter
from typing import Any

import pytest
from lxml import html as lxml_html

from rashomon.errors import NotFound, UsageError
from rashomon.model.corrections import Corrected
from rashomon.model.links import Alignment
from rashomon.model.record import Record
from rashomon.publish.pages import dossier_html
from rashomon.publish.site.asked import Asked
from rashomon.publish.site.live import (
    PANELS,
    answer_page,
    finding_page,
    live_page,
    missing_page,
    successor,
)
from rashomon.publish.site.rendering import live_policy
from rashomon.publish.site.site import Site
from tests.publish.checks import ATTACKS, parsed
from tests.publish.judged import hostile_story, weir_story
from tests.publish.story import (
    Findings,
    attribution,
    document,
    findings_of,
    harbour_story,
    utterance,
)

_HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def _site(record: Record, title: str = "The weir") -> Site:
    return Site(Corrected(record), title=title)


def _findings(record: Record) -> list[tuple[str, str]]:
    kinds: dict[str, tuple[Any, ...]] = {
        "s": record.attributions,
        "k": record.claims,
        "d": record.documents,
        "e": record.entities,
        "p": record.proposals,
        "t": record.events,
    }
    return [(kind, item.id) for kind, items in kinds.items() for item in items]


def _pages(site: Site) -> list[str]:
    pages = [live_page(site, panel, Asked()) for panel in PANELS]
    pages += [finding_page(site, *found, Asked()) for found in _findings(site.record)]
    return [*pages, missing_page(site, "att-0"), answer_page(site, "A", "B\n\nC")]


def _check(page: str) -> lxml_html.HtmlElement:
    root = parsed(page)
    ids = Counter(root.xpath("//@id"))
    assert not [key for key, number in ids.items() if number > 1]
    assert len(root.xpath("//h1")) == 1
    assert len(root.xpath("//main")) == 1
    assert not root.xpath("//img | //iframe | //object | //@style")
    assert not [name for item in root.iter() for name in item.attrib if name.startswith("on")]
    for key in root.xpath("//@aria-labelledby | //label/@for"):
        assert key in ids
    for field in root.xpath('//input[not(@type="hidden")] | //select | //textarea'):
        named = field.get("id") in root.xpath("//label/@for") or field.xpath("ancestor::label")
        assert named or field.get("aria-label"), lxml_html.tostring(field)
    for link in root.xpath("//a[@href]"):
        href = link.get("href")
        inner = href.startswith("/") and not href.startswith("//")
        assert inner or href.startswith("#") or link.get("rel") == "noreferrer noopener", href
        assert not href.startswith("#") or href[1:] in ids, href
    for form in root.xpath("//form"):
        assert form.get("action") in ("/statements", "/compare", "/preview", "/decide", "/undo")
        if form.get("method") == "post":
            assert form.xpath('.//input[@name="version"]')
            assert form.xpath('.//input[@name="target" or @name="matching"]')
    assert not _HIDDEN.search(page)
    return root


def test_every_page_is_whole() -> None:
    for record in (harbour_story().record(), weir_story().record(), Findings().record()):
        for page in _pages(_site(record)):
            _check(page)


@pytest.mark.parametrize("attack", ATTACKS)
def test_hostile_text_is_text_on_every_page(attack: str) -> None:
    for page in _pages(_site(hostile_story(attack).record(), attack)):
        page.encode("utf-8")
        _check(page)


def test_links_between_pages_lead_somewhere() -> None:
    site = _site(weir_story().record())
    known = {f"/{panel}" for panel in PANELS} | {"/compare"}
    known |= {f"/{kind}/{key}" for kind, key in _findings(site.record)}
    known |= {f"/raw/{att.id}" for att in site.record.attributions}
    for page in _pages(site):
        # Downloads are the app's own matter.
        for href in parsed(page).xpath('//a[not(@download)]/@href[starts-with(., "/")]'):
            assert re.split("[?#]", href)[0] in known, href


def test_the_list_is_paged_and_filtered_without_a_script() -> None:
    gates = [f"Gate {number} is shut" for number in range(120)]
    docs = [document(f"{gate}.txt", f"{gate}, Ada said.", outlet=gate[:6]) for gate in gates]
    atts = [attribution(doc, "Ada", "said", gate) for doc, gate in zip(docs, gates, strict=True)]
    site = _site(findings_of(docs, atts).record())
    first = parsed(live_page(site, "statements", Asked()))
    assert len(first.xpath("//article[@class='card']")) == 25
    (following,) = first.xpath('//nav[@class="pager"]/a[@rel="next"]/@href')
    assert following == "/statements?page=2"
    last = parsed(live_page(site, "statements", Asked(page=99999)))
    assert len(last.xpath("//article[@class='card']")) == 20
    outlet = next(doc.outlet or "unknown" for doc in site.record.documents)
    some = parsed(live_page(site, "statements", Asked(outlet=outlet)))
    assert some.xpath('//select[@name="outlet"]/option[@selected]/@value') == [outlet]


def test_a_statement_of_many_reports_stays_a_card() -> None:
    docs = [document(f"{n}.txt", "The gate is shut, Ada said.", outlet=f"O{n}") for n in range(30)]
    atts = [attribution(doc, "Ada", "said", "The gate is shut") for doc in docs]
    findings = findings_of(docs, atts)
    findings.alignment = Alignment((utterance("utt-1", tuple(sorted(att.id for att in atts))),))
    site = _site(findings.record())
    listed = parsed(live_page(site, "statements", Asked()))
    assert len(listed.xpath('//*[@class="report"]')) == 9
    assert "21 more reports" in listed.text_content()
    last = list(site.numbers)[-1]
    alone = parsed(finding_page(site, "s", last, Asked()))
    assert alone.xpath('//*[@class="report"]/@id')[0] == f"s-{last}"
    assert len(alone.xpath('//ul[@class="lines"]/li')) == 21


def test_a_statement_stands_beside_its_source_with_its_words_picked_out() -> None:
    record = harbour_story().record()
    att = next(att for att in record.attributions if att.kind == "direct")
    root = parsed(finding_page(_site(record), "s", att.id, Asked()))
    picked = [item.text_content() for item in root.xpath('//section[@id="source"]//mark[@class]')]
    words = [
        item.text_content()
        for item in root.xpath('//section[@id="source"]//mark')
        if "x" in item.get("class").split()
    ]
    assert "“We have checked every bolt,”" in words
    assert len(words) < len(picked)
    assert len(root.xpath(f'//a[@id="w-{att.id}"]')) == 1


def test_places_of_the_source_are_those_of_the_text() -> None:
    record = harbour_story().record()
    for doc in record.documents:
        root = parsed(finding_page(_site(record), "d", doc.id, Asked()))
        for piece in root.xpath("//*[@data-o]"):
            start = int(piece.get("data-o"))
            words = piece.text_content()
            assert doc.text[start : start + len(words)] == words


def test_an_id_that_was_superseded_leads_on() -> None:
    record = harbour_story().record()
    site = Site(Corrected(record, superseded={"att-1": "att-2", "att-2": "att-3"}), title="T")
    assert successor(site, "att-1") == "att-3"
    assert successor(site, "att-3") is None


def test_what_is_not_there_is_said() -> None:
    site = _site(harbour_story().record())
    with pytest.raises(NotFound, match="att-0"):
        finding_page(site, "s", "att-0", Asked())
    with pytest.raises(UsageError, match="allowed: statements"):
        live_page(site, "nothing", Asked())
    assert "att-0" in missing_page(site, "att-0")


def test_what_could_not_be_entered_is_given_back() -> None:
    site = _site(harbour_story().record())
    page = answer_page(
        site,
        "Somebody else was here",
        "It was changed.",
        fields={"target": ["att-1"], "why": ["<b>because</b>"], "version": ["3"]},
        send="Enter it all the same",
    )
    root = _check(page)
    assert root.xpath("//textarea/text()") == ["<b>because</b>"]
    assert root.xpath('//form//input[@name="version"]/@value') == ["0"]
    assert "Enter it all the same" in root.text_content()


def test_the_mark_of_a_draft_goes_when_every_statement_was_reviewed() -> None:
    record = harbour_story().record()
    keys = [att.id for att in record.attributions]
    none = live_page(_site(record), "help", Asked())
    assert "not reviewed by anyone; 0 of 6 statements reviewed" in none
    some = Site(Corrected(record, states=dict.fromkeys(keys[:2], "accepted")), title="T")
    assert "2 of 6 statements reviewed" in live_page(some, "help", Asked())
    every = Site(Corrected(record, states=dict.fromkeys(keys, "accepted")), title="T")
    page = parsed(live_page(every, "help", Asked()))
    assert "DRAFT" not in page.xpath("//header")[0].text_content()
    assert "unreviewed" not in page.xpath("//body/@class")[0]


def test_the_policy_allows_one_style_one_script_and_the_app_alone() -> None:
    assert live_policy().startswith("default-src 'none'; style-src 'sha256-")
    assert "form-action 'self'" in live_policy()
    assert "unsafe" not in live_policy()


def test_doubts_stand_in_full_above_the_statements_and_in_one_line_elsewhere() -> None:
    site = _site(harbour_story().record())
    summary = "<summary>2 cautions · 1 input not read</summary>"
    assert summary not in live_page(site, "statements", Asked())
    for panel in PANELS.keys() - {"statements"}:
        assert summary in live_page(site, panel, Asked())
    assert summary in finding_page(site, "s", site.record.attributions[0].id, Asked())
    assert summary not in dossier_html(site.record, title="The weir")


def test_filters_that_are_set_stand_open() -> None:
    site = _site(weir_story().record())
    assert '<details class="fold">' in live_page(site, "statements", Asked(page=2))
    assert '<details class="fold" open>' in live_page(site, "statements", Asked(q="weir"))
    assert '<details class="fold" open>' in live_page(site, "statements", Asked(unreviewed=True))
