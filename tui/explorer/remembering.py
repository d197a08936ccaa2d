"""Beginning where the reader left, or as the settings say; and noting where the reader leaves."""

from __future__ import annotations

from dataclasses import dataclass

from tui.explorer.finding import Finding
from tui.project.settings.remembered import NOTHING, Remembered
from tui.project.settings.settings import DEFAULTS, NO_COLOR, Settings


@dataclass(frozen=True, slots=True)
class Beginning:
    """How the explorer begins."""

    settings: Settings = DEFAULTS
    place: Remembered = NOTHING
    """Where the reader left, where that is remembered."""
    said: str = ""
    """What is to be said of the settings; may be empty."""
    is_first: bool = False
    """Whether nobody is known to have been here before."""


def begin(main: Finding, beginning: Beginning) -> None:
    """Search, and go, where the reader was; an event that is gone is passed over.

    Args:
        main: With everything found.
        beginning: How to.
    """
    place, index = beginning.place, main.project.index
    event = place.event if place.event and index.event(place.event) else None
    query = beginning.settings.start_query if place == NOTHING else place.query
    if query:
        main.search_for(query, at=event)
    elif event:
        main.go_to_event(event)
    if place.anchor and event and main.event == event and main.found:
        anchor = index.position(main.found.query, place.anchor)
        if anchor is not None and anchor < main.browsing.found:
            main.browsing = main.browsing.reaching_from(anchor, sticky=place.sticky)
    if beginning.said:
        main.notify(beginning.said, severity="warning", markup=False)


def place_of(main: Finding, theme: str, settings: Settings) -> Remembered:
    """Where the reader is.

    Args:
        main: What is left.
        theme: The one in use.
        settings: Those that it began with.
    """
    found, browsing = main.found, main.browsing
    anchor = ""
    if found and browsing.anchor is not None and browsing.anchor < found.count:
        anchor = found.row(browsing.anchor).id
    fixed = settings.origin("theme").name == NO_COLOR
    by_hand = theme if theme != settings.theme and not fixed else ""
    return Remembered(
        event=main.event or "",
        anchor=anchor,
        sticky=browsing.sticky and bool(anchor),
        query=main.line,
        theme=by_hand,
        theme_before=settings.theme if by_hand else "",
    )
