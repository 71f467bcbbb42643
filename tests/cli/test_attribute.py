"""``attribute``: the reader alone, with offsets into each file's text exactly as it stands."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from rashomon.cli import make
from rashomon.model.reading import Attribution
from rashomon.settings import Settings
from tests.cli.conftest import Command
from tests.documents import make_attribution, make_document

SAID = '"We will not sail before May," Ilse Varga said on Tuesday.\n'
QUOTED = '"We will not sail before May,"'
KEYS = {"source", "cue", "content", "kind", "confidence"}


def _write(name: str, text: str, encoding: str = "utf-8") -> Path:
    path = Path(name)
    path.write_bytes(text.encode(encoding))
    return path


def _as_python_reads(path: Path) -> str:
    with path.open(encoding="utf-8", newline="") as file:
        return file.read()


def _words(text: str, spans: list[list[int]]) -> list[str]:
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert spans == sorted(spans)
    return [text[start:end] for start, end in spans]


def _check_shape(line: Any) -> None:
    assert set(line) == {"doc", "attributions"}
    for att in line["attributions"]:
        assert set(att) >= KEYS
        assert att["kind"] in ("direct", "indirect", "mixed")
        assert 0.0 <= att["confidence"] <= 1.0
        assert att["content"]


@pytest.mark.parametrize(
    "text",
    [
        SAID,
        "Harbour news\r\n\r\n" + SAID.replace("\n", "\r\n"),
        "Harbour news\r\r" + SAID,
        "\ufeffHarbour news\n\n" + SAID,
        "Ferries 🚢🛟 of H̀alden\n\n" + SAID,
        "  \t\n\n\x0cHarbour news \u200b\u2028\n" + SAID + "\n\n",
        "<p>Harbour &amp; news</p>\n\n" + SAID,
    ],
    ids=["plain", "crlf", "cr", "bom", "emoji", "blanks", "markup"],
)
def test_offsets_are_those_of_the_file_as_it_is(rashomon: Command, text: str) -> None:
    path = _write("harbour.news.txt", text)
    ran = rashomon("attribute", path)
    assert (ran.code, ran.err) == (0, "")
    (line,) = ran.lines
    _check_shape(line)
    assert line["doc"] == "harbour.news"
    known = _as_python_reads(path)
    assert known == text
    found = [
        (_words(known, a["source"]), _words(known, a["content"])) for a in line["attributions"]
    ]
    assert (["Ilse Varga"], [QUOTED]) in found


def test_a_byte_order_mark_moves_everything_by_one(rashomon: Command) -> None:
    plain = rashomon("attribute", _write("plain.txt", SAID)).lines[0]["attributions"]
    marked = rashomon("attribute", _write("marked.txt", "\ufeff" + SAID)).lines[0]["attributions"]
    moved = [
        {part: [[s + 1, e + 1] for s, e in att[part]] for part in ("source", "cue", "content")}
        for att in plain
    ]
    assert moved == [{part: att[part] for part in ("source", "cue", "content")} for att in marked]


def test_one_line_a_file_in_the_order_given(rashomon: Command) -> None:
    _write("b.txt", SAID)
    _write("a.txt", "The pier is closed.\n")
    ran = rashomon("attribute", "b.txt", "a.txt")
    assert ran.code == 0
    assert [line["doc"] for line in ran.lines] == ["b", "a"]
    for line in ran.lines:
        _check_shape(line)


def test_a_missing_file_among_good_ones_ends_with_1(rashomon: Command) -> None:
    _write("a.txt", SAID)
    _write("b.txt", SAID)
    ran = rashomon("attribute", "a.txt", "absent[bold].txt", "b.txt")
    assert ran.code == 1
    assert [line["doc"] for line in ran.lines] == ["a", "b"]
    assert "absent[bold].txt: there is no file" in " ".join(ran.err.split())


def test_no_usable_file_ends_with_3(rashomon: Command) -> None:
    Path("picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)
    ran = rashomon("attribute", "absent.txt", "picture.txt")
    assert (ran.code, ran.out) == (3, "")


def test_a_folder_is_wrong_usage(rashomon: Command) -> None:
    Path("pile").mkdir()
    ran = rashomon("attribute", "pile")
    assert ran.code == 2
    assert "pile/*.txt" in ran.err


def test_standard_input(rashomon: Command) -> None:
    ran = rashomon("attribute", "-", stdin=SAID.replace("\n", "\r\n").encode())
    assert ran.code == 0
    (line,) = ran.lines
    assert line["doc"] == "-"
    assert _words(SAID, line["attributions"][0]["content"]) == [QUOTED]


def test_standard_input_has_the_cap_of_a_file(rashomon: Command) -> None:
    Path("rashomon.toml").write_text("[limits]\nfile_bytes = 20\n", encoding="utf-8")
    ran = rashomon("attribute", "-", stdin=SAID.encode())
    assert (ran.code, ran.out) == (3, "")
    assert "limits.file_bytes" in ran.err


def test_other_encodings_are_read_too(rashomon: Command) -> None:
    path = _write("old.txt", SAID.replace('"', "“", 1).replace('"', "”"), "cp1252")
    (line,) = rashomon("attribute", path).lines
    text = path.read_bytes().decode("cp1252")
    assert ["Ilse Varga"] in [_words(text, att["source"]) for att in line["attributions"]]


def test_nested_asks_the_reader_for_more(
    rashomon: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = '"The mayor said no," Varga said.'
    doc = make_document(text)
    outer = make_attribution(doc, "Varga", "said", "The mayor said no", "direct")
    inner = replace(make_attribution(doc, "The mayor", "said", "no"), parent=outer.id)

    class Fake:
        def __init__(self, settings: Settings) -> None:
            del settings

        def attribute(self, given: str, nested: bool, least: float) -> tuple[Attribution, ...]:
            assert (given, least) == (text, 0)
            return (outer, inner) if nested else (outer,)

    monkeypatch.setattr(make, "Reader", Fake)
    path = str(_write("nested.txt", text))
    assert len(rashomon("attribute", path).lines[0]["attributions"]) == 1
    first, second = rashomon("attribute", path, "--nested").lines[0]["attributions"]
    assert "parent" not in first
    assert second["parent"] == first["id"]
    assert _words(text, second["source"]) == ["The mayor"]


def test_nested_takes_nothing_away(rashomon: Command) -> None:
    path = str(_write("a.txt", SAID))
    plain = rashomon("attribute", path).lines[0]["attributions"]
    nested = rashomon("attribute", path, "--nested").lines[0]["attributions"]
    assert {att["id"] for att in plain} <= {att["id"] for att in nested}


def test_confidence_and_mode_leave_out(rashomon: Command) -> None:
    path = str(
        _write("a.txt", SAID + "\nThe mayor hopes for a ferry by June, he told reporters.\n")
    )
    every = rashomon("attribute", path).lines[0]["attributions"]
    speech = rashomon("attribute", path, "--mode", "speech").lines[0]["attributions"]
    sure = rashomon("attribute", path, "--min-confidence", "1").lines[0]["attributions"]
    assert speech == [att for att in every if att["mode"] == "speech"]
    assert sure == [att for att in every if att["confidence"] >= 1.0]
    assert rashomon("attribute", path, "--mode", "shout").code == 2


def test_output_is_json_in_utf_8_and_one_line_each(rashomon: Command) -> None:
    path = _write("a.txt", "🚢 \u2028 " + SAID)
    out = rashomon("attribute", path).out
    assert out.count("\n") == 1
    assert out.endswith("\n")
    assert json.loads(out)["doc"] == "a"
