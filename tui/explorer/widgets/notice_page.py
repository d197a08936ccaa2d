"""The page that lies over the panes at the first start: content notice, symbols, keys."""

from __future__ import annotations

from textual.geometry import Size
from textual.reactive import var
from textual.strip import Strip

from tui.explorer.widgets.render_line import render_line, truncate_line
from tui.explorer.widgets.virtual_list import VirtualList
from tui.index.records import ChronologyInfo
from tui.views.commands.command import Command
from tui.views.first_page import first_page_lines
from tui.views.lines import Line
from tui.views.symbols import ASCII, UNICODE

_AROUND = 4
"""Rows of the screen that the page leaves free: the title, the keys, the page's own frame."""


class NoticePage(VirtualList, can_focus=False):
    """Never has the focus: keys go to where they always go, and close the page."""

    info: var[ChronologyInfo | None] = var(None)
    """The chronology."""

    def __init__(self, commands: tuple[Command, ...], *, id: str, ascii_only: bool = False) -> None:  # noqa: A002
        super().__init__(id=id, ascii_only=ascii_only)
        self._commands = commands
        self._lines: list[Line] = []

    def on_mount(self) -> None:
        """Name what closes it on the frame."""
        self.lower_caption = "Enter closes"

    def watch_info(self, info: ChronologyInfo | None) -> None:
        """Write the page of another chronology, or of changed files."""
        self.caption = "Content notice and symbols" if info and info.notice.strip() else "Symbols"
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the rows that the page takes, and write it for this width.

        Args:
            container: Not used.
            viewport: The screen.
            width: Cells of the page.
        """
        marks = ASCII if self.ascii_only else UNICODE
        notice = self.info.notice if self.info else ""
        room = max(viewport.height - _AROUND, 1)
        self._lines = first_page_lines(notice, self._commands, marks, max(width - 1, 1), room)
        self.redraw()
        return min(len(self._lines), room)

    @property
    def line_count(self) -> int:
        """Return how many rows the page has."""
        return len(self._lines)

    def strip_at(self, y: int) -> Strip:
        """Return a row of the page."""
        ellipsis = (ASCII if self.ascii_only else UNICODE).ellipsis
        row = truncate_line(self._lines[y], self.text_width, ellipsis)
        return render_line(row, self.text_width, self.palette, wrapped=False)[0]
