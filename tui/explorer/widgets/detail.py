"""The detail pane: everything about one event."""

from __future__ import annotations

from textual.reactive import var

from tui.explorer.widgets.shown_event import ShownEvent
from tui.explorer.widgets.text_pane import TextPane
from tui.views.event import event_lines
from tui.views.lines import TextRole, TextSpan, line
from tui.views.queries.match_reasons import reason_lines
from tui.views.symbols import ASCII, UNICODE
from tui.views.unread_events import unread_lines


class Detail(TextPane):
    """Shows one event in full."""

    # As of the excerpt.
    MOST = 200_000

    shown: var[ShownEvent] = var(ShownEvent())
    """The row under the cursor."""

    def watch_shown(self, old: ShownEvent, new: ShownEvent) -> None:
        """Show another event or entry, or a changed one, which keeps its place."""
        is_same = bool(old.record and new.record and old.id == new.id)
        is_same_entry = bool(old.unread and new.unread and old.unread.place == new.unread.place)
        self._write(keep_place=is_same_entry if new.unread else is_same)

    def _write(self, *, keep_place: bool) -> None:
        shown, marks = self.shown, ASCII if self.ascii_only else UNICODE
        if shown.unread:
            self.show(unread_lines(shown.unread, marks), keep_place=keep_place)
            return
        if shown.record is None or shown.info is None:
            self.show([line(TextSpan("The selected event is shown here.", TextRole.QUIET))])
            return
        matches = reason_lines(shown.reasons, shown.highlight_terms, marks.ellipsis)
        lines = event_lines(shown.record, shown.info, marks, matches=matches)
        self.show(lines, shown.highlight_terms, keep_place=keep_place)

    def on_mount(self) -> None:
        """Set the caption."""
        self.caption = "Detail"
