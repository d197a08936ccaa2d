"""The panes and bars of the main screen: what each of them is bound to, and how they are nested."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Container
from textual.widgets import Static

from tui.explorer.controllers.overview_view import OverviewController
from tui.explorer.controllers.pane_layout import PaneController
from tui.explorer.controllers.search import SearchController
from tui.explorer.overview.overview import Overview
from tui.explorer.responsive_layout import LEAST_HEIGHT, LEAST_WIDTH
from tui.explorer.widgets.bars import Banner, KeyBar, TitleBar
from tui.explorer.widgets.detail import Detail
from tui.explorer.widgets.excerpt import Excerpt
from tui.explorer.widgets.framed_pane import FramedPane
from tui.explorer.widgets.search_bar import SearchBar
from tui.explorer.widgets.timeline import Timeline
from tui.project.settings.settings import Settings


def compose_panes(settings: Settings, *, ascii_only: bool) -> ComposeResult:
    """Make the widgets of the main screen; to be called by its `compose`, to whose state they are bound.

    Args:
        settings: The colours of the lanes, and the keys in effect.
        ascii_only: Whether nothing but ASCII may be drawn.

    Yields:
        The widgets, from top to bottom.
    """
    overview = Overview(id="overview", ascii_only=ascii_only, colours=settings.lanes)
    overview.data_bind(
        SearchController.lanes,
        SearchController.view,
        SearchController.record,
        SearchController.days,
        OverviewController.linked,
    )
    timeline = Timeline(id="timeline", ascii_only=ascii_only)
    timeline.data_bind(
        SearchController.results,
        SearchController.browsing,
        SearchController.mark,
        SearchController.problems,
    )
    detail = Detail(id="detail", ascii_only=ascii_only)
    detail.data_bind(
        SearchController.record,
        SearchController.unread,
        SearchController.info,
        SearchController.highlight_terms,
    )
    excerpt = Excerpt(id="excerpt", ascii_only=ascii_only)
    excerpt.data_bind(SearchController.record, SearchController.unread, SearchController.highlight_terms)
    yield TitleBar(id="title").data_bind(
        SearchController.results, SearchController.info, SearchController.problems
    )
    yield Banner(id="trouble")
    yield Banner(id="unmasked")
    yield Banner(id="as-of").data_bind(said=SearchController.as_of)
    yield FramedPane(overview, id="overview-pane")
    with Container(id="panes"):
        yield FramedPane(timeline, id="timeline-pane")
        with Container(id="right"):
            yield FramedPane(detail, id="detail-pane")
            yield FramedPane(excerpt, id="excerpt-pane")
    yield SearchBar(id="search").data_bind(SearchController.line, SearchController.query_message)
    yield KeyBar(settings.commands, id="keys").data_bind(
        SearchController.said, SearchController.since, pane=PaneController.named
    )
    yield Static(f"dateline needs {LEAST_WIDTH} columns and {LEAST_HEIGHT} lines", id="tiny", markup=False)
