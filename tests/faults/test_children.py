"""What the explorer has started ends with it."""

from __future__ import annotations

import signal
import subprocess
from pathlib import Path

import pytest

from tests.faults.test_closed_terminals import is_gone
from tests.parsing.documents.pdfs import Line, pdf
from tests.terminal.house import House

pytest.importorskip("pypdfium2", reason='needs the extra: pip install "dateline[pdf]"')


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_document_that_is_being_read(
    house: House, canal: Path, tmp_path: Path, number: signal.Signals
) -> None:
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
