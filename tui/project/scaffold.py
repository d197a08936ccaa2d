"""A new chronology: an empty one with a title, or the starter: three events, a difference, a source."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tui.parsing.input_files import NAME as EVENTS
from tui.parsing.protected_names import load_protected_names
from tui.project.atomic_write import WriteResult, holds, write_file
from tui.project.text_edits.yaml_scalars import PLAIN, write_scalar
from tui.text.failure import Failure, describe_os_error

STARTER = Path(__file__).with_name("starter")
"""The files of the new chronology, by their paths in its folder."""

_IGNORE = ".gitignore"
_EMPTY = """\
format: dateline/1
title: {}

events: []
"""


@dataclass(frozen=True, slots=True)
class ScaffoldResult:
    """A new chronology that passes `check --strict`."""

    root: Path
    files: tuple[Path, ...]
    """The files that were written, events.yaml last."""


def create_project(folder: Path, title: str = "") -> ScaffoldResult | Failure:
    """Write the files of a new chronology into a folder, which is made where it is missing.

    Args:
        folder: Must contain neither events.yaml nor any file of the starter.
        title: Of an empty chronology; without one, the starter is written.

    Returns:
        What was written, or why nothing more was.
    """
    # events.yaml is written last: without it the folder is no chronology, and `create_project` can be
    # called again.
    try:
        texts = _texts(title)
    except (OSError, ValueError) as fault:
        return Failure(f"cannot read {STARTER}: {describe_os_error(fault)}")
    parts = sorted(texts, key=lambda part: (part.name == EVENTS, part.name != _IGNORE))
    if _is_there(folder / _IGNORE):
        # A folder that is in git already has its own, which stays as it is.
        parts.remove(Path(_IGNORE))
    if not _is_there(folder / EVENTS):
        parts = [part for part in parts if not _is_written(folder / part, texts[part])]
    if taken := next((folder / part for part in reversed(parts) if _is_there(folder / part)), None):
        return Failure(f"{taken} exists already", "choose another folder")
    if _is_named_by_a_name(folder):
        return Failure("the folder's name contains a name that must not appear", "choose another name")
    written: list[Path] = []
    for part in parts:
        done = _write(folder / part, texts[part])
        if isinstance(done, Failure):
            return done
        written.append(done.path)
    return ScaffoldResult(folder.resolve(), tuple(written))


def _is_named_by_a_name(folder: Path) -> bool:
    """Return whether the path of the folder contains a name that a chronology around it protects."""
    try:
        whole = folder.resolve()
    except (OSError, RuntimeError, ValueError):
        return False
    for around in whole.parents:
        veil = load_protected_names(around).veil
        if veil and veil.finds(str(whole.relative_to(around))):
            return True
    return False


def _texts(title: str) -> dict[Path, str]:
    """Return the texts of the files, by path in the folder; raises OSError where they are not installed."""
    if title:
        ignored = (STARTER / _IGNORE).read_text(encoding="utf-8")
        return {Path(_IGNORE): ignored, Path(EVENTS): _EMPTY.format(write_scalar(title, PLAIN))}
    files = STARTER.rglob("*.*")
    return {path.relative_to(STARTER): path.read_text(encoding="utf-8") for path in files}


def _write(target: Path, text: str) -> WriteResult | Failure:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as fault:
        return Failure(f"cannot make {target.parent}: {describe_os_error(fault)}")
    return write_file(target, text)


def _is_written(target: Path, text: str) -> bool:
    try:
        return holds(target, text)
    except (OSError, ValueError):
        return False


def _is_there(path: Path) -> bool:
    try:
        return path.is_symlink() or path.exists()
    except (OSError, ValueError):
        return False
