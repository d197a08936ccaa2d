"""Saving on leaving what the next start shows at once: it is started here once more, without a terminal.

So the frame is drawn as it will be, from what was saved. It is saved only where everything that it depends on
can be named, and is the same after drawing as before.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from itertools import islice
from pathlib import Path

import rich
import textual

from tui.explorer.app import Explorer
from tui.explorer.lifecycle.recording_driver import RecordingDriver
from tui.explorer.restore_session import StartState
from tui.first_frame.frame_file import NAMES, PLACE, STAMP, TEXT, fingerprint, read_frame, write_frame
from tui.first_frame.painted_frame import PAINTED
from tui.first_frame.start_key import frame_folder, frame_path
from tui.index.file_stamps import is_stable, stamp_file
from tui.index.index_store import frames_of_cache
from tui.parsing.input_files import FOLDER, NAME, POSITIONS, input_paths, list_position_files
from tui.parsing.name_keys import key_path
from tui.parsing.protected_names import LIST
from tui.project.locate_project import Wanted
from tui.project.project import Project
from tui.project.settings.config_file import config_path, load_config
from tui.project.settings.state_store import StateStore

_MOST_FILES = 1_000
"""With more files no frame is saved: looking at each of them would keep the user waiting at both ends."""


def save_next_frame(
    project: Project, wanted: Wanted, options: Mapping[str, str | bool], since: int, now: int
) -> None:
    """Save the frame of the next start like this one, as far as the disk allows.

    Args:
        project: The open chronology, and what was shown of it.
        wanted: As it was asked for.
        options: Settings of the command line, by name.
        since: When its files were first read, in ns since 1970.
        now: The present, in ns since 1970.
    """
    if _has_positions(project.root):
        # What is wrong with them depends on the day.
        return
    if len(list(islice(input_paths(project.root), _MOST_FILES + 1))) > _MOST_FILES:
        return
    start = PAINTED.describe_start()
    if not start or Path(frame_folder()) != frames_of_cache() or not project.is_up_to_date(since):
        return
    if read_frame(frame_path(start), start) is not None:
        # What would be drawn is what was drawn last.
        return
    # A disk that is full, or a file that is gone by now, only makes the next start a slower one.
    with suppress(OSError, RuntimeError, ValueError):
        inputs = [(how, fingerprint(how, path), path) for how, path in _inputs(project, wanted, now)]
        frame = _draw(project, options)
        is_same = all(fingerprint(how, path) == seen for how, seen, path in inputs)
        # The frame is drawn without protected names; the paths of files are kept as they are.
        is_free = all(project.names.mask(path) == path for *_, path in inputs)
        if frame and is_same and is_free and project.is_up_to_date(since):
            write_frame(frame_path(start), start, inputs, frame)


def _has_positions(root: Path) -> bool:
    try:
        return bool(list_position_files(root))
    except OSError:
        return True


def _draw(project: Project, options: Mapping[str, str | bool]) -> str:
    """Return what the next start would send first; empty where it would not get so far."""
    configuration = load_config(os.environ, options)
    settings = configuration.settings
    beginning = StartState.of(settings, StateStore(project.root).recall(), configuration.problem_summary)
    app = Explorer(project, ascii_only=settings.ascii, beginning=beginning)
    app.driver_class = RecordingDriver
    columns, lines = os.get_terminal_size(1)
    app.run(mouse=settings.mouse, size=(columns, lines))
    return "" if app.fault else app.first_frame


def _inputs(project: Project, wanted: Wanted, now: int) -> Iterator[tuple[str, str]]:
    """Yield the path of each file that decides on the frame, after how it is compared."""
    root = project.root
    yield from ((PLACE, str(path)) for path in _way(wanted, root))
    # An update of either writes these anew.
    yield from ((STAMP, str(module.__file__)) for module in (rich, textual))
    folders = (root / FOLDER, root / POSITIONS, root / FOLDER / "originals")
    places = [root / NAME, *folders, root / LIST, *input_paths(root)]
    for path in dict.fromkeys(places):
        is_old = is_stable((stamp_file(path, ""),), now)
        yield STAMP if is_old else NAMES if path.is_dir() else TEXT, str(path)
    kept = [StateStore(root).path, config_path(os.environ)]
    if project.names.key_id:
        kept.append(key_path(project.names.key_id))
    yield from ((TEXT, str(path)) for path in kept if path)


def _way(wanted: Wanted, root: Path) -> list[Path]:
    """Return the paths that lead to the chronology: should one lead elsewhere, another would be opened."""
    if isinstance(wanted, Path):
        return [Path.cwd() / wanted, Path.cwd() / wanted / NAME]
    if wanted is not None:
        return [root / NAME]
    here = Path.cwd().resolve()
    folders = [here, *here.parents]
    return [folder / NAME for folder in folders[: folders.index(root) + 1 if root in folders else None]]
