from __future__ import annotations

import re
import time
from dataclasses import replace
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html

from rashomon.errors import UsageError
from rashomon.model.documents import Caution, Failure
from rashomon.model.links import Alignment, Resolution, Speaker
from rashomon.model.record import Record
from rashomon.model.spans import Span
from rashomon.publish.pages import dossier_html
from tests.publish.checks import ATTACKS, check_safe_and_whole, parsed
from tests.publish.golden import PATH, golden_text
from tests.publish.story import attribution, document, entity, findings_of, harbour_story, utterance


def _page(record: Record, **options: object) -> lxml_html.HtmlElement:
    text = dossier_html(record, title="The pier at Ostrel", **options)  # type: ignore[arg-type]
    return parsed(text)


def _words(root: lxml_html.HtmlElement, path: str) -> list[str]:
    return [" ".join(item.text_content().split()) for item in root.xpath(path)]


def test_the_page_is_whole_and_loads_nothing() -> None:
    text = dossier_html(harbour_story().record(), title="The pier at Ostrel")
    root = check_safe_and_whole(text)
    assert "url(" not in text
    assert "@import" not in text
    assert root.xpath('//meta[@name="referrer"]/@content') == ["no-referrer"]


def test_the_page_has_not_changed_unseen() -> None:
    assert golden_text() == PATH.read_text(encoding="utf-8"), (
        "look at the page; if it is as it should be: python -m tests.publish.golden"
    )


def test_headings_and_landmarks_are_in_order() -> None:
    root = _page(harbour_story().record())
    levels = [int(item.tag[1]) for item in root.xpath("//h1 | //h2 | //h3 | //h4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(deeper - level <= 1 for level, deeper in pairwise(levels))
    assert [item.tag for item in root.xpath("//body/*")] == ["a", "header", "nav", "main", "script"]
    for head in root.xpath("//thead/tr/th"):
        assert head.get("scope") == "col"


def test_the_same_record_gives_the_same_page() -> None:
    pages = {dossier_html(harbour_story().record(), title="T") for _ in range(2)}
    assert len(pages) == 1


def test_what_is_said_is_put_as_reported() -> None:
    root = _page(harbour_story().record())
    says = _words(root, '//p[@class="says"]')
    assert "Ostrel Courier reports that Ilva Renko said:" in says
    assert (
        "The Lantern reports as a thought or intention of A passenger (as printed), in the words"
        " “feared”:"
    ) in says
    heads = _words(root, '//section[@class="group"]/h3')
    assert heads == ["Ilva Renko for the town · 5 reports", "Speaker not established 1 report"]


def test_one_utterance_is_one_card_with_all_its_reports() -> None:
    root = _page(harbour_story().record())
    card = root.xpath('//article[@class="card"][.//h4]')
    assert len(card) == 1
    assert _words(card[0], './/p[@class="says"]/cite') == [
        "Ostrel Courier",
        "The Lantern",
        "Bay Mirror",
    ]
    assert _words(card[0], ".//blockquote") == ["“We have checked every bolt,”"]


def test_the_head_counts_and_gives_a_range() -> None:
    head = _words(_page(harbour_story().record()), "//header")[0]
    for words in (
        "DRAFT",
        "not reviewed",
        "3 documents",
        "3 outlets",
        "6 statements (1 without an established speaker)",
        "between 1 and 2 independent accounts",
        "Published 2031-04-23 to 2031-04-24; 1 without a date",
        "1 boilerplate.removed",
        "1 input could not be read",
    ):
        assert words in head


def test_excerpts_are_the_default_and_whole_texts_are_asked_for() -> None:
    text = f"The mill is sold, Ada Finch said. {'Nothing more was heard of it. ' * 99}The end."
    doc = document("mill.txt", text)
    record = findings_of(
        [doc], [attribution(doc, "Ada Finch", "said", "The mill is sold")]
    ).record()
    shown = dossier_html(record, title="Mill")
    assert "The end." not in shown
    assert "[…]" in _words(parsed(shown), '//div[@class="text"]')[0]
    assert "The end." in dossier_html(record, title="Mill", full_text=True)
    assert "whole texts" in dossier_html(record, title="Mill", full_text=True)
    with pytest.raises(UsageError, match="-1"):
        dossier_html(record, title="Mill", context=-1)


def test_an_empty_story_is_a_page_too() -> None:
    root = check_safe_and_whole(dossier_html(findings_of([], []).record(), title=""))
    assert "No statement was read." in root.text_content()


def test_disputed_words_name_the_other_speaker() -> None:
    text = "“It was lit,” Ada Finch said. “It was lit,” Bo Marsh said."
    doc = document("lamp.txt", text)
    first = attribution(doc, "Ada Finch", "said", "“It was lit,”")
    second = replace(
        attribution(doc, "Bo Marsh", "said", "“It was lit,”"),
        id="att-2",
        content=(Span(30, 43),),
    )
    findings = findings_of([doc], [first, second])
    people = tuple(sorted((entity(doc, "Ada Finch"), entity(doc, "Bo Marsh")), key=lambda e: e.id))
    by_name = {person.name: person.id for person in people}
    findings.resolution = Resolution(
        people,
        (
            Speaker(first.id, by_name["Ada Finch"], "name.full", first.source[0]),
            Speaker(second.id, by_name["Bo Marsh"], "name.full", second.source[0]),
        ),
    )
    both = (first.id, second.id)
    findings.alignment = Alignment(
        (utterance("utt-1", both, sorted(by_name.values()), disputed=True),)
    )
    root = check_safe_and_whole(dossier_html(findings.record(), title="Lamp"))
    warned = _words(root, '//article//p[@class="warned"]')
    assert sorted(warned) == [
        "The same words are given to Ada Finch elsewhere.",
        "The same words are given to Bo Marsh elsewhere.",
    ]


@pytest.mark.parametrize("attack", ATTACKS)
def test_hostile_text_is_text_wherever_it_stands(attack: str) -> None:
    text = f"{attack}, {attack} said. More words to read here."
    doc = document(
        attack,
        text,
        title=attack,
        outlet=attack,
        url=attack,
        authors=(attack,),
        language=attack,
        sha256="0" * 64,
    )
    att = replace(
        attribution(doc, attack, "said", attack),
        source=(Span(len(attack) + 2, 2 * len(attack) + 2),),
    )
    findings = findings_of([doc], [att])
    named = replace(entity(doc, attack), aliases=(attack, f"{attack}."))
    findings.resolution = Resolution((named,), (Speaker(att.id, named.id, attack, att.source[0]),))
    findings.cautions = [Caution("name.garbled", doc.id, Span(0, len(attack)), attack)]
    findings.failures = [Failure(attack, "gzip.broken", attack)]
    for full_text in (False, True):
        page = dossier_html(findings.record(), title=attack, full_text=full_text)
        page.encode("utf-8")
        root = check_safe_and_whole(page)
        assert not root.xpath("//img | //iframe | //object")
        assert not root.xpath('//a[not(starts-with(@href, "#"))]')
        assert root.xpath("//html/@lang") == ["en"]


@given(st.text(min_size=1, max_size=60).filter(lambda text: text.strip()))
def test_any_text_makes_a_whole_page(words: str) -> None:
    doc = document(words, words, title=words, outlet=words, url=f"https://a.example/{words}")
    record = findings_of([doc], [attribution(doc, "", "", words)]).record()
    check_safe_and_whole(dossier_html(record, title=words))


@pytest.mark.slow
def test_a_line_of_ten_megabytes_is_cut_to_excerpts() -> None:
    text = "x" * 5_000_000 + " The mill is sold, Ada Finch said. " + "<b>" * 1_700_000
    doc = document("long.txt", text, title="y" * 1_000_000)
    record = findings_of(
        [doc], [attribution(doc, "Ada Finch", "said", "The mill is sold")]
    ).record()
    start = time.perf_counter()
    page = dossier_html(record, title="Long")
    assert time.perf_counter() - start < 20
    assert len(page) < 60_000
    check_safe_and_whole(page)


@pytest.mark.slow
def test_a_story_of_six_hundred_documents_stays_usable() -> None:
    record = _many_documents(600, 10)
    start = time.perf_counter()
    page = dossier_html(record, title="Large")
    assert time.perf_counter() - start < 60
    assert len(page.encode()) < 25_000_000 * 10 / 25
    assert page.count("<article class=card>") == 10


def _many_documents(documents: int, statements: int) -> Record:
    """Documents alike: the worst case for anything that lists copies under each copy."""
    gates = [f"Gate {n} of the lock is shut" for n in range(statements)]
    sentences = [f"{gate}, Ada Finch said." for gate in gates]
    docs, atts, same = [], [], []
    for number in range(documents):
        doc = document(f"doc-{number}.txt", " ".join(sentences), outlet=f"Outlet {number}")
        docs.append(doc)
        atts += [attribution(doc, "Ada Finch", "said", gate) for gate in gates]
    findings = findings_of(docs, atts)
    for n in range(statements):
        ids = tuple(sorted(att.id for att in atts[n::statements]))
        same.append(utterance(f"utt-{n}", ids))
    findings.alignment = Alignment(tuple(same), (tuple(sorted(doc.id for doc in docs)),))
    return findings.record()


def test_the_page_calls_nothing_true() -> None:
    folder = Path(str(files("rashomon.publish").joinpath("templates")))
    templates = "".join(path.read_text("utf-8") for path in sorted(folder.rglob("*.html")))
    words = set(re.findall("[a-z]+", re.sub(r"{[%#{].*?[%#}]}", " ", templates, flags=re.DOTALL)))
    assert not words & {"true", "false", "fact", "facts", "truth", "lie", "liar", "proof", "proven"}


def _luminance(colour: str) -> float:
    digits = colour if len(colour) == 6 else "".join(2 * c for c in colour)
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("theme", [0, 1, 2], ids=["light", "dark", "print"])
def test_every_text_colour_has_the_contrast_of_wcag_aa(theme: int) -> None:
    style = files("rashomon.publish").joinpath("templates", "dossier.css").read_text("utf-8")
    blocks = re.findall(r":root {(.*?)}", style, flags=re.DOTALL)
    colours = dict(re.findall(r"--([a-z-]+): #([0-9a-f]{3,6})", blocks[theme]))
    for ground in ("ground", "raised", "warn-ground", "target"):
        for ink in ("ink", "quiet", "link", "warn", "cue", "source"):
            low, high = sorted((_luminance(colours[ground]), _luminance(colours[ink])))
            assert (high + 0.05) / (low + 0.05) >= 4.5, f"{ink} on {ground}"
