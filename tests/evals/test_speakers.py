import io
import json
import sys
from pathlib import Path

import pytest

from evals.speakers.__main__ import describe_result, judge_all, main, print_errors
from evals.speakers.agreement import Passes, measure_agreement, read_passes
from evals.speakers.clusters import count_clusters, find_cluster_figures, rate_items
from evals.speakers.labels import CLASSES, GOLD, SETS, Label, Labelled, digest_text, read_labels
from evals.speakers.report import print_agreement, print_report
from evals.speakers.scoring import (
    Judged,
    add_up,
    count_judged,
    count_rules,
    find_figures,
    find_intervals,
    is_same,
    judge_document,
)
from evals.speakers.stories import (
    Asserted,
    Found,
    Story,
    find_sets,
    read_labelled,
    read_stories,
    resolve_story,
)
from rashomon.model.documents import Document
from rashomon.model.reading import EntityKind, Mention, Reading
from rashomon.model.spans import Span
from rashomon.settings import Settings

TEXT = (
    "Ferries to sail again\n"
    "Mayor Ilse Venn said the harbour is free of ice. "
    "A guard warned that the pier is weak."
)
Pieces = tuple[tuple[int, int], ...]


def where(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def spans(*words: str) -> Pieces:
    return tuple(where(part) for part in words if part)


VENN = Label(
    spans("Mayor Ilse Venn"),
    spans("said"),
    spans("the harbour is free of ice"),
    "named",
    "Ilse Venn",
    ("The Mayor",),
    (),
    where("Ilse Venn"),
)
GUARD = Label(spans("A guard"), spans("warned"), spans("that the pier is weak"), "unnamed")
AGAIN = Label((), (), spans("Ferries to sail again"), "unknown")
NOTHING = Label((), (), spans("the pier"), "none")


def asserted(
    entity: str = "ent-1",
    kind: EntityKind = "person",
    names: tuple[str, ...] = ("Ílse Venn",),
    mentions: Pieces = (),
) -> Asserted:
    return Asserted(entity, kind, "name.full", names, mentions)


def found(label: Label, speaker: Asserted | None = None) -> Found:
    return Found(label.source, label.cue, label.content, speaker)


def judged(label: Label, speaker: Asserted | None, corpus: str = "moscow") -> Judged:
    return Judged(corpus, "one.txt", label, True, speaker)


def labelled(*labels: Label, corpus: str = "polnear", text: str = TEXT) -> Labelled:
    return Labelled(corpus, "one", "tune", digest_text(text), labels)


class _Stub:
    """Finds one name wherever it stands, and no attribution."""

    def read(self, document: Document) -> Reading:
        start = document.text.index("Ilse Venn")
        mention = Mention(Span(start, start + len("Ilse Venn")), "person")
        return Reading(document.id, mentions=(mention,))


def test_labels_are_offsets_and_names_alone() -> None:
    keys = {"source", "cue", "content", "class", "speaker", "also", "joint", "evidence"}
    for corpus in SETS:
        for line in (GOLD / f"{corpus}.jsonl").read_text("utf-8").splitlines():
            row = json.loads(line)
            assert set(row) == {"document", "half", "sha256", "attributions"}
            assert all(set(att) <= keys for att in row["attributions"])


def test_labels_are_whole() -> None:
    documents = read_labels()
    assert len(documents) == 60
    assert {one.half for one in documents} == {"tune", "held"}
    for label in (label for one in documents for label in one.labels):
        assert label.content
        assert label.kind in CLASSES
        assert (label.kind == "named") == bool(label.speaker) == bool(label.evidence)
        assert not label.joint or label.kind == "unknown"
        assert all(len(name.split()) <= 8 for name in (label.speaker or "", *label.also))


def test_both_passes_chose_for_the_labelled_attributions() -> None:
    counts = {(one.corpus, one.document): len(one.labels) for one in read_labels()}
    passes = read_passes()
    assert len(passes) == 12
    for one in passes:
        assert len(one.first) == len(one.second) == counts[one.corpus, one.document]


@pytest.mark.parametrize("names", [("ilse venn",), ("Ílse Venn",), ("mayor", "Venn")])
def test_an_entity_is_the_labelled_one_by_any_of_its_names(names: tuple[str, ...]) -> None:
    assert is_same(VENN, asserted(names=names))


def test_an_entity_is_the_labelled_one_by_the_words_that_name_it() -> None:
    start, end = where("Ilse Venn")
    assert is_same(VENN, asserted(names=("Venn",), mentions=((start - 1, end),)))
    assert not is_same(VENN, asserted(names=("Venn",), mentions=((start + 1, end),)))
    assert not is_same(GUARD, asserted(names=("Venn",), mentions=((start, end),)))


def test_the_same_spans_are_paired_before_contents_that_overlap() -> None:
    shifted = Label((), spans("said"), VENN.content, "named", "Ilse Venn")
    other = found(shifted, asserted("ent-2"))
    one, two = judge_document(labelled(VENN, GUARD), TEXT, [other, found(VENN, asserted())])
    assert one.speaker == asserted()
    assert (two.met, two.speaker) == (False, None)
    (one,) = judge_document(labelled(VENN), TEXT, [other])
    assert one.speaker == asserted("ent-2")


def test_naming_somebody_where_nobody_is_named_is_wrong() -> None:
    guard = asserted("ent-3", "unnamed", ("A guard",))
    counts = count_judged(
        [
            judged(VENN, asserted()),
            judged(VENN, None),
            judged(VENN, guard),
            judged(GUARD, guard),
            judged(GUARD, asserted()),
            judged(AGAIN, asserted()),
            judged(NOTHING, asserted()),
        ]
    )
    assert counts["none"] == 1
    assert find_figures(counts) == {
        "named.precision": 1 / 3,
        "named.recall": 1 / 3,
        "unnamed.precision": 1 / 2,
        "unnamed.recall": 1 / 2,
    }


def test_rules_are_counted_without_what_is_no_attribution() -> None:
    rows = [judged(VENN, asserted()), judged(AGAIN, asserted()), judged(NOTHING, asserted())]
    assert count_rules(rows) == {"name.full": (2, 1)}


def test_nothing_has_no_figures_and_no_intervals() -> None:
    assert set(find_figures({}).values()) == {0.0}
    assert find_intervals([]) == {}
    assert set(find_cluster_figures({}).values()) == {0.0}


def test_intervals_hold_the_figure() -> None:
    counts = [
        count_judged([judged(VENN, asserted())]),
        count_judged([judged(VENN, None)]),
    ] * 5
    low, high = find_intervals(counts, samples=200)["named.recall"]
    assert low < find_figures(add_up(counts))["named.recall"] == 0.5 < high


def test_clusters_are_compared_item_by_item() -> None:
    """One speaker in two entities, and another speaker in one of them."""
    orr = Label(GUARD.source, GUARD.cue, GUARD.content, "named", "Tomas Orr")
    rows = [
        judged(VENN, asserted("ent-1")),
        judged(VENN, asserted("ent-1")),
        judged(VENN, asserted("ent-2")),
        judged(orr, asserted("ent-2")),
        judged(orr, None),
    ]
    rates = rate_items(rows)
    assert [rate.precision for rate in rates] == [1, 1, 0.5, 0.5, 1]
    assert [rate.recall for rate in rates] == [2 / 3, 2 / 3, 1 / 3, 1 / 2, 1 / 2]
    one, two = count_clusters({"a": [*rows[:3], judged(GUARD, None)], "b": rows[3:]})
    assert (one["b3.items"], two["b3.items"], two["resolved.items"]) == (3, 2, 1)
    figures = find_cluster_figures(add_up([one, two]))
    assert figures["b3.precision"] == 0.8
    assert figures["resolved.recall"] == (2 / 3 + 2 / 3 + 1 / 3 + 1) / 4


def test_labelled_attributions_are_resolved_in_place_of_those_found() -> None:
    story = read_labelled(labelled(VENN, GUARD), TEXT, _Stub())
    (doc,) = story.documents
    assert doc.title == "Ferries to sail again"
    venn, guard = resolve_story(story)["one"]
    assert (venn.source, venn.cue, venn.content) == (VENN.source, VENN.cue, VENN.content)
    assert venn.speaker is not None
    assert is_same(VENN, venn.speaker)
    assert guard.speaker is None or guard.speaker.kind == "unnamed"


def make_data(folder: Path) -> Path:
    text = folder / "polnear" / "data" / "dev" / "text" / "one.txt"
    notes = folder / "polnear" / "data" / "dev" / "attributions" / "one_1a2b.ann"
    for path in (text, notes):
        path.parent.mkdir(parents=True)
    text.write_bytes(TEXT.encode())
    notes.write_text("", "utf-8")
    piles = folder / "piles"
    piles.mkdir()
    row = TEXT.partition("\n")[2].replace("\n", " ")
    (piles / "census.csv").write_text(f'id,title,text\n7,A title,"{row}"\n', "utf-8")
    return folder


def test_sets_are_read_as_stories_read_them(tmp_path: Path) -> None:
    texts = find_sets(make_data(tmp_path), Settings())
    assert texts["polnear", "one"] == TEXT
    assert texts["census", "7"].endswith("weak.")
    census = Labelled("census", "7", "tune", "", ())
    stories = read_stories([labelled(VENN), census], tmp_path, _Stub(), Settings())
    polnear, pile = stories
    assert isinstance(polnear, Story)
    assert len(polnear.readings[0].attributions) == 1
    assert pile.texts == {"7": texts["census", "7"]}


def test_result_is_described_printed_and_its_errors_shown(
    capsys: pytest.CaptureFixture[str],
) -> None:
    documents = [labelled(VENN, GUARD, AGAIN), labelled(VENN, corpus="moscow")]
    texts = {("polnear", "one"): TEXT, ("moscow", "one"): TEXT}
    attributions = [found(VENN), found(GUARD, asserted()), found(AGAIN)]
    judgements = judge_all(
        documents,
        texts,
        {("polnear", "one"): attributions, ("moscow", "one"): [found(VENN, asserted())]},
    )
    result = describe_result(documents, judgements)
    assert result["all"]["figures"]["named.precision"] == 0.5
    assert result["sets"]["moscow"]["figures"]["named.recall"] == 1.0
    assert result["rules"] == {"name.full": [2, 1]}
    assert set(result["clusters"]) == {"all", "moscow"}
    out = io.StringIO()
    print_report({**result, "half": "tune"}, out)
    assert "polnear: 1 named, 1 unnamed, 1 unknown" in out.getvalue()
    print_errors(documents, texts, judgements, 3)
    shown = capsys.readouterr().out
    assert "unnamed ; found name.full: Ílse Venn" in shown
    assert "1 false, 1 not found" in shown


def test_errors_of_the_other_half_are_not_shown(capsys: pytest.CaptureFixture[str]) -> None:
    held = Labelled("moscow", "one", "held", digest_text(TEXT), (VENN,))
    texts = {("moscow", "one"): TEXT}
    print_errors([held], texts, judge_all([held], texts, {}), 3)
    assert capsys.readouterr().out == "0 false, 0 not found\n"


def test_passes_are_compared() -> None:
    first = (("named", ("Ilse Venn",)), ("named", ("Orr",)), ("unnamed", ()))
    second = (("named", ("Mayor", "Ílse Venn")), ("named", ("Ruiz",)), ("unknown", ()))
    agreement = measure_agreement((Passes("moscow", "one", first, second),))
    assert (agreement["attributions"], agreement["named"], agreement["speaker"]) == (3, 2, 0.5)
    assert agreement["same"] == pytest.approx(2 / 3, abs=1e-5)
    out = io.StringIO()
    print_agreement(agreement, out)
    assert "same speaker 50.0 of 2" in out.getvalue()


def test_absent_texts_are_said_to_be_absent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["speakers", "--data", str(make_data(tmp_path))])
    assert main() == 0
    assert capsys.readouterr().out.startswith("skipped: ")
