from pathlib import Path

import pytest

from evals.attribution.polnear import GoldAttribution, choose_medoid, read_annotation, read_split

STANDOFF = """T1\tSource 0 4\tVenn
T2\tCue 5 9\tsaid
T3\tContent 10 15;20 25\tno, a line
 broken in two
T4\tDiscard 30 40\tMore from us
T5\tContent2 26 29\tyes
T6\tCue 41 45\tnote
#1\tAnnotatorNotes T2\tunsure
E1\tAttribution:T1 Source:T1 Cue:T2 Content:T3 Content2:T5
E2\tAttribution:T6 Cue:T6
"""


def test_reads_spans_events_and_discarded_stretches() -> None:
    found, ignore = read_annotation(iter(STANDOFF.splitlines(keepends=True)))
    assert found == (
        GoldAttribution(source=((0, 4),), cue=((5, 9),), content=((10, 15), (20, 25), (26, 29))),
    )
    assert ignore == ((30, 40),)


def attribution(start: int, end: int) -> GoldAttribution:
    return GoldAttribution(source=(), cue=(), content=((start, end),))


def test_medoid_agrees_best_with_the_others() -> None:
    text = "Venn said the harbour would close on Monday."
    versions = {
        "aaaa": [attribution(0, 4)],
        "bbbb": [attribution(10, 33)],
        "cccc": [attribution(10, 43)],
    }
    assert choose_medoid(text, versions) in ("bbbb", "cccc")
    assert choose_medoid(text, {"ffff": [], "eeee": []}) == "eeee"
    assert choose_medoid(text, {"only": []}) == "only"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    for part in ("text", "attributions"):
        (tmp_path / "dev" / part).mkdir(parents=True)
    (tmp_path / "dev" / "text" / "gazette_1.txt").write_bytes(b"Venn said\r\nno.")
    (tmp_path / "dev" / "text" / "unread.txt").write_text("Nobody annotated this.")
    line = "T1\tContent 11 13\tno\nE1\tContent:T1\n"
    (tmp_path / "dev" / "attributions" / "gazette_1_0a1b.ann").write_text(line)
    (tmp_path / "dev" / "attributions" / "notes.txt").write_text("not an annotation")
    return tmp_path


def test_reads_a_split_with_line_ends_untouched(corpus: Path) -> None:
    (document,) = read_split(corpus, "dev")
    assert document.name == "gazette_1"
    assert document.text == "Venn said\r\nno."
    assert document.attributions == (attribution(11, 13),)
    assert (document.annotator, document.annotators) == ("0a1b", 1)
