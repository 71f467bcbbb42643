from __future__ import annotations

import os
import socket
import sys
from pathlib import Path

import pytest

from rashomon.ingest import InputFile, discover
from rashomon.model.documents import Failure

posix = pytest.mark.skipif(sys.platform == "win32", reason="links, pipes and sockets of POSIX")


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    folder = tmp_path / "pile"
    for name in ("b.txt", "a.html", "sub/c.json", "sub/deep/d.txt"):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("words")
    return folder


def names(files: tuple[InputFile, ...]) -> list[str]:
    return [file.name for file in files]


def slugs(failures: tuple[Failure, ...]) -> list[tuple[str, str]]:
    return [(failure.name, failure.slug) for failure in failures]


def test_a_folder_is_searched_to_the_bottom_in_order(pile: Path) -> None:
    files, failures = discover([pile])
    assert names(files) == ["a.html", "b.txt", "c.json", "d.txt"]
    assert not failures


def test_hidden_files_and_debris_are_passed_over_and_counted(pile: Path) -> None:
    for name in (".DS_Store", "Thumbs.db", ".git/config", "CVS/Root", "~$b.docx"):
        (pile / name).parent.mkdir(exist_ok=True)
        (pile / name).write_text("x")
    files, failures = discover([pile])
    assert names(files) == ["a.html", "b.txt", "c.json", "d.txt"]
    assert slugs(failures) == [("pile", "path.skipped")]
    assert "over: 5 (‘.DS_Store’, ‘.git’, ‘CVS’, ‘Thumbs.db’, ‘~$b.docx’)" in failures[0].message


def test_the_folder_of_a_saved_page_is_no_document(pile: Path) -> None:
    (pile / "a_files").mkdir()
    (pile / "a_files" / "style.css").write_text("p {}")
    (pile / "b_files").mkdir()
    (pile / "b_files" / "e.txt").write_text("words")
    files, failures = discover([pile])
    assert "style.css" not in names(files)
    assert "e.txt" in names(files)
    assert slugs(failures) == [("pile", "path.skipped")]


def test_a_hidden_file_that_is_named_is_taken(pile: Path) -> None:
    (pile / ".secret.txt").write_text("words")
    assert names(discover([pile / ".secret.txt"])[0]) == [".secret.txt"]


def test_the_order_of_arguments_is_kept_and_each_file_taken_once(pile: Path) -> None:
    files, failures = discover([pile / "b.txt", str(pile), pile / "sub" / ".." / "a.html"])
    assert names(files) == ["b.txt", "a.html", "c.json", "d.txt"]
    assert not failures


def test_patterns_are_expanded(pile: Path) -> None:
    assert names(discover([str(pile / "*.txt")])[0]) == ["b.txt"]
    assert names(discover([str(pile / "**" / "*.txt")])[0]) == ["b.txt", "d.txt"]
    assert slugs(discover([str(pile / "*.pdf")])[1]) == [("*.pdf", "path.absent")]


def test_a_file_whose_name_looks_like_a_pattern_is_a_file(pile: Path) -> None:
    (pile / "[1] note.txt").write_text("words")
    assert names(discover([pile / "[1] note.txt"])[0]) == ["[1] note.txt"]


def test_names_come_from_standard_input_too(pile: Path) -> None:
    lines = [f"{pile / 'b.txt'}\n", "\n", f"{pile / 'sub'}\r\n", "nowhere.txt\n"]
    files, failures = discover([], lines)
    assert names(files) == ["b.txt", "c.json", "d.txt"]
    assert slugs(failures) == [("nowhere.txt", "path.absent")]


@pytest.mark.parametrize("given", ["gone", "gone/deeper", "b.txt/c", "nul\0byte", "x" * 5_000])
def test_what_is_not_there_fails(pile: Path, given: str) -> None:
    files, failures = discover([f"{pile}/{given}", pile / "b.txt"])
    assert names(files) == ["b.txt"]
    assert len(failures) == 1
    assert failures[0].slug in ("path.absent", "path.unreadable")
    assert str(pile) not in failures[0].message


@posix
def test_links_stay_inside(pile: Path, tmp_path: Path) -> None:
    (tmp_path / "outside.txt").write_text("secret")
    (pile / "out.txt").symlink_to(tmp_path / "outside.txt")
    (pile / "up").symlink_to(tmp_path)
    (pile / "loop").symlink_to(pile)
    (pile / "again.txt").symlink_to(pile / "b.txt")
    (pile / "gone.txt").symlink_to(pile / "nowhere")
    (pile / "self").symlink_to(pile / "self")
    files, failures = discover([pile])
    assert names(files) == ["a.html", "again.txt", "c.json", "d.txt"]
    assert slugs(failures) == [
        ("gone.txt", "path.absent"),
        ("out.txt", "path.outside"),
        ("self", "path.unreadable"),
        ("up", "path.outside"),
    ]


@posix
def test_a_link_that_is_named_is_followed(pile: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(pile)
    assert names(discover([tmp_path / "link"])[0]) == ["a.html", "b.txt", "c.json", "d.txt"]


@posix
def test_pipes_and_sockets_are_never_opened(pile: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(pile / "pipe")
    with socket.socket(socket.AF_UNIX) as listener:
        monkeypatch.chdir(pile)  # the path of a socket may not be long
        listener.bind("sock")
        files, failures = discover([pile, pile / "pipe", "/dev/zero"])
    assert names(files) == ["a.html", "b.txt", "c.json", "d.txt"]
    assert slugs(failures) == [
        ("pipe", "path.special"),
        ("sock", "path.special"),
        ("pipe", "path.special"),
        ("zero", "path.special"),
    ]


@posix
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root reads everything")
def test_a_folder_without_permission_fails_alone(pile: Path) -> None:
    (pile / "sub").chmod(0)
    try:
        files, failures = discover([pile])
    finally:
        (pile / "sub").chmod(0o755)
    assert names(files) == ["a.html", "b.txt"]
    assert slugs(failures) == [("sub", "path.denied")]


@posix
def test_a_name_that_is_no_text_is_made_fit_to_be_stored(pile: Path) -> None:
    try:
        Path(os.fsdecode(bytes(pile) + b"/caf\xe9\n.txt")).write_text("words")
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    files, _ = discover([pile])
    assert "caf\ufffd\ufffd.txt" in names(files)


@posix
def test_a_tree_as_deep_as_systems_allow(tmp_path: Path) -> None:
    deep = tmp_path
    for _ in range(300):
        deep = deep / "d"
    deep.mkdir(parents=True)
    (deep / "a.txt").write_text("words")
    assert names(discover([tmp_path])[0]) == ["a.txt"]
