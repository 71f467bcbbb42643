"""The bytes received around words: exact where there is one way back, and honest where not."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from itertools import pairwise
from pathlib import Path
from typing import Protocol

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.errors import NotFound, UsageError
from rashomon.ingest import Undecoded, find_stretches
from rashomon.ingest.decode import Decoded
from rashomon.model.received import RawExcerpt
from rashomon.model.spans import Span
from rashomon.pipeline import build
from rashomon.received import MOST_AROUND
from rashomon.settings import load_settings
from rashomon.story import open_story

_TEXT = (
    "Ferry pier reopens\n\nThe café at the pier of Ostrel will reopen on Monday, harbour master "
    "Ilva Renko said. “We have checked every bolt,” she told the Courier.\n\nTickets stay at two "
    "crowns, and the “old” timetable hangs in the post office until the summer.\n"
)
_WORDS = "The café at the pier"
_PAGE = (
    '<!doctype html><html lang="en"><head><title>Ferry pier reopens</title></head><body>'
    "<article><h1>Ferry pier reopens</h1><p>The caf&eacute; at <b>the&nbsp;pier</b> of Ostrel will "
    "reopen on Monday, harbour master Ilva Renko said after the divers came up.</p><p>“We "
    "have checked every bolt,” she told the Courier, and the tickets stay at two crowns for the "
    "whole of the summer, whatever the weather will be.</p></article></body></html>"
)


Shown = tuple[bytes, RawExcerpt]


class Excerpt(Protocol):
    """Builds a story of one file and shows some words of one of its documents."""

    def __call__(self, name: str, data: bytes, words: str = _WORDS, at: int = 0) -> Shown: ...


@pytest.fixture
def excerpt(tmp_path: Path) -> Excerpt:
    """Builds a story of one file and shows some words of one of its documents."""

    def make(name: str, data: bytes, words: str = _WORDS, at: int = 0) -> Shown:
        folder = tmp_path / "files"
        folder.mkdir(exist_ok=True)
        (folder / name).write_bytes(data)
        settings = load_settings("", {"engine.workers": 1}, "tests")
        build([folder], tmp_path / "one.story", settings=settings)
        with open_story(tmp_path / "one.story") as story:
            doc = sorted(story.documents, key=lambda doc: doc.name)[at]
            start = doc.text.index(words)
            return data, story.raw_excerpt(doc.id, [Span(start, start + len(words))], 20)

    return make


def _marked(data: bytes, found: RawExcerpt) -> bytes:
    return b" ".join(data[start:end] for start, end in found.marks)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_words_of_a_text_are_followed_to_their_bytes(excerpt: Excerpt, encoding: str) -> None:
    data, found = excerpt("one.txt", _TEXT.encode(encoding))
    assert found.exact
    assert found.note == ""
    plain = encoding.removesuffix("-sig")
    codec = "utf-16-le" if encoding == "utf-16" else plain
    assert _marked(data, found).decode(codec) == _WORDS
    assert "".join(p.text for p in found.pieces if p.marked) == _WORDS
    assert found.size == len(data)
    shown = "".join(piece.text for piece in found.pieces)
    assert data[found.start : found.end].decode(codec) == shown


def test_bytes_that_are_no_characters_are_given_as_numbers(excerpt: Excerpt) -> None:
    data = _TEXT.encode().replace(b"pier of", b"pier\xe2\x82 of")
    _, found = excerpt("one.txt", data)
    lost = [piece.text for piece in found.pieces if piece.undecodable]
    assert lost == ["E2 82"]


def test_markup_is_shown_as_it_was_received(excerpt: Excerpt) -> None:
    data, found = excerpt("one.html", _PAGE.encode(), "café at the pier")
    assert found.exact
    shown = "".join(piece.text for piece in found.pieces)
    assert "caf&eacute; at <b>the&nbsp;pier</b>" in shown
    assert _marked(data, found) == b"caf&eacute; at  the&nbsp;pier"


def test_the_member_of_an_archive_is_named(excerpt: Excerpt) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("pile/one.txt.gz", gzip.compress(_TEXT.encode(), mtime=0))
    _, found = excerpt("pile.zip", packed.getvalue())
    assert found.steps == ("zip", "pile/one.txt.gz", "gzip")
    assert found.exact
    assert _marked(_TEXT.encode(), found) == _WORDS.encode()


def test_a_field_of_a_table_is_found_with_its_quotation_marks_doubled(excerpt: Excerpt) -> None:
    body = _TEXT.replace("“", '"').replace("”", '"')
    cell = body.replace('"', '""')
    data, found = excerpt(
        "pile.csv", f'id,title,text\none,Ferry,"{cell}"\n'.encode(), '"We have checked'
    )
    assert found.exact
    assert _marked(data, found) == b'""We have checked'
    assert "field (row 1)" in found.note


def test_a_field_of_json_is_found_as_it_is_escaped(excerpt: Excerpt) -> None:
    data, found = excerpt("one.json", json.dumps({"title": "Ferry", "text": _TEXT}).encode())
    assert found.exact
    assert _marked(data, found) == b"The caf\\u00e9 at the pier"


def test_of_two_rows_with_one_text_it_is_said_that_either_may_be_meant(excerpt: Excerpt) -> None:
    rows = [{"title": "Ferry", "text": _TEXT}] * 2
    _, found = excerpt("two.json", json.dumps(rows).encode())
    assert not found.exact
    assert "2 places" in found.note


def test_lines_of_json_are_told_apart_by_their_number(excerpt: Excerpt) -> None:
    line = json.dumps({"id": "one", "title": "Ferry", "text": _TEXT})
    data, found = excerpt("two.jsonl", f"{line}\n{line.replace('one', 'two')}\n".encode(), at=1)
    assert found.exact
    assert found.marks[0][0] > len(line)
    assert _marked(data, found) == b"The caf\\u00e9 at the pier"


def test_what_cannot_be_shown_is_refused(tmp_path: Path, excerpt: Excerpt) -> None:
    excerpt("one.txt", _TEXT.encode())
    with open_story(tmp_path / "one.story") as story:
        key = story.documents[0].id
        assert story.raw_excerpt(key, around=6).words == _TEXT[:6]
        for spans, around in (((Span(0, 10**6),), 5), ((Span(0, 5),), MOST_AROUND + 1)):
            with pytest.raises(UsageError, match="allowed"):
                story.raw_excerpt(key, spans, around)
        with pytest.raises(NotFound):
            story.raw_excerpt("att-0", ())


def test_a_statement_is_found_by_its_id(tmp_path: Path, excerpt: Excerpt) -> None:
    data, _ = excerpt("one.txt", _TEXT.encode())
    with open_story(tmp_path / "one.story") as story:
        assert story.statements
        for att in story.statements:
            found = story.raw_excerpt(att.id)
            (doc,) = story.documents
            words = b" ".join(span.of(doc.text).encode() for span in att.content)
            assert _marked(data, found) == words


@given(
    st.binary(max_size=60),
    st.sampled_from(["utf-8", "cp1252", "utf-16-le", "gb18030", "cp932", "big5hkscs", "euc_jp"]),
    st.data(),
)
def test_stretches_join_to_the_bytes_and_characters_they_are_of(
    data: bytes, codec: str, draw: st.DataObject
) -> None:
    text = data.decode(codec, "replace")
    file = Undecoded(data, Decoded(text, codec, (), codec), (), ())
    start = draw.draw(st.integers(0, len(text)))
    span = Span(start, draw.draw(st.integers(start, len(text))))
    stretches = find_stretches(file, span)
    for left, right in pairwise(stretches):
        assert left.end == right.start
    for stretch in stretches:
        assert stretch.text == text[stretch.first : stretch.first + len(stretch.text)]
    if codec in ("utf-8", "cp1252"):
        assert bool(stretches) == bool(len(span))
    if stretches:
        assert stretches[0].first <= span.start
        assert stretches[-1].first + len(stretches[-1].text) >= span.end
