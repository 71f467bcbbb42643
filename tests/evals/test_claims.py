"""Labels, places and the command of the evaluation of claims, on statements of our own."""

import io
import json
from collections import Counter
from pathlib import Path

import pytest

from evals.claims.__main__ import (
    RECORD,
    describe_result,
    find_absent,
    find_methods,
    main,
    print_errors,
)
from evals.claims.agreement import measure_agreement, read_passes
from evals.claims.labels import Labelled, Pair, Stretch, find_piles, read_gold
from evals.claims.report import print_agreement, print_contested, print_report
from evals.claims.stories import Judged, find_share, judge_story
from evals.mentions.readers import bare_document
from evals.utterances.stories import Story, digest_text
from rashomon.judge.inference import Relation
from rashomon.model.judgement import (
    Change,
    Claim,
    ClaimValue,
    Judgement,
    Narrated,
    Position,
    Proposition,
)
from rashomon.model.links import Place
from rashomon.model.reading import Attribution, Reading
from rashomon.model.spans import Span

TEXT = (
    "Mayor Tessa Orl said the dam at Brennick leaks. The builder denied that the dam leaks. "
    "The dam does not leak. She later said the dam is sound. It cost 40 million, or 45 million."
)
DOC = bare_document("one", TEXT)
LEAKS, DENIED, NARRATED, SOUND = "the dam at Brennick leaks", "the dam leaks", "leak.", "is sound"


def place(words: str) -> Place:
    start = TEXT.rindex(words)
    return Place(DOC.id, Span(start, start + len(words)))


def piece(words: str) -> tuple[int, int]:
    span = place(words).span
    return span.start, span.end


def said(words: str) -> Attribution:
    return Attribution(
        id=f"att-{words}",
        document=DOC.id,
        kind="indirect",
        source=(),
        cue=(),
        content=(place(words).span,),
        act="assert",
        act_reason="lexicon:verb:say",
        mode="speech",
        parent=None,
        confidence=1.0,
    )


def claim() -> Claim:
    return Claim(
        id="clm-1",
        text=DENIED,
        place=place(DENIED),
        contested=True,
        reports=1,
        independent_reports=(1, 1),
        positions=(
            Position("ent-mayor", "affirms", (f"att-{LEAKS}",)),
            Position("ent-builder", "denies", (), (place(DENIED),)),
        ),
        propositions=(
            Proposition(
                id="prop-1",
                document=DOC.id,
                attribution=None,
                span=place(DENIED).span,
                holder="ent-builder",
                party="ent-builder",
                per=(),
                stance="denies",
                rule="cue.denies",
                evidence=(place("The builder denied").span,),
            ),
        ),
        narration=(Narrated(DOC.id, place(NARRATED).span, "denies"),),
        values=(
            ClaimValue("40 million", (place("40 million"),)),
            ClaimValue("45 million", (place("45 million"),)),
        ),
        changes=(Change("ent-mayor", "affirms", "denies", (place(LEAKS), place(SOUND))),),
    )


def stretch(words: str, holder: str = "mayor") -> Stretch:
    return Stretch("one", (piece(words),), holder, "affirms")


GOLD = Labelled(
    "valley",
    "dam-leaks",
    "tune",
    {"one": digest_text(TEXT)},
    (
        stretch(LEAKS),
        stretch(DENIED, "builder"),
        stretch(NARRATED, "narration"),
        stretch(SOUND),
        stretch("40 million", "narration"),
        stretch("45 million", "narration"),
    ),
    (
        Pair(0, 1, "contested"),
        Pair(0, 2, "contested"),
        Pair(0, 3, "changed"),
        Pair(4, 5, "figures"),
        Pair(1, 2, "agreed"),
        Pair(0, 4, "other"),
    ),
)


def relate(pairs: object) -> list[Relation]:
    return [Relation(0.1, 0.8, 0.1) for _ in pairs]  # type: ignore[attr-defined]


@pytest.fixture(scope="module")
def judged() -> Judged:
    reading = Reading(DOC.id, attributions=(said(LEAKS),))
    story = Story("valley", (DOC,), (reading,), {"one": TEXT})
    return judge_story(story, lambda *_: Judgement(claims=(claim(),)))


def test_places_of_a_claim_are_found_in_the_text_received(judged: Judged) -> None:
    (found,) = judged.claims
    assert [(one.party, one.stance, one.pieces) for one in found.held] == [
        ("ent-mayor", "affirms", (piece(LEAKS),)),
        ("ent-builder", "denies", (piece(DENIED),)),
        ("ent-builder", "denies", (piece("The builder denied"),)),
        (None, "denies", (piece(NARRATED),)),
    ]
    assert len(found.changes[0]) == 2
    assert len(found.values) == 2


def test_half_of_the_shorter_stretch_is_enough() -> None:
    assert find_share([(0, 10)], [(5, 100)]) == 0.5
    assert find_share([(0, 4), (6, 10)], [(0, 4)]) == 1.0
    assert find_share([(0, 4)], []) == 0.0


def test_all_methods_are_scored_in_one_half(judged: Judged) -> None:
    texts = {"valley": {"one": TEXT}}
    methods = find_methods([GOLD], {"valley": judged}, texts, relate)
    result = describe_result([GOLD], methods, "tune")
    own = result["methods"][RECORD]
    assert own["figures"] == {
        "contested.precision": 1.0,
        "contested.recall": 1.0,
        "narrated.precision": 1.0,
        "narrated.recall": 1.0,
        "claim.precision": 1.0,
        "claim.recall": 1.0,
        "stance": 1.0,
    }
    assert own["labels"]["changed"]["changed"] == own["labels"]["figures"]["figures"] == 1
    peer = result["methods"]["sentence model"]["figures"]
    assert (peer["contested.precision"], peer["contested.recall"]) == (0.5, 1.0)
    assert describe_result([GOLD], methods, "held")["pairs"] == 0
    out = io.StringIO()
    print_report(result, out)
    assert "contested.precision    100.0  [100.0, 100.0]" in out.getvalue()


def test_errors_are_shown_of_one_half_alone(
    judged: Judged, capsys: pytest.CaptureFixture[str]
) -> None:
    texts = {"valley": {"one": TEXT}}
    nothing = Judged((), {})
    methods = find_methods([GOLD], {"valley": nothing}, texts, relate)
    print_errors([GOLD], methods, texts, 1)
    printed = capsys.readouterr().out
    assert "valley/dam-leaks: contested, but apart" in printed
    assert "agreed: 1 wrong, changed: 1 wrong, contested: 2 wrong, figures: 1 wrong" in printed
    print_errors([], methods, texts, 1)
    assert capsys.readouterr().out == "\n\n"
    with pytest.raises(SystemExit):
        main(["--half", "held", "--errors", "3"])


def test_contested_claims_are_listed_with_both_sides(judged: Judged) -> None:
    out = io.StringIO()
    named = Judged(judged.claims, {"ent-mayor": "Tessa Orl"})
    assert print_contested("valley", named, {"one": TEXT}, out) == 1
    assert "affirms Tessa Orl" in out.getvalue()
    assert "The builder denied" not in out.getvalue()
    assert "denies  (the account)" in out.getvalue()


def test_passes_are_compared() -> None:
    assert measure_agreement([])["pairs"] == 0
    agreement = measure_agreement(
        [("contested", "contested"), ("other", "other"), ("agreed", "other"), ("other", "other")]
    )
    assert (agreement["pairs"], agreement["same"], agreement["contested"]) == (4, 0.75, 1.0)
    out = io.StringIO()
    print_agreement(agreement, out)
    print_agreement(measure_agreement([]), out)
    assert "75.0 %" in out.getvalue()
    assert "one pass only" in out.getvalue()


def test_passes_are_read(tmp_path: Path) -> None:
    assert read_passes(tmp_path / "absent.jsonl") == ()
    path = tmp_path / "passes.jsonl"
    path.write_text('["contested", "other"]\n', "utf-8")
    assert read_passes(path) == (("contested", "other"),)


def test_labels_are_sound() -> None:
    gold = read_gold()
    assert len({one.key for one in gold}) == len(gold)
    for one in gold:
        assert {side.document for side in one.stretches} == set(one.texts)
        assert all(start < end for side in one.stretches for start, end in side.pieces)
        for pair in one.pairs:
            left, right = one.sides(pair)
            stances = {left.stance, right.stance}
            assert pair.left != pair.right
            if pair.label in ("contested", "changed") and None not in stances:
                assert stances == {"affirms", "denies"}
            if pair.label == "contested":
                assert left.holder != right.holder
        assert len({frozenset((p.left, p.right)) for p in one.pairs}) == len(one.pairs)


def test_enough_of_every_kind_is_in_both_halves() -> None:
    labels: Counter[tuple[str, str]] = Counter()
    piles: dict[str, set[str]] = {"tune": set(), "held": set()}
    for one in read_gold():
        piles[one.half].add(one.pile)
        labels.update((one.half, pair.label) for pair in one.pairs)
    for half in ("tune", "held"):
        assert len(piles[half]) == 3
        assert labels[half, "contested"] >= 40
        assert labels[half, "agreed"] >= 40
        assert labels[half, "other"] >= 60
        assert min(labels[half, "changed"], labels[half, "figures"]) >= 5


def test_texts_that_differ_are_absent() -> None:
    assert find_absent([GOLD], {"valley": {"one": TEXT}}) == []
    assert find_absent([GOLD], {"valley": {"one": "?"}}) == ["valley/one"]
    assert find_absent([GOLD], {}) == ["valley/one"]


def test_labels_hold_no_words_of_the_texts() -> None:
    folder = Path(__file__).parents[2] / "evals" / "claims" / "gold"
    for path in folder.glob("*.jsonl"):
        for line in path.read_text("utf-8").splitlines():
            for one in json.loads(line)["stretches"]:
                assert set(one) == {"document", "pieces", "holder", "stance"}
                assert " " not in one["holder"]


def test_without_texts_nothing_is_scored(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--data", str(tmp_path)]) == 0
    assert capsys.readouterr().out.startswith("skipped: ")
    monkeypatch.delenv("RASHOMON_DATA", raising=False)
    assert main([]) == 0
    assert "--data or RASHOMON_DATA" in capsys.readouterr().out


def test_piles_name_all_labelled_texts() -> None:
    assert find_piles([GOLD]) == {"valley": {"one": digest_text(TEXT)}}
