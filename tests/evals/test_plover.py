"""The eval of political events: marks, rules, folds, figures, and a run with and without data."""

import json
from pathlib import Path

import pytest

from evals.plover.__main__ import main
from evals.plover.classes import CLASS_OF_ACT, NONE, SPOKEN
from evals.plover.learning import cross_predict
from evals.plover.records import FOLDS, Record, parse_markup, read_records
from evals.plover.rules import class_of_event
from evals.plover.scoring import accuracy, macro_f1, rate_classes
from rashomon.model.spans import Span

ROWS = (
    ("DEMAND", "(SRC: Norrland) (EVT: demanded) that (TAR: Caldovia) (EVT: leave) Velm."),
    ("REJECT", "The (SRC: council) of (LOC: Velm (TAR: Isk)) (EVT: rejected) a (EVT: plan)."),
    ("CONSULT", "(SRC/TAR: Ana Varga) and (SRC/TAR: Petr Dahl) (EVT: met) in Lindow (again)."),
    ("THREATEN", "(SRC: Marovia) (EVT: threatened) to (EVT: close) the lock."),
    ("AGREE", "(SRC: Tessaria) (EVT: agreed) on Friday that it would (EVT: pay)."),
    ("FIGHT", "(SRC: Rebels) (EVT: shelled) (TAR: Isk)."),
)


def rows(times: int) -> list[dict[str, object]]:
    return [
        {"id": f"{label}-{number}", "event": label, "textInfo": {"markup": markup}}
        for number in range(times)
        for label, markup in ROWS
    ]


def test_marks_are_taken_out_and_brackets_stay() -> None:
    text, spans = parse_markup(ROWS[2][1])
    assert text == "Ana Varga and Petr Dahl met in Lindow (again)."
    assert [span.of(text) for span in spans["SRC"]] == ["Ana Varga", "Petr Dahl"]
    assert [span.of(text) for span in spans["EVT"]] == ["met"]


@pytest.mark.parametrize(
    ("markup", "text", "events"),
    [
        ("(EVT: a (EVT: b) c) d", "a b c d", ["a b c"]),
        ("one (EVT: two", "one two", ["two"]),
        ("(EVT: two} three)", "two three)", ["two"]),
        ("(EVTS: two) :(", "(EVTS: two) :(", []),
        ("(EVT:)", "", []),
        ("", "", []),
    ],
)
def test_marks_that_are_broken_harm_nothing(markup: str, text: str, events: list[str]) -> None:
    found, spans = parse_markup(markup)
    assert found == text
    assert [span.of(found) for span in spans.get("EVT", ())] == events


def test_every_fold_has_its_share_of_every_class(tmp_path: Path) -> None:
    path = tmp_path / "train.json"
    path.write_text(json.dumps(rows(FOLDS)), "utf-8")
    records = read_records(path)
    assert {(one.label, one.fold) for one in records} == {
        (label, fold) for label, _ in ROWS for fold in range(FOLDS)
    }
    path.write_text(json.dumps(rows(FOLDS)[::-1]), "utf-8")
    assert read_records(path) == records


def test_rules_answer_by_the_cue(tmp_path: Path) -> None:
    path = tmp_path / "train.json"
    path.write_text(json.dumps(rows(1)), "utf-8")
    answers = {one.label: class_of_event(one) for one in read_records(path)}
    assert answers.pop("FIGHT") == NONE
    assert all(label == answer for label, answer in answers.items())
    assert class_of_event(Record("x", "Rain.", (), (), "AID", 0)) == NONE
    assert class_of_event(Record("x", "Rain.", (), (Span(0, 4),), "AID", 0)) == NONE


def test_every_act_has_a_class() -> None:
    assert set(CLASS_OF_ACT.values()) <= {*SPOKEN, NONE}


def test_a_classifier_learns_from_the_other_folds() -> None:
    records = [
        Record(f"{label}{number}", "", (), (), label, number % FOLDS)
        for label in ("A", "B")
        for number in range(10)
    ]
    features = {one.id: {f"is {one.label}": 1.0, "same": 0.2} for one in records}
    assert cross_predict(records, features) == [one.label for one in records]


def test_figures() -> None:
    rates = rate_classes(["A", "A", "B"], ["A", "B", "C"])
    assert [(one.label, one.gold, one.given, one.right) for one in rates] == [
        ("A", 2, 1, 1),
        ("B", 1, 1, 0),
    ]
    assert macro_f1(rates) == pytest.approx((2 / 3) / 2)
    assert accuracy(["A", "A", "B"], ["A", "B", "C"]) == pytest.approx(1 / 3)
    assert (macro_f1([]), accuracy([], [])) == (0.0, 0.0)


def test_a_run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "plover").mkdir()
    (tmp_path / "plover" / "train.json").write_text(json.dumps(rows(FOLDS)), "utf-8")
    out = tmp_path / "result.json"
    assert main(["--data", str(tmp_path), "--out", str(out)]) == 0
    methods = json.loads(out.read_text("utf-8"))["methods"]
    assert methods["learned, event words given"]["accuracy"] == 1.0
    assert methods["rules, event words given"]["accuracy"] == pytest.approx(5 / 6, abs=1e-4)
    assert "macro F1" in capsys.readouterr().out


def test_a_run_without_data_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("RASHOMON_DATA", raising=False)
    assert main([]) == 0
    assert "skipped" in capsys.readouterr().out
