"""Forgetting in an open explorer whatever may hold a name that was just protected."""

from __future__ import annotations

from tui.explorer.controllers.navigation import NavigationController, NavigationHistory
from tui.explorer.query_history import QueryHistory
from tui.explorer.widgets.search_bar import SearchBar


def forget_what_was_typed(main: NavigationController) -> None:
    """Let go of the query, of those before it, of the places there were, and of what lies over the panes.

    All of them, for a part of a name may be among them, which nobody can tell from a list of whole names.

    Args:
        main: The screen; its index holds the names no more.
    """
    # Pages and questions were written from what was known before.
    while main.app.screen is not main:
        main.app.pop_screen()
    main.app.clear_notifications()
    bar = main.query_one(SearchBar)
    if main.line or bar.text:
        main.search_for("")
        bar.show("")
        main.notify("The list of protected names has changed: queries are forgotten.", markup=False)
    bar.forget()
    main.past, main.trail = QueryHistory(), NavigationHistory()
