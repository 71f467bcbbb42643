"""Pages of documents side by side and of bytes received; in the file, pairs that share text."""

from __future__ import annotations

import pytest

from rashomon.errors import NotFound, UsageError
from rashomon.model.corrections import Corrected
from rashomon.model.received import RawExcerpt, RawPiece
from rashomon.publish.pages import dossier_html
from rashomon.publish.site.asked import Asked
from rashomon.publish.site.comparing import compare_page
from rashomon.publish.site.raw import raw_page
from rashomon.publish.site.site import Site
from tests.publish.checks import ATTACKS, parsed
from tests.publish.comparison.texts import SPANISH, WIRE, index_of, titled
from tests.publish.story import document, harbour_story


def _site() -> Site:
    return Site(Corrected(harbour_story().record()), title="The pier")


def _asked(site: Site) -> Asked:
    return Asked(d=tuple(doc.id for doc in site.record.documents))


def test_documents_stand_in_columns_with_heads_and_links() -> None:
    site = _site()
    root = parsed(compare_page(site, _asked(site)))
    heads = root.xpath("//table//thead//th[@scope='col']")
    assert [head.xpath("string(span)") for head in heads] == ["A", "B", "C"]
    links = root.xpath("//table//a[@class='n']/@href")
    assert sorted(links) == sorted(f"/s/{att.id}" for att in site.record.attributions)
    assert root.xpath("//table//mark[contains(@class, 'o')]")
    assert all(
        root.xpath(f"//*[@id='{href[1:]}']")
        for href in root.xpath("//main//@href[starts-with(., '#')]")
    )


@pytest.mark.parametrize("picked", [0, 1])
def test_where_too_few_are_picked_the_page_lets_pick(picked: int) -> None:
    site = _site()
    asked = Asked(d=_asked(site).d[:picked])
    root = parsed(compare_page(site, asked))
    assert root.xpath("//form[@action='/compare']//input[@name='d']")


def test_what_cannot_be_compared_is_refused() -> None:
    site = _site()
    key = site.record.documents[0].id
    with pytest.raises(UsageError, match="once"):
        compare_page(site, Asked(d=(key, key)))
    with pytest.raises(NotFound):
        compare_page(site, Asked(d=(key, "doc-0")))


def test_words_of_another_language_say_so() -> None:
    docs = [titled("wire.txt", WIRE), document("es.txt", SPANISH, language="es")]
    site = Site(Corrected(index_of(docs).record), title="Two")
    root = parsed(compare_page(site, Asked(d=tuple(doc.id for doc in docs))))
    assert root.xpath("//td/p[@lang='es'][@dir='auto']")
    assert "different languages" in root.text_content()


@pytest.mark.parametrize("attack", ATTACKS)
def test_hostile_texts_are_text(attack: str) -> None:
    docs = [
        document(f"{n}.txt", f"{attack} Said the {n} man. {attack}", outlet=attack) for n in (1, 2)
    ]
    site = Site(Corrected(index_of(docs).record), title=attack)
    root = parsed(compare_page(site, Asked(d=tuple(doc.id for doc in docs))))
    assert not root.xpath("//main//script | //img | //iframe | //@style | //@onerror | //@onclick")
    excerpt = _excerpt(docs[0].id, attack)
    received = parsed(raw_page(site, docs[0].id, excerpt))
    assert not received.xpath("//main//script | //img | //iframe | //@style | //@onerror")
    assert not received.xpath("//a[starts-with(@href, 'javascript')]")


def _excerpt(key: str, text: str) -> RawExcerpt:
    pieces = (RawPiece(text, False), RawPiece("C3 28", True, True), RawPiece("\u202e", True))
    return RawExcerpt(
        document=key,
        name=text,
        words=text,
        sha256="ab" * 32,
        steps=("zip", text),
        rest=("row", "3"),
        encoding="utf-8",
        size=900,
        start=10,
        end=40,
        marks=((20, 30),),
        pieces=pieces,
        exact=False,
        note="Two places hold it.",
    )


def test_of_very_long_documents_the_first_rows_are_shown() -> None:
    text = "".join(f"Barge {n} of the fleet carried {n} sacks.\n\n" for n in range(3_010))
    docs = [document(f"{n}.txt", text) for n in (1, 2)]
    site = Site(Corrected(index_of(docs).record), title="Long")
    root = parsed(compare_page(site, Asked(d=tuple(doc.id for doc in docs))))
    assert len(root.xpath("//table[contains(@class, 'beside')]/tbody/tr")) == 3_000
    assert "10 more rows are not shown" in root.xpath("string(//main)")


def test_a_line_of_megabytes_is_cut() -> None:
    docs = [document(f"{n}.txt", "x" * 2_000_000 + f" The {n} mill is sold.") for n in (1, 2)]
    site = Site(Corrected(index_of(docs).record), title="Long")
    page = compare_page(site, Asked(d=tuple(doc.id for doc in docs)))
    assert len(page) < 80_000
    assert "mill is sold" in page


def test_bytes_are_shown_as_text_with_what_is_known_of_them() -> None:
    site = _site()
    att = site.record.attributions[0]
    root = parsed(raw_page(site, att.id, _excerpt(att.document, "<b>bold</b>")))
    (shown,) = root.xpath("//pre")
    assert shown.text_content() == "<b>bold</b>⟨C3 28⟩⟦U+202E⟧"
    told = root.xpath("string(//main)")
    assert "20 to 30 (not sure)" in told
    assert "Two places hold it." in told
    assert root.xpath(f"//a[@href='/s/{att.id}']")


def test_the_file_has_pairs_that_share_text_and_links_to_them_alone() -> None:
    record = harbour_story().record()
    root = parsed(dossier_html(record, title="The pier"))
    (pair,) = root.xpath("//section[@id='compare']//article/@id")
    assert root.xpath(f"//section[@id='lineage']//a[@href='#{pair}']")
    ids = set(root.xpath("//@id"))
    assert all(href[1:] in ids for href in root.xpath("//section[@id='compare']//@href"))
