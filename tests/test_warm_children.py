"""A child that was forked can do, and is told, what one that the program starts can and is."""

from __future__ import annotations

import json
import os
import signal
import socket
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.warm_children import Nursery
from tui.parsing.documents import subprocess_reader
from tui.parsing.documents.contents import DocumentContents, FileType, UnreadableDocument
from tui.parsing.documents.sandbox import small_environment
from tui.parsing.limits import DocumentLimits

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere all children are started")
PROBE = "tests.parsing.documents.probe"


def probed(folder: Path, port: int) -> dict[str, Any]:
    """What a child finds that it can do."""
    folder.mkdir()
    (folder / "there").write_text("The canal was opened.")
    given = {"folder": str(folder), "port": port, "program": sys.executable}
    read = subprocess_reader.read_in_subprocess(
        json.dumps(given).encode(), FileType.HTML, DocumentLimits(seconds=60)
    )
    assert isinstance(read, DocumentContents), read
    found: dict[str, Any] = json.loads(read.text)
    # Python itself sets it where it starts in the locale C.
    found["environment"].pop("LC_CTYPE", None)
    return found


def test_it_is_held_as_one_that_was_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    monkeypatch.setattr(subprocess_reader, "_WORKER", PROBE)
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        started = probed(tmp_path / "started", port)
        request.getfixturevalue("warm_children")
        assert subprocess_reader.start_module.__self__  # type: ignore[attr-defined]  # it is the nursery's now
        assert probed(tmp_path / "forked", port) == started


def test_one_that_stops_is_told_of_as_one_that_was_started(
    monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    def read() -> DocumentContents | UnreadableDocument:
        return subprocess_reader.read_in_subprocess(b"{", FileType.HTML, DocumentLimits())

    monkeypatch.setattr(subprocess_reader, "_WORKER", PROBE)
    started = read()
    assert isinstance(started, UnreadableDocument)
    request.getfixturevalue("warm_children")
    assert read() == started


def test_how_it_ended(nursery: Nursery) -> None:
    with nursery.start_module(PROBE, "html", "{}", environment=small_environment(os.environ)) as child:
        child.send_signal(signal.SIGTERM)
    assert child.returncode == -signal.SIGTERM
    with nursery.start_module("no.such.module", environment={}) as child:
        assert child.stdout
        assert child.stdout.read() == b""
    assert child.returncode in {1, -signal.SIGKILL}
