from __future__ import annotations

import html
import io
import json
import re
import shutil
import sys
import zipfile
from pathlib import Path
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from rashomon.app.desk import Desk
from rashomon.app.exporting import FORMATS
from rashomon.app.server import guarded, prepare
from rashomon.errors import NotFound, SchemaMismatch
from rashomon.model.corrections import Edit
from rashomon.pipeline import build
from rashomon.publish.annotation_schema import check_page
from rashomon.publish.record_json import load, validate
from rashomon.publish.site.live import PANELS
from rashomon.settings import Engine, Settings
from rashomon.story import open_story
from tests.app.conftest import BY, DOOR, HOME

NAMES_OF_BYTES = pytest.mark.skipif(sys.platform != "linux", reason="names are characters here")


def test_the_first_address_leads_to_the_statements(client: TestClient) -> None:
    answer = client.get("/")
    assert answer.status_code == 303
    assert answer.headers["location"] == "/statements"
    page = client.get("/statements")
    assert page.status_code == 200
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert "Tomas Brenn" in page.text


@pytest.mark.parametrize("panel", sorted(PANELS))
def test_every_panel_is_a_page(client: TestClient, panel: str) -> None:
    answer = client.get(f"/{panel}")
    assert answer.status_code == 200
    assert answer.text.count("<h1") == 1
    assert client.get(f"/{panel}").content == answer.content


def test_every_link_of_every_panel_leads_to_a_page(client: TestClient) -> None:
    found: set[str] = set()
    for panel in PANELS:
        found |= set(re.findall(r'href="(/[^"#]*)', client.get(f"/{panel}").text))
    assert {link.split("/")[1] for link in found} >= {"s", "d", "e"}
    assert {link.split("/")[1] for link in found} >= {"raw"}
    for link in sorted(found):
        answer = client.get(html.unescape(link))
        assert answer.status_code in (200, 303), link


def test_documents_are_compared_by_their_address(client: TestClient) -> None:
    page = client.get("/documents").text
    keys = re.findall(r'name="d" value="([^"]*)"', page)
    answer = client.get("/compare?" + "&".join(f"d={key}" for key in keys[:2]))
    assert answer.status_code == 200
    assert answer.text.count('scope="col"') == 2
    assert client.get("/compare").status_code == 200
    assert client.get(f"/compare?d={keys[0]}&d={keys[0]}").status_code == 400
    assert client.get(f"/compare?d={keys[0]}&d=doc-0").status_code == 404


def test_statements_are_filtered_by_their_address(client: TestClient) -> None:
    everything = client.get("/statements").text
    some = client.get("/statements?q=patience").text
    assert len(some) < len(everything)
    assert "patience" in some


@pytest.mark.parametrize(
    "query", ["page=0", "page=x", "q=a&q=b", "nonsense=1", "contested=2", "q=" + "x" * 400]
)
def test_what_cannot_be_asked_is_a_page(client: TestClient, query: str) -> None:
    answer = client.get(f"/statements?{query}")
    assert answer.status_code == 400
    assert "allowed" in answer.text
    assert "<h1>" in answer.text


def test_documents_stand_side_by_side(client: TestClient, story: Path) -> None:
    with open_story(story) as opened:
        one, other = [doc.id for doc in opened.documents][:2]
    answer = client.get(f"/compare?d={one}&d={other}")
    assert answer.status_code == 200
    assert answer.text.count("<h1") == 1
    for query, status in (
        ("", 200),
        (f"?d={one}", 200),
        (f"?d={one}&d={one}", 400),
        (f"?d={one}&d=doc-0", 404),
        ("?d=1&d=2&d=3&d=4&d=5", 400),
    ):
        answer = client.get(f"/compare{query}")
        assert answer.status_code == status, query
        assert "<h1" in answer.text


@pytest.mark.parametrize("kind", ["s", "k", "d", "e", "p", "t"])
def test_an_unknown_id_is_a_page_that_says_so(client: TestClient, kind: str) -> None:
    for key in ("att-0123456789abcdef", "x", "<script>alert(1)", "é", "\x00"):
        answer = client.get(f"/{kind}/{quote(key)}")
        assert answer.status_code == 404
        assert "Not in this story" in answer.text
        assert "<script>alert" not in answer.text


def test_bytes_received_are_shown_as_text(client: TestClient, story: Path) -> None:
    with open_story(story) as opened:
        of_page = [doc.id for doc in opened.documents if doc.name.endswith(".html")]
        keys = [att.id for att in opened.statements if att.document in of_page]
    answer = client.get(f"/raw/{keys[0]}")
    assert answer.status_code == 200
    assert "&lt;p&gt;" in answer.text
    assert '<mark class="c">' in answer.text


@pytest.mark.parametrize("key", ["att-0123456789abcdef", "doc-0123456789abcdef", "x"])
def test_bytes_of_nothing_are_a_page(client: TestClient, key: str) -> None:
    answer = client.get(f"/raw/{key}")
    assert answer.status_code == 404
    assert "Not in this story" in answer.text


def test_what_is_superseded_leads_on(client: TestClient, story: Path) -> None:
    with open_story(story) as opened:
        one, other = [entity.id for entity in opened.entities if entity.kind == "person"][:2]
        opened.decide([Edit("merge", one, value=other)], who=BY, when="2031-04-05T10:00:00Z")
    answer = client.get(f"/e/{other}")
    assert answer.status_code == 200
    assert "Superseded" in answer.text
    assert f'href="/e/{one}"' in answer.text
    assert client.get(f"/e/{one}").status_code == 200


def test_an_address_that_leads_nowhere_is_a_page(client: TestClient) -> None:
    for path in ("/nowhere", "/statements/x/y", "/<script>alert(1)</script>", "/%00", "/é"):
        answer = client.get(path)
        assert answer.status_code == 404, path
        assert "<h1>" in answer.text
        assert "<script>alert" not in answer.text


def test_a_form_where_none_is_taken_is_a_page(client: TestClient) -> None:
    answer = client.post("/statements", data={"a": "1"})
    assert answer.status_code == 405
    assert "<h1>" in answer.text


@pytest.mark.parametrize("wanted", sorted(FORMATS))
def test_every_export_is_a_download(client: TestClient, wanted: str) -> None:
    answer = client.get(f"/export/{wanted}")
    assert answer.status_code == 200
    assert answer.headers["content-disposition"].startswith("attachment; filename*=UTF-8''ferry.")
    assert client.get(f"/export/{wanted}").content == answer.content
    if wanted == "json":
        validate(json.loads(answer.text))
        assert len(load(answer.text).documents) == 4
    if wanted == "annotations":
        check_page(json.loads(answer.text))
    if wanted in ("csv", "parquet"):
        with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
            assert f"statements.{wanted}" in archive.namelist()
            assert archive.testzip() is None


def test_every_export_is_linked_to(client: TestClient) -> None:
    page = client.get("/statements").text
    assert {name for name in FORMATS if f'href="/export/{name}"' in page} == set(FORMATS)


def test_an_unknown_export_names_those_there_are(client: TestClient) -> None:
    answer = client.get("/export/docx")
    assert answer.status_code == 404
    assert "markdown" in answer.text


@pytest.mark.parametrize(
    ("name", "quoted"),
    [
        ('a "b"; é\n', "a%20%22b%22%3B%20%C3%A9%0A"),
        # Linux alone has file names that are no characters.
        pytest.param("a\udcff", "a%EF%BF%BD", marks=NAMES_OF_BYTES),
    ],
)
def test_a_strange_name_is_a_plain_file_name(
    built: Path, tmp_path: Path, name: str, quoted: str
) -> None:
    story = Path(shutil.copy(built, tmp_path / f"{name}.story"))
    with TestClient(guarded(Desk(story, BY), DOOR), base_url=HOME) as client:
        client.get("/?token=the-token")
        named = client.get("/export/json").headers["content-disposition"]
    assert named == f"attachment; filename*=UTF-8''{quoted}.json"


def test_accounts_that_are_added_are_shown(client: TestClient, story: Path, tmp_path: Path) -> None:
    assert "Anneke Lund" not in client.get("/statements").text
    more = tmp_path / "more.txt"
    more.write_text(
        "Pier to be mended in June\n\n2031-04-04\n\n"
        'HALDEN - "We begin in June," the engineer, Anneke Lund, said on Friday.\n',
        encoding="utf-8",
    )
    build([more], story, Settings(engine=Engine(workers=1)))
    assert "Anneke Lund" in client.get("/statements").text


def test_a_story_put_in_the_place_of_another_is_shown(client: TestClient, story: Path) -> None:
    assert client.get("/statements").status_code == 200
    other = story.with_name("other.story")
    text = story.with_name("one.txt")
    text.write_text("One\n\n2031-04-04\n\nThe mayor, Ida Holt, said it was over.\n", "utf-8")
    build([text], other, Settings(engine=Engine(workers=1)))
    other.replace(story)
    page = client.get("/statements").text
    assert "Ida Holt" in page
    assert "Tomas Brenn" not in page


def test_a_story_that_went_away_is_said(client: TestClient, story: Path) -> None:
    assert client.get("/statements").status_code == 200
    gone = story.rename(story.with_name("gone.story"))
    answer = client.get("/statements")
    assert answer.status_code == 404
    assert "there is no such story file" in answer.text
    gone.rename(story)
    assert client.get("/statements").status_code == 200


def test_what_is_no_story_is_not_served(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        prepare(tmp_path / "none.story", BY)
    other = tmp_path / "text.story"
    other.write_text("no story, " * 100, encoding="utf-8")
    with pytest.raises(SchemaMismatch):
        prepare(other, BY)


def test_an_edition_is_another_once_the_record_is(story: Path, tmp_path: Path) -> None:
    with open_story(story) as opened, open_story(story) as second:
        before = opened.edition()
        assert second.edition() == before
        more = tmp_path / "more.txt"
        more.write_text("More\n\n2031-04-05\n\nThe mayor, Ida Holt, said no.\n", "utf-8")
        build([more], story, Settings(engine=Engine(workers=1)))
        assert opened.edition() == second.edition() != before


def test_a_mistake_of_ours_is_a_page(story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> str:
        raise ZeroDivisionError("secret words")

    monkeypatch.setattr("rashomon.app.reading.live_page", broken)
    app = guarded(Desk(story, BY), DOOR)
    with TestClient(app, base_url=HOME, raise_server_exceptions=False) as client:
        client.get("/?token=the-token", follow_redirects=False)
        answer = client.get("/people", follow_redirects=True)
        assert answer.status_code == 500
        assert "mistake in Rashomon" in answer.text
        assert "secret words" not in answer.text
        assert answer.headers["content-security-policy"].startswith("default-src 'none'")


def test_what_was_rejected_says_by_whom(client: TestClient, story: Path) -> None:
    with open_story(story) as opened:
        key = opened.statements[0].id
        opened.decide([Edit("reject", key, why="a joke")], who="Ada", when="2031-04-05T10:00:00Z")
    answer = client.get(f"/s/{key}")
    assert answer.status_code == 200
    assert "Ada rejected this" in answer.text
    assert "a joke" in answer.text


def test_a_panel_that_cannot_be_made_does_not_keep_others_away(
    story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> str:
        raise ZeroDivisionError

    monkeypatch.setattr("rashomon.app.routes.live_page", broken)
    with TestClient(guarded(Desk(story, BY), DOOR), base_url=HOME) as client:
        client.get("/?token=the-token", follow_redirects=False)
        assert client.get("/people").status_code == 200


def test_there_is_no_picture_of_the_server(client: TestClient) -> None:
    answer = client.get("/favicon.ico")
    assert (answer.status_code, answer.content) == (204, b"")


def test_a_link_of_another_run_says_so_and_one_of_this_run_nothing(
    client: TestClient, story: Path
) -> None:
    with open_story(story) as opened:
        statement = opened.statements[0].id
    page = client.get(f"/s/{statement}")
    (now,) = set(re.findall(r"\?run=([0-9a-f]{12})", page.text))
    assert "This link was made" not in client.get(f"/s/{statement}?run={now}").text
    for address in (f"/s/{statement}", "/statements", "/k/clm-0"):
        told = client.get(f"{address}?run=0123456789ab").text
        assert "This link was made with run 0123456789ab" in told
        assert now in told
    assert client.get(f"/s/{statement}?run=now").status_code == 400
