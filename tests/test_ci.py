"""What continuous integration does before the tests: it asks for programs, and goes on without them."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.waiting import LONGEST

SCRIPT = Path(__file__).parent.parent / ".ci" / "run"
REAL = ("bash", "dirname", "env", "sh", "timeout", "touch")
PROGRAMS = {"chromium", "fish", "git", "groff", "mandoc", "pandoc", "pdftotext", "strace", "zsh"}

pytestmark = pytest.mark.skipif(not SCRIPT.exists(), reason="there is no .ci/run here")


def run(folder: Path, **programs: str) -> list[str]:
    """The lines that the script says where nothing is installed but some programs, each a line of sh."""
    (folder / ".ci").mkdir(parents=True)
    shutil.copy(SCRIPT, folder / ".ci")
    path = folder / "bin"
    path.mkdir()
    for name in REAL:
        found = shutil.which(name)
        if found is None:
            pytest.skip(f"there is no {name} here")
        (path / name).symlink_to(found)
    for name, line in {
        "python3": "echo Python",
        "make": 'echo make "$@"',
        "id": "echo 0",
        **programs,
    }.items():
        (path / name).write_text(f"#!/bin/sh\n{line}\n")
        (path / name).chmod(0o755)
    ended = subprocess.run(
        [folder / ".ci" / "run"],
        env={"PATH": str(path), "HOME": str(folder)},
        capture_output=True,
        text=True,
        check=True,
        timeout=LONGEST,
    )
    assert ended.stderr == ""
    return ended.stdout.splitlines()


def lacking(names: set[str]) -> list[str]:
    return [f"{name} is not here: the tests that need it are skipped" for name in sorted(names)]


def test_what_cannot_be_installed_is_said(tmp_path: Path) -> None:
    said = run(tmp_path / "here", **{"apt-get": "echo noise; echo noise >&2; exit 100"})
    assert said == ["Python", *lacking(PROGRAMS), "make test"]


def test_without_apt_or_without_root_nothing_is_tried(tmp_path: Path) -> None:
    asked = tmp_path / "asked"
    for folder, programs in {"other": {}, "user": {"id": "echo 1000", "apt-get": f"touch {asked}"}}.items():
        assert run(tmp_path / folder, **programs) == ["Python", *lacking(PROGRAMS), "make test"]
    assert not asked.exists()


def test_one_that_there_is_not_keeps_out_no_other(tmp_path: Path) -> None:
    here = tmp_path / "here"
    line = f"""for name; do :; done
case $name in update|strace) exit 1;; poppler-utils) name=pdftotext; esac
echo > {here}/bin/$name; {shutil.which("chmod")} +x {here}/bin/$name"""
    assert run(here, **{"apt-get": line}) == ["Python", *lacking({"strace"}), "make test"]


def test_what_is_there_is_not_asked_for(tmp_path: Path) -> None:
    asked = tmp_path / "asked"
    present = dict.fromkeys(PROGRAMS, ":")
    assert run(tmp_path / "here", **present, **{"apt-get": f"touch {asked}"}) == ["Python", "make test"]
    assert not asked.exists()
