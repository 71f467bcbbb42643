"""Reading ECB+ and scoring on it, with a topic of our own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from evals.coreference import __main__ as run
from evals.coreference.gold import GoldMention, read_topics
from evals.coreference.methods import by_head
from evals.coreference.reading import Pile
from rashomon.model.reading import Reading
from tests.documents import make_document

_FILE = """<?xml version="1.0"?>
<Document doc_name="1_1ecb.xml">
<token t_id="1" sentence="0" number="0">http</token>
<token t_id="2" sentence="1" number="0">Anna</token>
<token t_id="3" sentence="1" number="1">Ruiz</token>
<token t_id="4" sentence="1" number="2">left</token>
<token t_id="5" sentence="1" number="3">.</token>
<token t_id="6" sentence="2" number="0">She</token>
<token t_id="7" sentence="2" number="1">waved</token>
<token t_id="8" sentence="2" number="2">to</token>
<token t_id="9" sentence="2" number="3">Stern</token>
<Markables>
<HUMAN_PART_PER m_id="1"><token_anchor t_id="2"/><token_anchor t_id="3"/></HUMAN_PART_PER>
<HUMAN_PART_PER m_id="2"><token_anchor t_id="6"/></HUMAN_PART_PER>
<HUMAN_PART_PER m_id="3"><token_anchor t_id="9"/></HUMAN_PART_PER>
<ACTION_OCCURRENCE m_id="4"><token_anchor t_id="4"/></ACTION_OCCURRENCE>
<LOC_GEO m_id="5"><token_anchor t_id="8"/></LOC_GEO>
<HUMAN_PART_PER m_id="9" TAG_DESCRIPTOR="t1_ruiz" instance_id="HUM1"/>
</Markables>
<Relations>
<CROSS_DOC_COREF r_id="7" note="HUM1"><source m_id="1"/><source m_id="2"/><target m_id="9"/>
</CROSS_DOC_COREF>
<CROSS_DOC_COREF r_id="8" note="ACT1"><source m_id="4"/></CROSS_DOC_COREF>
</Relations>
</Document>
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "ecbplus" / "1"
    folder.mkdir(parents=True)
    (folder / "1_1ecb.xml").write_text(_FILE, encoding="utf-8")
    return tmp_path


def test_mentions_stand_where_their_words_do(data: Path) -> None:
    [topic] = read_topics(data, 1, 29)
    [document] = topic.documents
    assert document.text == "Anna Ruiz left.\nShe waved to Stern"
    words = [document.text[m.start : m.end] for m in document.mentions]
    assert words == ["Anna Ruiz", "She", "Stern"]
    assert [m.chain for m in document.mentions] == ["HUM1", "HUM1", "1_1ecb.xml#3"]
    assert [m.checked for m in document.mentions] == [True, False, False]


def test_held_out_topics_are_never_opened(data: Path) -> None:
    with pytest.raises(ValueError, match="held out"):
        read_topics(data, 30, 36)


def test_the_baseline_joins_the_same_last_word() -> None:
    doc = make_document("Anna Ruiz met a man. Ruiz saw the Man.")
    spans = [(s, s + n) for s, n in ((0, 9), (16, 3), (21, 4), (34, 3))]
    marks = tuple(GoldMention(*span, str(span), "HUMAN_PART_PER", True) for span in spans)
    pile = Pile(1, (doc,), (Reading(doc.id),), {doc.id: marks})
    labels = by_head(pile, list(pile.key(checked=False)))
    assert sorted(labels.values(), key=str) == ["man", "man", "ruiz", "ruiz"]


def test_without_data_it_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["coreference", "--data", str(tmp_path)])
    assert run.main() == 0
    assert "skipped: no ECB+" in capsys.readouterr().out


class _NoReader:
    def read(self, document: object) -> Reading:
        return Reading(document.id)  # type: ignore[attr-defined]


def test_a_run_prints_and_writes_all_figures(
    data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out = data / "result.json"
    monkeypatch.setattr(run, "Reader", _NoReader)
    monkeypatch.setattr("sys.argv", ["coreference", "--data", str(data), "--out", str(out)])
    assert run.main() == 0
    assert "rashomon" in capsys.readouterr().out
    table = json.loads(out.read_text("utf-8"))
    assert table["all"]["mentions"] == 3
    assert table["checked"]["same head"]["with singletons"]["b_cubed"]["f1"] == 100.0
