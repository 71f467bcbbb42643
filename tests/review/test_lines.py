"""A log from somebody else: whatever is in it, it is refused or waits, and nothing breaks."""

from __future__ import annotations

import json
import random
from copy import deepcopy
from typing import Any

import pytest

from rashomon.errors import UsageError
from rashomon.model.corrections import Edit, caution_id, position_id
from rashomon.model.record import Record
from rashomon.model.spans import Span
from rashomon.publish.check import check_links
from rashomon.review.applying import apply
from rashomon.review.ground import Ground
from rashomon.review.lines import from_lines, take, to_lines
from rashomon.review.wording import tell_whole
from tests.review.logs import Log

_ODD: tuple[Any, ...] = (
    None,
    7,
    -1,
    "",
    "x",
    [],
    {},
    True,
    1e400,
    "ent-0000000000000000",
    [[0, 1]],
    {"a": 1},
)


def _log(machine: Record) -> list[dict[str, Any]]:
    claim = next(item for item in machine.claims if item.contested)
    place = position_id(claim.id, claim.positions[0].party, claim.positions[0].stance)
    shared = next(item for item in machine.utterances if len(item.attributions) > 1)
    people = [item.id for item in machine.entities if item.kind == "person"]
    att, doc = machine.attributions[0], machine.documents[0]
    log = Log(machine)
    for edit in (
        Edit("accept", shared.id),
        Edit("set", att.id, "speaker", people[0]),
        Edit("set", att.id, "content", spans=att.content),
        Edit("set", place, "stance", "hedges"),
        Edit("add", doc.id, spans=(Span(0, 9),)),
        Edit("merge", people[1], value=people[2]),
        Edit("copied", doc.id, value=machine.documents[1].id),
        Edit("dismiss", caution_id(machine.cautions[0]), why="no"),
        Edit("undo", "1"),
    ):
        log.decide(edit)
    return [json.loads(line) for line in to_lines(log.decisions).splitlines()]


@pytest.fixture(scope="module")
def lines(machine: Record) -> list[dict[str, Any]]:
    return _log(machine)


def _places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Paths to everything in a JSON value."""
    found = [path] if path else []
    items: Any = ()
    if isinstance(value, dict | list):
        items = value.items() if isinstance(value, dict) else enumerate(value)
    for key, item in items:
        found += _places(item, (*path, key))
    return found


@pytest.mark.parametrize("seed", range(40))
def test_no_forged_line_breaks_anything(
    machine: Record, lines: list[dict[str, Any]], seed: int
) -> None:
    chance = random.Random(seed)
    plain = deepcopy(chance.choice(lines))
    for _ in range(chance.randint(1, 2)):
        *path, last = chance.choice(_places(plain))
        at: Any = plain
        for key in path:
            at = at[key]
        at[last] = deepcopy(chance.choice(_ODD))
    try:
        decisions = from_lines(json.dumps(plain))
    except UsageError as err:
        assert str(err).startswith("line 1: ")  # noqa: PT017 - or it is taken, and waits
        return
    now = apply(Ground(machine), take((), decisions).fresh)
    check_links(now.record)
    to_lines(now.decisions)
    assert all(tell_whole(one) for one in now.decisions)


@pytest.mark.parametrize("span", [[4, 4], [10**6, 10**6 + 4], [10**30, 10**31]])
@pytest.mark.parametrize(("action", "field"), [("set", "content"), ("set", "speaker"), ("add", "")])
def test_words_that_stand_nowhere_wait(
    machine: Record, span: list[int], action: str, field: str
) -> None:
    log = Log(machine)
    doc, att = machine.documents[0], machine.attributions[0]
    target = doc.id if action == "add" else att.id
    log.decide(Edit(action, target, field, spans=(Span(0, 9),)))  # type: ignore[arg-type]
    plain = json.loads(to_lines(log.decisions))
    words = plain["anchor"]["words"] if action == "add" else plain["words"]
    words[0] |= {"span": span, "text": ""}
    now = apply(Ground(machine), from_lines(json.dumps(plain)))
    assert [one.reason[:9] for one in now.orphans] == ["the words"]
    assert now.record == machine


def test_nobody_new_is_named_by_words_that_do_not_stand_there(machine: Record) -> None:
    log = Log(machine)
    log.decide(Edit("set", machine.attributions[0].id, "speaker", spans=(Span(0, 9),)))
    plain = json.loads(to_lines(log.decisions))
    plain["words"][0]["text"] = "Somebody "
    now = apply(Ground(machine), from_lines(json.dumps(plain)))
    assert len(now.orphans) == 1


@pytest.mark.parametrize("who", ["", "two\nlines", "\u202ename"])
def test_what_nobody_can_have_signed_is_refused(lines: list[dict[str, Any]], who: str) -> None:
    with pytest.raises(UsageError, match=r"^line 2: "):
        from_lines("\n" + json.dumps({**lines[0], "who": who}))


def test_anchors_within_anchors_without_end_are_refused(lines: list[dict[str, Any]]) -> None:
    plain = deepcopy(lines[0])
    for _ in range(100):
        plain["anchor"] = {**plain["anchor"], "parts": [plain["anchor"]]}
    with pytest.raises(UsageError, match=r"^line 1: .*deep"):
        from_lines(json.dumps(plain))


def test_a_log_is_numbered_as_it_is_taken(machine: Record) -> None:
    log, other = Log(machine), Log(machine)
    log.decide(Edit("accept", machine.attributions[0].id))
    other.decide(Edit("reject", machine.attributions[1].id))
    taking = take(log.decisions, (*other.decisions, *other.decisions, *log.decisions))
    assert [one.number for one in taking.fresh] == [2]
    assert taking.known == 2


@pytest.mark.parametrize("text", ["", "\n \n"])
def test_an_empty_log_is_none(text: str) -> None:
    assert from_lines(text) == ()
