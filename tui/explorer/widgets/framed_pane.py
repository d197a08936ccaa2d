"""The frame around a pane, with the pane's caption."""

from __future__ import annotations

from typing import Self

from textual.containers import Container
from textual.content import Content
from textual.geometry import Region

from tui.explorer.widgets.virtual_list import VirtualList
from tui.text.sanitize import sanitize_line


class FramedPane(Container):
    """A pane in a frame. The pane bypasses Textual's box model, so the frame is a widget of its own."""

    def __init__(self, view: VirtualList, *, id: str) -> None:  # noqa: A002
        self._only_caption = False
        super().__init__(view, id=id, classes="pane")
        self._view = view

    def on_mount(self) -> None:
        """Show the pane's caption."""
        self.watch(self._view, "caption", self._show_caption)

    def _show_caption(self, caption: str) -> None:
        self._only_caption = True
        self.border_title = Content(sanitize_line(caption))
        self._only_caption = False

    def refresh(
        self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> Self:
        """Redraw the frame; for a new caption only its line, and nothing of the pane inside.

        Args:
            regions: As for Textual's: the areas to redraw, relative to the content; none for everything.
            repaint: As for Textual's.
            layout: As for Textual's.
            recompose: As for Textual's.
        """
        if self._only_caption and not regions:
            # Regions are relative to the content, which begins inside the frame.
            regions = (Region(0, 0, self.outer_size.width, 1).translate(-self.content_offset),)
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)
