"""What is sent to the live app: entered, refused, undone; and never lost."""

from __future__ import annotations

import re
import signal
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from rashomon.app.desk import Desk
from rashomon.app.server import guarded
from rashomon.errors import StoreError
from rashomon.model.corrections import Corrected
from rashomon.publish.site import notices
from rashomon.story import open_story
from tests.app.conftest import BY, DOOR, HOME
from tests.app.running import Running, running


def _corrected(story: Path) -> Corrected:
    with open_story(story) as opened:
        return opened.corrected


@pytest.fixture
def statements(story: Path) -> list[str]:
    """Ids of all statements."""
    with open_story(story) as opened:
        return [att.id for att in opened.statements]


def test_a_decision_is_entered_and_leads_back(
    client: TestClient, story: Path, statements: list[str]
) -> None:
    form = {
        "action": "accept",
        "target": statements[0],
        "version": "0",
        "why": "read it twice",
        "back": "/statements?kind=direct",
    }
    answer = client.post("/decide", data=form)
    assert answer.status_code == 303
    assert answer.headers["location"] == "/statements?kind=direct&done=1"
    corrected = _corrected(story)
    assert corrected.states == {statements[0]: "accepted"}
    (entry,) = corrected.decisions
    assert (entry.who, entry.why, entry.action) == (BY, "read it twice", "accept")
    page = client.get(answer.headers["location"])
    assert page.status_code == 200
    assert 'action="/undo"' in page.text


def test_what_was_rejected_is_gone_and_comes_back(
    client: TestClient, story: Path, statements: list[str]
) -> None:
    address = f"/s/{statements[0]}"
    assert client.get(address).status_code == 200
    client.post("/decide", data={"action": "reject", "target": statements[0], "version": "0"})
    assert f'id="s-{statements[0]}"' not in client.get(address).text
    assert client.get("/log").text.count(BY) >= 1
    entry = _corrected(story).decisions[0].id
    answer = client.post("/undo", data={"target": entry, "version": "1"})
    assert answer.status_code == 303
    assert f'id="s-{statements[0]}"' in client.get(address).text
    assert len(_corrected(story).decisions) == 2


def test_the_latest_is_undone_where_nothing_is_named(
    client: TestClient, story: Path, statements: list[str]
) -> None:
    client.post("/decide", data={"action": "accept", "target": statements[0], "version": "0"})
    assert client.post("/undo", data={"version": "1"}).status_code == 303
    assert _corrected(story).states == {}


def test_nothing_to_undo_is_said(client: TestClient) -> None:
    answer = client.post("/undo", data={"version": "0"})
    assert answer.status_code == 400
    assert "Nothing was changed" in answer.text


def test_a_preview_writes_nothing(client: TestClient, story: Path, statements: list[str]) -> None:
    form = {"action": "reject", "target": statements[:3], "version": "0", "back": "/people"}
    answer = client.post("/preview", data=form)
    assert answer.status_code == 200
    assert "This touches 3 statements" in answer.text
    assert all(f'value="{key}"' in answer.text for key in statements[:3])
    assert 'value="/people"' in answer.text
    assert _corrected(story).version == 0


def test_many_are_entered_at_once_and_undone_at_once(
    client: TestClient, story: Path, statements: list[str]
) -> None:
    client.post("/decide", data={"action": "reject", "target": statements[:3], "version": "0"})
    corrected = _corrected(story)
    assert corrected.version == 3
    (batch,) = {entry.batch for entry in corrected.decisions}
    client.post("/undo", data={"target": batch, "version": "3"})
    assert _corrected(story).states == {}


@pytest.mark.parametrize(
    ("form", "told"),
    [
        ({"action": "accept", "target": "att-0", "version": "0"}, "att-0"),
        ({"action": "explode", "target": "att-0", "version": "0"}, "allowed: accept"),
        ({"action": "accept", "version": "0"}, "at least one finding"),
        ({"action": "accept", "target": "att-0"}, "version"),
        ({"action": "accept", "target": "<script>alert(1)</script>", "version": "0"}, "alert(1)"),
    ],
)
def test_what_cannot_be_entered_is_a_page(
    client: TestClient, story: Path, form: dict[str, str], told: str
) -> None:
    answer = client.post("/decide", data=form)
    assert answer.status_code == 400
    assert told in answer.text
    assert "<script>alert" not in answer.text
    assert _corrected(story).version == 0


def test_what_cannot_be_entered_can_be_put_right(client: TestClient, statements: list[str]) -> None:
    form = {"action": "set", "field": "content", "target": statements[0], "version": "0"}
    answer = client.post("/decide", data={**form, "spans": "9-5"})
    assert answer.status_code == 400
    assert "START-END" in answer.text
    assert "9-5</textarea>" in answer.text
    assert 'name="field" value="content"' in answer.text


@pytest.mark.parametrize("path", ["/decide", "/preview", "/undo"])
def test_what_is_no_form_is_a_page(client: TestClient, path: str) -> None:
    assert client.post(path, content=b"\xff\xfe").status_code == 400
    assert client.post(path, data={"who": "somebody else"}).status_code == 400
    assert client.get(path).status_code == 405


def test_two_who_decide_on_one_statement_lose_nothing(
    client: TestClient, story: Path, statements: list[str]
) -> None:
    one = {"action": "accept", "target": statements[0], "version": "0"}
    with TestClient(guarded(Desk(story, "Bea"), DOOR), base_url=HOME) as other:
        other.get("/?token=the-token")
        other.post("/decide", data=one, headers={"origin": HOME})
    mine = {
        "action": "set",
        "field": "kind",
        "value": "indirect",
        "target": statements[0],
        "why": "no quotation marks",
        "version": "0",
    }
    answer = client.post("/decide", data=mine)
    assert answer.status_code == 409
    assert "Bea" in answer.text
    assert "no quotation marks" in answer.text
    # The form is there again, on the newest version: sent once more, it is entered.
    assert 'name="version" value="1"' in answer.text
    assert "indirect</textarea>" in answer.text
    assert client.post("/decide", data={**mine, "version": "1"}).status_code == 303
    corrected = _corrected(story)
    assert [entry.who for entry in corrected.decisions] == ["Bea", BY]


def test_two_who_decide_on_different_statements_are_not_in_each_others_way(
    client: TestClient, story: Path, statements: list[str]
) -> None:
    for number, key in enumerate(statements[:4]):
        form = {"action": "accept", "target": key, "version": "0"}
        assert client.post("/decide", data=form).status_code == 303, number
    assert _corrected(story).version == 4


def test_a_note_is_taken_by_the_name_that_its_form_gives_it(
    client: TestClient, story: Path
) -> None:
    with open_story(story) as opened:
        of_kinds = (("s", opened.statements), ("e", opened.entities), ("d", opened.documents))
        keys = [(kind, items[0].id) for kind, items in of_kinds]
    for number, (kind, key) in enumerate(keys):
        (name,) = set(re.findall(r'<textarea name="(\w+)"', client.get(f"/{kind}/{key}").text))
        form = {"action": "note", "target": key, name: "see the map", "version": str(number)}
        assert client.post("/decide", data=form).status_code == 303, kind
    assert set(_corrected(story).notes) == {key for _, key in keys}


def test_who_comes_while_the_story_is_written_may_try_again(
    client: TestClient, story: Path, statements: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rashomon.store.sqlite._WAIT_SECONDS", 0.05)
    form = {"action": "note", "target": statements[0], "why": "see the map", "version": "0"}
    with sqlite3.connect(story, isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        answer = client.post("/decide", data=form)
        other.execute("ROLLBACK")
    other.close()
    assert answer.status_code == 503
    assert "Nothing of yours was written" in answer.text
    assert "see the map</textarea>" in answer.text
    assert client.post("/decide", data=form).status_code == 303
    assert _corrected(story).version == 1


def test_what_could_not_be_written_is_said_and_shown_again(
    client: TestClient, statements: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> Corrected:
        raise StoreError("ferry.story: the disk is full")

    monkeypatch.setattr("rashomon.story.Story.decide", full)
    form = {"action": "note", "target": statements[0], "why": "see the map", "version": "0"}
    answer = client.post("/decide", data=form)
    assert answer.status_code == 500
    assert "the disk is full" in answer.text
    assert "see the map</textarea>" in answer.text


def test_many_at_once_over_two_servers_lose_nothing(story: Path, statements: list[str]) -> None:
    with running(story, "--by", "Ann") as ann, running(story, "--by", "Bea") as bea:

        def accept(given: tuple[Running, str]) -> int:
            server, key = given
            form = {"action": "accept", "target": key, "version": "0"}
            return server.post("/decide", **form).status

        work = [((ann, bea)[number % 2], key) for number, key in enumerate(statements[:8])]
        with ThreadPoolExecutor(4) as threads:
            answers = list(threads.map(accept, work))
    corrected = _corrected(story)
    assert set(answers) <= {303, 503}  # who had to wait too long is told, and may try again
    assert answers.count(303) == len(corrected.states) == corrected.version >= 4


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs a signal that nothing survives")
def test_what_was_acknowledged_outlives_a_kill(story: Path, statements: list[str]) -> None:
    acknowledged = []
    with running(story) as server, ThreadPoolExecutor(1) as thread:

        def accept_all() -> None:
            for key in statements:
                form = {"action": "accept", "target": key, "version": "0"}
                try:
                    if server.post("/decide", **form).status == 303:
                        acknowledged.append(key)
                except OSError:
                    return
                if len(acknowledged) == 3:
                    server.process.send_signal(signal.SIGKILL)

        thread.submit(accept_all).result()
        server.process.wait(20)
    assert len(acknowledged) >= 3
    corrected = _corrected(story)
    assert {entry.target for entry in corrected.decisions} >= set(acknowledged)
    assert {key for key, state in corrected.states.items() if state == "accepted"} >= set(
        acknowledged
    )
    with sqlite3.connect(story) as raw:
        assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    raw.close()
    with running(story) as again:
        assert again.get("/log").status == 200


def _hidden(page: str) -> dict[str, list[str]]:
    """The fields of the form that a preview asks to be sent."""
    found: dict[str, list[str]] = {}
    for name, value in re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', page):
        found.setdefault(name, []).append(unescape(value))
    undo = ("undo",)  # the button at the head of the page has fields of its own
    return {key: [v for v in values if v not in undo][-1:] for key, values in found.items()}


def test_all_that_match_are_entered_at_once_and_undone_at_once(
    client: TestClient, story: Path, statements: list[str]
) -> None:
    with open_story(story) as opened:
        direct = {att.id for att in opened.statements if att.kind == "direct"}
    assert 0 < len(direct) < len(statements)
    query = "?kind=direct"
    page = client.get(f"/statements{query}").text
    assert f"All {len(direct)} statements that match these filters" in page
    form = {"action": "accept", "matching": query, "version": "0", "back": f"/statements{query}"}
    preview = client.post("/preview", data=form)
    assert f"his touches {len(direct)} statements" in preview.text
    assert _corrected(story).version == 0
    fields = _hidden(preview.text)
    assert fields["matching"] == [query]
    assert client.post("/decide", data=fields).status_code == 303
    corrected = _corrected(story)
    assert set(corrected.states) == direct
    assert len({entry.batch for entry in corrected.decisions}) == 1
    client.post("/undo", data={"version": str(corrected.version)})
    assert _corrected(story).states == {}


def test_nothing_is_entered_that_was_not_shown_before(
    client: TestClient, story: Path, statements: list[str]
) -> None:
    form = {"action": "accept", "matching": "?unreviewed=1", "version": "0"}
    unseen = client.post("/decide", data=form)
    assert unseen.status_code == 409
    fields = _hidden(client.post("/preview", data=form).text)
    client.post("/decide", data={"action": "accept", "target": statements[0], "version": "0"})
    again = client.post("/decide", data=fields)
    assert again.status_code == 409
    assert "Other statements match these filters now" in again.text
    assert _corrected(story).version == 1
    assert client.post("/decide", data=_hidden(again.text)).status_code == 303
    assert set(_corrected(story).states) == set(statements)


def test_a_list_that_is_cut_says_by_how_many(
    client: TestClient, statements: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(notices, "_SHOWN", 5)
    form = {"action": "reject", "matching": "", "version": "0"}
    page = client.post("/preview", data=form).text
    assert f"… and {len(statements) - 5} more statements" in page


@pytest.mark.parametrize("query", ["?kind=loud", "?colour=red", "?q=zzzzzz"])
def test_filters_that_leave_nothing_are_said(client: TestClient, story: Path, query: str) -> None:
    form = {"action": "accept", "matching": query, "version": "0"}
    assert client.post("/preview", data=form).status_code == 400
    assert _corrected(story).version == 0
