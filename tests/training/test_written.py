from pathlib import Path

import pytest

from training.written import (
    FOLDER,
    BadMarkup,
    WrittenMention,
    WrittenPassage,
    find_unmarked,
    main,
    read_passages,
)

SAMPLE = """\
# Invented.
# A comment too.
[s1 {P Ana Ruiz}, a pilot,] [c1 said] [q1 [s2 the {O Harbour Board}] [c2 had agreed] [q2 to go]].
[q1 “Now.”]
====

[q1 “\\[They\\] lied”], [c1 said] [s1 [s2 {G Danish} envoy {P Bo Lund}]], [c2 denying] [q2 it].
====
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "sample.txt"
    path.write_text(text, encoding="utf-8")
    return path


def words(passage: WrittenPassage, pieces: tuple[tuple[int, int], ...]) -> list[str]:
    return [passage.text[start:end] for start, end in pieces]


def test_marks_leave_the_text_and_become_spans(tmp_path: Path) -> None:
    first, second = read_passages(write(tmp_path, SAMPLE))
    assert first.text == ("Ana Ruiz, a pilot, said the Harbour Board had agreed to go.\n“Now.”")
    assert first.line == 3
    said, agreed = first.attributions
    assert words(first, said.source) == ["Ana Ruiz, a pilot,"]
    assert words(first, said.cue) == ["said"]
    assert words(first, said.content) == ["the Harbour Board had agreed to go", "“Now.”"]
    assert words(first, agreed.source) == ["the Harbour Board"]
    assert words(first, agreed.content) == ["to go"]
    assert first.mentions == (
        WrittenMention(0, 8, "person"),
        WrittenMention(28, 41, "organization"),
    )
    assert second.text == "“[They] lied”, said Danish envoy Bo Lund, denying it."
    assert second.line == 7
    assert [mention.kind for mention in second.mentions] == ["group", "person"]


def test_only_what_lies_in_a_content_has_a_parent(tmp_path: Path) -> None:
    first, second = read_passages(write(tmp_path, SAMPLE))
    assert first.parents == (None, 0)
    assert second.parents == (None, None)
    assert second.attributions[0].source == second.attributions[1].source


@pytest.mark.parametrize(
    ("text", "source", "cue"),
    [
        ("[s1 Bo Lund, a cook], [c1 denied] [q1 it].", "Bo Lund, a cook,", "denied"),
        ("[q1 So], [c1 said] [s1 Bo Lund, a cook].", "Bo Lund, a cook", "said"),
        ("[s1 Lund], 40, [c1 denied] [q1 it].", "Lund", "denied"),
        ("[s1 Lund][c1 's claim] [q1 that she won]", "Lund's", "claim"),
        ("[s1 the cooks][c1 ’ claim] [q1 of it]", "the cooks’", "claim"),
        ("[s1 She][c1 's been saying] [q1 so]", "She", "'s been saying"),
        ("[s1 Lund][c1 :] [q1 “Yes.”]", "Lund", ":"),
    ],
)
def test_a_source_is_closed_as_in_polnear(tmp_path: Path, text: str, source: str, cue: str) -> None:
    (passage,) = read_passages(write(tmp_path, text))
    (found,) = passage.attributions
    assert (words(passage, found.source), words(passage, found.cue)) == ([source], [cue])


def test_numbers_need_not_follow_text_order(tmp_path: Path) -> None:
    (passage,) = read_passages(
        write(tmp_path, "[s7 She] [c7 says] [q7 [s3 he] [c3 hopes] [q3 to win]].")
    )
    assert [words(passage, a.cue) for a in passage.attributions] == [["says"], ["hopes"]]
    assert passage.parents == (None, 0)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[s1 She] [c1 said] [q1 so.", r"sample.txt:1: \[q1 is never closed"),
        ("One.\n====\n[s1 She]] [c1 said] [q1 so].", r"sample.txt:3: '\]' closes nothing"),
        ("[s1 {P Ana] Ruiz}", r"'\]' closes nothing"),
        ("She\n[x1 said]", r"sample.txt:2: unknown mark '\[x1 said"),
        ("a {Q Lima}", "unknown mark"),
        ("[sic]", "unknown mark"),
        ("{P [s1 Ana]}", "inside a name"),
        ("[q1 so [c1 she said]]", "marked inside itself"),
        ("[s1 She] [c1 said ] [q1 so].", "begins or ends with a space"),
        ("[s1 She] [c1 said] so.", "attribution 1 has no content"),
        ("[q1 She [c2 hopes]] [q2 to go].", "half in one"),
        ("a \\b", "backslash"),
    ],
)
def test_bad_markup_names_file_and_line(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(BadMarkup, match=message):
        read_passages(write(tmp_path, text))


def test_a_name_left_bare_is_found(tmp_path: Path) -> None:
    (passage,) = read_passages(write(tmp_path, "{L Lima}, Limassol, {O Lima Water} and Lima."))
    assert find_unmarked(passage) == ["Lima"]


def test_the_command_counts_and_fails_on_bad_files(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write(tmp_path, SAMPLE)
    assert main([str(tmp_path)]) == 0
    assert "2 passages  22 words  4 attributions  1 nested" in capsys.readouterr().out
    path.write_text("{L Lima} and Lima", encoding="utf-8")
    assert main([str(tmp_path)]) == 1
    path.write_text("[s1 open", encoding="utf-8")
    assert main([str(tmp_path)]) == 1
    assert "never closed" in capsys.readouterr().out


def test_every_written_file_is_sound(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(FOLDER)]) == 0, capsys.readouterr().out
