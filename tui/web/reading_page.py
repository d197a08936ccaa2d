"""The chronology as a page to read, for visitors: written anew for each of them, and only if it may leave."""

from __future__ import annotations

import asyncio
import os

from tui import __version__
from tui.chronology.positions.today import today_of
from tui.export.content import ExportSelection, gather_content
from tui.export.format_table import FORMATS
from tui.project.export_gate import check_export, refuse_size
from tui.project.locate_project import ProjectLocation
from tui.project.project import open_project
from tui.text.failure import Failure

UNREADABLE = "The chronology cannot be read now.\n"
BLOCKED = (
    "The page is not shown, because it could identify a protected person.\n"
    "To see why, run on the computer of this server: dateline export --format page\n"
)


class ReadingPage:
    """Writes the page of one chronology."""

    def __init__(self, location: ProjectLocation) -> None:
        """Prepare for a chronology.

        Args:
            location: Where it is.
        """
        self._location = location
        # One at a time: a page of a large chronology takes a while.
        self._lock = asyncio.Lock()

    async def text(self) -> str | Failure:
        """Return the page; or why there is none, in words for a visitor."""
        async with self._lock:
            return await asyncio.to_thread(self._write)

    def _write(self) -> str | Failure:
        project = open_project(self._location)
        if isinstance(project, Failure):
            return Failure(UNREADABLE)
        try:
            page, program = FORMATS["page"], f"dateline {__version__}"
            today = today_of(os.environ)
            content = gather_content(project.index, ExportSelection(), program=program, today=today)
            exported = refuse_size(content, page) or check_export(project, content, page.write)
            return Failure(BLOCKED) if isinstance(exported, Failure) else exported.text
        finally:
            project.close()
