from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from tui.parsing.safe_files import is_inside, read_file


def code(root: Path, path: str, most: int = 1_000) -> str:
    fault = read_file(root, path, most).fault
    return fault.code if fault else "read"


def test_a_file_of_text_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"\xef\xbb\xbfone\r\ntwo")
    file = read_file(tmp_path, "a.md", 1_000)
    assert (file.text, file.fault) == ("one\ntwo", None)
    assert file.digest == hashlib.sha256(b"\xef\xbb\xbfone\r\ntwo").hexdigest()
    assert list(file.lines) == ["one", "two"]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"x" * 1_000, "read"),
        (b"x" * 1_001, "file-too-large"),
        (b"a\0b", "control-character"),
        (b"a\x1b[2J", "control-character"),
        (b"\xc2\x9b31m", "control-character"),
        (b"caf\xe9", "not-utf8"),
        ("hall".encode("utf-16"), "read"),
        ("hall".encode("utf-16-le"), "control-character"),
        ("title: hall".encode("utf-16-le"), "not-utf8"),
        ("title: hall".encode("utf-16-be"), "not-utf8"),
        ("title: hall".encode("utf-32"), "not-utf8"),
        (b"", "read"),
    ],
)
def test_what_is_in_a_file(tmp_path: Path, data: bytes, expected: str) -> None:
    (tmp_path / "a.md").write_bytes(data)
    assert code(tmp_path, "a.md") == expected


def test_a_wrong_byte_is_shown_in_its_line(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"one\r\nthe caf\xe9 by the canal")
    file = read_file(tmp_path, "a.md", 1_000)
    assert file.fault is not None
    problem = file.problem(file.fault)
    assert str(problem.place) == "a.md:2:8"
    assert problem.excerpt == "the caf\ufffd by the canal"


def test_only_regular_files_inside_the_folder_are_opened(tmp_path: Path) -> None:
    root = tmp_path / "root"
    (root / "folder").mkdir(parents=True)
    (tmp_path / "secret").write_text("secret")
    (root / "real").write_text("text")
    os.mkfifo(root / "fifo")
    links = {
        "out": "../secret",
        "device": "/dev/zero",
        "inside": "real",
        "dangling": "nowhere",
        "loop": "loop",
    }
    for name, target in links.items():
        (root / name).symlink_to(target)
    names = ("inside", "out", "device", "dangling", "loop", "fifo", "folder", "missing", "../secret", "a\0b")
    assert {name: code(root, name) for name in names} == {
        "inside": "read",
        "out": "outside-folder",
        "device": "outside-folder",
        "dangling": "file-missing",
        "loop": "file-unreadable",
        "fifo": "not-a-file",
        "folder": "not-a-file",
        "missing": "file-missing",
        "../secret": "outside-folder",
        "a\0b": "file-unreadable",
    }
    assert is_inside(root, root / "real")
    assert not is_inside(root, root / "out")


def test_a_folder_that_is_itself_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "a.md").write_text("text")
    (tmp_path / "link").symlink_to("real")
    assert code(tmp_path / "link", "a.md") == "read"


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "a.md").write_text("text")
    monkeypatch.setattr(os, "open", refuse)
    fault = read_file(tmp_path, "a.md", 1_000).fault
    assert fault is not None
    assert (fault.code, fault.message) == ("file-unreadable", "the file cannot be read: Permission denied")
