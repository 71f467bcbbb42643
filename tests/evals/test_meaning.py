import io
import json
import math
import sys
from base64 import b64encode
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from evals.meaning.__main__ import evaluate, main
from evals.meaning.figures import (
    TopicScores,
    average,
    compute_auc,
    compute_average_precision,
    compute_nearest,
    draw_topics,
    find_interval,
    score_topic,
)
from evals.meaning.gold import Relations, Sentence, Stretch, read_topics, relate
from evals.meaning.methods import Floats, TfIdf, Vectors, WordOverlap
from evals.meaning.minimal import PATH, read_pairs
from evals.meaning.report import print_report
from evals.meaning.vectors import PeerFailed, read_vectors, run_peer
from rashomon.model.documents import Document
from rashomon.model.reading import Meaning, Reading
from rashomon.model.spans import Span

# One tuple a sentence: its words, and the events in it as (word, chain or None).
Event = tuple[str, str | None]
Lines = list[tuple[str, list[Event]]]
FIRST: Lines = [
    ("http : / / example . org", []),
    ("Ana Ruiz left Port Orme .", [("left", "ACT1")]),
    ("Nobody wept .", [("wept", "NEG2")]),
    ("It is a port .", []),
]
SAME: Lines = [
    ("Ruiz went away .", [("went", "ACT1")]),
    ("She paid , too .", [("paid", None)]),
]
OTHER: Lines = [("Ivo Lund left Velia .", [("left", "ACT9")])]


def write_document(path: Path, lines: Lines) -> None:
    tokens: list[str] = []
    mentions: list[str] = []
    relations: list[str] = []
    for number, (text, events) in enumerate(lines):
        places = {}
        for word in text.split():
            places[word] = len(tokens) + 1
            tokens.append(f'<token t_id="{places[word]}" sentence="{number}">{word}</token>')
        for word, chain in events:
            mention = len(mentions) + 1
            mentions.append(
                f'<ACTION_OCCURRENCE m_id="{mention}"><token_anchor t_id="{places[word]}"/>'
                "</ACTION_OCCURRENCE>"
            )
            if chain:
                relations.append(
                    f'<CROSS_DOC_COREF r_id="{mention}" note="{chain}"><source m_id="{mention}"/>'
                    '<target m_id="99"/></CROSS_DOC_COREF>'
                )
    # People are in chains too, and the instances that chains point at are listed as mentions.
    mentions.append('<HUMAN_PART_PER m_id="77"><token_anchor t_id="1"/></HUMAN_PART_PER>')
    mentions.append('<ACTION_OCCURRENCE m_id="99" RELATED_TO="" TAG_DESCRIPTOR="t" />')
    relations.append('<CROSS_DOC_COREF note="HUM3"><source m_id="77"/></CROSS_DOC_COREF>')
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        f"<Document>{''.join(tokens)}<Markables>{''.join(mentions)}</Markables>"
        f"<Relations>{''.join(relations)}</Relations></Document>",
        "utf-8",
    )


@pytest.fixture
def data(tmp_path: Path) -> Path:
    for topic in ("1", "36"):
        folder = tmp_path / "ecbplus" / topic
        write_document(folder / f"{topic}_1ecb.xml", FIRST)
        write_document(folder / f"{topic}_2ecb.xml", SAME)
        write_document(folder / f"{topic}_1ecbplus.xml", OTHER)
    write_document(tmp_path / "ecbplus" / "2" / "2_1ecb.xml", FIRST)
    rows = [
        {"id": "5", "claim": "Orme is a port .", "evidence": "Orme has a harbour ."},
        {"id": "50000002", "claim": "Orme is a port .", "evidence": "Orme has a desert ."},
        {"id": "50000003", "claim": "Orme is a peak .", "evidence": "Orme has a harbour ."},
        {"id": "50000004", "claim": "Orme is a peak .", "evidence": "Orme has a desert ."},
        {"id": "6", "claim": "Lund sang .", "evidence": "Lund sang in May ."},
        {"id": "60000003", "claim": "Lund slept .", "evidence": "Lund sang in May ."},
    ]
    path = tmp_path / PATH
    path.parent.mkdir()
    path.write_text("\n".join(map(json.dumps, rows)), "utf-8")
    return tmp_path


class FakeReader:
    """Two sentences a line where it holds a comma; a vector tells whether words are there."""

    words = ("left", "went", "port")

    def read(self, document: Document) -> Reading:
        meanings, start = [], 0
        for line in document.text.split("\n"):
            cut = line.find(",") + 1
            for first, last in ((0, cut), (cut, len(line))):
                text = line[first:last]
                if text.strip():
                    span = Span(start + first, start + last)
                    meanings.append(Meaning((span,), self.vector(text)))
            start += len(line) + 1
        inside = Meaning((Span(start - 4, start - 2),), self.vector("port"), "att-1")
        whole = replace(meanings[0], attribution="att-2")
        return Reading(document.id, meanings=(*meanings, inside, whole))

    def vector(self, text: str) -> str:
        shares = np.array([1, *(word in text for word in self.words)], np.int8)
        return b64encode(shares.tobytes()).decode("ascii")


def stretch(document: str, line: int, text: str) -> Stretch:
    return Stretch(document, line, text)


def test_sentences_with_events_and_their_chains_are_read(data: Path) -> None:
    (topic,) = read_topics(data)
    assert topic.number == 1
    assert [
        (one.stretch.document, one.stretch.line, one.seminal, sorted(one.chains))
        for one in topic.sentences
    ] == [
        ("1_1ecb.xml", 0, 0, ["ACT1"]),
        ("1_1ecb.xml", 1, 0, ["NEG2"]),
        ("1_1ecbplus.xml", 0, 1, ["ACT9"]),
        ("1_2ecb.xml", 0, 0, ["ACT1"]),
        ("1_2ecb.xml", 1, 0, []),
    ]
    assert topic.sentences[0].stretch.text == "Ana Ruiz left Port Orme."
    assert [len(lines) for lines in topic.documents] == [2, 1, 2]


def test_only_a_chain_across_documents_makes_a_pair() -> None:
    chains = [("a", {"E"}), ("a", {"E"}), ("b", {"E", "F"}), ("b", set())]
    found = relate(
        [Sentence(stretch(name, i, ""), 0, frozenset(own)) for i, (name, own) in enumerate(chains)]
    )
    assert found.apart.tolist()[0] == [False, False, True, True]
    assert found.shared.tolist()[0] == [True, True, True, False]
    assert not found.shared[3].any()
    assert found.same_seminal.all()


def test_no_sentences_have_no_relations() -> None:
    assert relate([]).apart.shape == (0, 0)


@pytest.mark.parametrize(
    ("upper", "lower", "auc"),
    [
        ([3.0, 4.0], [1.0, 2.0], 1.0),
        ([1.0], [1.0], 0.5),
        ([0.0, 2.0], [1.0, 1.0], 0.5),
        ([2.0, 2.0], [1.0, 2.0], 0.75),
    ],
)
def test_auc_counts_ties_half(upper: list[float], lower: list[float], auc: float) -> None:
    assert compute_auc(np.array(upper), np.array(lower)) == auc


def test_auc_of_nothing_is_not_a_number() -> None:
    assert math.isnan(compute_auc(np.array([]), np.array([1.0])))


@pytest.mark.parametrize(
    ("scores", "right", "wanted"),
    [
        ([3.0, 2.0, 1.0], [True, True, False], 1.0),
        ([3.0, 2.0, 1.0], [False, True, True], (1 / 2 + 2 / 3) / 2),
        ([1.0, 1.0, 1.0, 1.0], [True, False, False, False], 0.25),
        ([2.0, 1.0, 1.0], [False, True, False], 1 / 3),
    ],
)
def test_average_precision_takes_equal_scores_at_once(
    scores: list[float], right: list[bool], wanted: float
) -> None:
    assert compute_average_precision(np.array(scores), np.array(right)) == pytest.approx(wanted)


def square(size: int, cells: dict[tuple[int, int], float]) -> Floats:
    table = np.zeros((size, size))
    for (row, column), value in cells.items():
        table[row, column] = table[column, row] = value
    return table


def relations(homes: str, shared: list[tuple[int, int]], seminal: str) -> Relations:
    home, event = np.array(list(homes)), np.array(list(seminal))
    return Relations(
        home[:, None] != home[None, :],
        square(len(homes), dict.fromkeys(shared, 1.0)) > 0,
        event[:, None] == event[None, :],
    )


def test_the_nearest_is_looked_for_in_other_documents() -> None:
    gold = relations("aabb", [(0, 2), (0, 1)], "0000")
    likes = {(0, 1): 0.9, (0, 2): 0.5, (0, 3): 0.5, (1, 2): 0.1}
    # 0 has 2 and 3 equally near, 2 has 0; 1 and 3 have no partner elsewhere.
    assert compute_nearest(square(4, likes), gold) == 0.75


def test_near_misses_are_told_apart() -> None:
    gold = relations("abc", [(0, 1)], "001")
    scores = score_topic(square(3, {(0, 1): 0.5, (0, 2): 0.9, (1, 2): 0.1}), gold)
    assert scores.figures["auc"] == scores.figures["auc.other_event"] == 0.5
    assert math.isnan(scores.figures["auc.same_event"])
    assert scores.pairs["other_event"].tolist() == [0.1, 0.9]
    assert scores.pairs["same_event"].tolist() == []


def test_topics_weigh_alike_and_unknown_figures_are_left_out() -> None:
    def topic(auc: float, high: float) -> TopicScores:
        pairs = {
            "shared": np.array([high]),
            "same_event": np.array([0.5]),
            "other_event": np.array([]),
        }
        names = ("auc", "auc.same_event", "average_precision", "nearest")
        return TopicScores(dict.fromkeys(names, auc) | {"auc.other_event": math.nan}, pairs)

    found = average([topic(1.0, 0.9), topic(0.5, 0.4)], np.array([[1, 1], [2, 0], [1, 3]]))
    assert found["auc"].tolist() == [0.75, 1.0, 0.625]
    assert found["auc.other_event"].tolist() == [0.0, 0.0, 0.0]
    assert found["auc.pooled"].tolist() == [0.5, 1.0, 0.25]


def test_the_bootstrap_draws_the_same_samples_again() -> None:
    draws = draw_topics(5)
    assert draws.shape == (1000, 5)
    assert (draws.sum(axis=1) == 5).all()
    assert (draws == draw_topics(5)).all()
    assert find_interval(np.arange(1000.0)) == [25.0, 974.0]


def test_word_overlap_is_jaccard_of_lower_case() -> None:
    likes = WordOverlap().compare(
        [stretch("a", 0, "Ruiz left."), stretch("b", 0, "ruiz LEFT, left"), stretch("c", 0, "-")]
    )
    assert likes.tolist() == [[1.0, 1.0, 0.0], [1.0, 1.0, 0.0], [0.0, 0.0, 0.0]]


def test_rare_words_weigh_more() -> None:
    lines = [
        stretch("a", 0, "the dam"),
        stretch("b", 0, "the mill"),
        stretch("c", 0, "a dam"),
        stretch("d", 0, "the the"),
    ]
    likes = TfIdf(lines).compare(lines)
    assert likes[0, 2] > likes[0, 1] > 0
    assert likes[2, 3] == 0
    assert likes[0, 0] == 1


def test_a_sentence_without_vector_is_like_none() -> None:
    lines = [stretch("a", 0, ""), stretch("b", 0, ""), stretch("b", 1, "")]
    vectors = Vectors("v", {("a", 0): np.array([2.0, 0.0]), ("b", 0): np.array([1.0, 0.0])})
    assert vectors.compare(lines)[0].tolist() == [1.0, 1.0, -1.0]
    assert vectors.count_missing(lines) == 1
    assert Vectors("v", {}).compare(lines)[0, 1] == -1.0


def test_lines_get_the_vectors_of_their_sentences() -> None:
    lines = [
        stretch("a", 0, "Ruiz left."),
        stretch("a", 1, "a port, as he went"),
        stretch("b", 0, ""),
    ]
    vectors = read_vectors(FakeReader(), [lines[:2]], "fake")
    assert vectors.count_missing(lines) == 1
    likes = vectors.compare(lines[:2])
    left = np.array([1, 1, 0, 0]) / math.sqrt(2)
    port, went = np.array([1, 0, 0, 1]) / math.sqrt(2), np.array([1, 0, 1, 0]) / math.sqrt(2)
    mean = port * 7 + went * 11
    assert likes[0, 1] == pytest.approx(left @ mean / np.linalg.norm(mean))


def test_minimal_pairs_share_all_but_one_side(data: Path) -> None:
    pairs = read_pairs(data)
    assert pairs is not None
    assert [(a.text, b.text) for a, b in pairs.claims] == [
        ("Orme is a port .", "Orme is a peak ."),
        ("Lund sang .", "Lund slept ."),
    ]
    assert [(a.text, b.text) for a, b in pairs.evidence] == [
        ("Orme has a harbour .", "Orme has a desert .")
    ]
    assert [(a.text, b.text) for a, b in pairs.unrelated] == [("Orme is a port .", "Lund sang .")]
    assert len(pairs.documents()) == 6


def test_results_tell_all_methods_and_their_differences(data: Path) -> None:
    result = evaluate(read_topics(data), read_pairs(data), FakeReader())
    assert result["counts"] == {
        "topics": 1,
        "sentences": 5,
        "pairs": {"shared": 1, "same_event": 3, "other_event": 4},
        "mean_share_of_shared": 0.125,
    }
    assert list(result["methods"]) == ["rashomon", "word overlap", "TF-IDF"]
    ours = result["methods"]["rashomon"]
    assert ours["without_vector"] == 0
    assert ours["minimal_pairs"]["claims"]["pairs"] == 2
    assert 0 <= ours["minimal_pairs"]["claims"]["above_median_shared"] <= 1
    overlap = result["methods"]["word overlap"]
    # "Ruiz" is one word of seven, "left" one of eight.
    assert overlap["figures"]["nearest"]["value"] == 1.0
    assert overlap["medians"] == {"shared": 0.14286, "same_event": 0.0, "other_event": 0.0}
    assert set(result["differences"]) == {"rashomon less word overlap", "rashomon less TF-IDF"}
    out = io.StringIO()
    print_report(json.loads(json.dumps(result)), out)
    assert "1 topics, 5 sentences" in out.getvalue()
    assert "claims that differ by one fact" in out.getvalue()


def test_results_do_without_minimal_pairs(data: Path) -> None:
    (data / PATH).unlink()
    assert read_pairs(data) is None
    result = evaluate(read_topics(data), None, FakeReader())
    assert result["methods"]["TF-IDF"]["minimal_pairs"] is None
    print_report(result, io.StringIO())


@pytest.mark.parametrize("python", [Path("/no/such/python"), Path(sys.executable)])
def test_a_peer_that_cannot_read_is_told(python: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("evals.meaning.vectors._PEER", "no_such_module")
    with pytest.raises(PeerFailed):
        run_peer(python, [stretch("a", 0, "Ruiz left.")])


def test_a_peer_gives_one_vector_a_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "fake_peer.py").write_text(
        "import json, sys\nfor line in sys.stdin:\n    print([len(json.loads(line)), 1])\n",
        "utf-8",
    )
    monkeypatch.setattr("evals.meaning.vectors._ROOT", tmp_path)
    monkeypatch.setattr("evals.meaning.vectors._PEER", "fake_peer")
    lines = [stretch("a", 0, "\u201cRuiz\u201d"), stretch("a", 1, "Lund\u2028x")]
    likes = run_peer(Path(sys.executable), lines).compare(lines)
    assert likes[0, 1] == 1.0


def test_absent_data_is_said_and_skipped(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr("sys.argv", ["meaning", "--data", str(tmp_path)])
    assert main() == 0
    assert "skipped" in capsys.readouterr().out


def test_a_run_prints_and_writes(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], data: Path, tmp_path: Path
) -> None:
    monkeypatch.setattr("evals.meaning.__main__.Reader", FakeReader)
    monkeypatch.setenv("RASHOMON_DATA", str(data))
    monkeypatch.setattr("sys.argv", ["meaning", "--out", str(tmp_path / "results" / "out.json")])
    assert main() == 0
    assert "nearest is right" in capsys.readouterr().out
    written = json.loads((tmp_path / "results" / "out.json").read_text("utf-8"))
    assert (written["corpus"], written["split"]) == ("ECB+", "topics 1-35")
    assert set(written) >= {"version", "date", "models", "corpus_sha256"}
