"""What the explorer has started ends with it."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from tests.faults.test_closed_terminals import is_gone
from tests.parsing.documents.pdfs import Line, pdf
from tests.terminal.house import House
from tests.terminal.terminal import Terminal
from tests.waiting import LONGEST


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_document_that_is_being_read(
    house: House, canal: Path, tmp_path: Path, number: signal.Signals
) -> None:
    pytest.importorskip("pypdfium2", reason='needs the extra: pip install "dateline[pdf]"')
    lines = [Line("They dug from that year until April.", 70, 700 - 15 * at) for at in range(40)]
    (tmp_path / "long.pdf").write_bytes(pdf([lines] * 5_000))
    terminal = house.open(canal, size=(120, 40))
    terminal.wait_for(lambda text: "The canal company" in text and "quit" in text)
    terminal.send("I")
    terminal.wait_for("Add a document, or a folder of them")
    terminal.send(str(tmp_path / "long.pdf"), "enter")
    terminal.wait_for(" of 5000")
    command = ["ps", "-o", "pid=", "--ppid", str(terminal.pid)]
    [worker] = subprocess.run(command, capture_output=True, check=True).stdout.split()
    terminal.signal(number)
    assert (terminal.ended(), terminal.unrestored()) == (128 + number, [])
    assert is_gone(int(worker))
    assert sorted(path.name for path in (canal / "corpus").iterdir()) == ["gazette.md", "ledger.md"]


ENDLESS = """
import os, pathlib, sys, threading

if "tui.index.compiler_worker" in sys.orig_argv:
    import tui.index.open_index as module

    def hang(*arguments):
        arguments[1].with_name(arguments[1].stem + "-x.sqlite").touch()
        pathlib.Path(__file__).with_name("begun").write_text(str(os.getpid()))
        threading.Event().wait()

    module.keep_index = hang
"""
"""Never comes to the end of an index in a process of its own, and says which process that is."""


def rebuilding(house: House, root: Path) -> tuple[Terminal, int]:
    """Return an explorer that has its index built after a change, and the process that builds it."""
    terminal = house.open(root, env=house.patched(ENDLESS), size=(120, 40))
    terminal.wait_for(lambda text: "The canal company" in text and "quit" in text)
    (root / "corpus/ledger.md").write_text("Another ledger.")
    begun = house.here.parent / "patch" / "begun"
    terminal.read_until(lambda: begun.exists() and begun.read_text() != "", "the process")
    return terminal, int(begun.read_text())


def wait_for_end(number: int) -> None:
    """Wait until a process of somebody else has ended."""
    if sys.platform != "linux":
        return
    with suppress(ProcessLookupError):
        handle = os.pidfd_open(number)
        try:
            assert select.select([handle], [], [], LONGEST)[0]
        finally:
            os.close(handle)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells when any process has ended")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGKILL])
def test_an_index_that_is_being_built(house: House, canal: Path, number: signal.Signals) -> None:
    terminal, worker = rebuilding(house, canal)
    terminal.signal(number)
    terminal.ended()
    # It learns that its parent has ended from the system, which may be a moment later.
    wait_for_end(worker)


def test_an_index_that_is_being_built_keeps_nobody(house: House, canal: Path) -> None:
    terminal, worker = rebuilding(house, canal)
    terminal.send("down")
    terminal.wait_for("Timeline 2 of 5")
    terminal.send("q")
    assert (terminal.ended(), terminal.unrestored()) == (0, [])
    assert is_gone(worker)
    assert not list(Path(house.env["DATELINE_CACHE_DIR"]).rglob("making-*"))


def test_an_index_of_older_files_is_given_up(house: House, canal: Path) -> None:
    terminal, worker = rebuilding(house, canal)
    begun = house.here.parent / "patch" / "begun"
    begun.unlink()
    (canal / "corpus/ledger.md").write_text("And another ledger.")
    terminal.read_until(begun.exists, "another process")
    terminal.read_until(lambda: is_gone(worker), "the end of the first process")
    terminal.send("q")
    assert terminal.ended() == 0
