"""The focus and the layout of the panes: which one has the keys, and which ones are shown."""

from __future__ import annotations

from textual import events, on
from textual.reactive import var

from tui.explorer.controllers.search import SearchController
from tui.explorer.overview.overview import Overview
from tui.explorer.responsive_layout import NARROW, PANES, next_pane, relayout
from tui.explorer.widgets.framed_pane import FramedPane
from tui.project.settings.settings import DEFAULTS, Settings
from tui.views.commands.command import CommandScope
from tui.views.key_format import key_words


class PaneController(SearchController):
    """Shows timeline, detail, excerpt and overview beside each other, or one of them alone."""

    pane: var[str] = var("timeline")
    """The pane that has the focus, or had it last."""
    alone: var[bool] = var(False, init=False)
    """Whether that pane fills the screen."""
    named: var[str] = var("timeline")
    """Whose keys the footer names: a pane, or the query line."""

    settings: Settings = DEFAULTS

    def action_show_pane(self, command: str) -> None:
        """Focus a pane: by its name, or the next one."""
        self.pane = next_pane(self.pane, command, self._room[0])
        self.on_resize()
        self.query_one(f"#{self.pane}").focus()

    def action_enlarge(self) -> None:
        """Show the focused pane alone, or all panes again."""
        self.alone = not self.alone

    def watch_alone(self) -> None:
        """Lay the panes out again."""
        self.on_resize()

    @on(events.DescendantFocus)
    def follow_focus(self, event: events.DescendantFocus) -> None:
        """Name the keys of what has the focus."""
        self.named = event.widget.id if event.widget.id in PANES else CommandScope.QUERY
        if self.named in PANES:
            self.pane = self.named

    def on_resize(self) -> None:
        """Choose the layout for the size."""
        classes = relayout(self.classes, *self._room, self.pane)
        if classes != self.classes:
            self.classes = classes
            for pane in self.query(FramedPane):
                pane.show_way_on(self._way_on() if "-narrow" in classes else "")
        # There are no panes yet where the user leaves during the start.
        for overview in self.query(Overview):
            overview.folded = "-normal" in classes and "-at-overview" not in classes

    @property
    def _room(self) -> tuple[int, int]:
        """Return the size to lay out for, in cells; a pane alone is laid out as on a narrow screen."""
        width, height = self.app.size
        return min(width, NARROW) if self.alone else width, height

    def _way_on(self) -> str:
        """Return a hint with the key to the next pane, for a pane that is alone."""
        command = "enlarge" if self.alone else "next-pane"
        keys = next((item.keys for item in self.settings.commands if item.id == command), ())
        where = "all panes" if self.alone else next_pane(self.pane, command, self._room[0])
        return f"{key_words(keys[0])} {where}" if keys else ""
