"""Claims, proposals and events in the terminal, and why each is there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import SimpleNamespace

import pytest
from rich.cells import cell_len

from rashomon.cli import reading
from rashomon.model.corrections import Corrected
from rashomon.model.record import Record
from tests.cli.conftest import Command
from tests.explained import explainer_of
from tests.publish.checks import ATTACKS
from tests.publish.judged import hostile_story, large_story, weir_story
from tests.publish.story import Findings

Held = Callable[[Record], None]
SECTIONS = ("claims", "proposals", "timeline")


@pytest.fixture
def hold(monkeypatch: pytest.MonkeyPatch) -> Held:
    """Makes the commands that read a story read this record, whatever path they are given."""

    def held(record: Record) -> None:
        @contextmanager
        def opened(_: object) -> Iterator[SimpleNamespace]:
            yield SimpleNamespace(
                record=record, corrected=Corrected(record), explain=explainer_of(record).explain
            )

        monkeypatch.setattr(reading, "open_story", opened)

    return held


def test_claims_are_a_matrix_with_the_contested_one_first(rashomon: Command, hold: Held) -> None:
    hold(weir_story().record())
    ran = rashomon("show", "weir.story", "claims")
    assert (ran.code, ran.err) == (0, "")
    lines = ran.out.splitlines()
    assert lines[0].startswith("+ affirms   - denies   ~ hedges   . not on record")
    legend = next(line for line in lines if line.startswith("A "))
    at = lines.index("Contested (1)")
    assert lines[at + 1].split() == ["A", "B"]
    signs = lines[at + 2].split()[:2]
    assert signs == (["+", "-~"] if "B Lowmark" in legend else ["-~", "+"])
    assert "The weir at Sorrow Ford was opened" in lines[at + 2]
    told = " ".join(ran.out.split())
    assert "Pell Anders affirms (these words) (gazette.txt, 2031-04-21)" in told
    assert (
        "Lowmark denies: “that the weir had been opened”, as the holder is reported as denying it"
        " (gazette.txt and 1 more, 2031-04-21 to 2031-04-24, per Pell Anders)"
    ) in told
    assert "stated by the account itself: mercury.txt" in told
    assert "the opposite stated by the account itself: gazette.txt" in told
    assert "changed position: Lowmark" in told
    assert "values, none picked: 40 houses; 52 houses" in told
    assert told.index("Contested (1)") < told.index("One party, several accounts (1)")
    assert "3 claims, 1 contested" in told


def test_proposals_have_every_step(rashomon: Command, hold: Held) -> None:
    hold(weir_story().record())
    told = " ".join(rashomon("show", "weir.story", "proposals").out.split())
    assert told.startswith("Request of Pell Anders to Lowmark: accepted in principle")
    assert "2031-04-21 Pell Anders asks (these words) (gazette.txt)" in told
    assert "2031-04-18 to 2031-04-22 Lowmark accepts in principle: “Lowmark agreed" in told
    assert "no date somebody accepts" in told
    assert "1 proposal, 1 with an answer on record" in told


def test_events_stand_under_their_days(rashomon: Command, hold: Held) -> None:
    hold(weir_story().record())
    lines = rashomon("show", "weir.story", "timeline").out.splitlines()
    assert lines[1] == "2031-04-21"
    assert lines[2].split()[:2] == ["disputed", "The"]
    assert "2031-05-03  by an inferred date" in lines
    assert "time not known" in lines
    told = " ".join(" ".join(lines).split())
    assert "also: The weir was opened at night" in told
    assert "told by 2 documents, published 2031-04-22 to 2031-04-24" in told
    assert "published on no known day" in told


@pytest.mark.parametrize("section", SECTIONS)
def test_what_is_absent_is_said(rashomon: Command, hold: Held, section: str) -> None:
    hold(Findings().record())
    ran = rashomon("show", "empty.story", section)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("No ")
    assert rashomon("show", "empty.story", section, "--json").json == []


@pytest.mark.parametrize("width", [40, 60, 80, 200])
@pytest.mark.parametrize("section", SECTIONS)
def test_every_width_is_kept(
    rashomon: Command, hold: Held, monkeypatch: pytest.MonkeyPatch, section: str, width: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    for findings in (weir_story(), large_story(400, parties=60)):
        hold(findings.record())
        out = rashomon("show", "any.story", section).out
        for line in out.splitlines():
            assert cell_len(line) <= width
            assert line == line.rstrip()


def test_many_parties_have_letters_as_far_as_the_words_leave_room(
    rashomon: Command, hold: Held, monkeypatch: pytest.MonkeyPatch
) -> None:
    hold(large_story(400, parties=11).record())
    for width, letters in ((40, "ABCD"), (60, "ABCDEFGHIJ"), (80, "ABCDEFGHIJK")):
        monkeypatch.setenv("COLUMNS", str(width))
        out = rashomon("show", "gates.story", "claims").out
        lines = out.splitlines()
        assert lines[lines.index("Contested (20)") + 1].split() == list(letters)
        for letter in letters:
            assert f"{letter} The long Council of Gate" in out
        assert "380 made by one statement alone and not shown" in " ".join(out.split())


@pytest.mark.parametrize(
    ("section", "args", "number"),
    [
        ("claims", ["--party", "lowmark"], 1),
        ("claims", ["--party", "Dana Quell"], 1),
        ("claims", ["--party", "Anders"], 3),
        ("claims", ["--text", "NOBODY opened"], 1),
        ("claims", ["--text", "houses"], 1),
        ("claims", ["--text", "no such words"], 0),
        ("proposals", ["--party", "lowmark"], 1),
        ("proposals", ["--text", "agreed in principle"], 1),
        ("proposals", ["--party", "Quell"], 0),
        ("timeline", ["--party", "sorrow ford"], 1),
        ("timeline", ["--text", "at night"], 1),
        ("timeline", ["--text", "council"], 1),
    ],
)
def test_filters(rashomon: Command, hold: Held, section: str, args: list[str], number: int) -> None:
    hold(weir_story().record())
    rows = rashomon("show", "weir.story", section, *args, "--json").json
    assert len(rows) == number
    shown = rashomon("show", "weir.story", section, *args).out
    for row in rows:
        assert row["id"] in shown


def test_json_has_positions_and_steps(rashomon: Command, hold: Held) -> None:
    hold(weir_story().record())
    claims = rashomon("show", "weir.story", "claims", "--json").json
    assert [len(row["positions"]) for row in claims] == [3, 1, 1]
    assert {item["claim_id"] for row in claims for item in row["positions"]} == {
        row["id"] for row in claims
    }
    (proposal,) = rashomon("show", "weir.story", "proposals", "--json").json
    assert len(proposal["steps"]) == 3


@pytest.mark.parametrize("attack", ATTACKS)
def test_hostile_words_are_only_words(rashomon: Command, hold: Held, attack: str) -> None:
    record = hostile_story(attack).record()
    hold(record)
    ids = [record.claims[0].id, record.claims[0].propositions[0].id]
    ids += [record.proposals[0].id, record.events[0].id, record.attributions[0].id]
    ran = [rashomon("show", "hostile.story", section) for section in SECTIONS]
    ran += [rashomon("explain", "hostile.story", key) for key in ids]
    for done in ran:
        assert (done.code, done.err) == (0, "")
        assert not set(done.out) & set("\x00\x1b\u202e\u2066\ud800")


def test_every_kind_is_explained_in_words(
    rashomon: Command, hold: Held, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = weir_story().record()
    hold(record)
    contested = next(claim for claim in record.claims if claim.contested)
    expected = {
        contested.id: "contested (one party affirms it and another denies it",
        record.proposals[0].id: "it was accepted in principle and not refused",
        record.events[0].id: "the words stand in a claim that one party affirms",
        contested.positions[1].attributions[0]: "Lowmark denies: The weir at Sorrow Ford",
    }
    for width in (40, 80):
        monkeypatch.setenv("COLUMNS", str(width))
        for key, words in expected.items():
            ran = rashomon("explain", "weir.story", key)
            assert ran.code == 0
            assert all(cell_len(line) <= width for line in ran.out.splitlines())
            assert words in " ".join(ran.out.split())
    found = rashomon("explain", "weir.story", contested.id, "--json").json
    assert found["kind"] == "claim"
    assert {item["part"] for item in found["evidence"]} >= {"claim", "affirms", "denies", "hedges"}
