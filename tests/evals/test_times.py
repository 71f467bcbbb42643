"""The eval of times: TimeML is read, TempEval-3's figures are counted, a run is described."""

from __future__ import annotations

import io
import json
from collections import Counter
from pathlib import Path

import pytest

from evals.times.__main__ import describe_split, main, print_errors, print_split
from evals.times.corpus import SPLITS, GoldTime, read_document, read_documents, split_of
from evals.times.readers import locate, run_rules
from evals.times.scoring import bootstrap_intervals, compute_rates, count_document, match_times
from rashomon.errors import InvariantError
from rashomon.model.spans import Span

TIMEML = """<?xml version="1.0" ?>
<TimeML><DOCID>invented</DOCID>
<DCT><TIMEX3 tid="t0" type="DATE" value="2031-04-23">04/23/2031</TIMEX3></DCT>
<TEXT>
Ormel <EVENT eid="e1" class="OCCURRENCE">fell</EVENT> <TIMEX3 tid="t1" type="DATE"
value="2031-04-21">Monday</TIMEX3>, after <TIMEX3 tid="t2" type="DURATION" value="P3D">three
days</TIMEX3> &amp; a <TIMEX3 tid="t3" type="DATE" value="PAST_REF">past</TIMEX3> war.
</TEXT></TimeML>
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "tbaq").mkdir()
    names = {split: next(f"doc{n}" for n in range(99) if split_of(f"doc{n}") == split)
             for split in SPLITS}  # fmt: skip
    for name in names.values():
        (tmp_path / "tbaq" / f"{name}.tml").write_text(TIMEML, "utf-8")
    return tmp_path


def gold(start: int, end: int, value: str = "2031", kind: str = "DATE") -> GoldTime:
    return GoldTime(Span(start, end), kind, value)


def test_a_document_is_read_with_spans_into_its_text(folder: Path) -> None:
    (doc,) = read_documents(folder / "tbaq", "tune")
    assert doc.created == "2031-04-23"
    assert [one.span.of(doc.text) for one in doc.times] == ["Monday", "three\ndays", "past"]
    assert [one.value for one in doc.times] == ["2031-04-21", "P3D", "PAST_REF"]


def test_what_is_no_document_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "odd.tml"
    path.write_text("<TimeML><TEXT>Monday</TEXT></TimeML>", "utf-8")
    with pytest.raises(InvariantError):
        read_document(path)


def test_the_split_is_frozen() -> None:
    assert [split_of(name) for name in ("wsj_0001", "wsj_0003", "AP900815-0044")] == [
        "tune",
        "tune",
        "tune",
    ]
    assert Counter(split_of(f"doc{n}") for n in range(1000)) == {"tune": 700, "held": 300}


def test_matches_are_one_to_one() -> None:
    one_for_two = match_times([gold(0, 5), gold(6, 9)], [gold(0, 9)])
    two_for_one = match_times([gold(0, 9)], [gold(0, 5), gold(6, 9)])
    assert len(one_for_two) == len(two_for_one) == 1
    exact_first = match_times([gold(0, 9), gold(10, 12)], [gold(8, 11), gold(10, 12)])
    assert (gold(10, 12), gold(10, 12)) in exact_first


def test_figures_are_those_of_tempeval() -> None:
    counts = count_document(
        [gold(0, 4), gold(6, 9), gold(20, 24)],
        [gold(0, 4), gold(5, 9, kind="TIME"), gold(10, 12), gold(13, 14)],
    )
    assert counts == Counter(gold=3, found=4, strict=1, relaxed=2, type=1, value=2)
    rates = compute_rates(counts)
    assert list(rates.strict) == pytest.approx([1 / 4, 1 / 3, 2 / 7])
    assert list(rates.relaxed) == pytest.approx([2 / 4, 2 / 3, 4 / 7])
    assert rates.value_f1 == pytest.approx(4 / 7)
    assert rates.type_f1 == pytest.approx(2 / 7)


def test_nothing_found_scores_nothing() -> None:
    rates = compute_rates(count_document([gold(0, 4)], []))
    assert (rates.strict[2], rates.value_f1, rates.type_accuracy) == (0.0, 0.0, 0.0)


def test_intervals_hold_the_figure() -> None:
    counts = [count_document([gold(0, 4)], [gold(0, 4 + n % 2)]) for n in range(20)]
    low, high = bootstrap_intervals(counts, samples=100)["strict"]
    assert low <= 0.5 <= high


def test_strings_are_located_in_order() -> None:
    text = "Monday, then Monday, then May"
    hits = [("Monday", "2031-04-21"), ("Monday", "2031-04-28"), ("June", "2031-06-01")]
    assert [one.span for one in locate(text, hits)] == [Span(0, 6), Span(13, 19)]


def test_a_run_describes_and_prints(folder: Path) -> None:
    described, findings = describe_split(folder, "tune", peer=False)
    (ours,) = described["readers"]
    assert ours["strict"][2] == pytest.approx(0.8)
    out = io.StringIO()
    print_split(described, out)
    print_errors(folder, findings, out)
    assert "80.0" in out.getvalue()
    assert "missed DATE     " in out.getvalue()


def test_main_writes_figures(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "figures.json"
    assert main(["--data", str(folder), "--no-peer", "--out", str(out)]) == 0
    assert [one["split"] for one in json.loads(out.read_text("utf-8"))["splits"]] == list(SPLITS)


def test_main_says_that_data_is_absent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("RASHOMON_DATA", raising=False)
    assert main(["--data", str(tmp_path)]) == 2
    assert main([]) == 2
    assert "tbaq" in capsys.readouterr().err


def test_our_times_are_found(folder: Path) -> None:
    documents = read_documents(folder / "tbaq", "held")
    assert [one.value for one in run_rules(documents, "0").times[0]] == ["2031-04-21", "P3D"]
