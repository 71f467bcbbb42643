"""Labels, methods and figures of the evaluation of shared origins, on documents of our own."""

import io
import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from evals.mentions.readers import bare_document
from evals.reuse.__main__ import align_pile, describe_result, find_answers, find_stale, main
from evals.reuse.agreement import measure_agreement, read_passes
from evals.reuse.labels import (
    LABELS,
    PILES,
    Gold,
    Half,
    Labelled,
    Pair,
    Relation,
    SharedPassage,
    digest_text,
    find_half,
    read_gold,
)
from evals.reuse.methods import (
    Answer,
    find_answer,
    find_contained,
    find_containments,
    find_near_duplicates,
    find_shingles,
)
from evals.reuse.passages import compare_kinds, find_kind_figures
from evals.reuse.piles import Aligned, Pile, find_place, read_pile
from evals.reuse.report import print_agreement, print_errors, print_report
from evals.reuse.scoring import (
    choose_containment,
    count_by,
    count_judged,
    count_outside,
    find_figures,
    find_intervals,
    judge,
)
from rashomon.model.documents import Document
from rashomon.model.links import Alignment, Derivation, Direction, Passage, Place
from rashomon.model.reading import Reading
from rashomon.model.spans import Span
from rashomon.settings import Settings

LEAD = "The harbour of Ormel stayed shut for a third day while divers looked for the wreck. "
TEXTS = {
    "a.txt": LEAD + "Fishermen said that they had lost a week.",
    "b.txt": LEAD + "The mayor asked for patience and for warm soup.",
    "c.txt": "A choir from the hills sang in the square of another town on Sunday evening.",
}


def pile_of(texts: dict[str, str] = TEXTS, name: str = "moscow") -> Pile:
    return Pile(name, tuple(bare_document(of, text) for of, text in texts.items()), texts)


def gold_of(
    *pairs: Pair, pile: Pile | None = None, passages: tuple[SharedPassage, ...] = ()
) -> Gold:
    pile = pile or pile_of()
    documents = {
        (pile.name, name): Labelled(pile.name, name, digest_text(text), name, "tune")
        for name, text in pile.texts.items()
    }
    return Gold(documents, pairs, passages)


def pair(left: str, right: str, origin: str = "", half: Half = "tune", run: int = 0) -> Pair:
    relation: Relation = "derived" if origin else "independent"
    kind = "version" if origin else ""
    return Pair("moscow", left, right, relation, half, kind, origin, "", run, run)


def derivation(pile: Pile, left: str, right: str, direction: Direction) -> Derivation:
    ids = {doc.name: doc.id for doc in pile.documents}
    return Derivation(ids[left], ids[right], direction, (0.5, 0.5), ("contained",))


def test_labels_hold_no_text() -> None:
    keys = {
        "documents": {"pile", "name", "sha256", "family", "half"},
        "pairs": {"pile", "left", "right", "label", "kind", "origin", "why", "half"}
        | {"grams", "run"},
        "passages": {"pile", "left", "right", "left_span", "right_span", "kind"},
        "passes": {"pile", "left", "right", "first", "second"},
    }
    for name, allowed in keys.items():
        for line in (LABELS / f"{name}.jsonl").read_text("utf-8").splitlines():
            assert set(json.loads(line)) <= allowed


def test_labels_are_whole() -> None:
    gold = read_gold()
    assert len({(one.pile, one.left, one.right) for one in gold.pairs}) == len(gold.pairs)
    for one in gold.pairs:
        assert one.pile in PILES
        assert one.left < one.right
        assert {(one.pile, one.left), (one.pile, one.right)} <= set(gold.documents)
        assert bool(one.kind) == bool(one.origin) == bool(one.why) == (one.relation == "derived")
        assert one.origin in ("", "common", "unknown", one.left, one.right)


def test_families_stay_in_one_half() -> None:
    gold = read_gold()
    halves: dict[tuple[str, str], set[Half]] = {}
    for one in gold.documents.values():
        halves.setdefault((one.pile, one.family), set()).add(one.half)
    assert all(len(found) == 1 for found in halves.values())
    for of in gold.pairs:
        if of.relation != "independent":
            ends = [gold.documents[of.pile, name] for name in (of.left, of.right)]
            assert ends[0].family == ends[1].family
            assert {end.half for end in ends} == {of.half}


def test_there_are_enough_labels_of_each_half() -> None:
    gold = read_gold()
    for half in ("tune", "held"):
        own = [one for pile in PILES for one in gold.all_pairs(pile) if one.half == half]
        assert sum(one.relation == "derived" for one in own) >= 60
        assert sum(one.hard for one in own) >= 120
    pairs = {(one.pile, one.left, one.right) for one in gold.passages}
    assert len(pairs) >= 40
    assert {one.kind for one in gold.passages} == {"narration", "quotation", "boilerplate"}


def test_a_pile_of_which_every_pair_was_read_implies_those_not_listed() -> None:
    listed = pair("a.txt", "b.txt", "common")
    found = list(gold_of(listed).all_pairs("moscow"))
    assert found[0] == listed
    assert [(one.left, one.right, one.relation) for one in found[1:]] == [
        ("a.txt", "c.txt", "independent"),
        ("b.txt", "c.txt", "independent"),
    ]
    assert not list(replace(gold_of(listed), pairs=()).all_pairs("polnear"))


def test_a_pair_of_two_halves_is_in_the_half_of_its_names() -> None:
    gold = gold_of()
    documents = dict(gold.documents)
    documents["moscow", "c.txt"] = replace(documents["moscow", "c.txt"], half="held")
    halves = {
        (one.left, one.right): one.half
        for one in replace(gold, documents=documents).all_pairs("moscow")
    }
    assert halves["a.txt", "b.txt"] == "tune"
    assert halves["a.txt", "c.txt"] == find_half("moscow/a.txt/c.txt")


def test_a_pair_is_hard_where_a_sentence_is_the_same_by_chance() -> None:
    assert pair("a.txt", "b.txt", run=15).hard
    assert not pair("a.txt", "b.txt", run=9).hard
    assert not pair("a.txt", "b.txt", "common", run=15).hard


@pytest.mark.parametrize(
    ("direction", "origin"),
    [
        ("left from right", "right"),
        ("right from left", "left"),
        ("common origin", "common"),
        ("unknown", "unknown"),
    ],
)
def test_a_derivation_names_the_document_that_the_other_comes_from(
    direction: Direction, origin: str
) -> None:
    pile = pile_of()
    found = derivation(pile, "a.txt", "b.txt", direction)
    names = {"right": "b.txt", "left": "a.txt"}
    answer = find_answer(pile, Alignment(derivations=(found,)))
    assert answer.pairs == {("a.txt", "b.txt"): names.get(origin, origin)}
    assert answer.directed


def test_duplicates_derive_from_one_another_and_from_what_one_of_them_derives_from() -> None:
    pile = pile_of(TEXTS | {"d.txt": TEXTS["a.txt"].upper()})
    ids = {doc.name: doc.id for doc in pile.documents}
    alignment = Alignment(
        duplicates=((ids["a.txt"], ids["d.txt"]),),
        derivations=(
            derivation(pile, "a.txt", "b.txt", "right from left"),
            derivation(pile, "a.txt", "d.txt", "right from left"),
        ),
    )
    assert find_answer(pile, alignment).pairs == {
        ("a.txt", "b.txt"): "a.txt",
        ("b.txt", "d.txt"): "d.txt",
        ("a.txt", "d.txt"): "a.txt",
    }


def test_containment_is_the_share_of_the_shorter_document() -> None:
    shingles = find_shingles(pile_of())
    contained = find_containments(shingles)
    assert set(contained) == {("a.txt", "b.txt")}
    shared = len(shingles["a.txt"] & shingles["b.txt"])
    assert contained["a.txt", "b.txt"] == shared / min(
        len(shingles[one]) for one in ("a.txt", "b.txt")
    )
    assert find_contained(contained, 0.3).pairs == {("a.txt", "b.txt"): "unknown"}
    assert not find_contained(contained, 1.0).pairs


def test_near_duplicates_need_nearly_all_of_both() -> None:
    pytest.importorskip("datasketch")
    long = " ".join(f"word{number}" for number in range(200))
    shingles = find_shingles(pile_of({"a": long, "b": long + " more", "c": LEAD}))
    assert find_near_duplicates(shingles, 0.7).pairs == {("a", "b"): "unknown"}


def test_the_threshold_is_the_lowest_of_the_best() -> None:
    gold = gold_of(pair("a.txt", "b.txt", "common"), pair("a.txt", "c.txt"))
    contained = {"moscow": {("a.txt", "b.txt"): 0.5, ("a.txt", "c.txt"): 0.2}}
    assert choose_containment(gold, contained) == 0.22


def test_figures_count_pairs_that_are_sure() -> None:
    unsure = replace(pair("b.txt", "c.txt"), relation="unsure")
    gold = gold_of(pair("a.txt", "b.txt", "a.txt"), pair("a.txt", "c.txt", run=20), unsure)
    answers = {
        "moscow": Answer(
            {
                ("a.txt", "b.txt"): "a.txt",
                ("a.txt", "c.txt"): "common",
                ("b.txt", "c.txt"): "common",
            }
        )
    }
    judged = judge(gold, answers, "tune")
    assert find_figures(count_judged(judged)) == {
        "precision": 0.5,
        "recall": 1.0,
        "f1": 2 / 3,
        "origin.precision": 1.0,
        "origin.recall": 1.0,
        "false.hard": 1.0,
    }
    assert count_by(judged, lambda one: one.pair.relation) == {
        "derived": (1, 1),
        "independent": (1, 1),
    }
    assert not judge(gold, answers, "held")
    low, high = find_intervals(judged, samples=40)["precision"]
    assert 0 <= low <= high <= 1
    assert find_intervals(()) == {}


def test_no_origin_is_asked_for_where_none_can_be_told() -> None:
    gold = gold_of(pair("a.txt", "b.txt", "unknown"))
    counts = count_judged(judge(gold, {"moscow": Answer({("a.txt", "b.txt"): "a.txt"})}, None))
    assert counts["origin.overtold"] == counts["origin.open"] == 1
    assert counts["origin.gold"] == counts["origin.asserted"] == 0


def test_pairs_that_nobody_labelled_are_told_apart() -> None:
    gold = gold_of()
    answers = {
        "ecbplus": Answer(
            {("1_1ecb.xml", "2_1ecb.xml"): "common", ("1_1ecb.xml", "1_2ecb.xml"): "common"}
        )
    }
    assert count_outside(gold, answers) == {"ecbplus": 1, "topics": 1}


def test_kinds_of_passages_are_compared_by_words() -> None:
    pile = pile_of()
    left, right = (pile.documents[at] for at in (0, 1))
    span = Span(0, len(LEAD) - 2)
    passage = Passage(Place(right.id, span), Place(left.id, span), 1.0, "verbatim", "quotation")
    aligned = {"moscow": Aligned(pile, Alignment(passages=(passage,)))}
    label = SharedPassage(
        "moscow", "a.txt", "b.txt", (0, span.end), (0, span.end), "narration", "tune"
    )
    kinds = compare_kinds([label], aligned, [], "tune")
    assert kinds == {("narration", "quotation"): len(LEAD.split())}
    assert find_kind_figures(kinds) == {"same": 0.0, "narration.recall": 0.0}
    assert not compare_kinds([label], aligned, [], "held")
    assert not compare_kinds([label], aligned, [("moscow", "b.txt")], None)
    assert compare_kinds([label], {"moscow": Aligned(pile, Alignment())}, [], None) == {
        ("narration", "none"): len(LEAD.split())
    }


def test_two_passes_agree_beyond_chance() -> None:
    found = measure_agreement(
        (("derived", "derived"), ("unsure", "independent"), ("independent", "independent"))
    )
    assert found["pairs"] == 3
    assert found["sure"] == 2
    assert found["kappa.sure"] == 1.0
    assert measure_agreement(read_passes())["kappa"] > 0.6


def test_both_passes_chose_for_labelled_pairs() -> None:
    listed = {(one.pile, one.left, one.right) for one in read_gold().pairs}
    rows = [json.loads(line) for line in (LABELS / "passes.jsonl").read_text("utf-8").splitlines()]
    assert {(row["pile"], row["left"], row["right"]) for row in rows} <= listed


class _Stub:
    """Reads nothing."""

    def read(self, document: Document) -> Reading:
        return Reading(document.id)


def test_a_pile_is_aligned_and_described() -> None:
    pytest.importorskip("datasketch")
    pile = pile_of()
    aligned = {"moscow": align_pile(pile, _Stub().read)}
    gold = gold_of(pair("a.txt", "b.txt", "common"), pair("a.txt", "c.txt"))
    assert not find_stale(gold, {"moscow": pile})
    changed = replace(pile, texts=dict(pile.texts) | {"c.txt": "Other words."})
    assert find_stale(gold, {"moscow": changed}) == [("moscow", "c.txt")]
    answers = find_answers(gold, aligned)
    result = describe_result(gold, aligned, answers, [], "tune")
    assert next(iter(answers)).startswith("rashomon")
    peer = next(row for name, row in result["methods"].items() if "containment" in name)
    assert peer["figures"]["precision"] == peer["figures"]["recall"] == 1.0
    assert "origin.recall" not in peer["figures"]
    out = io.StringIO()
    print_report("tune", result, out)
    print_errors(judge(gold, {"moscow": Answer({("a.txt", "c.txt"): "common"})}, "tune"), 9, out)
    print_errors(judge(gold, {"moscow": Answer({("a.txt", "b.txt"): "a.txt"})}, "tune"), 9, out)
    print_agreement(measure_agreement(read_passes()), out)
    assert "1 derived, 2 independent" in out.getvalue()
    assert "said a.txt" in out.getvalue()


def test_a_pile_is_read_from_its_place(tmp_path: Path) -> None:
    folder = tmp_path / "cases" / "moscow-visit"
    folder.mkdir(parents=True)
    for name, text in TEXTS.items():
        (folder / name).write_text(text, "utf-8")
    pile = read_pile("moscow", tmp_path, Settings())
    assert pile is not None
    assert dict(pile.texts) == TEXTS
    assert [doc.name for doc in pile.documents] == list(TEXTS)
    assert read_pile("census", tmp_path, Settings()) is None
    assert find_place(tmp_path / "cases", "cases/moscow-visit") == folder


def test_topics_are_one_pile(tmp_path: Path) -> None:
    topic = tmp_path / "ecbplus" / "1"
    topic.mkdir(parents=True)
    tokens = "".join(
        f'<token t_id="{at}" sentence="0">{word}</token>' for at, word in enumerate(LEAD.split())
    )
    (topic / "1_1ecb.xml").write_text(f"<Document>{tokens}</Document>", "utf-8")
    pile = read_pile("ecbplus", tmp_path, Settings())
    assert pile is not None
    assert pile.texts["1_1ecb.xml"] == LEAD.strip()


def test_absent_data_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("RASHOMON_DATA", raising=False)
    monkeypatch.setattr(sys, "argv", ["evals.reuse", "--piles", "moscow", "--data", str(tmp_path)])
    assert main() == 2
    assert "none of moscow" in capsys.readouterr().err
