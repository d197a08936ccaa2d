"""The file of a frame: read only whole, only the user's own, only where nothing it depends on has changed."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.first_frame import frame_file
from tui.first_frame.frame_file import (
    NAMES,
    PLACE,
    STAMP,
    TEXT,
    delete_frames,
    fingerprint,
    is_harmless,
    read_frame,
    write_frame,
)

FRAME = "\x1b[1;1H\x1b[38;2;1;2;3mTimeline\x1b[0m\n\x1b[2;1Hé ▶ 日"
START = "as it was started"


def saved(folder: Path, *inputs: tuple[str, Path]) -> str:
    """The path of a frame that depends on some files."""
    path = str(folder / "frames" / "one.frame")
    write_frame(
        path, START, [(how, fingerprint(how, str(place)), str(place)) for how, place in inputs], FRAME
    )
    return path


def test_a_frame_comes_back(tmp_path: Path) -> None:
    assert read_frame(saved(tmp_path), START) == FRAME


def test_only_the_user_can_read_it(tmp_path: Path) -> None:
    path = Path(saved(tmp_path))
    assert [oct(one.stat().st_mode & 0o777) for one in (path, path.parent)] == ["0o600", "0o700"]


@pytest.mark.parametrize("mode", [0o604, 0o640, 0o602, 0o660])
def test_one_that_others_can_read_or_write_is_not_read(tmp_path: Path, mode: int) -> None:
    path = saved(tmp_path)
    Path(path).chmod(mode)
    assert read_frame(path, START) is None


def test_what_is_no_file_is_not_read(tmp_path: Path) -> None:
    path = Path(saved(tmp_path))
    other = path.rename(path.with_name("other"))
    assert read_frame(str(path), START) is None
    path.symlink_to(other)
    assert read_frame(str(path), START) is None
    path.unlink()
    os.mkfifo(path, 0o600)
    assert read_frame(str(path), START) is None
    path.unlink()
    path.mkdir()
    assert read_frame(str(path), START) is None


def test_another_start_does_not_show_it(tmp_path: Path) -> None:
    assert read_frame(saved(tmp_path), "as it was started otherwise") is None


@given(at=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 7))
def test_a_damaged_file_is_not_read(tmp_path_factory: pytest.TempPathFactory, at: float, bit: int) -> None:
    folder = tmp_path_factory.mktemp("frames")
    path = saved(folder, (STAMP, folder / "missing"))
    content = Path(path).read_bytes()
    place = int(at * len(content))
    damaged = content[:place] + bytes([content[place] ^ 1 << bit]) + content[place + 1 :]
    for written in (damaged, content[:place], content + b"m"):
        Path(path).write_bytes(written)
        assert read_frame(path, START) is None


def write_anew(file: Path) -> None:
    file.unlink()
    file.write_text("lamp")


def link_elsewhere(file: Path) -> None:
    file.unlink()
    file.symlink_to("elsewhere")


CHANGES: dict[str, tuple[str, Callable[[Path], object]]] = {
    "other bytes of the same length": (TEXT, lambda file: file.write_text("lime")),
    "more bytes": (TEXT, lambda file: file.write_text("lamps")),
    "gone": (TEXT, lambda file: file.unlink()),
    "another file in its place": (STAMP, write_anew),
    "touched": (STAMP, lambda file: os.utime(file, (1, 1))),
    "stamp gone": (STAMP, lambda file: file.unlink()),
    "a link to another place": (PLACE, link_elsewhere),
}


@pytest.mark.parametrize("name", CHANGES)
def test_whatever_changes_it_is_not_shown(tmp_path: Path, name: str) -> None:
    how, change = CHANGES[name]
    file = tmp_path / "lamp"
    file.write_text("lamp")
    (tmp_path / "elsewhere").write_text("lamp")
    path = saved(tmp_path, (STAMP, tmp_path / "elsewhere"), (how, file))
    assert read_frame(path, START) == FRAME
    change(file)
    assert read_frame(path, START) is None


@pytest.mark.parametrize("how", [STAMP, TEXT, PLACE, NAMES])
def test_what_was_not_there_must_not_be_there(tmp_path: Path, how: str) -> None:
    place = tmp_path / "new"
    path = saved(tmp_path, (how, place))
    assert read_frame(path, START) == FRAME
    place.mkdir() if how == NAMES else place.touch()
    assert read_frame(path, START) is None


def test_a_name_in_a_folder_counts(tmp_path: Path) -> None:
    folder = tmp_path / "corpus"
    folder.mkdir()
    path = saved(tmp_path, (NAMES, folder))
    (folder / "one.md").touch()
    assert read_frame(path, START) is None


@pytest.mark.parametrize(
    "hostile",
    [
        "\x1b]52;c;bGFtcA==\x07",
        "\x1b]8;;file:///\x1b\\",
        "\x1bP+q\x1b\\",
        "\x1b[6n",
        "\x1b[2J",
        "\x1b[?1049l",
        "\x1b[>1u",
        "\x1b[20t",
        "\x1b[1;1",
        "\x1bc",
        "\x1b",
        "\x1b\x1b[0m",
        "\x07",
        "\x08",
        "\t",
        "\x9b6n",
        "\x9d52;c;\x9c",
        "\x7f",
    ],
)
def test_nothing_else_reaches_the_terminal(
    tmp_path: Path, hostile: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for frame in (hostile, f"\x1b[0m{hostile}", f"lamp{hostile}\x1b[0m"):
        assert not is_harmless(frame)
        with pytest.raises(ValueError, match="cannot be kept"):
            write_frame(str(tmp_path / "one.frame"), START, [], frame)
    # As somebody would write it who knows how.
    with monkeypatch.context() as patch:
        patch.setattr(frame_file, "is_harmless", lambda _frame: True)
        write_frame(str(tmp_path / "one.frame"), START, [], f"lamp{hostile}")
        assert read_frame(str(tmp_path / "one.frame"), START)
    assert read_frame(str(tmp_path / "one.frame"), START) is None


@given(st.text())
def test_a_harmless_text_has_no_other_control(text: str) -> None:
    if is_harmless(text):
        rest = text.replace("\x1b[", "").replace("\n", "").replace("\r", "")
        assert not any(char < " " or "\x7f" <= char <= "\x9f" for char in rest)


def test_a_full_disk_leaves_the_older_frame(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = saved(tmp_path)

    def refuse(*_arguments: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(OSError, match="No space"):
        write_frame(path, START, [], "lamp")
    assert os.listdir(tmp_path / "frames") == ["one.frame"]  # noqa: PTH208  (names only)
    assert read_frame(path, START) == FRAME


def test_only_the_newest_are_kept(tmp_path: Path) -> None:
    for number in range(40):
        path = tmp_path / f"{number}.frame"
        write_frame(str(path), START, [], FRAME)
        os.utime(path, (number, number))
    kept = {int(path.stem) for path in tmp_path.iterdir()}
    assert 39 in kept
    assert len(kept) <= 17


def test_all_are_deleted(tmp_path: Path) -> None:
    path = Path(saved(tmp_path))
    path.with_name("one.frame.4711").touch()
    assert delete_frames(str(path.parent))
    assert list(path.parent.iterdir()) == []
    assert delete_frames(str(tmp_path / "missing"))


def test_what_cannot_be_deleted_is_told(tmp_path: Path) -> None:
    path = Path(saved(tmp_path))
    path.unlink()
    path.mkdir()
    assert not delete_frames(str(path.parent))
