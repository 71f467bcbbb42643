import io
import json
from pathlib import Path

import pytest

from evals.attribution.scoring import Piece, ScoredText
from evals.handmade.__main__ import describe_result, main, print_errors
from evals.handmade.agreement import find_kappa, measure_agreement
from evals.handmade.labels import FIRST, GOLD, SECOND, Label, Passage, find_texts, read_labels
from evals.handmade.reading import Prediction, keep_inside, make_capture, read_as_story
from evals.handmade.report import print_agreement, print_report
from evals.handmade.scoring import count_passage, find_figures, match_passage
from rashomon.model.documents import Document
from rashomon.model.ids import sha256_hex
from rashomon.model.reading import Attribution, Reading
from rashomon.model.spans import Span
from rashomon.settings import Settings

TEXT = (
    "Mayor Ilse Venn said the harbour crew believes the ice will hold. "
    "The ferry may sail, Tomas Orr warned."
)


def where(words: str) -> Piece:
    start = TEXT.index(words)
    return start, start + len(words)


def label(
    source: str, cue: str, content: str, *, parent: int | None = None, sure: bool = True
) -> Label:
    mode = "attitude" if cue == "believes" else "speech"
    return Label((where(source),), (where(cue),), (where(content),), "indirect", mode, parent, sure)


def prediction(label: Label, confidence: float = 0.9, parent: int | None = None) -> Prediction:
    return Prediction(
        label.source, label.cue, label.content, label.kind, label.mode, parent, confidence
    )


SAID = label("Mayor Ilse Venn", "said", "the harbour crew believes the ice will hold")
BELIEVES = label("the harbour crew", "believes", "the ice will hold", parent=0)
WARNED = label("Tomas Orr", "warned", "The ferry may sail")
MAYBE = label("Tomas Orr", "warned", "The ferry may sail", sure=False)


def passage(*labels: Label) -> Passage:
    digest = sha256_hex(TEXT.encode())
    return Passage("census", "7", digest, 0, len(TEXT), labels)


@pytest.mark.parametrize("path", [GOLD, FIRST, SECOND])
def test_labels_lie_where_they_may(path: Path) -> None:
    for one in read_labels(path):
        for number, att in enumerate(one.labels):
            assert att.content
            assert att.kind in ("direct", "mixed", "indirect")
            assert att.mode in ("speech", "attitude")
            pieces = att.cue or att.content
            assert all(one.start <= start < end <= one.end for start, end in pieces)
            assert att.parent is None or (0 <= att.parent < len(one.labels) != number)


def test_there_are_enough_labels_and_no_words() -> None:
    assert sum(label.sure for one in read_labels() for label in one.labels) >= 300
    for line in GOLD.read_text("utf-8").splitlines():
        row = json.loads(line)
        assert set(row) == {"corpus", "name", "sha256", "start", "end", "attributions"}


def test_passes_cover_the_same_passages() -> None:
    keys = [(p.key, p.start, p.end, p.sha256) for p in read_labels()]
    for path in (FIRST, SECOND):
        assert [(p.key, p.start, p.end, p.sha256) for p in read_labels(path)] == keys


@pytest.mark.parametrize("folder", ["", "data"])
def test_texts_are_found_by_their_digest(tmp_path: Path, folder: str) -> None:
    piles = tmp_path / folder / "piles"
    piles.mkdir(parents=True)
    rows = f'id,text\n7,"{TEXT}"\n8,another\n'
    (piles / "census.csv").write_text(rows, "utf-8")
    assert find_texts([passage()], tmp_path) == {("census", "7"): TEXT}


def test_another_version_of_a_text_is_absent(tmp_path: Path) -> None:
    (tmp_path / "piles").mkdir()
    (tmp_path / "piles" / "census.csv").write_text("id,text\n7,changed\n", "utf-8")
    assert find_texts([passage()], tmp_path) == {}


def test_levels_are_counted_apart() -> None:
    found = [prediction(SAID), prediction(BELIEVES, parent=0)]
    counts = count_passage(ScoredText(TEXT), [SAID, BELIEVES, WARNED], found, {0, 1})
    assert (counts["top.gold"], counts["top.pred"], counts["top.full"]) == (2, 1, 1)
    assert (counts["nested.gold"], counts["nested.full"], counts["nested.parent"]) == (1, 1, 1)
    assert counts["all.mode"] == 2
    figures = find_figures(counts)
    assert figures["top.full.recall"] == 0.5
    assert figures["nested.parent.f1"] == 1.0


def test_a_nested_one_below_another_parent_has_the_wrong_parent() -> None:
    found = [prediction(WARNED), prediction(BELIEVES, parent=0)]
    counts = count_passage(ScoredText(TEXT), [SAID, BELIEVES, WARNED], found, {0, 1})
    assert (counts["nested.full"], counts["nested.parent"]) == (1, 0)


def test_unsure_labels_are_neither_missed_nor_false() -> None:
    doc = ScoredText(TEXT)
    outcome = match_passage(doc, [SAID, MAYBE], [prediction(WARNED)], "top", {0})
    assert outcome.missed == (0,)
    assert outcome.false == ()
    assert match_passage(doc, [MAYBE], [], "top", set()).missed == ()


def test_a_wrong_source_overlaps_but_is_not_full() -> None:
    wrong = prediction(label("the harbour crew", "warned", "The ferry may sail"))
    counts = count_passage(ScoredText(TEXT), [WARNED], [wrong], {0})
    assert (counts["top.overlap"], counts["top.full"], counts["top.cue"]) == (1, 0, 1)


def test_a_cue_without_words_is_no_error() -> None:
    dot = Label(WARNED.source, (where("."),), WARNED.content, "indirect", "speech", None, True)
    counts = count_passage(ScoredText(TEXT), [dot], [prediction(WARNED)], {0})
    assert counts["top.cue"] == 1


def test_only_what_has_its_cue_inside_belongs_to_a_passage() -> None:
    first = Passage("census", "7", "", 0, TEXT.index(" The ferry"), ())
    bare = Prediction((), (), WARNED.content, "indirect", "speech", None, 0.9)
    assert keep_inside([prediction(SAID), prediction(WARNED), bare], first) == {0}


class _Stub:
    """Reads one sentence's attribution in whatever text it is given."""

    def read(self, document: Document) -> Reading:
        def find(words: str) -> tuple[Span, ...]:
            start = document.text.index(words)
            return (Span(start, start + len(words)),)

        att = Attribution(
            id="att-1",
            document=document.id,
            kind="indirect",
            source=find("Ana Ruiz"),
            cue=find("said"),
            content=find("the bridge is closed"),
            act="assert",
            act_reason="",
            mode="speech",
            parent=None,
            confidence=0.8,
        )
        return Reading(document.id, attributions=(att,))


@pytest.mark.parametrize("name", ["scrape.txt", "41"])
def test_what_is_found_is_carried_back_to_the_text_received(name: str) -> None:
    text = "Advertisement\n\n  Ana Ruiz said the bridge\u00a0is closed until the spring comes.\n"
    (found,) = read_as_story(name, text, _Stub(), Settings())
    assert [text[s:e] for s, e in found.cue] == ["said"]
    assert text[found.content[0][0] : found.content[-1][1]] == "the bridge\u00a0is closed"
    assert make_capture(name, text).text == text


def test_result_is_described_printed_and_its_errors_shown(
    capsys: pytest.CaptureFixture[str],
) -> None:
    passages, texts = [passage(SAID, BELIEVES)], {("census", "7"): TEXT}
    readings = {("census", "7"): [prediction(SAID), prediction(WARNED, 0.7)]}
    result = describe_result(passages, texts, readings)
    assert result["counts"]["top"] == {"gold": 1, "pred": 2, "overlap": 1, "full": 1}
    assert result["corpora"]["census"]["full.precision"] == 0.5
    out = io.StringIO()
    print_report({**result, "corpus": "invented", "reader": "none"}, out)
    assert "top level: 1 labelled, 2 found" in out.getvalue()
    print_errors(passages, texts, readings, 3)
    shown = capsys.readouterr().out
    assert "false 0.70" in shown
    assert "missed, census 7: indirect attitude, nested" in shown


def test_passes_are_compared() -> None:
    texts = {("census", "7"): TEXT}
    agreement = measure_agreement([passage(SAID, BELIEVES)], [passage(SAID, WARNED)], texts)
    assert agreement["all"]["overlap"] == 0.5
    assert agreement["top"]["labelled"] == [1, 2]
    out = io.StringIO()
    print_agreement(agreement, out)
    assert "all levels" in out.getvalue()


def test_kappa() -> None:
    assert find_kappa([]) == 1.0
    assert find_kappa([("a", "a"), ("b", "b")]) == 1.0
    assert find_kappa([("a", "a"), ("a", "b"), ("b", "a"), ("b", "b")]) == 0.0


def test_absent_texts_are_said_and_skipped(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr("sys.argv", ["handmade", "--data", str(tmp_path)])
    assert main() == 0
    assert "skipped: 51 of 51 texts" in capsys.readouterr().out
