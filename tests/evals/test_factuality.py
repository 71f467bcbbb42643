import io
import json
import math
from pathlib import Path

import pytest

from evals.factuality.__main__ import describe_result, main, print_report
from evals.factuality.figures import compute_figures, find_intervals
from evals.factuality.gold import GoldEvent, GoldSentence, join_tokens, read_sentences
from evals.factuality.methods import always_certain, find_with, negation_word, weigh_with
from rashomon.judge.inference import SentenceModel

ROWS = [
    {
        "text": "The envoy did n't resign .",
        "targets": [{"span1": [4, 5], "label": -2.8, "span_text": "resign"}],
    },
    {
        "text": "`` It fell , '' Ana Ruiz said .",
        "targets": [
            {"span1": [7, 8], "label": 3.0, "span_text": "said"},
            {"span1": [2, 3], "label": 2.0, "span_text": "fell"},
        ],
    },
]


@pytest.fixture(scope="module")
def model() -> SentenceModel:
    return SentenceModel()


@pytest.fixture
def data(tmp_path: Path) -> Path:
    (tmp_path / "factuality").mkdir()
    lines = "\n".join(json.dumps(row) for row in ROWS)
    (tmp_path / "factuality" / "UW-dev.jsonl").write_text(lines, "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("tokens", "text"),
    [
        ("He did n't go .", "He didn't go."),
        ("`` Go , '' he said .", "“Go,” he said."),
        ("The board 's ( old ) plan", "The board's (old) plan"),
        ("It costs $ 5 : 6 %", "It costs $5: 6%"),
        ("", ""),
    ],
)
def test_tokens_become_running_text(tokens: str, text: str) -> None:
    found, spans = join_tokens(tokens.split())
    assert found == text
    marks = {"``": "“", "''": "”"}
    assert [found[a:b] for a, b in spans] == [marks.get(t, t) for t in tokens.split()]


def test_events_stand_on_their_words(data: Path) -> None:
    first, second = read_sentences(data / "factuality" / "UW-dev.jsonl")
    assert first == GoldSentence("The envoy didn't resign.", (GoldEvent(17, 23, -2.8),))
    assert [second.text[e.start : e.end] for e in second.events] == ["fell", "said"]


def test_figures() -> None:
    found = compute_figures([(-3.0, -2.0), (-1.0, 1.0), (3.0, 2.0), (1.0, -1.0), (0.0, 0.0)])
    assert found["denied"] == 0.5
    assert found["denied.surely"] == 1.0
    assert found["denied.precision"] == 0.5
    assert found["affirmed.negative"] == 0.5
    assert found["mae"] == pytest.approx(1.2)
    assert 0 < found["pearson"] < 1


def test_a_constant_has_no_correlation() -> None:
    assert math.isnan(compute_figures([(3.0, 3.0), (-3.0, 3.0)])["pearson"])


def test_intervals_hold_the_figure_and_are_the_same_each_time() -> None:
    sentences = [[(3.0, 2.0), (-3.0, -1.0)], [(1.0, 2.0)], [(-2.0, 1.0)]] * 5
    first = find_intervals(sentences)
    value = compute_figures([row for rows in sentences for row in rows])["pearson"]
    assert first["pearson"][0] <= value <= first["pearson"][1]
    assert find_intervals(sentences) == first


def test_rules(data: Path) -> None:
    first, second = read_sentences(data / "factuality" / "UW-dev.jsonl")
    assert always_certain(second) == [3.0, 3.0]
    assert negation_word(first) == [-3.0]
    assert negation_word(second) == [3.0, 3.0]


def test_the_model_scores_the_words_that_people_scored(data: Path, model: SentenceModel) -> None:
    first, second = read_sentences(data / "factuality" / "UW-dev.jsonl")
    weigh = weigh_with(model)
    assert weigh(first)[0] < 0 < weigh(second)[1]
    assert len(find_with(model, [first, second])) == 2


def test_an_event_beyond_the_window_is_taken_for_certain(model: SentenceModel) -> None:
    text = "word " * 400 + "fell"
    assert weigh_with(model)(GoldSentence(text, (GoldEvent(2000, 2004, -3.0),))) == [3.0]


def test_everything_is_described_and_printed(data: Path, model: SentenceModel) -> None:
    sentences = read_sentences(data / "factuality" / "UW-dev.jsonl")
    result = describe_result(sentences, model)
    assert (result["sentences"], result["events"], result["denied"]) == (2, 3, 1)
    assert "pearson" not in result["methods"]["always +3"]["figures"]
    out = io.StringIO()
    print_report(result, out)
    assert "always +3" in out.getvalue()


def test_without_data_it_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("RASHOMON_DATA", raising=False)
    assert main([]) == 0
    assert main(["--data", str(tmp_path)]) == 0
    assert capsys.readouterr().out.count("skipped") == 2


def test_main_writes_what_it_prints(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = data / "results" / "uw.json"
    assert main(["--data", str(data), "--out", str(out)]) == 0
    assert "3 events" in capsys.readouterr().out
    assert json.loads(out.read_text("utf-8"))["split"] == "dev"
