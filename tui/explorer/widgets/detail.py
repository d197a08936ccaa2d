"""The detail pane: everything about one event."""

from __future__ import annotations

from textual.reactive import var

from tui.explorer.widgets.text_pane import TextPane
from tui.index.match_reason import MatchReason
from tui.index.records import ChronologyInfo, EventRecord, UnreadRow
from tui.text.search_text import SearchTerm
from tui.views.event import event_lines
from tui.views.lines import TextRole, TextSpan, line
from tui.views.queries.match_reasons import reason_lines
from tui.views.symbols import ASCII, UNICODE
from tui.views.unread_events import unread_lines


class Detail(TextPane):
    """Shows one event in full."""

    # As of the excerpt.
    MOST = 200_000

    record: var[EventRecord | None] = var(None)
    """The event."""
    unread: var[UnreadRow | None] = var(None)
    """The entry under the cursor, where it could not be read as an event."""
    info: var[ChronologyInfo | None] = var(None)
    """The chronology."""
    highlight_terms: var[tuple[SearchTerm, ...]] = var(())
    """The terms to highlight."""
    reasons: var[tuple[MatchReason, ...]] = var(())
    """By what the query finds the event, where its title does not say it."""

    def watch_record(self, old: EventRecord | None, new: EventRecord | None) -> None:
        """Show another event, or a changed one."""
        self._write(keep_place=bool(old and new and old.row.id == new.row.id))

    def watch_unread(self, old: UnreadRow | None, new: UnreadRow | None) -> None:
        """Show an unreadable entry, or an event again."""
        self._write(keep_place=bool(old and new and old.place == new.place))

    def watch_info(self) -> None:
        """Redraw after the files were read again."""
        self._write(keep_place=True)

    def watch_highlight_terms(self) -> None:
        """Highlight other terms."""
        self._write(keep_place=True)

    def watch_reasons(self) -> None:
        """Say by what else the event is found."""
        self._write(keep_place=True)

    def _write(self, *, keep_place: bool) -> None:
        marks = ASCII if self.ascii_only else UNICODE
        if self.unread:
            self.show(unread_lines(self.unread, marks), keep_place=keep_place)
            return
        if self.record is None or self.info is None:
            self.show([line(TextSpan("The selected event is shown here.", TextRole.QUIET))])
            return
        matches = reason_lines(self.reasons, self.highlight_terms, marks.ellipsis)
        lines = event_lines(self.record, self.info, marks, matches=matches)
        self.show(lines, self.highlight_terms, keep_place=keep_place)

    def on_mount(self) -> None:
        """Set the caption."""
        self.caption = "Detail"
