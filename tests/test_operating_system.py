"""What is done where the system lacks something, tried by saying that this is Windows."""

from __future__ import annotations

import asyncio
import os
import resource
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tui import operating_system as system
from tui.parsing import child_processes
from tui.project.atomic_write import WriteResult, write_file, write_together
from tui.text.failure import Failure


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")


def test_flags_that_are_missing_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "O_NOFOLLOW", raising=False)
    assert system.open_flags("O_NOFOLLOW", "O_EXCL") == os.O_EXCL
    assert system.open_flags() == 0


def test_nothing_is_locked(windows: None, tmp_path: Path) -> None:
    with (tmp_path / "a").open("w") as file, pytest.raises(OSError, match="No locks"):
        system.take_lock(file.fileno())


def test_limits_are_read_and_set() -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    infinity = resource.RLIM_INFINITY
    assert system.read_limit("RLIMIT_NOFILE") == (soft, None if hard == infinity else hard)
    system.set_limit("RLIMIT_NOFILE", soft, None if hard == infinity else hard)
    assert resource.getrlimit(resource.RLIMIT_NOFILE) == (soft, hard)
    assert system.read_limit("RLIMIT_OF_NO_SYSTEM") == (None, None)


def test_there_are_no_limits_and_none_is_set(windows: None) -> None:
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    assert system.read_limit("RLIMIT_NOFILE") == (None, None)
    system.set_limit("RLIMIT_NOFILE", 1, 1)
    assert resource.getrlimit(resource.RLIMIT_NOFILE) == before


def test_a_wakeup_pipe_is_read_without_watching_the_terminal(windows: None) -> None:
    end, pipe = system.make_wakeup_pipe()
    os.write(pipe, b"\x0f")
    assert system.save_terminal_mode(0) is None
    system.restore_terminal_mode(0, [])
    assert system.read_wakeup_pipe(end, -1) == b"\x0f"
    os.close(end)
    os.close(pipe)


def test_a_terminal_that_is_gone_comes_before_the_signals_that_tell_of_it() -> None:
    """The system sends SIGCONT with SIGHUP, and may do so before or after a poll sees that it is gone."""
    end, pipe = system.make_wakeup_pipe()
    far, near = os.openpty()
    os.write(pipe, bytes([signal.SIGCONT]))
    assert system.read_wakeup_pipe(end, near) == bytes([signal.SIGCONT])
    os.write(pipe, bytes([signal.SIGCONT]))
    os.close(far)
    assert system.read_wakeup_pipe(end, near) == bytes([system.HANGUP])
    for handle in (end, pipe, near):
        os.close(handle)


async def test_a_signal_is_handled_in_the_loop(windows: None) -> None:
    before = signal.getsignal(signal.SIGUSR1)
    heard = asyncio.get_running_loop().create_future()
    system.handle_signal(asyncio.get_running_loop(), signal.SIGUSR1, heard.set_result)
    try:
        os.kill(os.getpid(), signal.SIGUSR1)
        assert await heard == signal.SIGUSR1
    finally:
        signal.signal(signal.SIGUSR1, before)


def test_a_signal_that_a_child_cannot_get_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows refuses all but three."""

    def refuse(_process: object, number: int) -> None:
        raise ValueError(f"Unsupported signal: {number}")

    monkeypatch.setattr(subprocess.Popen, "send_signal", refuse)
    with subprocess.Popen([sys.executable, "-c", ""]) as child, child_processes.minded(child):
        child_processes.signal_all(signal.SIGTERM)


@pytest.mark.parametrize(
    "name",
    ["con", "NUL.md", "Com1.txt", "lpt9", "aux .md", "a:b.md", "why?.md", 'a"b', "a.", "a ", "a|b", "a\x1fb"],
)
def test_names_that_windows_refuses(windows: None, tmp_path: Path, name: str) -> None:
    refused = Failure(f"{name} cannot be a file name on Windows", "choose another name")
    assert write_file(tmp_path / name, "text") == refused
    assert write_together([(tmp_path / name, "text")]) == refused
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["console.md", "com10", "nullable.md", "a.b", "Öl – 1811.md", ".gitignore"])
def test_names_that_it_takes(windows: None, tmp_path: Path, name: str) -> None:
    assert isinstance(write_file(tmp_path / name, "text"), WriteResult)


def test_elsewhere_every_name_is_a_file(tmp_path: Path) -> None:
    assert isinstance(write_file(tmp_path / "con.md", "text"), WriteResult)


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (r"C:\Windows\notepad.exe", [r"C:\Windows\notepad.exe"]),
        (r'"C:\Program Files\Code\bin\code.cmd" --wait', [r"C:\Program Files\Code\bin\code.cmd", "--wait"]),
        (r"vim -u \\server\share\vimrc", ["vim", "-u", r"\\server\share\vimrc"]),
        ("vim # 'it", ["vim", "#", "'it"]),
        ("", []),
    ],
)
def test_a_command_of_windows_is_split(windows: None, command: str, words: list[str]) -> None:
    assert system.split_command(command) == words


def test_the_path_of_a_program_needs_no_quotation_marks(
    windows: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = str(tmp_path / "Program Files" / "edit.exe")
    monkeypatch.setattr("shutil.which", lambda asked: asked if asked == program else None)
    assert system.split_command(program) == [program]
    assert system.split_command(f"{program} -w")[-1] == "-w"


def test_a_missing_quotation_mark_is_an_error(windows: None) -> None:
    with pytest.raises(ValueError, match="quotation"):
        system.split_command('"C:\\Program Files')


def test_a_batch_file_is_found_and_given_nothing_that_it_would_run(
    windows: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.which", lambda name: rf"C:\bin\{name}.CMD" if name == "code" else None)
    plain = r"C:\Village Hall (1)\events.yaml"
    assert system.runnable_command(["code", plain]) == [r"C:\bin\code.CMD", plain]
    assert system.runnable_command(["vim", r"C:\a&b\events.yaml"]) == ["vim", r"C:\a&b\events.yaml"]
    with pytest.raises(ValueError, match="batch file"):
        system.runnable_command(["code", r"C:\a&calc\events.yaml"])
