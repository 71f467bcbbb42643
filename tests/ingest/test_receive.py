from __future__ import annotations

import hashlib
import os
import sys
from pathlib import Path

import pytest

from rashomon.errors import InputError, LimitExceeded
from rashomon.ingest import read_file
from rashomon.settings import Limits

posix = pytest.mark.skipif(sys.platform == "win32", reason="pipes and devices of POSIX")


def test_bytes_and_digest(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xff\0words\r\n")
    file = read_file(path, Limits())
    assert file.data == b"\xff\0words\r\n"
    assert file.sha256 == hashlib.sha256(file.data).hexdigest()


def test_a_file_of_just_the_size_allowed(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * 100)
    assert read_file(path, Limits(file_bytes=100)).data == b"x" * 100
    with pytest.raises(LimitExceeded, match="at most 99") as caught:
        read_file(path, Limits(file_bytes=99))
    assert caught.value.slug == "limit.bytes"


@posix
def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "sparse"
    with path.open("wb") as stream:
        stream.truncate(1 << 40)
    with pytest.raises(LimitExceeded):
        read_file(path, Limits())


@posix
def test_a_file_that_says_it_is_empty_and_is_not() -> None:
    if not Path("/proc/cpuinfo").exists():
        pytest.skip("no /proc here")
    with pytest.raises(LimitExceeded):
        read_file("/proc/cpuinfo", Limits(file_bytes=10))


@pytest.mark.parametrize(
    ("given", "slug"),
    [("gone.txt", "path.absent"), ("", "path.special"), ("a\0b", "path.absent")],
)
def test_what_cannot_be_opened(tmp_path: Path, given: str, slug: str) -> None:
    with pytest.raises(InputError) as caught:
        read_file(f"{tmp_path}/{given}", Limits())
    assert caught.value.slug == slug
    assert str(tmp_path.parent) not in str(caught.value)


@posix
def test_pipes_and_devices_are_never_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", Path("/dev/zero")):
        with pytest.raises(InputError) as caught:
            read_file(path, Limits())
        assert caught.value.slug == "path.special"


@posix
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root reads everything")
def test_no_permission(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"words")
    path.chmod(0)
    with pytest.raises(InputError) as caught:
        read_file(path, Limits())
    assert caught.value.slug == "path.denied"
