import csv
import io
import json
import sys
from pathlib import Path

import pytest

from evals.mentions.__main__ import describe_result, main
from evals.mentions.figures import bootstrap_difference, compute_rates
from evals.mentions.gold import (
    GOLD,
    KINDS,
    GoldMention,
    Passage,
    read_gold,
    split_known,
    write_gold,
)
from evals.mentions.readers import Findings, PeerFailed, read_findings, run_peer
from evals.mentions.report import print_report
from evals.mentions.scoring import Found, count_passage, find_errors, trim
from evals.mentions.texts import CORPORA, join_tokens, read_texts
from rashomon.model.ids import sha256_hex

TEXT = "Varn insists. The Harbour Board's chief, Ana Ruiz, met Velians in Port Orme."
LABELS = (
    ("Varn", "place", True),
    ("Harbour Board", "organization", False),
    ("Ana Ruiz", "person", False),
    ("Velians", "group", False),
    ("Port Orme", "place", False),
)


def label(name: str, kind: str, government: bool = False) -> GoldMention:
    start = TEXT.index(name)
    return GoldMention(start, start + len(name), kind, government)


def find(name: str, kind: str) -> Found:
    start = TEXT.index(name)
    return Found(start, start + len(name), kind)


PASSAGE = Passage(
    "census",
    "7",
    sha256_hex(TEXT.encode()),
    0,
    len(TEXT),
    tuple(label(*one) for one in LABELS),
)
TEXTS = {("census", "7"): TEXT}


@pytest.mark.parametrize(
    ("span", "name"),
    [
        ("The Harbour Board's", "Harbour Board"),
        ("Harbour Board's", "Harbour Board"),
        (" Ana Ruiz,", "Ana Ruiz"),
        ("Port Orme.", "Port Orme"),
        (".", "."),
    ],
)
def test_edges_that_readers_draw_differently_are_left_out(span: str, name: str) -> None:
    start = TEXT.index(span)
    first, last = trim(TEXT, start, start + len(span))
    assert TEXT[first:last] == name


@pytest.mark.parametrize("name", ["Thea", "An", "the", "Anson’s Row"])
def test_words_that_only_begin_like_articles_stay(name: str) -> None:
    assert trim(name, 0, len(name)) == (0, len(name))


def test_span_and_kind_are_counted_apart() -> None:
    found = [find("Ana Ruiz", "organization"), find("The Harbour Board's", "organization")]
    counts = count_passage(TEXT, PASSAGE, found)
    assert counts["span.right"] == 2
    assert counts["mixed.person.organization"] == 1
    rates = compute_rates(counts)
    assert rates["exact"].precision == 0.5
    assert rates["exact"].recall == 0.2
    assert rates["span"].recall == 0.4
    assert rates["person"].f1 == 0.0


def test_a_government_is_an_organization_or_a_place_that_stands_for_one() -> None:
    found = [
        find("Varn", "government"),
        find("Harbour Board", "government"),
        find("Port Orme", "government"),
    ]
    counts = count_passage(TEXT, PASSAGE, found)
    assert counts["place.right"] == counts["organization.right"] == 1
    assert counts["mixed.place.organization"] == 1
    assert counts["government.told"] == counts["government.all"] == 1


def test_what_begins_outside_or_is_of_another_kind_is_not_scored() -> None:
    late = Passage(PASSAGE.corpus, PASSAGE.name, PASSAGE.sha256, 14, len(TEXT), ())
    found = [find("Varn", "place"), find("Ana Ruiz", "document"), find("chief", "unnamed")]
    assert count_passage(TEXT, late, found) == {}


def test_errors_are_what_does_not_match() -> None:
    missed, wrong = find_errors(TEXT, PASSAGE, [find("Varn", "government"), find("met", "person")])
    assert [TEXT[m.start : m.end] for m in missed] == [name for name, _, _ in LABELS[1:]]
    assert wrong == [find("met", "person")]


def test_labels_are_written_and_read_back(tmp_path: Path) -> None:
    path = tmp_path / "gold.json"
    write_gold([PASSAGE, PASSAGE], path)
    assert read_gold(path) == [PASSAGE, PASSAGE]


@pytest.mark.parametrize("mention", [GoldMention(0, 4, "ship"), GoldMention(70, 99, "place")])
def test_labels_that_do_not_fit_are_refused(tmp_path: Path, mention: GoldMention) -> None:
    path = tmp_path / "gold.json"
    write_gold([Passage("census", "7", "", 0, len(TEXT), (mention,))], path)
    with pytest.raises(ValueError, match="does not fit"):
        read_gold(path)


def test_the_packaged_labels_are_sound_and_hold_no_text() -> None:
    passages = read_gold()
    assert sum(len(p.mentions) for p in passages) >= 1050
    assert {m.kind for p in passages for m in p.mentions} == set(KINDS)
    for passage in passages:
        assert passage.corpus in CORPORA
        ends = [0, *(m.end for m in passage.mentions)]
        assert all(m.start >= end for m, end in zip(passage.mentions, ends, strict=False))
        assert all(m.kind == "place" for m in passage.mentions if m.government)
    rows = json.loads(GOLD.read_text("utf-8"))
    assert {key for row in rows for key in row} == {
        *("corpus", "name", "sha256", "start", "end", "mentions")
    }


def test_passages_of_changed_and_absent_texts_are_told_apart() -> None:
    assert split_known([PASSAGE], TEXTS) == ([PASSAGE], [], [])
    assert split_known([PASSAGE], {("census", "7"): TEXT + " "}) == ([], [PASSAGE], [])
    assert split_known([PASSAGE], {}) == ([], [], [PASSAGE])


def test_tokens_are_put_together_as_printed() -> None:
    printed = "He said : ¶ It is Varn 's ( old ) port , ¶ and did n't stop ."
    tokens = [token.replace("¶", '"') for token in printed.split()]
    assert join_tokens(tokens) == "He said: \"It is Varn's (old) port,\" and didn't stop."


def test_every_corpus_is_read_from_its_place(tmp_path: Path) -> None:
    data = tmp_path / "data"
    files = {
        "piles/google_news/a.json": json.dumps({"text": "News."}),
        "pages/truth/1.json": json.dumps({"ground_truth": {"main_content": "Page."}}),
        "polnear/data/dev/text/p.txt": "Dev.",
        "tbaq/t.tml": "<TimeML><TEXT>One\n<EVENT>line</EVENT>.\n\nTwo.</TEXT></TimeML>",
        "ecbplus/35/e.xml": '<D><token sentence="0">http</token><token sentence="1">Yes</token>'
        '<token sentence="1">.</token></D>',
        "ecbplus/36/e.xml": '<D><token sentence="0">Closed</token></D>',
        "../cases/moscow-visit/c.txt": "Case.",
    }
    for name, text in files.items():
        path = data / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    with (data / "piles" / "census.csv").open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows([["id", "text"], ["7", TEXT]])
    assert read_texts(data) == {
        ("moscow-visit", "c.txt"): "Case.",
        ("census", "7"): TEXT,
        ("google_news", "a.json"): "News.",
        ("pages", "1.json"): "Page.",
        ("polnear-dev", "p.txt"): "Dev.",
        ("tbaq", "t.tml"): "One line.\n\nTwo.",
        ("ecbplus", "e.xml"): "Yes.",
    }


def test_results_tell_all_readers_and_their_difference() -> None:
    found = [find(name, kind) for name, kind, _ in LABELS]
    ours = Findings("ours", {("census", "7"): found}, 0.5)
    peer = Findings("peer", {}, None)
    result = describe_result([PASSAGE], TEXTS, [ours, peer])
    assert result["mentions"] == 5
    assert result["readers"][0]["rates"]["exact"]["f1"] == 1.0
    assert result["readers"][1]["corpora"]["census"]["exact"]["recall"] == 0.0
    assert result["differences"][0]["intervals"]["person"] == [1.0, 1.0]
    out = io.StringIO()
    print_report(result, out)
    assert "span and kind   P 100.0  R 100.0  F1 100.0  [100.0, 100.0]  of 5" in out.getvalue()
    assert "F1 of ours less that of peer" in out.getvalue()


def test_equal_readers_differ_by_nothing() -> None:
    counts = [count_passage(TEXT, PASSAGE, [find("Varn", "place")])]
    assert bootstrap_difference(counts, counts)["exact"] == (0.0, 0.0)


def test_findings_of_another_reader_are_read() -> None:
    lines = [
        json.dumps({"corpus": "census", "name": "7", "mentions": [[0, 4, "place"]]}),
        json.dumps({"reader": "other 1.0", "cpu_seconds": 2.5}),
    ]
    findings = read_findings(lines, "file")
    assert findings == Findings("other 1.0", {("census", "7"): [Found(0, 4, "place")]}, 2.5)
    assert read_findings(lines[:1], "file").reader == "file"


@pytest.mark.parametrize("python", [Path(sys.executable), Path("/no/such/python")])
def test_a_peer_that_is_not_there_is_told(python: Path) -> None:
    with pytest.raises(PeerFailed):
        run_peer(TEXTS, python, "no_such_model")


def test_absent_data_is_said_and_skipped(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr("sys.argv", ["mentions", "--data", str(tmp_path)])
    assert main() == 0
    assert "skipped" in capsys.readouterr().out
