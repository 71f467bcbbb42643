"""Every form that a page shows asks for something that the story can take."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import html as lxml_html
from starlette.testclient import TestClient

from rashomon.story import open_story

_PLACES = {"spans": "0-5", "cue": "6-9", "source": "10-14"}
_Fields = list[tuple[str, str]]


def _pages(story: Path) -> list[str]:
    with open_story(story) as opened:
        record = opened.record
    many = [item.attributions for item in record.utterances if len(item.attributions) > 1]
    kinds: dict[str, tuple[Any, ...]] = {
        "k": record.claims,
        "d": record.documents,
        "e": record.entities,
        "p": record.proposals,
        "t": record.events,
        "s": record.attributions,
    }
    found = [f"/{kind}/{item.id}" for kind, items in kinds.items() for item in items[:2]]
    return ["/cautions", "/statements", *found, *(f"/s/{atts[0]}" for atts in many[:1])]


def _parsed(page: str) -> Any:
    return lxml_html.document_fromstring(page)


def _filled(form: Any) -> _Fields:
    """What a person might write into it."""
    hidden = form.xpath(".//input[@type='hidden']")
    asked = form.xpath(".//input[not(@type='hidden')]")
    fields = [(item.get("name"), item.get("value", "")) for item in asked]
    fields += [(item.get("name"), "") for item in form.xpath(".//textarea")]
    filled = [(name, value or _PLACES.get(name) or _word(name)) for name, value in fields]
    filled += [(item.get("name"), item.get("value")) for item in hidden]
    for item in form.xpath(".//select"):
        now = item.xpath("./option[@selected]")
        other = [option for option in item.xpath("./option") if option not in now]
        option = (other or now)[-1]
        filled.append((item.get("name"), option.get("value") or option.text))
    return filled


def _word(name: str) -> str:
    return "2031-04-23" if name == "value" else "somebody read it twice"


def _forms(page: str) -> Iterator[_Fields]:
    for form in _parsed(page).xpath("//form[@method='post']"):
        fields = _filled(form)
        for button in form.xpath(".//button[not(@type='button')]"):
            name = button.get("name")
            yield [*fields, (name, button.get("value"))] if name else fields


def test_every_form_is_taken(client: TestClient, story: Path) -> None:
    seen = set()
    for address in _pages(story):
        for fields in _forms(client.get(address).text):
            asked = dict(fields)
            key = (asked["action"], asked.get("field"), asked.get("target", "all")[:3])
            if key in seen:
                continue
            seen.add(key)
            data: dict[str, list[str]] = {}
            for name, value in fields:
                data.setdefault(name, []).append(value)
            answer = client.post("/preview", data=data)
            told = _parsed(answer.text).xpath("//main")[0].text_content()
            assert answer.status_code == 200, (address, fields, " ".join(told.split())[:300])
    asked_for = {(action, field) for action, field, _ in seen}
    for field in ("content", "cue", "source", "speaker", "kind", "act", "time", "published"):
        assert ("set", field) in asked_for
    for action in ("accept", "reject", "note", "merge", "copied", "independent"):
        assert (action, None) in asked_for
