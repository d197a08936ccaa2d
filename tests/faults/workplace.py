"""A chronology and all the folders that its commands write to, which can be put back as often as needed."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

import pytest

from tests.cli import canal
from tests.cli.running import CHECKOUT, TIMEOUT, Ran, ran
from tui.parsing.protected_names import LIST
from tui.project.name_list import is_on_list

NAMES = ("Zebedee Quill", "Mary Lock", "Ada Wren")
"""Those that the commands may put on a list."""
FILL = ".fill"
"""A file that takes all that is left of a disk."""
QUESTIONS = (("check",), ("list", "--format", "json"))

Files = dict[str, bytes | tuple[bool, ...]]
"""By path; in the place of a list of names, which of `NAMES` are on it: every key makes another text."""


@dataclass(frozen=True, slots=True)
class Workplace:
    """The folders of one test."""

    folder: Path
    patch: pytest.MonkeyPatch = field(repr=False)

    @property
    def root(self) -> Path:
        """Of the chronology."""
        return self.folder / "chronology"

    @property
    def out(self) -> Path:
        """Where exports go."""
        return self.folder / "out"

    def path(self, name: str) -> str:
        """A file beside the chronology, as an argument."""
        return str(self.folder / name)

    @property
    def env(self) -> dict[str, str]:
        """What a command of its own process needs; the same bytes are written at any time."""
        folders = {
            f"DATELINE_{name.upper()}_DIR": str(self.folder / name) for name in ("cache", "config", "state")
        }
        own = {"PYTHONHASHSEED": "0", "PYTHONPATH": str(CHECKOUT)}
        return {**os.environ, **own, **folders, "SOURCE_DATE_EPOCH": "1700000000"}

    def begin(self, build: Callable[[Path], object] = canal.build) -> None:
        """Make the folders, and the chronology in them."""
        shutil.rmtree(self.folder, ignore_errors=True)
        for name in ("out", "cache", "config", "state"):
            (self.folder / name).mkdir(parents=True)
        build(self.root)
        for name, value in self.env.items():
            if name.startswith(("DATELINE_", "SOURCE_")):
                self.patch.setenv(name, value)

    def keep(self, name: str) -> None:
        """Keep a copy of everything."""
        shutil.copytree(self.folder, self.folder.with_name(name), symlinks=True)

    def put_back(self, name: str) -> None:
        """Have everything as it was kept."""
        shutil.rmtree(self.folder)
        shutil.copytree(self.folder.with_name(name), self.folder, symlinks=True)

    def run(self, *arguments: str, typed: str = "") -> Ran:
        """A command in this process."""
        with self.patch.context() as patch:
            patch.setattr("sys.stdin", io.StringIO(typed))
            return ran(*arguments)

    def spawn(
        self,
        arguments: Sequence[str],
        *,
        typed: str = "",
        before: Sequence[str] = (),
        prepare: Callable[[], object] | None = None,
        env: Mapping[str, str] | None = None,
    ) -> subprocess.CompletedProcess[str]:
        """A command in a process of its own.

        Args:
            arguments: Of `dateline`.
            typed: What it finds on standard input.
            before: A program that runs it, with its arguments.
            prepare: Called in the new process, before it is the program.
            env: What differs from `env`.
        """
        return subprocess.run(
            [*before, sys.executable, "-m", "tui", *arguments],
            cwd=self.folder.parent,
            env={**self.env, **(env or {})},
            input=typed,
            preexec_fn=prepare,
            capture_output=True,
            text=True,
            check=False,
            timeout=TIMEOUT,
        )

    def files(self, folder: Path | None = None) -> Files:
        """What the commands are there for: the chronology and the exports, without what is still written.

        Args:
            folder: Where all of it is, if it is seen at another path.
        """
        base, found = folder or self.folder, Files()
        for path in sorted(base.rglob("*")):
            name = str(path.relative_to(base))
            if name.startswith(("chronology/", "out/")) and path.is_file() and not _is_passing(path):
                found[name] = path.read_bytes()
        if f"chronology/{LIST}" in found:
            listed = tuple(is_on_list(base / "chronology", name) is True for name in NAMES)
            found[f"chronology/{LIST}"] = listed
        return found

    def leftovers(self, folder: Path | None = None) -> list[Path]:
        """Temporary files, wherever they are; `folder` is as for `files`."""
        return sorted((folder or self.folder).rglob(".dateline-*"))

    def keys(self) -> dict[str, str]:
        """The keys of lists of names, by their ids."""
        return {path.stem: path.read_text() for path in (self.folder / "config").rglob("*.key")}

    def answers(self) -> tuple[Ran, ...]:
        """What the reading commands say of the chronology; no error where there is none yet."""
        return tuple(ran(*question, "-C", self.root) for question in QUESTIONS)

    def holding(self, text: str) -> list[str]:
        """The files of the cache and the state in which a text stands."""
        paths = [path for name in ("cache", "state") for path in (self.folder / name).rglob("*")]
        return [str(path) for path in paths if path.is_file() and text.encode() in path.read_bytes()]


def _is_passing(path: Path) -> bool:
    """Whether a file is a temporary one, or there only to fill a disk."""
    return path.name.startswith(".dateline-") or path.name == FILL


def is_whole_key(name: str, text: str) -> bool:
    """Whether a file of that name holds the key of that name."""
    try:
        key = bytes.fromhex(text.removesuffix("\n"))
    except ValueError:
        return False
    return len(key) == 32 and name == sha256(b"dateline protected-names " + key).hexdigest()[:16]
