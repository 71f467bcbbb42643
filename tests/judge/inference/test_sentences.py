import hashlib
import json
import shutil
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest

from rashomon.errors import InvariantError
from rashomon.judge.inference import Relation, SentenceModel, model_digests, network
from rashomon.judge.inference import sentences as module
from rashomon.judge.inference.network import CONFIG, EVENTS_GRAPH, PAIRS_GRAPH, PAIRS_WEIGHTS

PAIRS = [
    ("The envoy has left Halstad.", "The envoy has not left Halstad."),
    ("No shot was fired.", "Shots were fired."),
    ("The envoy left on Friday.", "The envoy's departure was on Friday."),
]
SENTENCES = ["The envoy did not resign.", "The council approved the plan.", "Nobody was hurt."]


@pytest.fixture(scope="module")
def model() -> SentenceModel:
    return SentenceModel()


@pytest.fixture
def copied(tmp_path: Path) -> Iterator[Path]:
    for file in files("rashomon").joinpath("weights", "claims").iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    yield tmp_path
    shutil.rmtree(tmp_path)


def test_a_negative_contradicts_and_a_paraphrase_supports(model: SentenceModel) -> None:
    contrary, _, same = model.relate(PAIRS)
    assert contrary.contradicts > max(contrary.supports, contrary.neither)
    assert same.supports > max(same.contradicts, same.neither)


def test_shares_sum_to_one(model: SentenceModel) -> None:
    for found in model.relate(PAIRS):
        assert found.supports + found.contradicts + found.neither == pytest.approx(1, abs=1e-5)


def test_an_answer_is_the_same_in_any_company_and_order(model: SentenceModel) -> None:
    fresh = SentenceModel()
    assert fresh.relate(PAIRS[::-1])[::-1] == model.relate(PAIRS)
    assert [fresh.relate([pair])[0] for pair in PAIRS] == model.relate(PAIRS)
    assert fresh.factuality(SENTENCES[::-1])[::-1] == model.factuality(SENTENCES)


def test_what_is_forgotten_is_answered_as_before(
    model: SentenceModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_KEPT_PAIRS", 1)
    monkeypatch.setattr(module, "_KEPT_TEXTS", 1)
    monkeypatch.setattr(module, "_KEPT_WEIGHED", 1)
    small = SentenceModel()
    assert small.relate(PAIRS * 2) == model.relate(PAIRS) * 2
    assert small.factuality(SENTENCES * 2) == model.factuality(SENTENCES) * 2


def test_negated_and_told_events(model: SentenceModel) -> None:
    negated, told, _ = model.factuality(SENTENCES)
    scores = {
        p.span.of(text): p.score
        for text, found in zip(SENTENCES, (negated, told), strict=False)
        for p in found
    }
    assert scores["resign"] < 0 < scores["approved"]
    assert all(-3 <= score <= 3 for score in scores.values())


def test_every_word_is_weighed_and_predicates_are_among_them(model: SentenceModel) -> None:
    (every,), (found,) = model.weigh_words(SENTENCES[:1]), model.factuality(SENTENCES[:1])
    assert " ".join(p.span.of(SENTENCES[0]) for p in every) == "The envoy did not resign ."
    assert set(found) <= set(every)


def test_nothing_is_left_open(model: SentenceModel) -> None:
    open_one = Relation(supports=0.0, contradicts=0.0, neither=1.0)
    assert model.relate([("", "It fell."), ("It fell.", " "), ("", "")]) == [open_one] * 3
    assert model.factuality(["", "\x00 \t"]) == [(), ()]
    assert model.relate([]) == []
    assert model.factuality([]) == []


@pytest.mark.parametrize(
    "text", ["\ud800", "a" * 100_000, "no " * 50_000, "\x00\x07\u202e", "🙂" * 300, "漢" * 5000]
)
def test_strange_texts_are_answered(model: SentenceModel, text: str) -> None:
    found = model.relate([(text, "It fell."), ("It fell.", text), (text, text)])
    assert all(0 <= one.contradicts <= 1 for one in found)
    assert all(p.span.end <= len(text) for p in model.weigh_words([text])[0])


def test_beyond_the_window_nothing_counts(model: SentenceModel) -> None:
    start = "The envoy spoke. " * 100
    assert model.relate([(start + "It fell.", "It fell.")]) == model.relate([(start, "It fell.")])


def test_one_window_at_a_time_or_several_is_the_same(
    model: SentenceModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(network, "_THREADS", 1)
    alone = SentenceModel()
    assert alone.relate(PAIRS) == model.relate(PAIRS)
    assert alone.factuality(SENTENCES) == model.factuality(SENTENCES)


def test_digests_name_the_shipped_files() -> None:
    digests = dict(model_digests())
    folder = files("rashomon").joinpath("weights", "claims")
    shipped = json.loads(folder.joinpath(CONFIG).read_text("utf-8"))["sha256"]
    for name, file in (
        ("relations", PAIRS_GRAPH),
        ("relations-weights", PAIRS_WEIGHTS),
        ("events", EVENTS_GRAPH),
    ):
        found = hashlib.sha256(folder.joinpath(file).read_bytes()).hexdigest()
        assert digests[name] == shipped[file] == found
    assert len(digests["claims-config"]) == 64


@pytest.mark.parametrize("file", [PAIRS_GRAPH, PAIRS_WEIGHTS, EVENTS_GRAPH])
def test_changed_weights_are_refused(copied: Path, file: str) -> None:
    (copied / file).write_bytes(b"other")
    with pytest.raises(InvariantError, match=f"{file}.*install the package anew"):
        SentenceModel(copied)


def test_another_layout_is_refused(copied: Path) -> None:
    config = json.loads((copied / CONFIG).read_text("utf-8"))
    (copied / CONFIG).write_text(json.dumps(config | {"format": 99}), "utf-8")
    with pytest.raises(InvariantError, match="format"):
        SentenceModel(copied)
