"""The golden chronologies: one folder for each code, with the least that makes it and the report of it.

`python -m tests.validation.golden` writes every `expected.txt` anew; read what it changed.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from unittest import mock

from tests.parsing.keys import kept_key
from tui.chronology.problem import Problem
from tui.parsing.limits import Limits
from tui.parsing.loader import load_chronology
from tui.parsing.name_keys import key_id_of
from tui.parsing.protected_names import LIST, format_list
from tui.text.name_mask import hash_name
from tui.validation.check import check_chronology
from tui.validation.reporters import format_text

FOLDER = Path(__file__).parent / "golden"
CODES = sorted(folder.name for folder in FOLDER.iterdir())

LIMITS = {
    "file-too-large": Limits(source_file=100),
    "too-deep": Limits(depth=8),
    "too-many-events": Limits(events=2),
    "too-many-passages": Limits(passages=3),
    "too-many-problems": Limits(problems=2),
    "too-many-sources": Limits(sources=1),
    "value-too-long": Limits(scalar=30),
}
"""For what would take a large file."""


def _replace(path: str, old: str, new: bytes) -> Callable[[Path], None]:
    def spoil(root: Path) -> None:
        file = root / path
        assert old.encode() in file.read_bytes()
        file.write_bytes(file.read_bytes().replace(old.encode(), new, 1))

    return spoil


def _source_links_to(target: str) -> Callable[[Path], None]:
    def spoil(root: Path) -> None:
        (root / "corpus" / "minutes.md").unlink()
        (root / "corpus" / "minutes.md").symlink_to(target)

    return spoil


def _source_is_a_folder(root: Path) -> None:
    (root / "corpus" / "minutes.md").unlink()
    (root / "corpus" / "minutes.md").mkdir()


def _corpus_is_a_file(root: Path) -> None:
    (root / "corpus").write_text("not a folder", encoding="utf-8")


def _name_is_protected(root: Path) -> None:
    key = kept_key()
    (root / LIST).write_text(
        format_list(key_id_of(key), (hash_name(key, "Zebedee Quill"),)), encoding="utf-8"
    )


SPOILT: dict[str, Callable[[Path], None]] = {
    "control-character": _replace("corpus/minutes.md", "in the rain", b"in the \0rain"),
    "file-unreadable": _source_links_to("x" * 300),
    "folder-unreadable": _corpus_is_a_file,
    "hidden-character": _replace("events.yaml", "is opened", "is \u202eopened".encode()),
    "not-a-file": _source_is_a_folder,
    "not-utf8": _replace("corpus/minutes.md", "Minutes of the", "Procès-verbal of the".encode("latin-1")),
    "protected-name": _name_is_protected,
    "quote-not-compared": _replace("events.yaml", "LONG", b"The lock was opened. " * 500),
    "outside-folder": _source_links_to("../../minutes.md"),
}
"""For what editors, version control or file systems would spoil in its own way, and for what is long."""


def problems_of(code: str, folder: Path) -> tuple[Problem, ...]:
    """What is found in a golden chronology, copied into an empty `folder`."""
    root = folder / "chronology"
    shutil.copytree(FOLDER / code, root, ignore=shutil.ignore_patterns("expected.txt"))
    with mock.patch.dict(os.environ, {"DATELINE_CONFIG_DIR": str(folder / "config")}):
        if code in SPOILT:
            SPOILT[code](root)
        return check_chronology(load_chronology(root, LIMITS.get(code)))


def expected(code: str) -> Path:
    """Where the report of a golden chronology is kept."""
    return FOLDER / code / "expected.txt"


def main() -> None:
    """Write every report anew."""
    for code in CODES:
        with tempfile.TemporaryDirectory() as folder:
            expected(code).write_text(format_text(problems_of(code, Path(folder))), encoding="utf-8")


if __name__ == "__main__":
    main()
