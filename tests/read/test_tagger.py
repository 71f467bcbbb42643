import json
import shutil
from importlib.resources import files
from pathlib import Path

import pytest

from rashomon.errors import InvariantError
from rashomon.model.spans import Span
from rashomon.read.heads import DIMENSIONS
from rashomon.read.network import CONFIG, LINKER, VOCABULARY, WEIGHTS
from rashomon.read.tagger import TaggedAttribution, Tagger

DIRECT = (
    "Ferry strike ends.\n\n"
    "“We have what we came for,” said Orla Venn, the union’s head. “Nobody loses a day’s pay.”\n\n"
    "The harbour authority said on Tuesday that crossings would begin again at noon. "
    "It called the deal “fair to everyone” and promised a review of the summer timetable.\n"
)


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return Tagger()


def parts(att: TaggedAttribution, text: str) -> tuple[str, str, list[str]]:
    source = " ".join(span.of(text) for span in att.source)
    cue = " ".join(span.of(text) for span in att.cue)
    return source, cue, [span.of(text) for span in att.content]


def test_reads_quotation_and_report(tagger: Tagger) -> None:
    found = [parts(att, DIRECT) for att in tagger.attribute(DIRECT)]
    venn = next(item for item in found if "Venn" in item[0])
    assert "said" in venn[1]
    assert "We have what we came for" in venn[2][0]
    assert "Nobody loses a day’s pay" in venn[2][-1]
    harbour = next(item for item in found if "harbour authority" in item[0])
    assert "crossings would begin again at noon" in harbour[2][0]


def test_kinds_and_confidence(tagger: Tagger) -> None:
    found = tagger.attribute(DIRECT)
    kinds = {parts(att, DIRECT)[0]: att.kind for att in reversed(found)}
    assert next(kind for source, kind in kinds.items() if "Venn" in source) == "direct"
    assert next(kind for source, kind in kinds.items() if "harbour" in source) == "indirect"
    assert all(0 <= att.confidence <= 1 for att in found)


def test_spans_are_trimmed_and_in_order(tagger: Tagger) -> None:
    for att in tagger.attribute(DIRECT):
        assert att.content
        assert list(att.content) == sorted(att.content)
        for span in (*att.source, *att.cue, *att.content):
            assert isinstance(span, Span)
            words = span.of(DIRECT)
            assert words == words.strip() != ""


def test_one_text_reads_the_same_in_any_company(tagger: Tagger) -> None:
    alone = tagger.attribute(DIRECT)
    tagger.attribute("“!!!” " * 500)
    assert tagger.attribute(DIRECT) == alone
    assert Tagger(threads=2).attribute(DIRECT) == alone


@pytest.mark.parametrize("text", ["", "\n\n", "\ud800", "\x00", "”", "“" * 3000, "'" * 3000])
def test_odd_texts_are_read(tagger: Tagger, text: str) -> None:
    for att in tagger.attribute(text):
        assert att.content


NESTED = (
    "The harbour master said the union had accused the company of hiding a report. "
    "Orla Venn, a Scottish engineer in Port Ansel, works for the United Nations.\n"
)


def test_attributions_inside_contents_are_read_in_the_same_pass(tagger: Tagger) -> None:
    tagged = tagger.read(NESTED)
    assert tagged.outer == tagger.attribute(NESTED)
    inner = [parts(att, NESTED) for att in tagged.inner]
    assert any("union" in source and "accused" in cue for source, cue, _ in inner)


def test_names_have_kinds(tagger: Tagger) -> None:
    tagged = tagger.read(NESTED)
    words = tagged.words
    names = {
        NESTED[words.starts[name.first] : words.ends[name.stop - 1]]: name.kind
        for name in tagged.names
    }
    assert names["Orla Venn"] == "person"
    assert names["Scottish"] == "group"
    assert names["Port Ansel"] == "place"
    assert names["United Nations"] == "organization"


def test_every_word_has_a_share_in_the_meaning(tagger: Tagger) -> None:
    tagged = tagger.read(DIRECT)
    assert tagged.shares.shape == (len(tagged.words), DIMENSIONS)
    assert (tagged.shares != 0).any(axis=1).all()


def test_texts_of_one_long_paragraph(tagger: Tagger) -> None:
    text = DIRECT.replace("\n", " ") * 20
    assert len(tagger.attribute(text)) >= 40


def test_marks_that_belong_to_neighbours_are_trimmed(tagger: Tagger) -> None:
    text = DIRECT.replace("\n\n", " ### ").replace("noon. ", "noon. ### ")
    for att in tagger.attribute(text):
        for span in (*att.source, *att.cue, *att.content):
            assert span.of(text).strip("#,") == span.of(text)


def copy_model(folder: Path) -> Path:
    shipped = files("rashomon") / "weights" / "reader"
    for name in (WEIGHTS, VOCABULARY, LINKER, CONFIG):
        shutil.copyfile(str(shipped / name), folder / name)
    return folder


@pytest.mark.parametrize("name", [WEIGHTS, VOCABULARY, LINKER])
def test_a_changed_file_is_refused(tmp_path: Path, name: str) -> None:
    folder = copy_model(tmp_path)
    with (folder / name).open("ab") as file:
        file.write(b" ")
    with pytest.raises(InvariantError, match=name):
        Tagger(folder)


def test_other_labels_are_refused(tmp_path: Path) -> None:
    folder = copy_model(tmp_path)
    config = json.loads((folder / CONFIG).read_text("utf-8"))
    config["labels"] = ["O"]
    (folder / CONFIG).write_text(json.dumps(config), "utf-8")
    with pytest.raises(InvariantError, match="labels"):
        Tagger(folder)


def test_the_card_names_the_digest_of_the_weights(tagger: Tagger) -> None:
    card = (files("rashomon") / "weights" / "reader" / "MODEL_CARD.md").read_text("utf-8")
    assert tagger.digest in card
