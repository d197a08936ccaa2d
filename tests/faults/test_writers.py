"""Commands that change one file at once, each in a process of its own: every change is there.

By itself this tries a few pairs. `pytest -m faults` tries a hundred.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.cli.canal import build
from tests.cli.running import CHECKOUT, ran
from tests.waiting import LONGEST


def both(folder: Path, *commands: Sequence[str], typed: Sequence[str] = ("", "")) -> list[str]:
    """Run commands at once; what those said that did not end well."""
    processes = [
        subprocess.Popen(
            [sys.executable, "-m", "tui", *command],
            cwd=folder,
            env=os.environ | {"PYTHONPATH": str(CHECKOUT), "DATELINE_CONFIG_DIR": str(folder / "config")},
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        for command in commands
    ]
    for process, text in zip(processes, typed, strict=True):
        assert process.stdin
        process.stdin.write(text)
        process.stdin.close()
        process.stdin = None
    said = [process.communicate(timeout=LONGEST)[1] for process in processes]
    return [
        f"{process.returncode}: {text}"
        for process, text in zip(processes, said, strict=True)
        if process.returncode
    ]


@pytest.mark.parametrize("pairs", [2, pytest.param(100, marks=pytest.mark.faults)])
def test_of_pairs_of_drafts_every_one_is_there(tmp_path: Path, pairs: int) -> None:
    root = build(tmp_path / "canal")
    before = (root / "events.yaml").read_text(encoding="utf-8").count("- id: ")
    for number in range(pairs):
        dates = (f"{1500 + number}-01-02", f"{1700 + number}-03-04")
        draft = ("corpus", "draft", "gazette#1", "--no-edit", "-C", str(root), "--date")
        assert both(tmp_path, (*draft, dates[0]), (*draft, dates[1])) == []
        text = (root / "events.yaml").read_text(encoding="utf-8")
        assert all(f"date: {date}\n" in text for date in dates)
    assert text.count("- id: ") == before + 2 * pairs
    assert not list(root.rglob(".dateline-*"))


@pytest.mark.parametrize("times", [1, pytest.param(20, marks=pytest.mark.faults)])
def test_of_pairs_of_names_both_are_on_the_list(tmp_path: Path, times: int) -> None:
    for number in range(times):
        folder = tmp_path / str(number)
        root = build(folder / "canal")
        add = ("protect", "add", "-C", str(root))
        assert both(folder, add, add, typed=("Zebedee Quill\n", "Ada Lock\n")) == []
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("DATELINE_CONFIG_DIR", str(folder / "config"))
            assert ran("protect", "list", "-C", root).out.startswith("2 names\n")
        assert len(list((folder / "config").rglob("*.key"))) == 1
