"""`merge-driver`, run by git itself: what is merged, what conflicts, and what is left to git's own merge."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.cli.running import CHECKOUT, Ran, ran

pytestmark = [
    pytest.mark.programs,
    pytest.mark.skipif(shutil.which("git") is None, reason="needs git, which is not installed"),
]
EVENTS = """\
format: dateline/1
title: Redgate Weir
kinds:
  works: {label: Works}
events:
  # Seen by the keeper.
  - id: leak-reported
    date: 2009-03~
    title: A leak is reported
    kind: works
    status: reported

  - id: board-told
    date: 2010-03-12
    title: The board is told
    kind: works
    status: alleged
    summary: The clerk told the board.
"""
OURS = EVENTS.replace("status: alleged", "status: reported") + (
    "\n  - id: wall-gives-way\n    date: 2011-05-03\n    title: The wall gives way\n"
    "    kind: works\n    status: reported\n"
)
THEIRS = EVENTS.replace("status: alleged", "status: disputed").replace("The clerk told", "Its clerk told") + (
    "\n  - id: inquiry-called\n    date: 2012-21\n    title: An inquiry is called for\n"
    "    kind: works\n    status: reported\n"
)


def git(folder: Path, *arguments: str, fails: bool = False) -> str:
    named = ("-c", "user.name=A Keeper", "-c", "user.email=keeper@weir.example", "-c", "commit.gpgsign=false")
    done = subprocess.run(
        ("git", *named, *arguments), cwd=folder, check=False, capture_output=True, text=True
    )
    assert bool(done.returncode) == fails, done.stderr
    return done.stdout + done.stderr


def repository(
    root: Path, base: Mapping[str, str], ours: Mapping[str, str], theirs: Mapping[str, str]
) -> Path:
    """A repository with the driver, in which a branch `board` is to be merged into `main`."""
    (root / "corpus").mkdir(parents=True)
    git(root, "init", "-q", "-b", "main")
    (root / ".gitattributes").write_text(
        "*.yaml merge=dateline\ncorpus/*.md merge=dateline\n", encoding="utf-8"
    )
    command = f'PYTHONPATH="{CHECKOUT}" "{sys.executable}" -m tui merge-driver %O %A %B %P %L %X %Y'
    git(root, "config", "merge.dateline.driver", command)
    for branch, files in (("main", base), ("board", theirs), ("main", ours)):
        if branch == "board" or files is ours:
            git(root, "checkout", "-q", *(["-b"] if branch == "board" else []), branch)
        for name, text in files.items():
            (root / name).write_bytes(text.encode())
        git(root, "add", "-A")
        git(root, "commit", "-qm", f"Write {branch}")
    return root


def test_the_driver_leaves_exactly_the_true_conflict(tmp_path: Path) -> None:
    root = repository(tmp_path, {"events.yaml": EVENTS}, {"events.yaml": OURS}, {"events.yaml": THEIRS})
    said = git(root, "merge", "board", fails=True)
    assert "dateline: events.yaml: conflict: events, board-told, status" in said
    text = (root / "events.yaml").read_text(encoding="utf-8")
    label = text.partition(">>>>>>> ")[2].partition("\n")[0]
    assert label
    assert text == (
        OURS.replace(
            "    status: reported\n    summary",
            "<<<<<<< HEAD\n    status: reported\n=======\n    status: disputed\n"
            f">>>>>>> {label}\n    summary",
        ).replace("The clerk told", "Its clerk told")
        + THEIRS.partition("told the board.\n")[2]
    )


def test_without_a_true_conflict_git_commits_the_merge(tmp_path: Path) -> None:
    theirs = THEIRS.replace("status: disputed", "status: alleged")
    minutes = "---\ntitle: Minutes\n---\n\n[1] One.\n\n[2] Two.\n"
    root = repository(
        tmp_path,
        {"events.yaml": EVENTS, "corpus/minutes.md": minutes},
        {"events.yaml": OURS, "corpus/minutes.md": minutes.replace("One", "First")},
        {"events.yaml": theirs, "corpus/minutes.md": minutes.replace("Two", "Second")},
    )
    said = git(root, "merge", "board", "-m", "Merge the board's")
    assert "both sides changed board-told; read it again" in said
    text = (root / "events.yaml").read_text(encoding="utf-8")
    assert text == OURS.replace("The clerk told", "Its clerk told") + theirs.partition("told the board.\n")[2]
    assert (root / "corpus/minutes.md").read_text(encoding="utf-8") == (
        "---\ntitle: Minutes\n---\n\n[1] First.\n\n[2] Second.\n"
    )
    assert git(root, "status", "--porcelain") == ""


def test_what_cannot_be_read_is_merged_line_by_line(tmp_path: Path) -> None:
    broken = OURS.replace("title: Redgate Weir", "title: [Redgate")
    root = repository(tmp_path, {"events.yaml": EVENTS}, {"events.yaml": broken}, {"events.yaml": THEIRS})
    said = git(root, "merge", "board", fails=True)
    assert "one version has a fault in its YAML: merged line by line, as git does" in said
    text = (root / "events.yaml").read_text(encoding="utf-8")
    assert "title: [Redgate\n" in text
    assert text.count("<<<<<<< HEAD") == text.count(">>>>>>> ") == 1
    assert "id: wall-gives-way\n" in text.partition("=======")[0].partition("<<<<<<<")[2]


def test_git_is_asked_whether_to_show_the_base(tmp_path: Path) -> None:
    root = repository(tmp_path, {"events.yaml": EVENTS}, {"events.yaml": OURS}, {"events.yaml": THEIRS})
    git(root, "config", "merge.conflictStyle", "diff3")
    git(root, "merge", "board", fails=True)
    text = (root / "events.yaml").read_text(encoding="utf-8")
    assert "    status: reported\n||||||| base\n    status: alleged\n=======\n" in text


def test_by_hand(tmp_path: Path) -> None:
    for name, text in (("o", EVENTS), ("a", OURS), ("b", THEIRS)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    done = ran("merge-driver", "o", "a", "b", "events.yaml", "9", "mine", "the board", cwd=tmp_path)
    assert done == Ran(1, "", "dateline: events.yaml: conflict: events, board-told, status\n")
    text = (tmp_path / "a").read_text(encoding="utf-8")
    assert "<<<<<<<<< mine\n" in text
    assert ">>>>>>>>> the board\n" in text
