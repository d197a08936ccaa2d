"""Ctrl-C ends a command wherever it is, with 130 and not one word."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.running import CHECKOUT
from tests.parsing.folders import write
from tests.waiting import LONGEST

EVENT = "  - {{id: e-{0}, date: {1}, title: A gate, kind: works, status: reported, cites: [ledger#1]}}\n"

SAY_CALLED = """
import functools, os
import {module} as module

function = module.{function}

@functools.wraps(function)
def said(*arguments, **options):
    os.write(2, b"begun")
    return function(*arguments, **options)

module.{function} = said
"""
SAY_IMPORTED = """
import os, sys

class Finder:
    def find_spec(self, name, path=None, target=None):
        if name == "tui.cli.main":
            os.write(2, b"begun")

sys.meta_path.insert(0, Finder())
"""
"""What says on standard error how far it is: that a function is called, or that nothing is imported yet."""


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """A chronology that takes a while to read, to check, and to put into an index."""
    events = "".join(EVENT.format(at, 1500 + at // 20) for at in range(8_000))
    head = "format: dateline/1\ntitle: The gate\nkinds:\n  works: {label: Works}\nevents:\n"
    front = (
        "---\nid: ledger\ntype: document\ntitle: Ledger\nissued: 1999\nrights: none\ntext: verbatim\n---\n"
    )
    return write(tmp_path / "many", head + events, ledger=f"{front}\n[1] The gate is painted.\n")


@pytest.mark.parametrize(
    ("command", "module", "function"),
    [
        (["list"], "", ""),
        (["list"], "tui.parsing.loader", "load_chronology"),
        (["check"], "tui.parsing.loader", "load_chronology"),
        (["check"], "tui.validation.check", "check_chronology"),
        (["export", "-o", "-"], "tui.validation.check", "check_again"),
        (["list"], "tui.index.sqlite.builder.index_builder", "build_index"),
        (["export", "-o", "-"], "tui.index.sqlite.builder.index_builder", "build_index"),
    ],
)
def test_at_once_and_in_silence(
    many: Path, tmp_path: Path, command: list[str], module: str, function: str
) -> None:
    source = SAY_CALLED.format(module=module, function=function) if module else SAY_IMPORTED
    (tmp_path / "sitecustomize.py").write_text(source, encoding="utf-8")
    paths = os.pathsep.join((str(tmp_path), str(CHECKOUT)))
    process = subprocess.Popen(
        [sys.executable, "-m", "tui", *command],
        cwd=many,
        env=os.environ | {"PYTHONPATH": paths},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    with process:
        assert process.stderr
        assert process.stderr.read(5) == b"begun"
        process.send_signal(signal.SIGINT)
        out, said = process.communicate(timeout=LONGEST)
    assert (process.returncode, out, said) == (130, b"", b"")
