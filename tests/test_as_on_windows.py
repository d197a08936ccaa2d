"""The commands where POSIX is missing, on a chronology whose lines end as those of Windows editors do."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.canal import EVENTS, build
from tests.cli.running import CHECKOUT, ran
from tests.waiting import LONGEST

pytestmark = pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="needs /proc, to see what is open")


def on_windows(
    *arguments: str | Path, cwd: Path, typed: bytes = b"", code: int = 0
) -> subprocess.CompletedProcess[bytes]:
    """Run a command as on Windows, see `tests.as_on_windows`."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.as_on_windows", *map(str, arguments)],
        cwd=cwd,
        env=os.environ | {"PYTHONPATH": str(CHECKOUT), "DATELINE_STATE_DIR": str(cwd / "state")},
        input=typed,
        capture_output=True,
        check=False,
        timeout=LONGEST,
    )
    assert done.returncode == code, done.stderr.decode()
    return done


def in_windows_lines(root: Path) -> Path:
    """Give the files of a chronology the line ends of Windows."""
    for file in (root / "events.yaml", *root.glob("corpus/*.md")):
        file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    return root


def has_only_windows_lines(file: Path) -> bool:
    data = file.read_bytes()
    return data.count(b"\r\n") == data.count(b"\n") == data.count(b"\r") > 0


@pytest.fixture
def canal(tmp_path: Path) -> Path:
    return in_windows_lines(build(tmp_path / "canal"))


def test_every_module_can_be_imported() -> None:
    on_windows(cwd=CHECKOUT)


@pytest.mark.parametrize("command", ["list", "show lock-opened", "facets"])
def test_a_command_says_what_it_says_on_every_system(canal: Path, command: str) -> None:
    words = command.split()
    here = ran(*words, cwd=canal)
    there = on_windows(*words, cwd=canal)
    assert there.stdout.decode() == here.out
    assert there.stderr.decode("cp1252").replace("\r\n", "\n") == here.err


@pytest.mark.parametrize("name", ["canal.html", "canal.csv"])
def test_an_export_has_the_same_bytes_in_a_file_and_on_standard_output(canal: Path, name: str) -> None:
    on_windows("export", "-o", name, cwd=canal)
    on_windows("export", "-o", name, cwd=canal, code=4)
    on_windows("export", "-o", name, "--force", cwd=canal)
    data = (canal / name).read_bytes()
    shown = on_windows("export", "--format", name.partition(".")[2], cwd=canal).stdout
    assert shown == data


def test_old_words_are_fixed(canal: Path) -> None:
    file = canal / "events.yaml"
    file.write_bytes(file.read_bytes().replace(b"status:", b"standing:"))
    done = on_windows("fix", cwd=canal)
    assert b"cannot be locked" in done.stderr
    assert file.read_bytes() == EVENTS.replace("\n", "\r\n").encode()


def test_a_name_is_protected(canal: Path) -> None:
    on_windows("protect", "add", cwd=canal, typed=b"Ann Quill\r\n")
    listed = canal / "corpus" / "protected.names"
    listed.write_bytes(listed.read_bytes().replace(b"\n", b"\r\n"))
    on_windows("protect", "add", cwd=canal, typed=b"Ben Quill\r\n")
    text = canal / "events.yaml"
    text.write_bytes(text.read_bytes().replace(b"A bridge", b"Ann Quill's and Ben Quill's bridge"))
    found = on_windows("check", cwd=canal, code=1)
    assert b"2 errors" in found.stdout + found.stderr
    assert b"Quill" not in found.stdout + found.stderr


def test_a_document_becomes_a_source(canal: Path) -> None:
    document = canal / "notice.html"
    document.write_bytes(b"<title>A notice</title>\r\n<p>The lock is shut.\r\n<p>It opens in May.")
    on_windows("corpus", "add", document, "--id", "notice", cwd=canal)
    assert b"The lock is shut." in (canal / "corpus" / "notice.md").read_bytes()
    refused = on_windows("corpus", "add", document, "--id", "nul", cwd=canal, code=4)
    assert b"nul.md cannot be a file name on Windows" in refused.stderr


ENDING = """
import os, signal, threading
from tests.as_on_windows import BEFORE, take_away
take_away(BEFORE)
from tui.explorer.lifecycle.shutdown import Shutdown
with Shutdown(lambda: print("last words", flush=True)) as ending:
    ending.ask_by(lambda code: print("asked with", code, flush=True))
    os.kill(os.getpid(), signal.SIGTERM)
    threading.Event().wait()
"""


def test_the_explorer_ends_on_a_signal_though_it_hangs() -> None:
    done = subprocess.run(
        [sys.executable, "-c", ENDING], cwd=CHECKOUT, capture_output=True, check=False, timeout=LONGEST
    )
    assert (done.returncode, done.stdout.split(b"\r\n")) == (143, [b"asked with 143", b"last words", b""])


def test_a_new_chronology_has_no_mistake(tmp_path: Path) -> None:
    on_windows("new", "hall", cwd=tmp_path)
    on_windows("check", "hall", cwd=tmp_path)
    in_windows_lines(tmp_path / "hall")
    on_windows("check", "hall", cwd=tmp_path)
