"""Crash reports: a file with the traceback of an error in the program, never shown on the screen."""

from __future__ import annotations

import platform
import sys
import traceback
from datetime import UTC, datetime
from pathlib import Path

from tui import __version__
from tui.cli.name_redaction import without_names
from tui.project.atomic_write import write_file
from tui.project.settings.state_store import state_folder
from tui.text.failure import Failure


def write_crash_report(fault: BaseException) -> str:
    """Write the traceback without the values of variables, which may be confidential.

    Returns:
        Where the report is, or that there is none.
    """
    now = datetime.now(UTC)
    text = "\n".join(
        (
            f"dateline {__version__}, Python {platform.python_version()}, {sys.platform}",
            now.isoformat(timespec="seconds"),
            "",
            *without_names("".join(traceback.format_exception(fault))).splitlines(),
            "",
        )
    )
    try:
        folder = state_folder()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        # Names of files could reveal what a chronology is about.
        written = write_file(
            _name(folder, now), text.encode("utf-8", "backslashreplace").decode(), mode=0o600
        )
    except OSError:
        written = Failure("")
    if isinstance(written, Failure):
        return f"{type(fault).__name__}; no report could be written"
    return f"a crash report is in {written.path}; read it before you send it to anyone"


def _name(folder: Path, now: datetime) -> Path:
    return folder / f"report-{now:%Y%m%dT%H%M%S%f}.txt"
