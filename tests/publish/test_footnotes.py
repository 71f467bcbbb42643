from __future__ import annotations

from dataclasses import replace

from rashomon.publish.footnotes import find_footnote, footnote_text
from tests.publish.story import attribution, document, findings_of, harbour_story

ARCHIVED = "https://archive.example/web/20310423101500/https://courier.example/pier"


def test_a_note_lets_somebody_find_the_words() -> None:
    record = harbour_story().record()
    doc = next(doc for doc in record.documents if doc.outlet == "Ostrel Courier")
    att = next(a for a in record.attributions if a.document == doc.id and a.kind == "direct")
    span = att.content[0]
    assert footnote_text(doc, att) == (
        "Ostrel Courier, “Ferry pier reopens”, 2031-04-23, https://courier.example/pier, sha256 "
        f"{doc.sha256[:16]}…, characters {span.start}–{span.end}."
    )
    assert find_footnote(doc, att).words == (
        "https://courier.example/pier#:~:text=%E2%80%9CWe%20have%20checked%20every%20bolt%2C%E2%80%9D"
    )


def test_an_archive_gives_the_moment_of_capture() -> None:
    doc = document("a.txt", "It is shut, Ada Finch said.", outlet="Mercury", url=ARCHIVED)
    record = findings_of([doc], [attribution(doc, "Ada Finch", "said", "It is shut")]).record()
    note = footnote_text(record.documents[0], record.attributions[0])
    assert f"{ARCHIVED}, captured 2031-04-23T10:15:00Z, sha256" in note
    found = find_footnote(record.documents[0], record.attributions[0])
    assert found.words == "https://courier.example/pier#:~:text=It%20is%20shut"


def test_what_is_not_known_is_not_made_up() -> None:
    doc = document("a.txt", "It is shut, Ada Finch said.")
    record = findings_of([doc], [attribution(doc, "Ada Finch", "said", "It is shut")]).record()
    note = footnote_text(record.documents[0], record.attributions[0])
    assert note.startswith("a.txt, a.txt, no date, no address, sha256 ")
    assert "captured" not in note
    assert (
        find_footnote(
            replace(record.documents[0], url="javascript:x"), record.attributions[0]
        ).words
        is None
    )
