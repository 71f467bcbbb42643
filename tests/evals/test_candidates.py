from pathlib import Path

import pytest

from evals.candidates.__main__ import Candidates, describe_verdicts, main, read_gold
from evals.claims.labels import Stretch
from evals.claims.verdicts import Verdict

SIDE = Stretch("a.txt", ((0, 5),), "", None)


def test_the_labels_can_be_read() -> None:
    gold = read_gold()
    assert {one.label for one in gold} == {"same", "opposite", "neither"}
    assert {one.chosen for one in gold} == {"random", "contradicts", "supports"}
    assert all(one.left.pieces and one.right.pieces for one in gold)


def test_calls_are_counted_by_choice_and_label() -> None:
    gold = [
        Candidates(SIDE, SIDE, "opposite", "random"),
        Candidates(SIDE, SIDE, "neither", "random"),
        Candidates(SIDE, SIDE, "neither", "contradicts"),
    ]
    verdicts = [
        Verdict(together=True, opposite=True, contested=True),
        Verdict(together=False, opposite=False, contested=False),
        Verdict(together=True, opposite=False, contested=False),
    ]
    rows = describe_verdicts(gold, verdicts)
    assert list(rows) == ["all", "contradicts", "random"]
    assert rows["all"]["neither"] == {"pairs": 2, "together": 1, "opposite": 0, "contested": 0}
    assert rows["random"]["opposite"] == {"pairs": 1, "together": 1, "opposite": 1, "contested": 1}


def test_without_texts_the_run_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", str(tmp_path)]) == 0
    assert "skipped" in capsys.readouterr().out
