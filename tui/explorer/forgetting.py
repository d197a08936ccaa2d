"""Forgetting protected names in an open explorer: what was typed, where one has been, what is shown."""

from __future__ import annotations

from collections.abc import Callable

from tui.explorer.going import Going
from tui.explorer.search_bar import SearchBar
from tui.reading.protected import ProtectedNames


def forget_names(main: Going, names: ProtectedNames) -> None:
    """Leave no name of a list on the query line, in what can be undone or recalled, nor over the panes.

    Args:
        main: The screen; its index may hold the names no more.
        names: The list as it is now.
    """
    finds: Callable[[str], bool] = names.veil.finds if names.veil else (lambda _: False)
    # Pages and questions were written from what was known before.
    while main.app.screen is not main:
        main.app.pop_screen()
    main.app.clear_notifications()
    bar = main.query_one(SearchBar)
    if finds(main.line) or finds(bar.text):
        main.search_for(names.mask(main.line))
        bar.show(main.line)
    bar.forget(finds)
    main.past = main.past.without(finds)
    main.trail = main.trail.without(finds)
