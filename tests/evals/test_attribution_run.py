import io
import json
from pathlib import Path

import pytest

from evals.attribution.__main__ import (
    Prediction,
    describe_result,
    digest_corpus,
    main,
    read_predictions,
)
from evals.attribution.polnear import GoldAttribution, GoldDocument
from evals.attribution.report import print_report

DOCUMENT = GoldDocument(
    name="gazette_1",
    text="Venn said the harbour would close. Orr agreed.",
    attributions=(GoldAttribution(((0, 4),), ((5, 9),), ((10, 33),)),),
    ignore=(),
    annotator="0a1b",
    annotators=1,
)
RIGHT = {"source": [[0, 4]], "cue": [[5, 9]], "content": [[10, 33]]}


def describe(predictions: dict[str, list[Prediction]], split: str = "dev") -> dict[str, object]:
    header = {"corpus": "invented", "split": split, "reader": "test"}
    return describe_result([DOCUMENT], predictions, header)


def test_predictions_are_read_and_scored(tmp_path: Path) -> None:
    path = tmp_path / "found.jsonl"
    path.write_text(json.dumps({"doc": "gazette_1", "attributions": [RIGHT]}) + "\n", "utf-8")
    predictions = read_predictions(path)
    assert predictions == {"gazette_1": [Prediction(((0, 4),), ((5, 9),), ((10, 33),))]}
    out = io.StringIO()
    print_report(describe(predictions), out)
    assert "FULL (overlap and source)          P 100.0" in out.getvalue()
    assert "Citron" in out.getvalue()


def test_peers_are_shown_beside_dev_only() -> None:
    out = io.StringIO()
    print_report(describe({}, "train"), out)
    assert "Citron" not in out.getvalue()


def test_a_document_without_predictions_counts_as_nothing_found() -> None:
    result = describe({})
    assert result["attributions"] == {"gold": 1, "predicted": 0}


def test_results_name_their_corpus() -> None:
    assert describe({})["corpus_sha256"] == digest_corpus([DOCUMENT])
    assert digest_corpus([DOCUMENT]) != digest_corpus([])


def test_absent_data_is_said_and_skipped(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr("sys.argv", ["attribution", "--data", str(tmp_path)])
    assert main() == 0
    assert "skipped" in capsys.readouterr().out
