"""Building an index in a process of its own: no thread of this one waits for it, nor keeps its memory.

The other process reads and checks the files, and puts the finished index into the cache, from which this one
opens it. It ends with this one, and as soon as its index is not wanted any more.
"""

from __future__ import annotations

import json
import logging
import os
import subprocess
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from tui.index.index_store import IndexStore, cache_folder
from tui.parsing.child_processes import ChildProcess, start_module
from tui.parsing.documents.sandbox import small_environment
from tui.parsing.name_keys import config_folder
from tui.text.cancellation import stop_if_asked

_WORKER = "tui.index.compiler_worker"
_MOMENT = 0.02
"""Seconds between two looks at whether the index is still wanted."""
_NEEDED = ("HOME", "TMPDIR", "TEMP", "TMP", "PYTHONTZPATH")
"""Variables that say where files are put and found, beside those of `small_environment`."""

_log = logging.getLogger(__name__)


class CompiledIndex(NamedTuple):
    """An index that another process has put into the cache."""

    maker: str
    """The program, its version and the state of the protected names, as in `Manifest`."""
    key: str
    """Its key (`tui.index.file_stamps.content_key`)."""


def compile_apart(shelf: IndexStore, root: Path) -> CompiledIndex | None:
    """Build the index of a chronology in a process of its own, and wait for it.

    Args:
        shelf: The cache folder of the chronology.
        root: The chronology's folder: absolute, symbolic links resolved.

    Returns:
        None where there can be no such process, or it does not finish; the reason is logged.

    Raises:
        StoppedError: The index is not wanted any more (`tui.text.cancellation.stoppable`).
    """
    making = shelf.making()
    try:
        with start_module(
            _WORKER, str(root), str(making), environment=_environment(), has_session=True
        ) as process:
            return _result(process)
    except (OSError, ValueError) as error:
        _log.info("the index is built in this process: no other one can be started: %s", error)
        return None
    finally:
        shelf.delete_unfinished(making)


def _environment() -> dict[str, str]:
    kept = {name: os.environ[name] for name in _NEEDED if name in os.environ}
    folders = {"DATELINE_CACHE_DIR": str(cache_folder()), "DATELINE_CONFIG_DIR": str(config_folder())}
    return kept | small_environment(os.environ) | folders


def _result(process: ChildProcess) -> CompiledIndex | None:
    while True:
        stop_if_asked()
        with suppress(subprocess.TimeoutExpired):
            code = process.wait(_MOMENT)
            break
    # A line of text, which the pipe holds: nothing was waiting for this process to read it.
    said = process.stdout.read() if process.stdout else b""
    try:
        return CompiledIndex(*map(str, json.loads(said)))
    except (ValueError, TypeError):
        _log.info("the index is built in this process: the other one ended without it (%d)", code)
        return None
