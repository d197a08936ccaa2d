"""Clearing everything typed or shown in an open explorer that may contain a newly protected name."""

from __future__ import annotations

from tui.explorer.controllers.navigation import NavigationController
from tui.explorer.widgets.search_bar import SearchBar
from tui.session.navigation_history import NavigationHistory
from tui.session.query_history import QueryHistory


def forget_what_was_typed(main: NavigationController) -> None:
    """Clear the query and its history, the history of places, and the pages over the panes.

    All of them, for they may contain a part of a name, which a list of hashed names cannot find.

    Args:
        main: The screen, whose index has the names masked already.
    """
    # Pages and dialogs were made from the old index.
    while main.app.screen is not main:
        main.app.pop_screen()
    main.app.clear_notifications()
    bar = main.query_one(SearchBar)
    if main.line or bar.text:
        main.search_for("")
        bar.show("")
        main.notify("The list of protected names has changed: past queries were deleted.", markup=False)
    bar.forget()
    main.past, main.trail = QueryHistory(), NavigationHistory()
