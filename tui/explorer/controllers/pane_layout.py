"""The focus and the layout of the panes: which one has the keys, and which ones are shown."""

from __future__ import annotations

from typing import Protocol

from tui.explorer.controllers.screen_port import TimelinePort
from tui.explorer.responsive_layout import NARROW, PANES, next_pane, relayout
from tui.project.settings.settings import Settings
from tui.session.session import Session
from tui.views.commands.command import CommandScope
from tui.views.keys.key_format import key_words


class LayoutPort(Protocol):
    """The screen whose panes are laid out."""

    settings: Settings
    """The user's."""
    pane: str
    """The pane that has the focus, or had it last."""
    alone: bool
    """Whether that pane fills the screen."""
    named: str
    """Whose keys the footer names: a pane, or the query line."""

    @property
    def timeline(self) -> TimelinePort:
        """The timeline pane."""

    def apply(self) -> None:
        """Show the session as it is now."""

    @property
    def whole_size(self) -> tuple[int, int]:
        """The columns and rows of the terminal."""

    @property
    def classes(self) -> frozenset[str]:
        """The CSS classes, which the layout depends on."""

    def lay_out(self, classes: frozenset[str], hint: str) -> None:
        """Lay the panes out.

        Args:
            classes: The CSS classes of the screen.
            hint: The key to the next pane, for the frame of each; empty for none.
        """

    def fold_overview(self, *, folded: bool) -> None:
        """Draw all lanes of the overview in one, or each on its line."""

    def focus_pane(self, pane: str) -> None:
        """Give a pane the focus."""


class LayoutController:
    """Shows timeline, detail, excerpt and overview beside each other, or one of them alone."""

    def __init__(self, session: Session, port: LayoutPort) -> None:
        self._session = session
        self._port = port

    def begin(self, pane: str) -> None:
        """Choose the first layout, before the panes are there.

        Args:
            pane: The one that is to have the focus.
        """
        self._port.pane = next_pane(self._port.pane, pane, self._room[0])
        self.lay_out()

    def show_pane(self, command: str) -> None:
        """Focus a pane: by its name, or the next one."""
        self.begin(command)
        self._port.focus_pane(self._port.pane)

    def enlarge(self) -> None:
        """Show the focused pane alone, or all panes again."""
        self._port.alone = not self._port.alone

    def wrap_titles(self) -> None:
        """Let each title take two lines of the timeline; where it may already, one."""
        self._session.wrap_titles(1 if self._port.timeline.lines_of_titles > 1 else 2)
        self._port.apply()

    def step_back(self) -> bool:
        """Show all panes again, or go back to the timeline; return False where both are so already."""
        if self._port.alone:
            self._port.alone = False
        elif self._port.pane != "timeline":
            self.show_pane("timeline")
        else:
            return False
        return True

    def follow_focus(self, name: str | None) -> None:
        """Name the keys of what has the focus now; None where that has no name."""
        self._port.named = name if name in PANES else CommandScope.QUERY
        if self._port.named in PANES:
            self._port.pane = self._port.named

    def lay_out(self) -> None:
        """Choose the layout for the size."""
        before = self._port.classes
        classes = relayout(before, *self._room, self._port.pane)
        if classes != before:
            self._port.lay_out(classes, self._next_pane_hint() if "-narrow" in classes else "")
        self._port.fold_overview(folded="-normal" in classes and "-at-overview" not in classes)

    @property
    def hides_overview(self) -> bool:
        """Return whether the overview is not on the screen."""
        classes = self._port.classes
        return bool({"-narrow", "-low"} & classes) and "-at-overview" not in classes

    @property
    def names_lanes(self) -> bool:
        """Return whether each lane of the overview has a line, with its name."""
        return not self.hides_overview and bool({"-wide", "-at-overview"} & self._port.classes)

    @property
    def _room(self) -> tuple[int, int]:
        """Return the size to lay out for, in cells; a pane alone is laid out as on a narrow screen."""
        width, height = self._port.whole_size
        return min(width, NARROW) if self._port.alone else width, height

    def _next_pane_hint(self) -> str:
        """Return a hint with the key to the next pane, for a pane that is alone."""
        command = "enlarge" if self._port.alone else "next-pane"
        keys = next((item.keys for item in self._port.settings.commands if item.id == command), ())
        where = "all panes" if self._port.alone else next_pane(self._port.pane, command, self._room[0])
        return f"{key_words(keys[0])} {where}" if keys else ""
