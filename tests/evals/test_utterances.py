"""Labels, figures and peers of the evaluation of utterances, on statements of our own."""

import io
import itertools
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from evals.utterances.__main__ import describe_result, find_absent, main, print_errors
from evals.utterances.agreement import Judged, measure_agreement, read_passes
from evals.utterances.figures import (
    add_up,
    count_block,
    find_figures,
    find_intervals,
    find_kinds,
)
from evals.utterances.labels import (
    Block,
    Half,
    Pair,
    Statement,
    find_piles,
    join_linked,
    read_blocks,
)
from evals.utterances.minimal import Reports, are_together, count_right, read_reports
from evals.utterances.peers import (
    SCORES,
    choose_threshold,
    cosine,
    divide,
    of_same_speaker,
    rate,
    same_words,
    token_set,
)
from evals.utterances.report import (
    print_agreement,
    print_minimal,
    print_minimal_errors,
    print_report,
)
from evals.utterances.stories import (
    CachedReader,
    Item,
    Story,
    find_items,
    find_texts,
    read_story,
    to_received,
)
from rashomon.model.documents import Document
from rashomon.model.links import Alignment, Resolution, Utterance
from rashomon.model.reading import Attribution, Reading
from rashomon.model.spans import Span
from rashomon.settings import Settings
from tests.documents import make_document

TEXT = "Ilse Venn said the harbour is free of ice. Orr warned that the pier is weak."


def statement(*parts: str, document: str = "one") -> Statement:
    return Statement(document, ((0, 5),), frozenset(parts))


def block(
    *statements: Statement,
    pairs: tuple[Pair, ...] = (),
    unsure: frozenset[tuple[int, int]] = frozenset(),
    half: Half = "tune",
) -> Block:
    return Block("harbour", "ice", half, {"one": ""}, statements, unsure, pairs)


def item(text: str, speaker: str | None = "ent-1", utterance: str = "u") -> Item:
    vector = np.array([len(text), 1], dtype=np.float32)
    return Item(f"att-{text}", text, True, vector / np.linalg.norm(vector), speaker, utterance)


FOUR = block(
    statement("A"),
    statement("A", "B"),
    statement("B"),
    statement(),
    pairs=(Pair(0, 1, "verbatim"), Pair(0, 2, "same-speaker"), Pair(2, 3, "other-speaker")),
)


def test_statements_that_share_a_part_are_one_utterance() -> None:
    assert FOUR.same(0, 1)
    assert FOUR.same(1, 2)
    assert not FOUR.same(0, 2)
    assert FOUR.same(3, 3)
    assert FOUR.key == ("harbour", "ice")


def test_pairs_and_items_are_counted() -> None:
    counts = count_block(FOUR, ["x", "x", "y", "y"])
    figures = find_figures(counts)
    assert (figures["pairs.precision"], figures["pairs.recall"]) == (0.5, 1.0)
    assert figures["b3.precision"] == pytest.approx((1 + 1 + 1 / 2 + 1 / 2) / 4)
    assert figures["b3.recall"] == pytest.approx((1 + 2 / 3 + 1 / 2 + 1) / 4)
    assert find_kinds(counts) == {
        "other-speaker": (1, 1),
        "through-another": (0, 1),
        "verbatim": (1, 1),
    }


def test_what_hangs_together_through_another_is_wrong_in_strict_figures_alone() -> None:
    assert FOUR.is_joined(0, 2)
    assert not FOUR.is_joined(0, 3)
    figures = find_figures(count_block(FOUR, FOUR.groups))
    assert {figures[f"{name}.f1"] for name in ("pairs", "b3")} == {1.0}
    assert figures["strict.precision"] == pytest.approx((2 / 3 + 1 + 2 / 3 + 1) / 4)
    assert figures["strict.recall"] == 1.0


def test_everything_apart_is_precise_and_finds_nothing() -> None:
    figures = find_figures(count_block(FOUR, [0, 1, 2, 3]))
    assert (figures["pairs.precision"], figures["pairs.recall"], figures["pairs.f1"]) == (0, 0, 0)
    assert figures["b3.precision"] == 1.0
    assert figures["b3.recall"] == pytest.approx((1 / 2 + 1 / 3 + 1 / 2 + 1) / 4)


def test_pairs_that_are_unsure_count_nowhere() -> None:
    unsure = replace(FOUR, unsure=frozenset({(0, 2), (0, 3), (1, 3), (2, 3)}))
    figures = find_figures(count_block(unsure, ["x"] * 4))
    assert (figures["b3.precision"], figures["strict.precision"]) == (1.0, 1.0)


def test_no_counts_give_zeros_and_no_intervals() -> None:
    assert set(find_figures(add_up([])).values()) == {0.0}
    assert find_intervals([]) == {}


def test_intervals_hold_the_figure() -> None:
    counts = [count_block(FOUR, ["x", "x", "x", "y"]), count_block(FOUR, [0, 1, 2, 3])] * 4
    low, high = find_intervals(counts, samples=200)["b3.f1"]
    assert low <= find_figures(add_up(counts))["b3.f1"] <= high
    assert low < high


@pytest.mark.parametrize(
    ("links", "groups"),
    [
        ([], [0, 1, 2, 3]),
        ([(0, 1), (2, 3)], [0, 0, 2, 2]),
        ([(2, 3), (1, 2), (0, 3)], [0, 0, 0, 0]),
    ],
)
def test_linked_statements_are_together(
    links: Sequence[tuple[int, int]], groups: Sequence[int]
) -> None:
    for order in itertools.permutations(links):
        assert join_linked(4, order) == groups


def test_peers_compare_words_meaning_and_speakers() -> None:
    left = item("We shall open the locks at dawn")
    right = item("“We shall open the locks at dawn,”", speaker="ent-2")
    assert same_words(left, right) == 1.0
    assert same_words(left, replace(right, direct=False)) == 0.0
    assert same_words(item("We shall see"), item("We shall see")) == 0.0
    assert token_set(left, right) == 1.0
    assert token_set(left, item("")) == 0.0
    assert cosine(left, left) == pytest.approx(1.0)
    assert cosine(left, replace(right, vector=None)) == 0.0
    assert of_same_speaker(token_set)(left, right) == 0.0
    assert of_same_speaker(token_set)(left, replace(right, speaker=None)) == 0.0
    assert of_same_speaker(token_set)(left, replace(right, speaker="ent-1")) == 1.0


def test_threshold_is_the_highest_of_the_best() -> None:
    rates = {FOUR.key: {(0, 1): 0.9, (1, 2): 0.9, (0, 2): 0.9, (0, 3): 0.5, (1, 3): 0, (2, 3): 0}}
    assert choose_threshold([FOUR], rates, "b3") == 0.9
    assert divide(4, rates[FOUR.key], 0.9) == [0, 0, 0, 3]
    assert rate([item("a"), item("b")], token_set) == {(0, 1): 0.0}


def attribution(doc: Document, words: str) -> Attribution:
    start = doc.text.index(words)
    return Attribution(
        id=f"att-{doc.id}-{start}",
        document=doc.id,
        kind="indirect",
        source=(),
        cue=(),
        content=(Span(start, start + len(words)),),
        act="assert",
        act_reason="",
        mode="speech",
        parent=None,
        confidence=1.0,
    )


def align_all(
    documents: Sequence[Document], readings: Sequence[Reading], _: Resolution
) -> Alignment:
    ids = sorted(att.id for reading in readings for att in reading.attributions)
    together = Utterance("utt-1", tuple(ids), (), False, "words.same", 1, (1, 1))
    return Alignment(utterances=(together,)) if documents else Alignment()


def test_statements_are_found_again_by_their_place() -> None:
    doc = replace(make_document(TEXT), name="one")
    ice, pier = attribution(doc, "the harbour is free of ice"), attribution(doc, "the pier is weak")
    story = Story("harbour", (doc,), (Reading(doc.id, attributions=(ice, pier)),), {"one": TEXT})
    [(start, end)] = to_received(doc, ice)
    labelled = block(
        Statement("one", ((start + 4, end),), frozenset("A")),
        Statement("one", to_received(doc, pier), frozenset()),
        Statement("one", ((0, 4),), frozenset()),
        Statement("two", ((0, 4),), frozenset()),
    )
    items = find_items(story, [labelled], align_all)["ice"]
    assert [one.text for one in items] == ["the harbour is free of ice", "the pier is weak", "", ""]
    assert [one.utterance for one in items[:2]] == ["utt-1", "utt-1"]
    assert len({one.utterance for one in items[2:]}) == 2
    assert [one.attribution for one in items] == [ice.id, pier.id, None, None]
    assert not items[0].direct


class _Stub:
    """A reader that finds one statement in every text, and counts how often it reads."""

    def __init__(self) -> None:
        self.reads = 0

    def read(self, document: Document) -> Reading:
        self.reads += 1
        return Reading(document.id, attributions=(attribution(document, "is"),))


def test_what_was_read_is_kept(tmp_path: Path) -> None:
    stub, doc = _Stub(), make_document(TEXT)
    first = CachedReader(stub, tmp_path / "kept").read(doc)
    assert CachedReader(stub, tmp_path / "kept").read(doc) == first
    assert stub.reads == 1
    assert CachedReader(stub, None).read(doc) == first
    assert stub.reads == 2


def make_data(folder: Path) -> Path:
    (folder / "piles").mkdir(parents=True)
    rows = f'id,title,text\n7,Ice gone,"{TEXT}"\n'
    (folder / "piles" / "census.csv").write_text(rows, "utf-8")
    texts = folder / "polnear" / "data" / "train" / "text"
    texts.mkdir(parents=True)
    (texts / "one.txt").write_text(TEXT, "utf-8")
    (texts / "two.txt").write_text("The ferry is late.", "utf-8")
    return folder


def test_piles_are_read_whole_and_events_by_their_labelled_texts(tmp_path: Path) -> None:
    data, settings = make_data(tmp_path), Settings()
    assert list(find_texts("census", [], data, settings)) == ["7"]
    assert find_texts("pn-ice", ["one.txt", "absent.txt"], data, settings) == {"one.txt": TEXT}
    assert find_texts("ecb-1", [], data, settings) == {}
    story = read_story("pn-ice", ["one.txt"], data, CachedReader(_Stub(), None), settings)
    assert [doc.name for doc in story.documents] == ["one.txt"]
    assert len(story.readings[0].attributions) == 1


def test_absent_texts_are_named(tmp_path: Path) -> None:
    wrong = Block("census", "b", "tune", {"7": "0" * 64}, (), frozenset(), ())
    absent = Block("moscow", "b", "tune", {"a.txt": "0" * 64}, (), frozenset(), ())
    named = find_absent([wrong, absent], make_data(tmp_path), Settings())
    assert named == ["census/7", "moscow/a.txt"]


ITEMS = {
    ("harbour", "ice"): (
        item("The harbour is free of ice today", utterance="u1"),
        item("The harbour is free of ice", utterance="u2"),
        item("Orr calls the pier weak", utterance="u1"),
        item("Nobody knows", utterance="u3"),
    )
}


def test_result_is_described_and_printed(capsys: pytest.CaptureFixture[str]) -> None:
    result = describe_result([FOUR], ITEMS, "tune")
    assert set(result["methods"]) == {"rashomon", "labels, joined", "same six words", *SCORES}
    assert result["methods"]["labels, joined"]["figures"]["b3.recall"] == 1.0
    assert result["methods"]["rashomon"]["figures"]["pairs.recall"] == 0.0
    assert result["methods"]["token set"]["figures"]["pairs.recall"] == 1.0
    assert (result["statements"], result["pairs"], result["absent"]) == (4, 3, 0)
    out = io.StringIO()
    print_report(result, out)
    assert "token set, same speaker" in out.getvalue()
    assert "verbatim" in out.getvalue()
    print_errors([FOUR], ITEMS, 5)
    printed = capsys.readouterr().out
    assert "apart, but one utterance" in printed
    assert "0 pairs wrongly together, 1 wrongly apart" in printed
    mixed = [replace(one, utterance="u1") for one in ITEMS[FOUR.key]]
    print_errors([FOUR], {FOUR.key: mixed}, 5)
    printed = capsys.readouterr().out
    assert "together, but two utterances" in printed
    assert "4 together, 3 wrong" in printed


def test_errors_of_the_other_half_are_not_shown(capsys: pytest.CaptureFixture[str]) -> None:
    print_errors([replace(FOUR, half="held")], ITEMS, 5)
    assert capsys.readouterr().out.strip() == "0 pairs wrongly together, 0 wrongly apart"


def test_reports_that_differ_in_one_thing_are_read_and_counted() -> None:
    pairs = [
        Reports("cut", True, "The ferry is late.", "It is late."),
        Reports("negation", False, "The ferry is late.", "The ferry is not late."),
    ]
    together = [are_together(pair, _Stub(), align_all) for pair in pairs]
    assert together == [True, True]
    assert not are_together(pairs[0], _Stub(), lambda *_: Alignment())
    counted = count_right(pairs, together)
    assert counted == {"cut": (1, 1), "negation": (0, 1)}
    out = io.StringIO()
    print_minimal(counted, out)
    print_minimal_errors(pairs, together, out)
    assert "negation    0 of 1" in out.getvalue()
    assert "negation: together" in out.getvalue()


def test_reports_are_different_texts() -> None:
    pairs = read_reports()
    assert len({(pair.left, pair.right) for pair in pairs}) == len(pairs) >= 60
    assert all(pair.left != pair.right for pair in pairs)


def test_passes_are_compared() -> None:
    verdicts = [(True, True), (True, True), (False, False), (False, True)]
    passes = [Judged("harbour", "ice", 0, 1, *one) for one in verdicts]
    agreement = measure_agreement(passes)
    assert (agreement["pairs"], agreement["same"], agreement["kappa"]) == (4, 0.75, 0.5)
    out = io.StringIO()
    print_agreement(agreement, out)
    assert "kappa 0.50" in out.getvalue()


def test_labels_are_sound() -> None:
    blocks = read_blocks()
    assert len({one.key for one in blocks}) == len(blocks)
    assert len(find_piles(blocks)) >= 5
    for one in blocks:
        count = len(one.statements)
        assert {said.document for said in one.statements} <= set(one.texts)
        assert all(said.content for said in one.statements)
        indices = [*one.unsure, *((pair.left, pair.right) for pair in one.pairs)]
        assert all(0 <= left < right < count for left, right in indices)
        assert all(one.is_plain(pair.left, pair.right) for pair in one.pairs)
        assert len({(p.left, p.right) for p in one.pairs}) == len(one.pairs)


def test_enough_is_labelled_in_both_halves() -> None:
    blocks = read_blocks()
    halves = Counter(one.half for one in blocks)
    assert min(halves["tune"], halves["held"]) >= 15
    pairs = [one.same(pair.left, pair.right) for one in blocks for pair in one.pairs]
    assert len(pairs) >= 400
    assert 2 * sum(pairs) <= len(pairs)


def test_passes_stand_in_the_labels() -> None:
    by_key = {one.key: one for one in read_blocks()}
    for judged in read_passes():
        assert judged.left < judged.right < len(by_key[judged.pile, judged.block].statements)


def test_without_texts_nothing_is_scored(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["utterances", "--data", str(make_data(tmp_path))])
    assert main() == 0
    assert capsys.readouterr().out.startswith("skipped: ")
    monkeypatch.delenv("RASHOMON_DATA", raising=False)
    monkeypatch.setattr(sys, "argv", ["utterances"])
    assert main() == 0
    assert "--data or RASHOMON_DATA" in capsys.readouterr().out
