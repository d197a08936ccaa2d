"""The frame around a pane, with the pane's captions."""

from __future__ import annotations

from typing import Self

from textual.containers import Container
from textual.content import Content
from textual.geometry import Region
from textual.strip import Strip

from tui.explorer.widgets.virtual_list import VirtualList
from tui.text.cell_width import cell_width, truncate
from tui.text.sanitize import sanitize_line
from tui.views.symbols import ASCII, UNICODE


class FramedPane(Container):
    """A pane in a frame. The pane bypasses Textual's box model, so the frame is a widget of its own."""

    def __init__(self, view: VirtualList, *, id: str) -> None:  # noqa: A002
        self._changed_row: int | None = None
        """The only row of the frame that changes at present; None for all of it."""
        self._hint = ""
        self._drawn: dict[int, Strip] = {}
        """The rows of the frame as drawn last, but for those that have changed since."""
        super().__init__(view, id=id, classes="pane")
        self._view = view

    def on_mount(self) -> None:
        """Show the pane's captions."""
        self.watch(self._view, "caption", self._show_captions)
        self.watch(self._view, "lower_caption", self._show_captions)

    def show_hint(self, hint: str) -> None:
        """Show a hint in the lower frame, behind the lower caption.

        Args:
            hint: The key to another pane; empty for no hint.
        """
        self._hint = hint
        self._show_captions()

    def _show_captions(self) -> None:
        upper, lower = sanitize_line(self._view.caption), sanitize_line(self._view.lower_caption)
        if lower and self._hint:
            symbols = ASCII if self._view.ascii_only else UNICODE
            # Six cells are of the frame and its corners, three between both texts.
            room = self.outer_size.width - cell_width(self._hint) - 9
            lower = f"{truncate(lower, max(room, 1), symbols.ellipsis)} {symbols.rule} {self._hint}"
        lower = lower or self._hint
        if upper != str(self.border_title or ""):
            self._changed_row = 0
            self.border_title = Content(upper)
        if lower != str(self.border_subtitle or ""):
            self._changed_row = self.outer_size.height - 1
            self.border_subtitle = Content(lower)
        self._changed_row = None

    def on_resize(self) -> None:
        """Cut the lower caption to the new width."""
        self._show_captions()

    def refresh(
        self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> Self:
        """Redraw the frame; for a new caption only its row, and nothing of the pane inside.

        Args:
            regions: As for Textual's: the areas to redraw, relative to the content; none for everything.
            repaint: As for Textual's.
            layout: As for Textual's.
            recompose: As for Textual's.
        """
        if self._changed_row is not None and not regions:
            # Regions are relative to the content, which begins inside the frame.
            row = Region(0, self._changed_row, self.outer_size.width, 1)
            regions = (row.translate(-self.content_offset),)
            self._drawn.pop(self._changed_row, None)
        else:
            self._drawn.clear()
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return the rows of the frame, drawn only where they have changed.

        Textual asks for them with every change of the pane inside.

        Args:
            crop: The part of the frame to draw.
        """
        width = self.outer_size.width
        if self._drawn and next(iter(self._drawn.values())).cell_length != width:
            self._drawn.clear()
        # Between the upper and the lower frame all rows look the same.
        last = self.outer_size.height - 1
        alike = [y if y in {0, last} else 1 for y in crop.line_range]
        for y in alike:
            if y not in self._drawn:
                # Each segment is sent with its whole style.
                self._drawn[y] = super().render_lines(Region(0, y, width, 1))[0].simplify()
        rows = [self._drawn[y] for y in alike]
        return rows if crop.width == width else [row.crop(crop.x, crop.right) for row in rows]
