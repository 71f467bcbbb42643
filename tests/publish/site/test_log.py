from __future__ import annotations

from rashomon.model.corrections import Anchor, Corrected, Decision, Orphan, Words
from rashomon.model.spans import Span
from rashomon.publish.site.asked import Asked
from rashomon.publish.site.live import live_page
from rashomon.publish.site.log import find_entries, last_applied
from rashomon.publish.site.site import Site
from tests.publish.checks import parsed
from tests.publish.story import harbour_story

_RECORD = harbour_story().record()
_ATT = _RECORD.attributions[0]


def _decision(number: int, action: str = "accept", **changes: object) -> Decision:
    words = (Words("content", _ATT.content[0], "The pier"), Words("cue", Span(0, 4), "said"))
    values: dict[str, object] = {
        "id": f"dec-{number}",
        "number": number,
        "batch": f"dec-{number}",
        "who": "Ann Ode",
        "when": f"2031-04-23T09:30:{number:02}Z",
        "action": action,
        "target": _ATT.id,
        "field": "",
        "old": "",
        "new": "",
        "why": "",
        "undoes": None,
        "anchor": Anchor("statement", _ATT.id, words=words),
    }
    return Decision(**(values | changes))  # type: ignore[arg-type]


def test_a_date_tells_how_many_cautions_it_answers() -> None:
    log = (_decision(1, "set", field="published"), _decision(2))
    layers = {"cau-1": {"answered": "dec-1"}, "att-1": {"speaker": "dec-2"}}
    other, date = find_entries(Corrected(_RECORD, log, layers=layers, version=2))
    assert (date.answers, other.answers) == (1, 0)


def test_the_log_is_told_newest_first_with_words_for_places() -> None:
    new = (Words("", Span(0, 8), "The mill"),)
    log = (
        _decision(1),
        _decision(2, "set", field="content", old="0-8", new="9-17", words=new, why="too short"),
    )
    second, first = find_entries(Corrected(_RECORD, log, version=2))
    assert (second.number, second.what) == (2, "set content of statement")
    assert (second.old, second.new, second.why) == ("The pier", "The mill", "too short")
    assert (first.what, first.words, first.page) == (
        "accept statement",
        "The pier … said",
        ("s", _ATT.id),
    )


def test_values_name_people_and_documents() -> None:
    somebody, doc = _RECORD.entities[0], _RECORD.documents[0]
    gone = Anchor("entity", "ent-0123456789abcdef", name="Old Moll")
    log = (
        _decision(1, "set", field="speaker", old=gone.id, new=somebody.id, others=(gone,)),
        _decision(2, "copied", new=f"{doc.id}\nent-ffffffffffffffff"),
    )
    copied, spoken = find_entries(Corrected(_RECORD, log, version=2))
    assert (spoken.old, spoken.new) == ("Old Moll", somebody.name)
    assert copied.new.split() == [doc.name, "ent-ffffffffffffffff"]
    assert copied.what == "mark document as made from"


def test_what_is_undone_or_waits_says_so_and_what_holds_can_be_undone() -> None:
    log = (_decision(1), _decision(2, "reject"), _decision(3, "undo", undoes="dec-2", target="x"))
    orphan = Orphan(log[0], "Its words are gone.")
    corrected = Corrected(_RECORD, log, orphans=(orphan,), version=3, undone=frozenset({"dec-2"}))
    entries = find_entries(corrected)
    assert [entry.state for entry in entries] == ["undo", "undone", "waits"]
    assert entries[-1].reason == "Its words are gone."
    last = last_applied(entries)
    assert last is not None
    assert last.number == 1
    root = parsed(live_page(Site(corrected, title="T"), "log", Asked()))
    assert "Its words are gone." in root.xpath('//section[@id="log"]')[0].text_content()
    assert "1 decision waits" in root.xpath("//header")[0].text_content()


def test_decisions_entered_at_once_are_undone_at_once() -> None:
    log = tuple(_decision(number, batch="dec-1") for number in (1, 2, 3))
    root = parsed(live_page(Site(Corrected(_RECORD, log, version=3), title="T"), "help", Asked()))
    (form,) = root.xpath('//form[@class="last"]')
    assert form.xpath('./input[@name="target"]/@value') == ["dec-1"]
    assert "Undo: accept statement, 3 times" in form.text_content()


def test_what_was_just_entered_is_told_in_words_of_the_log() -> None:
    site = Site(Corrected(_RECORD, (_decision(1),), version=1), title="T")
    root = parsed(live_page(site, "statements", Asked(done=1)))
    told = root.xpath('//div[@class="done"]')[0].text_content()
    assert "accept statement" in told
    assert "by Ann Ode" in told
    assert not parsed(live_page(site, "statements", Asked(done=7))).xpath('//div[@class="done"]')


def test_what_people_are_called_is_text() -> None:
    log = (_decision(1, who="<b>x</b>\u202e", why="<script>", new="</td>"),)
    page = live_page(Site(Corrected(_RECORD, log, version=1), title="T"), "log", Asked(done=1))
    root = parsed(page)
    assert not root.xpath("//main//b | //main//script")
    assert "\u202e" not in page
