"""The eval of acts: labels that point into texts, figures, and a run with and without data."""

import io
import json
from dataclasses import replace
from pathlib import Path

import pytest

from evals.acts.__main__ import answer_split, describe_result, main, predict, print_report
from evals.acts.gold import LABELS, SPLITS, GoldCue, match_texts, read_gold
from evals.acts.scoring import (
    Answer,
    accuracy,
    agreement,
    bootstrap_interval,
    confusions,
    macro_f1,
    rate_labels,
)
from evals.acts.texts import read_texts
from rashomon.errors import InvariantError
from rashomon.model.ids import sha256_hex
from rashomon.model.spans import Span

TEXT = "Okoro denied that it rained. Marsh did not mention it."
KEY = ("plover", "invented-1")


def cue(start: int, end: int, act: str) -> GoldCue:
    return GoldCue(
        corpus=KEY[0],
        document=KEY[1],
        sha256=sha256_hex(TEXT.encode("utf-8")),
        source=(Span(0, 5),),
        cue=(Span(start, end),),
        content=(Span(end + 1, end + 3),),
        act=act,
        mode="speech",
        passes=((act, "speech"), (act, "speech")),
    )


DENIED, UNDONE = cue(6, 12, "deny"), cue(35, 50, "none")


def answer(gold: str, found: str, document: str = "a") -> Answer:
    return Answer(("invented", document), (gold, "speech"), (found, "speech"))


def test_labels_are_of_the_closed_set_and_splits_share_no_document() -> None:
    cues = {split: read_gold(split) for split in SPLITS}
    assert all(len(part) >= 300 for part in cues.values())
    assert {c.act for part in cues.values() for c in part} == set(LABELS)
    documents = [{(c.corpus, c.document) for c in part} for part in cues.values()]
    assert not documents[0] & documents[1]
    assert all(c.cue and c.content for part in cues.values() for c in part)


def test_an_unknown_label_is_refused(tmp_path: Path) -> None:
    row = {"document": "x", "act": "sing", "mode": "speech"}
    (tmp_path / "tune.json").write_text(json.dumps([row]), "utf-8")
    with pytest.raises(InvariantError, match="sing"):
        read_gold("tune", tmp_path)


def test_labels_never_point_into_another_text() -> None:
    assert [c for c, _ in match_texts([DENIED], {KEY: TEXT})] == [DENIED]
    assert not list(match_texts([DENIED], {KEY: TEXT + " "}))
    assert not list(match_texts([DENIED], {}))


def test_predictions_are_as_in_a_record() -> None:
    assert predict(TEXT, DENIED)[:2] == ("deny", "speech")
    assert predict(TEXT, UNDONE)[:2] == ("none", "speech")
    unknown = replace(DENIED, cue=(Span(0, 5),))
    assert predict(TEXT, unknown)[:2] == ("assert", "speech")


def test_rates_and_macro_figure() -> None:
    answers = [
        answer("deny", "deny"),
        answer("deny", "assert"),
        answer("assert", "assert"),
        answer("none", "none"),
    ]
    rates = rate_labels(answers)
    assert (rates["deny"].precision, rates["deny"].recall) == (1.0, 0.5)
    assert rates["assert"].precision == 0.5
    assert macro_f1(answers) == pytest.approx((2 / 3 + 2 / 3) / 2)
    assert accuracy(answers, 0) == 0.75
    assert confusions(answers) == [("deny", "assert", 1)]
    assert macro_f1([]) == 0.0


def test_the_interval_holds_the_figure_and_is_repeatable() -> None:
    answers = [answer("deny", "deny" if i % 3 else "assert", str(i)) for i in range(30)]
    low, high = bootstrap_interval(answers, samples=100)
    assert low <= macro_f1(answers) <= high
    assert (low, high) == bootstrap_interval(answers, samples=100)


def test_agreement_of_two_passes() -> None:
    same = (("deny", "speech"), ("deny", "speech"))
    other = (("assert", "speech"), ("assert", "speech"))
    apart = (("deny", "speech"), ("assert", "speech"))
    assert agreement([same, other]) == (1.0, 1.0)
    kappa, alike = agreement([same, other, apart, apart])
    assert alike == 0.5
    assert kappa < 0.5


def test_texts_are_read_by_corpus(tmp_path: Path) -> None:
    (tmp_path / "plover").mkdir()
    rows = [{"id": KEY[1], "text": TEXT}]
    (tmp_path / "plover" / "train.json").write_text(json.dumps(rows), "utf-8")
    (tmp_path / "tbaq").mkdir()
    (tmp_path / "tbaq" / "t1.tml").write_text("<T><TEXT>It <E>rained</E>.</TEXT></T>", "utf-8")
    (tmp_path / "piles").mkdir()
    (tmp_path / "piles" / "census.csv").write_text("id,text\n7,It rained.\n", "utf-8")
    wanted = [KEY, ("tbaq", "t1"), ("tbaq", "t2"), ("census", "7"), ("nowhere", "x")]
    texts = read_texts(tmp_path, wanted)
    assert texts == {KEY: TEXT, ("tbaq", "t1"): "It rained.", ("census", "7"): "It rained."}


def test_a_report_names_what_was_measured() -> None:
    cues = [DENIED, UNDONE]
    result = describe_result("tune", cues, answer_split(cues, {KEY: TEXT}))
    assert (result["cues"], result["absent"], result["macro_f1"]) == (2, 0, 1.0)
    out = io.StringIO()
    print_report(result, out)
    assert "macro F1 100.0" in out.getvalue()


def test_without_data_nothing_is_done(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.delenv("RASHOMON_DATA", raising=False)
    assert main([]) == 0
    assert main(["--data", str(tmp_path)]) == 0
    assert "skipped" in capsys.readouterr().out
