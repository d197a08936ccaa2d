"""The one screen: it introduces the panes to each other, and holds the state they share."""

from __future__ import annotations

from contextlib import suppress
from typing import ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.reactive import var
from textual.screen import Screen
from textual.widgets import Static

from tui.explorer.bars import Banner, KeyBar, TitleBar
from tui.explorer.bindings import bindings_of
from tui.explorer.browsing import Browsing
from tui.explorer.detail import Detail
from tui.explorer.dialogs import GoToDate, Page
from tui.explorer.excerpt import Excerpt
from tui.explorer.export_screen import ExportScreen
from tui.explorer.extracts import extracts, markdown_of
from tui.explorer.found import AT_ONCE, Found
from tui.explorer.layouts import LEAST_HEIGHT, LEAST_WIDTH, PANES, relaid, step_from
from tui.explorer.messages import AnchorChosen, DayChosen, EventChosen, SearchChanged, SearchLeft
from tui.explorer.moves import MOVES
from tui.explorer.overview import Lanes, Overview
from tui.explorer.pages import PAGES
from tui.explorer.pane import Pane
from tui.explorer.search_bar import SearchBar
from tui.explorer.telling import query_remark, range_days, range_words
from tui.explorer.timeline import Timeline
from tui.index.index import InterruptedSearchError
from tui.index.records import EventRecord, Info
from tui.project.opening import Project
from tui.reading.query import Query, parse_query
from tui.text.words import Term
from tui.views.keys import Where


class MainScreen(Screen[None]):
    """Timeline, detail, excerpt and overview of one chronology."""

    BINDINGS: ClassVar[list[BindingType]] = bindings_of(Where.MAIN)
    AUTO_FOCUS = "#timeline"

    found: var[Found | None] = var(None)
    """What the search finds."""
    browsing: var[Browsing] = var(Browsing())
    """The reader's place in it."""
    record: var[EventRecord | None] = var(None)
    """The event there."""
    lit: var[tuple[Term, ...]] = var(())
    """What the search lights."""
    info: var[Info | None] = var(None)
    """The chronology."""
    lanes: var[Lanes | None] = var(None)
    """What the overview draws."""
    pane: var[str] = var("timeline")
    """The pane that has the focus, or had it last."""

    def __init__(self, project: Project, *, ascii_only: bool = False) -> None:
        super().__init__()
        self.project = project
        self.ascii_only = ascii_only
        self._query = Query()

    def compose(self) -> ComposeResult:
        """The panes, bound to the state above."""
        signs = self.ascii_only
        overview = Overview(id="overview", ascii_only=signs).data_bind(MainScreen.lanes)
        timeline = Timeline(id="timeline", ascii_only=signs).data_bind(MainScreen.found, MainScreen.browsing)
        detail = Detail(id="detail", ascii_only=signs)
        detail.data_bind(MainScreen.record, MainScreen.info, MainScreen.lit)
        excerpt = Excerpt(id="excerpt", ascii_only=signs)
        excerpt.data_bind(MainScreen.record, MainScreen.lit)
        yield TitleBar(id="title").data_bind(MainScreen.found, MainScreen.info)
        yield Banner(id="banner")
        yield Pane(overview, id="overview-pane")
        with Container(id="panes"):
            yield Pane(timeline, id="timeline-pane")
            with Container(id="right"):
                yield Pane(detail, id="detail-pane")
                yield Pane(excerpt, id="excerpt-pane")
        yield SearchBar(id="search")
        yield KeyBar(id="keys").data_bind(MainScreen.pane)
        yield Static(
            f"dateline needs {LEAST_WIDTH} columns and {LEAST_HEIGHT} lines", id="tiny", markup=False
        )

    def on_mount(self) -> None:
        """Everything there is to see, where it belongs, in the first frame."""
        self.on_resize()
        self.opened_anew()

    def opened_anew(self) -> None:
        """The index is a new one: the same search over it, at the same event, else at what took its place."""
        held, place, index = self._event, self.browsing.position, self.project.index
        self.info = index.info
        self.query_one(Excerpt).index = index
        self.query_one(Banner).trouble = self.project.trouble
        self.record = index.event(held) if held else None
        self._search(self._query, held)
        if held and held != self._event:
            self.browsing = self.browsing.moved_to(place)

    # What is found

    def _search(self, query: Query, at: str | None) -> None:
        self._query, index = query, self.project.index
        if index.info.events <= AT_ONCE:
            self._show_found(Found.whole(index, query), Lanes.of(index, query, self.size.width), at)
        else:
            index.interrupt()
            self._show_found(Found.glimpse(index, query), self.lanes, at)
            self._count(query, at, self.browsing)

    @work(thread=True, exclusive=True, group="count")
    def _count(self, query: Query, at: str | None, left: Browsing) -> None:
        index = self.project.index
        # Another search interrupts this one, and counts for itself.
        with suppress(InterruptedSearchError):
            whole, lanes = Found.whole(index, query), Lanes.of(index, query, self.size.width)
            self.app.call_from_thread(self._show_count, whole, lanes, at, left)

    def _show_count(self, whole: Found, lanes: Lanes, at: str | None, left: Browsing) -> None:
        if whole.query == self._query:
            # Whoever has moved on meanwhile stays there.
            self._show_found(whole, lanes, at if at and self.browsing == left else self._event)

    def _show_found(self, found: Found, lanes: Lanes | None, at: str | None) -> None:
        position = self.project.index.position(found.query, at) if at else None
        self.lit = found.query.lit
        self.found = found
        self.lanes = lanes
        self.set_reactive(MainScreen.browsing, Browsing())
        self.browsing = Browsing(found.count, min(position or 0, max(found.count - 1, 0)))
        self._show_event()

    def watch_browsing(self) -> None:
        """The reader moved."""
        if self.found is None:
            return
        self._show_event()
        chosen = self.browsing.selection
        self.query_one(KeyBar).said = range_words(self.found, chosen) if chosen else ""
        self.query_one(Overview).days = range_days(self.found, chosen) if chosen else None

    def _show_event(self) -> None:
        if self.found is None or not self.found.count:
            self.record = None
            return
        row = self.found.row(self.browsing.position)
        if self.record is None or self.record.row.id != row.id:
            self.record = self.project.index.event(row.id)
        self.query_one(Overview).rank = row.rank

    # Moving

    def action_move(self, command: str) -> None:
        """Any movement among the events."""
        if self.found and self.found.count:
            page = max(self.query_one(Timeline).size.height - 2, 1)
            self.browsing = MOVES[command](self.browsing, self.found.layout, page)

    @on(EventChosen)
    def choose_event(self, message: EventChosen) -> None:
        """A row was clicked."""
        self.browsing = self.browsing.moved_to(message.position, extending=message.extending)

    @on(DayChosen)
    def choose_day(self, message: DayChosen) -> None:
        """A day of the overview was clicked."""
        self._go_to_day(message.day)

    def action_go_to_date(self) -> None:
        """Ask for a date and go there."""
        self.app.push_screen(GoToDate(), self._go_to_day)

    def _go_to_day(self, day: int | None) -> None:
        if day is not None and self.found and self.found.count:
            self.browsing = self.browsing.moved_to(self.project.index.seek(self.found.query, day))

    def go_to_event(self, event: str) -> None:
        """Go to an event by its id; a search that hides it is let go."""
        if self.found and (position := self.project.index.position(self.found.query, event)) is not None:
            self.browsing = self.browsing.moved_to(position)
        else:
            self.search_for("", at=event)

    @property
    def _event(self) -> str | None:
        return self.record.row.id if self.record else None

    # Searching

    def action_search(self) -> None:
        """Open the query line."""
        self.query_one(SearchBar).open()

    def search_for(self, text: str, at: str | None = None) -> None:
        """Put a query on the line and search for it, staying at an event where it is found."""
        self.query_one(SearchBar).put(text)
        self._search_text(text, at)

    @on(SearchChanged)
    def search_as_typed(self, message: SearchChanged) -> None:
        """The line reads differently."""
        self._search_text(message.text)

    def _search_text(self, text: str, at: str | None = None) -> None:
        query, troubles = parse_query(text)
        self._search(query, at or self._event)
        self.query_one(SearchBar).say(query_remark(troubles, query, self.found, self.project.index))

    @on(SearchLeft)
    def leave_search(self) -> None:
        """Back to the events, which stay as they were found."""
        self.action_show_pane("timeline")

    def action_clear(self) -> None:
        """One step back: from the range, from the search, to the timeline."""
        if self.browsing.anchor is not None:
            self.browsing = self.browsing.range_dropped()
        elif not self._query.is_empty:
            self.search_for("")
        else:
            self.action_show_pane("timeline")

    # Reading

    def action_cite(self, command: str) -> None:
        """The next citation of the event, or the one before."""
        self.query_one(Excerpt).step(1 if command == "next-citation" else -1)

    @on(AnchorChosen)
    def follow(self, message: AnchorChosen) -> None:
        """A citation was clicked."""
        what, _, which = message.anchor.partition(":")
        if what == "citation":
            self.query_one(Excerpt).citation = int(which) - 1

    def action_match(self, command: str) -> None:
        """The next match in the excerpt, or the one before."""
        if not self.query_one(Excerpt).show_match(1 if command == "next-match" else -1):
            self.notify("No match in this excerpt.", markup=False)

    def action_read(self, command: str) -> None:
        """A page over the panes."""
        title, lines = PAGES[command]
        self.app.push_screen(Page(title, lines(self.project, self.pane, self.ascii_only), self.ascii_only))

    # Exporting

    def action_export(self) -> None:
        """Show what would be written, and write it."""
        if self.found:
            offered = extracts(self.found, self.browsing, self.project.index.info.title)
            self.app.push_screen(ExportScreen(self.project, offered, self.ascii_only))

    def action_copy(self) -> None:
        """The range, else the event, as Markdown to the terminal's clipboard."""
        if self.found and self.found.count:
            chosen = self.found.ids(*self.browsing.chosen)
            self.app.copy_to_clipboard(markdown_of(self.project.index, self.found.query, chosen).text)
            self.notify("Sent to the terminal's clipboard as Markdown.", markup=False)

    # Panes

    def action_show_pane(self, command: str) -> None:
        """To a pane: by its name, or the next one."""
        self.pane = step_from(self.pane, command, self.size.width)
        self.on_resize()
        self.query_one(f"#{self.pane}").focus()

    @on(events.DescendantFocus)
    def follow_focus(self, event: events.DescendantFocus) -> None:
        """The pane with the focus names its keys."""
        if event.widget.id in PANES:
            self.pane = event.widget.id

    def on_resize(self) -> None:
        """The size decides on the layout."""
        classes = relaid(self.classes, *self.app.size, self.pane)
        if classes != self.classes:
            self.classes = classes
        self.query_one(Overview).folded = "-normal" in classes
