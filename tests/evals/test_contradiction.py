import io
import json
from pathlib import Path

import pytest

from evals.contradiction.__main__ import describe_corpus, main
from evals.contradiction.figures import (
    decide,
    describe_label,
    describe_scores,
    find_auc,
    find_calibration_error,
    find_interval,
)
from evals.contradiction.gold import FEVER, GoldPair, read_fever, read_own
from evals.contradiction.methods import compare_vectors, miss_words, weigh
from evals.contradiction.report import print_corpus
from rashomon.judge.inference import Relation, SentenceModel
from rashomon.read.reader import Reader

PAIRS = [
    GoldPair("The envoy left Halstad.", "The envoy left.", "supports", "a", "gen"),
    GoldPair("The envoy left Halstad.", "The envoy did not leave.", "contradicts", "a", "neg"),
    GoldPair("It rained.", "The envoy left by rail.", "neither", "b", "spec"),
]
ROWS = [
    ("7", "It fell .", "The tower fell in 1900 .", "SUPPORTS"),
    ("70000002", "It fell .", "The tower never fell .", "REFUTES"),
]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    rows = [dict(zip(("id", "claim", "evidence", "label"), row, strict=True)) for row in ROWS]
    path = tmp_path / FEVER
    path.parent.mkdir()
    path.write_text("\n".join(json.dumps(row) for row in rows), "utf-8")
    return tmp_path


def test_pairs_of_fever_are_running_text_and_know_their_group(data: Path) -> None:
    first, second = read_fever(data)
    assert first == GoldPair("The tower fell in 1900.", "It fell.", "supports", "7")
    assert (second.label, second.group) == ("contradicts", "7")


def test_own_pairs_are_of_one_split(tmp_path: Path) -> None:
    blocks = [f"P Tower {n} fell.\n+ gen | It fell.\n? spec | It was old.\n" for n in range(60)]
    (tmp_path / "a.txt").write_text("\n".join(blocks), "utf-8")
    splits = [read_own(split, tmp_path) for split in ("train", "dev", "test")]
    assert sum(map(len, splits)) == 120
    assert all(pair.premise not in {p.premise for p in splits[0]} for pair in splits[2])


def test_auc_counts_ties_half_and_leaves_open_pairs_out() -> None:
    rows = [("contradicts", 0.9), ("contradicts", 0.5), ("supports", 0.5), ("neither", 1.0)]
    assert find_auc(rows) == 0.75


def test_interval_is_over_groups_and_the_same_each_time() -> None:
    pairs = [GoldPair("p", "h", ("supports", "contradicts")[n % 2], str(n // 2)) for n in range(40)]
    scores = [n % 2 + (n % 7) / 5 for n in range(40)]
    found = describe_scores(pairs, scores)
    low, high = found["interval"]
    assert low <= found["auc"] <= high
    assert describe_scores(pairs, scores) == found
    assert find_interval(pairs, scores, lambda rows: 1.0) == [1.0, 1.0]


def test_the_most_probable_label_decides() -> None:
    assert decide(PAIRS[0], Relation(0.2, 0.5, 0.3)) == ("supports", "contradicts", 0.5)
    assert decide(PAIRS[0], Relation(0.4, 0.4, 0.2))[1] == "supports"


def test_figures_of_a_label() -> None:
    decisions = [("supports", "supports", 0.9), ("neither", "supports", 0.8)]
    decisions += [("supports", "neither", 0.6), ("contradicts", "contradicts", 1.0)]
    assert describe_label(decisions, "supports") == {"precision": 0.5, "recall": 0.5, "f1": 0.5}


def test_calibration_error() -> None:
    sure = [("supports", "supports", 0.75)] * 3 + [("neither", "supports", 0.75)]
    assert find_calibration_error(sure) == 0.0
    assert find_calibration_error([("neither", "supports", 1.0)]) == 1.0


def test_words_missing_from_the_premise() -> None:
    assert miss_words(PAIRS[0]) == 0.0
    assert miss_words(PAIRS[2]) == 1.0
    assert miss_words(GoldPair("It is so.", "It is.", "supports", "")) == 0.0


def test_vectors_see_what_is_alike() -> None:
    score = compare_vectors(Reader())
    same = GoldPair("The envoy left Halstad.", "The envoy left Halstad.", "supports", "")
    assert score(same) == pytest.approx(0.0, abs=1e-6)
    assert score(same) < score(PAIRS[2])
    assert score(GoldPair("", "The envoy left.", "neither", "")) == 1.0


def test_what_is_left_open_does_not_count() -> None:
    assert weigh(Relation(0.1, 0.3, 0.6)) == pytest.approx(0.75)
    assert weigh(Relation(0.0, 0.0, 1.0)) == 0.0


def test_everything_is_described_and_printed() -> None:
    found = describe_corpus(PAIRS, SentenceModel(), {"missing words": miss_words})
    assert (found["pairs"], found["groups"]) == (3, 2)
    assert set(found["methods"]) == {"rashomon", "missing words"}
    assert found["decisions"]["tags"]["neg"]["pairs"] == 1
    out = io.StringIO()
    print_corpus("invented", found, out)
    assert "missing words" in out.getvalue()


def test_without_data_own_pairs_are_scored(
    data: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("RASHOMON_DATA", raising=False)
    monkeypatch.setattr("evals.contradiction.__main__.read_own", lambda split: PAIRS)
    out = tmp_path / "results" / "figures.json"
    assert main([]) == 0
    assert "skipped" in capsys.readouterr().out
    assert main(["--data", str(data), "--out", str(out)]) == 0
    assert len(json.loads(out.read_text("utf-8"))["corpora"]) == 2
